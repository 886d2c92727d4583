"""Does a cited article exist, and did it on the day of the document?"""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from functools import cache

from nlp.case import Citation
from nlp.data.statutes import Text, short_name, statutes, text_on, texts_of


class State(StrEnum):
    """How a cited article stood on a day."""

    VALID = "有效"
    NOT_THEN = "当时不存在"
    NEVER = "不存在"
    REPEALED = "已失效"
    UNKNOWN = "不知"


def state_of(citation: Citation, day: date | None) -> State:
    """Judge an article; nothing is known of an unlisted law, nor of days before its first listed text."""
    texts = texts_of(citation.law)
    if not texts or not citation.article:
        return State.UNKNOWN
    held = [text for text in texts if text.has(citation.article, citation.branch)]
    if day is None:
        return State.UNKNOWN if held else _beyond(texts, citation)
    written = day.isoformat()
    if written < texts[0].since:
        # What replaced other laws has no text before its first; of the others one may only be missing here.
        return State.NOT_THEN if short_name(citation.law) in _replacing() else State.UNKNOWN
    now = text_on(citation.law, written)
    if now is None:
        return State.REPEALED if _over(texts, written) else State.UNKNOWN
    if now in held:
        return State.VALID
    return State.NOT_THEN if held else State.NEVER


@cache
def _replacing() -> frozenset[str]:
    """Return the laws that took the place of others."""
    return frozenset(text.successor for texts in statutes().values() for text in texts if text.successor)


def _beyond(texts: tuple[Text, ...], citation: Citation) -> State:
    """Say of an article that no listed text has whether its number is larger than any."""
    return State.NEVER if citation.article > max(max(text.articles) for text in texts) else State.UNKNOWN


def _over(texts: tuple[Text, ...], day: str) -> bool:
    """Say whether the whole law had been repealed by a day."""
    last = texts[-1].until
    return bool(last) and last != "?" and last < day
