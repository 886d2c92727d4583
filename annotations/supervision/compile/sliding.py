"""Functions over rows in a sliding window of days: worked out for each day, then over the days around it.

A count of a window is the sum of its days' counts, a greatest value the greatest of its days' greatest; of
distinct values the days' sets are put together. Only a median cannot be told from its days: its days' values
are put together, too.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType

import ibis

from annotations.supervision.language.expr import Expr
from annotations.supervision.language.lower_functions import truth

# What is kept of a day, for each function.
_OF_DAY: Mapping[str, tuple[Callable[[Expr], Expr], ...]] = MappingProxyType(
    {
        "计数": (lambda flag: truth(flag).sum(),),
        "占比": (lambda flag: truth(flag).sum(), lambda flag: truth(flag).count()),
        "求和": (lambda number: number.sum(),),
        "平均": (lambda number: number.cast("float64").sum(), lambda number: number.count()),
        "中位数": (lambda number: number.cast("float64").collect(),),
        "最大": (lambda number: number.max(),),
        "最小": (lambda number: number.min(),),
        "最早": (lambda day: day.min(),),
        "最晚": (lambda day: day.max(),),
        "去重": (lambda value: value.collect(distinct=True),),
        "唯一": (lambda value: value.collect(distinct=True), lambda value: value.max()),
    }
)


def _together(sets: Expr, window: Expr) -> Expr:
    """Put the days' sets together."""
    return sets.collect().over(window).flatten().unique()


def _median(lists: Expr, window: Expr) -> Expr:
    """Find the middle of the days' values."""
    ordered = lists.collect().over(window).flatten().sort()
    count = ordered.length()
    low, high = ordered[(count - 1) // 2], ordered[count // 2]
    return ibis.ifelse(count > 0, (low + high) / 2, ibis.null("float64"))


def _ratio(part: Expr, whole: Expr, window: Expr) -> Expr:
    """Divide the windows' sums."""
    below = whole.sum().over(window).cast("float64")
    return part.sum().over(window).cast("float64") / below.nullif(0.0)


def _only(sets: Expr, greatest: Expr, window: Expr) -> Expr:
    """Give the one value there is."""
    value = greatest.max().over(window)
    return ibis.ifelse(_together(sets, window).length() == 1, value, ibis.null(greatest.type()))


_OF_WINDOW: Mapping[str, Callable[..., Expr]] = MappingProxyType(
    {
        "计数": lambda count, window: count.sum().over(window),
        "占比": _ratio,
        "求和": lambda total, window: total.sum().over(window),
        "平均": _ratio,
        "中位数": _median,
        "最大": lambda value, window: value.max().over(window),
        "最小": lambda value, window: value.min().over(window),
        "最早": lambda day, window: day.min().over(window),
        "最晚": lambda day, window: day.max().over(window),
        "去重": lambda sets, window: _together(sets, window).length(),
        "唯一": _only,
    }
)


def slide(
    rows: Expr, keys: list[str], day: str, around: tuple[int, int], functions: Mapping[str, str]
) -> Expr:
    """Return, for each group and day, the functions over the days `around` it (before, after).

    `functions` maps the column that holds a function's argument to the function; results bear its name.
    """
    parts = {
        f"{column}{i}": kept(rows[column])
        for column, name in functions.items()
        for i, kept in enumerate(_OF_DAY[name])
    }
    known = rows.filter(rows[day].notnull())
    days = known.group_by(keys).aggregate(**parts)
    window = ibis.range_window(
        group_by=[key for key in keys if key != day], order_by=day, preceding=around[0], following=around[1]
    )
    found = {
        column: _OF_WINDOW[name](*(days[f"{column}{i}"] for i in range(len(_OF_DAY[name]))), window)
        for column, name in functions.items()
    }
    return days.select(*keys, **found)
