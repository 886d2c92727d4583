"""Reads an office's own list (XLSX or CSV) with all its faults at once; no fault quotes a cell.

Columns: 处理 (允许 or 禁止), 种类 (姓名, 号码 or 模式), 内容, 类别 (a category in Chinese or by its id; empty
allows in all of them), 理由, 日期.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from datetime import date, datetime
from pathlib import Path

from annotations.categories import CATEGORIES
from annotations.privacy.office import BadPatternError, Entry, Kind, Office, check_pattern
from annotations.values import Category
from jianwen.errors import UsageError
from jianwen.spreadsheets import sheets

HEAD = ("处理", "种类", "内容", "类别", "理由", "日期")
_ALLOWS = {"允许": True, "禁止": False}
_KINDS = {kind.value: kind for kind in Kind}
_BY_NAME = {name: one for one, name in CATEGORIES.items()} | {one.value: one for one in Category}
_SHORTEST = 2
# A spreadsheet keeps fifteen digits of a number: what is longer has already lost its end.
_EXACT = 10**15
_LOST = "\0"
_REMEDY = f"首行写列名：{'、'.join(HEAD)}；每行一项。"
Rows = list[tuple[int, list[str]]]


class RowFaultError(ValueError):
    """What is wrong with one row."""


def read_office_list(path: Path) -> Office:
    """Read the list, or raise one error that tells every faulty row."""
    rows = _rows(path)
    missing = [title for title in HEAD if not rows or title not in rows[0][1]]
    if missing:
        raise UsageError(f"名单缺少列：{'、'.join(missing)}。", f"{path}，第 1 行", _REMEDY)
    at = {title: rows[0][1].index(title) for title in HEAD}
    entries: list[Entry] = []
    faults: list[str] = []
    for number, cells in rows[1:]:
        values = {title: cells[column] if column < len(cells) else "" for title, column in at.items()}
        if not any(values.values()):
            continue
        try:
            entries.append(_entry(values))
        except RowFaultError as fault:
            faults.append(f"第 {number} 行：{fault}")
    if faults:
        raise UsageError(
            f"名单有 {len(faults)} 行不能用。", f"{path}，{'；'.join(faults)}", "改正后重新运行。"
        )
    return Office(tuple(entries))


def _entry(values: dict[str, str]) -> Entry:
    """Make the entry of one row."""
    allows, kind = _ALLOWS.get(values["处理"]), _KINDS.get(values["种类"])
    if allows is None:
        raise RowFaultError("“处理”应为“允许”或“禁止”")
    if kind is None:
        raise RowFaultError(f"“种类”应为{'、'.join(_KINDS)}之一")
    if values["内容"] == _LOST:
        raise RowFaultError("“内容”超过十五位而单元格是数值，末几位已丢失，请改为文本格式重新填写")
    if len(values["内容"]) < _SHORTEST:
        raise RowFaultError(f"“内容”不足 {_SHORTEST} 个字，会处处命中")
    if not values["理由"]:
        raise RowFaultError("没有写“理由”")
    if kind is Kind.PATTERN:
        _checked(values["内容"])
    category = _category(values["类别"], needed=not allows and kind is not Kind.NAME)
    return Entry(allows, kind, values["内容"], category, values["理由"], _date(values["日期"]))


def _checked(pattern: str) -> None:
    """Refuse a bad pattern as a fault of its row."""
    try:
        check_pattern(pattern)
    except BadPatternError as fault:
        raise RowFaultError(str(fault)) from None


def _category(word: str, *, needed: bool) -> Category | None:
    """Return the category that a cell names."""
    if not word and not needed:
        return None
    if word not in _BY_NAME:
        raise RowFaultError("“类别”应为报告中的类别名（如“电话号码”）或其代号（如 phone）")
    return _BY_NAME[word]


def _date(word: str) -> date:
    """Return the date of a cell: 2026-01-05, 2026/1/5, 2026年1月5日."""
    for form in ("%Y-%m-%d", "%Y/%m/%d", "%Y.%m.%d", "%Y年%m月%d日"):
        try:
            return datetime.strptime(word, form).date()  # noqa: DTZ007 - a day, not a moment
        except ValueError:
            continue
    raise RowFaultError("“日期”应写作 2026-01-05 这样的日期")


def _rows(path: Path) -> Rows:
    """Read the rows as texts, whichever of the two formats it is."""
    fault = UsageError(
        "名单打不开。", str(path), "确认它是 .xlsx，或 UTF-8、GB18030 编码的 .csv，并已关闭其他程序。"
    )
    if path.suffix.lower() == ".xlsx":
        return _of_xlsx(path, fault)
    try:
        return _of_csv(path.read_bytes())
    except (OSError, csv.Error, UnicodeDecodeError):
        raise fault from None


def _of_xlsx(path: Path, fault: UsageError) -> Rows:
    """Read the first sheet."""
    for sheet in sheets(path, fault):
        return [(number, _texts(cells)) for number, cells in enumerate(sheet.rows, 1)]
    return []


def _of_csv(data: bytes) -> Rows:
    """Read comma-separated rows."""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = data.decode("gb18030")
    return [(number, _texts(cells)) for number, cells in enumerate(csv.reader(io.StringIO(text)), 1)]


def _texts(cells: Sequence[object]) -> list[str]:
    """Return cells as stripped texts."""
    return [_text(cell) for cell in cells]


def _text(cell: object) -> str:
    """Return a cell as text; a date as its day."""
    if cell is None:
        return ""
    if isinstance(cell, datetime):
        return cell.date().isoformat()
    if isinstance(cell, int | float):
        return _LOST if abs(cell) >= _EXACT else f"{cell:.0f}" if cell == int(cell) else str(cell)
    return str(cell).strip()
