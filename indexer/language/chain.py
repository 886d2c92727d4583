"""The chain of a case: a later document names the earlier ones, so the index is asked again."""

from __future__ import annotations

from indexer.engine import Engine
from indexer.language.lower import Chain
from indexer.query import AnyOf, Either, Request

# First instance, appeal, retrial, protest, enforcement: no chain is longer than a few.
_ROUNDS = 4
_MOST = 200


def chain_of(engine: Engine) -> Chain:
    """Return what finds the case numbers of a chain in an index."""

    def found(number: str) -> tuple[str, ...]:
        known = {number: None}
        for _ in range(_ROUNDS):
            before = len(known)
            numbers = tuple(known)
            query = Either((AnyOf("case_number", numbers), AnyOf("chain", numbers)))
            for hit in engine.search(Request(query, _MOST, stored=("case_number", "chain"))).hits:
                named = f"{hit.stored['case_number']}\n{hit.stored['chain']}".split("\n")
                known.update((one, None) for one in named if one)
            if len(known) == before or len(known) > _MOST:
                break
        return tuple(known)

    return found
