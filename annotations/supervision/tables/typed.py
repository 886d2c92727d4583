"""Rows that were read from documents become a table of the catalogue, in the same canonical forms as files.

A document that does not tell what a file must tell (its court, how the case ended) is a row all the same:
what is not known is empty. A value that does not fit is left empty and counted as a doubt.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal

import pyarrow as pa

from annotations.supervision.catalogue.values import ALL, Column, Sense, Table
from annotations.supervision.tables.cells import Cell, CellError, Value, read_cell
from annotations.supervision.tables.frame import joined
from annotations.supervision.tables.names import canonical_name, several_names
from annotations.supervision.tables.types import type_of
from annotations.supervision.tables.values import Doubt, Loaded

_CENT = Decimal("0.01")


def typed(
    table: Table,
    rows: Sequence[Mapping[str, Value | None]],
    sources: Sequence[str],
    lines: Sequence[int | None],
    spans: Sequence[Mapping[str, tuple[int, int]]] = (),
) -> Loaded:
    """Make a table of rows: column → value (texts are read as cells are; figures, dates, tuples are taken).

    `sources` and `lines` say where each row stands (no line for a whole document), `spans` where its columns
    do. The result may be put together with a table from files by `frame.joined`.
    """
    doubts: list[Doubt] = []
    columns = {}
    for column in table.columns:
        values = [_value(column, row) for row in rows]
        columns[column.name] = pa.array(
            [None if isinstance(value, CellError) else value.value for value in values], type_of(column.sense)
        )
        doubts += _doubts(column, values, sources, lines)
    present = frozenset(name for name, cells in columns.items() if cells.null_count < len(cells))
    part = Loaded(
        table,
        pa.table(columns),
        pa.array(sources, pa.string()),
        pa.array(lines, pa.int64()),
        present,
        doubts=tuple(doubts),
        read=len(rows),
        spans=tuple(spans),
    )
    return joined([part])


def _value(column: Column, row: Mapping[str, Value | None]) -> Cell | CellError:
    """Bring one value into its canonical form."""
    given = row.get(column.name)
    if given is None and column.name.startswith(ALL):
        given = _names(row.get(column.name.removeprefix(ALL)))
    try:
        return _fitted(column.sense, given)
    except CellError as error:
        return error


def _names(given: Value | None) -> tuple[str, ...] | None:
    """Return all names of a column of which only the first is compared."""
    return several_names(given) if isinstance(given, str) else given if isinstance(given, tuple) else None


def _fitted(sense: Sense, given: Value | None) -> Cell:
    """Bring a value of Python into the form that a column holds; raises CellError."""
    if given is None or given in ("", ()):
        return Cell(None)
    if isinstance(given, str):
        return Cell(given) if sense is Sense.TEXT else read_cell(sense, given)
    if isinstance(given, tuple):
        names = tuple(dict.fromkeys(canonical_name(one) for one in given))
        return Cell(names) if sense is Sense.LIST else read_cell(sense, given[0])
    if isinstance(given, bool):
        return _same(given, sense is Sense.FLAG)
    if isinstance(given, date):
        return _same(
            given.replace(day=1) if sense is Sense.MONTH else given, sense in (Sense.DATE, Sense.MONTH)
        )
    if sense is Sense.MONEY:
        return Cell(Decimal(str(given)).quantize(_CENT))
    return _same(float(given), sense is Sense.NUMBER)


def _same(value: Value, fits: bool) -> Cell:
    """Take a value that fits its column."""
    if not fits:
        raise CellError("种类不对", "核对这一列")
    return Cell(value)


def _doubts(
    column: Column, values: Sequence[Cell | CellError], sources: Sequence[str], lines: Sequence[int | None]
) -> list[Doubt]:
    """Note what was left empty, and what is doubtful."""
    found = []
    for value, source, line in zip(values, sources, lines, strict=True):
        warning = value.kind if isinstance(value, CellError) else value.warning
        if warning:
            found.append(Doubt(source, column.name, warning, 1, line or 0))
    return found
