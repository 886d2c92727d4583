"""The list of changes: what was replaced where, what was left out, what is still to do. Never a value."""

from __future__ import annotations

import contextlib
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TextIO

from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from annotations.privacy.rules import RULE_BY_ID
from jianwen.published import dumps, unread_record
from jianwen.redacting.values import Change, Redacted
from jianwen.report.words import category_name, cause_name
from jianwen.report.xlsx import add_sheet, add_wrapped, filtered, new_book, prepare, save_book
from nlp.readers.intake.apart import REPORT_MARK
from nlp.values import Span, Unread

JSONL, XLSX = "changes.jsonl", "变更清单.xlsx"
KINDS = {
    "replaced": "替换",
    "deleted": "删除",
    "removed": "清除（正文之外）",
    "left": "未能处理",
    "asked": "请人工判断",
    "forbidden": "不应公布",
}
_CHANGES = (
    ("原文件", 40), ("副本", 40), ("处理", 16), ("类别", 16), ("原位置", 14), ("副本位置", 14), ("页", 6),
    ("正文之外的位置", 24), ("原内容（掩码）", 18), ("前后文（已掩码）", 50),
    ("规则", 8), ("依据", 36), ("为什么", 50),
)  # fmt: skip
# Formats that are read through a conversion, and written as what they are converted to.
_OLD = re.compile(r"\.(?:doc|dot|wps|rtf|odt|xls|xlsb|xlt|et|ods|xml)(?:#.*)?$", re.IGNORECASE)
_NEW = (".docx", ".xlsx")
_CARDS = (("原文件", 40), ("案号", 28), ("审理法院", 28), ("裁判日期", 14), ("不公开理由", 40))
_ASIDE = (("原文件", 50), ("原因", 16), ("说明", 50), ("办法", 50))
_MOST = 1_000_000


@dataclass(slots=True)
class Tally:
    """What is counted of a run: documents as screening counts them, also those that share a file.

    They add up: documents = copies + forbidden + refused.
    """

    documents: int = 0
    copies: int = 0
    files: set[str] = field(default_factory=set, repr=False)
    kinds: Counter[str] = field(default_factory=Counter)
    forbidden: int = 0
    refused: int = 0
    unfinished: int = 0
    unread: int = 0
    converted: set[str] = field(default_factory=set, repr=False)

    @property
    def set_aside(self) -> int:
        """Return how many documents a person has to look at before anything is published."""
        return self.forbidden + self.refused + self.unfinished + self.unread

    def formats(self) -> str:
        """Say how many copies are not of the format of their originals; "" for none."""
        count = len(self.converted)
        return f"{count} 个文件是旧格式（.doc、.wps、.xls 等），副本写成 .docx 或 .xlsx。" if count else ""

    def line(self) -> str:
        """Say the numbers."""
        return (
            f"文书 {self.documents} 份：写出副本 {self.copies} 份（{len(self.files)} 个文件），"
            f"不应公布 {self.forbidden} 份，写不出副本 {self.refused} 份；未读 {self.unread} 项。"
            f"替换 {self.kinds['replaced']} 处，删除 {self.kinds['deleted']} 处，"
            f"清除正文之外 {self.kinds['removed']} 处；未能处理 {self.kinds['left']} 处"
            f"（{self.unfinished} 个文件），请人工判断 {self.kinds['asked']} 处。"
        )


