"""Leads become a draft of a letter: who writes to whom, what was found, the law, what is asked, the annex."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from annotations.supervision.values import Lead
from jianwen.letters.values import OPEN, Kind, Letter, Row
from jianwen.published import printable
from jianwen.report.leads_words import cited

_CASES, _MOST_SIGNALS = 6, 12
# The number of a model is ours: M5-劳资虚假诉讼 is told as 劳资虚假诉讼.
_NUMBER = re.compile(r"^[A-Z]+\d+-")
_ARTICLE = re.compile(r"(《.+》)(第.+)")


@dataclass(frozen=True, slots=True)
class Sender:
    """Who writes, when, to whom ("" leaves the usual addressee of the kind), under what number."""

    office: str
    day: date
    to: str = ""
    number: str = ""


def draft(kind: Kind, leads: Sequence[Lead], model: str, sender: Sender, passage: str = "") -> Letter:
    """Draft a letter over leads of one model; `passage` is what they have in common."""
    return Letter(
        kind=kind,
        office=sender.office or OPEN,
        to=sender.to or kind.to.format(OPEN),
        number=sender.number or OPEN,
        day=sender.day,
        model=_NUMBER.sub("", model),
        basis=_laws(leads),
        facts=tuple(_facts(leads)),
        explanations=tuple(dict.fromkeys(one for lead in leads for one in lead.explanations)),
        asks=kind.asks,
        reply=kind.reply,
        rows=tuple(_row(number, lead) for number, lead in enumerate(leads, 1)),
        passage=passage,
    )


def _laws(leads: Sequence[Lead]) -> tuple[str, ...]:
    """Return the articles that leads rest on, each law named once."""
    articles: dict[str, list[str]] = {}
    for written in dict.fromkeys(one for lead in leads for one in lead.basis):
        match = _ARTICLE.fullmatch(written)
        law, article = (match[1], match[2]) if match else (written, "")
        articles.setdefault(law, []).append(article)
    return tuple(law + "、".join(filter(None, found)) for law, found in articles.items())


def _facts(leads: Sequence[Lead]) -> list[str]:
    """Say what was seen: every signal of a single lead, or how many leads show each."""
    if len(leads) == 1:
        return [_clean(signal.says) for signal in leads[0].signals][:_MOST_SIGNALS]
    counts: dict[str, int] = {}
    example: dict[str, str] = {}
    for lead in leads:
        for signal in lead.signals:
            counts[signal.id] = counts.get(signal.id, 0) + 1
            example.setdefault(signal.id, _clean(signal.says))
    order = sorted(counts, key=lambda name: (-counts[name], name))
    return [f"有 {counts[name]} 条线索出现同类情形，如{example[name]}" for name in order[:_MOST_SIGNALS]]


def _row(number: int, lead: Lead) -> Row:
    """Return the line of one lead."""
    cases = "、".join(lead.cases[:_CASES])
    more = f" 等 {len(lead.cases)} 件" if len(lead.cases) > _CASES else ""
    places = dict.fromkeys(where for signal in lead.signals for where, _ in cited(signal))
    return Row(
        number=number,
        subject=_clean(lead.subject.key),
        cases=_clean(cases) + more,
        signals="；".join(_clean(signal.says) for signal in lead.signals),
        places="；".join(_clean(where) for where in list(places)[:_CASES]),
    )


def _clean(text: str) -> str:
    """Take out what no document may hold."""
    return printable(text)
