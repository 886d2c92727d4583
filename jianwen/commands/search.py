"""`jianwen search`: find documents of a store by words, fields, ranges, findings and leads."""

from __future__ import annotations

import csv
import json
from itertools import islice
from pathlib import Path
from typing import Annotated

import typer
from rich import box
from rich.table import Table
from rich.text import Text

from indexer.language.chain import chain_of
from indexer.language.names import SEARCH_FIELDS
from indexer.query import Request
from jianwen.commands.common import ConfigOption, Format, FormatOption, errors, output, say
from jianwen.errors import UsageError
from jianwen.published import printable
from jianwen.report.grid import Grid
from jianwen.report.search_words import COLUMNS, lines, record, row
from jianwen.report.xlsx import MOST_ROWS, add_sheet, new_book, safe, write_grid
from jianwen.searching import SORTS, Results, everything, request_of, search
from jianwen.settings import read_settings
from jianwen.shelf import Shelf, open_shelf
from jianwen.store import open_store

app = typer.Typer(add_completion=False)

Query = Annotated[
    str, typer.Argument(metavar="QUERY", help="What to look for; `jianwen search --fields` lists fields.")
]
StoreOption = Annotated[Path | None, typer.Option("--store", help="The store that was ingested into.")]
_WIDTHS = (14, 24, 40, 26, 12, 22, 10, 12, 9, 90)


@app.command("search")
def search_(
    query: Query = "",
    store: StoreOption = None,
    size: Annotated[int, typer.Option("--size", min=1, max=10_000, help="Hits on a page.")] = 10,
    sort: Annotated[str, typer.Option("--sort", help=f"Order: {'、'.join(SORTS)}.")] = "相关",
    after: Annotated[str, typer.Option("--after", help="The next page: what the page before printed.")] = "",
    facet: Annotated[
        list[str] | None,
        typer.Option("--facet", help="Count the hits by a field, such as 法院 (repeatable)."),
    ] = None,
    export: Annotated[
        Path | None, typer.Option("--export", help="Write every hit to a file: .csv, .xlsx or .jsonl.")
    ] = None,
    fields: Annotated[bool, typer.Option("--fields", help="List the fields with examples.")] = False,
    form: FormatOption = Format.TABLE,
    config: ConfigOption = None,
) -> None:
    """Find documents: words, "phrases", 案由:离婚, 年份:2020..2022, 说理:"…", 且 或 非, brackets."""
    if fields:
        _print_fields()
        return
    if store is None:
        raise UsageError("没有写在哪个库里找。", "--store", "加上 --store 库。")
    with open_shelf(open_store(store), read_settings(config)) as shelf:
        if export is not None:
            _export(shelf, export, query, sort)
            return
        request = request_of(query, size, sort, after, facet or (), chain_of(shelf.engine))
        results = search(shelf, request)
    if form is Format.JSONL:
        for one in results.found:
            say(json.dumps(record(one), ensure_ascii=False))
    else:
        _print(results)
    _tell(results)


def _print(results: Results) -> None:
    """Print a page."""
    console = output()
    for number, one in enumerate(results.found, 1):
        for line in lines(number, one):
            console.print(line, soft_wrap=True)
    for name, counts in results.facets.items():
        title = next(one.name for one in SEARCH_FIELDS if one.field == name)
        table = Table(box=box.SIMPLE_HEAD)
        table.add_column(title, overflow="fold")
        table.add_column("件", justify="right")
        for count in counts:
            table.add_row(Text(printable(count.value)), str(count.count))
        console.print(table)


def _tell(results: Results) -> None:
    """Say how many there are, and how to go on."""
    line = f"共 {results.total:,} 份，本页 {len(results.found)} 份。"
    if results.after:
        line += f"下一页：--after {results.after}"
    errors().print(line, markup=False, soft_wrap=True)


def _export(shelf: Shelf, path: Path, query: str, sort: str) -> None:
    """Write every hit to a file by its ending."""
    request = request_of(query, 1, sort, "", (), chain_of(shelf.engine))
    writers = {".csv": _csv, ".xlsx": _xlsx, ".jsonl": _jsonl}
    writer = writers.get(path.suffix.lower())
    if writer is None:
        raise UsageError("不会写这种文件。", str(path), "用 .csv、.xlsx 或 .jsonl。")
    count = writer(path, shelf, request)
    errors().print(f"已写出 {path}：{count:,} 份。", markup=False, soft_wrap=True)


def _csv(path: Path, shelf: Shelf, request: Request) -> int:
    """Write a CSV that Excel opens as it is."""
    count = 0
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(COLUMNS)
        for count, one in enumerate(everything(shelf, request), 1):  # noqa: B007 - the last number is the count
            writer.writerow([safe(cell) if isinstance(cell, str) else cell for cell in row(one)])
    return count


def _jsonl(path: Path, shelf: Shelf, request: Request) -> int:
    """Write a line for each hit."""
    count = 0
    with path.open("w", encoding="utf-8") as file:
        for count, one in enumerate(everything(shelf, request), 1):  # noqa: B007 - the last number is the count
            file.write(json.dumps(record(one), ensure_ascii=False) + "\n")
    return count


def _xlsx(path: Path, shelf: Shelf, request: Request) -> int:
    """Write a workbook; of more hits than a sheet holds the rest is told."""
    rows = tuple(row(one) for one in islice(everything(shelf, request), MOST_ROWS + 1))
    if len(rows) > MOST_ROWS:
        raise UsageError(f"命中超过 {MOST_ROWS:,} 份，一张表放不下。", str(path), "写成 .csv，或者缩小范围。")
    book = new_book()
    columns = tuple(zip(COLUMNS, _WIDTHS, strict=True))
    write_grid(add_sheet(book, "检索结果"), Grid("检索结果", columns, rows, "没有命中。"))
    book.save(path)
    return len(rows)


def _print_fields() -> None:
    """List the fields."""
    table = Table(box=box.SIMPLE_HEAD)
    for title in ("字段", "也可写", "例"):
        table.add_column(title)
    for one in SEARCH_FIELDS:
        table.add_row(one.name, "、".join(one.also), Text(one.example))
    output().print(table)
