"""The proof of a copy: it is read again, and what went must not be found by any means."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing
from pathlib import Path

import pikepdf
import pypdfium2 as pdfium

from annotations.redaction.pdf_locate import REMEDY
from annotations.redaction.pdf_targets import Change
from annotations.redaction.values import Plan, RedactError
from nlp.readers.pdf_page import Glyphs, frame_of, read_glyphs
from nlp.values import Document

_LEAST = 2


def values_gone(document: Document, plan: Plan) -> tuple[str, ...]:
    """Return the values that must stand nowhere in the copy: all that the masked text does not hold."""
    masked = "".join(plan.masked(document.text).split())
    values = {"".join(one.span.of(document.text).split()) for one in plan.replacements}
    values |= {"".join(word.value.split()) for word in plan.words}
    return tuple(sorted(value for value in values if len(value) >= _LEAST and value not in masked))


def check_text(target: Path, changes: Mapping[int, Sequence[Change]], values: Sequence[str]) -> None:
    """Read the text of the copy; raises RedactError where something of what went is still there."""
    with closing(pdfium.PdfDocument(target)) as file:
        for number in range(1, len(file) + 1):
            with closing(file[number - 1]) as page:
                glyphs = read_glyphs(page.get_textpage(), frame_of(page))
            squeezed = "".join(char for char in glyphs.chars if not char.isspace())
            if any(value in squeezed for value in values) or _still(glyphs, changes.get(number, ())):
                raise _failed()


def _still(glyphs: Glyphs, changes: Sequence[Change]) -> bool:
    """Say whether a character that went is still read at its place."""
    places = {
        (char, round(box[0]), round(box[1])) for char, box in zip(glyphs.chars, glyphs.boxes, strict=True)
    }
    return any(
        (target.char, round(target.box[0]), round(target.box[1])) in places
        for change in changes
        for target in change.targets
        if target.char not in change.text
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
            if any(needle in text for text in _texts(thing) for needle in needles):
                raise _failed()


def _texts(thing: pikepdf.Object, depth: int = 0) -> Iterator[bytes]:
    """Yield the strings of an object, and its data where it is no picture."""
    if depth > 40:
        return
    if isinstance(thing, pikepdf.String):
        yield bytes(thing)
        yield str(thing).encode()
    elif isinstance(thing, pikepdf.Array):
        for each in thing:
            if isinstance(each, pikepdf.Object) and not each.is_indirect:
                yield from _texts(each, depth + 1)
    elif isinstance(thing, (pikepdf.Dictionary, pikepdf.Stream)):
        for key, value in thing.items():
            yield key.encode()
            if isinstance(value, pikepdf.Object) and not value.is_indirect:
                yield from _texts(value, depth + 1)
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
