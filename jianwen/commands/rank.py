"""`jianwen rank`: documents, or the courts that wrote them, by score sheets; persons are never ranked."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

import typer
from rich import box
from rich.table import Table
from rich.text import Text

from annotations.supervision.ranking import DOCKET, By, Scored, ranked, scored
from jianwen.auditing.models import choose
from jianwen.auditing.run import Data
from jianwen.auditing.stored import is_ingested
from jianwen.commands.common import (
    Format,
    FormatOption,
    errors,
    leave,
    output,
    say,
)
from jianwen.commands.given import PathsArgument, TableOption, read_given, read_kept
from jianwen.commands.options import READING, with_settings
from jianwen.errors import UsageError
from jianwen.keeping.store import locked, open_store
from jianwen.published import printable
from jianwen.report.grid import Grid
from jianwen.report.ranking_words import ranking_grid, ranking_record, write_ranking
from jianwen.running.scratch import guarded
from jianwen.settings import Settings

app = typer.Typer(add_completion=False)

StoreOption = Annotated[Path | None, typer.Option("--store", help="Rank what was ingested into this store.")]
ByOption = Annotated[By, typer.Option("--by", help="What is ranked: 文书, or 单位 (courts).")]
OutOption = Annotated[Path | None, typer.Option("--out", help="Write the list and its sheets (XLSX).")]
# The models that read the sheets: what they look at is what has to be read of a document.
_MODELS = ("M18", "M20")
_SHOWN = 50


@app.command("rank")
@with_settings(*READING)
def rank_command(
    paths: PathsArgument = None,
    table: TableOption = None,
    store: StoreOption = None,
    by: ByOption = By.DOCUMENT,
    out: OutOption = None,
    form: FormatOption = Format.TABLE,
    *,
    settings: Settings,
) -> None:
    """Rank documents, or courts, by the points that score sheets take off: people's before the tool's."""
    if not (table or paths or store):
        raise UsageError("没有给出数据。", "rank", "给出文书、库，或用 --table 评查=评查.xlsx 给出评查表。")
    if out is not None and out.suffix.lower() != ".xlsx":
        raise UsageError("榜单写成工作簿。", str(out), "文件名以 .xlsx 结尾。")
    quiet = form is Format.JSONL
    data = read_given(paths, table, choose(_MODELS, []).models, settings, quiet=quiet)
    documents = scored(data.tables)
    if store is not None and not paths:
        with locked(open_store(store)) as kept, guarded() as scratch:
            if not is_ingested(kept):
                raise UsageError(
                    "库里还没有入库的文书，排不了名。", str(store), "先运行 ingest，或给出文书。"
                )
            documents = scored({**read_kept(kept, settings, scratch, quiet=quiet).tables, **data.tables})
    found = ranked(documents, by)
    if out is not None:
        write_ranking(out, found, by)
    if form is Format.JSONL:
        for one in found:
            say(json.dumps(ranking_record(one), ensure_ascii=False))
    else:
        _print(ranking_grid(found[:_SHOWN], by))
    unit = "个" if by is By.OFFICE else "份"
    errors().print(f"{by} {len(found)} {unit}，扣分少的在前。只排文书和单位，不排人。", soft_wrap=True)
    if paths and not table:
        errors().print(_became(data, documents), markup=False, soft_wrap=True)
    leave(set_aside=len(data.unfit) + len(data.unread))


def _became(data: Data, documents: Sequence[Scored]) -> str:
    """Say what became of every document that was given: the numbers add up."""
    docket = data.loaded.get(DOCKET)
    numbers = set(docket.column("案号").to_pylist()) if docket else set()
    inside = sum(one.case in numbers for one in documents)
    told = (
        (len(documents), "在榜"),
        (data.cased - len(numbers), "与在先的文书同一案号，并入其中"),
        (len(numbers) - inside, "没有写明法院（卷宗材料、笔录等），不排"),
        (data.documents - data.cased - (len(documents) - inside), "不是审理案件的文书（如执行裁定），不排"),
    )
    parts = "；".join(f"{count} 份{what}" for count, what in told if count)
    return f"读了文书 {data.documents} 份：{parts}。未读 {len(data.unread)} 项。"


def _print(grid: Grid) -> None:
    """Print the head of the list."""
    table = Table(box=box.SIMPLE_HEAD)
    for title, _ in grid.columns:
        table.add_column(title, overflow="fold")
    for row in grid.rows:
        table.add_row(*(Text(printable(str(cell))) for cell in row))
    output().print(table)
