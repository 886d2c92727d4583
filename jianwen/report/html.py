"""One HTML page that needs nothing else: no network, no other file; read on a screen or on paper."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import islice
from pathlib import Path

from jinja2 import Environment, PackageLoader

from annotations.categories import CATEGORY_NAMES
from annotations.values import Category, Severity
from jianwen import __version__
from jianwen.published import printable
from jianwen.report import words
from jianwen.report.batch import Batch
from jianwen.report.chart import trend
from jianwen.report.grid import Grid
from jianwen.report.passage import passage
from jianwen.report.summary import Summary
from jianwen.report.table import place_of, stopped_line
from jianwen.running.results import Meta, Shown, Standing
from nlp.values import Unread

# Beyond this many a browser gets slow; the sheet and the JSONL hold the rest, and the page says so.
MOST_FINDINGS = 20_000
MOST_UNREAD = 5_000
_BUFFER = 64


@dataclass(frozen=True, slots=True)
class Group:
    """Findings of one document under one rule: what they share is said once."""

    category: Category
    rule: str
    basis: str
    suggestion: str
    innocent: str
    severity: Severity
    shown: tuple[Shown, ...]


@dataclass(frozen=True, slots=True)
class Sheaf:
    """One document with its findings, as the page shows it."""

    number: int
    meta: Meta
    groups: tuple[Group, ...]

    @property
    def count(self) -> int:
        """Return how many findings the document has."""
        return sum(len(group.shown) for group in self.groups)


def write_html(
    path: Path,
    summary: Summary,
    batch: Batch,
    documents: Iterable[tuple[Meta, Sequence[Shown]]],
    unread: Iterable[Unread],
    made: datetime,
    grids: Sequence[Grid] = (),
) -> None:
    """Write the page piece by piece, so that its size does not sit in memory."""
    page = _environment().get_template("report.html.j2")
    stream = page.stream(
        summary=summary,
        batch=batch,
        passage=passage(batch),
        grids=grids,
        trend=trend(batch.years),
        made=made,
        version=__version__,
        words=words,
        sheaves=_sheaves(documents),
        unread=list(islice(unread, MOST_UNREAD)),
        most_unread=MOST_UNREAD,
        most_findings=MOST_FINDINGS,
        severities=[(one, summary.by_severity[one]) for one in Severity if summary.by_severity[one]],
        categories=summary.categories(),
        causes=[(one, count) for one, count in summary.by_cause.most_common()],
        highest=max([count for _, count, _ in summary.categories()], default=1),
        stopped_line=stopped_line(summary.stopped) if summary.stopped else "",
    )
    stream.enable_buffering(_BUFFER)
    with path.open("w", encoding="utf-8", errors="backslashreplace") as file:
        file.writelines(stream)


def _environment() -> Environment:
    """Return the template engine: everything is escaped."""
    environment = Environment(
        loader=PackageLoader("jianwen.report"), autoescape=True, trim_blocks=True, lstrip_blocks=True
    )
    environment.filters |= {
        "category": words.category_name,
        "line_name": lambda name: CATEGORY_NAMES.get(name, name),
        "cause": words.cause_name,
        "severity": words.SEVERITIES.__getitem__,
        "standing": words.STANDINGS.__getitem__,
        "place": place_of,
        "printable": printable,
        "confirmed": lambda shown: shown.standing is Standing.CONFIRMED,
    }
    return environment


def _sheaves(documents: Iterable[tuple[Meta, Sequence[Shown]]]) -> Iterator[Sheaf]:
    """Group the findings of each document, until the page holds as many as it should."""
    left = MOST_FINDINGS
    for number, (meta, shown) in enumerate(documents, 1):
        if left <= 0:
            return
        yield Sheaf(number, meta, tuple(_groups(shown[:left])))
        left -= len(shown)


def _groups(shown: Sequence[Shown]) -> Iterator[Group]:
    """Put findings together that share category and rule, in the order of their first place."""
    together: dict[tuple[str, ...], list[Shown]] = {}
    for one in shown:
        finding = one.finding
        key = (finding.category, finding.rule, finding.basis, finding.suggestion, finding.innocent)
        together.setdefault((*key, finding.severity), []).append(one)
    for members in together.values():
        first = members[0].finding
        yield Group(
            first.category,
            first.rule,
            first.basis,
            first.suggestion,
            first.innocent,
            first.severity,
            tuple(members),
        )
