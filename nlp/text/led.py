"""Patterns that are looked for only where one may start: what their matches begin with is read off them.

`re` tries a pattern of many alternatives at every character that any of them starts with. Here all patterns
share one pass over a text for their first characters, and each is tried where its own stand. The matches are
those of `finditer`.
"""

from __future__ import annotations

import re
import threading
from array import array
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache, partial
from typing import Final

from nlp.text.beginnings import AHEAD, Beginnings, Refusals
from nlp.text.edges import refusals_of, starts_of
from nlp.text.windows import WINDOW

# A shorter text is not worth a pass of its own; the places of a longer one are kept in four bytes each.
_SHORT: Final = 60


class Led:
    """A pattern whose matches begin with one of a few characters; none of them may be empty."""

    def __init__(self, pattern: str) -> None:
        """Compile a pattern. Raises ValueError where flags or an empty beginning hide how matches begin."""
        self.pattern = re.compile(pattern)
        if self.pattern.flags != re.UNICODE.value:
            message = "a pattern with flags begins otherwise than it is written"
            raise ValueError(message)
        refusals = refusals_of(pattern)
        with _MAKING:
            self._number = len(_BEGIN)
            _BEGIN.append(refusals)
            _finder.cache_clear()
            _places.cache_clear()
            _by_window.cache_clear()

    def __reduce__(self) -> tuple[type[Led], tuple[str]]:
        """Pickle the pattern alone: the number is this process's own."""
        return Led, (self.pattern.pattern,)

    def finditer(self, text: str) -> Iterator[re.Match[str]]:
        """Find the matches as `finditer` of the pattern does."""
        if len(text) < _SHORT:
            yield from self.pattern.finditer(text)
            return
        end = 0
        # Short texts would drive a long one out of a memory that they share.
        places = _places(text) if len(text) <= WINDOW else _by_window(text)
        for start in places.get(self._number, ()):
            match = self.pattern.match(text, start) if start >= end else None
            if match is not None:
                end = match.end()
                yield match


def guarded(pattern: str) -> str:
    """Put before a pattern the characters that its matches begin with; what it matches stays the same.

    `re` refuses most places by these one or two characters instead of trying each of many alternatives in
    turn: of a hundred of them, a twentieth of the time. Raises ValueError as `starts_of` does.
    """
    # Digits of any script are too many to list: one stands in for all of them.
    starts = starts_of(pattern.replace(r"\d", "0"))
    columns = [{start[0] for start in starts}]
    if all(start[1:] for start in starts):
        columns.append({start[1] for start in starts})
    # A single character in front is refused as fast by itself.
    if max(map(len, columns)) == 1:
        return f"(?:{pattern})"
    classes = (re.escape("".join(sorted(chars))) + r"\d" * ("0" in chars) for chars in columns)
    return f"(?={''.join(f'[{chars}]' for chars in classes)})(?:{pattern})"


def quick(pattern: str) -> re.Pattern[str]:
    """Compile a pattern of many alternatives so that it is quick where it does not match."""
    return re.compile(guarded(pattern))


_BEGIN: Final[list[Refusals]] = []
_MAKING: Final = threading.Lock()


@lru_cache(maxsize=1)
def _finder() -> Beginnings:
    """Return what finds the beginnings of all patterns."""
    return Beginnings(_BEGIN)


@lru_cache(maxsize=2)
def _places(text: str) -> Mapping[int, Sequence[int]]:
    """Return where the matches of each pattern may start, in text order; two texts stay in memory."""
    places: dict[int, list[int]] = defaultdict(list)
    for start, whose in _finder()(text):
        for number in whose:
            places[number].append(start)
    return places


@lru_cache(maxsize=2)
def _by_window(text: str) -> Mapping[int, Sequence[int]]:
    """Return the same of a long text, window by window; two texts stay in memory."""
    places: dict[int, array[int]] = defaultdict(partial(array, "I"))
    for low in range(0, len(text), WINDOW):
        for start, whose in _finder()(text[low : low + WINDOW + AHEAD]):
            if start >= WINDOW:
                break
            for number in whose:
                places[number].append(low + start)
    return places
