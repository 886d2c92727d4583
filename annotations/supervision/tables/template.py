"""Templates: a workbook with two locked header rows (name; meaning and form), data from row 3."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from openpyxl import Workbook
from openpyxl.comments import Comment
from openpyxl.styles import Alignment, Font, PatternFill, Protection
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from annotations.supervision.catalogue.values import Column, Sense, Table
from annotations.supervision.tables.headers import second_row

_NEEDED = PatternFill("solid", fgColor="FCE4D6")
_OPTIONAL = PatternFill("solid", fgColor="DDEBF7")
_NOTE = PatternFill("solid", fgColor="F2F2F2")
# Numbers of identity written as numbers lose their last digits in Excel; as texts they do not.
_FORMATS = {Sense.DATE: "yyyy-mm-dd", Sense.MONEY: "0.00", Sense.NUMBER: "General", Sense.MONTH: "yyyy-mm"}
_WIDTHS = {
    Sense.CASE_NUMBER: 26,
    Sense.COURT: 26,
    Sense.NAME: 24,
    Sense.PLACE: 30,
    Sense.ID: 22,
    Sense.CODE: 22,
}
_WIDTH, _LINE = 16, 15
_LAST_ROW = 1_048_576


def write_template(tables: Sequence[Table], path: Path) -> None:
    """Write a workbook with one sheet for each table."""
    book = Workbook()
    for table in tables:
        _sheet(book.create_sheet(table.name), table)
    del book[book.sheetnames[0]]
    book.save(path)


def _sheet(sheet: Worksheet, table: Table) -> None:
    """Lay out one sheet."""
    columns = [column for column in table.columns if not column.read]
    lines = [_column(sheet, number, column) for number, column in enumerate(columns, 1)]
    sheet.freeze_panes = "A3"
    sheet.row_dimensions[2].height = _LINE * max(lines) + 3
    sheet.print_title_rows = "1:2"
    sheet.page_setup.orientation = "landscape"
    _lock(sheet)
    note = Comment(f"{table.meaning}。前两行不要改，从第 3 行开始填。", "鉴文", height=80, width=260)
    sheet.cell(1, 1).comment = note


def _lock(sheet: Worksheet) -> None:
    """Lock the header rows; everything else may be filled in, sorted and laid out."""
    sheet.protection.sheet = True
    sheet.protection.formatColumns = False
    sheet.protection.insertRows = False
    sheet.protection.deleteRows = False
    sheet.protection.sort = False
    sheet.protection.formatCells = False
    sheet.protection.formatRows = False


def _column(sheet: Worksheet, number: int, column: Column) -> int:
    """Lay out one column: two header cells, and cells to fill in; return the lines that its note takes."""
    name = sheet.cell(1, number, f"{column.name}*" if column.required else column.name)
    name.font = Font(bold=True)
    name.fill = _NEEDED if column.required else _OPTIONAL
    note = sheet.cell(2, number, second_row(column))
    note.fill, note.alignment = _NOTE, Alignment(wrap_text=True, vertical="top")
    letter = get_column_letter(number)
    below = sheet.column_dimensions[letter]
    below.width = max(_WIDTHS.get(column.sense, _WIDTH), 2 * len(column.name) + 4)
    below.protection = Protection(locked=False)
    below.number_format = _FORMATS.get(column.sense, "@")
    if column.sense is Sense.FLAG:
        choice = DataValidation(type="list", formula1='"是,否"', allow_blank=True)
        choice.add(f"{letter}3:{letter}{_LAST_ROW}")
        sheet.add_data_validation(choice)
    return sum(-(-_wide(line) // int(below.width - 2)) for line in str(note.value).split("\n"))


def _wide(text: str) -> int:
    """Measure a text in the widths of a digit."""
    return sum(1 if char.isascii() else 2 for char in text)
