"""The masking of a workbook: text cells by offsets, all others by words, nothing hidden kept.

Formats and formulas stay; a formula that shows or says what is masked becomes its masked value.
"""

from __future__ import annotations

import io
import re
import tempfile
from collections.abc import Iterator, Sequence
from itertools import islice
from pathlib import Path
from typing import cast

import openpyxl
from openpyxl.cell.cell import Cell
from openpyxl.packaging.core import DocumentProperties
from openpyxl.packaging.custom import CustomPropertyList
from openpyxl.workbook.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from annotations.redaction.pictures import without_metadata
from annotations.redaction.rewording import Rewording
from jianwen.redacting.rows import Rows, all_words, cells_of, copy_of, put_whole
from jianwen.redacting.values import Redacted, Wish
from jianwen.redacting.workbook_check import checked
from jianwen.redacting.workbook_parts import reworded
from jianwen.running.judge import Job
from nlp.readers.intake.files import Entry
from nlp.readers.intake.read import rightly_named
from nlp.readers.libreoffice import convert
from nlp.readers.rows.csv import HEADER_ROWS, find_header
from nlp.readers.rows.xlsx import cell_text
from nlp.readers.sniff import Format
from nlp.values import Unread

_LONGEST_TITLE = 31
_PRIVATE = ("mailto:", "tel:", "file:", "\\\\")
_FORMULA = "f"
# What a formula says in pieces ("蔺"&"春桃") shows whole once a program reckons it.
_QUOTED = re.compile(r'"((?:[^"]|"")*)"')
_MARGINS = ("oddHeader", "oddFooter", "evenHeader", "evenFooter", "firstHeader", "firstFooter")


def redact_xlsx(job: Job, wish: Wish, entry: Entry) -> list[Redacted | Unread]:
    """Write the masked copy of a workbook; hidden sheets, comments and properties are not in it."""
    rows = Rows(job, wish, entry)
    if not rows.documents:
        return rows.results
    with tempfile.TemporaryDirectory(prefix="jianwen-convert-") as folder:
        source = entry.path
        if entry.format is Format.XLS:
            source = convert(rightly_named(entry, Path(folder)), Path(folder), "xlsx", job.limits)
        book = openpyxl.load_workbook(source, keep_links=False, rich_text=True)
        shown = openpyxl.load_workbook(source, keep_links=False, data_only=True)
    found = 0
    unshown: set[str] = set()
    for number, sheet in enumerate(list(book.worksheets), 1):
        texts = _texts(shown.worksheets[number - 1])
        header = find_header(list(islice(texts, HEADER_ROWS)))
        if header is not None:
            found += 1
            before = len(rows.copied)
            _sheet(rows, sheet, texts, header, 0 if found == 1 else number, copy_of(wish, entry))
            if _goes(book, sheet):
                unshown.update(one.source for one in rows.copied[before:])
    if rows.plans:
        _beside(book, shown, all_words(rows))
        made = io.BytesIO()
        book.save(made)
        put_whole(wish, entry, reworded(made.getvalue(), all_words(rows)))
        return checked(job, rows, wish.out / copy_of(wish, entry), frozenset(unshown))
    return rows.results


def _goes(book: Workbook, sheet: Worksheet) -> bool:
    """Say whether a sheet that nobody sees is left out of the copy."""
    return sheet.sheet_state != "visible" and len(book.worksheets) > 1


def _texts(sheet: Worksheet) -> list[list[str]]:
    """Return the cells of a sheet as a person sees them."""
    return [[cell_text(value) for value in row] for row in sheet.iter_rows(values_only=True)]


def _sheet(
    rows: Rows, sheet: Worksheet, texts: Sequence[Sequence[str]], header: int, mark: int, copy: str
) -> None:
    """Mask the rows of a sheet; rows that may not be published are emptied: formulas count on the others."""
    names = texts[header]
    for at in range(header + 1, len(texts)):
        cells = texts[at]
        if not any(cell.strip() for cell in cells):
            continue
        place = f"#{mark}!{at + 1}" if mark else f"#{at + 1}"
        row = rows.row(place, dict(zip(names, cells, strict=False)), copy)
        fresh = [""] * len(cells) if row is None else cells_of(row.record, names, cells, row.plan)
        for column, (old, new) in enumerate(zip(cells, fresh, strict=True), 1):
            if old != new or row is None:
                _set(sheet, at + 1, column, new)


def _set(sheet: Worksheet, row: int, column: int, text: str) -> None:
    """Give a cell another text, and no link; what a merged cell covers has none."""
    cell = sheet.cell(row, column)
    if isinstance(cell, Cell):
        cell.value = text or None
        cell.hyperlink = None


def _beside(book: Workbook, shown: Workbook, reword: Rewording) -> None:
    """Remove what is hidden, and mask by words what stands beside the rows."""
    for sheet, seen in list(zip(book.worksheets, shown.worksheets, strict=True)):
        if _goes(book, sheet):
            book.remove(sheet)
            continue
        for cell in _cells(sheet):
            _cell(cell, seen.cell(cell.row, cell.column).value, reword)
        for dimension in (*sheet.row_dimensions.values(), *sheet.column_dimensions.values()):
            dimension.hidden = False
        _margins(sheet, reword)
        for picture in getattr(sheet, "_images", ()):
            picture.ref = io.BytesIO(without_metadata(picture._data()))
        sheet.title = reword(sheet.title)[:_LONGEST_TITLE]
    for name in list(book.defined_names):
        if reword(name) != name or reword(book.defined_names[name].attr_text or "") != (
            book.defined_names[name].attr_text or ""
        ):
            del book.defined_names[name]
    book.properties = DocumentProperties()
    setattr(book, "custom_doc_props", CustomPropertyList())  # noqa: B010 - openpyxl has no type for it


def _cells(sheet: Worksheet) -> Iterator[Cell]:
    """Give the cells that can hold something."""
    for row in sheet.iter_rows():
        for cell in row:
            if isinstance(cell, Cell):
                yield cell


def _cell(cell: Cell, seen: object, reword: Rewording) -> None:
    """Mask a cell by words, and remove its comment and a private link."""
    cell.comment = None
    link = cell.hyperlink
    if link is not None:
        target = f"{link.target or ''}{link.location or ''}{link.tooltip or ''}{link.display or ''}"
        if reword(target) != target or target.lower().startswith(_PRIVATE):
            cell.hyperlink = None
    text = cell_text(cell.value)
    is_formula = cell.data_type == _FORMULA
    shows = cell_text(seen) if is_formula else text
    spelled = "".join(_QUOTED.findall(text)).replace('""', '"') if is_formula else ""
    if reword(shows) != shows:
        cell.value = reword(shows)
    elif reword(text) != text:
        cell.value = shows or None
    elif reword(spelled) != spelled:
        # What it shows says no such thing (a count by names); where nobody has reckoned it yet, what it says.
        cell.value = shows or reword(spelled)


def _margins(sheet: Worksheet, reword: Rewording) -> None:
    """Mask headers, footers and the lists and hints of fields to fill in."""
    for name in _MARGINS:
        for part in ("left", "center", "right"):
            item = getattr(getattr(sheet, name), part)
            item.text = reword(item.text) if item.text else item.text
    for rule in sheet.data_validations.dataValidation:
        for name in ("formula1", "formula2", "prompt", "promptTitle", "error", "errorTitle"):
            text = cast("str | None", getattr(rule, name))
            if text:
                setattr(rule, name, reword(text))
