"""Where somebody does not live: a village is then no home; a door or an estate so named was one, or is."""

from __future__ import annotations

import re
from typing import Final

from annotations.privacy.places.grammar import below_village

_NOT = r"(?:不|没有?|[从并]?未|并非|不曾)(?:再|曾|实际|长期|一直|经常|继续|共同){0,2}"
WITHIN: Final = r"(?:[\u4e00-\u9fff]{2,8}[省市县区旗州])?"
# 不在, 不再在, 未居住在: before the place, whose province or city may stand between.
NOT_THERE: Final = rf"{_NOT}(?:[居租暂寄借长]?住[在于]?|在){WITHIN}$"
_NOT_THERE = re.compile(NOT_THERE)
# Before the word of living, or its last character: 未|居住, 并非长期居|住.
_LIVES_NOT = re.compile(rf"{_NOT}[居租暂寄借长]?$")
# Who is not in does not live elsewhere: 不在…村的家中 tells whose home it is.
_LIVING = re.compile(r"的?(?:居住|生活|长大|同居|[租暂]?住)")
_REACH, _NEAR = 24, 10


def denied_before(text: str, low: int, start: int, end: int, word: str) -> bool:
    """Say whether somebody does not live at the place `start` to `end`, behind which `word` stands."""
    if _LIVING.match(word) is None or below_village(text[start:end]):
        return False
    return _NOT_THERE.search(text, max(low, start - _REACH), start) is not None


def denied_behind(text: str, cue: int, start: int, end: int) -> bool:
    """Say whether the word of living at `cue` is denied, and the place behind it no finer than a village."""
    if below_village(text[start:end]):
        return False
    return _LIVES_NOT.search(text, max(0, cue - _NEAR), cue) is not None
