"""Minutes of a hearing or a mediation: a head that says when and who came, then speech, line by line."""

from __future__ import annotations

import re

from nlp.case import Event, EventKind, Sections
from nlp.text.dates import find_dates
from nlp.text.view import View

# The court speaks first. A head has its words too (审判员：赵某　书记员：尹某), but names behind them.
_COURT_SPEAKS = re.compile(
    r"(?:(?<=\n)|^)[ ]{0,4}(?:审|书|问|法官|审判[长员]|书记员|法官助理|调解员|主持人)问?"
    r"(?:\([^()\n]{1,20}\))?[：](?P<said>[^\n]*)"
)
_SENTENCE = re.compile(r"[，。？！；]")
_NAMES = re.compile(r"(?:书记员|审判[长员]|陪审员|法官助理)\s?[：]|^\s?[\u4e00-\u9fff·]{2,4}[，。；]?\s?$")
_WHEN = re.compile(r"(?:(?<=\n)|^)[^\n：]{0,4}(?:时间|日期|时间地点)[：]")
_LINE = 40


def transcript_sections(view: View) -> Sections:
    """Cut minutes into their head and what was said (`claims`)."""
    speech = next((match.start() for match in _COURT_SPEAKS.finditer(view.text) if _is_speech(match)), None)
    if speech is None:
        return Sections(head=view.span(0, len(view.text)))
    return Sections(head=view.span(0, speech), claims=view.span(speech, len(view.text)))


def transcript_events(view: View, sections: Sections) -> tuple[Event, ...]:
    """Return the day of the hearing, which the head says; minutes close no case."""
    start, end = view.inside(sections.head) if sections.head else (0, 0)
    for label in _WHEN.finditer(view.text, start, end):
        for begin, stop, day in find_dates(view.text[label.end() : label.end() + _LINE]):
            return (Event(EventKind.HEARD, day, view.span(label.end() + begin, label.end() + stop)),)
    return ()


def _is_speech(match: re.Match[str]) -> bool:
    """Say whether this is a sentence that the court speaks, not a list of names."""
    return bool(_SENTENCE.search(match["said"])) and not _NAMES.search(match["said"])
