"""A court's publication list or docket: an XLSX or CSV whose columns go by many names.

A row that cannot be used is set aside with its cell and a remedy; nothing of a cell is ever quoted.
"""

from __future__ import annotations

import csv
import hashlib
import io
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from pathlib import Path

from openpyxl.utils import get_column_letter

from annotations.publication.entries import Entry
from jianwen.errors import UsageError
from jianwen.spreadsheets import sheets
from nlp.case import CaseNumber
from nlp.parse.case_numbers import parse_case_number
from nlp.readers.interface import ReadError
from nlp.readers.rows.csv import row_bytes
from nlp.readers.txt import decode
from nlp.text.dates import parse_date
from nlp.values import Cause, Unread

COLUMNS: dict[str, tuple[str, ...]] = {
    "number": ("案号", "案件号", "案件编号", "执行案号", "文书案号", "裁判文书案号"),
    "title": ("文书名称", "文书标题", "标题", "裁判文书名称", "案件名称", "名称"),
    "kind": ("文书种类", "文书类型", "文书类别", "文书性质"),
    "judged": (
        "裁判日期",
        "判决日期",
        "裁决日期",
        "文书日期",
        "作出日期",
        "结案日期",
        "结案时间",
        "裁判时间",
    ),
    "effective": ("生效日期", "文书生效日期", "裁判生效日期", "生效时间"),
    "published": (
        "公布日期",
        "上网日期",
        "公开日期",
        "发布日期",
        "公布时间",
        "上网时间",
        "发布时间",
        "公开时间",
    ),
    "withdrawn": ("撤回日期", "撤回时间", "撤下日期", "撤网日期"),
    "is_withdrawn": ("是否撤回", "是否已撤回", "是否撤下", "是否撤网", "是否下线", "撤回状态", "撤回情况"),
    "court": ("法院", "审理法院", "法院名称", "承办法院", "裁判法院"),
    "cause": ("案由", "罪名", "案由罪名"),
    "method": ("结案方式", "结案类型", "裁判结果"),
    "is_public": ("是否公开", "是否上网", "是否公布", "公开状态", "上网状态"),
    "reason": ("不公开理由", "不公开原因", "不上网理由", "不上网原因", "不公布理由", "不公布原因"),
    "original": ("原审案号", "一审案号"),
    "appealed": ("是否上诉", "上诉情况", "是否上诉抗诉", "是否抗诉"),
    "juvenile": ("未成年人犯罪", "是否未成年人犯罪", "涉未成年人犯罪"),
    "document": ("文件名", "文件", "文书文件"),
}
# Where no name fits, the words that courts put around it: 裁判文书生效日期, 互联网公布日期.
_LOOSE: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("original", re.compile("(?:原审|一审|原).*案号")),
    ("number", re.compile("案号$")),
    ("reason", re.compile("不(?:予)?(?:公开|公布|上网).*(?:理由|原因|情形)")),
    # 是否撤回上诉, 撤回起诉日期: what a party takes back is no document.
    ("withdrawn", re.compile("^(?!.*[诉请]).*(?:撤回|撤下|撤网).*(?:日期|时间)")),
    ("is_withdrawn", re.compile("^(?!.*[诉请]).*(?:是否.*(?:撤|下线)|撤[回下网].*(?:状态|情况|结果|与否))")),
    ("published", re.compile("^(?!.*开庭).*(?:公布|上网|公开|发布).*(?:日期|时间)")),
    ("effective", re.compile("生效.*(?:日期|时间)")),
    ("judged", re.compile("(?:裁判|判决|结案|作出|落款).*(?:日期|时间)")),
    ("is_public", re.compile("是否.*(?:公开|公布|上网)")),
    ("method", re.compile("结案方式")),
    ("kind", re.compile("文书.*(?:种类|类型|类别)")),
    ("title", re.compile("文书.*(?:名称|标题)")),
)
_FIELD_OF = {name: field for field, names in COLUMNS.items() for name in names}
_DATES = frozenset({"judged", "effective", "published", "withdrawn"})
_HEADER_ROWS, _LONGEST_TITLE = 20, 16
_EPOCH, _FIRST_SERIAL, _LAST_SERIAL = date(1899, 12, 30), 30_000, 60_000
_EIGHT = re.compile(r"(19|20)\d{6}")
_GONE = re.compile(
    "是|对|已|[Yy](?:es)?|YES|[1√✓]|已?(?:经)?(?:撤[回下网销]|下线).*|.*已(?:经)?(?:撤|下线).*"
)
_BACK = re.compile("恢复|重新|[未没不拟待](?:已|予|能|曾|有)?(?:撤|下线)")
_NO = re.compile("否|不|未|无|[Nn][Oo]?")
_SUM = re.compile("[合总小共]计(?:[\\d件份]*)?")
_DELIMITERS = ",\t;|"
_WITHDRAWN = "已撤回"
_REMEDY = "写成 2023-06-01 这样的日期，或留空"


