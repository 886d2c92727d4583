"""`jianwen outcomes`: what like cases got, how one case stands among them, and leads where it stands out."""

from __future__ import annotations

import json
from dataclasses import asdict, replace
from datetime import datetime
from pathlib import Path
from typing import Annotated

import typer

from indexer.outcomes.compare import AT_LEAST, standings
from indexer.outcomes.values import Standing
from indexer.outcomes.words import place_words, result_words, shown
from indexer.query import Query
from indexer.similar.model import Model
from indexer.similar.ranker import Ranker
from jianwen.commands.common import ConfigOption, Format, FormatOption, note, output, say
from jianwen.errors import UsageError
from jianwen.keeping.store import open_store
from jianwen.likeness.disparities import Compared, disparities, keep_leads
from jianwen.likeness.files import of_file
from jianwen.likeness.model import model_of
from jianwen.likeness.queries import filters_of, of_stored
from jianwen.likeness.ranking import Asked, like_cases
from jianwen.likeness.report import alike, asked_side, like_sides
from jianwen.published import lead_record, printable
from jianwen.report.outcomes_html import write_outcomes_html
from jianwen.searching.page import understood
from jianwen.searching.shelf import Shelf, open_shelf
from jianwen.settings import Settings, read_settings
from jianwen.whole_file import whole_file

app = typer.Typer(add_completion=False)

Target = Annotated[
    str, typer.Argument(metavar="[ID | FILE]", help="A document of the store, or a file.", show_default=False)
]
StoreOption = Annotated[Path, typer.Option("--store", help="The store that was ingested into.")]
AllOption = Annotated[
    str, typer.Option("--all", help="Compare every case that this search finds, and keep the leads.")
]
SizeOption = Annotated[int, typer.Option("--size", min=8, max=500, help="Like cases to compare with.")]
FilterOption = Annotated[str, typer.Option("--filter", help="Only like cases among these, as `search` asks.")]
OutOption = Annotated[Path | None, typer.Option("--out", help="Write the page (HTML) with the charts.")]


@app.command()
def outcomes(
    store: StoreOption,
    target: Target = "",
    every: AllOption = "",
    size: SizeOption = 60,
    filter_: FilterOption = "",
    out: OutOption = None,
    form: FormatOption = Format.TABLE,
    config: ConfigOption = None,
) -> None:
    """Compare what a case got with what like cases got: sentence, fine, each head of claim."""
    if bool(target) == bool(every):
        raise UsageError("要写一份文书，或者 --all 检索式。", "", "例如 jianwen outcomes 编号 --store 库。")
    settings = read_settings(config)
    with open_shelf(open_store(store), settings) as shelf:
        filters = filters_of(shelf, filter_)
        model = model_of(shelf, note)
        if every:
            _all(shelf, settings, Ranker(model), (understood(shelf, every), filters), size, form)
            return
        is_file = Path(target).is_file()
        asked = of_file(shelf, settings, Path(target))[0] if is_file else of_stored(shelf, target)
        _one(shelf, model, replace(asked, filters=filters), size, out, form)


def _one(shelf: Shelf, model: Model, asked: Asked, size: int, out: Path | None, form: Format) -> None:
    """Compare one case, and show where it stands."""
    found = alike(like_cases(shelf, Ranker(model), asked, size))
    own, like = asked_side(asked), like_sides(shelf, found)
    known = standings(own.results, [one.case.results for one in like])
    for one in known:
        if form is Format.JSONL:
            say(json.dumps({"id": own.id} | asdict(one), ensure_ascii=False))
        else:
            output().print(printable(_words(one)), markup=False, soft_wrap=True)
    if not known:
        note("没有从文书中读出可比的裁判结果。")
    if out is not None:
        with whole_file(out) as beside:
            write_outcomes_html(beside, own, known, like, datetime.now().astimezone())
        note(f"已写出 {out}：类案 {len(like)} 件。")


def _all(
    shelf: Shelf,
    settings: Settings,
    ranker: Ranker,
    among: tuple[Query, Query | None],
    size: int,
    form: Format,
) -> None:
    """Compare every case of a search, keep the leads and print them."""
    counts = Compared()
    leads = list(disparities(shelf, ranker, among, size, counts))
    keep_leads(shelf.store, settings, leads, counts)
    for lead in leads:
        if form is Format.JSONL:
            say(json.dumps(lead_record(lead, "初筛"), ensure_ascii=False))
        else:
            words = "；".join(signal.says for signal in lead.signals)
            output().print(printable(f"{lead.subject.key}　{words}"), markup=False, soft_wrap=True)
    note(
        f"检索到 {counts.cases} 件，读出裁判结果 {counts.judged} 件，线索 {counts.leads} 条；"
        "线索不是结论，先排除案情不同。用 jianwen leads 跟踪。"
    )


def _words(one: Standing) -> str:
    """Say where one result stands."""
    unit, spread = one.result.unit, one.spread
    parts = [result_words(one.result)]
    if spread is not None:
        quartiles = " / ".join(shown(value, unit) for value in (spread.lower, spread.median, spread.upper))
        parts.append(f"{spread.count} 件类案的四分位 {quartiles}")
    else:
        parts.append(f"可比的类案不足 {AT_LEAST} 件")
    if place := place_words(one):
        parts.append(place)
    if one.granted is not None:
        parts.append(f"{one.ruled} 件对此作出裁判，{one.granted:.0%} 至少部分支持")
    return "　".join(parts) + (f"\n    {one.stands_out}" if one.stands_out else "")
