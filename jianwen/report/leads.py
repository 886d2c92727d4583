"""An audit on a terminal: what became of the rows of each model, and the leads, the highest score first."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from rich import box
from rich.console import Console
from rich.table import Table
from rich.text import Text

from annotations.supervision.run import Funnel
from annotations.supervision.values import Lead
from jianwen.auditing import Audited
from jianwen.published import printable
from jianwen.report.words import BANNER

MOST_LEADS = 50
MOST_LINES = 20
_CASES = 3


def print_audit(console: Console, audited: Audited, stages: Mapping[str, str]) -> None:
    """Print the funnels and the leads."""
    for funnel in audited.outcome.funnels:
        _print_funnel(console, audited, funnel)
    leads = audited.outcome.leads
    if not leads:
        console.print(Text("没有线索。"))
        return
    console.print(Text(f"线索（{BANNER}）", "bold"))
    console.print(_leads(leads, stages))
    if len(leads) > MOST_LEADS:
        console.print(Text(f"…另有 {len(leads) - MOST_LEADS} 条，用 --out 或 --format jsonl 查看。", "dim"))


def _print_funnel(console: Console, audited: Audited, funnel: Funnel) -> None:
    """Print one funnel as steps."""
    model = audited.model(funnel.model)
    console.print(Text(f"{funnel.model} {model.name}（{model.version} {model.status}）", "bold"))
    for line in funnel_lines(audited, funnel):
        console.print(Text(f"  {line}"), soft_wrap=True)


def funnel_lines(audited: Audited, funnel: Funnel) -> Iterator[str]:
    """Say what became of the rows: in scope, each feature, excluded, leads."""
    model = audited.model(funnel.model)
    rows = f"{model.main} {funnel.rows} 行 → 范围内 {funnel.in_scope} 行"
    yield f"{rows} → 成案条件 {funnel.made} 行 → 线索 {funnel.leads} 条"
    if funnel.features:
        yield "特征：" + "，".join(f"{name} {count}" for name, count in funnel.features)
    if funnel.exclusions:
        yield "排除：" + "，".join(f"{name} {count}" for name, count in funnel.exclusions)
    if funnel.missing:
        yield f"没有可选的表：{'、'.join(funnel.missing)}（用到它们的特征不会命中）"


def _leads(leads: Sequence[Lead], stages: Mapping[str, str]) -> Table:
    """Lay out the leads."""
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False)
    table.add_column("分", justify="right")
    for title in ("模型", "对象", "信号", "先排除", "阶段"):
        table.add_column(title, overflow="fold")
    for lead in leads[:MOST_LEADS]:
        says = "；".join(_said(lead))
        cells = (lead.model, subject_line(lead), says, "；".join(lead.explanations), stages[lead.fingerprint])
        table.add_row(score(lead.score), *(Text(printable(cell)) for cell in cells))
    return table


def _said(lead: Lead) -> Iterator[str]:
    """Give each signal with its weight."""
    for signal in lead.signals:
        yield f"{signal.id} {signal.says}（{score(signal.weight)} 分）"


def subject_line(lead: Lead) -> str:
    """Name what a lead is about, with its cases where they are not the name itself."""
    cases = [case for case in lead.cases if case != lead.subject.key]
    if not cases:
        return lead.subject.key
    more = f" 等 {len(cases)} 件" if len(cases) > _CASES else ""
    return f"{lead.subject.key}（{'、'.join(cases[:_CASES])}{more}）"


def score(value: float) -> str:
    """Write a score without needless digits."""
    return f"{value:.2f}".rstrip("0").rstrip(".")


def notes(audited: Audited) -> Iterator[str]:
    """Say what did not run or was not used, with the reason, and what was set aside."""
    data, outcome = audited.data, audited.outcome
    for name, reason in outcome.skipped:
        yield f"模型 {name} 没有运行：{reason}。"
    for table in outcome.unused:
        yield f"表“{table}”没有模型用到。"
    for sheet in data.ignored:
        yield f"{sheet}：认不出是所给的表，没有读。"
    for doubt in data.doubts:
        place = f"{doubt.source} 列“{doubt.column}”"
        yield f"{place}：{doubt.warning}，{doubt.count} 个单元格，首个在第 {doubt.row} 行；照用。"
    for unfit in data.unfit[:MOST_LINES]:
        place = f"{unfit.source} 第 {unfit.row} 行，列“{unfit.column}”"
        yield f"{place}：{unfit.kind}。办法：{unfit.remedy}。该行搁置。"
    if len(data.unfit) > MOST_LINES:
        yield f"…另有 {len(data.unfit) - MOST_LINES} 个单元格不合，用 --out 查看。"
    for unread in data.unread[:MOST_LINES]:
        yield f"{unread.source}：{unread.reason}。办法：{unread.remedy}。"


def summary(audited: Audited) -> str:
    """Tell an audit in one line; rows in are rows used and rows set aside."""
    data, outcome = audited.data, audited.outcome
    tables = "，".join(
        f"{name} {len(loaded.rows)} 行{_aside(loaded.read - len(loaded.rows))}"
        for name, loaded in data.tables.items()
    )
    ran, all_ = len(outcome.funnels), len(audited.models)
    return f"表：{tables or '无'}；运行模型 {ran}/{all_} 个；线索 {len(outcome.leads)} 条。"


def _aside(count: int) -> str:
    """Say how many rows were set aside."""
    return f"（另搁置 {count} 行）" if count > 0 else ""
