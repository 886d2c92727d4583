"""`jianwen audit`: run supervision models over documents and tables."""

from __future__ import annotations

import contextlib
from datetime import date, datetime
from pathlib import Path
from typing import Annotated

import typer

from annotations.fingerprints import new_key
from jianwen.auditing.models import Choice, choose, weights_of
from jianwen.auditing.run import Audited, audit, remembered
from jianwen.commands.common import (
    Format,
    FormatOption,
    errors,
    leave,
    opened,
    output,
    say,
)
from jianwen.commands.given import PathsArgument, TableOption, read_given, read_kept
from jianwen.commands.options import READING, with_settings
from jianwen.errors import UsageError
from jianwen.ingesting.leads import leads_of
from jianwen.ingesting.open import relead
from jianwen.keeping.store import Store
from jianwen.published import printable
from jianwen.report.leads import message_lines, print_audit
from jianwen.report.leads_words import funnel_lines, summary
from jianwen.report.leads_writer import check_out, lines, write_leads
from jianwen.running.scratch import guarded
from jianwen.settings import Settings

app = typer.Typer(add_completion=False)

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

StoreOption = Annotated[
    Path | None,
    typer.Option("--store", help="Store that remembers leads and decisions; made on first use."),
]
OutOption = Annotated[
    Path | None,
    typer.Option("--out", help="FILE.jsonl, .xlsx or .html; or a folder for all of them."),
]
NothingOption = Annotated[
    bool, typer.Option("--keep-nothing", help="Keep nothing of this run in the store; read decisions only.")
]


@app.command("audit")
@with_settings(*READING)
def audit_command(
    paths: PathsArgument = None,
    table: TableOption = None,
    model: ModelOption = None,
    models: OwnOption = None,
    today: TodayOption = None,
    weights: WeightsOption = None,
    store: StoreOption = None,
    out: OutOption = None,
    form: FormatOption = Format.TABLE,
    keep_nothing: NothingOption = False,
    *,
    settings: Settings,
) -> None:
    """Run supervision models over documents and tables; leads come out, never verdicts.

    Without --model every model runs whose required tables are there; what could not run, or was of no use to
    any model, is said. Exit status 3 where rows were set aside, 2 where a table or model has faults, else 0.
    """
    check_out(out)
    choice = choose(model or [], models or [])
    office = weights_of(weights, choice)
    if not (table or paths or store):
        raise UsageError("没有给出数据。", "audit", "给出文书，或用 --table 案件=台账.xlsx 给出表。")
    data = read_given(paths, table, choice.models, settings, quiet=form is Format.JSONL)
    with contextlib.ExitStack() as stack:
        # What is neither a document nor a table can only be what a store already holds.
        stored = not (table or paths)
        kept = stack.enter_context(opened(store, make=not stored))
        if kept is not None and stored:
            scratch = stack.enter_context(guarded())
            data = read_kept(kept, settings, scratch, quiet=form is Format.JSONL)
        counting = out is not None or (kept is not None and not keep_nothing)
        key = kept.key if kept else new_key()
        audited = audit(choice.models, data, _day(today), key, office, counting=counting)
        if kept is not None:
            audited = _joined(audited, kept, settings, keeping=not keep_nothing)
    _tell(audited, choice, form, out)
    leave(set_aside=len(audited.data.unfit) + len(audited.data.unread))


def _day(told: datetime | None) -> date:
    """Return the day that was asked for, else today as the office counts it."""
    return told.date() if told else datetime.now().astimezone().date()


def _joined(audited: Audited, store: Store, settings: Settings, *, keeping: bool) -> Audited:
    """Join an audit with what the store knows, and write leads that came or went into its search engine."""
    before = leads_of(store)
    audited = remembered(audited, store, keeping=keeping)
    relead(store, settings, before.keys() | leads_of(store).keys())
    if keeping:
        _log(store, audited)
    return audited


def _tell(audited: Audited, choice: Choice, form: Format, out: Path | None) -> None:
    """Write and print what came out."""
    opened = write_leads(out, audited) if out else None
    messages = errors()
    if form is Format.JSONL:
        for line in lines(audited):
            say(line)
        for funnel in audited.outcome.funnels:
            for line in funnel_lines(audited, funnel):
                messages.print(f"{funnel.model}：{line}", markup=False, soft_wrap=True)
    else:
        print_audit(output(), audited)
    told = [f"模型 {name} 用的是自己文件夹里的，不是模型库里的。" for name in choice.replaced]
    told += [*message_lines(audited), summary(audited)]
    for line in [*told, f"线索：{opened}"] if opened else told:
        messages.print(printable(line), markup=False, soft_wrap=True)


def _log(store: Store, audited: Audited) -> None:
    """Write the run into the audit log."""
    store.audit(
        "audit",
        documents=audited.data.documents,
        unread=len(audited.data.unread),
        unfit=len(audited.data.unfit),
        models=len(audited.outcome.funnels),
        leads=len(audited.outcome.leads),
    )
