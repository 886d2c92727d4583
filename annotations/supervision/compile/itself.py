"""What the other rows of its group give for each row: what all of them give, with the row taken out.

What adds up is what all give less the row's own. A least value is that of all, unless it is the row's alone:
then it is the least of what lies beyond. There is one distinct value less where no other row has the row's.
"""

from __future__ import annotations

from collections.abc import Mapping

import ibis

from annotations.supervision.compile.folds import FOLDS, Piece, piece_column, pieces, told
from annotations.supervision.language.expr import Expr

_GROUP, _ROWS, _TIMES, _DISTINCT = "·组", "·行数", "·次数", "去重"
# The functions that can be told of all but one row.
APART = frozenset((*FOLDS, _DISTINCT))


def others(rows: Expr, keys: list[str], number: str, values: Mapping[str, tuple[str, Expr]]) -> Expr:
    """Add the functions over the other rows of each row's group; `values` holds function and argument."""
    folds = {name: one for name, one in values.items() if one[0] in FOLDS}
    distinct = {name: value for name, (function, value) in values.items() if function == _DISTINCT}
    kept = {
        column: piece
        for name, (function, _) in folds.items()
        for column, piece in pieces(name, function).items()
    }
    rows = rows.select(
        number,
        *keys,
        **distinct,
        **{
            piece_column(name, i): piece.of_row(value)
            for name, (function, value) in folds.items()
            for i, piece in enumerate(pieces(name, function).values())
        },
    )
    rows = _with_next(_with_all(rows, keys, number, kept), kept)
    rows = rows.mutate(**{column: _left(rows, column, piece) for column, piece in kept.items()})
    rows = rows.mutate(**{name: told(rows, name, function) for name, (function, _) in folds.items()})
    for name in distinct:
        rows = _with_distinct(rows, name)
    return rows


def _with_distinct(rows: Expr, name: str) -> Expr:
    """Put in place of a value how many distinct ones the other rows of its group have."""
    known = rows.filter(rows[name].notnull())
    seen = known.group_by([_GROUP, name]).aggregate(**{_TIMES: known.count()})
    groups = seen.group_by(_GROUP).aggregate(**{f"{name}全": seen.count()}).rename({f"{_GROUP}'": _GROUP})
    alone = seen.filter(seen[_TIMES] == 1).select(**{f"{_GROUP}''": seen[_GROUP], f"{name}独": seen[name]})
    rows = rows.left_join(groups, [(_GROUP, f"{_GROUP}'")]).drop(f"{_GROUP}'")
    same = [(_GROUP, f"{_GROUP}''"), (name, f"{name}独")]
    rows = rows.left_join(alone, same).drop(f"{_GROUP}''")
    of_all, own = rows[f"{name}全"].fill_null(0), rows[f"{name}独"].notnull().cast("int64")
    return rows.mutate(**{name: of_all - own})


def _with_all(rows: Expr, keys: list[str], number: str, kept: Mapping[str, Piece]) -> Expr:
    """Put beside each row what all of its group give, and a number for the group: the least of its rows'."""
    found = {_GROUP: rows[number].min(), _ROWS: rows.count()}
    for column, piece in kept.items():
        found[f"{column}全"] = piece.together(rows[column])
        if piece.adds:
            found[f"{column}数"] = rows[column].count()
    groups = rows.group_by(keys).aggregate(**found).rename({f"{key}'": key for key in keys})
    joined = rows.inner_join(groups, [(key, f"{key}'") for key in keys])
    return joined.drop(*(f"{key}'" for key in keys))


def _with_next(rows: Expr, kept: Mapping[str, Piece]) -> Expr:
    """Put beside each row how many of its group give the extreme value, and the one that comes next."""
    several = rows.filter(rows[_ROWS] > 1)
    found = {}
    for column, piece in kept.items():
        if not piece.adds:
            extreme = several[column] == several[f"{column}全"]
            found[f"{column}同"] = extreme.sum()
            found[f"{column}次"] = piece.together(ibis.ifelse(extreme, ibis.null(), several[column]))
    if not found:
        return rows
    groups = several.group_by(_GROUP).aggregate(**found).rename({f"{_GROUP}'": _GROUP})
    return rows.left_join(groups, [(_GROUP, f"{_GROUP}'")]).drop(f"{_GROUP}'")


def _left(rows: Expr, column: str, piece: Piece) -> Expr:
    """Return what is left of a piece without the row; of no row nothing is left."""
    own, of_all = rows[column], rows[f"{column}全"]
    if piece.adds:
        alone = rows[f"{column}数"] == own.notnull().cast("int64")
        return ibis.ifelse(alone, ibis.null(), of_all - own.fill_null(0))
    single = (own == of_all) & (rows[f"{column}同"].fill_null(1) == 1)
    return ibis.ifelse(single, rows[f"{column}次"], of_all)
