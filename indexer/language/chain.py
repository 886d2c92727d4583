"""The chain of a case: a later document names the earlier ones, so the index is asked again."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from indexer.engine import Engine
from indexer.language.lower import Chain
from indexer.query import AnyOf, Either, Request
from nlp.parse.case_numbers import format_case_number, parse_case_number

# First instance, appeal, retrial, protest, enforcement: no chain is longer than a few.
_ROUNDS = 4
_MOST = 200
# Papers of one case beside its judgment are numbered 之一, 之二 …; few cases have more.
_PAPERS = 20


def chain_of(engine: Engine) -> Chain:
    """Return what finds the case numbers of a chain in an index."""

    def found(number: str) -> tuple[str, ...]:
        known = {_case(number): None}
        for _ in range(_ROUNDS):
            before = len(known)
            numbers = _papers(known)
            query = Either((AnyOf("case_number", numbers), AnyOf("chain", numbers)))
            for hit in engine.search(Request(query, _MOST, stored=("case_number", "chain"))).hits:
                named = f"{hit.stored['case_number']}\n{hit.stored['chain']}".split("\n")
                known.update((_case(one), None) for one in named if one)
            if len(known) == before or len(known) > _MOST:
                break
        return _papers(known)

    return found


def _case(number: str) -> str:
    """Return the number of the case that a paper belongs to: …27号之一 is one of …27号."""
    read = parse_case_number(number)
    return number if read is None else format_case_number(replace(read, branch=0))


def _papers(cases: Iterable[str]) -> tuple[str, ...]:
    """Return the numbers that papers of these cases may bear."""
    found: dict[str, None] = {}
    for case in cases:
        read = parse_case_number(case)
        branches = range(1, _PAPERS + 1) if read is not None else ()
        found[case] = None
        found.update((format_case_number(replace(read, branch=one)), None) for one in branches if read)
    return tuple(found)