@dataclass(frozen=True, slots=True)
class Table:
    """What a table says: its usable rows, the rows set aside, and the fields that it has columns for."""

    path: Path
    entries: tuple[Entry, ...]
    faults: tuple[Unread, ...]
    fields: frozenset[str]

    @property
    def rows(self) -> int:
        """Return how many rows the table has."""
        return len(self.entries) + len(self.faults)


@dataclass(frozen=True, slots=True)
class _Bad:
    """A cell that cannot be used: the field, what is wrong, the remedy."""

    field: str
    what: str
    remedy: str


def read_table(path: Path, what: str) -> Table:
    """Read a list; `what` names it for messages (公布清单, 案件表)."""
    entries: list[Entry] = []
    faults: list[Unread] = []
    fields: set[str] = set()
    head: dict[int, str] = {}
    sheet, top, seen, fresh = "", 0, 0, True
    for mark, name, number, cells in _rows(path, what):
        if name != sheet:
            sheet, head, top = name, {}, number
        seen += any(_text(cell) for cell in cells)
        if not head:
            head = _head(cells) if number - top < _HEADER_ROWS else {}
            fields |= set(head.values())
            fresh = True
            continue
        values = {field: cells[at] for at, field in head.items() if at < len(cells) and _text(cells[at])}
        # Further down a row without a case number is a fault, not a head.
        is_head = fresh and _is_second_head(values)
        if not values or is_head or _is_sum(cells):
            continue
        fresh = False
        made = _entry(mark, values, _digest(cells))
        if isinstance(made, Entry):
            entries.append(made)
        else:
            faults.append(_fault(path, mark, head, made))
    if "number" not in fields:
        raise _no_header(path, what, empty=not seen)
    return Table(path, tuple(entries), tuple(faults), frozenset(fields))


def _no_header(path: Path, what: str, *, empty: bool) -> UsageError:
    """Make the error for a table in which no column is known to hold the case number."""
    if empty:
        return UsageError(f"{what}是空的。", str(path), "核对是否给错了文件。")
    names = "、".join(COLUMNS["number"][:3])
    return UsageError(
        f"{what}的前 {_HEADER_ROWS} 行里没有案号列。", str(path), f"把案号所在列的表头改为：{names} 之一。"
    )


def _head(cells: list[object]) -> dict[int, str]:
    """Return column → field, where the cells are a header: it names the case number."""
    found: dict[int, str] = {}
    for at, cell in enumerate(cells):
        field = _field(_title(cell))
        if field is not None and field not in found.values():
            found[at] = field
    return found if "number" in found.values() else {}


def _field(title: str) -> str | None:
    """Return the field that a title names."""
    if title in _FIELD_OF or len(title) > _LONGEST_TITLE:
        return _FIELD_OF.get(title)
    return next((field for field, words in _LOOSE if words.search(title)), None)


def _title(cell: object) -> str:
    """Return the title of a column without blanks, marks and remarks in brackets."""
    return re.sub(r"[(（][^()（）]*[)）]|[\s*＊：:/]", "", _text(cell))


def _is_second_head(values: Mapping[str, object]) -> bool:
    """Say whether a row explains the header (数据模板 have such a row): words, and no digit in it."""
    number = _text(values.get("number"))
    return bool(number) and not any(re.search(r"\d", _text(value)) for value in values.values())


def _is_sum(cells: list[object]) -> bool:
    """Say whether a row only adds up those above it."""
    return next((_SUM.fullmatch(_title(cell)) is not None for cell in cells if _text(cell)), False)


def _digest(cells: list[object]) -> str:
    """Name a row by its cells, as rows of documents are named."""
    data = row_bytes([_text(cell) for cell in cells])
    return hashlib.blake2b(data, digest_size=16).hexdigest()


