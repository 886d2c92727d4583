"""Lines with boxes become columns, paragraphs and text: shared by PDF pages and OCR.

A `Line` carries one box for each character, so whatever happens to the order and to the breaks, each
code point of the text keeps its place on the page.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from statistics import median

from nlp.readers.pdf.line import Box, Line
from nlp.readers.pdf.wrapped import bands, joined

GAP = 1.2
"""A gap wider than this many ems inside a row starts a new segment."""
_MIN_ROWS = 3
_FILL = 0.55
_SPANNING = 0.34
_STRIPES = 4000


@dataclass(frozen=True, slots=True)
class Column:
    """Lines that are read one after the other, and the two edges between which they are set."""

    page: int
    lines: tuple[Line, ...]
    left: float
    right: float


def make_line(text: str, boxes: Sequence[Box]) -> Line | None:
    """Make a line of characters and their boxes; spaces at its ends go, blank lines are none."""
    start, end = 0, len(text)
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if start == end:
        return None
    kept = tuple(boxes[start:end])
    size = max(median(box[3] - box[1] for box in kept), 0.1)
    return Line(
        text[start:end],
        kept,
        min(box[0] for box in kept),
        min(box[1] for box in kept),
        max(box[2] for box in kept),
        max(box[3] for box in kept),
        size,
    )


def glue(parts: Sequence[Line]) -> Line:
    """Join the segments of one row, left to right; a gap becomes one space."""
    if len(parts) == 1:
        return parts[0]
    if _enters(parts) and (woven := _woven(parts)) is not None:
        return woven
    text, boxes = parts[0].text, list(parts[0].boxes)
    for part in parts[1:]:
        last = boxes[-1]
        if part.x0 - last[2] > 0.25 * part.size:
            text += " "
            boxes.append((last[2], last[1], max(part.x0, last[2]), last[3]))
        text += part.text
        boxes.extend(part.boxes)
    sides = (parts[0].x0, min(p.y0 for p in parts), max(p.x1 for p in parts), max(p.y1 for p in parts))
    row = any(part.row for part in parts)
    size = max(median(box[3] - box[1] for box in boxes), 0.1)
    return Line(text, tuple(boxes), *sides, size, row)


def _enters(parts: Sequence[Line]) -> bool:
    """Say whether a segment begins within one that stands before it."""
    reach = parts[0].x1
    for part in parts[1:]:
        if part.x0 < reach - 0.3 * part.size:
            return True
        reach = max(reach, part.x1)
    return False


def _woven(parts: Sequence[Line]) -> Line | None:
    """Put together what was drawn in turns: words, then quotes in their gaps; None where any collide."""
    drawn = sorted(
        (box, char, at, number, number and part.text[number - 1] == " ")
        for at, part in enumerate(parts)
        for number, (char, box) in enumerate(zip(part.text, part.boxes, strict=True))
        if char != " "
    )
    text, boxes = drawn[0][1], [drawn[0][0]]
    for before, (box, char, at, number, spaced) in pairwise(drawn):
        last = before[0]
        if box[0] < last[2] - 0.3 * min(box[2] - box[0], last[2] - last[0]):
            return None
        goes_on = at == before[2] and number - before[3] == 1 + spaced
        if spaced if goes_on else box[0] - last[2] > 0.25 * (box[3] - box[1]):
            text += " "
            boxes.append((last[2], last[1], max(box[0], last[2]), last[3]))
        text += char
        boxes.append(box)
    return make_line(text, boxes)


def make_row(cells: Sequence[Sequence[Line]]) -> Line:
    """Make one line of a table's row: the lines of a cell are joined, a space stands between two cells."""
    text, boxes = "", list[Box]()
    for lines in cells:
        for at, line in enumerate(lines):
            parted = bool(text) and (
                at == 0
                or (
                    text[-1].isascii()
                    and not text[-1].isdigit()
                    and line.text[0].isalpha()
                    and line.text[0].isascii()
                )
            )
            if parted:
                last = boxes[-1]
                text += " "
                boxes.append((last[2], last[1], last[2], last[3]))
            text += line.text
            boxes.extend(line.boxes)
    parts = [line for lines in cells for line in lines]
    sides = (
        min(p.x0 for p in parts),
        min(p.y0 for p in parts),
        max(p.x1 for p in parts),
        max(p.y1 for p in parts),
    )
    return Line(text, tuple(boxes), *sides, median(p.size for p in parts), row=True)


