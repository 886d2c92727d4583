"""What is drawn on a PDF page, in drawing order: text objects, opaque areas, pictures."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import pypdfium2.raw as pdfium_c

from nlp.readers.matrix import UNIT, Matrix, at, times
from nlp.readers.pdf.line import Box
from nlp.readers.pdf.page import Frame, sane
from nlp.readers.pdf.slanted import is_slanted

Colour = tuple[int, int, int]

_DEPTH = 6
_MOST = 50_000
_SEGMENTS = 400
_OPAQUE = 220
_FAINT = 24
_BRIGHT = 235
_THICK = 5.0
_ALIKE = 24
_THIN = 2.5
_PAIRS = 400_000


@dataclass(frozen=True, slots=True)
class Area:
    """A part of the page that something opaque was painted on; `order` is when."""

    box: Box
    order: int
    colour: Colour | None


@dataclass(slots=True)
class Drawn:
    """Everything on a page that can hide text; texts are known by the address of their object."""

    areas: list[Area] = field(default_factory=list)
    pictures: list[Area] = field(default_factory=list)
    orders: dict[int, int] = field(default_factory=dict)
    unseen: set[int] = field(default_factory=set)
    pale: set[int] = field(default_factory=set)
    slanted: set[int] = field(default_factory=set)
    colours: dict[int, Colour] = field(default_factory=dict)
    texts: list[tuple[int, Any, Matrix]] = field(default_factory=list)
    rules: int = 0


def draw_list(page: Any, frame: Frame) -> Drawn:  # noqa: ANN401 - pypdfium2 has no types
    """Walk the page's objects, forms included, and note what can hide text."""
    drawn = Drawn()
    kinds = (pdfium_c.FPDF_PAGEOBJ_TEXT, pdfium_c.FPDF_PAGEOBJ_PATH, pdfium_c.FPDF_PAGEOBJ_IMAGE)
    text, path, image = kinds
    for order, (thing, kind, matrix) in enumerate(_walk(page)):
        if order > _MOST:
            break
        if kind == text:
            _note_text(thing, order, drawn)
            if is_slanted(thing, matrix):
                drawn.slanted.add(address(thing))
            drawn.texts.append((order, thing, matrix))
        elif kind == path:
            drawn.rules += _rules(thing)
            painted = [Area(frame.box(*box), order, colour) for box, colour in _painted(thing, matrix)]
            drawn.areas += [area for area in painted if sane(area.box)]
        elif kind == image:
            box = _bounds(thing, matrix)
            if box is not None and sane(frame.box(*box)):
                drawn.pictures.append(Area(frame.box(*box), order, None))
    if drawn.areas:
        drawn.areas = _that_matter(drawn, frame)
    return drawn


def _that_matter(drawn: Drawn, frame: Frame) -> list[Area]:
    """Keep the areas painted over earlier text or pictures, or in a text's own colour; the rest is ground."""
    if len(drawn.areas) * len(drawn.texts) > _PAIRS:
        return drawn.areas
    colours = set(drawn.colours.values())
    texts = []
    for order, thing, matrix in drawn.texts:
        box = _bounds(thing, matrix)
        if box is not None:
            texts.append((order, frame.box(*box)))
    return [
        area
        for area in drawn.areas
        if (area.colour is not None and any(alike(area.colour, colour) for colour in colours))
        or any(order < area.order and _touch(area.box, box) for order, box in texts)
        or any(under.order < area.order and _touch(area.box, under.box) for under in drawn.pictures)
    ]


def alike(a: Colour, b: Colour) -> bool:
    """Say whether nobody can tell the two colours apart."""
    return max(abs(one - other) for one, other in zip(a, b, strict=True)) < _ALIKE


def _touch(a: Box, b: Box) -> bool:
    """Say whether two boxes share a point."""
    return a[0] <= b[2] and b[0] <= a[2] and a[1] <= b[3] and b[1] <= a[3]


def _walk(page: Any) -> Iterator[tuple[Any, int, Matrix]]:  # noqa: ANN401
    """Yield each object with its kind and the matrix that brings it to the page."""
    for index in range(pdfium_c.FPDFPage_CountObjects(page.raw)):
        yield from _inside(pdfium_c.FPDFPage_GetObject(page.raw, index), UNIT, 0)


def _inside(thing: Any, matrix: Matrix, depth: int) -> Iterator[tuple[Any, int, Matrix]]:  # noqa: ANN401
    """Yield an object, or what a form object holds."""
    kind = pdfium_c.FPDFPageObj_GetType(thing)
    if kind != pdfium_c.FPDF_PAGEOBJ_FORM:
        yield thing, kind, matrix
        return
    own = pdfium_c.FS_MATRIX()
    if depth >= _DEPTH or not pdfium_c.FPDFPageObj_GetMatrix(thing, own):
        return
    inner = times((own.a, own.b, own.c, own.d, own.e, own.f), matrix)
    for index in range(pdfium_c.FPDFFormObj_CountObjects(thing)):
        yield from _inside(pdfium_c.FPDFFormObj_GetObject(thing, index), inner, depth + 1)


def address(thing: Any) -> int:  # noqa: ANN401
    """Return what an object is known by."""
    return ctypes.cast(thing, ctypes.c_void_p).value or 0