@dataclass(slots=True)
class ChangeList:
    """Writes the list as results come."""

    lines: TextIO
    book: Workbook
    changes: Worksheet
    cards: Worksheet
    aside: Worksheet
    tally: Tally = field(default_factory=Tally)
    rows: Counter[str] = field(default_factory=Counter)

    def add(self, one: Redacted) -> None:
        """Take what became of a document."""
        self.tally.documents += one.documents
        self.tally.unfinished += one.firm > 0
        if one.copy:
            self.tally.copies += one.documents
            self.tally.files.add(one.copy)
            if _OLD.search(one.source) and one.copy.lower().endswith(_NEW):
                self.tally.converted.add(one.copy)
        head = {"source": one.source, "id": one.id, "copy": one.copy}
        for change in one.changes:
            self.tally.kinds[change.kind] += 1
            self._say(head | change_record(change))
            if self.rows[self.changes.title] < _MOST:
                self._add(self.changes, _CHANGES, _row(one, change))
        if one.card is not None:
            self.tally.forbidden += one.documents
            card = one.card
            cells = (card.case_number, card.court, card.date, card.reason)
            names = ("case_number", "court", "date", "reason")
            self._say(head | {"kind": "card"} | dict(zip(names, cells, strict=True)))
            self._add(self.cards, _CARDS, (one.source, *cells))
        if one.refusal is not None:
            self.tally.refused += one.documents
            reason, remedy = one.refusal
            self._say(head | {"kind": "refused", "reason": reason, "remedy": remedy})
            self._add(self.aside, _ASIDE, (one.source, "写不出副本", reason, remedy))

    def add_unread(self, one: Unread) -> None:
        """Take what could not be read."""
        self.tally.unread += 1
        self._say({"kind": "unread"} | unread_record(one))
        self._add(self.aside, _ASIDE, (one.source, cause_name(one.cause), one.reason, one.remedy))

    def _add(self, sheet: Worksheet, columns: tuple[tuple[str, int], ...], row: tuple[str, ...]) -> None:
        """Write a row of a sheet, below its head."""
        self.rows[sheet.title] += 1
        add_wrapped(sheet, columns, self.rows[sheet.title] + 1, row)

    def _say(self, record: dict[str, Any]) -> None:
        """Write a line."""
        self.lines.write(dumps(record) + "\n")


@contextlib.contextmanager
def change_list(folder: Path) -> Iterator[ChangeList]:
    """Open the list in a folder; the workbook is written at the end, also of a run that is stopped."""
    book = new_book()
    changes = _sheet(book, "变更", _CHANGES)
    cards = _sheet(book, "不公开清单", _CARDS)
    aside = _sheet(book, "未写出副本", _ASIDE)
    # So that the list is known as ours when the folder is screened.
    (folder / REPORT_MARK).write_text("jianwen\n", "utf-8")
    with (folder / JSONL).open("w", encoding="utf-8") as lines:
        made = ChangeList(lines, book, changes, cards, aside)
        try:
            yield made
        finally:
            filtered(changes, _CHANGES, made.rows[changes.title])
            save_book(book, folder / XLSX)


def _sheet(book: Workbook, title: str, columns: tuple[tuple[str, int], ...]) -> Worksheet:
    """Make a sheet with its head; how many rows it will have nobody knows yet."""
    sheet = add_sheet(book, title)
    prepare(sheet, columns, None)
    return sheet


def change_record(change: Change) -> dict[str, Any]:
    """Return a change as the list publishes it."""
    before, after = change.before, change.after
    return {
        "kind": change.kind,
        "category": change.category.value,
        "rule": change.rule,
        "start": before.start if before else None,
        "end": before.end if before else None,
        "copy_start": after.start if after else None,
        "copy_end": after.end if after else None,
        "page": change.page,
        "place": change.place,
        "mask": change.mask,
        "words": change.words,
        "why": change.why,
    }


def _row(one: Redacted, change: Change) -> tuple[str, ...]:
    """Return the cells of a change."""
    rule = RULE_BY_ID.get(change.rule)
    return (
        one.source,
        one.copy,
        KINDS[change.kind],
        category_name(change.category),
        _place(change.before),
        _place(change.after),
        str(change.page or ""),
        change.place,
        change.mask,
        change.words,
        change.rule,
        rule.article if rule else "",
        change.why,
    )


def _place(span: Span | None) -> str:
    """Return a range as the report of a screening and `decide --start --end` write it."""
    return "" if span is None else f"{span.start}–{span.end}"
