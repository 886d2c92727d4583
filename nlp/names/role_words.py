"""Where role words (被害人, 殴打) end in a few characters: only those are tried that may begin at a place."""

from __future__ import annotations

import re
from collections.abc import Iterator

from nlp.names.find import WORDS_BEFORE
from nlp.text.edges import starts_of


def _led_by() -> dict[str, tuple[re.Pattern[str], ...]]:
    """Return which role words begin with one character or two, in the order of their table."""
    words = [
        (words.pattern, {start[:2] for start in starts_of(words.pattern.pattern)})
        for _, words in WORDS_BEFORE
    ]
    leads = set().union(*(own for _, own in words))
    return {
        lead: tuple(pattern for pattern, own in words if not own.isdisjoint((lead, lead[0])))
        for lead in leads
    }


_LED_BY = _led_by()
_JOINTS = {joint[0]: joint for joint in ("和", "与", "及", "以及")}
_ONE, _FIRST, _SECOND = (
    re.escape("".join(sorted(chars)))
    for chars in (
        {lead for lead in _LED_BY if not lead[1:]},
        {lead[0] for lead in _LED_BY if lead[1:]},
        {lead[1] for lead in _LED_BY if lead[1:]},
    )
)
_LEADS = re.compile(f"[{_ONE}]|[{_FIRST}](?=[{_SECOND}])")


def leads_to_role(text: str, at: int) -> bool:
    """Say whether a role word stands at a place, or what joins one: 被害人和证人的陈述."""
    if _begins(text, at):
        return True
    joint = _JOINTS.get(text[at : at + 1])
    return joint is not None and text.startswith(joint, at) and _begins(text, at + len(joint))


def _begins(text: str, at: int) -> bool:
    """Say whether a role word begins at a place."""
    words = _LED_BY.get(text[at : at + 2]) or _LED_BY.get(text[at : at + 1], ())
    return bool(words) and any(pattern.match(text, at) for pattern in words)


def role_words(text: str, at: int, end: int) -> Iterator[int]:
    """Give where the role words between `at` and `end` end: looked for only where one may start."""
    for first in _LEADS.finditer(text, at, end):
        here = first.start()
        words = _LED_BY.get(text[here : here + 2]) or _LED_BY.get(first[0], ())
        for pattern in words if here >= at else ():
            cue = pattern.match(text, here, end)
            if cue is not None:
                at = cue.end()
                yield at
                break
