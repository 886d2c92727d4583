"""Where what many patterns begin with stands in a text: three tables are asked for all characters at once.

The first and the second character lead to a state, and that with the third to the patterns that may match
there. `numpy` reads a whole judgment so in the time in which an automaton, which gives each hit as a value of
its own, reads a few lines.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import Final

import numpy as np

# What a match begins with, and which characters never follow that (`nlp.text.edges.refusals_of`).
Refusals = Mapping[str, frozenset[str]]
# So many characters behind the first are looked at.
AHEAD: Final = 2
# Stands for every character that tells nothing at its place, and is none of them.
_OTHER: Final = "other"


class Beginnings:
    """The beginnings of patterns, each known by its number, of three characters at the most."""

    def __init__(self, patterns: Iterable[Refusals]) -> None:
        """Make the tables."""
        # Whose a beginning is; and which characters tell more behind it, or behind a part of one.
        self._whose: dict[str, list[tuple[int, frozenset[str]]]] = defaultdict(list)
        self._next: dict[str, set[str]] = defaultdict(set)
        for number, refusals in enumerate(patterns):
            for start, never in refusals.items():
                self._whose[start].append((number, never))
                self._next[start] |= never
                for at in range(len(start)):
                    self._next[start[:at]].add(start[at])
        self._kinds = [
            _Kinds(char for start, chars in self._next.items() if len(start) == size for char in chars)
            for size in range(AHEAD + 1)
        ]
        self._bags: dict[tuple[int, ...], int] = {(): 0}
        self._fill()
        self._numbers = tuple(self._bags)

    def _fill(self) -> None:
        """Fill the table of states for two characters, and of patterns for a state and the third."""
        first_kind, second_kind, third_kind = (one.of for one in self._kinds)
        states: dict[tuple[tuple[int, int], ...], int] = {((0, 0),): 0}
        pairs = np.zeros((len(first_kind) + 1, len(second_kind) + 1), dtype=np.intp)
        for first, row in first_kind.items():
            pairs[row] = states.setdefault(self._state(first, _OTHER), len(states))
            for second in self._next.get(first, ()):
                state = states.setdefault(self._state(first, second), len(states))
                pairs[row, second_kind[second]] = state
        thirds = np.zeros((len(states), len(third_kind) + 1), dtype=np.uint16)
        for told, state in states.items():
            thirds[state] = told[0][1]
            for kind, bag in told:
                thirds[state, kind] = bag
        self._pairs, self._thirds = pairs, thirds

    def _state(self, first: str, second: str) -> tuple[tuple[int, int], ...]:
        """Return which patterns may match where two characters stand before each kind of third one."""
        pair = first + second
        short = {number for number, never in self._whose.get(first, ()) if second not in never}
        longer, kinds = self._whose.get(pair, ()), self._kinds[AHEAD].of
        state: list[tuple[int, int]] = []
        for third in (_OTHER, *sorted(self._next.get(pair, ()))):
            numbers = short | {number for number, never in longer if third not in never}
            numbers.update(number for number, _ in self._whose.get(pair + third, ()))
            bag = self._bags.setdefault(tuple(sorted(numbers)), len(self._bags))
            state.append((kinds.get(third, 0), bag))
        return tuple(state)

    def __call__(self, text: str) -> Iterator[tuple[int, tuple[int, ...]]]:
        """Give each place where patterns may match, in text order, and the numbers of these."""
        codes = np.frombuffer(f"{text}\0\0".encode("utf-32-le", "surrogatepass"), dtype=np.uint32)
        # What `numpy` need not convert it looks up twice as fast.
        places = codes.astype(np.intp)
        first, second, third = (one.table.take(places, mode="clip") for one in self._kinds)
        state = self._pairs.take(first[:-2] * self._pairs.shape[1] + second[1:-1])
        at = np.flatnonzero(state)
        bag = self._thirds.take(state[at] * self._thirds.shape[1] + third[at + AHEAD])
        told = np.flatnonzero(bag)
        for start, numbers in zip(at[told].tolist(), bag[told].tolist(), strict=True):
            yield start, self._numbers[numbers]


class _Kinds:
    """Characters numbered from one; every other one is of kind nought, also behind the table's end."""

    def __init__(self, chars: Iterable[str]) -> None:
        self.of = {char: number for number, char in enumerate(sorted(set(chars)), 1)}
        codes = [ord(char) for char in self.of]
        self.table = np.zeros(max(codes, default=0) + 2, dtype=np.intp)
        self.table[codes] = range(1, len(codes) + 1)
