"""The characters of one PDF page, with boxes, as segments of lines."""

from __future__ import annotations

from collections.abc import Iterator, Set
from dataclasses import dataclass, field
from typing import Any

import pypdfium2.raw as pdfium_c

from nlp.readers.pdf.layout import GAP, make_line
from nlp.readers.pdf.line import Box, Line

_HYPHENS = {"\x02": "-", "\ufffe": "-", "\u00a0": " ", "\ufeff": "", "\x00": ""}
_SPACES = frozenset(" \u3000\u00a0\t")
# Word and LibreOffice set Chinese and Latin letters a quarter of an em apart: nobody wrote a blank there.
_APART = 0.3
_CHINESE = "\u2e80"
# Programs without a bold font draw a line twice, so much of its height apart (in points, and at the most).
_TWICE, _TWICE_MOST, _CELL = 0.06, 0.75, 4.0


@dataclass(frozen=True, slots=True)
class Glyphs:
    """Characters in the order of the file; `made` tells which of them pdfium put in (spaces)."""

    chars: list[str] = field(repr=False)
    boxes: list[Box] = field(repr=False)
    made: list[bool] = field(repr=False)
    indexes: list[int] = field(repr=False)


@dataclass(frozen=True, slots=True)
class Frame:
    """How a page's own coordinates become those of the page as it is shown, from the top left."""

    x: float
    y: float
    width: float
    height: float
    turn: int

    @property
    def shown(self) -> tuple[float, float]:
        """Return width and height as shown."""
        return (self.height, self.width) if self.turn % 2 else (self.width, self.height)

    def box(self, left: float, bottom: float, right: float, top: float) -> Box:
        """Return the box as shown of a rectangle in the page's own coordinates."""
        x0, x1, y0, y1 = left - self.x, right - self.x, bottom - self.y, top - self.y
        if self.turn == 0:
            return x0, self.height - y1, x1, self.height - y0
        if self.turn == 1:
            return y0, x0, y1, x1
        if self.turn == 2:
            return self.width - x1, y0, self.width - x0, y1
        return self.height - y1, self.width - x1, self.height - y0, self.width - x0

    def own(self, shown: Box) -> tuple[float, float, float, float]:
        """Return left, bottom, right and top in the page's own coordinates of a box as shown."""
        x0, y0, x1, y1 = shown
        if self.turn == 0:
            sides = x0, self.height - y1, x1, self.height - y0
        elif self.turn == 1:
            sides = y0, x0, y1, x1
        elif self.turn == 2:
            sides = self.width - x1, y0, self.width - x0, y1
        else:
            sides = self.width - y1, self.height - x1, self.width - y0, self.height - x0
        return sides[0] + self.x, sides[1] + self.y, sides[2] + self.x, sides[3] + self.y


NOWHERE: Box = (-1.0, -1.0, -1.0, -1.0)
_FAR = 1e6


def sane(box: Box) -> bool:
    """Say whether a box is on any page that can be; broken files have numbers that are none."""
    return -_FAR < box[0] <= box[2] < _FAR and -_FAR < box[1] <= box[3] < _FAR


