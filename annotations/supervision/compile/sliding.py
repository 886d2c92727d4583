"""Functions over rows in a sliding window of days: worked out for each day, then over the days around it.

Most are folds of what is kept of each day. Distinct values are not: there, the last row of a value within the
window stands for it. A row is that as long as the window's end has not reached the value's next row and its
beginning has not left the row behind, so it counts from one day on and no more from another: a running sum.
Only a median needs the window's values.
"""

from __future__ import annotations

from collections.abc import Mapping

import ibis

from annotations.supervision.compile.env import ROW
from annotations.supervision.compile.folds import FOLDS, median_of, piece_column, pieces, told
from annotations.supervision.compile.numbered import GROUP, numbered
from annotations.supervision.language.expr import Expr
from annotations.supervision.language.lower_functions import gathered

Values = Mapping[str, tuple[str, Expr]]
_AT, _CHANGE, _NEXT = "·至", "·增", "·次"


def slide(
    rows: Expr, keys: Mapping[str, Expr], day: Expr, around: tuple[int, int], values: Values, fewest: int = 0
) -> Expr:
    """Return, for each group and day, the functions over the days `around` it (before, after).

    `values` holds function and argument by the name of the result; `keys` the columns that make a group. The
    day is called DAY. Groups of fewer rows than `fewest` are left out.
    """
    columns = {name: value for name, (_, value) in values.items()}
    rows = rows.select(ROW, **keys, **{DAY: day}, **columns)
    rows = rows.filter(rows[DAY].notnull(), *(rows[key].notnull() for key in keys))
    rows, groups = numbered(rows, list(keys), ROW, fewest)
    functions = {name: function for name, (function, _) in values.items()}
    days = _folded(rows, around, functions)
    for name, function in functions.items():
        if function == "去重":
            days = _joined(days, _distinct(rows, days, around, name))
    return days.inner_join(groups, GROUP).select(*keys, DAY, *functions)


DAY = "·日"


def _folded(rows: Expr, around: tuple[int, int], functions: Mapping[str, str]) -> Expr:
    """Fold the rows of each day, then the days of each window."""
    folds = {name: function for name, function in functions.items() if function in FOLDS}
    medians = [name for name, function in functions.items() if function == "中位数"]
    lists = [name for name, function in functions.items() if function == "汇集"]
    kept = {
        column: piece for name, function in folds.items() for column, piece in pieces(name, function).items()
    }
    rows = rows.mutate(
        **{
            piece_column(name, i): piece.of_row(rows[name])
            for name, function in folds.items()
            for i, piece in enumerate(FOLDS[function].pieces)
        }
    )
    days = rows.group_by([GROUP, DAY]).aggregate(
        **{column: piece.together(rows[column]) for column, piece in kept.items()},
        **{name: rows[name].cast("float64").collect() for name in medians},
        **{name: rows[name].collect() for name in lists},
    )
    window = ibis.range_window(group_by=GROUP, order_by=DAY, preceding=around[0], following=around[1])
    days = days.mutate(
        **{column: piece.together(days[column]).over(window) for column, piece in kept.items()},
        **{name: days[name].collect().over(window) for name in (*medians, *lists)},
    )
    return days.mutate(
        **{name: told(days, name, function) for name, function in folds.items()},
        **{name: median_of(days[name].flatten().sort()) for name in medians},
        **{name: gathered(days[name].flatten().unique()) for name in lists},
    )


def _distinct(rows: Expr, days: Expr, around: tuple[int, int], name: str) -> Expr:
    """Count the distinct values of each day's window."""
    before, after = around
    seen = rows.filter(rows[name].notnull()).select(GROUP, DAY, name).distinct()
    following = seen[DAY].lead().over(ibis.window(group_by=[GROUP, name], order_by=DAY))
    seen = seen.mutate(**{_NEXT: following})
    left = seen[DAY] + (before + after + 1)
    changes = ibis.union(
        seen.select(GROUP, **{_AT: seen[DAY], _CHANGE: ibis.literal(1, "int64"), DAY: ibis.null("int64")}),
        seen.select(
            GROUP,
            **{
                _AT: ibis.ifelse(seen[_NEXT] < left, seen[_NEXT], left),
                _CHANGE: ibis.literal(-1, "int64"),
                DAY: ibis.null("int64"),
            },
        ),
        days.select(GROUP, **{_AT: days[DAY] + after, _CHANGE: ibis.literal(0, "int64"), DAY: days[DAY]}),
    )
    running = ibis.range_window(group_by=GROUP, order_by=_AT, preceding=None, following=0)
    counted = changes.mutate(**{name: changes[_CHANGE].sum().over(running)})
    return counted.filter(counted[DAY].notnull()).select(GROUP, DAY, name)


def _joined(days: Expr, counted: Expr) -> Expr:
    """Put a count beside the days."""
    counted = counted.rename({f"{GROUP}'": GROUP, f"{DAY}'": DAY})
    return days.left_join(counted, [(key, f"{key}'") for key in (GROUP, DAY)]).drop(f"{GROUP}'", f"{DAY}'")
