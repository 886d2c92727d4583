"""The page of an audit: one file that needs nothing else, innocent explanations first."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from jinja2 import Environment, PackageLoader

from annotations.supervision.run import Funnel
from annotations.supervision.stages import Standing
from annotations.supervision.values import Lead
from jianwen import __version__
from jianwen.auditing.run import Audited
from jianwen.published import printable
from jianwen.report import words
from jianwen.report.leads_words import cited, laws, percent, remarks, score, set_aside, summary, weighed
from jianwen.report.traits_words import common

# Beyond this many a browser gets slow; the workbook and the JSONL hold the rest, and the page says so.
MOST_LEADS = 2_000
MOST_ROWS = 1_000


@dataclass(frozen=True, slots=True)
class Card:
    """A lead as the page shows it."""

    lead: Lead
    standing: Standing
    name: str


def write_leads_html(path: Path, audited: Audited, made: datetime) -> None:
    """Write the page."""
    leads = audited.outcome.leads
    page = _environment().get_template("leads.html.j2")
    stream = page.stream(
        audited=audited,
        cards=_cards(audited, leads[:MOST_LEADS]),
        funnels=[(funnel, audited.model(funnel.model), _steps(funnel)) for funnel in audited.outcome.funnels],
        common=common(audited),
        set_aside=set_aside(audited),
        remarks=list(remarks(audited)),
        summary=summary(audited),
        most_leads=MOST_LEADS,
        most_rows=MOST_ROWS,
        made=made,
        version=__version__,
        words=words,
    )
    stream.enable_buffering(64)
    with path.open("w", encoding="utf-8", errors="backslashreplace") as file:
        file.writelines(stream)


def _cards(audited: Audited, leads: Sequence[Lead]) -> list[Card]:
    """Put the leads beside what people said of them."""
    return [Card(lead, audited.standing(lead), audited.model(lead.model).name) for lead in leads]


def _steps(funnel: Funnel) -> list[tuple[str, int]]:
    """Return the features and exclusions of a funnel with their counts."""
    return [*funnel.features, *((f"排除：{name}", count) for name, count in funnel.exclusions)]


def _environment() -> Environment:
    """Return the template engine: everything is escaped."""
    environment = Environment(
        loader=PackageLoader("jianwen.report"), autoescape=True, trim_blocks=True, lstrip_blocks=True
    )
    environment.filters |= {
        "score": score,
        "weighed": weighed,
        "cited": cited,
        "laws": laws,
        "printable": printable,
        "percent": percent,
    }
    return environment
