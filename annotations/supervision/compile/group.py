"""组特征: what holds of the rows that belong together, said of each of them.

Every function over rows is worked out once for each group (in a sliding window: for each day of a group,
from the days around it) and put beside the rows; then the condition is one on a single row. Groups that look
at the same rows in the same way are worked out together.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import reduce
from operator import and_

import ibis

from annotations.supervision.compile.beside import Beside
from annotations.supervision.compile.env import Asking, Reading, RowEnv
from annotations.supervision.compile.fewest import fewest
from annotations.supervision.compile.sliding import DAY, Values, slide
from annotations.supervision.language.expr import Expr
from annotations.supervision.language.lower import lower
from annotations.supervision.language.lower_functions import AGGREGATES
from annotations.supervision.model.tree import Condition, GroupFeature, Span, Window

_EPOCH = date(1970, 1, 1)
_SLIDING = (Span.AROUND, Span.BEFORE, Span.ANY)


@dataclass(frozen=True, slots=True)
class Look:
    """How groups look at rows: what they agree in, the window, and which rows count."""

    by: tuple[str, ...]
    window: Window | None
    only: Condition | None

    @property
    def slides(self) -> bool:
        """Say whether the window is one of days around each day."""
        return self.window is not None and self.window.span in _SLIDING

    @property
    def any(self) -> bool:
        """Say whether a row carries the feature when any window that holds it does."""
        return self.window is not None and self.window.span is Span.ANY

    @property
    def around(self) -> tuple[int, int]:
        """Return how many days before and after a sliding window reaches."""
        if self.window is None:
            return (0, 0)
        return (self.window.days, self.window.days if self.window.span is Span.AROUND else 0)


@dataclass(frozen=True, slots=True)
class Looking:
    """The groups of one look, what is put beside the rows for them, and the columns that they ask for."""

    look: Look
    groups: tuple[GroupFeature, ...]
    table: Beside
    calls: tuple[str, ...]


def looking(groups: Sequence[GroupFeature], rows: Expr, today: date) -> tuple[Looking, ...]:
    """Work out all groups."""
    alike: dict[Look, list[GroupFeature]] = {}
    for group in groups:
        alike.setdefault(Look(group.by, group.window, group.only), []).append(group)
    return tuple(
        _looking(number, look, tuple(members), rows, today)
        for number, (look, members) in enumerate(alike.items())
    )


def judged(found: Looking, rows: Expr, today: date) -> dict[str, Expr]:
    """Judge each row by what its group gave; rows without a group, or that do not count, carry nothing."""
    if found.look.any:
        columns = {name: rows[_any_column(name)] for name, _ in _wanted(found.groups)}
    else:
        columns = _lowered(found.groups, rows, found.calls, today)
    carries = [rows[key].notnull() for key in found.table.own]
    if found.look.only:
        carries.append(lower(found.look.only.tree, RowEnv(rows, today)))
    for group in found.groups:
        columns[group.id] = reduce(and_, (*carries, columns[group.id]))
    return columns


def _lowered(
    groups: Sequence[GroupFeature], rows: Expr, calls: Sequence[str], today: date
) -> dict[str, Expr]:
    """Return the conditions and said values of groups, on rows beside which their functions stand."""
    env = Reading(RowEnv(rows, today), iter(calls))
    return {name: lower(part.tree, env) for name, part in _wanted(groups)}


def _wanted(groups: Sequence[GroupFeature]) -> Iterator[tuple[str, Condition]]:
    """Give the conditions and the values that the sentences name, by the columns that hold them."""
    for group in groups:
        yield group.id, group.condition
        parts = (part for part in group.says.parts if not isinstance(part, str))
        yield from ((f"说·{group.id}·{i}", part) for i, part in enumerate(parts))


def _looking(number: int, look: Look, groups: tuple[GroupFeature, ...], rows: Expr, today: date) -> Looking:
    """Work out the groups of one look."""
    prefix = f"·组{number}·"
    env = RowEnv(rows, today)
    counted = rows.filter(lower(look.only.tree, env)) if look.only else rows
    asking = Asking(RowEnv(counted, today), prefix)
    for _, part in _wanted(groups):
        lower(part.tree, asking)
    keys = _keys(look, prefix, RowEnv(counted, today))
    if look.slides:
        least = min(fewest(group.condition.tree) for group in groups)
        table = _slid(look, prefix, counted, keys, asking.values, least)
        if look.any:
            table = _any(look, list(keys), table, _lowered(groups, table, asking.calls, today), groups)
    else:
        table = _whole(counted, keys, asking.values)
    own = {f"{key}'": value for key, value in _keys(look, prefix, env).items()}
    return Looking(look, groups, Beside(table, own, {f"{key}'": key for key in keys}), tuple(asking.calls))


def _keys(look: Look, prefix: str, env: RowEnv) -> dict[str, Expr]:
    """Return the columns in which the rows of a group agree; in a window, with its day, month or year."""
    keys = {f"{prefix}{i}": env.value(name) for i, name in enumerate(look.by)}
    if look.window is None or look.window.span is Span.ALL:
        return keys
    dated = env.value(look.window.dated)
    if look.slides:
        return keys | {f"{prefix}日": dated.delta(ibis.literal(_EPOCH), unit="day").cast("int64")}
    year = dated.year().cast("int64")
    return keys | {f"{prefix}期": year if look.window.span is Span.YEAR else year * 100 + dated.month()}


def _whole(rows: Expr, keys: Mapping[str, Expr], values: Values) -> Expr:
    """Work out whole groups."""
    rows = rows.select(**keys, **{name: value for name, (_, value) in values.items()})
    rows = rows.filter(*(rows[key].notnull() for key in keys))
    found = {name: AGGREGATES[function](rows[name]) for name, (function, _) in values.items()}
    return rows.group_by(list(keys)).aggregate(**found)


def _slid(look: Look, prefix: str, rows: Expr, keys: Mapping[str, Expr], values: Values, least: int) -> Expr:
    """Work out the days of groups that have at least so many rows."""
    day = f"{prefix}日"
    by = {name: value for name, value in keys.items() if name != day}
    return slide(rows, by, keys[day], look.around, values, least).rename({day: DAY})


def _any_column(name: str) -> str:
    """Name the column of what any window gives."""
    return f"·任·{name}"


def _any(
    look: Look, keys: list[str], days: Expr, found: Mapping[str, Expr], groups: Sequence[GroupFeature]
) -> Expr:
    """Give each day what the windows give that hold it: those that end on it or after.

    The values that a sentence names are those of the last such window for which the condition is true.
    """
    day = keys[-1]
    days = days.mutate(**{_any_column(name): value for name, value in found.items()})
    ahead = ibis.range_window(group_by=keys[:-1], order_by=day, preceding=0, following=look.around[0])
    result = days.select(
        *keys,
        **{
            f"{day}{i}": ibis.ifelse(days[_any_column(group.id)], days[day], ibis.null("int64"))
            .max()
            .over(ahead)
            for i, group in enumerate(groups)
        },
    )
    for i, group in enumerate(groups):
        named = [_any_column(name) for name in found if name.startswith(f"说·{group.id}·")]
        ends = days.select(*named, **{f"{key}·{i}": days[key] for key in keys})
        on = [result[key] == ends[f"{key}·{i}"] for key in keys[:-1]]
        result = result.left_join(ends, [*on, result[f"{day}{i}"] == ends[f"{day}·{i}"]])
        result = result.mutate(**{_any_column(group.id): result[f"{day}{i}"].notnull()})
    return result.select(*keys, *(_any_column(name) for name in found))
