"""What the matches of a pattern begin and end with, read off the pattern."""

from __future__ import annotations

import importlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, Final

# The library's own reader of patterns: it has no public one.
_parser: Any = importlib.import_module("re._parser")
op: Any = importlib.import_module("re._constants")

# So many first characters are read off; of a class with more members, nothing; and no further
# where there would be more beginnings than this.
LENGTH, _MEMBERS, _MOST = 3, 64, 1500

# What a match begins with, whether it is known what follows, and which characters do not.
Start = tuple[str, bool, frozenset[str]]
_ANYTHING: Final = frozenset((("", False, frozenset[str]()),))
_NOTHING: Final = frozenset((("", True, frozenset[str]()),))


def starts_of(pattern: str) -> tuple[str, ...]:
    """Return what matches of a pattern begin with, of which none begins with another."""
    return tuple(refusals_of(pattern))


def firsts_of(pattern: str) -> frozenset[str] | None:
    """Return the characters that matches begin with; None where a match may begin with anything."""
    starts = {start for start, *_ in _of_sequence(_parser.parse(pattern))}
    return None if "" in starts else frozenset(start[0] for start in starts)


def firsts_unless_empty(pattern: str) -> frozenset[str] | None:
    """Return the characters that matches which are not empty begin with; None where they are too many."""
    starts = {(start, is_open) for start, is_open, _ in _of_sequence(_parser.parse(pattern))}
    return None if ("", False) in starts else frozenset(start[0] for start, _ in starts if start)


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
        elif kind is op.ASSERT and given[0] > 0:
            starts = _followed(starts, _ahead(given[1])) if _NOTHING.isdisjoint(starts) else starts
        else:
            starts = _followed(starts, _of_node(kind, given))
    return starts


def _followed(starts: frozenset[Start], following: frozenset[Start]) -> frozenset[Start]:
    """Put what follows behind beginnings; where these would be too many, behind empty ones alone."""
    open_ones = frozenset(filter(_goes_on, starts))
    if len(open_ones) * len(following) > _MOST:
        open_ones = frozenset(one for one in open_ones if not one[0])
    # Behind what is not read on, what follows is known only where nothing does.
    known = ((text, is_open and following == _NOTHING, never) for text, is_open, never in starts - open_ones)
    return frozenset(known).union(*(_joined(one, more) for one in open_ones for more in following))


def _ahead(inner: Iterable[tuple[Any, Any]]) -> frozenset[Start]:
    """Read what must follow, though it is no part of the match: what comes behind it is not known."""
    return frozenset(
        (text, not text, frozenset() if text else never) for text, _, never in _of_sequence(inner)
    )


def _goes_on(start: Start) -> bool:
    """Say whether it is known what follows, and worth knowing."""
    return start[1] and len(start[0]) < LENGTH


def _joined(one: Start, more: Start) -> Iterator[Start]:
    """Put what follows behind a beginning, unless it never follows."""
    (text, _, never), (behind, is_open, never_behind) = one, more
    if not behind:
        yield text, is_open, never | never_behind
    elif behind[0] not in never:
        whole = text + behind
        yield whole[:LENGTH], is_open, never_behind if len(whole) <= LENGTH else frozenset()


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
        return _of_repeat(*given)
    return _NOTHING if kind in (op.ASSERT, op.AT) else _ANYTHING


def _of_repeat(least: int, most: int, inner: Sequence[tuple[Any, Any]]) -> frozenset[Start]:
    """Read what a part that is repeated begins with: once, twice, up to what is worth knowing."""
    once, times = _of_sequence(inner), _NOTHING
    every = frozenset[Start]() if least else _NOTHING
    for count in range(1, min(most, max(least, LENGTH)) + 1):
        times = _followed(times, once)
        every |= times if count >= least else frozenset()
    return every


def _of_class(members: Sequence[tuple[Any, Any]]) -> frozenset[Start]:
    """Read a class of characters: a few listed ones, anything but a few, or anything."""
    chars: set[str] = set()
    negated = members[0][0] is op.NEGATE
    for kind, given in members[negated:]:
        if kind is op.LITERAL:
            chars.add(chr(given))
        elif kind is op.RANGE and given[1] - given[0] < _MEMBERS:
            chars.update(map(chr, range(given[0], given[1] + 1)))
        else:
            return _ANYTHING
    if len(chars) > _MEMBERS:
        return _ANYTHING
    if negated:
        return frozenset((("", False, frozenset(chars)),))
    return frozenset((char, True, frozenset()) for char in chars)


# What a part of a pattern may end with, None for anything, and whether it may be empty.
Last = tuple[frozenset[str] | None, bool]


def lasts_of(pattern: str) -> frozenset[str] | None:
    """Return the characters that a match that is not empty ends with; None where they are too many."""
    return _last_of_sequence(_parser.parse(pattern))[0]


def _last_of_sequence(nodes: Iterable[tuple[Any, Any]]) -> Last:
    """Read what a sequence may end with: its last part, and what is before it where that may be empty."""
    lasts = frozenset[str]()
    for kind, given in reversed(list(nodes)):
        own, is_empty = _last_of_node(kind, given)
        if own is None:
            return None, False
        lasts |= own
        if not is_empty:
            return lasts, False
    return lasts, True


def _last_of_node(kind: Any, given: Any) -> Last:  # noqa: ANN401 - the parser's own tree
    """Read what one part of a pattern may end with."""
    if kind in (op.LITERAL, op.IN):
        lasts = frozenset(text for text, *_ in _of_node(kind, given))
        return (None if "" in lasts else lasts), False
    if kind is op.BRANCH:
        return _either(map(_last_of_sequence, given[1]))
    if kind is op.SUBPATTERN:
        return _last_of_sequence(given[3])
    if kind in (op.MAX_REPEAT, op.MIN_REPEAT):
        own, is_empty = _last_of_sequence(given[2])
        return own, is_empty or not given[0]
    return (frozenset(), True) if kind in (op.ASSERT, op.ASSERT_NOT, op.AT) else (None, False)


def _either(every: Iterable[Last]) -> Last:
    """Read what one of several parts may end with."""
    lasts, empty = zip(*every, strict=True)
    return (None if None in lasts else frozenset[str]().union(*lasts)), any(empty)
