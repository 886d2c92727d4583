"""Pixels of a picture replaced: the place is filled with the paper around it, the new text is drawn on it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import cache
from itertools import chain, pairwise
from pathlib import Path

import numpy as np
from PIL import Image, ImageDraw, ImageFont

from annotations.redaction.pdf.strokes import outlines, width_of
from annotations.redaction.pdf.targets import share
from nlp.readers.pdf.line import Box
from nlp.readers.pdf.turn import turned

_FONTS = (
    "simsun.ttc",
    "simfang.ttf",
    "SimSun.ttf",
    "NotoSerifCJK-Regular.ttc",
    "NotoSansCJK-Regular.ttc",
    "wqy-zenhei.ttc",
    "wqy-microhei.ttc",
    "Songti.ttc",
    "STHeiti Light.ttc",
)
_FOLDERS = ("/usr/share/fonts", "/System/Library/Fonts", "C:/Windows/Fonts")
_TALL, _WIDE = 0.12, 0.04
_RING = 3
# The next character of a row is not further than so many of its sides: what goes on in another row is.
_NEAR = 3.0
_CLOCKWISE = {
    1: Image.Transpose.ROTATE_270,
    2: Image.Transpose.ROTATE_180,
    3: Image.Transpose.ROTATE_90,
}
_OUT, _IN, _DARK, _SLIM = 0.4, 0.15, 60, 0.7
Ink = int | tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Patch:
    """Places of a picture in pixels, in reading order, and the text that takes their place.

    An `exact` place is no row of characters: it is filled to its edges, whatever stands there.
    """

    boxes: tuple[Box, ...]
    text: str = field(repr=False)
    exact: bool = False


def paint(picture: Image.Image, patches: Sequence[Patch]) -> Image.Image:
    """Return a copy of the picture with the patches made."""
    copy = (
        picture.convert("RGB")
        if picture.mode in {"P", "PA", "I;16", "I", "F", "HSV", "LAB"}
        else picture.copy()
    )
    quarters = _quarters(patches)
    if quarters:
        made = paint(
            copy.transpose(_CLOCKWISE[quarters]), [_turned(one, copy.size, quarters) for one in patches]
        )
        return made.transpose(_CLOCKWISE[4 - quarters])
    for patch in patches:
        rows = list(_rows(patch.boxes))
        texts = share(patch.text, [len(row) for row in rows])
        for row, text in zip(rows, texts, strict=True):
            _fill(copy, _outward(row) if patch.exact else _gaps(copy, row, _around(row)), text)
    return copy


def _quarters(patches: Sequence[Patch]) -> int:
    """Return by how many quarters, clockwise, a picture is to be turned for its lines to run to the right."""
    ways = [0, 0, 0, 0]
    for last, box in chain.from_iterable(pairwise(patch.boxes) for patch in patches if not patch.exact):
        across, along = (box[0] + box[2] - last[0] - last[2]) / 2, (box[1] + box[3] - last[1] - last[3]) / 2
        if max(abs(across), abs(along)) < _NEAR * max(box[2] - box[0], box[3] - box[1]):
            upright = abs(along) > abs(across)
            ways[(3 if along > 0 else 1) if upright else (0 if across > 0 else 2)] += 1
    return max(range(4), key=ways.__getitem__)


def _turned(patch: Patch, size: tuple[int, int], quarters: int) -> Patch:
    """Turn the places of a patch with their picture."""
    return replace(patch, boxes=tuple(turned(box, *size, quarters) for box in patch.boxes))


def _rows(boxes: Sequence[Box]) -> Iterator[list[Box]]:
    """Group neighbouring boxes of one row."""
    row: list[Box] = []
    for box in boxes:
        if row and not (row[-1][1] < (box[1] + box[3]) / 2 < row[-1][3] and box[0] >= row[-1][0]):
            yield row
            row = []
        row.append(box)
    if row:
        yield row


def _around(boxes: Sequence[Box]) -> Box:
    """Return the box around boxes, a little larger: recognised places are not exact."""
    x0, y0 = min(box[0] for box in boxes), min(box[1] for box in boxes)
    x1, y1 = max(box[2] for box in boxes), max(box[3] for box in boxes)
    height = y1 - y0
    return x0 - _WIDE * height, y0 - _TALL * height, x1 + _WIDE * height, y1 + _TALL * height


def _outward(boxes: Sequence[Box]) -> Box:
    """Return the box around boxes, a pixel larger on each side."""
    x0, y0 = min(box[0] for box in boxes), min(box[1] for box in boxes)
    return x0 - 1, y0 - 1, max(box[2] for box in boxes) + 1, max(box[3] for box in boxes) + 1


def _gaps(picture: Image.Image, row: Sequence[Box], box: Box) -> Box:
    """Move both ends of a place into the nearest white gap: recognised places may cut a character."""
    x0, y0, x1, y1 = box
    left, right = row[0][2] - row[0][0], row[-1][2] - row[-1][0]
    tall = row[0][3] - row[0][1]
    start, end = max(0, int(x0 - _OUT * left)), min(picture.width, int(x1 + _OUT * right) + 1)
    if start >= end or y0 >= picture.height or y1 < 1:
        return box
    strip = np.asarray(picture.crop((start, max(0, int(y0)), end, int(y1) + 1)).convert("L"), dtype=np.int16)
    white = (strip.min(axis=0) >= np.median(strip[[0, -1]]) - _DARK).tolist()
    first, last = int(x0 - start), int(x1 - start)
    # Digits are narrow: beside one the widest gap may be a digit further, so the nearest is taken.
    first = (_nearest if left < _SLIM * tall else _widest)(white, 0, int(first + _IN * left), first)
    last = (_nearest if right < _SLIM * tall else _widest)(white, int(last - _IN * right), len(white), last)
    return start + first, y0, start + last, y1


def _nearest(white: Sequence[bool], start: int, end: int, fallback: int) -> int:
    """Return the white column of a range that is nearest to `fallback`."""
    found = [at for at in range(max(0, start), min(end, len(white))) if white[at]]
    return min(found, key=lambda at: abs(at - fallback), default=fallback)


def _widest(white: Sequence[bool], start: int, end: int, fallback: int) -> int:
    """Return the middle of the widest run of white columns in a range; else `fallback`."""
    best, length, run = fallback, 0, 0
    for at in range(max(0, start), min(end, len(white)) + 1):
        if at < min(end, len(white)) and white[at]:
            run += 1
            continue
        if run > length:
            best, length = at - run // 2, run
        run = 0
    return best


def _fill(picture: Image.Image, box: Box, text: str) -> None:
    """Fill one place and draw the text in it."""
    width, height = picture.size
    x0, y0 = max(0, int(box[0])), max(0, int(box[1]))
    x1, y1 = min(width - 1, round(box[2])), min(height - 1, round(box[3]))
    if x1 <= x0 or y1 <= y0:
        return
    paper, ink = _colours(picture, (x0, y0, x1, y1))
    draw = ImageDraw.Draw(picture)
    draw.rectangle((x0, y0, x1, y1), fill=paper)
    if text:
        _write(draw, text, (x0, y0, x1, y1), ink)


def _colours(picture: Image.Image, box: tuple[int, int, int, int]) -> tuple[Ink, Ink]:
    """Return the colour of the paper around a place, and that of the ink in it."""
    x0, y0, x1, y1 = box
    ring = picture.crop((max(0, x0 - _RING), max(0, y0 - _RING), x1 + _RING, y1 + _RING))
    pixels = np.asarray(ring).reshape(ring.height, ring.width, -1).astype(np.int16)
    edges = (pixels[:2], pixels[-2:], pixels[:, :1], pixels[:, -1:])
    border = np.concatenate([edge.reshape(-1, pixels.shape[2]) for edge in edges])
    paper = np.median(border, axis=0).astype(np.int16)
    inside = pixels.reshape(-1, pixels.shape[2])
    ink = inside[np.abs(inside - paper).sum(axis=1).argmax()]
    return _ink(paper.tolist()), _ink(ink.tolist())


def _ink(pixel: Sequence[int]) -> Ink:
    """Return a colour as Pillow wants it for the number of bands."""
    return pixel[0] if len(pixel) == 1 else tuple(pixel)


def _write(draw: ImageDraw.ImageDraw, text: str, box: tuple[int, int, int, int], ink: Ink) -> None:
    """Draw a text from the left edge of a place, squeezed where it is long."""
    x0, y0, x1, y1 = box
    size = (y1 - y0) / (1 + 2 * _TALL)
    naturals = [width_of(char) or (0.5 if char.isascii() else 1.0) for char in text]
    squeeze = min(1.0, (x1 - x0) / (sum(naturals) * size))
    x = float(x0)
    for char, natural in zip(text, naturals, strict=True):
        _letter(draw, char, (x, (y0 + y1) / 2), (size, squeeze), ink)
        x += natural * squeeze * size


def _letter(
    draw: ImageDraw.ImageDraw, char: str, place: tuple[float, float], form: tuple[float, float], ink: Ink
) -> None:
    """Draw one letter: in a font of the machine where there is one, the usual marks as strokes."""
    (x, middle), (size, squeeze) = place, form
    font = None if width_of(char) else _font(round(size * min(1.0, squeeze * 1.1)))
    if font is not None:
        draw.text((x, middle), char, fill=ink, font=font, anchor="lm")
        return
    scale = size / 1000
    for polygon in outlines(char if width_of(char) else "×", squeeze):
        draw.polygon([(x + a * scale, middle - (b - 370) * scale) for a, b in polygon], fill=ink)


@cache
def _font(size: int) -> ImageFont.FreeTypeFont | None:
    """Find a Chinese font on this machine."""
    path = _font_path()
    return ImageFont.truetype(str(path), max(4, size)) if path else None


@cache
def _font_path() -> Path | None:
    """Return the first Chinese font that is installed."""
    for folder in map(Path, _FOLDERS):
        found = {path.name: path for path in folder.rglob("*.tt?")} if folder.is_dir() else {}
        for name in _FONTS:
            if name in found:
                return found[name]
    return None
