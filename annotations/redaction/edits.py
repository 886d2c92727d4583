"""Arithmetic of replacements: order, overlaps, the way between the text before and after, composition."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from annotations.redaction.values import Replacement
from nlp.values import Span


def settled(wanted: Iterable[Replacement]) -> tuple[Replacement, ...]:
    """Return replacements in text order without overlaps: what covers another holds, halves are joined."""
    kept: list[Replacement] = []
    for one in sorted(wanted, key=lambda r: (r.span.start, -r.span.end)):
        last = kept[-1] if kept else None
        if last is None or one.span.start >= last.span.end:
            kept.append(one)
        elif one.span.end > last.span.end:
            kept[-1] = replace(last, span=Span(last.span.start, one.span.end), text=last.text or one.text)
    return tuple(kept)


@dataclass(frozen=True, slots=True)
class Shift:
    """The way between the offsets of a text before and after its replacements were made."""

    starts: tuple[int, ...]
    after: tuple[int, ...]
    edits: tuple[Replacement, ...] = field(repr=False)

    @classmethod
    def of(cls, edits: Sequence[Replacement]) -> Shift:
        """Work out where every replacement begins in the text after."""
        after: list[int] = []
        moved = 0
        for one in edits:
            after.append(one.span.start + moved)
            moved += len(one.text) - len(one.span)
        return cls(tuple(one.span.start for one in edits), tuple(after), tuple(edits))

    def forward(self, offset: int) -> int:
        """Return where an offset of the text before lies in the text after (inside an edit: at its end)."""
        at = bisect_right(self.starts, offset) - 1
        if at < 0:
            return offset
        one, begin = self.edits[at], self.after[at]
        over = max(0, offset - one.span.end)
        if offset < one.span.end:
            return begin if offset == one.span.start else begin + len(one.text)
        return begin + len(one.text) + over

    def span_after(self, index: int) -> Span:
        """Return where the replacement with this index stands in the text after."""
        return Span(self.after[index], self.after[index] + len(self.edits[index].text))

    def back(self, offset: int) -> int:
        """Return the offset before of an offset after that lies in no replacement's text."""
        at = bisect_right(self.after, offset) - 1
        if at < 0:
            return offset
        one = self.edits[at]
        return one.span.end + max(0, offset - self.after[at] - len(one.text))


def composed(
    text: str, first: Sequence[Replacement], second: Sequence[Replacement]
) -> tuple[Replacement, ...]:
    """Return one set of replacements that does to `text` what `first` and then `second` do."""
    shift = Shift.of(first)
    once = applied(text, first)
    merged: list[Replacement] = []
    used: set[int] = set()
    left = sorted(second, key=lambda one: one.span)
    while left:
        group, low, high, touched = _cluster(shift, left)
        left = left[len(group) :]
        used |= touched
        edges = [first[at].span for at in touched]
        begins = [first[at].span.start for at in touched if shift.after[at] == low]
        ends = [first[at].span.end for at in touched if shift.span_after(at).end == high]
        start = min(begins) if begins else shift.back(low)
        end = max(ends) if ends else shift.back(high)
        inner = [replace(one, span=Span(one.span.start - low, one.span.end - low)) for one in group]
        span = Span(min([start, *(e.start for e in edges)]), max([end, *(e.end for e in edges)]))
        merged.append(replace(group[0], span=span, text=applied(once[low:high], inner)))
    return settled([*merged, *(edit for at, edit in enumerate(first) if at not in used)])


def applied(text: str, edits: Sequence[Replacement]) -> str:
    """Return a text with replacements made that are in order and do not overlap."""
    pieces: list[str] = []
    at = 0
    for one in edits:
        pieces += (text[at : one.span.start], one.text)
        at = one.span.end
    return "".join((*pieces, text[at:]))


def _cluster(shift: Shift, left: Sequence[Replacement]) -> tuple[list[Replacement], int, int, set[int]]:
    """Return the first of the later replacements with all that hang together with it, and their range."""
    group = [left[0]]
    low, high = left[0].span.start, left[0].span.end
    touched: set[int] = set()
    grown = True
    while grown:
        near = {at for at in range(len(shift.edits)) if _near(shift.span_after(at), low, high)} - touched
        touched |= near
        low = min([low, *(shift.span_after(at).start for at in near)])
        high = max([high, *(shift.span_after(at).end for at in near)])
        grown = bool(near)
        while len(group) < len(left) and left[len(group)].span.start <= high:
            high = max(high, left[len(group)].span.end)
            group.append(left[len(group)])
            grown = True
    return group, low, high, touched


def _near(place: Span, low: int, high: int) -> bool:
    """Say whether a replacement's text touches a range."""
    return place.start <= high and place.end >= low
