"""Text set at a slant over a page: watermarks and stamps. Its letters are no part of the lines under them.

Headers of tables and notes may be slanted, too: they stay in the text, each in one piece.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass, field, replace
from statistics import median, median_low
from typing import Any

import pypdfium2.raw as pdfium_c

from nlp.readers.matrix import Matrix, times
from nlp.readers.pdf.layout import make_line
from nlp.readers.pdf.line import Box, Line
from nlp.readers.pdf.page import Glyphs, drawn_twice
from nlp.values import Margin, MarginKind

_QUARTER = math.pi / 2
# A scan laid askew turns its text by a few degrees, which is no slant.
_ASKEW = math.radians(8)
# A watermark is so much higher than most texts of the page (the box of a slanted letter is higher than it),
_LARGE = 2.0
# or stands on it so often.
_OFTEN = 3
_APART = 2.0
_CELL = 12.0


@dataclass(frozen=True, slots=True)
class Slanted:
    """The slanted characters of a page, by their places among its glyphs.

    `indexes` are theirs on the page, `margins` what is no part of the running text, `kept` the pieces that
    are; `alone` says that the page has no other text.
    """

    places: frozenset[int] = frozenset()
    indexes: frozenset[int] = frozenset()
    margins: tuple[Margin, ...] = field(default=(), repr=False)
    kept: tuple[tuple[int, ...], ...] = ()
    alone: bool = False

    def lines(self, glyphs: Glyphs) -> list[Line]:
        """Return what stays in the running text, each piece as one line."""
        made = [make_line(*_written(glyphs, piece)) for piece in self.kept]
        found = [line for line in made if line is not None]
        return _straightened(found) if self.alone else found


def is_slanted(thing: Any, matrix: Matrix) -> bool:  # noqa: ANN401 - pypdfium2 has no types
    """Say whether a text object runs neither along nor across its page; `matrix` brings it there."""
    own = pdfium_c.FS_MATRIX()
    if not pdfium_c.FPDFPageObj_GetMatrix(thing, own):
        return False
    across, along = times((own.a, own.b, own.c, own.d, own.e, own.f), matrix)[:2]
    if not across or not along:
        return False
    return _ASKEW < math.atan2(along, across) % _QUARTER < _QUARTER - _ASKEW


def sorted_out(glyphs: Glyphs, slanted: Set[int], skip: Set[int], page: int) -> Slanted:
    """Part the slanted characters of a page into what is told beside its text, each once, and the rest.

    `slanted` are places in `glyphs`, `skip` the indexes of characters that nobody sees. Large or repeated
    text and what lies over other letters is told beside the text, if the page has any.
    """
    seen = [
        at
        for at, (char, index) in enumerate(zip(glyphs.chars, glyphs.indexes, strict=True))
        if char and not char.isspace() and index not in skip
    ]
    chosen = [at for at in seen if at in slanted]
    if not chosen:
        return Slanted()
    twice = drawn_twice(glyphs, skip)
    pieces = list(_pieces(glyphs, [at for at in chosen if glyphs.indexes[at] not in twice]))
    texts = [_written(glyphs, piece)[0] for piece in pieces]
    upright = [at for at in seen if at not in slanted]
    away = _marks(glyphs, pieces, texts, upright) if upright else set()
    said = dict.fromkeys(text for number, text in enumerate(texts) if number in away)
    return Slanted(
        frozenset(chosen),
        frozenset(glyphs.indexes[at] for at in chosen),
        tuple(Margin(MarginKind.WATERMARK, page, text) for text in said),
        tuple(tuple(piece) for number, piece in enumerate(pieces) if number not in away),
        alone=not upright,
    )


def _marks(
    glyphs: Glyphs, pieces: Sequence[Sequence[int]], texts: Sequence[str], upright: Sequence[int]
) -> set[int]:
    """Return the numbers of the pieces that are no running text; `upright` are other letters' places."""
    heights = [median(glyphs.boxes[at][3] - glyphs.boxes[at][1] for at in piece) for piece in pieces]
    sizes = dict(_rows(glyphs, upright)) | dict(zip(texts, heights, strict=True))
    large = _LARGE * median_low(sizes.values())
    # A piece of a repeated text is one, too: it is cut where the page ends.
    often = "\n".join(text for text, count in Counter(texts).items() if count >= _OFTEN)
    middles = _middles(glyphs, upright)
    return {
        number
        for number, piece in enumerate(pieces)
        if heights[number] > large
        or texts[number] in often
        or any(_is_over(glyphs.boxes[at], middles) for at in piece)
    }


