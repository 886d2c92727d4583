"""Cited articles that do not exist, did not on that day, or stand in a law that was repealed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from annotations.quality.citations import State, state_of
from annotations.quality.values import Doubt, Paper
from nlp.case import Citation, EventKind
from nlp.data.statutes import short_name, texts_of

# A judgment that applies the law of an earlier day says by which rule.
_TIME = (
    "时间效力",
    "溯及",
    "法律事实发生",
    "法律事实引起",
    "施行前",
    "施行之前",
    "修正前",
    "修订前",
    "当时的法律",
    "实施前",
)


_YEAR = re.compile(r"(?<!\d)((?:19|20)\d\d)年")


def cited_articles(paper: Paper) -> Iterator[Doubt]:
    """Hold the articles of the reasoning against the statutes of that day.

    An extract without its date is judged no earlier than it was filed: what was repealed then, still is.
    """
    closed = paper.event(EventKind.CLOSED)
    day = closed or paper.event(EventKind.FILED)
    reasoning = paper.case.sections.reasoning
    if day is None or reasoning is None:
        return
    seen: set[tuple[str, int, int]] = set()
    for citation in paper.case.statutes:
        key = (citation.law, citation.article, citation.branch)
        if not reasoning.covers(citation.span) or key in seen:
            continue
        seen.add(key)
        state = state_of(citation, day.date)
        name = f"《{short_name(citation.law)}》第{citation.article}条" + (
            f"之{citation.branch}" if citation.branch else ""
        )
        if state is State.NEVER:
            yield Doubt("条文不存在", 2, f"引用的{name}不存在", (citation.span,))
        elif state is State.NOT_THEN and closed:
            yield Doubt("条文当时不存在", 2, f"裁判之日的文本里没有{name}", (citation.span,))
        elif state is State.REPEALED and (citation.law, 0, 0) not in seen and not _earlier_law(paper):
            seen.add((citation.law, 0, 0))
            yield from _repealed(citation, day.date, paper)


def _repealed(citation: Citation, day: date, paper: Paper) -> Iterator[Doubt]:
    """Tell of a repealed law, unless the case, or what it is about, may have begun under it.

    What happened under a law is judged by it (时间效力规定, article 1).
    """
    last = texts_of(citation.law)[-1]
    if _begun_before(last.until, paper):
        return
    number = paper.case.number
    begun = number.value.year if number else day.year
    if begun <= int(last.until[:4]):
        return
    yield Doubt(
        "引用已失效的法律",
        1,
        f"《{short_name(citation.law)}》已于 {last.until} 失效而文书没有说明为什么适用",
        (citation.span,),
    )


def _begun_before(until: str, paper: Paper) -> bool:
    """Say whether claims, facts or reasoning tell of a year in which the law still held."""
    sections = paper.case.sections
    parts = (paper.part(one) for one in (sections.claims, sections.facts, sections.reasoning))
    return any(f"{year[1]}-01-01" < until for part in parts for year in _YEAR.finditer(paper.text, *part))


def _earlier_law(paper: Paper) -> bool:
    """Say whether the document explains that an earlier law applies."""
    return any(word in paper.text for word in _TIME)
