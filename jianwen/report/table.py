"""Findings on a terminal: a short table for each document as it comes, and the summary at the end."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from rich import box
from rich.console import Console
from rich.table import Table
from rich.text import Text

from annotations.values import Severity
from jianwen.published import printable
from jianwen.report.summary import Summary
from jianwen.report.words import BANNER, SEVERITIES, STANDINGS, category_name, cause_name
from jianwen.running.results import Meta, Shown, Stopped
from nlp.values import Unread

_ROWS_A_DOCUMENT = 30
_ROWS_IN_ALL = 600
_STYLES = {Severity.ERROR: "bold red", Severity.WARN: "yellow", Severity.REVIEW: "cyan", Severity.INFO: "dim"}


@dataclass(slots=True)
class Terminal:
    """Shows findings until there are too many to read on a terminal; the reports hold them all.

    It prints at the end: until then the progress bar has the terminal.
    """

    console: Console
    left: int = _ROWS_IN_ALL
    parts: list[Text | Table] = field(default_factory=list)

    def document(self, meta: Meta, shown: Sequence[Shown]) -> None:
        """Take the findings of one document."""
        if not shown or self.left <= 0:
            return
        rows = shown[: min(_ROWS_A_DOCUMENT, self.left)]
        self.left -= len(rows)
        table = Table(box=box.SIMPLE_HEAD, pad_edge=False, show_edge=False, expand=False)
        for column in ("级别", "类别", "位置", "掩码与上下文", "依据"):
            table.add_column(column, overflow="fold")
        for one in rows:
            table.add_row(*_cells(one))
        self.parts += (_heading(meta, len(shown)), table)
        if len(rows) < len(shown):
            more = len(shown) - len(rows)
            self.parts.append(Text(f"  …本文书另有 {more} 处，见报告（--out）。", "dim"))
        if self.left <= 0:
            self.parts.append(Text("…其余文书的发现不再逐条显示，见报告（--out）。", "dim"))
        self.parts.append(Text(""))

    def finish(self) -> None:
        """Print what was taken."""
        for part in self.parts:
            self.console.print(part)


def print_summary(console: Console, summary: Summary) -> None:
    """Print the numbers of the run."""
    console.print(Text(f"汇总（{BANNER}）", "bold"))
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False)
    table.add_column("类别")
    table.add_column("发现", justify="right")
    table.add_column("文书", justify="right")
    for category, findings, documents in summary.categories():
        table.add_row(category_name(category), str(findings), str(documents))
    table.add_section()
    table.add_row("合计", str(summary.findings), str(summary.with_findings), style="bold")
    console.print(table)
    console.print(Text(summary_line(summary)))


def summary_line(summary: Summary) -> str:
    """Return the run in one line; its numbers add up."""
    parts = [
        f"文书 {summary.documents} 份（有发现 {summary.with_findings}，无发现 {summary.without_findings}）",
        f"未读 {summary.unread} 项",
        f"发现 {summary.findings} 处",
    ]
    if summary.confirmed:
        parts.append(f"其中已确认 {summary.confirmed} 处")
    if summary.dismissed:
        parts.append(f"已判误报 {summary.dismissed} 处（--all 显示）")
    if summary.stopped:
        parts.append(stopped_line(summary.stopped))
    return "；".join(parts) + "。"


def stopped_line(stopped: Stopped) -> str:
    """Say that the run was stopped, and what that means for the report."""
    return f"{stopped.line()}，报告只含已完成部分" if stopped.counted else stopped.line()


def print_unread(console: Console, unread: Unread) -> None:
    """Print one line for something that could not be read."""
    line = f"未读：{unread.source}（{cause_name(unread.cause)}）{unread.reason}。办法：{unread.remedy}。"
    console.print(Text(printable(line)), soft_wrap=True)


def _heading(meta: Meta, count: int) -> Text:
    """Name a document."""
    words = Text(printable(meta.source), "bold")
    about = " ".join(part for part in (meta.court, meta.kind, meta.case_number) if part)
    words.append(f"  {about}" if about else "", "default")
    words.append(f"  {count} 处", "dim")
    return words


def _cells(one: Shown) -> tuple[Text, Text, Text, Text, Text]:
    """Return the cells of one finding."""
    finding = one.finding
    words = Text(one.snippet.before[-14:], "dim")
    words.append(printable(one.text or finding.mask), "bold")
    words.append(one.snippet.after[:14], "dim")
    standing = STANDINGS[one.standing]
    return (
        Text(SEVERITIES[finding.severity], _STYLES[finding.severity]),
        Text(category_name(finding.category) + (f"（{standing}）" if standing else "")),
        Text(place_of(one)),
        words,
        Text(finding.rule),
    )


def place_of(one: Shown) -> str:
    """Say where a finding stands."""
    span, page = one.finding.span, one.finding.page
    where = f"{span.start}–{span.end}" if span else "不在正文"
    return f"第{page}页 {where}" if page else where
