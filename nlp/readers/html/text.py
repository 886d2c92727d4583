"""A walk over a web page: paragraphs of the document, of the frame, and what is not seen."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from itertools import chain, islice

from lxml import etree

from nlp.readers.html.attributes import TELLING, is_link, told
from nlp.readers.html.grid import Grid
from nlp.readers.html.main import DROPPED, Choice
from nlp.readers.html.style import Declarations, Look
from nlp.readers.package_words import says
from nlp.values import Hidden, HiddenKind

_BLOCKS = frozenset(
    (
        "address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "details", "dialog",
        "div", "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5",
        "h6", "header", "hr", "html", "legend", "li", "main", "menu", "nav", "ol", "optgroup", "option", "p",
        "pre", "section", "select", "summary", "table", "tbody", "td", "textarea", "tfoot", "th", "thead",
        "title", "tr", "ul",
    )
)  # fmt: skip
_SPACES = re.compile(r"[ \t\r\n\f]+")
# A line break of the source between two Chinese characters is no space.
_WIDE_BREAK = re.compile(r"(?<=[\u2e80-\uffef])[ \t\f]*[\r\n][ \t\r\n\f]*(?=[\u2e80-\uffef])")
# What the walk does not enter, though a reader of the page or of its source finds words there.
_UNWALKED = {
    "noscript": "无脚本时显示的内容", "object": "嵌入对象", "embed": "嵌入对象", "iframe": "内嵌网页",
    "svg": "图形", "math": "公式", "canvas": "画布",
}  # fmt: skip
_CELLS = frozenset(("td", "th"))
# What is set apart in a cell, so that the cell is no field of a row; how long a field is at most.
_LAID_OUT = (*(_BLOCKS - _CELLS - {"p", "div"}), "br", "img", *_UNWALKED)
_LONGEST_FIELD = 200
# Stands for what parts two cells until blanks are collapsed.
_BETWEEN_CELLS = "\x1f"
_CELL, _EDGE = re.compile(" ?\x1f ?"), " \x1f"
_TYPED = frozenset(("text", "search", "tel", "email", "url", "number", "date", ""))
Chunks = list[str | None]
# Where text stands in the page: the element, and whether it is its text, what follows it, or its value.
Source = tuple[etree._Element, str]


@dataclass(frozen=True, slots=True)
class _State:
    """What holds at one point of the walk."""

    look: Look
    inside: bool
    verbatim: bool = False
    in_record: bool = False


@dataclass(slots=True)
class Walk:
    """What one walk gathers: `document` and the frame `before` and `after` it, one paragraph each."""

    choice: Choice
    rules: dict[str, Declarations]
    document: list[str] = field(default_factory=list)
    before: list[str] = field(default_factory=list)
    after: list[str] = field(default_factory=list)
    hidden: list[Hidden] = field(default_factory=list)
    attributes: list[tuple[str, str]] = field(default_factory=list)
    sources: list[tuple[str, Source]] = field(default_factory=list)
    unseen: list[Source] = field(default_factory=list)
    _open: Chunks = field(default_factory=list)
    _behind: Chunks = field(default_factory=list)
    _holders: list[tuple[str, Source]] = field(default_factory=list)
    _why: str | None = None
    _states: list[_State] = field(default_factory=list)
    _forced: frozenset[etree._Element] = frozenset()
    _comments: int = 0
    _grid: Grid = field(default_factory=Grid)

    def go(self, body: etree._Element) -> None:
        """Walk everything below `body` with a stack of our own: pages may be nested without end."""
        main = self.choice.main
        self._forced = frozenset((main, *main.iterancestors())) if self.choice.sure else frozenset()
        self._states = [_State(Look(), inside=False)]
        stack: list[tuple[etree._Element, bool]] = [(body, False)]
        while stack:
            element, leaving = stack.pop()
            if leaving:
                self._leave(element)
            elif isinstance(element.tag, str) and element.tag not in DROPPED:
                self._enter(element)
                stack.append((element, True))
                stack.extend((child, False) for child in reversed(element))
                continue
            elif isinstance(element, etree._Comment):
                self._comment(element.text or "")
            elif element.tag in _UNWALKED:
                self._beside(element)
            if element is not body:
                self._put(element.tail, (element, "tail"))
        self._end_paragraph()
        self._end_hidden()

    def _enter(self, element: etree._Element) -> None:
        """Begin an element."""
        state = self._states[-1]
        if element.tag in _BLOCKS and not state.in_record:
            self._end_paragraph()
        if element.tag in ("table", "tr"):
            self._grid.begin(element.tag == "table")
        elif element.tag in _CELLS:
            gaps = self._grid.put(element.get("colspan", ""), element.get("rowspan", ""))
            self._open += [_BETWEEN_CELLS] * gaps if state.in_record else ()
        look = state.look if element in self._forced else state.look.inside(element, self.rules)
        if element.tag == "template":
            look = replace(look, gone=look.gone or "隐藏元素")
        inside = (state.inside or element is self.choice.main) and element not in self.choice.frames
        verbatim = state.verbatim or element.tag in ("pre", "textarea")
        in_record = state.in_record or (element.tag == "tr" and inside and self._is_record(element))
        self._states.append(_State(look, inside, verbatim, in_record))
        self._attributes_of(element)
        self._put(element.text, (element, "text"))

    def _is_record(self, row: etree._Element) -> bool:
        """Say whether a row holds fields: several cells of one short paragraph. Others lay out a page."""
        is_field = (cell not in self.choice.frames and _is_field(cell) for cell in row)
        return all(is_field) and sum(bool(_words(cell)) for cell in row) > 1

    def _leave(self, element: etree._Element) -> None:
        """End an element; a block ends its paragraph."""
        if element.tag == "br":
            self._append(None)
        if element.tag in _BLOCKS and not self._states[-2].in_record:
            self._end_paragraph()
        self._states.pop()

    def _put(self, text: str | None, source: Source) -> None:
        """Take text; in verbatim elements its line breaks stand."""
        if not text:
            return
        self._hold(text, source)
        if not self._states[-1].verbatim:
            self._append(text)
            return
        for number, line in enumerate(text.replace("\r\n", "\n").split("\n")):
            if number:
                self._append(None)
            self._append(line)

    def _append(self, chunk: str | None) -> None:
        """Write a chunk (None: a line break) to the page, or behind it."""
        why = self._states[-1].look.why
        if why is None:
            self._open.append(chunk)
        elif chunk and chunk.strip():
            if why != self._why:
                self._end_hidden()
                self._why = why
            self._behind.append(chunk)
        elif self._behind:
            self._behind.append(chunk)

    def _hold(self, text: str, source: Source) -> None:
        """Note where a text stands, for who writes a copy of the page."""
        if self._states[-1].look.why is None:
            self._holders.append((text, source))
        else:
            self.unseen.append(source)

    def _end_paragraph(self) -> None:
        """Close the open paragraph and put it where it belongs."""
        lines = _lines(self._open)
        self._open.clear()
        if lines and self._states[-1].inside:
            self.sources += self._holders
        self._holders.clear()
        if self._behind:
            self._behind.append(None)
        if not lines:
            return
        self._end_hidden()
        if self._states[-1].inside:
            self.document += lines
        else:
            (self.after if self.document else self.before).extend(lines)

    def _end_hidden(self) -> None:
        """Close a stretch of hidden text."""
        text = "\n".join(_lines(self._behind))
        self._behind.clear()
        if text and self._why:
            self.hidden.append(Hidden(HiddenKind.COVERED, f"{self._why} {len(self.hidden) + 1}", text))
        self._why = None

    def _beside(self, element: etree._Element) -> None:
        """Keep what stands in drawings, formulas, embedded things and what is shown without programs."""
        words = [str(text) for text in element.itertext(etree.Element)]
        words += [value for one in element.iter(etree.Element) for _, value in told(one)]
        text = " ".join(" ".join(words).split())
        if TELLING.search(text):
            self.hidden.append(
                Hidden(HiddenKind.COVERED, f"{_UNWALKED[str(element.tag)]} {len(self.hidden) + 1}", text)
            )

    def _comment(self, text: str) -> None:
        """Keep a comment of the source, but no switches for old browsers that say nothing."""
        is_switch = text.lstrip().startswith(("[if", "<![", "[endif"))
        if text.strip() and not (is_switch and not says(text)):
            self._comments += 1
            self.hidden.append(Hidden(HiddenKind.COMMENT, f"网页注释 {self._comments}", text.strip()))

    def _attributes_of(self, element: etree._Element) -> None:
        """Keep values that are not on the page; what is typed into a field is."""
        for name, value in told(element):
            if not (name == "value" and element.tag == "input"):
                self.attributes.append(("链接地址" if is_link(name) else "元素属性", value))
        if element.tag == "input" and element.get("value"):
            value, kind = element.get("value", ""), element.get("type", "").lower()
            if kind == "hidden":
                self.attributes.append(("隐藏字段", value))
            elif kind in _TYPED:
                self._hold(value, (element, "value"))
                self._append(value)


def _is_field(cell: etree._Element) -> bool:
    """Say whether a cell is one short paragraph."""
    if next(cell.iter(*_LAID_OUT), None) is not None:
        return False
    words = _words(cell)
    return len(words) <= _LONGEST_FIELD and all(_words(one) in ("", words) for one in cell.iter("p", "div"))


def _words(element: etree._Element) -> str:
    """Return what an element says, as far as a field may reach."""
    words = chain.from_iterable(str(text) for text in element.itertext(etree.Element))
    return "".join(islice(words, 4 * _LONGEST_FIELD)).strip()


def _lines(chunks: Iterable[str | None]) -> list[str]:
    """Join chunks to lines as a browser shows them; empty lines carry nothing."""
    lines: list[list[str]] = [[]]
    for chunk in chunks:
        if chunk is None:
            lines.append([])
        else:
            lines[-1].append(chunk)
    shown = (_SPACES.sub(" ", _WIDE_BREAK.sub("", "".join(line))) for line in lines)
    # What a row begins with are empty cells, or what reaches down from the row above.
    bare = (_CELL.sub("\t", line.strip(" ").rstrip(_EDGE)) for line in shown)
    return [line for line in bare if line.strip()]
