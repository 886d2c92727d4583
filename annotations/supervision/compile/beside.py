"""Tables that are put beside the rows of a model, all of them in one join."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from annotations.supervision.language.expr import Expr


@dataclass(frozen=True, slots=True)
class Beside:
    """A table with at most one row for each row of the model.

    `own` are columns to be made of the rows; `on` says which column of the rows equals which of the table's.
    """

    table: Expr
    own: Mapping[str, Expr]
    on: Mapping[str, str]


def beside(rows: Expr, parts: Iterable[Beside]) -> Expr:
    """Join all the tables to the rows."""
    parts = tuple(parts)
    own = {name: value for part in parts for name, value in part.own.items()}
    keyed = rows.mutate(**own) if own else rows
    found = keyed
    for part in parts:
        found = found.left_join(part.table, [keyed[a] == part.table[b] for a, b in part.on.items()])
    return found
