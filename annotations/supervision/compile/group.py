"""组特征: what holds of the rows that belong together, said of each of them.

Every function over rows becomes a column first: worked out once for each group (or, in a sliding window, for
each day of a group, from the days around it) and joined back. Then the condition is one on a single row. A
window over days and not over rows keeps a group of a hundred thousand rows from costing its square.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import reduce
from operator import and_

import ibis

from annotations.supervision.compile.env import ROW, RowEnv
from annotations.supervision.compile.sliding import slide
from annotations.supervision.language.expr import Expr
from annotations.supervision.language.lower import lower
from annotations.supervision.language.lower_functions import AGGREGATES
from annotations.supervision.model.tree import Condition, GroupFeature, Span

_EPOCH = date(1970, 1, 1)
_SLIDING = (Span.AROUND, Span.BEFORE)
DAY, PERIOD = "·日", "·期"


@dataclass(slots=True)
class _Gathering:
    """First pass: notes every function over rows with its argument, as columns to be worked out."""

    row: RowEnv
    only: Expr | None
    found: list[tuple[str, Expr]] = field(default_factory=list)

    @property
    def today(self) -> date:
        """Return the day of the run."""
        return self.row.today

    def value(self, name: str) -> Expr:
        """Return the column of a name."""
        return self.row.value(name)

    def companion(self, name: str, part: str) -> Expr:
        """Return what the loader worked out beside a field."""
        return self.row.companion(name, part)

    def gather(self, name: str, args: tuple[Expr, ...]) -> Expr:
        """Note a function; what is given back is of the right kind and goes no further."""
        value = args[0] if args else self.row.table[ROW].notnull()
        if self.only is not None:
            value = ibis.ifelse(self.only, value, ibis.null(value.type()))
        self.found.append((name, value))
        return AGGREGATES[name](value)


@dataclass(slots=True)
class _Reading:
    """Second pass: every function over rows is the column that was worked out for it, in the same order."""

    row: RowEnv
    functions: tuple[str, ...]
    next: int = 0

    @property
    def today(self) -> date:
        """Return the day of the run."""
        return self.row.today

    def value(self, name: str) -> Expr:
        """Return the column of a name."""
        return self.row.value(name)

    def companion(self, name: str, part: str) -> Expr:
        """Return what the loader worked out beside a field."""
        return self.row.companion(name, part)

    def gather(self, name: str, args: tuple[Expr, ...]) -> Expr:
        """Read the column of a function; its argument was worked out in the first pass."""
        del args
        number, self.next = self.next, self.next + 1
        if self.functions[number] != name:
            raise AssertionError(name)
        return self.row.table[gathered(number)]


def gathered(number: int) -> str:
    """Name the column of a function over rows."""
    return f"·聚{number}"


def add_group(group: GroupFeature, rows: Expr, today: date) -> Expr:
    """Add the column of a group feature, and one for each value that its sentence names."""
    env = RowEnv(rows, today)
    only = lower(group.only.tree, env).fill_null(ibis.literal(value=False)) if group.only else None
    gathering = _Gathering(env, only)
    for part in _wanted(group).values():
        lower(part.tree, gathering)
    values = {gathered(i): value for i, (_, value) in enumerate(gathering.found)}
    functions = {gathered(i): name for i, (name, _) in enumerate(gathering.found)}
    keys = _keys(group, env)
    counts = {"·其中": only} if only is not None else {}
    rows = rows.mutate(**keys, **counts, **values)
    found = _joined(group, rows, list(keys), functions)
    reading = _Reading(RowEnv(found, today), tuple(functions.values()))
    found = _judged(group, found, list(keys), reading)
    return found.drop(*keys, *counts, *functions)


def _wanted(group: GroupFeature) -> Mapping[str, Condition]:
    """Return the condition and the values that the sentence names, by the column that holds them."""
    parts = [part for part in group.says.parts if not isinstance(part, str)]
    return {group.id: group.condition} | {f"说·{group.id}·{i}": part for i, part in enumerate(parts)}


def _keys(group: GroupFeature, env: RowEnv) -> dict[str, Expr]:
    """Return the columns in which the rows of a group agree; in a sliding window, with the day."""
    keys = {f"·组{i}": env.value(name) for i, name in enumerate(group.by)}
    if group.window is None or group.window.span is Span.ALL:
        return keys
    dated = env.value(group.window.dated)
    if group.window.span in _SLIDING:
        return keys | {DAY: dated.delta(ibis.literal(_EPOCH), unit="day").cast("int64")}
    year = dated.year().cast("int64")
    return keys | {PERIOD: year if group.window.span is Span.YEAR else year * 100 + dated.month()}


def _joined(group: GroupFeature, rows: Expr, keys: list[str], functions: Mapping[str, str]) -> Expr:
    """Join back what was worked out for each group, in place of the functions' arguments."""
    if group.window is not None and group.window.span in _SLIDING:
        after = group.window.days if group.window.span is Span.AROUND else 0
        grouped = slide(rows, keys, DAY, (group.window.days, after), functions)
    else:
        columns = {column: AGGREGATES[name](rows[column]) for column, name in functions.items()}
        grouped = rows.group_by(keys).aggregate(**columns)
    grouped = grouped.rename({f"{key}'": key for key in keys})
    rows = rows.drop(*functions)
    return rows.left_join(grouped, [rows[key] == grouped[f"{key}'"] for key in keys]).drop(
        *(f"{key}'" for key in keys)
    )


def _judged(group: GroupFeature, rows: Expr, keys: list[str], env: _Reading) -> Expr:
    """Judge each row by what its group gave; rows without a group, or that do not count, carry nothing."""
    found = {name: lower(part.tree, env) for name, part in _wanted(group).items()}
    carries = reduce(and_, (rows[key].notnull() for key in keys))
    carries = carries & rows["·其中"] if group.only else carries
    found[group.id] = ibis.ifelse(carries, found[group.id], ibis.literal(value=False))
    return rows.mutate(**found)
