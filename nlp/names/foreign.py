"""Names of other languages (阿依努尔·买买提, 扎西顿珠): where they stand, and what is around them.

The model of `nlp.names.context` reads a surname and one or two characters more; these names are read with a
plain one in their place, so that the surroundings tell.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from nlp.names.boundary import DOTTED, read_name
from nlp.names.context import Seen, seen
from nlp.names.dictionary import is_word
from nlp.names.peoples import SOUNDS
from nlp.names.tellers import name_start
from nlp.names.transcribed import undotted

# These do so inside a name, and seldom lead one: 阿不都, 苏来曼, 牙生.
_INNER: Final = frozenset("不来生先地东丁铁奴居肯绒批觉强郎果惹")
_ADVERBS: Final = frozenset("不来先")
# What so many names end with that a word behind it says little: 买买提|出门.
_LASTS: Final = frozenset("提尔丽力木吉汗江克斯娜")
_DOT: Final = "·"
_SHORTEST: Final = 2
# A dot makes a name of it, whatever stands around it.
_SURELY: Final = 99.0
_STAND_IN: Final = "王建军"
# As far as the model looks, and as much between two such texts.
_AROUND: Final = 34


def dotted(text: str) -> Iterator[tuple[int, int]]:
    """Find names with a dot, from the first character that writes a sound to where such a name may end."""
    for match in DOTTED.finditer(text) if _DOT in text else ():
        dot, end = text.find(_DOT, *match.span()), match.end()
        if dot < 0 or text.startswith("《", match.start() - 1):
            continue
        start = name_start(text, match.start(), dot)
        start = _first(text, start, dot)
        last = text.rfind(_DOT, dot, end) + 1
        sounds = next((at for at in range(last, end) if not _sounds(text, at, last - 1)), end)
        sounds -= text[sounds - 1] in _ADVERBS
        # 买买提|夫妇: the last that may write a sound starts a word with what follows.
        open_end = sounds - last > _SHORTEST and text[sounds - 1] not in _LASTS
        sounds -= open_end and is_word(text[sounds - 1 : sounds + 1])
        reading = read_name(text, start) if start < dot else None
        if reading is not None and sounds - last > 1:
            yield start, min(reading.end, sounds)


def _sounds(text: str, at: int, low: int) -> bool:
    """Say whether a character writes a sound of a name that starts no earlier than `low`."""
    return text[at] in SOUNDS or (
        text[at] in _INNER and at > low and (text[at - 1] in SOUNDS or text[at - 1] == _DOT)
    )


def _first(text: str, low: int, dot: int) -> int:
    """Find the first character, at `low` or later, of what leads to a dot; 法官助|理 is the end of a word."""
    start = next((at for at in range(dot, low, -1) if not _sounds(text, at - 1, low)), low)
    ends_word = is_word(text[start - 1 : start + 1]) and dot - start > _SHORTEST
    closed = is_word(text[max(0, start - 2) : start]) or is_word(text[max(0, start - 3) : start])
    return start + (ends_word and not closed)


def seen_foreign(text: str) -> Iterator[Seen]:
    """Weigh such names of a text by their surroundings, as `seen` weighs the others."""
    places = [*dotted(text), *undotted(text)]
    pieces = [
        text[max(0, start - _AROUND) : start] + _STAND_IN + text[end : end + _AROUND] + "\0" * _AROUND
        for start, end in places
    ]
    at, where = 0, {}
    for (start, end), piece in zip(places, pieces, strict=True):
        where[at + min(start, _AROUND)] = (start, end)
        at += len(piece)
    for one in seen("".join(pieces), -_SURELY) if places else ():
        if one.start in where and one.end - one.start == len(_STAND_IN):
            yield Seen(*where[one.start], _SURELY, one.protected, one.place)
