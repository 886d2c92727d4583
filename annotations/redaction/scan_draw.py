"""Pixels of a picture replaced: the place is filled with the paper around it, the new text is drawn on it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from statistics import median_low

from PIL import Image, ImageDraw, ImageFont

from annotations.redaction.pdf_strokes import outlines, width_of
from annotations.redaction.pdf_targets import share
from nlp.readers.pdf_layout import Box

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
Ink = int | tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Patch:
    """Places of a picture in pixels, in reading order, and the text that takes their place."""

    boxes: tuple[Box, ...]
    text: str = field(repr=False)


def paint(picture: Image.Image, patches: Sequence[Patch]) -> Image.Image:
    """Return a copy of the picture with the patches made."""
    copy = (
        picture.convert("RGB")
        if picture.mode in {"P", "PA", "I;16", "I", "F", "HSV", "LAB"}
        else picture.copy()
    )
    for patch in patches:
        rows = list(_rows(patch.boxes))
        texts = share(patch.text, [len(row) for row in rows])
        for row, text in zip(rows, texts, strict=True):
            _fill(copy, _around(row), text)
    return copy


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
    pixels = [each if isinstance(each, tuple) else (int(each or 0),) for each in list(ring.getdata())]
    wide, high = ring.size
    border = [
        p
        for at, p in enumerate(pixels)
        if at < 2 * wide or at >= wide * (high - 2) or at % wide in (0, wide - 1)
    ]
    paper = tuple(median_low(band) for band in zip(*border, strict=True))
    ink = max(pixels, key=lambda pixel: sum(abs(a - b) for a, b in zip(pixel, paper, strict=True)))
    return _ink(paper), _ink(tuple(ink))


def _ink(pixel: tuple[int, ...]) -> Ink:
    """Return a colour as Pillow wants it for the number of bands."""
    return pixel[0] if len(pixel) == 1 else pixel


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
