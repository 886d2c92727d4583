"""组特征: what holds of the rows that belong together, said of each of them.

Every function over rows is worked out once for each group (in a sliding window: for each day of a group,
from the days around it) and put beside the rows; then the condition is one on a single row. Groups that look
at the same rows in the same way are worked out together.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import reduce
from operator import and_

import ibis

from annotations.supervision.compile.beside import Beside, beside
from annotations.supervision.compile.columns import said
from annotations.supervision.compile.env import Asking, Reading, RowEnv
from annotations.supervision.compile.fewest import fewest
from annotations.supervision.compile.folds import FOLDS
from annotations.supervision.compile.sliding import DAY, Values, slide
from annotations.supervision.language.expr import Expr
from annotations.supervision.language.lower import lower
from annotations.supervision.language.lower_functions import AGGREGATES
from annotations.supervision.model.tree import Condition, GroupFeature, Span, Window

_EPOCH = date(1970, 1, 1)
_ROWS = "·行数"
_NOTHING = Beside(None, {}, {})
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
    """The groups of one look, what is put beside the rows for them, and the columns that they ask for.

    They are asked whether their conditions hold; with `tell`, also for the values that their sentences name.
    """

    look: Look
    groups: tuple[GroupFeature, ...]
    tell: bool
    calls: tuple[str, ...] = ()
    table: Beside = _NOTHING


def judged(groups: Sequence[GroupFeature], rows: Expr, today: date) -> tuple[tuple[Looking, ...], Expr]:
    """Put beside the rows what their groups give, to judge each by (`flags`)."""
    found = _looking(groups, rows, rows, today, tell=False)
    return found, beside(rows, (one.table for one in found))


def flags(found: Looking, rows: Expr, today: date) -> dict[str, Expr]:
    """Judge each row by what its group gave; rows without a group, or that do not count, carry nothing."""
    columns = _given(found, rows, today)
    carries = [rows[key].notnull() for key in found.table.own]
    if found.look.only:
        carries.append(lower(found.look.only.tree, RowEnv(rows, today)))
    return {group.id: reduce(and_, (*carries, columns[group.id])) for group in found.groups}


def told(groups: Sequence[GroupFeature], rows: Expr, every: Expr, today: date) -> Expr:
    """Add to some rows of `every` the values that the sentences of groups name.

    They are many, and no more groups are looked at for them than these rows belong to.
    """
    telling = [group for group in groups if any(said(group.says))]
    found = _looking(telling, rows, every, today, tell=True)
    rows = beside(rows, (one.table for one in found))
    columns = dict[str, Expr]()
    for one in found:
        ids = {group.id for group in one.groups}
        columns |= {name: value for name, value in _given(one, rows, today).items() if name not in ids}
    return rows.mutate(**columns) if columns else rows


def _given(found: Looking, rows: Expr, today: date) -> dict[str, Expr]:
    """Return what the groups of a look give, on rows beside which their functions stand."""
    if found.look.any:
        return {name: rows[_any_column(name)] for name, _ in _wanted(found)}
    return _lowered(found, rows, today)


def _lowered(found: Looking, rows: Expr, today: date) -> dict[str, Expr]:
    """Return the conditions and said values of groups, on rows beside which their functions stand."""
    env = Reading(RowEnv(rows, today), iter(found.calls))
    return {name: lower(part.tree, env) for name, part in _wanted(found)}


def _wanted(found: Looking) -> Iterator[tuple[str, Condition]]:
    """Give the conditions and the values that the sentences name, by the columns that hold them."""
    for group in found.groups:
        yield group.id, group.condition
        if found.tell:
            yield from ((f"说·{group.id}·{i}", part) for i, part in enumerate(said(group.says)))


def _looking(
    groups: Sequence[GroupFeature], rows: Expr, every: Expr, today: date, *, tell: bool
) -> tuple[Looking, ...]:
    """Work out all groups that the rows belong to; `every` are the rows that they are made of."""
    alike: dict[Look, list[GroupFeature]] = {}
    for group in groups:
        alike.setdefault(Look(group.by, group.window, group.only), []).append(group)
    found = []
    for number, (look, members) in enumerate(alike.items()):
        prefix = f"·{'说' if tell else '组'}{number}·"
        counted = every.filter(lower(look.only.tree, RowEnv(every, today))) if look.only else every
        if rows is not every:
            asked = rows.select(**{f"{prefix}{name}": rows[name] for name in look.by}).distinct()
            counted = counted.semi_join(asked, [(name, f"{prefix}{name}") for name in look.by])
        own = {f"{key}'": value for key, value in _keys(look, prefix, RowEnv(rows, today)).items()}
        found.append(_worked_out(Looking(look, tuple(members), tell), prefix, counted, own, today))
    return tuple(found)


def _worked_out(one: Looking, prefix: str, rows: Expr, own: Mapping[str, Expr], today: date) -> Looking:
    """Work out the groups of one look."""
    look = one.look
    asking = Asking(RowEnv(rows, today), prefix)
    for _, part in _wanted(one):
        lower(part.tree, asking)
    one = replace(one, calls=tuple(asking.calls))
    keys = _keys(look, prefix, RowEnv(rows, today))
    least = min(fewest(group.condition.tree) for group in one.groups)
    if look.slides:
        table = _slid(look, prefix, rows, keys, asking.values, least)
        if look.any:
            table = _any(look, list(keys), table, _lowered(one, table, today), one.groups)
    else:
        table = _whole(rows, keys, asking.values, least)
    return replace(one, table=Beside(table, own, {f"{key}'": key for key in keys}))


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


def _whole(rows: Expr, keys: Mapping[str, Expr], values: Values, least: int) -> Expr:
    """Work out whole groups; for what cannot be folded, only those that have at least so many rows."""
    rows = rows.select(**keys, **{name: value for name, (_, value) in values.items()})
    rows = rows.filter(*(rows[key].notnull() for key in keys))
    if least > 1 and any(function not in FOLDS for function, _ in values.values()):
        groups = rows.group_by(list(keys)).aggregate(**{_ROWS: rows.count()})
        groups = groups.filter(groups[_ROWS] >= least)
        rows = rows.semi_join(groups, list(keys))
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
        on = [*((key, f"{key}·{i}") for key in keys[:-1]), (f"{day}{i}", f"{day}·{i}")]
        result = result.left_join(ends, on)
        result = result.mutate(**{_any_column(group.id): result[f"{day}{i}"].notnull()})
    return result.select(*keys, *(_any_column(name) for name in found))
