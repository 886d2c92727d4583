"""The workbook comes back: every filled row becomes a decision, every bad row is told with its cell."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from openpyxl.utils import get_column_letter

from annotations.supervision.stages import STAGES
from annotations.values import Decision, Verdict
from jianwen.errors import UsageError
from jianwen.report.words import VERDICT_WORDS
from jianwen.report.xlsx import FINDINGS, FINGERPRINT, LEADS, NOTE, VERDICT, WHO
from jianwen.spreadsheets import Sheet, sheets
from jianwen.typed import leaks_in

VERDICTS: dict[str, Verdict] = {
    **dict(zip(VERDICT_WORDS, (Verdict.CONFIRMED, Verdict.DISMISSED, Verdict.REOPENED), strict=True)),
    **{one.value: one for one in (Verdict.CONFIRMED, Verdict.DISMISSED, Verdict.REOPENED)},
}
# What a person may say of a lead: how far it came.
LEAD_VERDICTS: dict[str, Verdict] = {
    **{stage.value: verdict for verdict, stage in STAGES.items()},
    **{verdict.value: verdict for verdict in STAGES},
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
    sheet: str = FINDINGS

    def line(self) -> str:
        """Return the fault as the user reads it."""
        return f"表「{self.sheet}」第 {self.row} 行{self.column}：{self.what}。办法：{self.remedy}。"


@dataclass(frozen=True, slots=True)
class Form:
    """A sheet that comes back: its title, what may be said in it, and the command that makes its workbook."""

    title: str
    words: tuple[str, ...]
    verdicts: Mapping[str, Verdict]
    command: str


FORMS = (
    Form(FINDINGS, VERDICT_WORDS, VERDICTS, "screen"),
    Form(LEADS, tuple(STAGES[verdict].value for verdict in STAGES), LEAD_VERDICTS, "audit"),
)


@dataclass(slots=True)
class _Reader:
    """Reads the rows of one sheet. `known` holds the fingerprints of the store, leads with their models."""

    form: Form
    known: Mapping[str, str]
    now: datetime
    who: str
    head: dict[str, int] = field(default_factory=dict)
    said: dict[str, Verdict] = field(default_factory=dict)

    def read(self, row: int, cells: list[str]) -> Decision | Fault | None:
        """Read one row; one without a verdict says nothing."""
        values = {title: cells[at].strip() if at < len(cells) else "" for title, at in self.head.items()}
        if not values[VERDICT]:
            return None
        one = self._decision(row, values)
        if (
            isinstance(one, Decision)
            and self.said.setdefault(one.fingerprint, one.verdict) is not one.verdict
        ):
            return self._fault(row, VERDICT, "同一指纹前面已有不同判定", "同一指纹的各行填同一判定")
        return one

    def _decision(self, row: int, values: dict[str, str]) -> Decision | Fault:
        """Make the decision of one filled row, or say what is wrong with it."""
        verdict = self.form.verdicts.get(values[VERDICT])
        if verdict is None:
            return self._fault(row, VERDICT, "不认识的判定", f"填写：{'、'.join(self.form.words)}")
        name = values[FINGERPRINT].lower()
        if not _NAME.fullmatch(name):
            return self._fault(row, FINGERPRINT, "不是指纹", "从原报告复制该行的指纹（24 位）")
        if name not in self.known:
            remedy = f"确认报告是用同一个库（{self.form.command} --store）生成的"
            return self._fault(row, FINGERPRINT, "库中没有这个指纹", remedy)
        person = values[WHO] or self.who
        if not person:
            return self._fault(row, WHO, "没有审核人", "填写审核人，或在命令中加 --who")
        if leaks_in(values[NOTE]):
            return self._fault(row, NOTE, "备注里有泄露的内容", NOTE_REMEDY)
        return Decision(name, verdict, person, self.now, values[NOTE], category=self.known[name])

    def _fault(self, row: int, column: str, what: str, remedy: str) -> Fault:
        """Say what is wrong with a cell, by the letter that the spreadsheet shows."""
        place = f"“{column}”（{get_column_letter(self.head[column] + 1)} 列）"
        return Fault(row, place, what, remedy, self.form.title)


def form_of(path: Path) -> Form:
    """Say what a workbook speaks of: findings or leads."""
    titles = {sheet.title for sheet in _sheets(path)}
    found = next((form for form in FORMS if form.title in titles), None)
    if found is None:
        either = "」或「".join(form.title for form in FORMS)
        raise UsageError(
            f"工作簿里没有「{either}」表。", str(path), "使用 screen --out 或 audit --out 生成的 .xlsx。"
        )
    return found


def read_sheet(
    path: Path, form: Form, known: Mapping[str, str], now: datetime, who: str = ""
) -> Iterator[Decision | Fault]:
    """Read the filled rows; `who` stands in for an empty cell."""
    reader = _Reader(form, known, now, who)
    for number, cells in _rows(path, form):
        if not reader.head:
            reader.head = _head(path, form, number, cells)
            continue
        one = reader.read(number, cells)
        if one is not None:
            yield one


def _sheets(path: Path) -> Iterator[Sheet]:
    """Open a filled workbook."""
    return sheets(
        path, UsageError("表格打不开。", str(path), "确认它是 --out 生成的 .xlsx，并已关闭其他程序。")
    )


def _rows(path: Path, form: Form) -> Iterator[tuple[int, list[str]]]:
    """Give the rows of the sheet as texts."""
    for sheet in _sheets(path):
        if sheet.title == form.title:
            for number, row in enumerate(sheet.rows, 1):
                yield number, ["" if value is None else str(value) for value in row]


def _head(path: Path, form: Form, number: int, cells: list[str]) -> dict[str, int]:
    """Find the columns by their titles; people move and add columns."""
    found = {title: cells.index(title) for title in (VERDICT, NOTE, WHO, FINGERPRINT) if title in cells}
    missing = [title for title in (VERDICT, WHO, FINGERPRINT, NOTE) if title not in found]
    if (missing and number >= _MOST_HEAD_ROWS) or (missing and found):
        place = f"{path}，表「{form.title}」第 {number} 行"
        raise UsageError(f"缺少列：{'、'.join(missing)}。", place, "不要改动表头，或重新生成报告。")
    return {} if missing else found
