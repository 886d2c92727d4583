"""The page of `jianwen outcomes`: what a case got, and what like cases got, in one file."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from jinja2 import Environment, PackageLoader

from indexer.outcomes.compare import comparable
from indexer.outcomes.values import Result, Standing
from indexer.outcomes.words import place_words, result_words, shown
from jianwen import __version__
from jianwen.published import printable
from jianwen.report.similar_values import CaseSide, LikeCase
from jianwen.report.strip import Strip, strip


@dataclass(frozen=True, slots=True)
class Row:
    """One result with its picture."""

    standing: Standing
    words: str
    strip: Strip | None


def write_outcomes_html(
    path: Path, own: CaseSide, standings: Sequence[Standing], like: Sequence[LikeCase], made: datetime
) -> None:
    """Write the page. `standings` are those of `own` among `like`."""
    others = [hit.case.results for hit in like]
    rows = [
        Row(one, result_words(one.result), strip(one, comparable(one.result, others))) for one in standings
    ]
    environment = Environment(loader=PackageLoader("jianwen.report"), autoescape=True, trim_blocks=True)
    environment.filters |= {"printable": printable, "given": _given, "value": shown, "place": place_words}
    page = environment.get_template("outcomes.html.j2")
    text = page.render(own=own, rows=rows, like=like, made=made, version=__version__)
    path.write_text(text, "utf-8", errors="backslashreplace")


def _given(results: Sequence[Result]) -> str:
    """Say what a judgment gave."""
    return "；".join(result_words(one) for one in results)
