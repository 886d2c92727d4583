"""`jianwen rank`: documents, or the courts that wrote them, by score sheets; persons are never ranked."""

from __future__ import annotations

import contextlib
import json
from pathlib import Path
from typing import Annotated

import typer
from rich import box
from rich.table import Table
from rich.text import Text

from annotations.supervision.ranking import By, ranked, scored
from jianwen.auditing import read_tables
from jianwen.auditing_documents import read_documents
from jianwen.auditing_models import choose
from jianwen.auditing_store import read_ingested
from jianwen.commands.common import (
    ConfigOption,
    Format,
    FormatOption,
    NoOcrOption,
    WorkersOption,
    errors,
    output,
    progress,
    say,
    settings_of,
)
from jianwen.errors import Exit, UsageError
from jianwen.published import printable
from jianwen.report.grid import Grid
from jianwen.report.ranking_words import ranking_grid, ranking_record, write_ranking
from jianwen.scratch import guarded
from jianwen.store import locked, open_store

app = typer.Typer(add_completion=False)

PathsArgument = Annotated[
    list[Path] | None, typer.Argument(help="Documents: files, folders, archives.", show_default=False)
]
TableOption = Annotated[
    list[str] | None,
    typer.Option("--table", metavar="NAME=FILE", help="Sheets of people: 评查=评查.xlsx (repeatable)."),
]
StoreOption = Annotated[Path | None, typer.Option("--store", help="Rank what was ingested into this store.")]
ByOption = Annotated[By, typer.Option("--by", help="What is ranked: 文书, or 单位 (courts).")]
OutOption = Annotated[Path | None, typer.Option("--out", help="Write the list and its sheets (XLSX).")]
# The models that read the sheets: what they look at is what has to be read of a document.
_MODELS = ("M18", "M20")
_SHOWN = 50


@app.command("rank")
def rank_command(
    paths: PathsArgument = None,
    table: TableOption = None,
    store: StoreOption = None,
    by: ByOption = By.DOCUMENT,
    out: OutOption = None,
    form: FormatOption = Format.TABLE,
    workers: WorkersOption = None,
    no_ocr: NoOcrOption = False,
    config: ConfigOption = None,
) -> None:
    """Rank documents, or courts, by the points that score sheets take off: people's before the tool's."""
    if not (table or paths or store):
        raise UsageError("没有给出数据。", "rank", "给出文书、库，或用 --table 评查=评查.xlsx 给出评查表。")
    if out is not None and out.suffix.lower() != ".xlsx":
        raise UsageError("榜单写成工作簿。", str(out), "文件名以 .xlsx 结尾。")
    settings, data = settings_of(config, workers=workers, no_ocr=no_ocr), read_tables(table or [])
    with contextlib.ExitStack() as stack:
        watcher = stack.enter_context(progress("读文书", quiet=form is Format.JSONL))
        tables = data.tables
        if paths:
            data = read_documents(paths, choose(_MODELS, []).models, settings, data, watcher)
            tables = data.tables
        elif store is not None:
            kept = stack.enter_context(locked(open_store(store)))
            held = read_ingested(kept, settings, watcher, stack.enter_context(guarded()))
            tables = {**held.tables, **tables}
        found = ranked(scored(tables), by)
    if out is not None:
        write_ranking(out, found, by)
    if form is Format.JSONL:
        for one in found:
            say(json.dumps(ranking_record(one), ensure_ascii=False))
    else:
        _print(ranking_grid(found[:_SHOWN], by))
    errors().print(f"{by}{len(found)}，扣分少的在前。只排文书和单位，不排人。", soft_wrap=True)
    if data.unfit or data.unread:
        raise typer.Exit(Exit.SET_ASIDE)


def _print(grid: Grid) -> None:
    """Print the head of the list."""
    table = Table(box=box.SIMPLE_HEAD)
    for title, _ in grid.columns:
        table.add_column(title, overflow="fold")
    for row in grid.rows:
        table.add_row(*(Text(printable(str(cell))) for cell in row))
    output().print(table)
