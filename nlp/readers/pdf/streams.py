"""What the streams of a PDF say beside its pages: remarks, pictures, data, drawings that nobody sees."""

from __future__ import annotations

import io
from collections import defaultdict
from collections.abc import Iterable, Iterator
from contextlib import closing
from dataclasses import dataclass, field
from typing import Any, Final

import pikepdf
import pypdfium2 as pdfium

from nlp.readers.byte_words import words_in
from nlp.readers.package_words import says
from nlp.readers.pdf.bounds import fits, font_files, speaks, too_large, too_many
from nlp.readers.pdf.drawn import contents_of, drawn_by, drawn_forms
from nlp.readers.pdf.lexer import said_aside
from nlp.readers.picture_parts import beside_pixels

_AT_ONCE, _MOST_LINES = 200, 200
# Pixels that only a painter can unpack.
_PACKED_PIXELS: Final = frozenset(("/JPXDecode", "/JBIG2Decode", "/CCITTFaxDecode"))
HIDDEN_MARK = 0x02 | 0x20
REMARKS, PICTURES, DATA, UNSEEN = "页面指令中的注释", "图像的附带信息", "数据流", "页面上看不到的图形"


@dataclass(frozen=True, slots=True)
class Said:
    """What a stream says: by which way (`what`), the object it stands in, whether people see it."""

    what: str
    holder: Any = field(repr=False)
    words: tuple[str, ...] = field(repr=False)
    seen: bool = False


def told_by_streams(pdf: pikepdf.Pdf, squeezed: str) -> Iterator[Said]:
    """Yield what streams say that does not stand in `squeezed` (the text of the pages without blanks)."""
    if too_many(pdf):
        return
    for one in (*_of_streams(pdf, font_files(pdf)), *_of_drawings(pdf)):
        words = tuple(word for word in one.words if says(word) and "".join(word.split()) not in squeezed)
        if words:
            yield Said(one.what, one.holder, words[:_MOST_LINES], one.seen)


def by_sort(said: Iterable[Said]) -> dict[str, list[str]]:
    """Return the words by the way that they are said, each once."""
    found: dict[str, dict[str, None]] = defaultdict(dict)
    for one in said:
        found[one.what].update(dict.fromkeys(one.words))
    return {what: list(words) for what, words in found.items()}


def _of_streams(pdf: pikepdf.Pdf, fonts: set[tuple[int, int]]) -> Iterator[Said]:
    """Yield what each stream says: drawings aside, pictures beside their pixels, all others anywhere."""
    drawings, told = list(_instructed(pdf)), dict[tuple[tuple[int, int], ...], tuple[str, ...]]()
    parts_of_drawings = {part.objgen for _, parts in drawings for part in parts}
    for thing in pdf.objects:
        if not isinstance(thing, pikepdf.Stream) or not speaks(thing, fonts):
            continue
        if thing.get("/Subtype") == "/Image":
            yield Said(PICTURES, thing, tuple(beside_image(thing)))
        elif thing.objgen not in parts_of_drawings:
            yield Said(DATA, thing, tuple(words_in(data_of(thing))))
    for holder, parts in drawings:
        key = tuple(part.objgen for part in parts)
        if key not in told:
            told[key] = tuple(_aside(parts))
        yield Said(REMARKS, holder, told[key])


def _instructed(pdf: pikepdf.Pdf) -> Iterator[tuple[pikepdf.Object, list[pikepdf.Stream]]]:
    """Yield what draws (pages, forms, patterns, glyphs) with its streams of instructions."""
    for thing in pdf.objects:
        if isinstance(thing, pikepdf.Stream):
            if thing.get("/Subtype") == "/Form" or thing.get("/PatternType") == 1:
                yield thing, [thing]
        elif isinstance(thing, pikepdf.Dictionary):
            if thing.get("/Type") in ("/Page", "/Template"):
                yield thing, contents_of(thing)
            procedures = thing.get("/CharProcs") if thing.get("/Subtype") == "/Type3" else None
            if isinstance(procedures, pikepdf.Dictionary):
                yield from ((one, [one]) for _, one in procedures.items() if isinstance(one, pikepdf.Stream))


