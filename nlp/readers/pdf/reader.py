"""PDF becomes a reading: running text with a box for every character, margins, and what nobody sees."""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c

from nlp.readers import ocr
from nlp.readers.interface import Limits, ReadError, Reading
from nlp.readers.pdf import meta as pdf_meta
from nlp.readers.pdf.hidden import inspect_page
from nlp.readers.pdf.inside import look_inside
from nlp.readers.pdf.layout import columns_of_pages, edges
from nlp.readers.pdf.line import Line
from nlp.readers.pdf.margins import split_margins
from nlp.readers.pdf.page import Frame, Glyphs, frame_of, read_glyphs, segments_of
from nlp.readers.pdf.reflow import reflow
from nlp.readers.pdf.scan import has_gaps, render, said_by_image, unreadable
from nlp.readers.pdf.tables import Tables, by_cells, ruled
from nlp.readers.pdf.turn import overhead, rejoined, turn_back, turned_line, upright
from nlp.values import Cause, Hidden, Margin

MEDIA_TYPE = "application/pdf"
_TAIL = 1 << 16
_OCR_SHARE = 0.7
"""The share of a file's time that OCR may use: what was read by then is kept, the rest is named."""


@dataclass(frozen=True, slots=True)
class _Leaf:
    """What one page gave; `image` says that its words are in a picture and were not read."""

    number: int
    frame: Frame
    segments: Sequence[Line] = field(repr=False)
    hidden: tuple[Hidden, ...] = field(default=(), repr=False)
    margins: tuple[Margin, ...] = field(default=(), repr=False)
    image: bool = False
    recognised: bool = False
    damaged: bool = False
    gaps: bool = False
    late: bool = False
    doubtful: int = 0
    laid: Frame | None = None

    @property
    def layout(self) -> Frame:
        """Return the frame that the segments are in: another than the page's where lines run up or down."""
        return self.laid or self.frame


def read_pdf(path: Path, limits: Limits) -> Reading:
    """Read a PDF; raises `ReadError` when it is empty, damaged, locked, too long or only pictures."""
    deadline = time.monotonic() + _OCR_SHARE * limits.seconds
    _check_ends(path)
    with _opened(path) as document, closing(Tables(path)) as tables:
        count = len(document)
        if count > limits.pages:
            raise ReadError(
                Cause.TOO_LARGE, f"共 {count} 页，超过上限 {limits.pages} 页", "拆成几个文件，或提高页数上限"
            )
        leaves = [_read_page(document, tables, number, limits, deadline) for number in range(1, count + 1)]
        _refuse(leaves, limits)
        bodies, margins = split_margins(
            {leaf.number: leaf.segments for leaf in leaves},
            {leaf.number: leaf.layout.shown[1] for leaf in leaves},
        )
        margins += [margin for leaf in leaves for margin in leaf.margins]
        columns = columns_of_pages(bodies)
        text, pages = reflow(edges(columns), {leaf.number: leaf.layout.shown for leaf in leaves})
        pages = turn_back(
            pages, {leaf.number: leaf.layout for leaf in leaves}, {leaf.number: leaf.frame for leaf in leaves}
        )
        marks = (hidden.text for leaf in leaves for hidden in leaf.hidden)
        inside = look_inside(path, "\n".join((text, *(one.text for one in margins), *marks)))
        outside = [*pdf_meta.metadata(document, path, inside.packets), *pdf_meta.attachments(document)]
        outside += (*pdf_meta.bookmarks(document, text), *inside.hidden)
    return Reading(
        text=text,
        media_type=MEDIA_TYPE,
        pages=pages,
        hidden=(*outside, *(hidden for leaf in leaves for hidden in leaf.hidden)),
        margins=(*margins, *inside.margins),
        notes=(*_notes(leaves, limits), *inside.notes),
    )


def _damaged(reason: str) -> ReadError:
    """Make the error for a broken file."""
    return ReadError(Cause.DAMAGED, reason, "向提供者重新索取完整的文件")


def _check_ends(path: Path) -> None:
    """Refuse an empty file and one whose end is missing: pdfium would silently read what is left."""
    try:
        size = path.stat().st_size
        if size == 0:
            raise ReadError(Cause.EMPTY, "文件是空的（0 字节）", "向提供者重新索取文件")
        with path.open("rb") as file:
            file.seek(max(0, size - _TAIL))
            tail = file.read().rstrip(b"\0 \t\r\n")
    except FileNotFoundError as error:
        raise ReadError(Cause.MISSING, "找不到文件", "核对路径") from error
    if b"%%EOF" not in tail[-4096:]:
        raise _damaged("文件不完整：缺少结尾，可能被截断")


@contextmanager
def _opened(path: Path) -> Iterator[Any]:
    """Open the document and close it again; failures say why."""
    try:
        document = pdfium.PdfDocument(path)
    except pdfium.PdfiumError as error:
        if error.err_code == pdfium_c.FPDF_ERR_PASSWORD:
            raise ReadError(Cause.ENCRYPTED, "文件有打开密码", "用密码打开后另存为无密码的 PDF") from error
        if error.err_code == pdfium_c.FPDF_ERR_SECURITY:
            raise ReadError(
                Cause.ENCRYPTED, "文件用不支持的方式加密", "用原软件打开后另存为未加密的 PDF"
            ) from error
        raise _damaged("文件损坏，无法打开") from error
    try:
        if len(document) == 0:
            raise _damaged("文件中没有可读的页")
        yield document
    finally:
        document.close()


