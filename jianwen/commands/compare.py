"""`jianwen compare`: what is published against the list, the originals and the docket."""

from __future__ import annotations

import contextlib
from collections.abc import Iterable, Iterator
from datetime import date, datetime
from functools import partial
from itertools import islice
from pathlib import Path
from typing import Annotated, Any

import typer

from annotations.publication.entries import Entry
from annotations.publication.required import is_listed_card
from annotations.review import State, fold
from jianwen.commands.common import (
    Format,
    FormatOption,
    errors,
    leave,
    opened,
    output,
    progress,
)
from jianwen.commands.options import READING, with_settings
from jianwen.comparing.holding import Held, Pairs, hold_document, pair
from jianwen.comparing.lists import Table, read_table
from jianwen.comparing.pairs import compare_pairs
from jianwen.comparing.register import untold
from jianwen.comparing.run import Sides, judge, judge_published, pair_lines, paired, unseen
from jianwen.errors import UsageError
from jianwen.interrupt import interruptible
from jianwen.keeping.store import Store
from jianwen.keeping.tables import run_tables
from jianwen.published import dumps, printable
from jianwen.report.table import print_summary, summary_line
from jianwen.running.judge import Job, job_of
from jianwen.running.pipeline import run
from jianwen.running.results import Result, Shown, Stopped
from jianwen.running.scratch import guarded
from jianwen.running.screening import Desk, Outlets
from jianwen.settings import Settings
from nlp.parse.case_numbers import format_case_number
from nlp.text.dates import parse_date
from nlp.values import Unread

app = typer.Typer(add_completion=False)

PAIRS = "pairs.jsonl"
_MOST_ALONE = 20
_NOT_WHOLE = "文书没有读完：哪些文书只在一边、清单上哪些行没有公布本，无法判断"
_Inputs = tuple[list[Path], list[Path]]
PublishedOption = Annotated[
    list[Path], typer.Option("--published", help="Files, folders or archives that are online (repeatable).")
]
ListOption = Annotated[
    Path, typer.Option("--list", help="The court's publication list (公布清单), XLSX or CSV.")
]
OriginalsOption = Annotated[
    list[Path] | None,
    typer.Option("--originals", help="The originals, to compare word by word (repeatable)."),
]
DocketOption = Annotated[
    Path | None,
    typer.Option("--docket", help="All closed cases (案件表), XLSX or CSV: what should be online."),
]
AsOfOption = Annotated[
    str, typer.Option("--as-of", help="Judge what is missing as of this day (default: today).")
]
OutOption = Annotated[
    Path | None,
    typer.Option(
        "--out", help="Folder for findings.jsonl, findings.xlsx, report.html, unread.jsonl, pairs.jsonl."
    ),
]
StoreOption = Annotated[
    Path | None, typer.Option("--store", help="Store that remembers decisions; made on first use.")
]


@app.command()
@with_settings("office_list", *READING)
def compare(
    published: PublishedOption,
    listed: ListOption,
    originals: OriginalsOption = None,
    docket: DocketOption = None,
    as_of: AsOfOption = "",
    out: OutOption = None,
    form: FormatOption = Format.TABLE,
    store: StoreOption = None,
    *,
    settings: Settings,
) -> None:
    """Find what was published late, not at all, without its correction, or changed beyond masks.

    And what may not be online at all (article 4).
    Documents pair by case number and kind, whatever their files are called.
    """
    day = _day(as_of)
    tables = [read_table(listed, "公布清单"), *([read_table(docket, "案件表")] if docket else [])]
    with contextlib.ExitStack() as stack:
        kept = stack.enter_context(opened(store, make=True))
        job = job_of(settings, kept.key if kept else None)
        outlets = _outlets(out, form, fold(kept.decisions.all() if kept else ()))
        scratch = stack.enter_context(guarded())
        rows = stack.enter_context(run_tables(kept, outlets.state)) if kept else None
        desk = stack.enter_context(outlets.desk(scratch, settings.profile, rows))
        sides = _read(desk, job, settings, scratch, tables, (published, originals or []))
        # What was not reached lacks its partner, and its row of the list, only here.
        whole = desk.summary.stopped is None
        pairs = pair(sides.published, sides.originals)
        _compare(desk, job, settings, scratch, sides, pairs)
        for fault in (fault for table in tables for fault in table.faults):
            desk.unread(fault)
        if desk.summary.stopped is None:
            for meta, found in judge(job.key, tables, sides, day):
                desk.result(Result(meta, tuple(Shown(one) for one in found)))
        desk.finish(datetime.now().astimezone())
        alone = unseen(tables[0], sides.published)
        if out is not None:
            _write_lines(out / PAIRS, pair_lines(pairs, tables[0].path, alone) if whole else ())
    told = [*_paired(pairs), *_unseen(tables[0], alone, sides.unknown)] if whole else [_NOT_WHOLE]
    _finish(desk, [*_notes(tables, pairs), *told], out, form, kept)


def _outlets(out: Path | None, form: Format, state: State) -> Outlets:
    """Say where results go."""
    jsonl = form is Format.JSONL
    return Outlets(out, jsonl, show_all=False, state=state, messages=errors(), console=output(), batch=False)


def _day(written: str) -> date | None:
    """Read the day of --as-of."""
    day = parse_date(written) if written else None
    if written and day is None:
        raise UsageError("日期读不懂。", f"--as-of {written}", "写成 2023-06-01 这样的日期。")
    return day


