"""Comments, form fields and marks that lie on a PDF page but are not part of its text."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import pypdfium2.raw as pdfium_c

from nlp.readers.pdf.objects import Area
from nlp.readers.pdf.page import Frame, sane
from nlp.values import Hidden, HiddenKind

_LABELS = {
    pdfium_c.FPDF_ANNOT_TEXT: "批注",
    pdfium_c.FPDF_ANNOT_FREETEXT: "文本框批注",
    pdfium_c.FPDF_ANNOT_STAMP: "图章",
    pdfium_c.FPDF_ANNOT_WIDGET: "表单域",
    pdfium_c.FPDF_ANNOT_REDACT: "涂黑标记",
    pdfium_c.FPDF_ANNOT_FILEATTACHMENT: "附件批注",
    pdfium_c.FPDF_ANNOT_LINK: "链接",
}
# A popup shows what its remark says.
_SILENT = frozenset({pdfium_c.FPDF_ANNOT_POPUP})
_REDACTION = "未生效的涂黑标记下"
_OVERLAY = "批注图形下"
_MOST, _PARTS = 5_000, 200
_OPAQUE, _SOLID = 0.9, 230
# Where a mark that can cover keeps the colour it is filled with.
_FILLED_BY = {
    pdfium_c.FPDF_ANNOT_SQUARE: (b"IC", pdfium_c.FPDFANNOT_COLORTYPE_InteriorColor),
    pdfium_c.FPDF_ANNOT_FREETEXT: (b"C", pdfium_c.FPDFANNOT_COLORTYPE_Color),
}


@dataclass(frozen=True, slots=True)
class Marks:
    """What the marks of a page say, and the areas that they cover, each with how to call it."""

    hidden: tuple[Hidden, ...] = field(default=(), repr=False)
    covers: tuple[tuple[Area, str], ...] = ()


def read_marks(page: Any, frame: Frame, number: int) -> Marks:  # noqa: ANN401 - pypdfium2 has no types
    """Read the marks of one page."""
    count = min(pdfium_c.FPDFPage_GetAnnotCount(page.raw), _MOST)
    hidden: list[Hidden] = []
    covers: list[tuple[Area, str]] = []
    for index in range(count):
        mark = pdfium_c.FPDFPage_GetAnnot(page.raw, index)
        if not mark:
            continue
        kind = pdfium_c.FPDFAnnot_GetSubtype(mark)
        if kind not in _SILENT:
            place = f"第 {number} 页，{_LABELS.get(kind, '批注')} {index + 1}"
            hidden += _said(mark, kind, place, number)
            cover = _cover(mark, kind, frame, index)
            if cover is not None:
                covers.append(cover)
        pdfium_c.FPDFPage_CloseAnnot(mark)
    return Marks(tuple(hidden), tuple(covers))


def _said(mark: Any, kind: int, place: str, page: int) -> Iterator[Hidden]:  # noqa: ANN401
    """Yield the words of a mark and its author."""
    keys = {b"Contents": place}
    if kind == pdfium_c.FPDF_ANNOT_WIDGET:
        keys = {b"V": place}
    else:
        keys |= {b"T": f"{place} 的作者"}
    if kind == pdfium_c.FPDF_ANNOT_REDACT:
        keys |= {b"OverlayText": f"{place} 的替代文字"}
    for key, where in keys.items():
        text = _string(mark, key)
        if text:
            yield Hidden(HiddenKind.COMMENT, where, text, page)


def _string(mark: Any, key: bytes) -> str:  # noqa: ANN401
    """Return a text value of a mark."""
    size = pdfium_c.FPDFAnnot_GetStringValue(mark, key, None, 0)
    if size <= 2:
        return ""
    buffer = ctypes.create_string_buffer(size)
    wide = ctypes.cast(buffer, ctypes.POINTER(pdfium_c.FPDF_WCHAR))
    pdfium_c.FPDFAnnot_GetStringValue(mark, key, wide, size)
    return buffer.raw[: size - 2].decode("utf-16-le", errors="replace").strip()


def _cover(mark: Any, kind: int, frame: Frame, index: int) -> tuple[Area, str] | None:  # noqa: ANN401
    """Return the area that a redaction mark, or a filled shape or text box, covers."""
    redaction = kind == pdfium_c.FPDF_ANNOT_REDACT
    if not redaction and (kind not in _FILLED_BY or not _filled(mark, *_FILLED_BY[kind])):
        return None
    rect = pdfium_c.FS_RECTF()
    if not pdfium_c.FPDFAnnot_GetRect(mark, rect):
        return None
    box = frame.box(rect.left, rect.bottom, rect.right, rect.top)
    return (Area(box, index, None), _REDACTION if redaction else _OVERLAY) if sane(box) else None


def _filled(mark: Any, key: bytes, kind: int) -> bool:  # noqa: ANN401
    """Say whether nothing shines through a mark: by its drawing where it has one, else by its colour."""
    opacity = ctypes.c_float(1.0)
    if pdfium_c.FPDFAnnot_HasKey(mark, b"CA"):
        pdfium_c.FPDFAnnot_GetNumberValue(mark, b"CA", opacity)
    if opacity.value < _OPAQUE:
        return False
    count = min(pdfium_c.FPDFAnnot_GetObjectCount(mark), _PARTS)
    if count > 0:
        return any(_is_ground(pdfium_c.FPDFAnnot_GetObject(mark, index)) for index in range(count))
    rgba = [ctypes.c_uint() for _ in range(4)]
    return bool(pdfium_c.FPDFAnnot_HasKey(mark, key) and pdfium_c.FPDFAnnot_GetColor(mark, kind, *rgba))


def _is_ground(part: Any) -> bool:  # noqa: ANN401
    """Say whether a part of a mark's drawing is a filled area."""
    if not part or pdfium_c.FPDFPageObj_GetType(part) != pdfium_c.FPDF_PAGEOBJ_PATH:
        return False
    fill, stroke = ctypes.c_int(), ctypes.c_int()
    rgba = [ctypes.c_uint() for _ in range(4)]
    drawn = pdfium_c.FPDFPath_GetDrawMode(part, fill, stroke) and fill.value
    return bool(drawn and pdfium_c.FPDFPageObj_GetFillColor(part, *rgba) and rgba[3].value >= _SOLID)