def _level(a: Line, b: Line) -> bool:
    """Say whether two segments stand in one row; a table's row is as high as many, so its middle counts."""
    least = 0.5 * min(a.size, b.size)
    if a.row or b.row:
        return abs(a.middle - b.middle) < least
    return min(a.y1, b.y1) - max(a.y0, b.y0) > least


def rows_of(lines: Sequence[Line]) -> list[list[Line]]:
    """Group segments that stand on the same height; rows go down, segments go right."""
    rows: list[list[Line]] = []
    for line in sorted(lines, key=lambda each: each.middle):
        if rows:
            anchor = max(rows[-1], key=lambda each: each.size)
            if _level(line, anchor):
                rows[-1].append(line)
                continue
        rows.append([line])
    for row in rows:
        row.sort(key=lambda each: each.x0)
    return rows


def columns_of_pages(pages: Mapping[int, Sequence[Line]]) -> list[tuple[int, list[Line]]]:
    """Return (page, lines) column by column; a last page may end in a second column of a line or two,

    which shows only by the gutter of the pages before it.
    """
    found = []
    known = None
    for page, segments in pages.items():
        columns = columns_of(segments) if segments else []
        if len(columns) > 1:
            known = _gutter(segments)
        elif known is not None and columns and _ends_in(segments, known):
            middle = (known[0] + known[1]) / 2
            sides = [[s for s in segments if (s.x0 < middle) is first] for first in (True, False)]
            columns = [[glue(row) for row in rows_of(side)] for side in sides]
        found += [(page, column) for column in columns]
    return found


def _ends_in(segments: Sequence[Line], known: tuple[float, float]) -> bool:
    """Say whether a page goes on in the two columns of the page before, however short the second is."""
    start, end = known
    left = [s for s in segments if s.x1 <= start + s.size]
    right = [s for s in segments if s.x0 >= end - s.size]
    if not right or len(left) + len(right) < len(segments) or not _is_column(left):
        return False
    return min(s.x0 for s in right) - end < 3 * right[0].size


def columns_of(segments: Sequence[Line]) -> list[list[Line]]:
    """Return the page's lines column by column, in reading order."""
    rows = rows_of(segments)
    if sum(len(row) > 1 for row in rows) >= _MIN_ROWS:
        gutter = _gutter(segments)
        if gutter is not None:
            return _split(rows, *gutter)
    return [[line for band, is_table in bands(rows) for line in _by_rows(band, is_table=is_table)]]


def _gutter(segments: Sequence[Line]) -> tuple[float, float] | None:
    """Find the empty upright stripe in the middle of the page that few segments cross."""
    left, right = min(s.x0 for s in segments), max(s.x1 for s in segments)
    unit = max(1.0, (right - left) / _STRIPES)
    steps = int((right - left) / unit) + 1
    cover = [0] * (steps + 2)
    for segment in segments:
        cover[int((segment.x0 - left) / unit)] += 1
        cover[int((segment.x1 - left) / unit) + 1] -= 1
    for at in range(1, steps + 1):
        cover[at] += cover[at - 1]
    low, high = int(0.2 * steps), int(0.8 * steps)
    least = min(cover[low:high], default=0)
    if least > _SPANNING * len(segments):
        return None
    best, start = (0, 0), None
    for at in range(low, high + 1):
        if at < high and cover[at] <= least:
            start = at if start is None else start
        elif start is not None:
            best, start = max(best, (start, at), key=lambda run: run[1] - run[0]), None
    if (best[1] - best[0]) * unit < 0.6 * median(s.size for s in segments):
        return None
    return left + best[0] * unit, left + best[1] * unit


