"""Workbooks that people give us, read row by row: one that is broken, wherever, is told and no traceback."""

from __future__ import annotations

import warnings
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from openpyxl import load_workbook
from openpyxl.utils.exceptions import InvalidFileException

from jianwen.errors import UsageError

# What openpyxl raises on a damaged package: no zip, a part that is missing or cut short, XML that does not
# close (a SyntaxError of either parser), references to styles, strings or sheets that are not there.
_BROKEN = (
    OSError,
    EOFError,
    InvalidFileException,
    NotImplementedError,
    zipfile.BadZipFile,
    zlib.error,
    SyntaxError,
    AttributeError,
    LookupError,
    TypeError,
    ValueError,
)
Row = tuple[object, ...]


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet of a workbook; its rows can be read once, before the next sheet is asked for."""

    number: int
    title: str
    is_visible: bool
    rows: Iterator[Row] = field(repr=False)


def sheets(path: Path, fault: UsageError) -> Iterator[Sheet]:
    """Give the sheets of a workbook, numbered from 1; raise `fault` where it cannot be read."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            book = load_workbook(path, read_only=True, data_only=True)
    except _BROKEN:
        raise fault from None
    try:
        for number, sheet in enumerate(book.worksheets, 1):
            # What the file says of its own size may be wrong.
            sheet.reset_dimensions()
            rows = _whole(sheet.iter_rows(values_only=True), fault)
            yield Sheet(number, str(sheet.title), sheet.sheet_state == "visible", rows)
    finally:
        book.close()


def _whole(rows: Iterator[Row], fault: UsageError) -> Iterator[Row]:
    """Give rows as long as they can be read."""
    try:
        yield from rows
    except _BROKEN:
        raise fault from None
