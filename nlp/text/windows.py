"""Literals of a long text, window by window: the library answers with a list of all hits of what it is given,
and with a table of eight bytes for each byte of it, which for ten million characters is a gigabyte.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from ahocorasick_rs import AhoCorasick

WINDOW: Final = 100_000


def each_hit(finder: AhoCorasick, longest: int, text: str) -> Iterator[tuple[int, int, int]]:
    """Give (index, start, end) of hits that do not overlap, as one search over the whole text would.

    No literal is longer than `longest`.
    """
    low = 0
    while low < len(text):
        edge = low + WINDOW
        at = edge
        for index, start, end in finder.find_matches_as_indexes(text[low : edge + longest - 1]):
            if start >= WINDOW:
                break
            yield index, low + start, low + end
            # What lies across the edge is taken: the next search starts behind it.
            at = max(edge, low + end)
        low = at


def every_hit(finder: AhoCorasick, longest: int, text: str) -> Iterator[tuple[int, int]]:
    """Give (start, index) of all hits, overlapping ones too, in text order."""
    for low in range(0, len(text), WINDOW):
        hits = finder.find_matches_as_indexes(text[low : low + WINDOW + longest - 1], overlapping=True)
        yield from sorted([(low + start, index) for index, start, _ in hits if start < WINDOW])
