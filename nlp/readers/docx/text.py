"""The words of one part of a DOCX: what a reader of the page sees, and what lies behind it."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field, replace

from lxml import etree

from nlp.readers.docx.names import COMPATIBILITY, MATHS, value_of, w
from nlp.readers.docx.styles import WHITE, Look, Styles, shading
from nlp.values import Hidden, HiddenKind

_CHOICE, _FALLBACK = f"{{{COMPATIBILITY}}}Choice", f"{{{COMPATIBILITY}}}Fallback"
_SKIPPED = frozenset(
    w(name)
    for name in (
        "pPr", "rPr", "sdtPr", "sdtEndPr", "tblPr", "tblGrid", "tblPrEx", "sectPr", "delInstrText", "rt",
        "rubyPr", "trPr", "tcPr", "fldData", "annotationRef",
    )
)  # fmt: skip
_GLYPHS = {
    w("tab"): "\t", w("ptab"): "\t", w("br"): "\n", w("cr"): "\n", w("noBreakHyphen"): "-",
    w("softHyphen"): "",
}  # fmt: skip
# What is set apart in a cell, so that the cell is no field of a row.
_LONGEST_FIELD = 200
_WIDEST = 60
_LAID_OUT = (w("tbl"), w("txbxContent"), w("br"), w("cr"))
_CODE = re.compile(r"[0-9A-Fa-f]{2,4}")
_ADDRESS = re.compile(r"(?:mailto|tel|file):[^\"\s]+", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Story:
    """The paragraphs of a part in the order of the page, its hidden parts, and link addresses in fields.

    `sources` are the pieces of the running text with the elements that hold them, `behind` the elements
    that hold what is not seen: who writes a masked copy must find both again.
    """

    paragraphs: tuple[str, ...] = field(repr=False)
    hidden: tuple[Hidden, ...] = field(repr=False)
    addresses: tuple[str, ...] = field(repr=False)
    sources: tuple[tuple[str, etree._Element], ...] = field(default=(), repr=False)
    behind: tuple[etree._Element, ...] = field(default=(), repr=False)

    @property
    def text(self) -> str:
        """Return the running text, one paragraph a line."""
        return "\n".join(self.paragraphs)


@dataclass(frozen=True, slots=True)
class _State:
    """What holds for the text at one point: the look so far, the paper, and why it is not seen."""

    look: Look
    paper: str | None = WHITE
    removed: str | None = None
    merged: bool = False
    in_record: bool = False


def read_story(root: etree._Element, styles: Styles, where: str = "", paper: str | None = WHITE) -> Story:
    """Read a body, header, note or comment; `where` is put before the place of everything hidden in it."""
    walk = _Walk(styles, where)
    walk.children(root, _State(styles.default, paper))
    walk.end_line()
    return Story(
        tuple(walk.lines), tuple(walk.hidden), tuple(walk.addresses), tuple(walk.sources), tuple(walk.behind)
    )


class _Walk:
    """One walk over one part. The parser limits the depth of the tree, so recursion is safe."""

    def __init__(self, styles: Styles, where: str) -> None:
        """Start with nothing written."""
        self.lines: list[str] = []
        self.hidden: list[Hidden] = []
        self.addresses: list[str] = []
        self.sources: list[tuple[str, etree._Element]] = []
        self.behind: list[etree._Element] = []
        self._holders: list[etree._Element | None] = []
        self._styles = styles
        self._where = where
        self._line: list[str] = []
        self._behind: list[str] = []
        self._why: tuple[HiddenKind, str] | None = None
        self._boxes: list[tuple[etree._Element, _State]] = []
        self._tabs = 0
        self._steps: dict[str, Callable[[etree._Element, _State], None]] = {
            w("p"): self._paragraph,
            w("r"): self._run,
            w("t"): self._text,
            w("delText"): self._text,
            f"{{{MATHS}}}t": self._text,
            w("tbl"): self._table,
            w("tr"): self._row,
            w("tc"): self._cell,
            w("del"): lambda element, state: self.children(element, replace(state, removed="删除")),
            w("moveFrom"): lambda element, state: self.children(element, replace(state, removed="移走")),
            w("txbxContent"): lambda element, state: self._boxes.append((element, state)),
            w("instrText"): self._field,
            w("sym"): self._symbol,
            f"{{{COMPATIBILITY}}}AlternateContent": self._alternative,
        }

    def children(self, element: etree._Element, state: _State) -> None:
        """Walk everything below an element in order."""
        for child in element:
            if child.tag in _GLYPHS:
                self._put(_GLYPHS[child.tag], state, child)
            elif child.tag in self._steps:
                self._steps[child.tag](child, state)
            elif isinstance(child.tag, str) and child.tag not in _SKIPPED:
                self.children(child, state)

    def end_line(self) -> None:
        """Close a paragraph; empty ones carry nothing. Its text boxes follow it."""
        self._flush()
        line = "".join(self._line).strip("\n")
        if line.strip():
            self.lines.append(line)
            pieces = zip(self._line, self._holders, strict=True)
            self.sources += ((piece, holder) for piece, holder in pieces if holder is not None)
        self._line.clear()
        self._holders.clear()
        boxes, self._boxes = self._boxes, []
        for element, state in boxes:
            # What colour a box is painted in is not asked: white letters on blue must not count as hidden.
            self.children(element, replace(state, paper=None))
            self.end_line()

    def _put(self, text: str, state: _State, holder: etree._Element) -> None:
        """Write the text of an element where it belongs: on the page, or behind it."""
        why = self._reason(state)
        if why != self._why:
            self._flush()
            self._why = why
        (self._line if why is None else self._behind).append(text)
        (self._holders if why is None else self.behind).append(holder)

    def _reason(self, state: _State) -> tuple[HiddenKind, str] | None:
        """Say why the text at this point is not seen, or None when it is."""
        if state.removed:
            return HiddenKind.REVISION, f"修订（{state.removed}的文字）"
        if state.merged:
            return HiddenKind.COVERED, "被合并的单元格"
        cover = state.look.cover(state.paper)
        return (HiddenKind.COVERED, cover) if cover else None

    def _flush(self) -> None:
        """Close a stretch of hidden text; the paragraph tells a person where to look."""
        text = "".join(self._behind)
        self._behind.clear()
        if self._why and text.strip():
            kind, what = self._why
            at = len(self.lines) + 1
            self.hidden.append(Hidden(kind, f"{self._where}第 {at} 段，{what} {len(self.hidden) + 1}", text))
        self._why = None

    def _paragraph(self, element: etree._Element, state: _State) -> None:
        """Read a paragraph; when its end mark was deleted, the next one continues it."""
        properties = element.find(w("pPr"))
        look = self._styles.paragraph(properties)
        self.children(element, replace(state, look=look))
        if not state.in_record and element.find(f"{w('pPr')}/{w('rPr')}/{w('del')}") is None:
            self.end_line()

    def _run(self, element: etree._Element, state: _State) -> None:
        """Read a run in its look."""
        look = state.look.under(self._styles.run(element.find(w("rPr"))))
        self.children(element, replace(state, look=look))

    def _text(self, element: etree._Element, state: _State) -> None:
        """Write the letters of a run."""
        self._put(element.text or "", state, element)

    def _table(self, element: etree._Element, state: _State) -> None:
        """Read a table; in a style that colours cells the paper is unknown."""
        coloured = value_of(element.find(w("tblPr")), "tblStyle") in self._styles.coloured_tables
        self.children(element, replace(state, paper=None) if coloured else state)

    def _row(self, element: etree._Element, state: _State) -> None:
        """Read a row, which may be deleted as a whole; one of short cells is one line, a tab between two."""
        removed = "删除" if element.find(f"{w('trPr')}/{w('del')}") is not None else state.removed
        in_record = state.in_record or _is_record(element)
        if not state.in_record:
            self._tabs = 0
        self.children(element, replace(state, removed=removed, in_record=in_record))
        if in_record and not state.in_record:
            self._end_record()

    def _end_record(self) -> None:
        """Close a row that is a line; cells at its end that say nothing need no tab."""
        self._flush()
        while self._holders and self._holders[-1] is None:
            self._line.pop()
            self._holders.pop()
        self.end_line()

    def _cell(self, element: etree._Element, state: _State) -> None:
        """Read a cell; what continues a merged cell is not shown by Word."""
        properties = element.find(w("tcPr"))
        merge = None if properties is None else properties.find(w("vMerge"))
        merged = merge is not None and merge.get(w("val")) != "restart"
        if state.in_record:
            self._flush()
            self._line += "\t" * self._tabs
            self._holders += [None] * self._tabs
            # A cell that is as wide as several parts the next one from it as far.
            self._tabs = _width(properties)
        self.children(element, replace(state, paper=shading(properties) or state.paper, merged=merged))

    def _field(self, element: etree._Element, _: _State) -> None:
        """Keep mail, telephone and file addresses of a field; its other instructions are no text."""
        self.addresses.extend(_ADDRESS.findall(element.text or ""))

    def _symbol(self, element: etree._Element, state: _State) -> None:
        """Write a symbol where its code means a character; codes of symbol fonts mean nothing."""
        code = element.get(w("char"), "")
        if _CODE.fullmatch(code) and 0x20 < int(code, 16) < 0xD800:
            self._put(chr(int(code, 16)), state, element)

    def _alternative(self, element: etree._Element, state: _State) -> None:
        """Read one of the alternatives: both hold the same text box."""
        chosen = element.find(_CHOICE)
        chosen = element.find(_FALLBACK) if chosen is None else chosen
        if chosen is not None:
            self.children(chosen, state)


def _width(properties: etree._Element | None) -> int:
    """Return how many columns a cell is wide."""
    width = value_of(properties, "gridSpan") or ""
    return min(int(width), _WIDEST) if width.isdecimal() and int(width) else 1


def _is_record(row: etree._Element) -> bool:
    """Say whether a row holds fields: several cells of one short paragraph. Others lay out a page."""
    said = 0
    for cell in row.iterchildren(w("tc"), w("sdt")):
        texts = ("".join(text.text or "" for text in one.iter(w("t"))).strip() for one in cell.iter(w("p")))
        words = [text for text in texts if text]
        if sum(map(len, words)) > _LONGEST_FIELD or len(words) > 1:
            return False
        if next(cell.iter(*_LAID_OUT), None) is not None:
            return False
        said += len(words)
    return said > 1