def _fill(thing: Any) -> tuple[int, int, int, int] | None:  # noqa: ANN401
    """Return the fill colour of an object with its opacity."""
    rgba = [ctypes.c_uint() for _ in range(4)]
    return _rgba(rgba) if pdfium_c.FPDFPageObj_GetFillColor(thing, *rgba) else None


def _rgba(values: list[ctypes.c_uint]) -> tuple[int, int, int, int]:
    """Return four numbers."""
    return values[0].value, values[1].value, values[2].value, values[3].value


def _note_text(thing: Any, order: int, drawn: Drawn) -> None:  # noqa: ANN401
    """Note when a text object is drawn, and whether it can be seen."""
    key = address(thing)
    drawn.orders[key] = order
    mode = pdfium_c.FPDFTextObj_GetTextRenderMode(thing)
    colour = _fill(thing)
    if mode in (pdfium_c.FPDF_TEXTRENDERMODE_INVISIBLE, pdfium_c.FPDF_TEXTRENDERMODE_CLIP) or (
        colour is not None and colour[3] < _FAINT
    ):
        drawn.unseen.add(key)
    elif mode == pdfium_c.FPDF_TEXTRENDERMODE_FILL and colour is not None:
        drawn.colours[key] = colour[:3]
        if min(colour[:3]) >= _BRIGHT:
            drawn.pale.add(key)


def _bounds(thing: Any, matrix: Matrix) -> Box | None:  # noqa: ANN401
    """Return the rectangle around an object in page coordinates."""
    sides = [ctypes.c_float() for _ in range(4)]
    if not pdfium_c.FPDFPageObj_GetBounds(thing, *sides):
        return None
    left, bottom, right, top = (side.value for side in sides)
    return _around([at(x, y, matrix) for x in (left, right) for y in (bottom, top)])


def _around(points: list[tuple[float, float]]) -> Box:
    """Return the rectangle around points."""
    xs, ys = [p[0] for p in points], [p[1] for p in points]
    return min(xs), min(ys), max(xs), max(ys)


def _rules(thing: Any) -> int:  # noqa: ANN401
    """Count the rules that a path may draw: thin ones by their bounds, boxes as four."""
    sides = [ctypes.c_float() for _ in range(4)]
    if not pdfium_c.FPDFPageObj_GetBounds(thing, *sides):
        return 0
    left, bottom, right, top = (side.value for side in sides)
    if min(right - left, top - bottom) < _THIN:
        return 1
    stroke = ctypes.c_int()
    pdfium_c.FPDFPath_GetDrawMode(thing, ctypes.c_int(), stroke)
    return max(4, pdfium_c.FPDFPath_CountSegments(thing) // 2) if stroke.value else 0


def _painted(thing: Any, matrix: Matrix) -> Iterator[tuple[Box, Colour]]:  # noqa: ANN401
    """Yield the rectangles that a path paints over: filled boxes, and lines as thick as a marker's."""
    mode, stroke = ctypes.c_int(), ctypes.c_int()
    if not pdfium_c.FPDFPath_GetDrawMode(thing, mode, stroke):
        return
    width = ctypes.c_float()
    pdfium_c.FPDFPageObj_GetStrokeWidth(thing, width)
    if not mode.value and not (stroke.value and width.value >= _THICK):
        return
    rgba = [ctypes.c_uint() for _ in range(4)]
    getter = pdfium_c.FPDFPageObj_GetFillColor if mode.value else pdfium_c.FPDFPageObj_GetStrokeColor
    if not getter(thing, *rgba) or rgba[3].value < _OPAQUE or pdfium_c.FPDFPageObj_HasTransparency(thing):
        return
    own = pdfium_c.FS_MATRIX()
    if pdfium_c.FPDFPageObj_GetMatrix(thing, own):
        matrix = times((own.a, own.b, own.c, own.d, own.e, own.f), matrix)
    half = 0.0 if mode.value else width.value / 2
    for points in _subpaths(thing):
        box = _around([at(x, y, matrix) for x, y in points])
        upright = box[3] - box[1] if mode.value else 0.0
        if mode.value and (box[2] - box[0] < 3 or upright < 3):
            continue
        flat = box[3] - box[1] < 1
        yield (box[0], box[1] - half, box[2], box[3] + half) if flat else box, _rgba(rgba)[:3]


def _subpaths(thing: Any) -> Iterator[list[tuple[float, float]]]:  # noqa: ANN401
    """Yield the points of each simple part of a path; curves and long outlines cover nothing for sure."""
    count = pdfium_c.FPDFPath_CountSegments(thing)
    if not 2 <= count <= _SEGMENTS:
        return
    points: list[tuple[float, float]] = []
    curved = False
    x, y = ctypes.c_float(), ctypes.c_float()
    for index in range(count):
        segment = pdfium_c.FPDFPath_GetPathSegment(thing, index)
        kind = pdfium_c.FPDFPathSegment_GetType(segment)
        if kind == pdfium_c.FPDF_SEGMENT_MOVETO:
            if len(points) > 1 and not curved:
                yield points
            points, curved = [], False
        curved = curved or kind == pdfium_c.FPDF_SEGMENT_BEZIERTO
        pdfium_c.FPDFPathSegment_GetPoint(segment, x, y)
        points.append((x.value, y.value))
        curved = curved or len(points) > 6
    if len(points) > 1 and not curved:
        yield points
