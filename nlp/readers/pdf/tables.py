"""Ruled tables: the words of a cell stay together, and each row of cells is a paragraph of its own.

Finding cells costs a hundred times what reading the page costs, so only pages with rules are looked at.
"""

from __future__ import annotations

import logging
from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pdfplumber

from nlp.readers.pdf.layout import glue, make_row, rows_of
from nlp.readers.pdf.line import Box, Line
from nlp.readers.pdf.page import Frame

# pdfminer logs what it could not parse, word for word: nothing of a document may reach a log.
logging.getLogger("pdfminer").setLevel(logging.CRITICAL + 1)

_RULES = 6
_MOST_RULES = 3_000
_MOST_ROWS = 8


def ruled(rules: int) -> bool:
    """Say whether so many thin lines may make a table, and are few enough to be looked at."""
    return _RULES <= rules <= _MOST_RULES


class Tables:
    """The tables of one document, which is opened once, for the first page with rules.

    Opening walks over all pages: to open it for each page made long documents take quadratic time.
    """

    def __init__(self, path: Path) -> None:
        """Keep the path; nothing is opened yet."""
        self._path = path
        self._document: Any = None

    def cells(self, number: int, frame: Frame) -> list[list[Box]]:
        """Return the cells of a page's tables, row by row, as boxes on the page as shown."""
        try:
            if self._document is None:
                self._document = pdfplumber.open(self._path)
            page = self._document.pages[number - 1]
            try:
                return _cells(page, frame)
            finally:
                page.close()
        except Exception:  # noqa: BLE001 - on a broken file pdfminer raises anything; the page is then read by rows
            return []

    def close(self) -> None:
        """Close what was opened."""
        if self._document is not None:
            self._document.close()


def _cells(page: Any, frame: Frame) -> list[list[Box]]:  # noqa: ANN401 - pdfplumber has no types
    """Read the rows of cells; a table of one cell is a frame around a page, no table."""
    left, bottom, right, top = map(float, page.mediabox)
    if page.rotation % 180:
        left, bottom, right, top = bottom, left, top, right
    whole = Frame(left, bottom, right - left, top - bottom, page.rotation // 90 % 4)
    rows = []
    for table in page.find_tables():
        if len(table.cells) < 2:
            continue
        cells = [frame.box(*whole.own(cell)) for cell in table.cells]
        rows += _by_rows(cells)
    return rows


def _by_rows(cells: Sequence[Box]) -> list[list[Box]]:
    """Put the cells of a table, which stand as the page is read, into rows by their upper edges."""
    rows: dict[int, list[Box]] = defaultdict(list)
    for cell in cells:
        rows[round(cell[1])].append(cell)
    return [sorted(rows[top]) for top in sorted(rows)]


def by_cells(segments: Sequence[Line], rows: Sequence[Sequence[Box]]) -> list[Line]:
    """Make one line of each row of cells; rows that hold whole pages of text are left as they are."""
    left = list(segments)
    made = []
    for cells in rows:
        inside: dict[int, list[Line]] = defaultdict(list)
        rest: list[Line] = []
        for segment in left:
            for part in _parted(segment, cells):
                index = next((at for at, cell in enumerate(cells) if _within(part, cell)), None)
                (rest if index is None else inside[index]).append(part)
        texts = {index: [glue(row) for row in rows_of(own)] for index, own in inside.items()}
        if not texts or max(map(len, texts.values())) > _MOST_ROWS:
            continue
        left = rest
        made.append(make_row([texts[index] for index in sorted(texts)]))
    return left + made


def _parted(segment: Line, cells: Sequence[Box]) -> list[Line]:
    """Cut a segment at the rules between cells that are so full that it was taken for one.

    What runs over a rule is left whole, but where two of its characters part within half a point of the rule:
    so do those of two full cells, and nothing tells them apart.
    """
    edges = [
        cell[0]
        for cell in cells
        if cell[1] <= segment.middle <= cell[3] and segment.x0 < cell[0] < segment.x1
    ]
    starts = [0]
    for edge in edges:
        behind = next(
            (at for at, box in enumerate(segment.boxes) if box[0] >= edge - 0.5 and segment.text[at] != " "),
            0,
        )
        before = behind - 1 if segment.text[behind - 1] != " " else behind - 2
        if before >= starts[-1] and segment.boxes[before][2] <= edge + 0.5:
            starts.append(behind)
    ends = [*starts[1:], len(segment.text)]
    return (
        [
            segment.cut(start, start + len(segment.text[start:end].rstrip(" ")))
            for start, end in zip(starts, ends, strict=True)
        ]
        if len(starts) > 1
        else [segment]
    )


def _within(segment: Line, cell: Box) -> bool:
    """Say whether the middle of a segment lies in a cell."""
    x, y = (segment.x0 + segment.x1) / 2, segment.middle
    return cell[0] <= x <= cell[2] and cell[1] <= y <= cell[3]
