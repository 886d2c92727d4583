"""What differs between two long texts that are nearly the same, in time proportional to their length.

Two pointers walk along; where they part, the nearest place at which both go on alike for long enough is
looked for in windows that grow. `difflib` is used on small differences only: it is quadratic.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

# (window, length of the probe): the further away, the longer the likeness must be.
_LEVELS = ((16, 4), (64, 6), (256, 10), (2_048, 14), (16_384, 20), (131_072, 24))
# A mask of the right, and what it keeps behind it; so many characters a mask may hide.
_MASK = re.compile(r"[某×*□]{1,8}(?:\d{1,2}(?!\d))?[，。；：、）)]{0,2}")
_KEPT = re.compile(r"[^某×*□]{2,6}")
_HIDDEN = 40
# Behind a mask a sentence or two may be gone: then so much must be alike there, and less was nearer by.
_KEPT_FAR = re.compile(r"[^某×*□]{8,12}")
_DELETED, _SURE = 600, 8
_LAST_PROBE, _ENOUGH, _STEP, _LONGEST_STEP = 32, 32, 16, 1 << 16


@dataclass(frozen=True, slots=True)
class Difference:
    """Left [a0, a1) stands where right has [b0, b1); one of them may be empty."""

    a0: int
    a1: int
    b0: int
    b1: int


def differences(left: str, right: str) -> Iterator[Difference]:
    """Give what differs, in order."""
    i = j = 0
    while True:
        run = alike(left, i, right, j)
        i, j = i + run, j + run
        if i >= len(left) or j >= len(right):
            break
        skip = _meeting(left, i, right, j)
        if skip is None:
            break
        yield Difference(i, i + skip[0], j, j + skip[1])
        i, j = i + skip[0], j + skip[1]
    if i < len(left) or j < len(right):
        yield Difference(i, len(left), j, len(right))


def alike(left: str, i: int, right: str, j: int) -> int:
    """Return how many characters are the same from i and j on."""
    most = min(len(left) - i, len(right) - j)
    run, step = 0, _STEP
    while run < most and left[i + run : i + run + step] == right[j + run : j + run + step]:
        run += step
        step = min(step * 2, _LONGEST_STEP)
    if run >= most:
        return most
    low, high = run, min(most, run + step) - 1
    while low < high:
        middle = (low + high + 1) // 2
        if left[i + low : i + middle] == right[j + low : j + middle]:
            low = middle
        else:
            high = middle - 1
    return low


def _meeting(left: str, i: int, right: str, j: int) -> tuple[int, int] | None:
    """Return how much to skip on either side until the texts go on alike."""
    masked = _behind_mask(left, i, right, j)
    if masked is not None:
        return masked
    near = _nearest(left, i, right, j)
    if near is None or alike(left, i + near[0], right, j + near[1]) < _SURE:
        return _behind_deletion(left, i, right, j) or near
    return near


def _nearest(left: str, i: int, right: str, j: int) -> tuple[int, int] | None:
    """Return how much to skip to the nearest place from which both texts go on alike for long enough."""
    longest = max(len(left) - i, len(right) - j)
    for window, probe in _LEVELS:
        found = _within(left, i, right, j, window, probe)
        if found is not None:
            return found
        if window >= longest:
            return _at_end(left, i, right, j)
    return _within(left, i, right, j, longest, _LAST_PROBE)


def _behind_mask(left: str, i: int, right: str, j: int) -> tuple[int, int] | None:
    """Where the right has a mask, return where the left goes on as the right does behind it, near by."""
    mask = _MASK.match(right, j)
    if mask is None:
        return None
    kept = _KEPT.match(right, mask.end())
    if kept is None:
        return None
    found = left.find(kept[0], i + 1, i + _HIDDEN + len(kept[0]))
    return None if found < 0 else (found - i, mask.end() - j)


def _behind_deletion(left: str, i: int, right: str, j: int) -> tuple[int, int] | None:
    """Where sentences went behind a mask, return where the left goes on as the right does behind the mask."""
    mask = _MASK.match(right, j)
    kept = _KEPT_FAR.match(right, mask.end()) if mask else None
    if mask is None or kept is None:
        return None
    found = left.find(kept[0], i + 1, i + _DELETED)
    return None if found < 0 else (found - i, mask.end() - j)


def _within(left: str, i: int, right: str, j: int, window: int, probe: int) -> tuple[int, int] | None:
    """Return the nearest meeting in a window, if the likeness there is long for its distance."""
    places: dict[str, int] = {}
    for at in range(min(window, len(right) - j - probe + 1)):
        places.setdefault(right[j + at : j + at + probe], at)
    best: tuple[int, int] | None = None
    for x in range(min(window, len(left) - i - probe + 1)):
        if best is not None and x >= sum(best):
            break
        y = places.get(left[i + x : i + x + probe], -1)
        if y < 0 or (best is not None and x + y >= sum(best)):
            continue
        wanted = min(_ENOUGH, (x + y) // 2)
        if wanted <= probe or left[i + x : i + x + wanted] == right[j + y : j + y + wanted]:
            best = (x, y)
    return best


def _at_end(left: str, i: int, right: str, j: int) -> tuple[int, int] | None:
    """Keep what is alike at the very end, where it is too short for a probe."""
    most = min(len(left) - i, len(right) - j, _ENOUGH)
    tail = next((n for n in range(most) if left[-1 - n] != right[-1 - n]), most)
    return (len(left) - i - tail, len(right) - j - tail) if tail else None
