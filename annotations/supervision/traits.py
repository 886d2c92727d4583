"""What several leads have in common: values that stand among their rows far more often than among all rows.

One-sided Fisher test (hypergeometric tail), Bonferroni over every value tried. A trait is a hint of where to
look (an agent, a court, an employer, a month), never evidence against anybody.

What stands in the rows of all leads of a model is counted once (`tally`), while the table is at hand; of any
of these leads the traits can then be told (`traits`), also later and without the table.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from math import exp, lgamma, log

import pyarrow as pa
import pyarrow.compute as pc

from annotations.fingerprints import fingerprint
from annotations.supervision.catalogue.values import ALL, Column, Sense
from annotations.supervision.shown import shown
from annotations.supervision.tables.values import Held
from annotations.supervision.values import Lead

_LEAST, _TWICE, _LEVEL, _SHARED = 3, 2.0, 0.01, 2
_SENSES = frozenset(
    {
        Sense.COURT,
        Sense.ORGAN,
        Sense.CAUSE,
        Sense.LIST,
        Sense.PERSON,
        Sense.NAME,
        Sense.PLACE,
        Sense.DATE,
        Sense.TEXT,
    }
)
# What is no trait: texts of documents, and what nearly every row has for itself, like a day of birth.
_LONGEST, _BORN = 20, "出生"
_DAY = re.compile(r"(\d{4}-\d{2})-\d{2}")
# What an office does on a day is told by the day, too; of lives (birth, death, work, illness) only the month.
_ACTS = re.compile(
    "立案|开庭|结案|审限|移送|起诉|判决|裁定|批捕|撤案|终本|限高|失信|查询|冻结|受理|终结|决定|意见|回复|处罚"
    "|公布|发布|撤回|生效|评查|成立|注销|备案|补缴"
)


@dataclass(frozen=True, slots=True, order=True)
class Mark:
    """A value of a column: a keyed name for it (equal values, equal names), and how it is shown, masked."""

    column: str
    name: str
    shown: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class Tally:
    """What stands in the rows of leads, and in how many of all rows each of it stands.

    `rows` are by lead (its fingerprint): the number of each row, and what stands in it.
    """

    all: int
    totals: Mapping[Mark, int]
    rows: Mapping[str, Mapping[int, frozenset[Mark]]]


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


def tally(held: Held, leads: Sequence[Lead], key: bytes) -> Tally:
    """Count the values that stand in the rows of leads, there and in the whole table."""
    numbers = sorted({number for lead in leads for number in lead.rows})
    marks: dict[int, set[Mark]] = {number: set() for number in numbers}
    totals: dict[Mark, int] = {}
    for column in _columns(held) if numbers else ():
        for value, rows, total in _counted(held, column, numbers):
            if len(rows) < _LEAST and _is_day(column, value):
                continue
            # What stands in fewer rows can be no trait: of it only that it was tried is kept.
            told = _shown(column, value) if len(rows) >= _LEAST else ""
            mark = Mark(column.name, fingerprint(key, "trait", column.name, value), told)
            totals[mark] = total
            for number in rows:
                marks[number].add(mark)
    frozen = {number: frozenset(found) for number, found in marks.items()}
    rows_of = {lead.fingerprint: {number: frozen[number] for number in lead.rows} for lead in leads}
    return Tally(held.count, totals, rows_of)


def traits(counted: Tally, leads: Collection[str]) -> tuple[Trait, ...]:
    """Return the traits of some leads (by fingerprint), the least likely first."""
    rows = {number: marks for name in leads for number, marks in counted.rows.get(name, {}).items()}
    hits, total = len(rows), counted.all
    if hits < _LEAST or hits == total:
        return ()
    here = Counter(mark for marks in rows.values() for mark in marks)
    # Nearly every row has days for itself: of them only what may be a trait is tried, else they hide agents.
    tried = sum(1 for mark, count in here.items() if count >= _LEAST or not _DAY.fullmatch(mark.shown))
    # What stands in many rows of one lead alone is no more than what makes it that lead.
    shared = Counter(mark for name in leads for mark in _marks(counted, name))
    found = (
        _trait(mark, count, hits, counted.totals[mark], total, tried)
        for mark, count in here.items()
        if count >= _LEAST
        and shared[mark] >= _SHARED
        and count * total >= _TWICE * counted.totals[mark] * hits
    )
    strong = [one for one in found if one.p < _LEVEL]
    days = {(one.column, day[1], one.hits) for one in strong if (day := _DAY.fullmatch(one.value))}
    # A month that is no more than one of its days is told by the day.
    told = (one for one in strong if (one.column, one.value, one.hits) not in days)
    return tuple(sorted(told, key=lambda one: (one.p, -one.odds, one.column, one.value)))


def _marks(counted: Tally, lead: str) -> frozenset[Mark]:
    """Return what stands in any row of a lead."""
    return frozenset().union(*counted.rows.get(lead, {}).values())


def _columns(held: Held) -> list[Column]:
    """Return the columns whose values can be traits."""
    return [
        column
        for column in held.table.columns
        if column.name in held.schema.names
        and column.sense in _SENSES
        and column.name not in held.table.key
        and not (column.private or column.name.startswith(ALL) or _BORN in column.name)
    ]


def _counted(held: Held, column: Column, numbers: Sequence[int]) -> Iterator[tuple[str, list[int], int]]:
    """Give each value that stands in some rows: the rows, and in how many of all rows it stands."""
    own = _pairs(column, *_cells(held, column, numbers))
    rows: dict[str, list[int]] = {}
    for at, value in zip(own["row"].to_pylist(), own["value"].to_pylist(), strict=True):
        rows.setdefault(value, []).append(numbers[at])
    if not rows:
        return
    everywhere = _pairs(column, *_cells(held, column, None))
    same = everywhere.filter(pc.is_in(everywhere["value"], value_set=pa.array(sorted(rows), pa.string())))
    counted = same.group_by("value").aggregate([([], "count_all")])
    totals = dict(zip(counted["value"].to_pylist(), counted["count_all"].to_pylist(), strict=True))
    for value, found in sorted(rows.items()):
        yield value, found, totals[value]


def _cells(held: Held, column: Column, numbers: Sequence[int] | None) -> tuple[pa.ChunkedArray, ...]:
    """Read what a column is counted by, of some rows or of all: a place by its county, else its city."""
    names = [column.name]
    if column.sense is Sense.PLACE:
        names = [f"{column.name}·{part}" for part in ("区县", "地市")]
    if numbers is None:
        return tuple(held.column(name) for name in names)
    cells = held.cells(pa.array(numbers, pa.int64()), names)
    return tuple(cells[name] for name in names)


def _pairs(column: Column, cells: pa.ChunkedArray, other: pa.ChunkedArray | None = None) -> pa.Table:
    """Return each value once for each row that it stands in: terms of lists, months and days of dates."""
    values = (cells if other is None else pc.coalesce(cells, other)).combine_chunks()
    rows = pa.array(range(len(values)), pa.int64())
    if pa.types.is_list(values.type):
        rows, values = pc.list_parent_indices(values), pc.list_flatten(values)
    elif column.sense is Sense.DATE:
        forms = ("%Y-%m", "%Y-%m-%d") if _ACTS.search(column.name) else ("%Y-%m",)
        rows = pa.concat_arrays([rows] * len(forms))
        values = pa.concat_arrays([pc.strftime(values, format=form) for form in forms])
    table = pa.table({"row": rows, "value": values}).filter(pc.is_valid(values))
    if column.sense is Sense.TEXT:
        table = table.filter(pc.less_equal(pc.utf8_length(table["value"]), _LONGEST))
    return table.group_by(["row", "value"]).aggregate([])


def _is_day(column: Column, value: str) -> bool:
    """Say whether a value is a single day."""
    return column.sense is Sense.DATE and _DAY.fullmatch(value) is not None


def _shown(column: Column, value: str) -> str:
    """Show a value masked; a county, a month and a day of a proceeding are nobody's."""
    return value if column.sense in (Sense.PLACE, Sense.DATE) else shown(column, value)


def _trait(mark: Mark, hits: int, of: int, rows: int, total: int, tried: int) -> Trait:
    """Judge one value."""
    inner = (hits + 0.5) / (of - hits + 0.5)
    outer = (rows - hits + 0.5) / (total - of - rows + hits + 0.5)
    p = min(1.0, _tail(hits, of, rows, total) * tried)
    return Trait(mark.column, mark.shown, hits, of, rows, total, inner / outer, p)


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
