"""`jianwen search`: find documents of a store by words, fields, ranges, findings and leads."""

from __future__ import annotations

import importlib
import json
import re
from pathlib import Path
from typing import Annotated, Any

import typer
from rich import box
from rich.table import Table
from rich.text import Text
from typer.core import TyperCommand

from indexer.language.names import SEARCH_FIELDS
from jianwen.commands.common import ConfigOption, Format, FormatOption, note, output, say
from jianwen.errors import UsageError
from jianwen.keeping.store import open_store
from jianwen.published import printable
from jianwen.report.search_words import lines, record
from jianwen.searching.page import SORTS, Results, request_of, search
from jianwen.searching.shelf import Shelf, open_shelf
from jianwen.settings import read_settings

app = typer.Typer(add_completion=False)

# What is not wanted begins with a hyphen, too (-盗窃, -"缓刑"); the only short option of ours is -h.
_BARRED, _LIKE_OPTION = re.compile(r"-[^-]"), re.compile(r"-[0-9A-Za-z]")

Query = Annotated[
    str, typer.Argument(metavar="QUERY", help="What to look for; `jianwen search --fields` lists fields.")
]
StoreOption = Annotated[Path | None, typer.Option("--store", help="The store that was ingested into.")]


class _Search(TyperCommand):
    """A command whose query may begin with a hyphen."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:  # noqa: ANN401 - private to Typer
        """Put a query that begins with a hyphen behind `--`, where no option can stand."""
        ahead = args[: args.index("--")] if "--" in args else args
        queries = [one for one in ahead if _BARRED.match(one) and one != "-h"]
        if found := next(filter(_LIKE_OPTION.match, queries), None):
            remedy = (
                f"要排除一个词，写成“非 {found[1:]}”，或者在检索式前加 --；选项见 jianwen search --help。"
            )
            raise UsageError(f"没有 {found} 这个选项。", "", remedy)
        if queries:
            args = [*(one for one in ahead if one not in queries), "--", *queries, *args[len(ahead) + 1 :]]
        return super().parse_args(ctx, args)


@app.command("search", cls=_Search)
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
        request = request_of(shelf, query, size, sort, after, facet or ())
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
    if not results.total:
        note("没有找到符合检索式的文书。")
        return
    line = f"共 {results.total:,} 份，本页 {len(results.found)} 份。"
    if results.after:
        line += f"下一页：--after {results.after}"
    note(line)


def _export(shelf: Shelf, path: Path, query: str, sort: str) -> None:
    """Write every hit to a file by its ending."""
    request = request_of(shelf, query, sort=sort)
    # What writes workbooks takes longer to load than a search takes.
    count = importlib.import_module("jianwen.searching.export").export(path, shelf, request)
    note(f"已写出 {path}：{count:,} 份。")


def _print_fields() -> None:
    """List the fields."""
    table = Table(box=box.SIMPLE_HEAD)
    for title in ("字段", "也可写", "例"):
        table.add_column(title)
    for one in SEARCH_FIELDS:
        table.add_row(one.name, "、".join(one.also), Text(one.example))
    output().print(table)
