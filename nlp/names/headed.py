"""Names that a heading gives a role: below 证人证言 the items of a numbered list start with who speaks.

（二）证人证言：1、X（系死者之妻）：…；2、Y，男，45岁。证实…
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from nlp.names.cues.before import Role
from nlp.names.find import Cue
from nlp.names.rolls import enrolled
from nlp.text.led import Led

# The word as a heading stands behind a stop or a number, and what it heads starts right behind it.
_HEADING: Final = Led(r"(?:证人证言|被害人(?:的)?陈述)(?=[：。 \n]{1,3}(?:[0-9(①]|[^，。；、]{2,4}[(：，]))")
_OTHER: Final = re.compile(
    "证人证言|被害人(?:的)?陈述|被告人[^，。；]{0,12}供述|鉴定意见|勘[验查]|物证|书证|视听资料|辨认笔录|上述(?:事实|证据)|本院认为"
)
# An item starts with its number, and who speaks is followed by a bracket, a colon or a description.
_ITEM: Final = re.compile(
    r"(?:[0-9]{1,3} ?[、.．。]|\((?:[0-9]{1,3}|[一二三四五六七八九十]{1,3})\)|[①-⑳])[ 、.]?"
    r"(?=[^，。；：、()0-9 ]{2,12}(?:\([^()]{1,60}\))?(?:：|，[男女]，))"
)
_FAR: Final = 20_000


def headed(text: str) -> Iterator[tuple[Cue, int | None]]:
    """Find what headings lead, statements and rolls: each cue with how many names it leads at most."""
    yield from ((cue, None) for cue in _statements(text))
    yield from ((cue, 1) for cue in enrolled(text))


def _statements(text: str) -> Iterator[Cue]:
    """Find the numbers of items below a heading of statements, with the role that the heading gives."""
    for heading in _HEADING.finditer(text):
        role = Role.WITNESS if heading[0].startswith("证") else Role.VICTIM
        limit = min(len(text), heading.end() + _FAR)
        following = _OTHER.search(text, heading.end(), limit)
        stop = following.start() if following else limit
        for item in _ITEM.finditer(text, heading.end(), stop):
            yield item.start(), item.end(), role