def frame_of(page: Any) -> Frame:  # noqa: ANN401 - pypdfium2 has no types
    """Read the visible part of a page and how it is turned."""
    left, bottom, right, top = page.get_cropbox()
    media = page.get_mediabox()
    left, bottom, right, top = (
        max(left, media[0]),
        max(bottom, media[1]),
        min(right, media[2]),
        min(top, media[3]),
    )
    if right - left < 1 or top - bottom < 1:
        left, bottom, right, top = (
            media[0],
            media[1],
            max(media[2], media[0] + 1),
            max(media[3], media[1] + 1),
        )
    return Frame(left, bottom, right - left, top - bottom, page.get_rotation() // 90 % 4)


def read_glyphs(textpage: Any, frame: Frame) -> Glyphs:  # noqa: ANN401 - pypdfium2 has no types
    """Read all characters with loose boxes (as high as the font, so that 一 is as high as 国)."""
    raw, count = textpage.raw, textpage.count_chars()
    glyphs = Glyphs([], [], [], [])
    if not count:
        return glyphs
    text = textpage.get_text_range()
    units = text if len(text) == count else [chr(pdfium_c.FPDFText_GetUnicode(raw, i)) for i in range(count)]
    rect = pdfium_c.FS_RECTF()
    loose, generated, place = (
        pdfium_c.FPDFText_GetLooseCharBox,
        pdfium_c.FPDFText_IsGenerated,
        frame.box,
    )
    plain, left, high = frame.turn == 0, frame.x, frame.y + frame.height
    chars, boxes, made, indexes = glyphs.chars, glyphs.boxes, glyphs.made, glyphs.indexes
    for index, char in enumerate(units):
        if "\ud800" <= char < "\udc00":
            continue
        if "\udc00" <= char < "\ue000":
            char = _pair(units[index - 1], char)
        loose(raw, index, rect)
        if plain:
            box = (rect.left - left, high - rect.top, rect.right - left, high - rect.bottom)
        else:
            box = place(rect.left, rect.bottom, rect.right, rect.top)
        boxes.append(box if sane(box) else NOWHERE)
        chars.append(_HYPHENS.get(char, char))
        made.append(char in " \r\n" and generated(raw, index) == 1)
        indexes.append(index)
    return glyphs


def _pair(high: str, low: str) -> str:
    """Join two UTF-16 halves; a half alone becomes the replacement character."""
    if not "\ud800" <= high < "\udc00":
        return "\ufffd"
    return chr(0x10000 + ((ord(high) - 0xD800) << 10) + ord(low) - 0xDC00)


def drawn_twice(glyphs: Glyphs, skip: Set[int]) -> frozenset[int]:
    """Return the indexes of characters that lie on the same character, drawn before (a bold that is none)."""
    found: set[int] = set()
    known: dict[tuple[str, int, int], list[Box]] = {}
    for char, box, made, index in zip(glyphs.chars, glyphs.boxes, glyphs.made, glyphs.indexes, strict=True):
        if made or not char or char in _SPACES or box is NOWHERE or index in skip:
            continue
        reach = min(_TWICE * (box[3] - box[1]), _TWICE_MOST)
        cells = {
            (char, int((box[0] + across) // _CELL), int((box[1] + along) // _CELL))
            for across in (-reach, reach)
            for along in (-reach, reach)
        }
        if any(_lies_on(box, other, reach) for cell in cells for other in known.get(cell, ())):
            found.add(index)
        else:
            for cell in cells:
                known.setdefault(cell, []).append(box)
    return frozenset(found)


def _lies_on(box: Box, other: Box, reach: float) -> bool:
    """Say whether two boxes are one, but for so many points."""
    return all(abs(side - beside) <= reach for side, beside in zip(box, other, strict=True))


def segments_of(glyphs: Glyphs, skip: Set[int]) -> list[Line]:
    """Cut the characters into segments: on one height, going right, without a wide gap."""
    return [line for text, boxes in _runs(glyphs, skip) if (line := make_line(text, boxes)) is not None]


def _runs(glyphs: Glyphs, skip: Set[int]) -> Iterator[tuple[str, list[Box]]]:
    """Yield runs of characters; `skip` are the indexes of characters to leave out."""
    text: list[str] = []
    boxes: list[Box] = []
    pending = written = False
    twice = drawn_twice(glyphs, skip)
    for char, box, made, index in zip(glyphs.chars, glyphs.boxes, glyphs.made, glyphs.indexes, strict=True):
        if index in twice:
            # The step back to it is no blank.
            pending = written = False
            continue
        if char in "\r\n" or not char or index in skip:
            pending = pending or char == " "
            written = written or (char == " " and not made)
            continue
        if char in _SPACES and (made or box[2] <= box[0]):
            pending, written = True, written or not made
            continue
        if boxes and not (_level(boxes[-1], box) or _goes_on(boxes[-1], box)):
            yield "".join(text), boxes
            text, boxes, pending = [], [], False
        if pending and boxes and (written or not _set_apart(text[-1] + char, boxes[-1], box)):
            text.append(" ")
            boxes.append((boxes[-1][2], box[1], max(box[0], boxes[-1][2]), box[3]))
        pending = written = False
        text.append(char)
        boxes.append(box)
    if boxes:
        yield "".join(text), boxes


def _set_apart(pair: str, last: Box, box: Box) -> bool:
    """Say whether a Chinese character and a Latin letter or a number stand as programs set them apart."""
    latin = [char for char in pair if char.isascii() and char.isalnum()]
    chinese = [char for char in pair if char >= _CHINESE and char.isalnum()]
    return bool(latin and chinese) and box[0] - last[2] < _APART * max(box[3] - box[1], last[3] - last[1])


def _level(last: Box, box: Box) -> bool:
    """Say quickly that a character stands right behind one of the same height; most of them do."""
    return last[1] == box[1] and last[3] == box[3] and 0 <= box[0] - last[0] <= box[3] - box[1]


def _goes_on(last: Box, box: Box) -> bool:
    """Say whether a character continues the run that ends with `last`."""
    height, tall = box[3] - box[1], last[3] - last[1]
    overlap = min(last[3], box[3]) - max(last[1], box[1])
    if overlap < 0.5 * min(height, tall):
        return False
    em = max(height, tall, 1.0)
    return -0.5 * em < box[0] - last[2] < GAP * em
