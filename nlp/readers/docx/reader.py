"""DOCX becomes a reading: running text, margins, and everything a reader of the page does not see."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from lxml import etree

from nlp.readers.attached import said_by
from nlp.readers.docx import meta as docx_meta
from nlp.readers.docx.names import STRICT, w
from nlp.readers.docx.styles import WHITE, Styles, read_styles
from nlp.readers.docx.text import Story, read_story
from nlp.readers.interface import Limits, ReadError, Reading
from nlp.readers.package import Package, damaged, open_package, parse_xml, resolve
from nlp.readers.package_words import drawn_words, says, told_by_parts, word_art
from nlp.values import Cause, Hidden, HiddenKind, Margin, MarginKind

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_WHAT = "DOCX"
_PAGE_NUMBER = re.compile(r"[\s\d第页共页/|—–\-·•]+")
_EMBEDDED = re.compile(
    r"word/(?:embeddings/.+\.(?:docx|docm|xlsx|xlsm|pdf|txt)|afchunk.*|.*altChunk.*)", re.I
)
_MOST_EMBEDDED = 20
_FIGURE = re.compile(r"word/(?:charts/chart|charts/chartEx|diagrams/data|diagrams/drawing)\d*\.xml", re.I)
# Elements whose text is on the page, or is told as a deletion or an instruction.
_PAGE_TEXTS = frozenset(("t", "delText", "instrText", "delInstrText", "v", "f", "pt"))
_NOTES = (("footnotes", "footnote", "脚注"), ("endnotes", "endnote", "尾注"))
_UNREAD_PARTS = (
    ("aFChunk", "含嵌入的外部文档块，未读取"),
    ("oleObject", "含嵌入的对象，未读取"),
    ("package", "含嵌入的文件，未读取"),
    ("image", "含图片，图片中的文字未识别"),
)


@dataclass(frozen=True, slots=True)
class _Link:
    """One relationship of a part: what it is for, and where it leads."""

    kind: str
    target: str
    external: bool


def _parse(package: Package, part: str) -> etree._Element:
    """Parse a part; a strict file is renamed to the common names first."""
    data = package.read(part)
    for strict, common in STRICT:
        data = data.replace(strict, common)
    return parse_xml(data, _WHAT)


def _links(package: Package, part: str) -> tuple[_Link, ...]:
    """Read the relationships of a part ("" for the package itself)."""
    folder, _, name = part.rpartition("/")
    root = package.find_xml(f"{folder}/_rels/{name}.rels".lstrip("/"))
    found = []
    for element in () if root is None else root:
        external = element.get("TargetMode") == "External"
        target = element.get("Target", "")
        kind = element.get("Type", "").rpartition("/")[2]
        found.append(_Link(kind, target if external else resolve(part, target, _WHAT), external))
    return tuple(found)


def _targets(links: tuple[_Link, ...], kind: str, package: Package) -> list[str]:
    """Return the parts of one kind that are there, each once, in the order of the file."""
    parts = [link.target for link in links if link.kind == kind and not link.external]
    return [part for part in dict.fromkeys(parts) if package.has(part)]


def read_docx(path: Path, limits: Limits) -> Reading:
    """Read a .docx, .docm or .dotx file with what is embedded in it. Raises ReadError.

    The numbers of automatic lists are not part of the text, because the file does not hold them.
    """
    reading = _read_alone(path, limits)
    if not {note for _, note in _UNREAD_PARTS[:3]} & set(reading.notes):
        return reading
    with open_package(path, limits, _WHAT) as package:
        return replace(reading, hidden=(*reading.hidden, *_embedded(package)))


def _embedded(package: Package) -> Iterator[Hidden]:
    """Yield what embedded files say; what is embedded in these is not asked for."""
    parts = [name for name in package.names() if _EMBEDDED.fullmatch(name)]
    for number, part in enumerate(sorted(parts)[:_MOST_EMBEDDED], 1):
        text = said_by(package.read(part), _read_alone)
        if text:
            yield Hidden(HiddenKind.COVERED, f"嵌入的文件 {number} 的内容", text)


def _read_alone(path: Path, limits: Limits) -> Reading:
    """Read a file without what is embedded in it."""
    with open_package(path, limits, _WHAT) as package:
        mains = _targets(_links(package, ""), "officeDocument", package)
        if not mains:
            raise _foreign(package)
        return _read(package, mains[0])


def _foreign(package: Package) -> ReadError:
    """Say what is wrong with a zip that has no main document."""
    if package.has("[Content_Types].xml"):
        return damaged(_WHAT)
    return ReadError(Cause.UNSUPPORTED, "扩展名是 DOCX，内容却不是 Word 文档", "请核对文件的真实格式后再试")


def _read(package: Package, part: str) -> Reading:
    """Read the main document and all that hangs on it."""
    root, links = _parse(package, part), _links(package, part)
    style_parts = _targets(links, "styles", package)
    styles = read_styles(_parse(package, style_parts[0]) if style_parts else None)
    body = root.find(w("body"))
    if body is None:
        raise damaged(_WHAT)
    story = read_story(body, styles, paper=_paper(root))
    margins, behind = _margins(package, links, styles)
    if not (story.paragraphs or margins or story.hidden):
        raise _empty(links)
    hidden = (*story.hidden, *behind, *_about(package, root, links, styles, story))
    reached = _reached(package)
    margins += (*_figures(package, reached), *_word_art(package, root, links))
    seen = "\n".join((story.text, *(one.text for one in hidden), *(one.text for one in margins)))
    hidden += tuple(told_by_parts(package, seen, partial(_is_shown, reached)))
    return Reading(story.text, MEDIA_TYPE, hidden=hidden, margins=margins, notes=_notes(root, links))


def _reached(package: Package) -> frozenset[str]:
    """Return the parts (in small letters) that something leads to: a program shows no others."""
    found, todo = {""}, [""]
    while todo:
        for link in _links(package, todo.pop()):
            part = link.target.lower()
            if not link.external and part not in found and package.has(part):
                found.add(part)
                todo.append(link.target)
    return frozenset(found)


def _is_shown(reached: frozenset[str], part: str, tag: str) -> bool:
    """Say whether the texts of a part are on its pages, or were read as an attachment."""
    if _EMBEDDED.fullmatch(part):
        return True
    return part.lower() in reached and "glossary/" not in part.lower() and tag in _PAGE_TEXTS


def _paper(root: etree._Element) -> str:
    """Return the colour of the page."""
    background = root.find(w("background"))
    return WHITE if background is None else str(background.get(w("color"), WHITE))


def _empty(links: tuple[_Link, ...]) -> ReadError:
    """Say why a document has no words: it is a picture, or it is nothing."""
    if any(link.kind == "image" for link in links):
        return ReadError(Cause.IMAGE_ONLY, "文档只有图片，没有文字", "请把图片导出后用 OCR 识别")
    return ReadError(Cause.EMPTY, "文档没有文字", "请核对文件内容")


def _margins(
    package: Package, links: tuple[_Link, ...], styles: Styles
) -> tuple[tuple[Margin, ...], list[Hidden]]:
    """Read headers, footers and notes; a text that several sections repeat is given once."""
    margins: dict[Margin, None] = {}
    hidden: list[Hidden] = []
    for kind, label in ((MarginKind.HEADER, "页眉"), (MarginKind.FOOTER, "页脚")):
        for part in _targets(links, kind.value, package):
            root = _parse(package, part)
            story = read_story(root, styles, f"{label}，")
            hidden += (*story.hidden, *docx_meta.pictures(root, f"{label}，"))
            if story.text:
                is_number = _PAGE_NUMBER.fullmatch(story.text) is not None
                margins[Margin(MarginKind.PAGE_NUMBER if is_number else kind, None, story.text)] = None
    for name, tag, label in _NOTES:
        for part in _targets(links, name, package):
            for number, note in enumerate(_ordered(_parse(package, part), tag), 1):
                story = read_story(note, styles, f"{label} {number}，")
                hidden.extend(story.hidden)
                if says(story.text) or (story.text and note.get(w("type"), "normal") == "normal"):
                    margins[Margin(MarginKind.FOOTNOTE, None, story.text)] = None
    return tuple(margins), hidden


def _figures(package: Package, reached: frozenset[str]) -> Iterator[Margin]:
    """Yield what charts, diagrams and drawings say in letters: seen, but no running text."""
    figures = [name for name in package.names() if _FIGURE.match(name) and name.lower() in reached]
    for part in sorted(figures):
        root = package.xml(part)
        texts = [element.text or "" for element in root.iter("{*}t", "{*}v")]
        said = "\n".join(dict.fromkeys(text.strip() for text in texts if says(text)))
        if said:
            yield Margin(MarginKind.FIGURE, None, said)
    for said in drawn_words(package):
        yield Margin(MarginKind.FIGURE, None, said)


def _word_art(package: Package, root: etree._Element, links: tuple[_Link, ...]) -> tuple[Margin, ...]:
    """Read what is drawn along a path on the pages or behind them: a watermark is in a header."""
    kinds = ("header", "footer", *(name for name, _, _ in _NOTES))
    parts = [part for kind in kinds for part in _targets(links, kind, package)]
    roots = (root, *(_parse(package, part) for part in parts))
    said = dict.fromkeys(text for each in roots for _, text in word_art(each))
    return tuple(Margin(MarginKind.WATERMARK, None, text) for text in said)


def _ordered(root: etree._Element, tag: str) -> list[etree._Element]:
    """Return the notes, then the lines that set them off from the text: these, too, may hold words."""
    return sorted(root.iter(w(tag)), key=lambda note: note.get(w("type"), "normal") != "normal")


def _about(
    package: Package, root: etree._Element, links: tuple[_Link, ...], styles: Styles, story: Story
) -> Iterator[Hidden]:
    """Yield comments and all metadata."""
    for part in _targets(links, "comments", package):
        comments = _parse(package, part)
        yield from _comments(comments, styles)
        yield from docx_meta.authors(comments, "批注")
    yield from docx_meta.authors(root, "修订")
    yield from (*docx_meta.pictures(root), *docx_meta.readings(root))
    external = [link.target for link in links if link.kind == "hyperlink" and link.external]
    yield from docx_meta.addresses(iter([*story.addresses, *external]), story.text)
    for part in _targets(links, "settings", package):
        yield from docx_meta.settings(package, part)
    yield from docx_meta.fields(root, story.text)
    yield from docx_meta.stores(package)
    yield from docx_meta.properties(package)


def _comments(root: etree._Element, styles: Styles) -> Iterator[Hidden]:
    """Yield each comment, and what was deleted in it."""
    for number, comment in enumerate(root.iter(w("comment")), 1):
        story = read_story(comment, styles, f"批注 {number}，")
        if story.text:
            yield Hidden(HiddenKind.COMMENT, f"批注 {number}", story.text)
        yield from story.hidden


def _notes(root: etree._Element, links: tuple[_Link, ...]) -> tuple[str, ...]:
    """Say what was not read."""
    kinds = {link.kind for link in links}
    notes = [note for kind, note in _UNREAD_PARTS if kind in kinds]
    if next(root.iter(w("numPr")), None) is not None:
        notes.append("含自动编号，编号文字不在正文内")
    return tuple(notes)
