"""A pale ground where text was deleted and nothing took its place: a gap should not look like a slip."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from annotations.redaction.pdf.locate import shown_matrix
from annotations.redaction.pdf.targets import Change, Target
from nlp.readers.matrix import UNIT, at, inverse
from nlp.readers.pdf.line import Box
from nlp.readers.pdf.page import Frame

# Laid on top, it darkens what is there: a seal or a rule of a table still shows.
TINTING = "/JianwenTint"
_INSET, _APART = 0.12, 1.5


def tinted(changes: Sequence[Change], frame: Frame) -> bytes:
    """Return the operators that tint the places of deleted text, to be drawn on top of the page."""
    back = inverse(shown_matrix(UNIT, frame))
    out = []
    for change in changes:
        for x0, y0, x1, y1 in _rows(change.targets) if not change.text else ():
            inset = _INSET * (y1 - y0)
            (a, b), (c, d) = at(x0, y0 + inset, back), at(x1, y1 - inset, back)
            sides = f"{min(a, c):.2f} {min(b, d):.2f} {abs(c - a):.2f} {abs(d - b):.2f}"
            out.append(f"q {TINTING} gs 0.9 g {sides} re f Q\n")
    return "".join(out).encode()


def _rows(targets: Sequence[Target]) -> Iterator[Box]:
    """Yield the boxes around characters that stand side by side."""
    row: Box | None = None
    for target in targets:
        if row is not None and _goes_on(row, target.box):
            _, y0, x1, y1 = target.box
            row = (row[0], min(row[1], y0), max(row[2], x1), max(row[3], y1))
            continue
        if row is not None:
            yield row
        row = target.box
    if row is not None:
        yield row


def _goes_on(row: Box, box: Box) -> bool:
    """Say whether a character goes on a row: on one height, without a wide gap."""
    high = box[3] - box[1]
    return row[1] < (box[1] + box[3]) / 2 < row[3] and -high < box[0] - row[2] < _APART * high
