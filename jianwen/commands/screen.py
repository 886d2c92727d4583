"""`jianwen screen`: find what must not be public."""

from __future__ import annotations

import contextlib
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Annotated

import typer

from annotations.review import fold, lasting
from annotations.values import Category
from jianwen.commands.common import (
    Format,
    FormatOption,
    Paths,
    errors,
    leave,
    opened,
    output,
    progress,
)
from jianwen.commands.options import SCREENING, with_settings
from jianwen.errors import UsageError
from jianwen.interrupt import interruptible
from jianwen.keeping.store import Store
from jianwen.keeping.tables import run_tables
from jianwen.report.table import print_summary, summary_line
from jianwen.running.judge import Job, job_of, screen_document
from jianwen.running.linking import linker
from jianwen.running.pipeline import run
from jianwen.running.results import Result, Stopped
from jianwen.running.scratch import guarded
from jianwen.running.screening import Desk, Outlets
from jianwen.settings import Settings
from nlp.values import Unread

app = typer.Typer(add_completion=False)


OutOption = Annotated[
    Path | None,
    typer.Option("--out", help="Folder for findings.jsonl, findings.xlsx, report.html, unread.jsonl."),
]
StoreOption = Annotated[
    Path | None,
    typer.Option("--store", help="Store that remembers decisions; made on first use. Else a throw-away key."),
]
CategoryOption = Annotated[
    list[str] | None,
    typer.Option("--category", help="Only this category, or a group of them such as name (repeatable)."),
]
AllOption = Annotated[bool, typer.Option("--all", help="Also show findings that were dismissed.")]
OtherOption = Annotated[
    bool, typer.Option("--other-profile", help="Also tell, as hints, what only the other practice asks for.")
]
RevealOption = Annotated[
    bool, typer.Option("--reveal", help="Show the leaked values themselves. Treat the output as secret.")
]


@app.command()
@with_settings(*SCREENING)
def screen(
    paths: Paths,
    out: OutOption = None,
    form: FormatOption = Format.TABLE,
    store: StoreOption = None,
    other: OtherOption = False,
    category: CategoryOption = None,
    show_all: AllOption = False,
    reveal: RevealOption = False,
    *,
    settings: Settings,
) -> None:
    """Find what must not be public in documents: a table, JSONL, or with --out a report folder.

    Ctrl-C ends the run; what was finished is written, and the exit status is 2.
    """
    wanted = _categories(category or [])
    _tell_apart(paths, (out, store))
    with opened(store, make=True) as kept:
        decisions = kept.decisions.all() if kept else ()
        job = replace(
            job_of(settings, kept.key if kept else None),
            reveal=reveal,
            other=other,
            categories=wanted,
            placed=lasting(decisions),
        )
        outlets = Outlets(out, form is Format.JSONL, show_all, fold(decisions), errors(), output())
        desk = _run(paths, job, settings, kept, outlets)
    _finish(desk, out, form, kept)


def _run(paths: list[Path], job: Job, settings: Settings, store: Store | None, outlets: Outlets) -> Desk:
    """Take results as they come and hand them to every outlet."""
    with contextlib.ExitStack() as stack:
        scratch = stack.enter_context(guarded())
        tables = stack.enter_context(run_tables(store, outlets.state)) if store else None
        desk = stack.enter_context(outlets.desk(scratch, settings.profile, tables))
        linked = stack.enter_context(linker(job, scratch))
        wish = stack.enter_context(interruptible())
        with progress("检查", quiet=outlets.jsonl) as watcher:
            for value in run(paths, job, screen_document, settings.processes, watcher, wish):
                if isinstance(value, Result):
                    linked.add(value, desk.result(value))
                elif isinstance(value, Unread):
                    desk.unread(value)
                elif isinstance(value, Stopped):
                    desk.stopped(value)
        for late in linked.finish():
            desk.late(late)
        desk.finish(datetime.now().astimezone())
    return desk


def _tell_apart(paths: list[Path], ours: tuple[Path | None, ...]) -> None:
    """Say that our own folders, where they lie in a folder of the input, are not screened."""
    given = [path.resolve() for path in paths if path.is_dir()]
    inside = [
        str(own)
        for own in ours
        if own is not None and any(own.resolve().is_relative_to(one) for one in given)
    ]
    if inside:
        line = f"报告和库在输入文件夹中，其中由本程序生成的文件不作为文书检查：{'、'.join(inside)}"
        errors().print(line, markup=False, soft_wrap=True)


def _finish(desk: Desk, out: Path | None, form: Format, store: Store | None) -> None:
    """Tell the numbers, and leave with the right status."""
    summary = desk.summary
    messages = errors()
    if form is Format.TABLE:
        print_summary(output(), summary)
    else:
        messages.print(summary_line(summary), soft_wrap=True)
    if out is not None:
        messages.print(f"报告：{out / 'report.html'}", soft_wrap=True)
    if store is not None:
        store.audit(
            "screen",
            documents=summary.documents,
            unread=summary.unread,
            findings=summary.findings,
            dismissed=summary.dismissed,
            unreached=summary.unreached,
        )
    leave(findings=summary.findings, set_aside=summary.unread, stopped=summary.stopped is not None)


def _categories(asked: list[str]) -> frozenset[Category]:
    """Return the categories that were asked for, each by its id or by its group."""
    found: set[Category] = set()
    for word in asked:
        matching = {one for one in Category if one.value == word or one.value.startswith(f"{word}.")}
        if not matching:
            known = "、".join(one.value for one in Category)
            raise UsageError("没有这个类别。", f"--category {word}", f"可用的类别：{known}。")
        found |= matching
    return frozenset(found)
