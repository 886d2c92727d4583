"""Columns of lines become running text: which line goes on, which starts a paragraph."""

from __future__ import annotations

import re
from array import array
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from statistics import median

from nlp.readers.pdf.layout import Column
from nlp.readers.pdf.line import Box, Line
from nlp.values import Page, Span

_ENDS = frozenset("。！？；：…!?;:")
_CLOSERS = frozenset("”’」』）》〉】)]\"'")
_OPENERS = frozenset("“‘「『（《〈【([")
_NO_START = frozenset("，。、；：！？”’」』）》〉】%％)],.;:!?")
_ARTICLE = re.compile(
    r"第[一二三四五六七八九十百千零〇○\d]{1,9}(?:条(?:之[一二三四五六七八九十]+)?|[编章节])[ \u3000]"
)
_LIST = re.compile(
    r"(?:[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十\d]{1,3}[）)]|\d{1,2}[、．.](?!\d)|[①-⑳]|第[一二三四五六七八九十]{1,3}[，、：])"
)
_ROLE = re.compile(
    r"(?:原告|被告|被告人|上诉人|被上诉人|第三人|再审申请人|申请人|被申请人|申请执行人|被执行人|异议人|公诉机关|抗诉机关|"
    r"(?:委托)?(?:诉讼)?代理人|法定代理人|法定代表人|主要负责人|负责人|辩护人|经营者)(?:[（(][^（）()]{1,30}[）)])?[：:]"
)
# Whom a head names in a paragraph of their own, though nothing but the stop before it shows where it starts.
_PERSON = re.compile(
    r"(?:原告|被告|被告人|上诉人|被上诉人|第三人|申请人|被申请人|申请执行人|被执行人|辩护人|法定代理人|"
    r"(?:共同)?(?:委托)?(?:诉讼)?代理人)[\u4e00-\u9fff·]{2,8}[，（(]"
)
_TOKEN = re.compile(r"[0-9A-Za-z@._/:\-]+|.", re.DOTALL)
_NAN = float("nan")


@dataclass(frozen=True, slots=True)
class _Placed:
    """A line with what is known of its surroundings."""

    line: Line
    column: Column
    pitch: float

    @property
    def indent(self) -> float:
        """Return how far the line starts from the left edge, in ems."""
        return (self.line.x0 - self.column.left) / self.line.size

    @property
    def room(self) -> float:
        """Return how much room the line leaves at the right edge, in points."""
        return self.column.right - self.line.x1


@dataclass(slots=True)
class _Sheet:
    """What one page collects while the text is put together."""

    start: int
    boxes: array[float] = field(default_factory=lambda: array("f"))


def _ended(text: str) -> bool:
    """Say whether a sentence or an introduction ends here, closing quotes aside."""
    at = len(text)
    while at and text[at - 1] in _CLOSERS:
        at -= 1
    return at > 0 and text[at - 1] in _ENDS


def _need(line: Line) -> float:
    """Return the width of what could not have been parted from the start of `line`."""
    match = _TOKEN.match(line.text)
    end = match.end() if match else 1
    while end < len(line.text) and line.text[end] in _NO_START:
        end += 1
    return line.boxes[end - 1][2] - line.boxes[0][0]


def _starts(text: str) -> bool:
    """Say whether a text begins like an article, a chapter or a numbered item."""
    return bool(_ARTICLE.match(text) or _LIST.match(text) or _ROLE.match(text))


def _centred(placed: _Placed) -> bool:
    """Say whether a line stands in the middle of its column."""
    return abs(placed.indent * placed.line.size - placed.room) < 1.5 * placed.line.size


def _apart(a: _Placed, b: _Placed) -> bool:
    """Say whether two lines differ in size or stand further apart than lines do here."""
    if abs(a.line.size - b.line.size) > 0.2 * max(a.line.size, b.line.size):
        return True
    pitch = min(max(b.pitch, 1.1 * b.line.size), 2.5 * b.line.size)
    return a.column is b.column and b.line.middle - a.line.middle > 1.5 * pitch


def _title_goes_on(a: _Placed, b: _Placed) -> bool:
    """Say whether a long heading in the middle of the page goes on in the next line."""
    wide = a.line.x1 - a.line.x0 > 0.7 * (a.column.right - a.column.left)
    if not wide or _ended(a.line.text) or _starts(b.line.text):
        return False
    return _centred(a) and _centred(b) and not _apart(a, b)


