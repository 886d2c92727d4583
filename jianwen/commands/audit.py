"""`jianwen audit`: run supervision models over documents and tables."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path
from typing import Annotated

import typer

from annotations.fingerprints import new_key
from annotations.supervision.values import Lead
from jianwen.auditing import Audited, audit, read_tables
from jianwen.auditing_models import choose, weights_of
from jianwen.commands.common import Format, FormatOption, errors, output, say
from jianwen.errors import Exit, UsageError
from jianwen.published import dumps, lead_record
from jianwen.report.leads import funnel_lines, notes, print_audit, summary

app = typer.Typer(add_completion=False)

TableOption = Annotated[
    list[str] | None,
    typer.Option("--table", metavar="NAME=FILE", help="A file as a table: 案件=台账.xlsx (repeatable)."),
]
ModelOption = Annotated[
    list[str] | None,
    typer.Option("--model", help="Only this model: M5, its id, or a .yaml file (repeatable)."),
]
TodayOption = Annotated[
    datetime | None,
    typer.Option("--today", formats=["%Y-%m-%d"], help="The day that 距今 counts from (default: today)."),
]
WeightsOption = Annotated[Path | None, typer.Option("--weights", help="The office's own weights (YAML).")]
OwnOption = Annotated[
    list[Path] | None,
    typer.Option("--models", help="Folder of the office's own models, beside the library (repeatable)."),
]


@app.command("audit")
def audit_command(
    table: TableOption = None,
    model: ModelOption = None,
    today: TodayOption = None,
    weights: WeightsOption = None,
    models: OwnOption = None,
    form: FormatOption = Format.TABLE,
) -> None:
    """Run supervision models over documents and tables; leads come out, never verdicts.

    Without --model every model runs whose required tables are there; what could not run, or was of no use to
    any model, is said. Exit status 3 where rows were set aside, 2 where a table or model has faults, else 0.
    """
    choice = choose(model or [], models or [])
    office = weights_of(weights, choice.models)
    if not table:
        raise UsageError("没有给出数据。", "audit", "给出文书，或用 --table 案件=台账.xlsx 给出表。")
    data = read_tables(table)
    day = today.date() if today else date.today()  # noqa: DTZ011 - the day as the office counts it
    audited = audit(choice.models, data, day, new_key(), office)
    _tell(audited, form)


def _tell(audited: Audited, form: Format) -> None:
    """Print what came out, and leave with the right status."""
    leads = audited.outcome.leads
    stages = {lead.fingerprint: "初筛" for lead in leads}
    if form is Format.JSONL:
        _print_lines(leads, stages)
    else:
        print_audit(output(), audited, stages)
    messages = errors()
    if form is Format.JSONL:
        for funnel in audited.outcome.funnels:
            for line in funnel_lines(audited, funnel):
                messages.print(f"{funnel.model}：{line}", markup=False, soft_wrap=True)
    for line in (*notes(audited), summary(audited)):
        messages.print(line, markup=False, soft_wrap=True)
    if audited.data.unfit or audited.data.unread:
        raise typer.Exit(Exit.SET_ASIDE)


def _print_lines(leads: tuple[Lead, ...], stages: dict[str, str]) -> None:
    """Print one lead a line."""
    for lead in leads:
        say(dumps(lead_record(lead, stages[lead.fingerprint])))
