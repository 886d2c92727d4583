"""Columns of text cells become a typed table; each distinct text is read once, however many rows hold it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from annotations.supervision.catalogue.values import ALL, Column, Table
from annotations.supervision.tables.agents import agents_apart
from annotations.supervision.tables.cells import Cell, CellError, read_cell
from annotations.supervision.tables.companions import companions, filled_from_ids
from annotations.supervision.tables.courts import courts_as_one
from annotations.supervision.tables.names import several_names
from annotations.supervision.tables.quick import one_name, quick
from annotations.supervision.tables.types import type_of
from annotations.supervision.tables.values import Doubt, Loaded, Sheet, Unfit

ROW = "行号"


@dataclass(slots=True)
class _Reader:
    """Reads one sheet against a table of the catalogue; collects what does not fit."""

    source: str
    lines: pa.Array
    unfit: list[Unfit] = field(default_factory=list)
    doubts: list[Doubt] = field(default_factory=list)
    bad: set[int] = field(default_factory=set)

    def column(self, column: Column, cells: pa.Array) -> pa.Array:
        """Read a column of cells."""
        coded = _coded(cells)
        found = quick(column.sense, coded.dictionary)
        others = coded.dictionary.filter(pa.array(~found.taken)).to_pylist()
        read = [_read(column, text) for text in others]
        self._complain(
            column, dict(zip(np.flatnonzero(~found.taken).tolist(), read, strict=True)), coded.indices
        )
        values = [cell.value if isinstance(cell, Cell) else None for cell in read]
        return found.with_others(pa.array(values, type_of(column.sense))).take(coded.indices)

    def _complain(self, column: Column, read: Mapping[int, Cell | CellError], indices: pa.Array) -> None:
        """Note the rows whose cells do not fit, are missing though required, or are doubtful."""
        faults: dict[tuple[str, str], list[int]] = {}
        doubts: dict[str, list[int]] = {}
        for code, cell in read.items():
            if isinstance(cell, CellError):
                faults.setdefault((cell.kind, cell.remedy), []).append(code)
            elif cell.warning:
                doubts.setdefault(cell.warning, []).append(code)
            if column.required and isinstance(cell, Cell) and cell.value is None:
                faults.setdefault(("必填的单元格是空的", f"补上{column.meaning}"), []).append(code)
        for (kind, remedy), codes in faults.items():
            self._set_aside(column, _rows(indices, codes), kind, remedy)
        for warning, codes in doubts.items():
            rows = _rows(indices, codes)
            self.doubts.append(Doubt(self.source, column.name, warning, len(rows), self._line(rows[0])))
        if column.required:
            self._set_aside(column, _nulls(indices), "必填的单元格是空的", f"补上{column.meaning}")

    def _set_aside(self, column: Column, rows: Sequence[int], kind: str, remedy: str) -> None:
        """Set rows aside."""
        self.bad.update(rows)
        for row in rows:
            self.unfit.append(Unfit(self.source, self._line(row), column.name, kind, remedy))

    def _line(self, row: int) -> int:
        """Return the row of the file, as a person counts."""
        line: int = self.lines[row].as_py()
        return line


def _read(column: Column, text: str) -> Cell | CellError:
    """Read a distinct text; a fault is a value here."""
    try:
        return read_cell(column.sense, text)
    except CellError as error:
        return error


def _rows(indices: pa.Array, codes: Sequence[int]) -> list[int]:
    """Return the rows that hold any of these distinct texts."""
    wanted = pa.array(codes, indices.type)
    found: list[int] = pc.indices_nonzero(pc.is_in(indices, value_set=wanted)).to_pylist()
    return found


def _nulls(indices: pa.Array) -> list[int]:
    """Return the rows that hold nothing."""
    found: list[int] = pc.indices_nonzero(pc.is_null(indices)).to_pylist()
    return found


def load_sheet(table: Table, sheet: Sheet, at: Mapping[str, int]) -> Loaded:
    """Read a sheet; `at` says which column of the sheet holds which of the catalogue. Blank rows are none."""
    cells, lines = _without_blank_rows(sheet)
    count = len(lines)
    reader = _Reader(sheet.source, lines)
    columns = {
        name: reader.column(column, cells[at[name]])
        for column in table.columns
        if (name := column.name) in at
    }
    columns |= {
        name: _every_name(cells[at[one]])
        for column in table.columns
        if (one := (name := column.name).removeprefix(ALL)) != name and one in at and name not in at
    }
    rows = pa.table(
        {
            column.name: columns.get(column.name, pa.nulls(count, type_of(column.sense)))
            for column in table.columns
        }
    )
    extra = _extra(sheet, cells, at)
    if reader.bad:
        keep = np.ones(count, bool)
        keep[list(reader.bad)] = False
        rows, lines = rows.filter(pa.array(keep)), lines.filter(pa.array(keep))
        extra = extra.filter(pa.array(keep)) if extra else None
    unfit = tuple(sorted(reader.unfit, key=lambda one: (one.row, one.column)))
    sources = pa.array([sheet.source], pa.string()).take(pa.array(np.zeros(len(rows), np.int8)))
    present = frozenset(at)
    return Loaded(table, rows, sources, lines, present, unfit, _merged(reader.doubts), extra, read=count)


def _without_blank_rows(sheet: Sheet) -> tuple[list[pa.Array], pa.Array]:
    """Leave out rows in which nothing stands, and give the line of each that is left."""
    count = len(sheet.columns[0]) if sheet.columns else 0
    lines = pa.array(np.arange(sheet.first, sheet.first + count), pa.int64())
    filled = pa.array(np.zeros(count, bool))
    for column in sheet.columns:
        filled = pc.or_(filled, pc.is_valid(column))
        if pc.all(filled).as_py():
            return list(sheet.columns), lines
    return [column.filter(filled) for column in sheet.columns], lines.filter(filled)


def _every_name(cells: pa.Array) -> pa.Array:
    """Give every name of cells that may hold several."""
    coded = _coded(cells)
    found = one_name(coded.dictionary)
    others = coded.dictionary.filter(pa.array(~found.taken)).to_pylist()
    names = [several_names(text) or None for text in others]
    return found.with_others(pa.array(names, pa.list_(pa.string()))).take(coded.indices)


def _coded(cells: pa.Array | pa.ChunkedArray) -> pa.DictionaryArray:
    """Give each distinct text of a column a number."""
    whole = cells.combine_chunks() if isinstance(cells, pa.ChunkedArray) else cells
    return whole.dictionary_encode()


def _extra(sheet: Sheet, cells: Sequence[pa.Array], at: Mapping[str, int]) -> pa.Table | None:
    """Keep the columns that are not of the catalogue, under the names that the file gives them."""
    known = set(at.values())
    found = {name: cells[i] for i, name in enumerate(sheet.header) if i not in known and name.strip()}
    return pa.table(found) if found else None


def _merged(doubts: Sequence[Doubt]) -> tuple[Doubt, ...]:
    """Count the doubts of one kind in one column together."""
    found: dict[tuple[str, str, str], Doubt] = {}
    for doubt in doubts:
        key = (doubt.source, doubt.column, doubt.warning)
        known = found.get(key)
        row = min(doubt.row, known.row) if known else doubt.row
        found[key] = Doubt(*key, doubt.count + (known.count if known else 0), row)
    return tuple(found.values())


def joined(parts: Sequence[Loaded]) -> Loaded:
    """Put the parts of one table together, number the rows, add the companions (again, for joined ones)."""
    table = parts[0].table
    names = [column.name for column in table.columns]
    rows = pa.concat_tables([part.rows.select(names) for part in parts]).combine_chunks()
    rows = courts_as_one(table, agents_apart(table, filled_from_ids(table, rows)))
    rows = rows.add_column(0, ROW, pa.array(np.arange(len(rows)), pa.int64()))
    for name, values in companions(table, rows):
        rows = rows.append_column(name, values)
    return Loaded(
        table,
        rows,
        pa.chunked_array([part.sources.cast(pa.string()) for part in parts], pa.string()).combine_chunks(),
        pa.chunked_array([part.lines for part in parts], pa.int64()).combine_chunks(),
        frozenset().union(*(part.present for part in parts)),
        tuple(unfit for part in parts for unfit in part.unfit),
        _merged([doubt for part in parts for doubt in part.doubts]),
        _extras(parts),
        sum(part.read for part in parts),
        _spans(parts),
    )


def _extras(parts: Sequence[Loaded]) -> pa.Table | None:
    """Put the extra columns of all parts together; a part that lacks one has nothing there."""
    names = dict.fromkeys(name for part in parts if part.extra for name in part.extra.column_names)
    if not names:
        return None
    found = []
    for part in parts:
        nothing = pa.nulls(len(part.rows), pa.string())
        own = dict(zip(part.extra.column_names, part.extra.columns, strict=True)) if part.extra else {}
        found.append(pa.table({name: own.get(name, nothing) for name in names}))
    return pa.concat_tables(found)


def _spans(parts: Sequence[Loaded]) -> tuple[Mapping[str, tuple[int, int]], ...]:
    """Put the spans of all parts together; rows of files have none."""
    if not any(part.spans for part in parts):
        return ()
    return tuple(spans for part in parts for spans in (part.spans or ({},) * len(part.rows)))