def _indents(lines: Sequence[_Placed]) -> bool:
    """Say whether first lines of paragraphs are set in here: seen where a short line ended one."""
    votes = [
        0.8 < b.indent < 4.5
        for a, b in pairwise(lines)
        if _ended(a.line.text) and a.room > 2 * a.line.size and b.indent < 4.5
    ]
    return len(votes) >= 2 and sum(votes) >= 0.7 * len(votes)


def _flush(a: _Placed, b: _Placed) -> bool:
    """Say whether a line at the left edge goes on, in a document that sets paragraphs in."""
    wide = a.line.x1 - a.line.x0 > 0.45 * (a.column.right - a.column.left)
    return wide and b.indent < 0.8 and not _ended(a.line.text) and not _starts(b.line.text)


def breaks(a: _Placed, b: _Placed, *, indents: bool) -> bool:
    """Say whether `b` starts a new paragraph after `a`; `indents`: first lines are set in here."""
    if a.line.row or b.line.row:
        return True
    last, first = a.line.text, b.line.text
    if last[-1] in _OPENERS or first[0] in _NO_START:
        return False
    if _title_goes_on(a, b):
        return False
    if _apart(a, b) or b.indent > 4.5 or a.indent > 4.5 or _ARTICLE.match(first) or _ROLE.match(first):
        return True
    ended, size = _ended(last), a.line.size
    indented = b.indent > 0.8
    full = a.room < 1.5 * size
    if ended and not indents and _PERSON.match(first):
        return True
    if _LIST.match(first) and ended:
        return indented or not (indents and full)
    if indents and _flush(a, b):
        return False
    if a.room > max(1.5 * size, _need(b.line) + 0.7 * size):
        slightly = a.room < 4 * size and a.indent < 2.6
        return ended or indented or not slightly or _starts(first)
    return indented and not _hangs(a, b, ended)


def _hangs(a: _Placed, b: _Placed, ended: bool) -> bool:
    """Say whether an indented line goes on: a block set in as a whole, or a hanging number."""
    if ended:
        return False
    block = abs(a.indent - b.indent) < 0.4
    return block or (b.indent > a.indent and bool(_LIST.match(a.line.text)))


def _separator(last: str, first: str) -> str:
    """Return what stands between two joined lines: a space between Latin words, else nothing."""
    latin = first.isascii() and first.isalpha() and last.isascii()
    return " " if latin and (last.isalpha() or last in ",.;:)") else ""


def _pitch(column: Column) -> float:
    """Return the usual distance between two lines of a column."""
    steps = [b.middle - a.middle for a, b in pairwise(column.lines) if b.middle > a.middle]
    return median(steps) if steps else 0.0


def _placed(columns: Sequence[Column]) -> Iterator[_Placed]:
    """Walk all lines in reading order."""
    for column in columns:
        pitch = _pitch(column)
        for line in column.lines:
            yield _Placed(line, column, pitch)


def reflow(
    columns: Sequence[Column], sizes: Mapping[int, tuple[float, float]]
) -> tuple[str, tuple[Page, ...]]:
    """Put the text together, and each page's span and boxes; `sizes` maps a page to width and height."""
    lines = list(_placed(columns))
    indents = _indents(lines)
    pieces: list[str] = []
    sheets: dict[int, _Sheet] = {}
    at, before = 0, None
    for placed in lines:
        if before is not None:
            new = breaks(before, placed, indents=indents)
            gap = "\n" if new else _separator(before.line.text[-1], placed.line.text[0])
            pieces.append(gap)
            at += len(gap)
            sheets[before.column.page].boxes.extend(_gap_box(gap, before.line.boxes[-1]))
        sheet = sheets.setdefault(placed.column.page, _Sheet(at))
        pieces.append(placed.line.text)
        at += len(placed.line.text)
        for box in placed.line.boxes:
            sheet.boxes.extend(box)
        before = placed
    return "".join(pieces), _pages(sheets, sizes)


def _gap_box(gap: str, last: Box) -> Sequence[float]:
    """Return the box of what was put between two lines: none for a break, no width for a space."""
    if not gap:
        return ()
    return (_NAN,) * 4 if gap == "\n" else (last[2], last[1], last[2], last[3])


def _pages(sheets: Mapping[int, _Sheet], sizes: Mapping[int, tuple[float, float]]) -> tuple[Page, ...]:
    """Make the pages, also those without text."""
    pages, at = [], 0
    for number, (width, height) in sorted(sizes.items()):
        sheet = sheets.get(number)
        if sheet is None:
            pages.append(Page(number, Span(at, at), width, height))
            continue
        at = sheet.start + len(sheet.boxes) // 4
        pages.append(Page(number, Span(sheet.start, at), width, height, sheet.boxes.tobytes()))
    return tuple(pages)
