"""How a pattern is looked for: by a few plain texts first, one of which must stand where it matches.

A plain text is looked for in a tenth of the time, and mostly none is there. A pattern that is nothing but a
few texts is not tried at all.
"""

from __future__ import annotations

import importlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache, reduce
from operator import or_
from typing import Any

import ibis
import ibis.expr.operations as ops

from annotations.supervision.language.expr import Expr

# The library's own reader of patterns: it has no public one. Flags it reads otherwise than RE2 does, and
# `{,2}`: no pattern of a model has it (`fault_of`). Of both nothing is read.
_parser: Any = importlib.import_module("re._parser")
op: Any = importlib.import_module("re._constants")

# Looking for more texts takes as long as the pattern; a single character stands nearly everywhere.
_MOST, _SHORTEST = 5, 2
# So many texts are kept while a pattern is read; of a class with more members, none.
_KEPT, _MEMBERS = 24, 4
# Of more texts the shortest are not sought: that takes the square of their number.
_WEIGHED = 100

Texts = frozenset[str]
_EMPTY: Texts = frozenset(("",))


@dataclass(frozen=True, slots=True)
class _Part:
    """A part of a pattern: all that it can match, where that is few texts, and texts of which it holds one.

    What need hold nothing holds "".
    """

    whole: Texts | None
    held: Texts


_ANYTHING = _Part(None, _EMPTY)


def found(text: Expr, expression: str) -> Expr:
    """Say whether a pattern matches somewhere in a text."""
    part, empty = _read(expression)
    if part.whole is not None and 0 < len(part.whole) <= _MOST and "" not in part.whole:
        return _any_of(text, _shortest(part.whole))
    # DuckDB extracts once for each distinct text, where it knows which are; it does not search so.
    hit = text.re_search(expression) if empty else text.re_extract(expression, 0) != ""
    if not isinstance(text.op(), ops.Field) or not _telling(part.held):
        return hit
    return ibis.cases((_any_of(text, part.held), hit), (text.notnull(), False))


def _any_of(text: Expr, sought: Texts) -> Expr:
    """Say whether a text holds any of some."""
    return reduce(or_, (text.contains(one) for one in sorted(sought)))


@lru_cache(maxsize=4096)
def _read(expression: str) -> tuple[_Part, bool]:
    """Read a pattern, and say whether it may match where nothing is."""
    if "{," in expression:
        return _ANYTHING, True
    try:
        tree = _parser.parse(expression)
    except (_parser.error, RecursionError):
        return _ANYTHING, True
    plain = not tree.state.flags & ~_parser.SRE_FLAG_UNICODE
    # An anchored pattern is tried once.
    anchored = bool(tree) and tree[0][0] is op.AT
    part = _sequence(tree) if plain and not anchored else _ANYTHING
    return part, tree.getwidth()[0] == 0


def _telling(held: Texts) -> bool:
    """Say whether it is worth looking for these texts first."""
    return 0 < len(held) <= _MOST and min(map(len, held)) >= _SHORTEST


def _shortest(texts: Texts) -> Texts:
    """Leave out texts that hold another; of very many, say that nothing need be held."""
    if len(texts) > _WEIGHED:
        return _EMPTY
    return frozenset(one for one in texts if not any(other in one for other in texts if other != one))


def _sequence(nodes: Iterable[tuple[Any, Any]]) -> _Part:
    """Read parts that follow one another: what they match together, or the best that one of them holds."""
    run, broken, choices = _EMPTY, False, list[Texts]()
    for kind, given in nodes:
        part = _one(kind, given)
        longer = _KEPT + 1 if part.whole is None else len(run) * len(part.whole)
        if part.whole is not None and longer <= _KEPT:
            run = frozenset(start + end for start in run for end in part.whole)
            continue
        choices += [run, part.whole if part.whole is not None else part.held]
        run, broken = _EMPTY, True
    if not broken:
        return _Part(run, _shortest(run))
    return _Part(None, min((_shortest(one) for one in (*choices, run)), key=_dear))


def _dear(texts: Texts) -> tuple[bool, int, int]:
    """Order texts by how much there is to look for."""
    return not texts or min(map(len, texts)) < _SHORTEST, len(texts), -min(map(len, texts), default=0)


def _one(kind: Any, given: Any) -> _Part:  # noqa: ANN401 - the parser's own tree
    """Read one part of a pattern."""
    if kind is op.LITERAL:
        return _exactly((chr(given),))
    if kind is op.IN:
        return _class(given)
    if kind is op.BRANCH:
        return _either([_sequence(one) for one in given[1]])
    if kind is op.SUBPATTERN:
        _, added, removed, inner = given
        return _ANYTHING if added or removed else _sequence(inner)
    if kind in (op.MAX_REPEAT, op.MIN_REPEAT):
        least, most, inner = given
        return _repeated(least, most, _sequence(inner))
    return _ANYTHING


def _exactly(texts: Iterable[str]) -> _Part:
    """Take a part that matches these texts."""
    whole = frozenset(texts)
    return _Part(whole, _shortest(whole))


def _class(members: Sequence[tuple[Any, Any]]) -> _Part:
    """Read a class of characters: a few listed ones, or anything."""
    if len(members) > _MEMBERS or any(kind is not op.LITERAL for kind, _ in members):
        return _ANYTHING
    return _exactly(chr(given) for _, given in members)


def _either(parts: Sequence[_Part]) -> _Part:
    """Join parts of which one matches."""
    held = _shortest(frozenset[str]().union(*(part.held for part in parts)))
    whole = frozenset[str]().union(*(part.whole or () for part in parts))
    few = len(whole) <= _KEPT and all(part.whole is not None for part in parts)
    return _Part(whole if few else None, held)


def _repeated(least: int, most: int, inner: _Part) -> _Part:
    """Read a part that is repeated."""
    if (least, most) == (1, 1):
        return inner
    if least:
        return _Part(None, inner.held)
    if most == 1 and inner.whole is not None:
        return _exactly(inner.whole | _EMPTY)
    return _ANYTHING
