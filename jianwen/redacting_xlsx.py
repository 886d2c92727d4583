"""The masking of a workbook: text cells by offsets, other cells by words, nothing hidden kept."""

from __future__ import annotations

import io
import tempfile
from collections.abc import Sequence
from itertools import islice
from pathlib import Path

import openpyxl
from openpyxl.packaging.core import DocumentProperties
from openpyxl.worksheet.worksheet import Worksheet

from annotations.redaction.files import put
from annotations.redaction.values import Plan
from jianwen.judge import Job
from jianwen.redacting_rows import Rows, cells_of, copy_of, target_of
from jianwen.redacting_values import Redacted, Wish
from nlp.readers.intake import Entry
from nlp.readers.intake_read import rightly_named
from nlp.readers.libreoffice import convert
from nlp.readers.rows import HEADER_ROWS, find_header
from nlp.readers.rows_xlsx import cell_text
from nlp.readers.sniff import Format
from nlp.values import Unread


def redact_xlsx(job: Job, wish: Wish, entry: Entry) -> list[Redacted | Unread]:
    """Write the masked copy of a workbook; hidden sheets, comments and properties are not in it."""
    rows = Rows(job, wish, entry)
    if not rows.documents:
        return rows.results
    with tempfile.TemporaryDirectory(prefix="jianwen-convert-") as folder:
        source = entry.path
        if entry.format is Format.XLS:
            source = convert(rightly_named(entry, Path(folder)), Path(folder), "xlsx", job.limits)
        book = openpyxl.load_workbook(source, keep_links=False)
    found = 0
    for number, sheet in enumerate(list(book.worksheets), 1):
        texts = [[cell_text(value) for value in row] for row in sheet.iter_rows(values_only=True)]
        header = find_header(list(islice(texts, HEADER_ROWS)))
        if header is None:
            continue
        found += 1
        _sheet(rows, sheet, texts, header, 0 if found == 1 else number, copy_of(wish, entry))
    for sheet in list(book.worksheets):
        if sheet.sheet_state != "visible" and len(book.worksheets) > 1:
            book.remove(sheet)
            continue
        _beside(sheet, rows.plans)
    book.properties = DocumentProperties()
    if rows.plans:
        made = io.BytesIO()
        book.save(made)
        put(target_of(wish, entry), made.getvalue())
    return rows.results


def _sheet(
    rows: Rows, sheet: Worksheet, texts: Sequence[Sequence[str]], header: int, mark: int, copy: str
) -> None:
    """Mask the rows of a sheet; rows that may not be published are deleted, from the end upwards."""
    names = texts[header]
    gone: list[int] = []
    for at in range(header + 1, len(texts)):
        cells = texts[at]
        if not any(cell.strip() for cell in cells):
            continue
        place = f"#{mark}!{at + 1}" if mark else f"#{at + 1}"
        row = rows.row(place, dict(zip(names, cells, strict=False)), copy)
        if row is None:
            gone.append(at + 1)
            continue
        for column, new in enumerate(cells_of(row.record, names, cells, row.plan), 1):
            if new != cells[column - 1]:
                sheet.cell(at + 1, column).value = new
    for number in reversed(gone):
        sheet.delete_rows(number)


def _beside(sheet: Worksheet, plans: Sequence[Plan]) -> None:
    """Remove comments and link targets; show hidden rows and columns, which are masked like all others."""
    for row in sheet.iter_rows():
        for cell in row:
            cell.comment = None
            if cell.hyperlink is not None:
                cell.hyperlink = None
    for dimension in (*sheet.row_dimensions.values(), *sheet.column_dimensions.values()):
        dimension.hidden = False
    for plan in plans:
        sheet.title = plan.reworded(sheet.title)[:31]
