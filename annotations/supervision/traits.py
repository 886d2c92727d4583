"""What several leads have in common: values that stand among their rows far more often than among all rows.

One-sided Fisher test (hypergeometric tail), Bonferroni over every value tried. A trait is a hint of where to
look (an agent, a court, an employer, a month), never evidence against anybody.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from datetime import date
from math import exp, lgamma, log

import pyarrow.compute as pc

from annotations.supervision.catalogue.values import ALL, Column, Sense
from annotations.supervision.shown import shown
from annotations.supervision.tables.places import divide
from annotations.supervision.tables.values import Held

_LEAST, _TWICE, _LEVEL = 3, 2.0, 0.01
_SENSES = frozenset(
    {Sense.COURT, Sense.CAUSE, Sense.LIST, Sense.PERSON, Sense.NAME, Sense.PLACE, Sense.DATE, Sense.TEXT}
)
# What is no trait: texts of documents, and what nearly every row has for itself.
_LONGEST = 20


@dataclass(frozen=True, slots=True)
class Trait:
    """One value: in how many of the rows of leads and of all rows it stands, the odds, the probability.

    `value` is masked as in a lead. `odds` is the odds ratio with half a row added to each count; `p` the
    probability of so many or more by chance, times the number of values tried.
    """

    column: str
    value: str = field(repr=False)
    hits: int
    of: int
    rows: int
    all: int
    odds: float
    p: float


def traits(held: Held, cases: Collection[str]) -> tuple[Trait, ...]:
    """Return the traits of the rows of a table whose key is one of `cases`, the least likely first."""
    key = held.table.key[0]
    keys = held.column(key).to_pylist()
    inside = [name in cases for name in keys]
    hits, total = sum(inside), len(keys)
    if hits < _LEAST or hits == total:
        return ()
    tried = 0
    found: list[Trait] = []
    for column in held.table.columns:
        if column.name not in held.schema.names or column.sense not in _SENSES or column.name == key:
            continue
        everywhere, here = _counts(held, column, inside)
        tried += len(here)
        found += [
            _trait(column, value, count, hits, everywhere[value], total) for value, count in here.items()
        ]
    level = max(tried, 1)
    strong = (
        Trait(one.column, one.value, one.hits, one.of, one.rows, one.all, one.odds, min(1.0, one.p * level))
        for one in found
        if one.hits >= _LEAST and one.hits * total >= _TWICE * one.rows * hits
    )
    return tuple(
        sorted((one for one in strong if one.p < _LEVEL), key=lambda one: (one.p, -one.odds, one.column))
    )


def _counts(held: Held, column: Column, inside: list[bool]) -> tuple[Counter[str], Counter[str]]:
    """Count the values of a column over all rows and over those of leads; a row counts once a value."""
    everywhere, here = Counter[str](), Counter[str]()
    cells = held.column(column.name)
    if pc.all(pc.is_null(cells)).as_py():
        return everywhere, here
    for value, lead in zip(cells.to_pylist(), inside, strict=True):
        words = set(_words(column, value))
        everywhere.update(words)
        if lead:
            here.update(words)
    return everywhere, here


def _words(column: Column, value: object) -> Iterator[str]:
    """Give what a cell is counted as: names and terms, the county of a place, the month of a date."""
    if value is None or column.name.startswith(ALL):
        return
    if isinstance(value, date):
        yield f"{value:%Y-%m}"
    elif isinstance(value, (list, tuple)):
        yield from (str(one) for one in value)
    elif column.sense is Sense.PLACE:
        place = divide(str(value))
        yield from (name for name in (place.county or place.city,) if name)
    elif column.sense is not Sense.TEXT or len(str(value)) <= _LONGEST:
        yield str(value)


def _trait(column: Column, value: str, hits: int, of: int, rows: int, total: int) -> Trait:
    """Judge one value."""
    inner = (hits + 0.5) / (of - hits + 0.5)
    outer = (rows - hits + 0.5) / (total - of - rows + hits + 0.5)
    as_shown = value if column.sense in (Sense.PLACE, Sense.DATE) else shown(column, value)
    return Trait(column.name, as_shown, hits, of, rows, total, inner / outer, _tail(hits, of, rows, total))


def _tail(hits: int, of: int, rows: int, total: int) -> float:
    """Return the probability that `of` rows drawn from `total` hold at least `hits` of `rows` marked ones."""
    whole = _choose(total, of)
    terms = (
        exp(_choose(rows, count) + _choose(total - rows, of - count) - whole)
        for count in range(hits, min(of, rows) + 1)
        if of - count <= total - rows
    )
    return min(1.0, sum(terms))


def _choose(of: int, count: int) -> float:
    """Return the logarithm of a binomial coefficient."""
    if count in (0, of):
        return log(1)
    return lgamma(of + 1) - lgamma(count + 1) - lgamma(of - count + 1)
