"""Tables that are put beside the rows of a model, all of them in one join."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import ibis.expr.operations as ops
import ibis.expr.types as ir

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
    """Join all the tables to the rows.

    Raises:
        ValueError: A table has a column that the rows or another table have.

    """
    parts = tuple(parts)
    own = {name: value for part in parts for name, value in part.own.items()}
    keyed = rows.mutate(**own) if own else rows
    if not parts:
        return keyed
    # Joined one after the other, all columns of all tables would be looked through for every table.
    first = ops.JoinReference(keyed.op(), 0)
    columns, links = dict(first.fields), []
    for number, part in enumerate(parts, 1):
        table = ops.JoinReference(part.table.op(), number)
        tests = [ops.Equals(ops.Field(first, a), ops.Field(table, b)) for a, b in part.on.items()]
        links.append(ops.JoinLink("left", table, tests))
        if shared := columns.keys() & table.fields:
            raise ValueError(f"columns stand on both sides: {', '.join(sorted(shared))}")
        columns |= table.fields
    return ir.Table(ops.JoinChain(first, links, columns))
