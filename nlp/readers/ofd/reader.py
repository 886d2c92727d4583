"""OFD (GB/T 33190) becomes a reading: text in reading order with boxes, margins, and what is not seen."""

from __future__ import annotations

import time
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

from lxml import etree

from nlp.readers.attached import said_by
from nlp.readers.docx.reader import read_docx
from nlp.readers.interface import Limits, ReadError, Reading
from nlp.readers.ofd.layout import Flow, Sheet, flow, sheet_of
from nlp.readers.ofd.page import POINTS, Canvas, Word, numbers
from nlp.readers.ofd.pictures import media_of
from nlp.readers.ofd.scan import Scans
from nlp.readers.ofd.turn import upright
from nlp.readers.package import Package, damaged, encrypted, open_package, resolve, too_large
from nlp.readers.package_words import told_by_parts
from nlp.values import Cause, Hidden, HiddenKind, Margin, MarginKind, Page, Span

MEDIA_TYPE = "application/ofd"
_WHAT = "OFD"
_ROOT = "OFD.xml"
_ENCRYPTION_PARTS = ("Encryptions.xml", "Decryptseed.dat")
_A4 = (210.0, 297.0)
_LARGEST = 5000.0
_RESOURCES = "res.xml"
_INFO = {
    "Title": "标题", "Author": "作者", "Subject": "主题", "Abstract": "摘要", "Creator": "创建程序",
    "Keyword": "关键词", "CustomData": "自定义",
}  # fmt: skip


@dataclass(slots=True)
class _Book:
    """One document of the package while it is read."""

    package: Package
    part: str
    label: str
    templates: dict[str, str] = field(default_factory=dict)
    annotations: dict[str, list[str]] = field(default_factory=dict)
    area: tuple[float, float] = _A4
    sheets: list[Sheet] = field(default_factory=list)
    hidden: list[Hidden] = field(default_factory=list)
    margins: list[Margin] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    media: dict[str, str] = field(default_factory=dict)
    drawn: set[str] = field(default_factory=set)


def read_ofd(path: Path, limits: Limits) -> Reading:
    """Read every document of an .ofd file, one after the other. Raises ReadError."""
    with open_package(path, limits, _WHAT) as package:
        if any(package.has(part) for part in _ENCRYPTION_PARTS):
            raise encrypted(_WHAT)
        if not package.has(_ROOT):
            raise ReadError(
                Cause.UNSUPPORTED, "扩展名是 OFD，内容却不是 OFD 文档", "请核对文件的真实格式后再试"
            )
        return _read(package, limits)


def _read(package: Package, limits: Limits) -> Reading:
    """Read all bodies and put their texts one after the other."""
    bodies = package.xml(_ROOT).findall("{*}DocBody")
    if not bodies:
        raise damaged(_WHAT)
    books: list[_Book] = []
    flows: list[Flow] = []
    scans = Scans(limits, time.monotonic() + limits.seconds)
    for number, body in enumerate(bodies, 1):
        books.append(_book(package, body, f"文档 {number}，" if len(bodies) > 1 else ""))
        flows.append(_pages(books[-1], sum(len(made.pages) for made in flows), scans))
        books[-1].hidden += _info(body, books[-1].label)
    text, pages = _joined(flows)
    margins = [m for made, book in zip(flows, books, strict=True) for m in (*made.margins, *book.margins)]
    hidden = [part for book in books for part in book.hidden]
    if not text and (scans.pictures or not (margins or any(h.kind is HiddenKind.COVERED for h in hidden))):
        raise (
            scans.refusal()
            if scans.pictures
            else ReadError(Cause.EMPTY, "OFD 文件没有文字", "请核对文件内容")
        )
    drawn = {part.lower() for book in books for part in book.drawn}
    margins += _graphics(package, drawn)
    seen = "\n".join((text, *(one.text for one in hidden), *(one.text for one in margins)))
    hidden += told_by_parts(package, seen, lambda part, tag: tag == "TextCode" and part.lower() in drawn)
    notes = dict.fromkeys((*(note for book in books for note in book.notes), *scans.notes()))
    return Reading(
        text, MEDIA_TYPE, pages=pages, hidden=tuple(hidden), margins=tuple(margins), notes=tuple(notes)
    )


