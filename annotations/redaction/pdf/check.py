"""The proof of a copy: it is read again, and what went must not be found by any means."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np
import pikepdf
import pypdfium2 as pdfium

from annotations.redaction.pdf.locate import REMEDY
from annotations.redaction.pdf.targets import Change
from annotations.redaction.values import Plan, RedactError
from nlp.readers import ocr
from nlp.readers.interface import Limits
from nlp.readers.pdf.line import Box
from nlp.readers.pdf.page import Glyphs, frame_of, read_glyphs
from nlp.readers.pdf.scan import render
from nlp.values import Document

_LEAST = 2
_APART, _FEW = 96, 0.0005


@dataclass(frozen=True, slots=True)
class Made:
    """What was done to a page: the changes, whether pixels were painted, whether its text is real text."""

    changes: tuple[Change, ...] = field(repr=False)
    painted: bool
    text: bool


def values_gone(document: Document, plan: Plan) -> tuple[str, ...]:
    """Return the values that must stand nowhere in the copy: all that the masked text does not hold."""
    masked = "".join(plan.masked(document.text).split())
    values = {"".join(one.span.of(document.text).split()) for one in plan.replacements}
    values |= {"".join(word.value.split()) for word in plan.words}
    return tuple(sorted(value for value in values if len(value) >= _LEAST and value not in masked))


def check_pages(source: Path, target: Path, made: Mapping[int, Made], values: Sequence[str]) -> None:
    """Read both files page by page; raises RedactError where too little went, or anything else changed."""
    with closing(pdfium.PdfDocument(source)) as old, closing(pdfium.PdfDocument(target)) as new:
        if len(old) != len(new):
            raise _failed()
        for number in range(1, len(new) + 1):
            with closing(new[number - 1]) as page:
                glyphs = read_glyphs(page.get_textpage(), frame_of(page))
                squeezed = "".join(char for char in glyphs.chars if not char.isspace())
                if any(value in squeezed for value in values):
                    raise _failed()
                if number in made:
                    with closing(old[number - 1]) as before:
                        _check_page(before, page, glyphs, made[number], values)


def _check_page(before: Any, page: Any, glyphs: Glyphs, made: Made, values: Sequence[str]) -> None:  # noqa: ANN401
    """Check a page that changed: what went, what stayed, and the pixels of pictures."""
    if _still(glyphs, made.changes):
        raise _failed()
    if made.text and not _stayed(read_glyphs(before.get_textpage(), frame_of(before)), glyphs, made.changes):
        raise RedactError("改写后页面上其余文字有变动，副本未保存", REMEDY)
    if made.painted:
        _check_pixels(before, page, made, values)


def _stayed(before: Glyphs, after: Glyphs, changes: Sequence[Change]) -> bool:
    """Say whether all characters that were not to go are where they were."""
    gone = {(each.char, each.box) for change in changes for each in change.targets}
    places = {(char, *_corner(box)) for char, box in zip(after.chars, after.boxes, strict=True)}
    near = [(i, j) for i in (0, -1, 1) for j in (0, -1, 1)]
    kept = [
        (char, *_corner(box))
        for char, box, made in zip(before.chars, before.boxes, before.made, strict=True)
        if not (made or not char or char.isspace() or _covered(char, box, gone))
    ]
    if all(any((char, x + i, y + j) in places for i, j in near) for char, x, y in kept):
        return True
    # Under a spoken form (ActualText) the boxes of the original were none: then the characters must do.
    return not Counter(char for char, _, _ in kept) - Counter(after.chars)


def _covered(char: str, box: Box, gone: set[tuple[str, Box]]) -> bool:
    """Say whether a character was to go: it, or another drawing of it."""
    if (char, box) in gone:
        return True
    x, y = (box[0] + box[2]) / 2, (box[1] + box[3]) / 2
    return any(b[0] <= x <= b[2] and b[1] <= y <= b[3] for _, b in gone)


def _corner(box: Box) -> tuple[int, int]:
    """Return the left lower corner in whole points."""
    return round(box[0]), round(box[3])


def _check_pixels(before: Any, page: Any, made: Made, values: Sequence[str]) -> None:  # noqa: ANN401
    """Compare the page as drawn, outside what was painted; then read it by OCR, where that is installed."""
    frame = frame_of(page)
    (old, scale), (new, _) = render(before, frame, Limits()), render(page, frame, Limits())
    apart = np.abs(old.astype(np.int16) - new.astype(np.int16)).reshape(*old.shape[:2], -1).max(axis=2)
    for target in (each for change in made.changes for each in change.targets):
        x0, y0, x1, y1 = (side * scale for side in target.box)
        margin = 0.6 * max(x1 - x0, y1 - y0)
        apart[max(0, int(y0 - margin)) : int(y1 + margin), max(0, int(x0 - margin)) : int(x1 + margin)] = 0
    if (apart > _APART).mean() > _FEW:
        raise RedactError("图像改写后与原页面不一致，副本未保存", REMEDY)
    if ocr.available():
        text = "".join(line.text for line in ocr.lines_of(new, scale).lines)
        if any(value in "".join(text.split()) for value in values):
            raise _failed()


def _still(glyphs: Glyphs, changes: Sequence[Change]) -> bool:
    """Say whether a character that went is still read at its place."""
    places = {(char, *_corner(box)) for char, box in zip(glyphs.chars, glyphs.boxes, strict=True)}
    return any(
        (target.char, *_corner(target.box)) in places
        for change in changes
        for target in change.targets
        if target.char and target.char not in change.text
    )


def check_objects(target: Path, values: Sequence[str]) -> None:
    """Look for the values in every string and every decoded stream of the copy, and for earlier states."""
    needles = [value.encode(code, "ignore") for value in values for code in ("utf-8", "utf-16-be", "gb18030")]
    needles = [needle for needle in needles if len(needle) > _LEAST]
    data = target.read_bytes()
    if data.count(b"startxref") != 1:
        raise _failed()
    with pikepdf.open(target) as pdf:
        for thing in pdf.objects:
            if any(needle in text for text in texts_of(thing) for needle in needles):
                raise _failed()


def texts_of(thing: pikepdf.Object, depth: int = 0) -> Iterator[bytes]:
    """Yield the strings of an object, and its data where it is no picture."""
    if depth > 40:
        return
    if isinstance(thing, pikepdf.String):
        yield bytes(thing)
        yield str(thing).encode("utf-8", "surrogatepass")
    elif isinstance(thing, pikepdf.Array):
        for each in thing:
            if isinstance(each, pikepdf.Object) and not each.is_indirect:
                yield from texts_of(each, depth + 1)
    elif isinstance(thing, (pikepdf.Dictionary, pikepdf.Stream)):
        for key, value in thing.items():
            yield key.encode("utf-8", "surrogateescape")
            if isinstance(value, pikepdf.Object) and not value.is_indirect:
                yield from texts_of(value, depth + 1)
        if isinstance(thing, pikepdf.Stream) and thing.get("/Subtype") != "/Image":
            yield _data(thing)


def _data(stream: pikepdf.Stream) -> bytes:
    """Return the decoded data of a stream, or as it stands where it cannot be decoded."""
    try:
        return stream.read_bytes()
    except pikepdf.PdfError:
        return stream.read_raw_bytes()


def _failed() -> RedactError:
    """Make the error of a copy that does not hold."""
    return RedactError("复读副本时仍能取出应隐去的内容，副本未保存", REMEDY)
