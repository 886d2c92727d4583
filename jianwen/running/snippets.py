"""The words around a leak, made safe: whatever leaks there is shown as its mask."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

import ahocorasick_rs

from annotations.values import Category, Finding
from jianwen.running.results import Snippet
from nlp.values import Span

CONTEXT = 26
_MORE = "…"
_SPACE = re.compile(r"\s+")
_BLANK = "＊"
# How far beyond the edge a run of digits is followed.
_REACH = 60
_DIGIT = re.compile(r"\d")
# Also broken by white space. A case number is none of these: 年 or a bracket and letters cut its digits.
_DIGITS = re.compile(r"\d(?:\s*\d){10,}")


@dataclass(frozen=True, slots=True)
class Masker:
    """Knows everything that leaks in one text and shows parts of the text without it.

    `places` are all of it in text order: what was found, and every other mention of the same values.
    """

    text: str = field(repr=False)
    values: tuple[tuple[str, str], ...] = field(repr=False)
    places: tuple[tuple[int, int, str], ...]

    def around(self, span: Span) -> Snippet:
        """Return the masked words before and after a place."""
        first, last = max(0, span.start - CONTEXT), min(len(self.text), span.end + CONTEXT)
        return Snippet(
            before=_MORE * (first > 0) + self._part(first, span.start),
            after=self._part(span.end, last) + _MORE * (last < len(self.text)),
        )

    def clean(self, words: str) -> str:
        """Return words from elsewhere (a title) with every leaked value masked."""
        for value, mask in self.values:
            words = words.replace(value, mask)
        return words

    def _part(self, start: int, end: int) -> str:
        """Return text[start:end] with each leak that touches it replaced by its whole mask."""
        words = self._defended(start, end)
        pieces: list[str] = []
        at = start
        first = bisect_left(self.places, (start - self._longest(), 0, ""))
        for number in range(first, len(self.places)):
            begin, stop, mask = self.places[number]
            if begin >= end:
                break
            if stop <= at:
                continue
            pieces += (words[at - start : max(at, begin) - start], mask)
            at = stop
        pieces.append(words[at - start :] if at < end else "")
        return _SPACE.sub(" ", "".join(pieces)).strip()

    def _defended(self, start: int, end: int) -> str:
        """Return text[start:end] with every long run of digits masked, found or not, cut or whole."""
        first = max(0, start - _REACH)
        window = self.text[first : end + _REACH]
        hidden = _DIGITS.sub(lambda run: _DIGIT.sub("*", run[0]), window)
        return hidden[start - first : end - first]

    def _longest(self) -> int:
        """Return a length that no leak before a context can exceed and still reach into it."""
        return 4 * CONTEXT + max((len(value) for value, _ in self.values[:1]), default=0)


def masker(text: str, findings: Iterable[Finding], more: Iterable[str] = ()) -> Masker:
    """Collect what leaks in `text`; longest values first, so that no part of one shines through.

    `more` are values that must not be shown either, wherever they stand.
    """
    found = [(one.span, one.mask or _BLANK) for one in findings if one.span and _hides(one)]
    masks = dict.fromkeys(more, _BLANK) | {span.of(text): mask for span, mask in found}
    values = sorted(
        ((v, m) for v, m in masks.items() if len(v) > 1), key=lambda pair: (-len(pair[0]), pair[0])
    )
    places = {(span.start, -span.end, mask) for span, mask in found}
    if values:
        automaton = ahocorasick_rs.AhoCorasick([value for value, _ in values])
        for index, start, end in automaton.find_matches_as_indexes(text, overlapping=True):
            places.add((start, -end, values[index][1]))
    return Masker(text, tuple(values), tuple((start, -end, mask) for start, end, mask in sorted(places)))


def _hides(finding: Finding) -> bool:
    """Say whether a finding's place must not be shown."""
    return bool(finding.span) and finding.category is not Category.PUBLICATION_FORBIDDEN


def snippets(knows: Masker, findings: Sequence[Finding]) -> list[Snippet]:
    """Return one snippet for each finding (an empty one where the leak is not in the text)."""
    return [knows.around(one.span) if one.span and len(one.span) else Snippet() for one in findings]
