"""The masked copy of a DOCX: text replaced over its runs, and nothing left behind the page.

Tracked changes are settled (what was deleted goes, what was put in stays), comments, hidden text, properties,
variables, attachments and the names of authors are removed.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from lxml import etree

from annotations.redaction.docx.art import Art
from annotations.redaction.docx.clean import clean, clean_settings
from annotations.redaction.docx.fields import unlink
from annotations.redaction.docx.parts import clean_pictures, links_cut, unreached
from annotations.redaction.files import repack
from annotations.redaction.package_clean import silence
from annotations.redaction.pieces import mismatch, rewritten
from annotations.redaction.rewording import Rewording
from annotations.redaction.values import Plan, RedactError, Replacement
from nlp.readers.docx.names import STRICT, w
from nlp.readers.docx.styles import WHITE, Styles, read_styles
from nlp.readers.docx.text import Story, read_story
from nlp.readers.interface import Limits, ReadError
from nlp.readers.package import Package, open_package, parse_xml, resolve
from nlp.readers.package_words import says, word_art
from nlp.values import Document, Span

_WHAT = "DOCX"
# Between paragraphs, and between the cells of a row.
_BREAKS = frozenset("\n\t")
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_STORIES = ("header", "footer", "footnotes", "endnotes")
_TEXT_PARTS = (".xml", ".vml", ".svg")
_KEPT_PROPERTIES = b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_CORE = (
    _KEPT_PROPERTIES
    + b'<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/'
    b'core-properties"/>'
)
_APP = (
    _KEPT_PROPERTIES + b'<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/'
    b'extended-properties"/>'
)


@dataclass(slots=True)
class _Copy:
    """The copy while it is made: parts that changed, parts that go."""

    package: Package
    plan: Plan
    reword: Rewording
    art: Art
    strict: bool = False
    changed: dict[str, bytes] = field(default_factory=dict)
    dropped: set[str] = field(default_factory=set)


def write_docx(source: Path, target: Path, document: Document, plan: Plan) -> None:
    """Write the masked copy of a .docx, .docm or .dotx file."""
    try:
        with open_package(source, Limits(), _WHAT) as package:
            copy = _Copy(package, plan, Rewording.of(plan.words), Art.of(plan.words))
            _rewrite(copy, document)
        repack(source, target, copy.changed, copy.dropped)
    except ReadError as error:
        raise RedactError(error.reason, error.remedy) from None


def _rewrite(copy: _Copy, document: Document) -> None:
    """Rewrite the main part and all that hangs on it."""
    main = next(part for kind, part in _links(copy, "") if kind == "officeDocument")
    copy.strict = STRICT[0][0] in copy.package.read(main)
    links = list(_links(copy, main))
    styles_part = next((part for kind, part in links if kind == "styles"), None)
    styles = read_styles(_parse(copy.package, styles_part) if styles_part else None)
    root = _parse(copy.package, main)
    body = root.find(w("body"))
    if body is None:
        raise mismatch()
    background = root.find(w("background"))
    paper = WHITE if background is None else str(background.get(w("color"), WHITE))
    story = read_story(body, styles, paper=paper)
    _apply(story, document.text, copy.plan.replacements)
    _put(copy, main, root)
    for kind, part in links:
        if kind in _STORIES:
            _margin(copy, part, styles)
        elif kind == "settings":
            settings = _parse(copy.package, part)
            clean_settings(settings)
            silence(settings)
            copy.changed[_actual(copy, part)] = _bytes(copy, settings)
    _relations(copy)
    _properties(copy)
    _others(copy)


def _put(copy: _Copy, part: str, root: etree._Element) -> None:
    """Keep a part whose text is masked: without what the page does not show, attributes masked by words."""
    clean(root)
    unlink(root)
    drawn = [(element, copy.art(said)) for element, said in word_art(root)]
    silence(root)
    for element, text in drawn:
        element.set("string", text)
    copy.changed[_actual(copy, part)] = _bytes(copy, root)


def _margin(copy: _Copy, part: str, styles: Styles) -> None:
    """Rewrite a header, a footer or the notes: every paragraph by the words of the plan."""
    root = _parse(copy.package, part)
    story = read_story(root, styles)
    edits = [
        Replacement(Span(start, end), word.text, word.category, word.rule, "")
        for start, end, word in copy.reword.found(story.text)
    ]
    _apply(story, story.text, edits)
    _put(copy, part, root)


def _apply(story: Story, text: str, edits: Iterable[Replacement]) -> None:
    """Make replacements in the elements that hold the text, and empty those that nobody sees."""
    changes = rewritten(text, [piece for piece, _ in story.sources], edits, _BREAKS)
    for index, new in changes.items():
        _set(story.sources[index][1], new)
    for element in story.behind:
        _set(element, "")


def _set(element: etree._Element, text: str) -> None:
    """Give an element another text; a tab or a break becomes a text where it must hold one."""
    if element.tag in (w("t"), w("delText")) or element.text:
        element.text = text
        element.set(_SPACE, "preserve")
        return
    parent = element.getparent()
    if parent is None:
        return
    if text:
        fresh = etree.Element(w("t"))
        fresh.text = text
        fresh.set(_SPACE, "preserve")
        parent.replace(element, fresh)
    elif element.tag in (w("sym"), w("tab"), w("ptab"), w("noBreakHyphen"), w("softHyphen")):
        parent.remove(element)


def _relations(copy: _Copy) -> None:
    """Cut links, and leave out every part that nothing leads to then."""
    links = links_cut(copy.package, copy.reword)
    copy.dropped |= unreached(copy.package, links)
    copy.changed |= {name: _bytes(copy, root) for name, root in links.items() if name not in copy.dropped}
    pictures = clean_pictures(copy.package)
    copy.changed |= {name: data for name, data in pictures.items() if name not in copy.dropped}


def _properties(copy: _Copy) -> None:
    """Empty what the file says about itself."""
    for name in copy.package.names():
        lower = name.lower()
        if lower == "docprops/core.xml":
            copy.changed[name] = _CORE
        elif lower == "docprops/app.xml":
            copy.changed[name] = _APP
        elif lower.startswith(("docprops/", "customxml/")):
            copy.dropped.add(name)


def _others(copy: _Copy) -> None:
    """Replace words in every other part that holds text (charts, diagrams), and list no part that went."""
    types = next((name for name in copy.package.names() if name.lower() == "[content_types].xml"), "")
    for name in copy.package.names():
        if name in copy.changed or name in copy.dropped or not name.lower().endswith(_TEXT_PARTS):
            continue
        root = _parse(copy.package, name)
        if name == types:
            gone = {f"/{one}".lower() for one in copy.dropped}
            for element in [one for one in root if one.get("PartName", "").lower() in gone]:
                root.remove(element)
            copy.changed[name] = _bytes(copy, root)
        elif _without_workbook(root) | _restyled(root) | silence(root) | _reworded(root, copy.reword):
            copy.changed[name] = _bytes(copy, root)


def _without_workbook(root: etree._Element) -> bool:
    """Cut a chart's link to its embedded workbook, which is not in the copy; say whether it had one."""
    links = list(root.iter("{*}externalData"))
    for link in links:
        parent = link.getparent()
        if parent is not None:
            parent.remove(link)
    return bool(links)


