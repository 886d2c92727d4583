"""Columns of text cells become a typed table; each distinct text is read once, however many rows hold it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from types import MappingProxyType

import pyarrow as pa
import pyarrow.compute as pc

from annotations.privacy.checksums import birth_of
from annotations.supervision.catalogue.values import Column, Sense, Table
from annotations.supervision.tables.cells import Cell, CellError, read_cell
from annotations.supervision.tables.places import divide
from annotations.supervision.tables.values import Doubt, Loaded, Sheet, Unfit
from annotations.supervision.tables.workdays import FIRST, numbered

ROW = "行号"
_TYPES: Mapping[Sense, pa.DataType] = MappingProxyType(
    {
        Sense.NUMBER: pa.float64(),
        Sense.MONEY: pa.decimal128(18, 2),
        Sense.DATE: pa.date32(),
        Sense.MONTH: pa.date32(),
        Sense.FLAG: pa.bool_(),
        Sense.LIST: pa.list_(pa.string()),
    }
)
_FromId = Callable[[str], str | date | None]
_PLACES = ("省份", "地市", "区县")
# A birth date and sex that the file leaves out are read from the ID number beside them.
_FROM_ID = (("出生日期", "证件号"), ("原告出生日期", "原告身份证号"))
_SEX_FROM_ID = (("性别", "证件号"), ("原告性别", "原告身份证号"))


@dataclass(slots=True)
class _Reader:
    """Reads one sheet against a table of the catalogue; collects what does not fit."""

    table: Table
    sheet: Sheet
    unfit: list[Unfit] = field(default_factory=list)
    doubts: list[Doubt] = field(default_factory=list)
    bad: set[int] = field(default_factory=set)

    def column(self, column: Column, cells: pa.Array | None, count: int) -> pa.Array:
        """Read a column of cells; one that the file does not have is empty."""
        kind = _TYPES.get(column.sense, pa.string())
        if cells is None:
            return pa.nulls(count, kind)
        coded = cells.dictionary_encode()
        read = [self._read(column, text) for text in coded.dictionary.to_pylist()]
        indices = coded.indices
        self._complain(column, read, indices)
        values = [cell.value if isinstance(cell, Cell) else None for cell in read]
        return pa.array(values, kind).take(indices)

    def _read(self, column: Column, text: str) -> Cell | CellError:
        """Read a distinct text; a fault is kept beside it."""
        try:
            return read_cell(column.sense, text)
        except CellError as error:
            return error

    def _complain(self, column: Column, read: Sequence[Cell | CellError], indices: pa.Array) -> None:
        """Note the rows whose cells do not fit, are missing though required, or are doubtful."""
        faults: dict[tuple[str, str], list[int]] = {}
        doubts: dict[str, list[int]] = {}
        for code, cell in enumerate(read):
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
            self.doubts.append(Doubt(self.sheet.source, column.name, warning, len(rows), self._line(rows[0])))
        if column.required:
            self._set_aside(column, _nulls(indices), "必填的单元格是空的", f"补上{column.meaning}")

    def _set_aside(self, column: Column, rows: Sequence[int], kind: str, remedy: str) -> None:
        """Set rows aside."""
        self.bad.update(rows)
        for row in rows:
            self.unfit.append(Unfit(self.sheet.source, self._line(row), column.name, kind, remedy))

    def _line(self, row: int) -> int:
        """Return the row of the file, as a person counts."""
        return self.sheet.first + row


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
    """Read a sheet; `at` says which column of the sheet holds which of the catalogue."""
    reader = _Reader(table, sheet)
    count = len(sheet.columns[0]) if sheet.columns else 0
    columns = {
        column.name: reader.column(
            column, sheet.columns[at[column.name]] if column.name in at else None, count
        )
        for column in table.columns
    }
    rows = pa.table(columns)
    lines = pa.array(range(sheet.first, sheet.first + count), pa.int64())
    if reader.bad:
        keep = pa.array([row not in reader.bad for row in range(count)])
        rows, lines = rows.filter(keep), lines.filter(keep)
    sources = (
        pa.array([sheet.source] * len(rows)).dictionary_encode() if len(rows) else pa.array([], pa.string())
    )
    unfit = tuple(sorted(reader.unfit, key=lambda one: (one.row, one.column)))
    return Loaded(table, rows, sources, lines, frozenset(at), unfit, _merged(reader.doubts), read=count)


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
    """Put the files of one table together, number the rows, and add the companions."""
    first = parts[0]
    rows = pa.concat_tables([part.rows for part in parts])
    rows = _from_ids(first.table, rows.combine_chunks())
    rows = rows.add_column(0, ROW, pa.array(range(len(rows)), pa.int64()))
    for name, values in _companions(first.table, rows):
        rows = rows.append_column(name, values)
    return Loaded(
        first.table,
        rows,
        pa.chunked_array([part.sources.cast(pa.string()) for part in parts]).combine_chunks(),
        pa.chunked_array([part.lines for part in parts]).combine_chunks(),
        frozenset().union(*(part.present for part in parts)),
        tuple(unfit for part in parts for unfit in part.unfit),
        tuple(doubt for part in parts for doubt in part.doubts),
        read=sum(part.read for part in parts),
    )


def _companions(table: Table, rows: pa.Table) -> Iterator[tuple[str, pa.Array]]:
    """Give what is worked out beside places, courts and dates."""
    for column in table.columns:
        if column.sense in (Sense.PLACE, Sense.COURT):
            yield from _divided(column.name, rows[column.name])
        elif column.sense in (Sense.DATE, Sense.MONTH):
            yield f"{column.name}·工作日序", _numbered(rows[column.name])


def _divided(name: str, cells: pa.ChunkedArray) -> Iterator[tuple[str, pa.Array]]:
    """Give the province, city and county of a column of places."""
    coded = cells.combine_chunks().dictionary_encode()
    found = [divide(text) for text in coded.dictionary.to_pylist()]
    for part, values in zip(
        _PLACES,
        ([one.province for one in found], [one.city for one in found], [one.county for one in found]),
        strict=True,
    ):
        yield f"{name}·{part}", pa.array([value or None for value in values], pa.string()).take(coded.indices)


def _numbered(days: pa.ChunkedArray) -> pa.Array:
    """Give each day of a column its number among the working days."""
    order = numbered()
    coded = days.combine_chunks().dictionary_encode()
    values = [
        order[offset] if 0 <= (offset := (day - FIRST).days) < len(order) else None
        for day in coded.dictionary.to_pylist()
    ]
    return pa.array(values, pa.int64()).take(coded.indices)


def _from_ids(table: Table, rows: pa.Table) -> pa.Table:
    """Fill birth dates and sexes that the file leaves out from the ID number beside them."""
    for target, source in _FROM_ID:
        rows = _filled(table, rows, target, source, birth_of)
    for target, source in _SEX_FROM_ID:
        rows = _filled(table, rows, target, source, _sex)
    return rows


def _sex(number: str) -> str | None:
    """Read the sex from a citizen ID number: the last digit of its serial is odd for men."""
    digit = number[16:17] if len(number) == 18 else number[14:15]
    return {"1": "男", "0": "女"}[str(int(digit) % 2)] if digit.isdecimal() and digit.isascii() else None


def _filled(table: Table, rows: pa.Table, target: str, source: str, read: _FromId) -> pa.Table:
    """Fill one column from another where it is empty."""
    if table.column(target) is None or table.column(source) is None:
        return rows
    coded = rows[source].combine_chunks().dictionary_encode()
    values: list[str | date | None] = [read(number) for number in coded.dictionary.to_pylist()]
    kind = rows[target].type
    filled = pc.coalesce(rows[target], pa.array(values, kind).take(coded.indices))
    return rows.set_column(rows.schema.get_field_index(target), target, filled)
