"""The workbook comes back: every filled row becomes a decision, every bad row is told with its cell."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from openpyxl import load_workbook
from openpyxl.utils import get_column_letter
from openpyxl.utils.exceptions import InvalidFileException

from annotations.values import Decision, Verdict
from jianwen.errors import UsageError
from jianwen.report.words import VERDICT_WORDS
from jianwen.report.xlsx import FINDINGS, FINGERPRINT, NOTE, VERDICT, WHO
from jianwen.typed import leaks_in

VERDICTS: dict[str, Verdict] = {
    **dict(zip(VERDICT_WORDS, (Verdict.CONFIRMED, Verdict.DISMISSED, Verdict.REOPENED), strict=True)),
    **{one.value: one for one in (Verdict.CONFIRMED, Verdict.DISMISSED, Verdict.REOPENED)},
}
NOTE_REMEDY = "备注里不要抄写泄露的内容"
_NAME = re.compile(r"[0-9a-f]{24}")
_MOST_HEAD_ROWS = 10


@dataclass(frozen=True, slots=True)
class Fault:
    """A cell that cannot be used: where, what, and what to do. It never quotes the cell."""

    row: int
    column: str
    what: str
    remedy: str

    def line(self) -> str:
        """Return the fault as the user reads it."""
        return f"表「{FINDINGS}」第 {self.row} 行{self.column}：{self.what}。办法：{self.remedy}。"


def read_sheet(path: Path, known: Iterable[str], now: datetime, who: str = "") -> Iterator[Decision | Fault]:
    """Read the filled rows; `known` are the fingerprints of the store, `who` stands in for an empty cell."""
    names = frozenset(known)
    rows = _rows(path)
    head: dict[str, int] = {}
    said: dict[str, Verdict] = {}
    for number, cells in rows:
        if not head:
            head = _head(path, number, cells)
            continue
        values = {title: cells[at].strip() if at < len(cells) else "" for title, at in head.items()}
        if not values[VERDICT]:
            continue
        one = _decision(number, head, values, names, now, who)
        if isinstance(one, Decision) and said.setdefault(one.fingerprint, one.verdict) is not one.verdict:
            remedy = "同一泄露的各处填同一判定"
            one = _fault(number, head, VERDICT, "同一指纹前面已有不同判定", remedy)
        yield one


def _rows(path: Path) -> Iterator[tuple[int, list[str]]]:
    """Give the rows of the findings sheet as texts."""
    try:
        book = load_workbook(path, read_only=True, data_only=True)
    except (OSError, InvalidFileException, zipfile.BadZipFile, KeyError, ValueError):
        raise UsageError(
            "表格打不开。", str(path), "确认它是 screen --out 生成的 .xlsx，并已关闭其他程序。"
        ) from None
    try:
        if FINDINGS not in book.sheetnames:
            raise UsageError(
                f"工作簿里没有「{FINDINGS}」表。", str(path), "使用 screen --out 生成的 findings.xlsx。"
            )
        for number, row in enumerate(book[FINDINGS].iter_rows(values_only=True), 1):
            yield number, ["" if value is None else str(value) for value in row]
    finally:
        book.close()


def _head(path: Path, number: int, cells: list[str]) -> dict[str, int]:
    """Find the columns by their titles; people move and add columns."""
    found = {title: cells.index(title) for title in (VERDICT, NOTE, WHO, FINGERPRINT) if title in cells}
    missing = [title for title in (VERDICT, WHO, FINGERPRINT, NOTE) if title not in found]
    if (missing and number >= _MOST_HEAD_ROWS) or (missing and found):
        place = f"{path}，表「{FINDINGS}」第 {number} 行"
        raise UsageError(f"缺少列：{'、'.join(missing)}。", place, "不要改动表头，或重新生成报告。")
    return {} if missing else found


def _decision(
    row: int, head: dict[str, int], values: dict[str, str], known: frozenset[str], now: datetime, who: str
) -> Decision | Fault:
    """Make the decision of one filled row, or say what is wrong with it."""
    verdict = VERDICTS.get(values[VERDICT])
    if verdict is None:
        return _fault(row, head, VERDICT, "不认识的判定", f"填写：{'、'.join(VERDICT_WORDS)}")
    name = values[FINGERPRINT].lower()
    if not _NAME.fullmatch(name):
        return _fault(row, head, FINGERPRINT, "不是指纹", "从原报告复制该行的指纹（24 位）")
    if name not in known:
        return _fault(
            row, head, FINGERPRINT, "库中没有这个指纹", "确认报告是用同一个库（screen --store）生成的"
        )
    person = values[WHO] or who
    if not person:
        return _fault(row, head, WHO, "没有审核人", "填写审核人，或在命令中加 --who")
    if leaks_in(values[NOTE]):
        return _fault(row, head, NOTE, "备注里有泄露的内容", NOTE_REMEDY)
    return Decision(name, verdict, person, now, values[NOTE])


def _fault(row: int, head: dict[str, int], column: str, what: str, remedy: str) -> Fault:
    """Say what is wrong with a cell, by the letter that the spreadsheet shows."""
    return Fault(row, f"“{column}”（{get_column_letter(head[column] + 1)} 列）", what, remedy)