def _rows(glyphs: Glyphs, places: Sequence[int]) -> Iterator[tuple[str, float]]:
    """Yield the text of each line of the file, of these characters only, and their height."""
    row: list[int] = []
    for last, at in zip((places[0], *places), places, strict=False):
        if "\n" in glyphs.chars[last:at]:
            yield _told(glyphs, row)
            row = []
        row.append(at)
    yield _told(glyphs, row)


def _told(glyphs: Glyphs, row: Sequence[int]) -> tuple[str, float]:
    """Return the text and the height of some characters."""
    height = median(glyphs.boxes[at][3] - glyphs.boxes[at][1] for at in row)
    return "".join(glyphs.chars[at] for at in row), height


def _middles(glyphs: Glyphs, places: Sequence[int]) -> dict[tuple[int, int], list[tuple[float, float]]]:
    """Return the middles of characters by the cell of the page that they are in."""
    found: dict[tuple[int, int], list[tuple[float, float]]] = {}
    for x, y in (_middle(glyphs.boxes[at]) for at in places):
        found.setdefault((int(x // _CELL), int(y // _CELL)), []).append((x, y))
    return found


def _is_over(box: Box, middles: dict[tuple[int, int], list[tuple[float, float]]]) -> bool:
    """Say whether a box lies over the middle of another character."""
    x0, y0, x1, y1 = box
    cells = (
        (across, along)
        for across in range(int(x0 // _CELL), int(x1 // _CELL) + 1)
        for along in range(int(y0 // _CELL), int(y1 // _CELL) + 1)
    )
    return any(x0 < x < x1 and y0 < y < y1 for cell in cells for x, y in middles.get(cell, ()))


def _pieces(glyphs: Glyphs, places: Sequence[int]) -> Iterator[list[int]]:
    """Cut slanted characters where the next is far away or stands backwards of the way before."""
    piece: list[int] = []
    way = (0.0, 0.0)
    for at in places:
        if piece:
            (x, y), (across, along) = _middle(glyphs.boxes[piece[-1]]), _middle(glyphs.boxes[at])
            last, way = way, (across - x, along - y)
            far = max(map(abs, way)) > _APART * _reach(glyphs.boxes[piece[-1]], glyphs.boxes[at])
            if far or last[0] * way[0] + last[1] * way[1] < 0:
                yield piece
                piece, way = [], (0.0, 0.0)
        piece.append(at)
    if piece:
        yield piece


def _reach(last: Box, box: Box) -> float:
    """Return the longest side of two characters' boxes."""
    return max(box[3] - box[1], box[2] - box[0], last[3] - last[1])


def _middle(box: Box) -> tuple[float, float]:
    """Return the middle of a box."""
    return (box[0] + box[2]) / 2, (box[1] + box[3]) / 2


def _written(glyphs: Glyphs, piece: Sequence[int]) -> tuple[str, list[Box]]:
    """Return the text of a piece with its blanks, and a box for each character."""
    text, boxes = "", list[Box]()
    for last, at in zip((piece[0], *piece), piece, strict=False):
        if " " in glyphs.chars[last + 1 : at]:
            text += " "
            boxes.append(glyphs.boxes[last])
        text += glyphs.chars[at]
        boxes.append(glyphs.boxes[at])
    return text, boxes


def _straightened(lines: Sequence[Line]) -> list[Line]:
    """Lay slanted lines out as if they ran to the right; the boxes of their characters stay as they are."""
    ends = [(_middle(line.boxes[0]), _middle(line.boxes[-1])) for line in lines]
    angle = math.atan2(sum(b[1] - a[1] for a, b in ends), sum(b[0] - a[0] for a, b in ends))
    cos, sin = math.cos(angle), math.sin(angle)
    laid = []
    for line, (start, end) in zip(lines, ends, strict=True):
        size = line.size / (abs(cos) + abs(sin))
        left, right = (x * cos + y * sin for x, y in (start, end))
        middle = (start[1] + end[1]) / 2 * cos - (start[0] + end[0]) / 2 * sin
        half = size / 2
        sides = (min(left, right) - half, middle - half, max(left, right) + half, middle + half)
        laid.append(replace(line, x0=sides[0], y0=sides[1], x1=sides[2], y1=sides[3], size=size))
    return laid
