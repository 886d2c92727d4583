"""Patterns that are looked for only where one may start: what their matches begin with is read off them.

`re` tries a pattern of many alternatives at every character that any of them starts with. Here all patterns
share one pass over a text for their first characters, and each is tried where its own stand. The matches are
those of `finditer`.
"""

from __future__ import annotations

import importlib
import re
import threading
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Any, Final

from ahocorasick_rs import AhoCorasick, Implementation

# The library's own reader of patterns: it has no public one.
_parser: Any = importlib.import_module("re._parser")
op: Any = importlib.import_module("re._constants")

# So many first characters are read off; of a class with more members, nothing.
_LENGTH, _MEMBERS = 3, 64
# A shorter text is not worth a pass of its own; in a longer one all places would be much to remember.
_SHORT, _LONG = 60, 100_000

# What a match begins with, whether it is known what follows, and which characters do not.
Start = tuple[str, bool, frozenset[str]]
_ANYTHING: Final = frozenset((("", False, frozenset[str]()),))
_NOTHING: Final = frozenset((("", True, frozenset[str]()),))


class Led:
    """A pattern whose matches begin with one of a few characters; none of them may be empty."""

    def __init__(self, pattern: str) -> None:
        """Compile a pattern. Raises ValueError where flags or an empty beginning hide how matches begin."""
        self.pattern = re.compile(pattern)
        if self.pattern.flags != re.UNICODE.value:
            message = "a pattern with flags begins otherwise than it is written"
            raise ValueError(message)
        starts = starts_of(pattern)
        self._first = re.compile(f"[{re.escape(''.join(sorted({start[0] for start in starts})))}]")
        with _MAKING:
            self._number = len(_STARTS)
            _STARTS.append(starts)
            _finder.cache_clear()
            _places.cache_clear()

    def __reduce__(self) -> tuple[type[Led], tuple[str]]:
        """Pickle the pattern alone: the number is this process's own."""
        return Led, (self.pattern.pattern,)

    def finditer(self, text: str) -> Iterator[re.Match[str]]:
        """Find the matches as `finditer` of the pattern does."""
        if len(text) < _SHORT:
            yield from self.pattern.finditer(text)
            return
        end = 0
        for start in self._begins(text):
            match = self.pattern.match(text, start) if start >= end else None
            if match is not None:
                end = match.end()
                yield match

    def _begins(self, text: str) -> Iterable[int]:
        """Give where a match may begin, in order; of a long text wherever one of the first characters is."""
        if len(text) > _LONG:
            return (one.start() for one in self._first.finditer(text))
        return _places(text).get(self._number, ())


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


_STARTS: Final[list[tuple[str, ...]]] = []
_MAKING: Final = threading.Lock()


@lru_cache(maxsize=1)
def _finder() -> tuple[AhoCorasick, tuple[tuple[int, ...], ...]]:
    """Return what finds the beginnings of all patterns, and for each of them whose it is."""
    whose: dict[str, list[int]] = {}
    for number, starts in enumerate(_STARTS):
        for start in starts:
            whose.setdefault(start, []).append(number)
    return AhoCorasick(list(whose), implementation=Implementation.DFA), tuple(map(tuple, whose.values()))


@lru_cache(maxsize=2)
def _places(text: str) -> dict[int, list[int]]:
    """Return where the matches of each pattern may start, in text order; two texts stay in memory."""
    finder, whose = _finder()
    places: dict[int, list[int]] = {}
    for index, start, _ in finder.find_matches_as_indexes(text, overlapping=True):
        for number in whose[index]:
            places.setdefault(number, []).append(start)
    for own in places.values():
        # Hits come as they end, and beginnings differ in length.
        own.sort()
    return places


def starts_of(pattern: str) -> tuple[str, ...]:
    """Return what matches of a pattern begin with, of which none begins with another."""
    return tuple(refusals_of(pattern))


