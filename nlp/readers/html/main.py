"""Which element of a web page holds the document, and which only frames it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from lxml import etree

from nlp.readers.html.style import Declarations, Look

DROPPED = frozenset(
    ("script", "style", "noscript", "head", "object", "embed", "iframe", "svg", "math", "canvas")
)
_COURT = re.compile(
    r"(?:^|[\s_-])(?:divcontent|pdf_pox|ws_?content|wenshu_?content|doc_?content)(?:$|\s)", re.I
)
_NAMED = re.compile(
    r"(?:^|[\s_-])(?:main|content|article|detail|details|zoom|trs_editor|text|artical|con)(?:$|[\s_-])", re.I
)
_FRAME = re.compile(
    r"(?:^|[\s_-])(?:nav|navbar|menu|foot|footer|header|crumb|crumbs|breadcrumb|side|sidebar|copyright|share|"
    r"toolbar|banner|top|search|login|pager|related)(?:$|[\s_-])",
    re.I,
)
_FRAME_TAGS = frozenset(("nav", "header", "footer", "aside", "menu", "select", "button"))
_CONTAINERS = frozenset(("div", "td", "article", "main", "section", "form", "body", "table", "tbody", "tr"))
_MARK = re.compile(
    r"审判[长员]|书记员|陪审员|本院认为|[判裁]决如下|裁定如下|决定如下|原告|被告|申请人|上诉人|"
    r"[（(〔]\d{4}[）)〕][^，。\s]{2,20}号|人民法院$|(?:判决|裁定|调解|决定|起诉)书$"
)
_FRAME_LINKS, _FRAME_SHARE, _NAMED_SHARE, _PLAIN_SHARE = 0.6, 0.3, 0.3, 0.6


@dataclass(slots=True)
class Weight:
    """How much text an element holds, how much of it in links, and how many marks of a court's document."""

    size: int = 0
    links: int = 0
    marks: int = 0

    def add(self, other: Weight) -> None:
        """Take what a child holds."""
        self.size += other.size
        self.links += other.links
        self.marks += other.marks

    def add_text(self, text: str | None) -> None:
        """Take a stretch of text."""
        stripped = (text or "").strip()
        if stripped:
            self.size += len(stripped)
            self.marks += len(_MARK.findall(stripped))


def _tag(element: etree._Element) -> str:
    """Return the name of an element; comments have none."""
    return element.tag if isinstance(element.tag, str) else ""


def weigh(root: etree._Element) -> dict[etree._Element, Weight]:
    """Weigh every element, children before their parents, without recursion."""
    weights: dict[etree._Element, Weight] = {}
    for element in reversed(list(root.iter())):
        weight = Weight()
        tag = _tag(element)
        if tag and tag not in DROPPED:
            weight.add_text(element.text)
            for child in element:
                weight.add(weights[child])
                weight.add_text(child.tail)
            if tag == "a":
                weight.links, weight.marks = weight.size, 0
        weights[element] = weight
    return weights


@dataclass(frozen=True, slots=True)
class Choice:
    """The element that holds the document, and the elements that only frame it."""

    main: etree._Element
    frames: frozenset[etree._Element]
    sure: bool = False


def choose(body: etree._Element, rules: dict[str, Declarations]) -> Choice:
    """Choose the element that holds the document.

    The containers of court sites are known by name. Elsewhere an element is only cut out when nothing
    that belongs to a document stands outside it; else the page is read whole, without its frame.
    """
    weights = weigh(body)
    known = [e for e in weights if _COURT.search(_names(e)) and weights[e].size]
    if known:
        return Choice(max(known, key=lambda e: weights[e].size), frozenset(), sure=True)
    total = weights[body]
    frames = frozenset(e for e in weights if e is not body and _is_frame(e, weights[e], total))
    inner = [e for e in weights if _holds_all(e, weights[e], total) and _is_seen(e, rules)]
    main = min(inner, key=lambda e: weights[e].size, default=body)
    return Choice(main, frames - set(main.iterancestors()))


def _names(element: etree._Element) -> str:
    """Return the id and classes of an element."""
    return f"{element.get('id', '')} {element.get('class', '')}" if _tag(element) else ""


def _is_frame(element: etree._Element, weight: Weight, total: Weight) -> bool:
    """Say whether an element is navigation or the like: by name or by its links, and never the bulk."""
    if weight.marks or weight.size > _FRAME_SHARE * total.size:
        return False
    if _tag(element) in _FRAME_TAGS or _FRAME.search(_names(element)):
        return True
    return _tag(element) in ("ul", "ol", "dl", "div") and 0 < _FRAME_LINKS * weight.size < weight.links


def _holds_all(element: etree._Element, weight: Weight, total: Weight) -> bool:
    """Say whether an element holds every mark of a document, and enough of the text."""
    if _tag(element) not in _CONTAINERS or not weight.marks or weight.marks != total.marks:
        return False
    share = _NAMED_SHARE if _NAMED.search(_names(element)) else _PLAIN_SHARE
    return weight.size >= share * total.size


def _is_seen(element: etree._Element, rules: dict[str, Declarations]) -> bool:
    """Say whether an element takes part in the page."""
    return Look().inside(element, rules).why is None
