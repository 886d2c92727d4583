"""Words beside the running text of a picture (headers, page feet), found by reading it again."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np
from PIL import Image

from annotations.redaction.pdf.targets import Change, Target, cut
from annotations.redaction.values import Word
from nlp.readers import ocr
from nlp.readers.pdf.line import Box, Line
from nlp.values import Document


def beside_text(document: Document, page: int, words: Sequence[Word]) -> tuple[Word, ...]:
    """Return the words that stand in a header or footer of a page: only for these it is read again."""
    said = "".join("".join(margin.text.split()) for margin in document.margins if margin.page == page)
    return tuple(word for word in words if "".join(word.value.split()) in said)


def words_of(
    picture: Image.Image, scale: float, done: Sequence[Change], words: Sequence[Word]
) -> Iterator[Change]:
    """Find words of a plan on a picture, other than where a change is planned; boxes are in points."""
    if not words or not ocr.available():
        return
    pixels = np.asarray(picture.convert("RGB"), dtype=np.uint8)
    taken = [target.box for change in done for target in change.targets]
    for line in ocr.lines_of(pixels, scale).lines:
        yield from _in_line(line, taken, words)


def _in_line(line: Line, taken: Sequence[Box], words: Sequence[Word]) -> Iterator[Change]:
    """Find words in one line; each character is masked once."""
    places = [at for at, char in enumerate(line.text) if not char.isspace()]
    text = "".join(line.text[at] for at in places)
    used: set[int] = set()
    for word in words:
        value = "".join(word.value.split())
        start = text.find(value) if value else -1
        while start >= 0:
            part = cut(value, word.text)
            chosen = places[start + part.start : start + part.end]
            start = text.find(value, start + 1)
            if used.isdisjoint(chosen) and not any(
                _same(line.boxes[at], box) for at in chosen for box in taken
            ):
                used.update(chosen)
                yield Change(tuple(Target(line.text[at], line.boxes[at]) for at in chosen), part.text)


def aligned(lines: Sequence[Line], changes: Sequence[Change]) -> dict[Target, Box]:
    """Find where the pixels are of what an invisible layer says: it often lies a little off."""
    found: dict[Target, Box] = {}
    for change in changes:
        for row in rows_of(change.targets):
            found.update(_on_line(lines, row))
    return found


def rows_of(targets: Sequence[Target]) -> Iterator[list[Target]]:
    """Group neighbouring characters of one row."""
    row: list[Target] = []
    for target in targets:
        if row and not row[-1].box[1] < (target.box[1] + target.box[3]) / 2 < row[-1].box[3]:
            yield row
            row = []
        row.append(target)
    if row:
        yield row


def _on_line(lines: Sequence[Line], row: Sequence[Target]) -> Iterator[tuple[Target, Box]]:
    """Find a row of characters as read on the line that lies there, nearest to their place."""
    wanted = "".join(target.char for target in row)
    middle = (row[0].box[1] + row[0].box[3]) / 2
    best: tuple[float, list[Box]] = (float("inf"), [])
    for line in lines:
        places = [at for at, char in enumerate(line.text) if not char.isspace()]
        text = "".join(line.text[at] for at in places)
        start = text.find(wanted) if line.y0 < middle < line.y1 else -1
        while start >= 0:
            boxes = [line.boxes[at] for at in places[start : start + len(wanted)]]
            best = min(best, (abs(boxes[0][0] - row[0].box[0]), boxes), key=lambda each: each[0])
            start = text.find(wanted, start + 1)
    yield from zip(row, best[1], strict=False)


def _same(a: Box, b: Box) -> bool:
    """Say whether the middle of one box lies in the other."""
    x, y = (a[0] + a[2]) / 2, (a[1] + a[3]) / 2
    return b[0] <= x <= b[2] and b[1] <= y <= b[3]