def _restyled(root: etree._Element) -> bool:
    """Give the file's own styles numbers for names that say something: they are known by other ids."""
    own = [one for one in root.iter(w("style")) if one.get(w("customStyle"))]
    changed = False
    for number, style in enumerate(own, 1):
        for name in style.findall(w("name")):
            if says(name.get(w("val"), "")):
                name.set(w("val"), f"样式 {number}")
                changed = True
    return changed


def _reworded(root: etree._Element, reword: Rewording) -> bool:
    """Replace words in texts and attributes; say whether anything changed."""
    changed = False
    for element in root.iter(etree.Element):
        for slot in ("text", "tail"):
            text = getattr(element, slot) or ""
            if reword(text) != text:
                setattr(element, slot, reword(text))
                changed = True
        for key, value in element.attrib.items():
            masked = reword(str(value))
            if masked != value:
                element.set(key, masked)
                changed = True
    return changed


def _links(copy: _Copy, part: str) -> Iterator[tuple[str, str]]:
    """Give kind and target of the internal relationships of a part."""
    folder, _, name = part.rpartition("/")
    root = copy.package.find_xml(f"{folder}/_rels/{name}.rels".lstrip("/"))
    seen: set[str] = set()
    for element in () if root is None else root:
        if element.get("TargetMode") == "External":
            continue
        target = resolve(part, element.get("Target", ""), _WHAT)
        if copy.package.has(target) and target not in seen:
            seen.add(target)
            yield element.get("Type", "").rpartition("/")[2], target


def _actual(copy: _Copy, part: str) -> str:
    """Return the name of a part as the archive spells it."""
    return next((name for name in copy.package.names() if name.lower() == part.lower()), part)


def _parse(package: Package, part: str) -> etree._Element:
    """Parse a part; a strict file is renamed to the common names first, as its reader does."""
    data = package.read(part)
    for strict, common in STRICT:
        data = data.replace(strict, common)
    return parse_xml(data, _WHAT)


def _bytes(copy: _Copy, root: etree._Element) -> bytes:
    """Write a part; in a strict file under the names that its other parts have."""
    data: bytes = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
    for strict, common in STRICT if copy.strict else ():
        data = data.replace(common, strict)
    return data
