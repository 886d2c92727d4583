"""Replacements of a running text carried over to the pieces of a file that it was read from.

A reader joins pieces and drops or collapses blanks; every other character stands in both, in one order.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from annotations.redaction.values import RedactError, Replacement


def mismatch() -> RedactError:
    """Return the error for a file whose text cannot be found again in its structure."""
    return RedactError(
        "正文与文件结构对不上，没有写出副本", "请将文件另存一份后再试；仍不行的，请报告给维护者"
    )


def rewritten(
    text: str, pieces: Sequence[str], edits: Iterable[Replacement], skipped: frozenset[str]
) -> dict[int, str]:
    """Return the new text of each piece that changes.

    `skipped` are the characters that a reader may add or drop. A replacement stands in the first piece that
    it touches; what it replaces goes from all of them. Raises RedactError where the two do not fit.
    """
    wanted = sorted(edits, key=lambda one: one.span)
    marks = sorted({at for one in wanted for at in (one.span.start, one.span.end)})
    places = _places(text, pieces, marks, skipped)
    cuts: dict[int, list[tuple[int, int, str]]] = {}
    for one in wanted:
        if len(one.span) == 0:
            continue
        first, last = places[one.span.start].right, places[one.span.end].left
        _cut(cuts, pieces, first, last, one.text)
    return {index: _applied(pieces[index], found) for index, found in cuts.items()}


@dataclass(frozen=True, slots=True)
class _Place:
    """An offset in the pieces: behind the character before it, and before the character behind it."""

    left: tuple[int, int]
    right: tuple[int, int]


def _places(
    text: str, pieces: Sequence[str], marks: Sequence[int], skipped: frozenset[str]
) -> dict[int, _Place]:
    """Find the places of some offsets of the text."""
    found: dict[int, _Place] = {}
    wanted = iter([*marks, -1])
    mark = next(wanted)
    left = (0, 0)
    at = _next(text, 0, skipped)
    while mark != -1 and mark <= at and mark == 0:
        found[mark] = _Place(left, _first(pieces, skipped))
        mark = next(wanted)
    for index, piece in enumerate(pieces):
        for inner, char in enumerate(piece):
            if char in skipped:
                continue
            if at >= len(text) or text[at] != char:
                raise mismatch()
            while mark != -1 and mark <= at:
                found[mark] = _Place(left, (index, inner))
                mark = next(wanted)
            left = (index, inner + 1)
            at = _next(text, at + 1, skipped)
    while mark != -1:
        found[mark] = _Place(left, left)
        mark = next(wanted)
    if at < len(text):
        raise mismatch()
    return found


def _next(text: str, at: int, skipped: frozenset[str]) -> int:
    """Return the offset of the next character that counts."""
    while at < len(text) and text[at] in skipped:
        at += 1
    return at


def _first(pieces: Sequence[str], skipped: frozenset[str]) -> tuple[int, int]:
    """Return the place of the first character that counts."""
    return next(
        ((i, k) for i, piece in enumerate(pieces) for k, char in enumerate(piece) if char not in skipped),
        (0, 0),
    )


def _cut(
    cuts: dict[int, list[tuple[int, int, str]]],
    pieces: Sequence[str],
    first: tuple[int, int],
    last: tuple[int, int],
    text: str,
) -> None:
    """Note what goes of every piece between two places; the new text stands in the first."""
    for index in range(first[0], last[0] + 1):
        begin = first[1] if index == first[0] else 0
        end = last[1] if index == last[0] else len(pieces[index])
        if begin < end or index == first[0]:
            cuts.setdefault(index, []).append((begin, max(begin, end), text if index == first[0] else ""))


def _applied(piece: str, cuts: Sequence[tuple[int, int, str]]) -> str:
    """Return a piece with its cuts made, which are in order."""
    made: list[str] = []
    at = 0
    for begin, end, text in cuts:
        made += (piece[at:begin], text)
        at = max(at, end)
    return "".join((*made, piece[at:]))
