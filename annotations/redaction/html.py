"""The masked copy of a web page: text nodes replaced, everything that a browser does not show removed."""

from __future__ import annotations

import base64
import re
from pathlib import Path

from lxml import etree

from annotations.redaction.files import put
from annotations.redaction.pictures import without_metadata
from annotations.redaction.pieces import rewritten
from annotations.redaction.rewording import Rewording
from annotations.redaction.values import Plan, RedactError
from nlp.readers.html.attributes import PACKED, held, is_link, said, says_more, told
from nlp.readers.html.reader import decode, walk_page
from nlp.readers.html.text import Source
from nlp.readers.interface import ReadError
from nlp.readers.picture_parts import is_picture
from nlp.values import Document

_BLANKS = frozenset(" \t\r\n\f")
# What carries words that no reader of the page sees, and what could fetch them.
_REMOVED = ("script", "noscript", "object", "embed", "iframe", "template", "canvas", "datalist")
_DRAWN = ("title", "desc", "metadata", "text", "annotation", "annotation-xml")
_KEPT_META = frozenset(("viewport", "renderer", "robots", "generator", "format-detection", "theme-color"))
_STYLE_COMMENT, _STYLE_WORDS = (
    re.compile(r"/\*.*?(?:\*/|\Z)", re.DOTALL),
    re.compile(r"\"[^\"]*\"|'[^']*'|\([^()]*\)"),
)
_STYLE_IMPORT = re.compile(r"@import\b[^;]*;?", re.IGNORECASE)
_WHOLE = re.compile(r"<(?:!doctype|html|body|head)\b", re.IGNORECASE)
_ENCODINGS = ("utf-8-sig", "utf-8", "gb18030", "utf-16", "big5")
_BOM = b"\xef\xbb\xbf"


def write_html(source: Path, target: Path, document: Document, plan: Plan) -> None:
    """Write the masked copy of a page in the encoding of the original."""
    data = source.read_bytes()
    try:
        text, _ = decode(data)
        page = masked_page(text, document.text, plan)
    except ReadError as error:
        raise RedactError(error.reason, error.remedy) from None
    put(target, page.encode(encoding_of(data, text), "xmlcharrefreplace"))


def encoding_of(data: bytes, text: str) -> str:
    """Return the encoding in which the file was read; UTF-8 where none fits strictly."""
    for name in _ENCODINGS:
        if name == "utf-8-sig" and not data.startswith(_BOM):
            continue
        try:
            if data.decode(name) == text:
                return name
        except UnicodeDecodeError:
            continue
    return "utf-8"


def masked_page(source: str, text: str, plan: Plan) -> str:
    """Return the source of a page with the replacements of its running text made; a fragment stays one."""
    root, body, walk = walk_page(source)
    changes = rewritten(text, [piece for piece, _ in walk.sources], plan.replacements, _BLANKS)
    for index, new in changes.items():
        _set(walk.sources[index][1], new)
    running = {_place(place) for _, place in walk.sources}
    for place in walk.unseen:
        _set(place, "")
    _strip(root)
    reword = Rewording.of(plan.words)
    for element in root.iter(etree.Element):
        _bare_pictures(element)
        _reword(element, reword, running)
    if _WHOLE.search(source):
        return str(etree.tostring(root.getroottree(), method="html", encoding="unicode"))
    inner = [body.text or ""]
    inner += [str(etree.tostring(child, method="html", encoding="unicode")) for child in body]
    return "".join(inner)


def _place(place: Source) -> tuple[etree._Element, str]:
    """Return a place as a key."""
    return place


def _set(place: Source, text: str) -> None:
    """Give a place another text."""
    element, slot = place
    if slot == "text":
        element.text = text
    elif slot == "tail":
        element.tail = text
    else:
        element.set(slot, text)


def _strip(root: etree._Element) -> None:
    """Remove comments, hidden fields and programs that carry words."""
    for comment in list(root.iter(etree.Comment, etree.ProcessingInstruction)):
        _remove(comment)
    # What stands before and behind the page has no parent to be removed from: it is moved out.
    away = etree.Element("away")
    away.extend([*root.itersiblings(preceding=True), *root.itersiblings()])
    for element in list(root.iter(*_REMOVED)):
        _remove(element)
    for drawing in list(root.iter("svg", "math")):
        for element in list(drawing.iter(*_DRAWN)):
            _remove(element)
    for element in list(root.iter("input")):
        if element.get("type", "").lower() == "hidden":
            _remove(element)
    for element in list(root.iter("meta")):
        if not (element.get("charset") or _is_kept(element)):
            _remove(element)
    for element in root.iter("style"):
        element.text = bare_styles(element.text or "")


def _is_kept(meta: etree._Element) -> bool:
    """Say whether a line about the page tells only how it is shown."""
    kind = meta.get("http-equiv", "").lower()
    return kind in ("content-type", "x-ua-compatible") or meta.get("name", "").lower() in _KEPT_META


def bare_styles(text: str) -> str:
    """Return styles without comments and imports, and without words and addresses that say something.

    Names of fonts stay. What is imported is in no copy, and nobody has read it.
    """
    bare = _STYLE_IMPORT.sub("", _STYLE_COMMENT.sub("", text))
    bare = _STYLE_WORDS.sub(lambda each: "" if said("src", each[0]) else each[0], bare)
    return "" if says_more(bare) else bare


def _remove(element: etree._Element) -> None:
    """Remove an element and keep the text behind it."""
    parent = element.getparent()
    if parent is None:
        return
    before, tail = element.getprevious(), element.tail
    parent.remove(element)
    if tail and before is not None:
        before.tail = (before.tail or "") + tail
    elif tail:
        parent.text = (parent.text or "") + tail


def _bare_pictures(element: etree._Element) -> None:
    """Leave of the pictures that stand in an address itself the pixels alone."""
    for name, value in element.attrib.items():
        file = held(str(value)) if is_link(str(name)) else None
        if file and is_picture(file[1]):
            head = PACKED.sub("", file[0])
            packed = base64.b64encode(without_metadata(file[1])).decode("ascii")
            element.set(name, f"{head};base64,{packed}")


def _reword(element: etree._Element, reword: Rewording, running: set[tuple[etree._Element, str]]) -> None:
    """Replace words in what is no running text (frame, title); attributes that say something go."""
    if element.text and (element, "text") not in running:
        element.text = reword(element.text)
    if element.tail and (element, "tail") not in running:
        element.tail = reword(element.tail)
    for name in [name for name, _ in told(element) if (element, name) not in running]:
        # A form's field shows its value; anything else that says something is not on the page.
        if name == "value" and element.tag == "input":
            element.set(name, reword(element.get(name, "")))
        else:
            del element.attrib[name]
    for name in [str(key) for key in element.attrib if str(key).lower().startswith("on")]:
        del element.attrib[name]
