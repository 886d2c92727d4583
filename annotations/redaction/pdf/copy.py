"""A masked copy of a PDF: characters really removed, pixels really replaced, the page otherwise as it was."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pikepdf
import pypdfium2 as pdfium
from PIL import Image

from annotations.redaction.files import unfinished
from annotations.redaction.pdf import check as pdf_check
from annotations.redaction.pdf import clean as pdf_clean
from annotations.redaction.pdf.check import Made
from annotations.redaction.pdf.clean import Cover
from annotations.redaction.pdf.house import House
from annotations.redaction.pdf.locate import REMEDY, blot, mark, sheet_of
from annotations.redaction.pdf.pictures import painted
from annotations.redaction.pdf.rewrite import Rewriter
from annotations.redaction.pdf.stream import Walker
from annotations.redaction.pdf.targets import Change, Target, beside, changes_of, hidden, recognised
from annotations.redaction.pdf.tint import tinted
from annotations.redaction.scan.words import aligned, beside_text, words_of
from annotations.redaction.values import Plan, RedactError
from nlp.readers import ocr
from nlp.readers.interface import Limits
from nlp.readers.pdf.hidden import inspect_page
from nlp.readers.pdf.line import Box
from nlp.readers.pdf.objects import draw_list
from nlp.readers.pdf.page import Frame, drawn_twice, frame_of, read_glyphs
from nlp.readers.pdf.scan import render
from nlp.values import Document, Page, Span

# pikepdf logs what it could not parse: nothing of a document may reach a log.
logging.getLogger("pikepdf").setLevel(logging.CRITICAL + 1)

_SCAN = 0.5
# What the two libraries raise on broken files; none of it may leave half a copy, or speak of the content.
_FAULTS = (
    pikepdf.PdfError,
    pikepdf.PasswordError,
    pdfium.PdfiumError,
    ValueError,
    TypeError,
    KeyError,
    IndexError,
    AttributeError,
    RuntimeError,
)


@dataclass(frozen=True, slots=True)
class _Look:
    """What is to be done to a page, and how it is turned."""

    frame: Frame
    changes: tuple[Change, ...] = field(repr=False)
    recognised: bool
    planned: int
    """How many of the changes, the first ones, are those of the running text."""
    boxed: tuple[Box, ...] = ()


def write_pdf(source: Path, target: Path, document: Document, plan: Plan) -> None:
    """Write the masked copy of a PDF; raises RedactError, and leaves nothing, where it cannot."""
    part = unfinished(target)
    try:
        made = _write(source, part, document, plan)
        values = pdf_check.values_gone(document, plan)
        pdf_check.check_pages(source, part, made, values)
        pdf_check.check_objects(part, values)
        part.replace(target)
    except _FAULTS:
        raise RedactError("PDF 的内部结构损坏或特殊，无法改写", REMEDY) from None
    finally:
        part.unlink(missing_ok=True)


def _write(source: Path, target: Path, document: Document, plan: Plan) -> dict[int, Made]:
    """Rewrite the pages that change and strip the rest; returns what was done to each page."""
    planned = changes_of(document, plan)
    pages = {page.number: page for page in document.pages}
    made: dict[int, Made] = {}
    with pikepdf.open(source) as pdf, closing(pdfium.PdfDocument(source)) as file:
        pdf_clean.refuse_portfolio(pdf)
        house, walker = House(pdf), Walker()
        for number, page in enumerate(pdf.pages, 1):
            own = pages.get(number, Page(number, Span(0, 0)))
            covers = pdf_clean.covers_of(page)
            with closing(file[number - 1]) as drawn:
                look = _look(drawn, own, document, plan, planned.get(number, []))
                if look.changes or look.boxed or covers:
                    made[number] = _change(Rewriter(pdf, house), page, drawn, walker, look, covers)
        house.finish()
        pdf_clean.strip(pdf, plan, document.text)
        pdf.remove_unreferenced_resources()
        pdf.save(target, object_stream_mode=pikepdf.ObjectStreamMode.generate, encryption=False)
    return made


def _look(page: Any, own: Page, document: Document, plan: Plan, planned: Sequence[Change]) -> _Look:  # noqa: ANN401
    """Collect what changes on a page: the running text's, words beside it, and all that nobody sees."""
    frame = frame_of(page)
    textpage = page.get_textpage()
    glyphs = read_glyphs(textpage, frame)
    skip = inspect_page(page, textpage, glyphs, frame, own.number).skip
    told_apart = skip | drawn_twice(glyphs, skip)
    changes = [*planned, *beside(own, glyphs, told_apart, plan.words), hidden(glyphs, skip)]
    read = recognised(document, own, glyphs)
    words = beside_text(document, own.number, plan.words) if read else ()
    if words:
        pixels, scale = render(page, frame, Limits())
        changes += words_of(Image.fromarray(pixels), scale, planned, words)
    return _Look(
        frame, tuple(change for change in changes if change.targets), read, len(planned), _boxed(page, frame)
    )


def _boxed(page: Any, frame: Frame) -> tuple[Box, ...]:  # noqa: ANN401
    """Return the places where an opaque box lies on a scan: what it hides is still in the picture."""
    drawn = draw_list(page, frame)
    scans = [one for one in drawn.pictures if _area(one.box) > _SCAN * frame.width * frame.height]
    return tuple(
        area.box
        for area in drawn.areas
        if any(scan.order < area.order and _within(area.box, scan.box) for scan in scans)
    )


def _area(box: Box) -> float:
    """Return the area of a box."""
    return (box[2] - box[0]) * (box[3] - box[1])


def _within(box: Box, other: Box) -> bool:
    """Say whether the middle of a box lies in another."""
    x, y = (box[0] + box[2]) / 2, (box[1] + box[3]) / 2
    return other[0] <= x <= other[2] and other[1] <= y <= other[3]


def _change(
    rewriter: Rewriter,
    page: pikepdf.Page,
    drawn: Any,  # noqa: ANN401
    walker: Walker,
    look: _Look,
    covers: Sequence[Cover],
) -> Made:
    """Rewrite one page."""
    sheet = sheet_of(walker.page(page), look.frame)
    pixels: dict[Target, Box] = {}
    if not look.recognised and ocr.available() and sheet.layered(look.changes):
        picture, scale = render(drawn, look.frame, Limits())
        pixels = aligned(ocr.lines_of(picture, scale).lines, look.changes)
    marks = mark(sheet, look.changes, pixels, recognised=look.recognised)
    under_covers = [Target("", box) for box in (*(look.frame.box(*one.rect) for one in covers), *look.boxed)]
    blot(sheet, under_covers, marks)
    pictures = {
        key: painted(rewriter.pdf, marks.pictures[key], changes, look.frame, drawn)
        for key, changes in marks.paints.items()
    }
    tints = b"" if pictures else tinted(look.changes[: look.planned], look.frame)
    rewriter.page(page, marks, pictures, tints + b"\n".join(cover.draw() for cover in covers))
    changes = (*look.changes, *((Change(tuple(under_covers), ""),) if under_covers else ()))
    return Made(changes, painted=bool(pictures), text=not look.recognised)