def refusals_of(pattern: str) -> dict[str, frozenset[str]]:
    """Return what matches of a pattern begin with, in order, and which characters never follow: 被(?![告害]).

    None begins with another, but for the characters that do not follow that. Raises ValueError where a match
    may begin with anything.
    """
    refused: dict[str, frozenset[str]] = {}
    for start, _, never in _of_sequence(_parser.parse(pattern)):
        refused[start] = never & refused.get(start, never)
    if "" in refused:
        message = "a match may begin with anything"
        raise ValueError(message)
    return {one: refused[one] for one in sorted(refused) if not _is_led(one, refused)}


def _is_led(start: str, refused: Mapping[str, frozenset[str]]) -> bool:
    """Say whether a shorter beginning covers this one."""
    shorter = (at for at in range(1, len(start)) if start[:at] in refused)
    return any(start[at] not in refused[start[:at]] for at in shorter)


def _of_sequence(nodes: Iterable[tuple[Any, Any]]) -> frozenset[Start]:
    """Read what a sequence begins with."""
    starts = _NOTHING
    for kind, given in nodes:
        if not any(map(_goes_on, starts)):
            break
        if kind is op.ASSERT_NOT:
            never = _never(*given)
            starts = frozenset((*one[:2], one[2] | never) if one[1] else one for one in starts)
            continue
        following = _of_node(kind, given)
        starts = frozenset(
            joined
            for one in starts
            for more in (following if _goes_on(one) else _NOTHING)
            for joined in _joined(one, more)
        )
    return starts


def _goes_on(start: Start) -> bool:
    """Say whether it is known what follows, and worth knowing."""
    return start[1] and len(start[0]) < _LENGTH


def _joined(one: Start, more: Start) -> Iterator[Start]:
    """Put what follows behind a beginning, unless it never follows."""
    (text, _, never), (behind, is_open, never_behind) = one, more
    if not _goes_on(one):
        yield one
    elif not behind:
        yield text, is_open, never | never_behind
    elif behind[0] not in never:
        whole = text + behind
        yield whole[:_LENGTH], is_open, never_behind if len(whole) <= _LENGTH else frozenset()


def _never(direction: int, inner: Sequence[tuple[Any, Any]]) -> frozenset[str]:
    """Return the characters that do not follow, where what is refused is one of a few characters."""
    if direction < 0 or len(inner) != 1 or inner[0][0] not in (op.LITERAL, op.IN):
        return frozenset()
    return frozenset(text for text, *_ in _of_node(*inner[0]) if text)


def _of_node(kind: Any, given: Any) -> frozenset[Start]:  # noqa: ANN401 - the parser's own tree
    """Read what one part of a pattern begins with."""
    if kind is op.LITERAL:
        return frozenset(((chr(given), True, frozenset()),))
    if kind is op.IN:
        return _of_class(given)
    if kind is op.BRANCH:
        return frozenset[Start]().union(*map(_of_sequence, given[1]))
    if kind is op.SUBPATTERN:
        _, added, removed, inner = given
        return _ANYTHING if added or removed else _of_sequence(inner)
    if kind in (op.MAX_REPEAT, op.MIN_REPEAT):
        least, most, inner = given
        once = _of_sequence(inner)
        if most > 1:
            once = frozenset((start, False, frozenset()) for start, *_ in once)
        return once if least else once | _NOTHING
    return _NOTHING if kind in (op.ASSERT, op.AT) else _ANYTHING


def _of_class(members: Sequence[tuple[Any, Any]]) -> frozenset[Start]:
    """Read a class of characters: a few listed ones, or anything."""
    chars: set[str] = set()
    for kind, given in members:
        if kind is op.LITERAL:
            chars.add(chr(given))
        elif kind is op.RANGE and given[1] - given[0] < _MEMBERS:
            chars.update(map(chr, range(given[0], given[1] + 1)))
        else:
            return _ANYTHING
    return frozenset((char, True, frozenset()) for char in chars) if len(chars) <= _MEMBERS else _ANYTHING
