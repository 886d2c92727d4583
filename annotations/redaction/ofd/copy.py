"""The masked copy of an OFD: characters taken out of the page's objects, and all that no page shows removed.

Characters are found again by their boxes. The codes of glyphs go with the characters of their object, because
they say the same once more. Signatures go: a changed file cannot keep them.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from lxml import etree

from annotations.redaction.files import repack
from annotations.redaction.ofd.codes import Glyphs, reworded_tree, rewrite
from annotations.redaction.ofd.fonts import Fonts
from annotations.redaction.ofd.parts import keep_reached
from annotations.redaction.ofd.pictures import Pictures, Sheet
from annotations.redaction.pdf.check import values_gone
from annotations.redaction.pdf.targets import Change, changes_of
from annotations.redaction.pieces import mismatch
from annotations.redaction.rewording import Rewording
from annotations.redaction.scan.words import beside_text
from annotations.redaction.values import OMITTED, Plan, RedactError
from nlp.readers.interface import Limits, ReadError
from nlp.readers.ofd.page import POINTS, Canvas, numbers
from nlp.readers.ofd.pictures import media_of
from nlp.readers.package import Package, open_package, resolve
from nlp.readers.package_words import says
from nlp.values import Document, Page

_WHAT, _ROOT = "OFD", "OFD.xml"
_A4 = (210.0, 297.0)
_BODY = frozenset(("DocInfo", "DocRoot"))
_INFO = frozenset(("DocID", "CreationDate", "ModDate"))
_NO_PARTS = ("Attachments", "Extensions", "CustomTags", "Bookmarks", "Actions")
_SEALS = frozenset(("Stamp", "Watermark"))


@dataclass(slots=True)
class _Copy:
    """The copy while it is made."""

    package: Package
    document: Document
    plan: Plan
    roots: dict[str, etree._Element] = field(default_factory=dict)
    dropped: set[str] = field(default_factory=set)
    changed: dict[str, bytes] = field(default_factory=dict, repr=False)
    changes: Mapping[int, Sequence[Change]] = field(default_factory=dict)
    pictures: Pictures = field(default_factory=Pictures)

    def xml(self, part: str) -> etree._Element:
        """Return the tree of a part, parsed once, so that changes stay."""
        if part not in self.roots:
            self.roots[part] = self.package.xml(part)
        return self.roots[part]

    def found(self, part: str) -> etree._Element | None:
        """Return the tree of a part, or None where there is none."""
        return self.xml(part) if self.package.has(part) else None

    def actual(self, part: str) -> str:
        """Return the name of a part as the archive spells it."""
        return next((name for name in self.package.names() if name.lower() == part.lower()), part)


def write_ofd(source: Path, target: Path, document: Document, plan: Plan) -> None:
    """Write the masked copy of an .ofd file."""
    try:
        with open_package(source, Limits(), _WHAT) as package:
            copy = _Copy(package, document, plan, changes=changes_of(document, plan))
            _rewrite(copy)
            for part, data in copy.pictures.painted(package, values_gone(document, plan)):
                copy.changed[copy.actual(part)] = data
            changed = {copy.actual(part): _bytes(root) for part, root in copy.roots.items()}
        repack(source, target, copy.changed | changed, copy.dropped)
    except ReadError as error:
        raise RedactError(error.reason, error.remedy) from None


def is_signed(source: Path) -> bool:
    """Say whether an OFD is signed or sealed: a copy with another content cannot be."""
    try:
        with open_package(source, Limits(), _WHAT) as package:
            return package.xml(_ROOT).find("{*}DocBody/{*}Signatures") is not None
    except ReadError:
        return False


def _rewrite(copy: _Copy) -> None:
    """Rewrite every document of the package."""
    pages = {page.number: page for page in copy.document.pages}
    number = 0
    every: list[Fonts] = []
    for body in copy.xml(_ROOT).findall("{*}DocBody"):
        part = resolve(_ROOT, (body.findtext("{*}DocRoot") or "").strip(), _WHAT)
        root = copy.xml(part)
        fonts = Fonts.of(root, part, copy.found)
        every.append(fonts)
        area = _area(root.find("{*}CommonData/{*}PageArea")) or _A4
        annotations = _annotations(copy, part, root)
        media = media_of(root, part, copy.found)
        templates = {
            one.get("ID", ""): resolve(part, one.get("BaseLoc", ""), _WHAT)
            for one in root.iterfind("{*}CommonData/{*}TemplatePage")
        }
        for element in root.iterfind("{*}Pages/{*}Page"):
            number += 1
            location = resolve(part, element.get("BaseLoc", ""), _WHAT)
            page = copy.xml(location)
            fonts.page(page, location, copy.found)
            used = [templates.get(one.get("TemplateID", ""), "") for one in page.findall("{*}Template")]
            layers = [copy.xml(one) for one in used if one and copy.package.has(one)]
            seals = annotations.get(element.get("ID", ""), [])
            own = media | media_of(page, location, copy.found)
            fonts.replace(_page(copy, pages.get(number), page, layers, seals, area, own))
        _strip(copy, body, root)
    beside = "\n".join(margin.text for margin in copy.document.margins)
    reword = Rewording.of(copy.plan.words)
    running = "".join(copy.plan.masked(copy.document.text).split())
    keep_reached(copy.package, copy.roots, copy.changed, copy.dropped, running)
    for root in list(copy.roots.values()):
        needy = reworded_tree(root, reword, beside)
        if len(every) == 1:
            every[0].replace(needy)


def _area(element: etree._Element | None) -> tuple[float, float] | None:
    """Return width and height of a page in millimetres."""
    box = numbers(None if element is None else element.findtext("{*}PhysicalBox"), 4)
    return (box[2], box[3]) if box else None


def _page(
    copy: _Copy,
    page: Page | None,
    root: etree._Element,
    layers: list[etree._Element],
    covers: list[etree._Element],
    area: tuple[float, float],
    media: Mapping[str, str],
) -> list[etree._Element]:
    """Take out of a page what the plan replaces and what nobody sees; return what needs a font."""
    width, height = (side * POINTS for side in _area(root.find("{*}Area")) or area)
    glyphs = Glyphs.of([root, *layers])
    canvas = Canvas(width, height)
    for layer in layers:
        canvas.draw(layer, template=True)
    canvas.draw(root)
    for annotation in covers:
        _cover(canvas, annotation)
    sheet = Sheet(canvas, list(canvas.seen()), media)
    is_layer = page is not None and sheet.is_layer_of(copy.document.text, page)
    for word in sheet.words:
        if word.why and not is_layer:
            for char, box in zip(word.text, word.boxes, strict=True):
                glyphs.take(char, box, "")
    copy.pictures.blot(sheet)
    if page is not None:
        _replace(copy, page, glyphs, sheet)
        planned = copy.changes.get(page.number, ())
        copy.pictures.mark(
            sheet, planned, beside_text(copy.document, page.number, copy.plan.words), copy.package
        )
    return rewrite(glyphs)


def _replace(copy: _Copy, page: Page, glyphs: Glyphs, sheet: Sheet) -> None:
    """Mark the characters of a page that the plan replaces; a replacement stands where it begins.

    What was read from a picture is no character of the page: there the picture is painted.
    """
    text = copy.document.text
    for one in copy.plan.replacements:
        fresh = one.text
        for offset in range(one.span.start, one.span.end):
            box = page.box(offset)
            if box is None or text[offset].isspace():
                continue
            if not glyphs.take(text[offset], box, fresh if offset < page.span.end else ""):
                if not sheet.pictured(box):
                    raise mismatch()
                continue
            fresh = ""


def _cover(canvas: Canvas, annotation: etree._Element) -> None:
    """Paint the rectangles of an annotation over the page."""
    for appearance in annotation.iterfind("{*}Appearance"):
        drawn = Canvas(canvas.width, canvas.height)
        drawn.draw(appearance)
        left, top, _, _ = numbers(appearance.get("Boundary"), 4) or (0.0, 0.0, 0.0, 0.0)
        canvas.cover(drawn, left * POINTS, top * POINTS)


def _annotations(copy: _Copy, part: str, root: etree._Element) -> dict[str, list[etree._Element]]:
    """Return the annotations of each page as they were; only seals stay, without makers and remarks."""
    location = (root.findtext("{*}Annotations") or "").strip()
    index = resolve(part, location, _WHAT) if location else ""
    found: dict[str, list[etree._Element]] = {}
    if not index or not copy.package.has(index):
        return found
    for page in copy.xml(index).iterfind("{*}Page"):
        file = resolve(index, (page.findtext("{*}FileLoc") or "").strip(), _WHAT)
        tree = copy.xml(file)
        for one in list(tree.iterfind("{*}Annot")):
            if one.get("Visible") != "false" and one.get("Type") != "Highlight":
                found.setdefault(page.get("PageID", ""), []).append(one)
            if one.get("Type") not in _SEALS or one.get("Visible") == "false":
                tree.remove(one)
                continue
            one.attrib.pop("Creator", "")
            for child in (*one.findall("{*}Remark"), *one.findall("{*}Parameters")):
                one.remove(child)
    return found


def _strip(copy: _Copy, body: etree._Element, root: etree._Element) -> None:
    """Remove what a document says about itself, its attachments, its older versions and its signatures."""
    for element in list(body):
        if etree.QName(element).localname not in _BODY:
            body.remove(element)
    info = body.find("{*}DocInfo")
    for element in [] if info is None else list(info):
        if info is not None and (etree.QName(element).localname not in _INFO or says(element.text or "")):
            info.remove(element)
    for name in _NO_PARTS:
        for element in root.findall(f"{{*}}{name}"):
            root.remove(element)
    running = "".join(copy.plan.masked(copy.document.text).split())
    for line in root.iter("{*}OutlineElem"):
        title = copy.plan.reworded(line.get("Title", ""))
        line.set("Title", title if "".join(title.split()) in running else OMITTED)


def _bytes(root: etree._Element) -> bytes:
    """Write a part."""
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8")