def _split(rows: list[list[Line]], start: float, end: float) -> list[list[Line]]:
    """Cut the page into bands at the rows that cross the gutter, and each band into two columns."""
    bands: list[tuple[bool, list[list[Line]]]] = []
    for row in rows:
        crosses = any(s.x0 < start - 1 and s.x1 > end + 1 for s in row)
        if not bands or bands[-1][0] != crosses:
            bands.append((crosses, []))
        bands[-1][1].append(row)
    columns: list[list[Line]] = []
    single = True
    for crosses, band in bands:
        middle = (start + end) / 2
        sides = [[s for row in band for s in row if (s.x0 + s.x1) / 2 < middle]]
        sides.append([s for row in band for s in row if (s.x0 + s.x1) / 2 >= middle])
        if not crosses and all(_is_column(side) for side in sides):
            columns += [column for side in sides for column in columns_of(side)]
            single = False
        elif single and columns:
            columns[-1].extend(_by_rows(band))
        else:
            columns.append(_by_rows(band))
            single = True
    return columns


def _by_rows(band: Sequence[Sequence[Line]], *, is_table: bool = True) -> list[Line]:
    """Make a line of each row; where most are parted, they are rows of a table that has no rules."""
    cells = joined(band, sure=False) if is_table else None
    cells = cells or [[[part] for part in row] for row in band]
    if not (is_table and len(cells) >= _MIN_ROWS and sum(len(row) > 1 for row in cells) * 2 > len(cells)):
        is_table, cells = False, joined(band, sure=True) or [[[part] for part in row] for row in band]
    return [_one_row(row, is_table=is_table) for row in cells]


def _one_row(cells: Sequence[Sequence[Line]], *, is_table: bool) -> Line:
    """Make a line of a row: of what stands on one height, and of cells of several lines."""
    if any(len(cell) > 1 for cell in cells):
        return make_row(cells)
    line = glue([part for cell in cells for part in cell])
    return replace(line, row=True) if is_table and len(cells) > 1 else line


def _is_column(segments: Sequence[Line]) -> bool:
    """Say whether these segments are running text set in a column, not cells, numbers or signatures."""
    if not segments:
        return False
    rows = rows_of(segments)
    # What is drawn in turns (quotes into the gaps of words) is parted, and no cells.
    parted = sum(len(row) > 1 and not _enters(row) for row in rows)
    if parted * 2 > len(rows) or not _is_prose(rows):
        return len(columns_of(segments)) > 1
    width = max(s.x1 for s in segments) - min(s.x0 for s in segments)
    size = median(s.size for s in segments)
    filled = median(max(s.x1 for s in row) - row[0].x0 for row in rows)
    return len(rows) >= _MIN_ROWS and width > 7 * size and filled >= _FILL * width


def _is_prose(rows: Sequence[Sequence[Line]]) -> bool:
    """Say whether most rows hold words; a column of numbers is cells, though they are all of one length."""
    words = sum(
        any(char.isalpha() and char not in "Xx" for line in row for char in line.text) for row in rows
    )
    return words * 2 > len(rows)


def edges(columns: Sequence[tuple[int, Sequence[Line]]]) -> list[Column]:
    """Find the edges of each (page, lines): those of the whole document where its own agree with them."""
    alone = _alone(columns)
    lines = [line for index in alone for line in columns[index][1]]
    common = _edges(lines) if lines else (0.0, 0.0)
    found = []
    for index, (page, own) in enumerate(columns):
        left, right = _edges(own)
        size = median(line.size for line in own)
        fits = index in alone and common[0] - size < left and right < common[1] + 2 * size
        found.append(Column(page, tuple(own), *(common if fits else (left, right))))
    return found


def _alone(columns: Sequence[tuple[int, Sequence[Line]]]) -> set[int]:
    """Return the indexes of the columns that have their page for themselves."""
    count: dict[int, int] = {}
    for page, _ in columns:
        count[page] = count.get(page, 0) + 1
    return {index for index, (page, _) in enumerate(columns) if count[page] == 1}


def _edges(lines: Sequence[Line]) -> tuple[float, float]:
    """Return where most lines start at the left and where long lines end, outliers aside."""
    lefts, rights = sorted(line.x0 for line in lines), sorted(line.x1 for line in lines)
    return lefts[len(lefts) // 12], rights[-1 - len(rights) // 20]
