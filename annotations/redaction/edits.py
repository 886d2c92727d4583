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


def composed(first: Sequence[Replacement], second: Sequence[Replacement]) -> tuple[Replacement, ...]:
    """Return one set of replacements that does what `first` and then `second` (on its result) do."""
    shift = Shift.of(first)
    merged: list[Replacement] = []
    used: set[int] = set()
    for one in second:
        touched = [at for at in range(len(first)) if _touches(shift.span_after(at), one.span)]
        used.update(touched)
        merged.append(_joined(first, shift, touched, one))
    return settled([*merged, *(edit for at, edit in enumerate(first) if at not in used)])


def _touches(place: Span, span: Span) -> bool:
    """Say whether a replacement's text (or the seam it left) lies in `span`."""
    if len(place) == 0:
        return span.start < place.start < span.end
    return place.overlaps(span)


def _joined(first: Sequence[Replacement], shift: Shift, touched: list[int], one: Replacement) -> Replacement:
    """Move a later replacement back to the text before, with all earlier ones that it touches."""
    start, end = shift.back(one.span.start), shift.back(one.span.end)
    text = one.text
    if touched:
        low, high = touched[0], touched[-1]
        before, after = shift.span_after(low), shift.span_after(high)
        start = min(start, first[low].span.start) if one.span.start >= before.start else start
        if one.span.start > before.start:
            text = first[low].text[: one.span.start - before.start] + text
        if one.span.end < after.end:
            text += first[high].text[one.span.end - after.start :]
        end = max(end, first[high].span.end)
    return replace(one, span=Span(start, max(start, end)), text=text)
