"""What the other rows of its group give for each row: those before it and those behind it, put together."""

from __future__ import annotations

from collections.abc import Mapping

import ibis

from annotations.supervision.compile.folds import joined, piece_column, pieces, told
from annotations.supervision.compile.numbered import GROUP, numbered
from annotations.supervision.language.expr import Expr


def others(rows: Expr, keys: list[str], number: str, values: Mapping[str, tuple[str, Expr]]) -> Expr:
    """Add the functions over the other rows of each row's group; `values` holds function and argument."""
    kept = {
        column: piece
        for name, (function, _) in values.items()
        for column, piece in pieces(name, function).items()
    }
    rows = rows.select(
        number,
        *keys,
        **{
            piece_column(name, i): piece.of_row(value)
            for name, (function, value) in values.items()
            for i, piece in enumerate(pieces(name, function).values())
        },
    )
    rows, groups = numbered(rows, keys, number)
    before = ibis.window(group_by=GROUP, order_by=number, preceding=(None, 1))
    behind = ibis.window(group_by=GROUP, order_by=number, following=(1, None))
    rows = rows.mutate(
        **{f"{column}前": piece.together(rows[column]).over(before) for column, piece in kept.items()},
        **{f"{column}后": piece.together(rows[column]).over(behind) for column, piece in kept.items()},
    )
    rows = rows.mutate(
        **{column: joined(piece, rows[f"{column}前"], rows[f"{column}后"]) for column, piece in kept.items()}
    )
    rows = rows.mutate(**{name: told(rows, name, function) for name, (function, _) in values.items()})
    return rows.inner_join(groups, GROUP)