def _entry(mark: str, values: Mapping[str, object], digest: str) -> Entry | _Bad:
    """Make the entry of a row, or say which cell cannot be used."""
    number = _number(values, "number")
    original = _number(values, "original") if "original" in values else None
    if isinstance(number, _Bad) or isinstance(original, _Bad):
        return number if isinstance(number, _Bad) else _Bad("original", "不是案号", "写成完整的案号，或留空")
    days: dict[str, date | None] = {}
    for field in _DATES:
        day = _day(values.get(field))
        if day is None and field in values:
            return _Bad(field, "日期读不懂", _REMEDY)
        days[field] = day
    said, gone = _text(values.get("is_public")), _text(values.get("is_withdrawn"))
    # What was withdrawn once may be online again, so that a day alone does not overrule the word.
    is_withdrawn = _is_gone(gone) if gone else (True if days["withdrawn"] else None)
    return Entry(
        mark=mark,
        number=number,
        title=_text(values.get("title")),
        kind=_text(values.get("kind")),
        court=_text(values.get("court")),
        cause=_text(values.get("cause")),
        method=_text(values.get("method")),
        judged=days["judged"],
        effective=days["effective"],
        published=days["published"],
        is_public=_is_public(said) if said else None,
        is_withdrawn=is_withdrawn,
        reason=_text(values.get("reason")) or (_WITHDRAWN if is_withdrawn or days["withdrawn"] else ""),
        original=original,
        appealed=_yes(values.get("appealed")),
        is_juvenile=bool(_yes(values.get("juvenile"))),
        document=_text(values.get("document")),
        digest=digest,
    )


def _number(values: Mapping[str, object], field: str) -> CaseNumber | _Bad:
    """Read a case number."""
    written = _text(values.get(field))
    if not written:
        return _Bad(field, "没有案号", "补填案号，或删去该行")
    found = parse_case_number(written)
    return found or _Bad(field, "不是案号", "写成（2023）苏0102民初1234号 这样的完整案号")


def _day(value: object) -> date | None:
    """Read a day: a date cell, a written date, eight digits, or a spreadsheet's serial number."""
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    text = _text(value)
    if _EIGHT.fullmatch(text):
        text = f"{text[:4]}-{text[4:6]}-{text[6:]}"
    elif text.isdecimal() and _FIRST_SERIAL <= int(text) <= _LAST_SERIAL:
        return _EPOCH + timedelta(days=int(text))
    return parse_date(text.split("T")[0]) if text else None


def _is_gone(text: str) -> bool:
    """Say whether a cell says plainly that a document was taken down; anything else does not."""
    return _GONE.fullmatch(text) is not None and _BACK.search(text) is None


def _is_public(text: str) -> bool:
    """Say whether a cell says that a document is online: 是, 公开, 未撤回, but not 否, 已撤回."""
    if "撤" in text and _is_gone(text):
        return False
    return _NO.match(text) is None or _BACK.match(text) is not None


def _yes(value: object) -> bool | None:
    """Read a yes or no; None where nothing is said."""
    text = _text(value)
    return None if not text else _NO.match(text) is None


def _text(cell: object) -> str:
    """Return a cell as text; whole numbers without .0."""
    if cell is None:
        return ""
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return str(cell).strip()


def _fault(path: Path, mark: str, head: dict[int, str], bad: _Bad) -> Unread:
    """Say which row and column cannot be used."""
    at = next((at for at, field in head.items() if field == bad.field), 0)
    column = f"{get_column_letter(at + 1)} 列（{COLUMNS[bad.field][0]}）"
    return Unread(f"{path}#{mark}", Cause.BAD_ROW, f"{column}{bad.what}", bad.remedy)


def _rows(path: Path, what: str) -> Iterator[tuple[str, str, int, list[object]]]:
    """Give (mark, sheet, row number, cells) of every row; rows of a later sheet are marked 2!7."""
    if path.suffix.lower() in (".csv", ".tsv", ".txt"):
        for number, cells in enumerate(_csv(path, what), 1):
            yield str(number), "", number, list(cells)
        return
    for sheet in sheets(path, _unopened(path, what)):
        if not sheet.is_visible:
            continue
        for number, row in enumerate(sheet.rows, 1):
            mark = str(number) if sheet.number == 1 else f"{sheet.number}!{number}"
            yield mark, str(sheet.number), number, list(row)


def _csv(path: Path, what: str) -> Iterable[list[str]]:
    """Read a CSV in UTF-8 or GB18030, whatever parts its cells."""
    try:
        text = decode(path.read_bytes()).removeprefix("\ufeff")
    except (OSError, ReadError):
        raise _unopened(path, what) from None
    top = text[:4096]
    delimiter = max(_DELIMITERS, key=top.count)
    try:
        return list(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter))
    except csv.Error:
        raise UsageError(f"{what}的引号或分隔符有误。", str(path), "用表格软件打开后另存一份。") from None


def _unopened(path: Path, what: str) -> UsageError:
    """Make the error for a file that cannot be opened."""
    return UsageError(f"{what}打不开。", str(path), "给出 .xlsx 或 .csv 文件，并已关闭其他程序。")
