"""An audit on a terminal: what became of the rows of each model, and the leads, the highest score first."""

from __future__ import annotations

from collections.abc import Iterator

from rich import box
from rich.console import Console
from rich.table import Table
from rich.text import Text

from annotations.supervision.run import Funnel
from jianwen.auditing.run import Audited
from jianwen.published import printable
from jianwen.report.leads_words import funnel_lines, remarks, said, score, set_aside, subject_line
from jianwen.report.words import BANNER

MOST_LEADS = 50
MOST_LINES = 20


def print_audit(console: Console, audited: Audited) -> None:
    """Print the funnels and the leads."""
    for funnel in audited.outcome.funnels:
        _print_funnel(console, audited, funnel)
    leads = audited.outcome.leads
    if not leads:
        console.print(Text("没有线索。"))
        return
    console.print(Text(f"线索（{BANNER}）", "bold"))
    console.print(_leads(audited))
    if len(leads) > MOST_LEADS:
        console.print(Text(f"…另有 {len(leads) - MOST_LEADS} 条，用 --out 或 --format jsonl 查看。", "dim"))


def _print_funnel(console: Console, audited: Audited, funnel: Funnel) -> None:
    """Print one funnel as steps, and what to rule out before any of the leads is believed."""
    model = audited.model(funnel.model)
    console.print(Text(f"{funnel.model} {model.name}（{model.version} {model.status}）", "bold"))
    lines = list(funnel_lines(audited, funnel))
    if funnel.leads:
        lines += ["先排除：", *(f"  · {words}" for words in model.explanations)]
    for line in lines:
        console.print(Text(f"  {line}"), soft_wrap=True)


def _leads(audited: Audited) -> Table:
    """Lay out the leads."""
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False)
    table.add_column("分", justify="right")
    for title in ("模型", "对象", "信号", "阶段"):
        table.add_column(title, overflow="fold")
    for lead in audited.outcome.leads[:MOST_LEADS]:
        stage = audited.standing(lead).stage.value
        cells = (lead.model, subject_line(lead), "；".join(said(lead)), stage)
        table.add_row(score(lead.score), *(Text(printable(cell)) for cell in cells))
    return table


def message_lines(audited: Audited) -> Iterator[str]:
    """Give what belongs on standard error: what did not run, was not used, or was set aside."""
    yield from remarks(audited)
    rows = set_aside(audited).rows
    for source, where, reason, remedy in rows[:MOST_LINES]:
        yield f"{source}{' ' if where else ''}{where}：{reason}。办法：{remedy}。"
    if len(rows) > MOST_LINES:
        yield f"…另有 {len(rows) - MOST_LINES} 项搁置，用 --out 查看。"
