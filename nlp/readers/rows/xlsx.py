"""Tables with one document a row in a workbook, streamed sheet by sheet."""

from __future__ import annotations

import datetime
import warnings
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from itertools import islice
from pathlib import Path
from typing import Literal, Protocol

import openpyxl

from nlp.readers.interface import Limits, ReadError, Reading
from nlp.readers.package import open_package
from nlp.readers.rows.csv import HEADER_ROWS, find_header, lines_of, no_header, read_cells, row_bytes
from nlp.readers.rows.interface import ABOVE, Chunk, Row, framed
from nlp.readers.rows.xlsx_hidden import Behind, look_behind
from nlp.values import Cause

_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"

_LINES = 2000


class _Sheet(Protocol):
    """What is used of a sheet of the library."""

    @property
    def sheet_state(self) -> str:
        """Say whether people see the sheet."""

    def iter_rows(self, *, values_only: Literal[True]) -> Iterable[tuple[object, ...]]:
        """Give the rows from the top."""


@contextmanager
def _opened(path: Path, limits: Limits) -> Iterator[list[_Sheet]]:
    """Open a workbook after its package was checked for bombs; give its sheets."""
    with open_package(path, limits, "XLSX"):
        pass
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        book = openpyxl.load_workbook(path, read_only=True, data_only=True, keep_links=False)
    try:
        for sheet in book.worksheets:
            sheet.reset_dimensions()
        yield list(book.worksheets)
    finally:
        book.close()


def read_xlsx(path: Path, limits: Limits, chunk: Chunk | None = None) -> Iterator[Row]:
    """Read every sheet that has a text column; sheets without one are tables of something else."""
    del chunk
    with _opened(path, limits) as sheets:
        behind, told = look_behind(path), False
        found = filled = 0
        for at, sheet in enumerate(sheets, 1):
            top = list(islice(_rows(sheet), HEADER_ROWS))
            filled += any(map(any, top))
            header = find_header(top)
            if header is None:
                continue
            found += 1
            rows = _sheet_rows(sheet, top[header], header + 1, 0 if found == 1 else at, limits)
            for row in framed(rows, ABOVE, lines_of(top[:header])):
                row = row if sheet.sheet_state == "visible" else _noted(row, "来自隐藏的工作表")
                row = _noted(row, "来自隐藏的行") if behind.is_hidden(at, row.number or 0) else row
                yield row if told else _with(row, behind)
                told = told or isinstance(row.result, Reading)
    if not found:
        raise no_header() if filled else ReadError(Cause.EMPTY, "表格是空的", "请核对是否给错了文件")


def lines_of_xlsx(path: Path, limits: Limits) -> list[str]:
    """Return the rows of the first sheet as lines of text."""
    with _opened(path, limits) as sheets:
        return [" ".join(row) for row in islice(_rows(sheets[0]), _LINES)] if sheets else []


def read_as_text(path: Path, limits: Limits) -> Reading:
    """Read a workbook that is one document (the directory of a case file): a row a line."""
    text = "\n".join(lines_of_xlsx(path, limits))
    if not text.strip():
        raise ReadError(Cause.EMPTY, "表格是空的", "请核对是否给错了文件")
    behind = look_behind(path)
    return Reading(text, _XLSX, hidden=behind.hidden)


def _rows(sheet: _Sheet) -> Iterator[list[str]]:
    """Give each row as text cells."""
    for cells in sheet.iter_rows(values_only=True):
        yield [cell_text(value) for value in cells]


def _sheet_rows(sheet: _Sheet, header: Sequence[str], top: int, mark: int, limits: Limits) -> Iterator[Row]:
    """Read the rows below the header."""
    for number, cells in enumerate(_rows(sheet), 1):
        if number > top and any(cell.strip() for cell in cells):
            yield Row(number, row_bytes(cells), read_cells(header, cells, _XLSX, limits), mark)


def _noted(row: Row, note: str) -> Row:
    """Say of a row that nobody sees it: who published the table may not know that it is there."""
    if isinstance(row.result, ReadError):
        return row
    return replace(row, result=replace(row.result, notes=(*row.result.notes, note)))


def _with(row: Row, behind: Behind) -> Row:
    """Let the first document of a workbook tell of all that stands behind its cells."""
    if isinstance(row.result, ReadError):
        return row
    notes = (*row.result.notes, *(("表格过大，未检查隐藏的行列和批注",) if behind.unchecked else ()))
    return replace(row, result=replace(row.result, hidden=(*row.result.hidden, *behind.hidden), notes=notes))


def cell_text(value: object) -> str:
    """Return a cell as the text that a person would see; dates as ISO dates, whole numbers without .0."""
    if value is None:
        return ""
    if isinstance(value, datetime.datetime):
        return value.date().isoformat() if value.time() == datetime.time() else value.isoformat(" ")
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value)
