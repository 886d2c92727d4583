"""What a workbook has beside its visible cells: hidden rows, columns, sheets, comments, properties."""

from __future__ import annotations

import re
import warnings
import zipfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import islice
from pathlib import Path
from typing import Any

import openpyxl
from openpyxl.utils import column_index_from_string, get_column_letter

from nlp.readers.interface import Limits
from nlp.readers.package import open_package
from nlp.readers.package_words import told_by_parts
from nlp.readers.rows.csv import HEADER_ROWS, find_header
from nlp.values import Hidden, HiddenKind

_MOST_BYTES = 3_000_000
_HIDES = re.compile(rb"""hidden=["'](?:1|true)|state=["'](?:hidden|veryHidden)""")
_CELLS, _LINES = frozenset(("t", "v")), 2000
_LONGEST_HEADS = 200
_STATES = {"hidden": "隐藏的工作表", "veryHidden": "深度隐藏的工作表"}
_PROPERTIES = {
    "creator": "作者", "lastModifiedBy": "最后修改者", "title": "标题", "subject": "主题",
    "keywords": "关键词",
    "description": "备注", "category": "类别", "contentStatus": "状态", "identifier": "标识符",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Behind:
    """The hidden parts, and for each sheet (1-based) the rows that nobody sees."""

    hidden: tuple[Hidden, ...] = field(default=(), repr=False)
    rows: tuple[frozenset[int], ...] = ()
    unchecked: bool = False

    def is_hidden(self, sheet: int, row: int) -> bool:
        """Say whether a row of a sheet is hidden."""
        return sheet <= len(self.rows) and row in self.rows[sheet - 1]


def look_behind(path: Path) -> Behind:
    """Look behind the cells of a workbook; only where something is hidden are all cells loaded.

    A large workbook that hides something is not looked at, and that is said.
    """
    hides = _hides(path)
    large = path.stat().st_size > _MOST_BYTES
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        book = openpyxl.load_workbook(path, read_only=large or not hides, data_only=True, keep_links=False)
    try:
        hidden = [*_properties(book), *_names(book)]
        if large or not hides:
            hidden += () if large else _inside(path, book, hidden)
            return Behind(tuple(hidden), unchecked=hides)
        for number, sheet in enumerate(book.worksheets, 1):
            hidden += _sheet(sheet, number)
        hidden += _inside(path, book, hidden)
        rows = tuple(
            frozenset(at for at, row in s.row_dimensions.items() if row.hidden) for s in book.worksheets
        )
        return Behind(tuple(hidden), rows)
    finally:
        book.close()


def _inside(path: Path, book: Any, told: Sequence[Hidden]) -> Iterator[Hidden]:  # noqa: ANN401
    """Yield what the parts of the package say, and the sheets that hold no documents."""
    with open_package(path, Limits(), "XLSX") as package:
        seen = "\n".join(one.text for one in told)
        for one in told_by_parts(package, seen, _is_cell):
            yield replace(one, place=one.place.replace("文件内部", "表格内部"))
    for number, sheet in enumerate(book.worksheets, 1):
        top = islice(sheet.iter_rows(values_only=True), _LINES)
        rows = [[str(cell or "") for cell in row] for row in top]
        text = "\n".join("\t".join(row).rstrip() for row in rows if any(row))
        if sheet.sheet_state == "visible" and text and find_header(rows[:HEADER_ROWS]) is None:
            yield Hidden(HiddenKind.METADATA, f"工作表 {number} 的内容", text)


def _is_cell(part: str, tag: str) -> bool:
    """Say whether a text is that of a cell: the rows are read by themselves."""
    return tag in _CELLS and part.lower().startswith(("xl/sharedstrings", "xl/worksheets/"))


def _hides(path: Path) -> bool:
    """Say quickly whether rows, columns or sheets are hidden, or cells commented."""
    with zipfile.ZipFile(path) as package:
        names = package.namelist()
        if any("omments" in name for name in names):
            return True
        sheets = [
            name for name in names if name == "xl/workbook.xml" or name.startswith("xl/worksheets/sheet")
        ]
        return any(_said_in(package, name) for name in sheets)


def _said_in(package: zipfile.ZipFile, name: str) -> bool:
    """Say whether a part hides something, reading it piece by piece."""
    rest = b""
    with package.open(name) as part:
        while piece := part.read(1 << 20):
            if _HIDES.search(rest + piece):
                return True
            rest = piece[-40:]
    return False


def _properties(book: Any) -> Iterator[Hidden]:  # noqa: ANN401 - openpyxl has no types
    """Yield what the workbook says about itself."""
    for key, label in _PROPERTIES.items():
        value = str(getattr(book.properties, key, None) or "").strip()
        if value and value != "openpyxl":
            yield Hidden(HiddenKind.METADATA, f"文档属性·{label}", value)
    for number, one in enumerate(book.custom_doc_props.props, 1):
        yield Hidden(HiddenKind.METADATA, f"文档属性·自定义 {number}", f"{one.name}：{one.value}")


def _names(book: Any) -> Iterator[Hidden]:  # noqa: ANN401
    """Yield defined names; what they hold may be a value and no range."""
    for number, (name, one) in enumerate(book.defined_names.items(), 1):
        yield Hidden(HiddenKind.METADATA, f"定义的名称 {number}", f"{name}：{one.attr_text or ''}")


def _sheet(sheet: Any, number: int) -> Iterator[Hidden]:  # noqa: ANN401
    """Yield comments and hidden cells of a sheet."""
    place = f"工作表 {number}"
    state = _STATES.get(sheet.sheet_state)
    if state:
        text = "\n".join(filter(None, (_line(row) for row in sheet.iter_rows())))
        if text:
            yield Hidden(HiddenKind.COVERED, f"{state} {number}", text)
    else:
        yield from _columns(sheet, place)
        yield from _rows(sheet, place)
    for row in sheet.iter_rows():
        for cell in row:
            if cell.comment is not None and cell.comment.text.strip():
                yield Hidden(
                    HiddenKind.COMMENT, f"{place}，{cell.coordinate} 的批注", cell.comment.text.strip()
                )


def _line(cells: Any) -> str:  # noqa: ANN401
    """Return the cells of a row or column in one line, a tab between two."""
    return "\t".join("" if cell.value is None else str(cell.value).strip() for cell in cells).rstrip()


def _columns(sheet: Any, place: str) -> Iterator[Hidden]:  # noqa: ANN401
    """Yield hidden columns; one entry may stand for several of them."""
    for letter, column in sheet.column_dimensions.items():
        if not column.hidden:
            continue
        first = column.min or column_index_from_string(letter)
        for at in range(first, min(column.max or first, sheet.max_column) + 1):
            lines = [_line(cells) for cells in sheet.iter_rows(min_col=at, max_col=at)]
            text = _headed(next(filter(None, lines), ""), lines)
            if text:
                name = get_column_letter(at)
                yield Hidden(HiddenKind.COVERED, f"{place}，隐藏的列 {name}", text)


def _headed(head: str, lines: Sequence[str]) -> str:
    """Return the cells of a column, each behind its head: by itself a name tells of no role."""
    return "\n".join([head, *(f"{head}：{line}；" for line in lines if line and line != head)])


def _rows(sheet: Any, place: str) -> Iterator[Hidden]:  # noqa: ANN401
    """Yield hidden rows."""
    for at, row in sheet.row_dimensions.items():
        if row.hidden and at <= sheet.max_row:
            text = _line(sheet[at])
            heads = "" if at == 1 else _line(sheet[1])
            if text:
                # The heads say who stands in the row; a longer first line says other things.
                text = f"{heads}\n{text}" if heads and len(heads) <= _LONGEST_HEADS else text
                yield Hidden(HiddenKind.COVERED, f"{place}，隐藏的第 {at} 行", text)
