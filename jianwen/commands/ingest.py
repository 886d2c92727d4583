"""`jianwen ingest`: read, screen and index documents into a store."""

from __future__ import annotations

import contextlib
from dataclasses import replace
from functools import partial
from pathlib import Path
from threading import Event
from typing import Annotated

import typer

from annotations.review import lasting
from indexer.values import Rejected
from jianwen.commands.common import (
    Paths,
    errors,
    leave,
    note,
    output,
    progress,
)
from jianwen.commands.options import SCREENING, with_settings
from jianwen.ingesting.document import ingest_document
from jianwen.ingesting.links import to_read_again
from jianwen.ingesting.open import opened
from jianwen.ingesting.rows import rows_made
from jianwen.ingesting.run import Ingester, Totals
from jianwen.interrupt import interruptible
from jianwen.keeping.store import ROWS, Store, locked, open_store
from jianwen.published import printable
from jianwen.report.table import print_unread
from jianwen.running.judge import Job, job_of, screen_document
from jianwen.running.linking import Linker, linker
from jianwen.running.piece import do_piece
from jianwen.running.pipeline import run_entries
from jianwen.running.results import Result, Stopped
from jianwen.running.scratch import guarded
from jianwen.settings import Settings
from nlp.values import Unread

app = typer.Typer(add_completion=False)

StoreOption = Annotated[Path, typer.Option("--store", help="The store; made on first use.")]
FailedOption = Annotated[
    bool, typer.Option("--failed", help="Only read again what could not be read or indexed before.")
]


@app.command()
@with_settings(*SCREENING)
def ingest(
    paths: Paths,
    store: StoreOption,
    failed: FailedOption = False,
    *,
    settings: Settings,
) -> None:
    """Read, screen and index documents, so that they can be searched.

    Only masked copies are kept. Run it again after a stop, or when files came, changed, moved or went: what
    is unchanged is passed over, and what is gone from the given folders goes from the store.
    """
    with contextlib.ExitStack() as stack:
        kept = stack.enter_context(locked(open_store(store, make=True)))
        decisions = kept.decisions.all()
        job = replace(job_of(settings, kept.key), placed=lasting(decisions))
        ingester = stack.enter_context(opened(kept, settings, job, note, _tell, only_failed=failed))
        stopped = run(paths, job, settings, ingester)
        whole = stopped is None and _rows_kept(kept, ingester, settings)
        _finish(ingester.totals, kept, stopped, whole=whole)


def _rows_kept(store: Store, ingester: Ingester, settings: Settings) -> bool:
    """Keep in step what models read, where a store has it; say whether that was not stopped.

    It costs as much again as reading; who only searches need not wait for it.
    """
    if not (store.folder / ROWS).is_dir():
        return True
    try:
        with progress("整理监督用表") as watcher:
            rows_made(store, ingester.register, settings, watcher)
    except KeyboardInterrupt:
        note("运行被中断（Ctrl-C）：文书已全部入库，监督模型用的表还没有整理完，下次运行 audit 时接着整理。")
        return False
    return True


def run(paths: list[Path], job: Job, settings: Settings, ingester: Ingester) -> Stopped | None:
    """Take the steps of a run as they come."""
    work = partial(do_piece, job, ingest_document)
    stopped: Stopped | None = None
    with contextlib.ExitStack() as stack:
        linked = stack.enter_context(linker(job, stack.enter_context(guarded())))
        wish = stack.enter_context(interruptible())
        watcher = stack.enter_context(progress("入库"))
        for step in run_entries(paths, job, work, settings.processes, watcher, wish, ingester.choose):
            if isinstance(step, Stopped):
                stopped = step
            else:
                for one in ingester.step(step):
                    linked.put(one.held)
        ingester.drain()
        ingester.settle()
        if stopped is None:
            stopped = _again(paths, job, settings, ingester, linked, wish)
        ingester.late(linked.finish())
        if stopped is None:
            ingester.register.link()
            ingester.sweep(paths)
    return stopped


def _again(
    paths: list[Path], job: Job, settings: Settings, ingester: Ingester, linked: Linker, wish: Event
) -> Stopped | None:
    """Read once more what a run that was stopped had stored and not linked, for its links alone."""
    again = to_read_again(ingester.cases, ingester.register)
    if not again.ids:
        return None
    note(f"上次运行中断：重读 {len(again.ids)} 份有同案文书的文书，补查各份之间遮蔽是否一致。")
    work, choose = partial(do_piece, job, screen_document), partial(ingester.files.among, places=again.places)
    for step in run_entries(paths, job, work, settings.processes, wish=wish, choose=choose):
        if isinstance(step, Stopped):
            return step
        for one in step.given:
            if isinstance(one, Result) and one.meta.id in again.ids:
                linked.add(one, one.shown)
    return None


def _finish(totals: Totals, store: Store, stopped: Stopped | None, *, whole: bool) -> None:
    """Tell the numbers, and leave with the right status."""
    output().print(summary_line(totals), markup=False, soft_wrap=True)
    if totals.replaced:
        note(f"注意：{totals.replaced} 份文书与已入库的编号相同而内容不同，以后读到的为准。办法：核对编号。")
    if stopped:
        note(f"{stopped.line()}；已入库的保留，再次运行同一命令即可继续。")
    store.audit(
        "ingest",
        documents=totals.documents,
        unchanged=totals.unchanged + totals.same,
        unread=totals.unread,
        rejected=totals.rejected,
        removed=totals.removed,
        findings=totals.findings,
        unreached=stopped.unreached if stopped else 0,
    )
    leave(set_aside=totals.unread + totals.rejected, stopped=not whole)


def summary_line(totals: Totals) -> str:
    """Return the run in one line; its numbers add up."""
    parts = [
        f"共 {totals.given} 份：新读入 {totals.documents}，未变 {totals.unchanged}，"
        f"内容与已入库的相同 {totals.same}，未读 {totals.unread}",
        f"发现 {totals.findings} 处",
    ]
    parts += [f"未能编入索引 {totals.rejected} 份"] if totals.rejected else []
    parts += [f"移动 {totals.moved} 份"] if totals.moved else []
    parts += [f"文件已不在而移出 {totals.removed} 份"] if totals.removed else []
    return "；".join(parts) + "。"


def _tell(one: Unread | Rejected) -> None:
    """Tell what could not be read or indexed."""
    if isinstance(one, Unread):
        print_unread(errors(), one)
    else:
        note(printable(f"未能编入索引 {one.id}：{one.reason}"))
