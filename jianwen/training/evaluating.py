"""The work of one worker when screening is measured: findings with their texts, which only scoring sees."""

from __future__ import annotations

from dataclasses import dataclass, field

from annotations.score import Found
from jianwen.running.judge import Job, screener_of
from nlp.parse.parse import parse
from nlp.text.view import view_of
from nlp.values import Document


@dataclass(frozen=True, slots=True)
class Labelled:
    """One screened document of a labelled set."""

    id: str
    text: str = field(repr=False)
    found: tuple[Found, ...]


def screen_for_score(job: Job, document: Document) -> Labelled:
    """Screen one document and keep what scoring needs."""
    view = view_of(document.text)
    screener = screener_of(job)
    findings = screener.screen(document, parse(document, view), view).findings
    found = tuple(
        Found(document.id, one.category.value, one.span, one.span.of(document.text))
        for one in findings
        if one.span is not None
    )
    return Labelled(document.id, document.text, found)