def _aside(parts: list[pikepdf.Stream]) -> Iterator[str]:
    """Yield what the streams of a drawing say aside; words may be spread over two (ISO 32000-1, 7.8.2)."""
    for some in _at_once(parts):
        yield from said_aside(b"\n".join(map(data_of, some)))


def _at_once(parts: list[pikepdf.Stream]) -> list[list[pikepdf.Stream]]:
    """Return what is read as one: all streams of a drawing, or each alone (too much at once, one broken)."""
    sizes = [_unpacked_size(part) for part in parts]
    whole = None not in sizes and fits(sum(size or 0 for size in sizes))
    return [parts] if whole else [[part] for part in parts]


def _unpacked_size(part: pikepdf.Stream) -> int | None:
    """Return the size of what a stream holds, None where that is not read."""
    if too_large(part):
        return None
    try:
        return len(part.read_bytes())
    except pikepdf.PdfError:
        return None


def beside_image(image: pikepdf.Stream) -> list[str]:
    """Return what a picture tells beside its pixels: in its own file, or behind the last of them."""
    try:
        packed, data = packed_pixels(image)
    except pikepdf.PdfError:
        return words_in(image.read_raw_bytes())
    if packed == "/DCTDecode":
        return beside_pixels(data)
    if packed in _PACKED_PIXELS:
        return words_in(data)
    size = size_of(image)
    return words_in(data_of(image)[size:], written=True) if size else []


def packed_pixels(image: pikepdf.Stream) -> tuple[str, bytes]:
    """Return the last filter of a picture, and what it unpacks: the file that a camera wrote, for a JPEG.

    Raises PdfError where one of the filters around it is broken.
    """
    names, settings = image.get("/Filter"), image.get("/DecodeParms")
    if not isinstance(names, pikepdf.Array):
        return str(names), image.read_raw_bytes()
    if len(names) < 2:
        return str(names[0]) if len(names) else "", image.read_raw_bytes()
    with pikepdf.new() as apart:
        around = apart.make_stream(image.read_raw_bytes(), Filter=pikepdf.Array(list(names)[:-1]))
        if isinstance(settings, pikepdf.Array):
            around.DecodeParms = pikepdf.Array([_predicting(one) for one in list(settings)[:-1]])
        return str(names[-1]), around.read_bytes()


def _predicting(settings: Any) -> pikepdf.Dictionary:  # noqa: ANN401 - a dictionary, or null
    """Return the settings of a filter that packs bytes: whole numbers, all of them."""
    given: Any = settings.items() if isinstance(settings, pikepdf.Dictionary) else ()
    return pikepdf.Dictionary({key: value for key, value in given if isinstance(value, int)})


def size_of(image: pikepdf.Stream) -> int:
    """Return how many bytes the pixels of a picture take, or 0 where that is not plain to see."""
    tones = {"/DeviceGray": 1, "/DeviceRGB": 3, "/DeviceCMYK": 4}.get(str(image.get("/ColorSpace")), 0)
    if image.get("/ImageMask"):
        tones = 1
    bits = 1 if image.get("/ImageMask") else int(image.get("/BitsPerComponent", 0))
    return (int(image.get("/Width", 0)) * tones * bits + 7) // 8 * int(image.get("/Height", 0))


def data_of(stream: pikepdf.Stream) -> bytes:
    """Return the data of a stream, as it stands where it cannot be decoded."""
    if too_large(stream):
        return b""
    try:
        return stream.read_bytes()
    except pikepdf.PdfError:
        return stream.read_raw_bytes()