def _graphics(package: Package, drawn: set[str]) -> Iterator[Margin]:
    """Yield the words of graphics that stand in a list of resources and are drawn from there."""
    used = {
        one.get("ResourceID", "")
        for part in sorted(drawn)
        for one in package.xml(part).iter("{*}CompositeObject")
    }
    for part in package.names() if used else ():
        root = package.xml(part) if part.lower().endswith(_RESOURCES) else None
        for unit in () if root is None else root.iter("{*}CompositeGraphicUnit"):
            text = "\n".join(_codes(unit))
            if text and unit.get("ID", "") in used:
                yield Margin(MarginKind.FIGURE, None, text)


def _codes(root: etree._Element) -> list[str]:
    """Return the texts below an element, drawn or not."""
    return [code.text.strip() for code in root.iter("{*}TextCode") if code.text and code.text.strip()]


def _joined(flows: list[Flow]) -> tuple[str, tuple[Page, ...]]:
    """Put the texts of several documents one after the other, and move their pages along."""
    text = ""
    pages: list[Page] = []
    for made in flows:
        if text and made.text:
            pages[-1] = _with_break(pages[-1])
            text += "\n"
        start = len(text)
        pages += [replace(p, span=Span(p.span.start + start, p.span.end + start)) for p in made.pages]
        text += made.text
    return text, tuple(pages)


def _with_break(page: Page) -> Page:
    """Return the last page of a document with the break that follows it."""
    span = Span(page.span.start, page.span.end + 1)
    return replace(page, span=span, boxes=page.boxes + Page.pack([None]))


def _book(package: Package, body: etree._Element, label: str) -> _Book:
    """Read the frame of a document: where its templates, annotations and attachments are."""
    part = resolve(_ROOT, (body.findtext("{*}DocRoot") or "").strip(), _WHAT)
    root = package.xml(part)
    book = _Book(package, part, label)
    book.media = media_of(root, part, package.find_xml)
    book.area = _area(root.find("{*}CommonData/{*}PageArea")) or _A4
    for template in root.iterfind("{*}CommonData/{*}TemplatePage"):
        book.templates[template.get("ID", "")] = resolve(part, template.get("BaseLoc", ""), _WHAT)
    _find_annotations(book, root)
    _attachments(book, root)
    return book


def _area(element: etree._Element | None) -> tuple[float, float] | None:
    """Return width and height of a page in millimetres."""
    text = None if element is None else element.findtext("{*}PhysicalBox")
    box = numbers(text, 4)
    return (box[2], box[3]) if box and all(0 < side < _LARGEST for side in box[2:]) else None


def _find_annotations(book: _Book, root: etree._Element) -> None:
    """Note which files hold the annotations of which page."""
    location = (root.findtext("{*}Annotations") or "").strip()
    part = resolve(book.part, location, _WHAT) if location else ""
    index = book.package.find_xml(part) if part else None
    for page in () if index is None else index.iterfind("{*}Page"):
        file = resolve(part, (page.findtext("{*}FileLoc") or "").strip(), _WHAT)
        book.annotations.setdefault(page.get("PageID", ""), []).append(file)


def _attachments(book: _Book, root: etree._Element) -> None:
    """Keep the names of attached files, and what they say."""
    location = (root.findtext("{*}Attachments") or "").strip()
    part = resolve(book.part, location, _WHAT) if location else ""
    index = book.package.find_xml(part) if part else None
    for number, one in enumerate(() if index is None else index.iterfind("{*}Attachment"), 1):
        name = one.get("Name", "")
        if name:
            book.hidden.append(Hidden(HiddenKind.METADATA, f"{book.label}附件 {number}·名称", name))
        file = resolve(part, (one.findtext("{*}FileLoc") or "").strip(), _WHAT)
        text = said_by(book.package.read(file), read_docx) if book.package.has(file) else ""
        if text:
            book.hidden.append(Hidden(HiddenKind.COVERED, f"{book.label}附件 {number} 的内容", text))
        else:
            book.notes.append("含附件，附件内容未读取")


def _info(body: etree._Element, label: str) -> Iterator[Hidden]:
    """Yield what the document says about itself."""
    counts: dict[str, int] = {}
    for element in body.iterfind("{*}DocInfo//*"):
        name = etree.QName(element).localname
        text = (element.text or "").strip()
        if name in _INFO and text:
            counts[name] = counts.get(name, 0) + 1
            many = f" {counts[name]}" if name in ("Keyword", "CustomData") else ""
            yield Hidden(HiddenKind.METADATA, f"{label}文档属性·{_INFO[name]}{many}", text)


