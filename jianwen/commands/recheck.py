"""`jianwen recheck`: whether what was found has been put right."""

from __future__ import annotations

import contextlib
import shutil
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Annotated, Any

import typer

from annotations.publication.entries import KINDS, Entry, kind_of
from annotations.review import fold, lasting
from jianwen.commands.common import (
    Format,
    FormatOption,
    Paths,
    errors,
    leave,
    output,
    progress,
    say,
)
from jianwen.commands.options import SCREENING, with_settings
from jianwen.comparing.lists import Table, read_table
from jianwen.errors import UsageError
from jianwen.interrupt import interruptible
from jianwen.keeping.store import Store, locked, open_store
from jianwen.keeping.tables import run_tables, runs
from jianwen.published import dumps
from jianwen.report.recheck import print_recheck, rate_lines, recheck_grids, recheck_line
from jianwen.report.table import Terminal, stopped_line
from jianwen.reviewing.baseline import earlier_findings, inputs_of, write_states
from jianwen.reviewing.rechecking import Followed, Outcome, Recheck
from jianwen.running.judge import Job, job_of, screen_document
from jianwen.running.linking import linker
from jianwen.running.pipeline import run
from jianwen.running.results import Result, Standing, Stopped
from jianwen.running.scratch import guarded
from jianwen.running.screening import Desk, Outlets, judged
from jianwen.settings import Settings
from nlp.parse.case_numbers import format_case_number
from nlp.values import Unread

app = typer.Typer(add_completion=False)

_ANY_KIND = ("", "文书", "裁判文书", "法律文书")
RECORDS, RATES = "recheck.jsonl", "rates.jsonl"
StoreOption = Annotated[Path, typer.Option("--store", help="The store of the earlier screening.")]
CompleteOption = Annotated[
    bool,
    typer.Option(
        "--complete", help="The documents are all that is online now: one that is missing was withdrawn."
    ),
]
WithdrawnOption = Annotated[
    Path | None,
    typer.Option(
        "--withdrawn", help="List (XLSX, CSV) of cases whose documents a court says it has withdrawn."
    ),
]
OutOption = Annotated[
    Path | None,
    typer.Option("--out", help="Folder for recheck.jsonl (findings), rates.jsonl (courts), a report."),
]


@app.command()
@with_settings(*SCREENING)
def recheck(
    paths: Paths,
    store: StoreOption,
    complete: CompleteOption = False,
    withdrawn: WithdrawnOption = None,
    out: OutOption = None,
    form: FormatOption = Format.TABLE,
    *,
    settings: Settings,
) -> None:
    """Screen documents again, and say of each earlier finding whether it was put right.

    withdrawn (the document is gone), masked (the leak is gone), still_exposed, not_seen (the document was not
    given); and what is new. Dismissed findings do not count. Running it again changes nothing.
    """
    with locked(open_store(store)) as kept:
        decisions = kept.decisions.all()
        state = fold(decisions)
        job = replace(job_of(settings, kept.key), placed=lasting(decisions), other=True)
        checked = Recheck(earlier_findings(kept, state, settings.profile), settings.profile, complete)
        listed = None if withdrawn is None else read_table(withdrawn, "撤回清单")
        for number, kind in _withdrawn(listed):
            checked.cards[number].add(kind)
        outlets = Outlets(out, jsonl=False, show_all=False, state=state, messages=errors(), console=output())
        faults = () if listed is None else listed.faults
        desk, followed = _run(paths, job, settings, kept, outlets, checked, faults)
    if out is not None:
        _write(out / RECORDS, (one.line() for one in followed))
        _write(out / RATES, rate_lines(followed))
    _finish(desk, checked, followed, kept, out, form)


def _run(
    paths: list[Path],
    job: Job,
    settings: Settings,
    store: Store,
    outlets: Outlets,
    checked: Recheck,
    faults: Sequence[Unread] = (),
) -> tuple[Desk, list[Followed]]:
    """Screen everything again; the report holds what is open, the store what became of each finding."""
    with contextlib.ExitStack() as stack:
        scratch = stack.enter_context(guarded())
        with run_tables(store, outlets.state) as tables:
            desk = stack.enter_context(outlets.desk(scratch, settings.profile, tables))
            # What is told is told with its state, at the end.
            desk.terminal = Terminal(outlets.console)
            for one in faults:
                checked.faults += 1
                desk.unread(one)
            _screen(paths, job, settings, desk, checked, scratch)
            if desk.summary.stopped is not None:
                # Half a recheck would call withdrawn or masked what was only not reached.
                raise UsageError(f"{stopped_line(desk.summary.stopped)}；复查没有完成，库没有改动。")
            followed = list(checked.followed())
            if desk.report is not None:
                desk.report.finish(desk.summary, datetime.now().astimezone(), recheck_grids(followed))
            write_states(tables.folder, [_row(one) for one in followed], checked.inputs())
        _only_the_last(store, checked.inputs())
    return desk, followed


