"""Pages whose lines run up, down or backwards: laid out with the page turned, and their boxes turned back."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import replace
from itertools import islice
from math import pi
from typing import Any

import pypdfium2.raw as pdfium_c

from nlp.readers.pdf.layout import GAP, glue, rows_of
from nlp.readers.pdf.line import Box, Line
from nlp.readers.pdf.page import Frame, Glyphs
from nlp.values import Page

_FEWEST = 12
_MOST = 200
_SHARE = 0.75


def upright(glyphs: Glyphs, frame: Frame, slanted: Set[int] = frozenset()) -> Frame:
    """Return the frame in which most lines run to the right: mostly the page's own.

    The places of `slanted` characters are not asked: a watermark may come before the text.
    """
    quarters = quarters_of(islice(_steps(glyphs, slanted), _MOST))
    return replace(frame, turn=(frame.turn + quarters) % 4) if quarters else frame


def overhead(
    textpage: Any,  # noqa: ANN401 - pypdfium2 has no types
    glyphs: Glyphs,
    frame: Frame,
    slanted: Set[int] = frozenset(),
) -> bool:
    """Say whether the letters of a page that are not `slanted` stand on their heads.

    There pdfium gives words from the last to the first: the ways from one character to the next tell nothing.
    """
    asked = (
        index
        for at, (index, char) in enumerate(zip(glyphs.indexes, glyphs.chars, strict=True))
        if char and not char.isspace() and at not in slanted
    )
    angles = [pdfium_c.FPDFText_GetCharAngle(textpage.raw, index) for index in islice(asked, _MOST)]
    shown = [(round(2 * angle / pi) + frame.turn) % 4 for angle in angles]
    return shown.count(2) > _SHARE * len(shown)


def rejoined(segments: Sequence[Line]) -> list[Line]:
    """Join the segments of each row that stand close together, whatever their order in the file."""
    found: list[Line] = []
    for row in rows_of(segments):
        near = [row[0]]
        for line in row[1:]:
            if line.x0 - near[-1].x1 < GAP * line.size:
                near.append(line)
            else:
                found.append(glue(near))
                near = [line]
        found.append(glue(near))
    return found


def _steps(glyphs: Glyphs, slanted: Set[int]) -> Iterator[tuple[float, float]]:
    """Yield twice the way from each character to the next, both upright."""
    for at in range(1, len(glyphs.boxes)):
        if not (glyphs.made[at] or glyphs.made[at - 1] or at in slanted or at - 1 in slanted):
            a, b = glyphs.boxes[at - 1], glyphs.boxes[at]
            yield b[0] + b[2] - a[0] - a[2], b[1] + b[3] - a[1] - a[3]


def quarters_of(steps: Iterable[tuple[float, float]]) -> int:
    """Return by how many quarters, clockwise, a page is to be turned for most lines to run to the right.

    `steps` are the ways (across, down the page) from characters to the next.
    """
    down = up = right = left = 0
    for across, along in steps:
        if abs(across) >= abs(along):
            right += across > 0
            left += across <= 0
        elif along > 0:
            down += 1
        else:
            up += 1
    quarters, most = max(((1, up), (2, left), (3, down)), key=lambda each: each[1])
    return 0 if most < max(_FEWEST, _SHARE * (down + up + right + left)) else quarters


def turned(box: Box, width: float, height: float, quarters: int) -> Box:
    """Return a box of a page (its width and height as given) turned by quarters, clockwise."""
    x0, y0, x1, y1 = box
    for _ in range(quarters):
        x0, y0, x1, y1 = height - y1, x0, height - y0, x1
        width, height = height, width
    return x0, y0, x1, y1


def turned_line(line: Line, width: float, height: float, quarters: int) -> Line:
    """Turn a line of a page (its width and height as given) by quarters, clockwise."""
    if not quarters % 4:
        return line
    boxes = tuple(turned(box, width, height, quarters % 4) for box in line.boxes)
    sides = turned((line.x0, line.y0, line.x1, line.y1), width, height, quarters % 4)
    return replace(line, boxes=boxes, x0=sides[0], y0=sides[1], x1=sides[2], y1=sides[3])


def turn_back(
    pages: Sequence[Page], laid: Mapping[int, Frame], shown: Mapping[int, Frame]
) -> tuple[Page, ...]:
    """Turn the boxes of pages that were laid out turned to where they are on the page as shown."""
    return tuple(turned_page(page, (shown[page.number].turn - laid[page.number].turn) % 4) for page in pages)


def turned_page(page: Page, quarters: int) -> Page:
    """Turn one page's boxes by quarters, clockwise."""
    if not quarters:
        return page
    old, new = array("f", page.boxes), array("f")
    for at in range(0, len(old), 4):
        x0, y0, x1, y1 = old[at : at + 4]
        new.extend(turned((x0, y0, x1, y1), page.width, page.height, quarters))
    width, height = (page.height, page.width) if quarters % 2 else (page.width, page.height)
    return replace(page, width=width, height=height, boxes=new.tobytes())
