"""Workbooks (XLSX, XLS) as columns of text cells, sheet by sheet."""

from __future__ import annotations

import datetime
import io
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

import pyarrow as pa
from python_calamine import CalamineError, CalamineWorkbook, PasswordError, SheetVisibleEnum

from annotations.supervision.tables.raw import FileFaultError, Raw

_CHUNK = 20_000


def read_workbook(path: Path) -> Iterator[Raw]:
    """Read the visible sheets of a workbook."""
    try:
        book = CalamineWorkbook.from_filelike(io.BytesIO(path.read_bytes()))
    except PasswordError as error:
        raise FileFaultError("这个工作簿有密码", "用 Excel 打开，去掉密码后另存为 .xlsx") from error
    except CalamineError as error:
        raise FileFaultError("打不开这个工作簿，可能有密码或已损坏", "用 Excel 打开后另存为 .xlsx") from error
    for sheet in book.sheets_metadata:
        if sheet.visible is SheetVisibleEnum.Visible:
            rows = book.get_sheet_by_name(sheet.name).iter_rows()
            yield _raw(f"#{sheet.name}", rows)


def _raw(name: str, rows: Iterable[Sequence[object]]) -> Raw:
    """Turn rows into columns, a chunk at a time, so that the library's objects do not pile up."""
    head: list[list[str]] = []
    chunks: list[list[pa.Array]] = []
    batch: list[list[str | None]] = []
    for row in rows:
        cells = [_cell(value) for value in row]
        if len(head) < Raw.HEAD:
            head.append([cell or "" for cell in cells])
        batch.append(cells)
        if len(batch) == _CHUNK:
            chunks.append(_columns(batch))
            batch = []
    if batch:
        chunks.append(_columns(batch))
    width = max((len(chunk) for chunk in chunks), default=0)
    columns = tuple(
        pa.chunked_array(
            [chunk[i] if i < len(chunk) else pa.nulls(len(chunk[0]), pa.string()) for chunk in chunks],
            pa.string(),
        ).combine_chunks()
        for i in range(width)
    )
    return Raw(name, tuple(tuple(row) for row in head), columns)


def _columns(batch: list[list[str | None]]) -> list[pa.Array]:
    """Turn a chunk of rows into columns."""
    return [pa.array(column, pa.string()) for column in zip(*batch, strict=True)]


def _cell(value: object) -> str | None:
    """Write a cell as text: whole numbers without a point, days without a time."""
    if isinstance(value, str):
        return value or None
    if isinstance(value, bool):
        return "是" if value else "否"
    if isinstance(value, float):
        # A number of more than 15 digits is rounded by Excel: the form tells, and the reader refuses it.
        return str(int(value)) if value.is_integer() and abs(value) < 1e15 else repr(value)
    if isinstance(value, datetime.datetime):
        return value.date().isoformat()
    return None if value is None else str(value)
