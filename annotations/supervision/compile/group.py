"""组特征: what holds of the rows that belong together, said of each of them."""

from __future__ import annotations

from datetime import date
from functools import reduce
from operator import and_

import ibis

from annotations.supervision.compile.env import RowEnv, RowsEnv
from annotations.supervision.language.expr import Expr
from annotations.supervision.language.lower import lower
from annotations.supervision.model.tree import Condition, GroupFeature, Span

_EPOCH = date(1970, 1, 1)
_SLIDING = (Span.AROUND, Span.BEFORE)


def add_group(group: GroupFeature, rows: Expr, today: date) -> Expr:
    """Add the column of a group feature, and one for each value that its sentence names."""
    env = RowEnv(rows, today)
    only = lower(group.only.tree, env).fill_null(ibis.literal(value=False)) if group.only else None
    keys = _keys(group, env)
    rows = rows.mutate(**keys, **({"·其中": only} if only is not None else {}))
    sliding = group.window is not None and group.window.span in _SLIDING
    found = _slide(group, rows, list(keys), today) if sliding else _gather(group, rows, list(keys), today)
    known = reduce(and_, (found[key].notnull() for key in keys))
    carries = known & found["·其中"] if only is not None else known
    found = found.mutate(**{group.id: ibis.ifelse(carries, found[group.id], ibis.literal(value=False))})
    return found.drop(*keys, *(["·其中"] if only is not None else []))


def _keys(group: GroupFeature, env: RowEnv) -> dict[str, Expr]:
    """Return the columns in which the rows of a group agree."""
    keys = {f"·组{i}": env.value(name) for i, name in enumerate(group.by)}
    if group.window is not None and group.window.span in (Span.YEAR, Span.MONTH):
        dated = env.value(group.window.dated)
        month = dated.year() * 100 + dated.month()
        keys["·期"] = dated.year() if group.window.span is Span.YEAR else month
    return keys


def said(group: GroupFeature) -> dict[str, Condition]:
    """Return the values that the sentence names, by the column that holds them."""
    parts = [part for part in group.says.parts if not isinstance(part, str)]
    return {f"说·{group.id}·{i}": part for i, part in enumerate(parts)}


def _only(group: GroupFeature, rows: Expr) -> Expr | None:
    """Return which rows count."""
    return rows["·其中"] if group.only else None


def _gather(group: GroupFeature, rows: Expr, keys: list[str], today: date) -> Expr:
    """Aggregate each group and join it back."""
    env = RowsEnv(RowEnv(rows, today), _only(group, rows))
    wanted = {group.id: group.condition} | said(group)
    # A value of the row itself may stand in the sentence; within a group any of them will do.
    columns = {name: _of_group(lower(part.tree, env)) for name, part in wanted.items()}
    grouped = rows.group_by(keys).aggregate(**columns)
    grouped = grouped.rename({f"{key}'": key for key in keys})
    on = [rows[key] == grouped[f"{key}'"] for key in keys]
    return rows.left_join(grouped, on).drop(*(f"{key}'" for key in keys))


def _of_group(value: Expr) -> Expr:
    """Make a value of one row a value of its group."""
    return value.arbitrary() if value.op().shape.is_columnar() else value


def _slide(group: GroupFeature, rows: Expr, keys: list[str], today: date) -> Expr:
    """Look at a window of days around each row."""
    if group.window is None:
        raise AssertionError(group.id)
    day = rows[group.window.dated].delta(ibis.literal(_EPOCH), unit="day").cast("int64")
    rows = rows.mutate(**{"·日": day})
    after = group.window.days if group.window.span is Span.AROUND else 0
    window = ibis.range_window(
        group_by=[rows[key] for key in keys],
        order_by=rows["·日"],
        preceding=group.window.days,
        following=after,
    )
    env = RowsEnv(RowEnv(rows, today), _only(group, rows), window)
    wanted = {group.id: group.condition} | said(group)
    found = rows.mutate(**{name: lower(part.tree, env) for name, part in wanted.items()})
    return found.mutate(
        **{group.id: ibis.ifelse(found["·日"].notnull(), found[group.id], ibis.literal(value=False))}
    ).drop("·日")