def _pages(book: _Book, before: int, scans: Scans) -> Flow:
    """Read the pages of a document; `before` pages of the package came earlier."""
    root = book.package.xml(book.part)
    elements = root.findall("{*}Pages/{*}Page")
    if before + len(elements) > scans.limits.pages:
        raise too_large("OFD 文件页数过多")
    for number, element in enumerate(elements, before + 1):
        _page(book, element, number, scans)
    return flow(book.sheets, before + 1)


def _page(book: _Book, element: etree._Element, number: int, scans: Scans) -> None:
    """Paint a page and sort its words: seen, beside the text, hidden."""
    part = resolve(book.part, element.get("BaseLoc", ""), _WHAT)
    root = book.package.xml(part)
    width, height = (side * POINTS for side in _area(root.find("{*}Area")) or book.area)
    canvas = Canvas(width, height)
    book.drawn.add(part)
    tiles = "\n".join(text for cell in root.iter("{*}CellContent") for text in _codes(cell))
    if tiles:
        book.hidden.append(Hidden(HiddenKind.COVERED, f"第 {number} 页，图案中的文字", tiles, number))
    references = root.findall("{*}Template")
    _templates(book, canvas, [r for r in references if r.get("ZOrder") != "Foreground"])
    canvas.draw(root)
    _templates(book, canvas, [r for r in references if r.get("ZOrder") == "Foreground"])
    _annotate(book, canvas, element.get("ID", ""), number)
    media = book.media | media_of(root, part, book.package.find_xml)
    words = scans.words(canvas, media, book.package, number)
    book.hidden += _behind(words, number)
    words, quarters = upright(words, width, height)
    book.margins += [
        Margin(MarginKind.WATERMARK if w.slanted else MarginKind.HEADER, number, w.text)
        for w in words
        if not w.upright and not w.why
    ]
    sides = (height, width) if quarters % 2 else (width, height)
    book.sheets.append(sheet_of([w for w in words if w.upright and not w.why], *sides, quarters))


def _templates(book: _Book, canvas: Canvas, references: list[etree._Element]) -> None:
    """Paint the templates that a page refers to."""
    for reference in references:
        part = book.templates.get(reference.get("TemplateID", ""))
        root = book.package.find_xml(part) if part else None
        if part and root is not None:
            book.drawn.add(part)
            canvas.draw(root, template=True)


def _annotate(book: _Book, canvas: Canvas, page_id: str, number: int) -> None:
    """Keep remarks and makers of annotations; what they draw is painted, also over the text."""
    for part in book.annotations.get(page_id, ()):
        book.drawn.add(part)
        for count, one in enumerate(book.package.xml(part).iterfind("{*}Annot"), 1):
            place = f"第 {number} 页，批注 {count}"
            remark = (one.findtext("{*}Remark") or "").strip()
            if remark:
                book.hidden.append(Hidden(HiddenKind.COMMENT, place, remark, number))
            if maker := one.get("Creator", ""):
                book.hidden.append(Hidden(HiddenKind.METADATA, f"{place}·作者", maker, number))
            if one.get("Visible") != "false" and one.get("Type") != "Highlight":
                _appearance(book, canvas, one, number)
            elif text := "\n".join(_codes(one)):
                book.hidden.append(Hidden(HiddenKind.COMMENT, f"{place}（不显示）", text, number))


def _appearance(book: _Book, canvas: Canvas, annotation: etree._Element, number: int) -> None:
    """Paint the rectangles of an annotation; its words are beside the text, not in it."""
    for appearance in annotation.iterfind("{*}Appearance"):
        drawn = Canvas(canvas.width, canvas.height)
        drawn.draw(appearance)
        left, top, _, _ = numbers(appearance.get("Boundary"), 4) or (0.0, 0.0, 0.0, 0.0)
        canvas.cover(drawn, left * POINTS, top * POINTS)
        text = "".join(word.text for word in drawn.words if not word.why)
        if text.strip():
            book.margins.append(Margin(MarginKind.HEADER, number, text))


def _behind(words: list[Word], number: int) -> Iterator[Hidden]:
    """Yield the hidden words of a page; neighbours with one reason are one piece."""
    pieces: list[tuple[str, list[str]]] = []
    for word in words:
        if word.why and pieces and pieces[-1][0] == word.why:
            pieces[-1][1].append(word.text)
        else:
            pieces.append((word.why or "", [word.text]))
    for count, (why, texts) in enumerate([piece for piece in pieces if piece[0]], 1):
        text = "".join(texts).strip()
        if text:
            yield Hidden(HiddenKind.COVERED, f"第 {number} 页，{why} {count}", text, number)
