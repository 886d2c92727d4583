"""Groups of rows are numbered: engines sort and match numbers much faster than the names that make them."""

from __future__ import annotations

from annotations.supervision.language.expr import Expr

GROUP = "·组"
_ROWS = "·行数"


def numbered(rows: Expr, keys: list[str], number: str, fewest: int = 0) -> tuple[Expr, Expr]:
    """Put GROUP in place of the keys of rows, and return the groups: GROUP with its keys.

    A group bears the least of its rows' numbers; groups of fewer rows than `fewest` are left out.
    """
    if fewest > 1:
        groups = rows.group_by(keys).aggregate(**{GROUP: rows[number].min(), _ROWS: rows.count()})
        groups = groups.filter(groups[_ROWS] >= fewest).drop(_ROWS)
    else:
        groups = rows.group_by(keys).aggregate(**{GROUP: rows[number].min()})
    named = groups.rename({f"{key}'": key for key in keys})
    joined = rows.inner_join(named, [(key, f"{key}'") for key in keys])
    return joined.drop(*keys, *(f"{key}'" for key in keys)), groups