def _of_drawings(pdf: pikepdf.Pdf) -> Iterator[Said]:
    """Yield what drawings say that no page draws: each is put on a page of its own and read."""
    shown = drawn_forms(pdf)
    holders = [one for one in _drawings(pdf) if one[0].objgen not in shown]
    for first in range(0, len(holders), _AT_ONCE):
        yield from _on_sheets(pdf, holders[first : first + _AT_ONCE])


def _on_sheets(pdf: pikepdf.Pdf, holders: list[tuple[pikepdf.Object, Any, bool]]) -> Iterator[Said]:
    """Yield what some drawings say, each put on a page of its own."""
    with pikepdf.new() as sheets, io.BytesIO() as file:
        for holder, resources, _ in holders:
            _put(sheets, pdf, holder, resources)
        sheets.save(file)
        with closing(pdfium.PdfDocument(file.getvalue())) as read:
            for (holder, _, seen), page in zip(holders, list(read), strict=False):
                with closing(page), closing(page.get_textpage()) as text:
                    lines = tuple(line.strip() for line in text.get_text_range().splitlines())
                yield Said(UNSEEN, holder, lines, seen)


def _drawings(pdf: pikepdf.Pdf) -> Iterator[tuple[pikepdf.Object, Any, bool]]:
    """Yield forms and patterns and pages that are none, with their resources, and whether people see them."""
    pages = {page.obj.objgen for page in pdf.pages}
    seals = list(_seals(pdf))
    marks = {stream.objgen for stream in seals}.union(*map(drawn_by, seals))
    for thing in pdf.objects:
        if isinstance(thing, pikepdf.Stream):
            if (thing.get("/Subtype") == "/Form" or thing.get("/PatternType") == 1) and _letters(thing):
                yield thing, thing.get("/Resources"), thing.objgen in marks
        elif _is_page(thing) and thing.objgen not in pages:
            yield thing, thing.get("/Resources"), False


def _is_page(thing: pikepdf.Object) -> bool:
    """Say whether an object is a page, or a model of one, that shows something."""
    return (
        isinstance(thing, pikepdf.Dictionary)
        and thing.get("/Type") in ("/Page", "/Template")
        and "/Contents" in thing
    )


def _seals(pdf: pikepdf.Pdf) -> Iterator[pikepdf.Stream]:
    """Yield the drawings of marks that people see on a page: seals, fields."""
    for page in pdf.pages:
        for mark in page.obj.get("/Annots", pikepdf.Array()):
            if not isinstance(mark, pikepdf.Dictionary) or int(mark.get("/F", 0)) & HIDDEN_MARK:
                continue
            drawing: Any = mark.get("/AP", pikepdf.Dictionary()).get("/N")
            several = isinstance(drawing, pikepdf.Dictionary)
            states = [state for _, state in drawing.items()] if several else [drawing]
            yield from (one for one in states if isinstance(one, pikepdf.Stream))


def _letters(stream: pikepdf.Stream) -> bool:
    """Say whether a drawing sets any letters."""
    data = data_of(stream)
    return b"Tj" in data or b"TJ" in data


def _put(sheets: pikepdf.Pdf, pdf: pikepdf.Pdf, holder: pikepdf.Object, resources: Any) -> None:  # noqa: ANN401
    """Put a drawing on a page of its own, as large as it wants to be."""
    page = sheets.add_blank_page(page_size=(14400, 14400))
    own = resources if isinstance(resources, pikepdf.Dictionary) else pdf.pages[0].obj.get("/Resources")
    if isinstance(own, pikepdf.Dictionary):
        owned = own if own.is_indirect else pdf.make_indirect(own)
        page.obj["/Resources"] = sheets.copy_foreign(owned)
    data = (
        data_of(holder)
        if isinstance(holder, pikepdf.Stream)
        else b"\n".join(data_of(one) for one in contents_of(holder))
    )
    page.obj["/MediaBox"] = pikepdf.Array([-7200, -7200, 7200, 7200])
    page.obj["/Contents"] = sheets.make_stream(data)
