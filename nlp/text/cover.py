"""What of a text is covered by ranges, asked in a time that hardly grows with how many there are."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable


class Cover:
    """A part of a text, put together of ranges [start, end) in any order, which may overlap."""

    __slots__ = ("_ends", "_starts")

    def __init__(self, ranges: Iterable[tuple[int, int]] = ()) -> None:
        """Begin with some ranges."""
        self._starts: list[int] = []
        self._ends: list[int] = []
        for start, end in sorted(ranges):
            self.add(start, end)

    def add(self, start: int, end: int) -> None:
        """Cover one more range."""
        first, behind = bisect_left(self._ends, start), bisect_right(self._starts, end)
        if first < behind:
            start, end = min(start, self._starts[first]), max(end, self._ends[behind - 1])
        self._starts[first:behind] = (start,)
        self._ends[first:behind] = (end,)

    def holds(self, at: int) -> bool:
        """Say whether a character is covered."""
        index = bisect_right(self._starts, at) - 1
        return index >= 0 and at < self._ends[index]

    def meets(self, start: int, end: int) -> bool:
        """Say whether a range shares something with what is covered."""
        index = bisect_left(self._starts, end) - 1
        return index >= 0 and start < self._ends[index]
