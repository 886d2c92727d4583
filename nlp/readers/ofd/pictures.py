"""Pictures of OFD pages: which part of the package each is, and the page they make, drawn for OCR."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence
from io import BytesIO

import numpy as np
from lxml import etree
from PIL import Image

from nlp.readers import ocr
from nlp.readers.interface import Limits
from nlp.readers.matrix import at, inverse
from nlp.readers.ofd.page import Canvas, Shown, Word
from nlp.readers.package import Package, resolve
from nlp.values import Rect

_WHAT = "OFD"
_SHARE = 0.5
_FEW = 20
_LEAST, _MOST = 1.5, 200 / 72
_LISTS = ("{*}CommonData/{*}PublicRes", "{*}CommonData/{*}DocumentRes", "{*}PageRes")
_FAULTS = (OSError, ValueError, SyntaxError, Image.DecompressionBombError)
Load = Callable[[str], etree._Element | None]


def media_of(root: etree._Element, part: str, load: Load) -> dict[str, str]:
    """Return the parts of the pictures that a document or a page lists, by their ids."""
    found: dict[str, str] = {}
    for element in (one for path in _LISTS for one in root.iterfind(path)):
        location = resolve(part, (element.text or "").strip(), _WHAT)
        resources = load(location)
        for one in () if resources is None else resources.iterfind("{*}MultiMedias/{*}MultiMedia"):
            file = (one.findtext("{*}MediaFile") or "").strip()
            base = (resources.get("BaseLoc") or "").strip() if resources is not None else ""
            inside = file if file.startswith("/") or not base else f"{base.rstrip('/')}/{file}"
            if file:
                found[one.get("ID", "")] = resolve(location, inside, _WHAT)
    return found


def is_scan(canvas: Canvas) -> bool:
    """Say whether a page is mostly picture."""
    return canvas.image_area > _SHARE * canvas.width * canvas.height


def is_wordless(words: Sequence[Word]) -> bool:
    """Say whether a page has hardly any words of its own: then its picture must be read."""
    return sum(len("".join(word.text.split())) for word in words) < _FEW


def decoded(data: bytes, limits: Limits) -> Image.Image | None:
    """Decode a picture; None for one that cannot be, or is too large."""
    try:
        picture = Image.open(BytesIO(data))
        if picture.width * picture.height > limits.pixels:
            return None
        picture.load()
    except _FAULTS:
        return None
    return picture


def composed(
    canvas: Canvas, media: Mapping[str, str], package: Package, limits: Limits
) -> tuple[Image.Image, float] | None:
    """Draw the pictures of a page on white paper; returns it and its pixels per point.

    What is painted over them is left out: what stands below a box is what leaks. None where one of the
    pictures cannot be decoded.
    """
    pictures: list[tuple[Shown, Image.Image]] = []
    for shown in canvas.pictures:
        part = media.get(shown.resource, "")
        picture = decoded(package.read(part), limits) if package.has(part) else None
        if picture is None:
            return None
        pictures.append((shown, picture))
    scale = _scale(canvas, limits)
    page = Image.new(
        "RGB", (max(1, round(canvas.width * scale)), max(1, round(canvas.height * scale))), "white"
    )
    for shown, picture in pictures:
        _lay(page, picture, shown, scale)
    return page, scale


def _scale(canvas: Canvas, limits: Limits) -> float:
    """Return how many pixels a point gets."""
    return min(_MOST, math.sqrt(limits.pixels / max(1.0, canvas.width * canvas.height)))


def _lay(page: Image.Image, picture: Image.Image, shown: Shown, scale: float) -> None:
    """Lay one picture on the page, through its own transparency."""
    across = math.hypot(shown.matrix[0], shown.matrix[1]) * scale
    down = math.hypot(shown.matrix[2], shown.matrix[3]) * scale
    fine = int(min(picture.width / max(across, 1.0), picture.height / max(down, 1.0)))
    clear = picture.convert("RGBA")
    if fine > 1:
        clear = clear.reduce(fine)
    back = inverse(shown.matrix)
    (x0, y0), (x1, y1), (x2, y2) = (at(x / scale, y / scale, back) for x, y in ((0, 0), (1, 0), (0, 1)))
    wide, tall = clear.size
    way = ((x1 - x0) * wide, (x2 - x0) * wide, x0 * wide, (y1 - y0) * tall, (y2 - y0) * tall, y0 * tall)
    if all(math.isfinite(side) for side in way):
        laid = clear.transform(page.size, Image.Transform.AFFINE, way, Image.Resampling.BICUBIC)
        page.paste(laid, mask=laid.getchannel("A"))


def read_pictures(page: Image.Image, scale: float, order: int) -> tuple[list[Word], int]:
    """Return the words that OCR reads on a page, and how many lines were too doubtful."""
    said = ocr.lines_of(np.asarray(page, dtype=np.uint8), scale)
    words = [
        Word(line.text, tuple(Rect(*box) for box in line.boxes), line.size, not said.quarters, order=order)
        for line in said.lines
    ]
    return words, said.doubtful