def _read_page(document: Any, tables: Tables, number: int, limits: Limits, deadline: float) -> _Leaf:  # noqa: ANN401
    """Read one page; where its words are only in a picture, by OCR if that is there."""
    try:
        page = document[number - 1]
    except pdfium.PdfiumError:
        return _Leaf(number, Frame(0, 0, 0, 1, 0), (), damaged=True)
    try:
        frame = frame_of(page)
        textpage = page.get_textpage()
        glyphs = read_glyphs(textpage, frame)
        seen = inspect_page(page, textpage, glyphs, frame, number)
        slanted = seen.slanted
        laid = upright(glyphs, frame, slanted.places)
        if over := overhead(textpage, glyphs, frame, slanted.places):
            laid = replace(frame, turn=(frame.turn + 2) % 4)
        if laid is not frame:
            glyphs = read_glyphs(textpage, laid)
        segments = segments_of(glyphs, seen.skip | slanted.indexes)
        segments = [*(rejoined(segments) if over else segments), *slanted.lines(glyphs)]
        if segments and ruled(seen.rules):
            segments = by_cells(segments, tables.cells(number, laid))
        if not (said_by_image(glyphs, seen.pictures, frame) or unreadable(glyphs)):
            return _Leaf(
                number, frame, segments, seen.hidden, slanted.margins, laid=laid, gaps=has_gaps(glyphs)
            )
        leaf = _Leaf(number, frame, segments, seen.hidden, slanted.margins, image=True, laid=laid)
        leaf = _by_image(page, leaf, glyphs, limits, deadline)
        if leaf.recognised and ruled(seen.rules):
            leaf = replace(leaf, segments=by_cells(leaf.segments, tables.cells(number, leaf.layout)))
        return leaf
    except pdfium.PdfiumError:
        return _Leaf(number, Frame(0, 0, 0, 1, 0), (), damaged=True)
    finally:
        page.close()


def _by_image(page: Any, leaf: _Leaf, glyphs: Glyphs, limits: Limits, deadline: float) -> _Leaf:  # noqa: ANN401
    """Read the picture of a page; without OCR the page keeps what text it has, and is said to be one."""
    if unreadable(glyphs):
        leaf = replace(leaf, segments=())
    if not (limits.ocr and ocr.available()):
        return leaf
    if time.monotonic() > deadline:
        return replace(leaf, late=True)
    picture, scale = render(page, leaf.frame, limits)
    said = ocr.lines_of(picture, scale)
    if sum(len(line.text) for line in said.lines) < sum(len(line.text) for line in leaf.segments):
        return replace(leaf, image=False)
    segments = [turned_line(line, *leaf.frame.shown, said.quarters) for line in said.lines]
    laid = replace(leaf.frame, turn=(leaf.frame.turn + said.quarters) % 4)
    return replace(leaf, segments=segments, image=False, recognised=True, laid=laid, doubtful=said.doubtful)


def _refuse(leaves: Sequence[_Leaf], limits: Limits) -> None:
    """Refuse a document none of whose pages gave text, and say why."""
    if any(leaf.segments for leaf in leaves):
        return
    if any(leaf.image for leaf in leaves):
        if not limits.ocr:
            raise ReadError(
                Cause.IMAGE_ONLY, "页面都是图像，没有文字，而文字识别已关闭", "打开文字识别（OCR）"
            )
        if any(leaf.late for leaf in leaves):
            raise ReadError(Cause.TIMEOUT, "页面都是图像，识别时间不够", "拆分文件，或提高时限")
        raise ReadError(Cause.IMAGE_ONLY, "页面都是图像，没有文字", ocr.REMEDY)
    if any(leaf.damaged for leaf in leaves):
        raise _damaged("所有页面都无法读取")
    if any(leaf.recognised for leaf in leaves):
        raise ReadError(Cause.EMPTY, "页面是图像，没有识别出文字", "核对扫描是否清楚、方向是否正确")
    if not any(leaf.hidden for leaf in leaves):
        raise ReadError(Cause.EMPTY, "页面上没有文字", "核对文件是否正确")


def _notes(leaves: Sequence[_Leaf], limits: Limits) -> Iterator[str]:
    """Say which pages are pictures, recognised or broken."""
    why = "" if not limits.ocr or ocr.available() else f"（{ocr.REMEDY}）"
    for pages, what in (
        ([leaf.number for leaf in leaves if leaf.late], "是图像，识别时间不够，未读取；请拆分文件或提高时限"),
        (
            [leaf.number for leaf in leaves if leaf.image and not leaf.late],
            f"是图像，图像中的文字未读取{why}",
        ),
        ([leaf.number for leaf in leaves if leaf.recognised], "是图像，文字由 OCR 识别，可能有错字"),
        ([leaf.number for leaf in leaves if leaf.doubtful], "有看不清的行，未收入正文"),
        ([leaf.number for leaf in leaves if leaf.gaps], "有文字的字体没有编码，这些文字未读取"),
        ([leaf.number for leaf in leaves if leaf.damaged], "损坏，未能读取"),
    ):
        if pages:
            yield f"第 {ranges(pages)} 页{what}"


def ranges(numbers: Sequence[int]) -> str:
    """Write sorted page numbers in short: 1–3、7."""
    runs: list[list[int]] = []
    for number in numbers:
        if runs and number == runs[-1][1] + 1:
            runs[-1][1] = number
        else:
            runs.append([number, number])
    return "、".join(f"{a}" if a == b else f"{a}–{b}" for a, b in runs)