def _read(
    desk: Desk, job: Job, settings: Settings, scratch: Path, tables: list[Table], paths_of: _Inputs
) -> Sides:
    """Read both sides; what could not be read is told. The lists may lie among the documents."""
    sides = Sides()
    lists = {table.path.resolve() for table in tables}
    with progress("读取") as watcher, interruptible() as wish:
        for paths, held in zip(paths_of, (sides.published, sides.originals), strict=True):
            if not paths or desk.summary.stopped is not None:
                continue
            work = partial(hold_document, folder=scratch, is_original=held is sides.originals)
            for value in run(paths, job, work, settings.processes, watcher, wish):
                if isinstance(value, Held):
                    held.append(value)
                elif isinstance(value, Unread) and Path(value.source).resolve() not in lists:
                    desk.unread(value)
                    if held is sides.published:
                        sides.unread.append(value)
                elif isinstance(value, Stopped):
                    desk.stopped(value)
    return sides


def _compare(desk: Desk, job: Job, settings: Settings, scratch: Path, sides: Sides, pairs: Pairs) -> None:
    """Compare what has an original with it, word by word."""
    if desk.summary.stopped is not None:
        return
    both = paired(sides, pairs)
    with progress("比对") as watcher, interruptible() as wish:
        compared = compare_pairs(both, job, settings.processes, scratch, watcher, wish)
        for value in judge_published(sides, both, compared):
            if isinstance(value, Result):
                desk.result(value)
            elif isinstance(value, Unread):
                desk.unread(value)
            else:
                desk.stopped(value)


def _write_lines(path: Path, lines: Iterable[dict[str, Any]]) -> None:
    """Write which documents were compared, and which stand alone."""
    with path.open("w", encoding="utf-8", errors="backslashreplace") as file:
        file.writelines(dumps(line) + "\n" for line in lines)


def _finish(desk: Desk, notes: Iterable[str], out: Path | None, form: Format, store: Store | None) -> None:
    """Tell the numbers, and leave with the right status."""
    summary = desk.summary
    messages = errors()
    if form is Format.TABLE:
        print_summary(output(), summary)
    else:
        messages.print(summary_line(summary), soft_wrap=True, markup=False)
    for line in notes:
        messages.print(line, soft_wrap=True, markup=False)
    if out is not None:
        messages.print(f"报告：{out / 'report.html'}", soft_wrap=True, markup=False)
    if store is not None:
        store.audit("compare", documents=summary.documents, unread=summary.unread, findings=summary.findings)
    leave(findings=summary.findings, set_aside=summary.unread, stopped=summary.stopped is not None)


def _notes(tables: list[Table], pairs: Pairs) -> Iterator[str]:
    """Tell what was read, and what could not be judged."""
    for name, table in zip(("公布清单", "案件表"), tables, strict=False):
        yield f"{name} {table.rows} 行（可用 {len(table.entries)}，不能用的另列入未读 {len(table.faults)}）"
    both, rows = len(pairs.both), sum(len(table.entries) for table in tables)
    yield (
        f"上面的“文书”是公布本 {both + len(pairs.published)} 份、原本 {both + len(pairs.originals)} 份"
        f"和表中可用的 {rows} 行"
    )
    listed = tables[0]
    undated = sum(one.published is None and not is_listed_card(one) for one in listed.entries)
    if undated:
        yield f"清单中 {undated} 行没有公布日期，无法判断是否迟延"
    columns = untold(listed.fields)
    if columns:
        yield f"清单没有这些列：{'、'.join(columns)}；信息项中是否缺少它们，无法判断"


def _paired(pairs: Pairs) -> Iterator[str]:
    """Tell what was compared with what, and what stands alone."""
    both = len(pairs.both)
    if not both and not pairs.originals:
        yield "没有原本可比，没有逐字比对公布本与原本"
        return
    alone = (("只有公布本", pairs.published), ("只有原本", pairs.originals))
    counts = "；".join(f"{what} {len(members)} 份" for what, members in alone)
    yield f"配对 {both} 对；{counts}"
    for what, members in alone:
        told = (
            f"{printable(one.meta.source)} {one.meta.case_number or '（没有读到案号）'}" for one in members
        )
        yield from _first(what, told, len(members))


def _unseen(listed: Table, alone: list[Entry], unknown: int) -> Iterator[str]:
    """Tell which documents are online by the list and were not among those given."""
    if not alone:
        return
    yield (
        f"清单写明已经公布、公布本中没有的 {len(alone)} 行：公布本齐全的，核对文书是否已被撤下或者从未公布"
    )
    if unknown:
        yield f"公布本中有 {unknown} 项没有读进来或者没有读到案号，上面的行可能就是它们"
    told = (f"{printable(listed.path.name)}#{row.mark} {format_case_number(row.number)}" for row in alone)
    yield from _first("只有清单", told, len(alone))


def _first(what: str, told: Iterable[str], count: int) -> Iterator[str]:
    """Name the first of those that stand alone."""
    yield from (f"  {what}：{one}" for one in islice(told, _MOST_ALONE))
    if count > _MOST_ALONE:
        yield f"  …另有 {count - _MOST_ALONE} 项，见报告文件夹中的 {PAIRS}（--out）"