def _withdrawn(listed: Table | None) -> Iterator[tuple[str, str]]:
    """Give (case number, kind) of what a list says was withdrawn; "" stands for every kind.

    A row that says it is online names nothing, nor does one that leaves open, in a list with a column for it,
    whether it was withdrawn. It is the court's word alone: what is given all the same was not withdrawn.
    """
    if listed is None:
        return
    is_told = not listed.fields.isdisjoint(("is_withdrawn", "withdrawn"))
    for one in listed.entries:
        if not one.is_public and (one.is_withdrawn or not is_told):
            for kind in _kinds(one):
                yield format_case_number(one.number), kind


def _kinds(entry: Entry) -> list[str]:
    """Return the kinds that a row names; a word that is no known kind stays, and fits no other document."""
    named = [kind for kind in KINDS if kind in entry.kind]
    return named or [kind_of(entry) or ("" if entry.kind in _ANY_KIND else entry.kind)]


def _screen(
    paths: list[Path], job: Job, settings: Settings, desk: Desk, checked: Recheck, scratch: Path
) -> None:
    """Screen the documents as `screen` does, linked ones included."""
    with linker(job, scratch) as linked, interruptible() as wish, progress("复查") as watcher:
        for value in run(paths, job, screen_document, settings.processes, watcher, wish):
            if isinstance(value, Result):
                kept = replace(value, shown=checked.kept(value.shown))
                checked.seen(kept)
                shown = desk.result(kept)
                checked.exposed(kept.meta, shown)
                linked.add(kept, shown)
            elif isinstance(value, Unread):
                checked.unread += 1
                desk.unread(value)
            elif isinstance(value, Stopped):
                desk.stopped(value)
        for late in linked.finish():
            kept_late = replace(late, shown=checked.kept(late.shown))
            desk.late(kept_late)
            known = (judged(desk.state, one) for one in kept_late.shown)
            checked.exposed(late.meta, [one for one in known if one.standing is not Standing.DISMISSED])


def _row(one: Followed) -> dict[str, Any]:
    """Return what the store keeps of a finding's state."""
    record = one.record
    return {
        "fingerprint": record["fingerprint"],
        "state": one.outcome.value,
        "id": record["id"],
        "case_number": one.number,
        "court": one.court,
        "category": record["category"],
        "rule": record["rule"],
    }


def _only_the_last(store: Store, inputs: str) -> None:
    """Keep one recheck of the same documents: the one just made."""
    for folder in runs(store)[:-1]:
        if inputs_of(folder) == inputs:
            shutil.rmtree(folder)


def _write(path: Path, lines: Iterable[dict[str, Any]]) -> None:
    """Write records, one a line."""
    with path.open("w", encoding="utf-8") as file:
        file.writelines(dumps(line) + "\n" for line in lines)


def _finish(
    desk: Desk, checked: Recheck, followed: list[Followed], store: Store, out: Path | None, form: Format
) -> None:
    """Tell what became of the findings, and leave with the right status."""
    if form is Format.JSONL:
        for one in followed:
            say(dumps(one.line()))
    else:
        print_recheck(output(), followed)
    counts = Counter(one.outcome for one in followed)
    unread = checked.unread + checked.faults
    line = recheck_line(
        followed,
        desk.summary.documents,
        unread,
        is_complete=checked.is_complete,
        is_blind=checked.unread > 0,
    )
    errors().print(line, soft_wrap=True, markup=False)
    if out is not None:
        errors().print(
            f"报告：{out / 'report.html'}；逐项状态：{out / RECORDS}；各法院纠正率：{out / RATES}",
            soft_wrap=True,
            markup=False,
        )
    store.audit(
        "recheck",
        withdrawn=counts[Outcome.WITHDRAWN],
        masked=counts[Outcome.MASKED],
        still_exposed=counts[Outcome.STILL],
        new=counts[Outcome.NEW],
        not_seen=counts[Outcome.NOT_SEEN],
        unread=unread,
    )
    leave(findings=counts[Outcome.STILL] + counts[Outcome.NEW], set_aside=unread)
