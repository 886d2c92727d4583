"""Pages whose lines run up, down or backwards: laid out with the page turned, and their boxes turned back."""

from __future__ import annotations

from array import array
from collections.abc import Mapping, Sequence
from dataclasses import replace

from nlp.readers.pdf.page import Frame, Glyphs
from nlp.values import Page

_FEWEST = 12
_MOST = 200
_SHARE = 0.75


def upright(glyphs: Glyphs, frame: Frame) -> Frame:
    """Return the frame in which most lines run to the right: mostly the page's own."""
    down = up = right = left = 0
    for at in range(1, min(len(glyphs.boxes), _MOST)):
        if glyphs.made[at] or glyphs.made[at - 1]:
            continue
        a, b = glyphs.boxes[at - 1], glyphs.boxes[at]
        across, along = b[0] + b[2] - a[0] - a[2], b[1] + b[3] - a[1] - a[3]
        if abs(across) >= abs(along):
            right += across > 0
            left += across <= 0
        elif along > 0:
            down += 1
        else:
            up += 1
    quarters, most = max(((1, up), (2, left), (3, down)), key=lambda each: each[1])
    if most < max(_FEWEST, _SHARE * (down + up + right + left)):
        return frame
    return replace(frame, turn=(frame.turn + quarters) % 4)


def turn_back(
    pages: Sequence[Page], laid: Mapping[int, Frame], shown: Mapping[int, Frame]
) -> tuple[Page, ...]:
    """Turn the boxes of pages that were laid out turned to where they are on the page as shown."""
    return tuple(_back(page, laid[page.number], shown[page.number]) for page in pages)


def _back(page: Page, laid: Frame, shown: Frame) -> Page:
    """Turn one page's boxes by quarters, clockwise."""
    quarters = (shown.turn - laid.turn) % 4
    if not quarters:
        return page
    old, new = array("f", page.boxes), array("f")
    for at in range(0, len(old), 4):
        x0, y0, x1, y1 = old[at : at + 4]
        width, height = page.width, page.height
        for _ in range(quarters):
            x0, y0, x1, y1 = height - y1, x0, height - y0, x1
            width, height = height, width
        new.extend((x0, y0, x1, y1))
    width, height = shown.shown
    return replace(page, width=width, height=height, boxes=new.tobytes())
