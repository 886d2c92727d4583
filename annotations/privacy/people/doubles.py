"""Names with the surnames of both parents (韦孙娜峰), of which only three characters were read."""

from __future__ import annotations

from nlp.names.boundary import ends_here, is_double
from nlp.names.dictionary import is_word
from nlp.names.tellers import opens

_CUT = 3
Places = list[tuple[int, int]]


def with_both(text: str, places: Places) -> Places:
    """Give a name its first or last character back where it stands so everywhere: 韦|孙娜峰, 韦孙娜|峰."""
    if not places or places[0][1] - places[0][0] != _CUT:
        return places
    for left, right in ((1, 0), (0, 1)):
        whole = [(max(0, start - left), end + right) for start, end in places]
        name = text[slice(*whole[0])]
        if is_double(name) and all(
            text[slice(*place)] == name and _stands(text, *place, left) for place in whole
        ):
            return whole
    return places


def _stands(text: str, start: int, end: int, left: int) -> bool:
    """Say whether a name may start, or end, with the character that was added."""
    if left:
        return opens(text, start)
    torn = ends_here(text, end - 1) or is_word(text[end - 1 : end + 1])
    return not torn and (ends_here(text, end) > 0 or is_word(text[end : end + 2]))
