"""A number that is masked in one place is the same number in every other, whatever stands before it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from ahocorasick_rs import AhoCorasick, MatchKind

from annotations.values import Finding
from nlp.values import Span

# Shorter ones may as well be a sum of money.
_SURELY_ONE = 8


def said_again(text: str, numbers: Sequence[Finding], found: Sequence[Finding]) -> Iterator[Finding]:
    """Give the places of long numbers that nothing of what was `found` covers, as findings like the first."""
    first: dict[str, Finding] = {}
    for one in numbers:
        value = "" if one.span is None else one.span.of(text)
        if sum(char.isdigit() for char in value) >= _SURELY_ONE:
            first.setdefault(value, one)
    if not first:
        return
    spans = sorted((one.span.start, one.span.end) for one in found if one.span is not None)
    values = list(first)
    finder, at = AhoCorasick(values, matchkind=MatchKind.LeftmostLongest), 0
    for index, start, end in finder.find_matches_as_indexes(text):
        while at < len(spans) and spans[at][1] <= start:
            at += 1
        covered = at < len(spans) and spans[at][0] < end
        longer = text[start - 1 : start].isdigit() or text[end : end + 1].isdigit()
        if not covered and not longer:
            yield replace(first[values[index]], span=Span(start, end))
