"""Words of OFD pages become segments for the layout that PDF pages use; templates are set apart first."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from nlp.readers.ofd.page import Word
from nlp.readers.pdf.layout import GAP, Column, columns_of, edges, make_line
from nlp.readers.pdf.line import Box, Line
from nlp.readers.pdf.margins import split_margins
from nlp.readers.pdf.reflow import reflow
from nlp.readers.pdf.turn import turned_page
from nlp.values import Margin, MarginKind, Page

_ZONE = 0.13
_SPACE_GAP = 0.5
_NARROWEST = 0.5


@dataclass(frozen=True, slots=True)
class Sheet:
    """A page: its size in points, its own segments, and those of its templates.

    By how many quarters it was turned, clockwise, so that lines run to the right, is told too.
    """

    width: float
    height: float
    own: tuple[Line, ...]
    template: tuple[Line, ...]
    quarters: int = 0


@dataclass(frozen=True, slots=True)
class Flow:
    """The running text of all pages, with a box for each character, and the margins."""

    text: str = field(repr=False)
    pages: tuple[Page, ...]
    margins: tuple[Margin, ...] = field(repr=False)


def sheet_of(words: Sequence[Word], width: float, height: float, quarters: int = 0) -> Sheet:
    """Sort the words of a page into segments: side by side on one height, without a wide gap."""
    own = tuple(_segments([word for word in words if not word.template]))
    template = tuple(_segments([word for word in words if word.template]))
    return Sheet(width, height, own, template, quarters)


def _segments(words: Sequence[Word]) -> Iterator[Line]:
    """Yield segments; a gap of half a character inside one reads as a space."""
    for row in _rows(words):
        text: list[str] = []
        boxes: list[Box] = []
        for word in sorted(row, key=lambda w: w.boxes[0].x0):
            gap = word.boxes[0].x0 - boxes[-1][2] if boxes else 0.0
            if gap > GAP * word.size:
                yield from _line(text, boxes)
                text, boxes = [], []
            elif gap > _SPACE_GAP * word.size:
                last = boxes[-1]
                text.append(" ")
                boxes.append((last[2], last[1], last[2] + gap, last[3]))
            text.append(word.text)
            boxes.extend((b.x0, b.y0, b.x1, b.y1) for b in word.boxes)
        yield from _line(text, boxes)


def _line(text: list[str], boxes: list[Box]) -> Iterator[Line]:
    """Yield the line of some characters, unless it is blank."""
    line = make_line("".join(text), boxes)
    if line is not None:
        yield line


def _rows(words: Sequence[Word]) -> list[list[Word]]:
    """Group words whose middles lie on one height."""
    rows: list[list[Word]] = []
    middle = half = 0.0
    for word in sorted(words, key=lambda w: w.boxes[0].y0 + w.boxes[0].y1):
        box = word.boxes[0]
        centre = (box.y0 + box.y1) / 2
        if rows and abs(centre - middle) < half:
            rows[-1].append(word)
        else:
            rows.append([word])
            middle, half = centre, max(1.0, (box.y1 - box.y0) / 2)
    return rows


def flow(sheets: Sequence[Sheet], first_number: int = 1) -> Flow:
    """Set the margins apart and join the lines of all pages into paragraphs."""
    numbered = dict(enumerate(sheets, first_number))
    repeats = Counter(text for sheet in sheets for text in {line.text for line in sheet.template})
    margins: list[Margin] = []
    segments: dict[int, list[Line]] = {}
    for number, sheet in numbered.items():
        segments[number] = list(sheet.own)
        for line in sheet.template:
            kind = _template_kind(line, sheet, repeats[line.text])
            if kind is None:
                segments[number].append(line)
            else:
                margins.append(Margin(kind, number, line.text))
    body, found = split_margins(segments, {number: sheet.height for number, sheet in numbered.items()})
    found_columns = edges([(number, column) for number in numbered for column in _columns(body[number])])
    columns = [_widened(column, numbered[column.page].width) for column in found_columns]
    sizes = {number: (sheet.width, sheet.height) for number, sheet in numbered.items()}
    text, laid = reflow(columns, sizes)
    pages = tuple(turned_page(page, -numbered[page.number].quarters % 4) for page in laid)
    return Flow(text, pages, tuple(sorted([*margins, *found], key=lambda m: m.page or 0)))


def _columns(segments: list[Line]) -> list[list[Line]]:
    """Return the columns of a page that has any text."""
    return [column for column in columns_of(segments) if column] if segments else []


def _widened(column: Column, width: float) -> Column:
    """Move the right edge of a page that holds only short lines to where the left margin mirrors it.

    Else the longest of its lines counts as full, and the next paragraph is joined to it.
    """
    if column.left < width / 2 and column.right - column.left < _NARROWEST * width:
        return replace(column, right=max(column.right, width - column.left))
    return column


def _template_kind(line: Line, sheet: Sheet, repeats: int) -> MarginKind | None:
    """Say what a line of a template is: a margin where margins are or where it repeats, else body."""
    upper, lower = line.y1 < _ZONE * sheet.height, line.y0 > (1 - _ZONE) * sheet.height
    if not (upper or lower or repeats > 1):
        return None
    return MarginKind.HEADER if line.middle < sheet.height / 2 else MarginKind.FOOTER
