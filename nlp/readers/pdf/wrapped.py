"""Cells of a table without rules that go on in the line below: a number cut in two is one number.

No rule says where a row ends, so the words do: a cell leaves no room for what stands below it, and either
both make one number by its own arithmetic, or the line below is no row: it lacks the first column.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise
from typing import Final

from nlp.readers.pdf.line import Line
from nlp.text.checksums import Answer, id_number, luhn
from nlp.text.rows import is_head

Rows = Sequence[Sequence[Line]]
_TAIL: Final = re.compile(r"[0-9A-Za-z]+\Z")
_LEAD: Final = re.compile(r"[0-9A-Za-z]+")
# Of a telephone: of fewer digits, a sum above another (135000 / 28000) would be one.
_MOBILE: Final = re.compile(r"1[3-9]\d{5,8}")
_HAN: Final = re.compile(r"[\u4e00-\u9fff]+")
_ID, _PHONE, _CARD, _LONGEST_CARD, _CARD_PIECE = 18, 11, 16, 19, 12
_LONGEST_NAME, _MOST_PIECES = 4, 4
# Lines of a cell stand at most so many ems apart, cells at least; a column starts within so many ems.
_STEP, _NEAR = 2.4, 0.35
_MOST_ROWS = 400


@dataclass(frozen=True, slots=True)
class _Link:
    """A cell of one row that goes on in a lower one; `sure` where its own arithmetic says so."""

    upper: int
    lower: int
    step: float
    sure: bool


def bands(rows: Rows) -> Iterator[tuple[Rows, bool]]:
    """Cut a page of lines into stretches, and say which are tables: two rows of three cells make one."""
    width = max(row[-1].x1 for row in rows) - min(row[0].x0 for row in rows)
    for is_short, band in groupby(rows, lambda row: len(row) > 1 or row[0].x1 - row[0].x0 < width / 2):
        own = list(band)
        yield own, is_short and sum(len(row) > 2 and _are_apart(row) for row in own) > 1


def _are_apart(row: Sequence[Line]) -> bool:
    """Say whether there are gaps between the segments of a row; what is drawn in turns has none."""
    return all(after.x0 - before.x1 > _NEAR * after.size for before, after in pairwise(row))


def joined(rows: Rows, *, sure: bool) -> list[list[list[Line]]] | None:
    """Return the rows of a table, each as cells of one or more lines; None where no cell goes on below.

    `sure`: only what a number, or a character left over, proves is joined, for this may be no table.
    """
    lefts = _lefts(rows)
    if len(lefts) < 2 or len(rows) > _MOST_ROWS:
        return None
    grid = [_cells(row, lefts) for row in rows]
    rights = _rights(grid)
    links = [one for one in _links(grid, rights) if one.sure or not sure]
    if not links:
        return None
    last = list(range(len(rows)))
    for link in _settled(links):
        last[link.upper] = max(last[link.upper], link.lower)
    made: list[list[list[Line]]] = []
    at = 0
    while at < len(rows):
        end, upto = at, last[at]
        while end <= upto:
            upto, end = max(upto, last[end]), end + 1
        made.append(_row(grid[at:end]) if end - at > 1 else [[part] for part in rows[at]])
        at = end
    return made


def _lefts(rows: Rows) -> list[float]:
    """Return where columns begin: where the cells of two rows do that have more than one."""
    starts = sorted((part.x0, part.size) for row in rows if len(row) > 1 for part in row)
    groups: list[list[float]] = []
    for x, size in starts:
        if groups and x - groups[-1][-1] < _NEAR * size:
            groups[-1].append(x)
        else:
            groups.append([x])
    return [min(group) for group in groups if len(group) > 1]


def _cells(row: Sequence[Line], lefts: Sequence[float]) -> dict[int, Line]:
    """Cut a row where a column begins, and give each column its cell; none where a cell is in no column."""
    cells: dict[int, Line] = {}
    for part in row:
        for one in _cut(part, lefts):
            column = _column(one.x0, one.size, lefts)
            if column is None or column in cells:
                return {}
            cells[column] = one
    return cells


def _column(x: float, size: float, lefts: Sequence[float]) -> int | None:
    """Return the column that begins here."""
    return next((at for at, left in enumerate(lefts) if -0.5 < x - left < _NEAR * size + 0.5), None)


def _cut(part: Line, lefts: Sequence[float]) -> Iterator[Line]:
    """Give the cells of a segment: full ones stand so close that they were taken for one."""
    start = 0
    for at in range(1, len(part.text)):
        before = at - 1 if part.text[at - 1] != " " else at - 2
        apart = part.text[at] != " " and part.boxes[at][0] - part.boxes[before][2] > _NEAR * part.size
        if apart and _column(part.boxes[at][0], part.size, lefts) is not None:
            yield part.cut(start, before + 1)
            start = at
    yield part.cut(start, len(part.text)) if start else part


def _rights(grid: Sequence[dict[int, Line]]) -> dict[int, float]:
    """Return how far each column reaches."""
    rights: dict[int, float] = {}
    for row in grid:
        for column, cell in row.items():
            rights[column] = max(rights.get(column, 0.0), cell.x1)
    return rights


def _links(grid: Sequence[dict[int, Line]], rights: dict[int, float]) -> Iterator[_Link]:
    """Give what goes on: column by column, from each cell to those below it."""
    stacks: dict[int, list[int]] = {}
    for lower, row in enumerate(grid):
        if not row:
            stacks.clear()
        above = {column: stacks[column][-1] for column in row if column in stacks}
        for upper in sorted(set(above.values())):
            shared = [column for column, at in above.items() if at == upper]
            if link := _link(grid, rights, (upper, lower), shared):
                yield link
        for column, cell in row.items():
            stack = stacks.setdefault(column, [])
            stack.append(lower)
            while len(stack) > 1 and grid[stack[-1]][column].middle - grid[stack[-2]][column].middle > (
                _STEP * cell.size
            ):
                del stack[:-1]
            first = _begins(stack, [grid[at][column].text for at in stack[-_MOST_PIECES:]])
            if first is not None:
                yield _Link(first, lower, 0.0, sure=True)


def _begins(stack: Sequence[int], said: Sequence[str]) -> int | None:
    """Return the row in which a number, or a name, begins that ends with the last of these cells."""
    last = said[-1]
    if len(last) == 1 and len(said) > 1 and 1 < len(said[-2]) <= _LONGEST_NAME:
        return stack[-2] if _HAN.fullmatch(said[-2] + last) else None
    lead = _LEAD.match(last)
    whole = lead[0] if lead else ""
    for back in range(2, len(said) + 1 if lead else 0):
        tail = _TAIL.search(said[-back])
        if tail is None or len(whole) >= (back - 1) * len(tail[0]):
            break
        whole = tail[0] + whole
        if _is_whole(whole, len(tail[0])):
            return stack[-back]
        if tail[0] != said[-back]:
            break
    return None


def _is_whole(said: str, first: int) -> bool:
    """Say whether pieces, the first of so many digits, are one number by its own arithmetic."""
    if len(said) == _ID:
        return id_number(said) is Answer.YES and said[:-1].isdecimal()
    # One number of sixteen digits in ten is a card by chance: two dates of eight are none.
    return (
        first >= _CARD_PIECE
        and len(said) <= _LONGEST_CARD
        and luhn(said) is Answer.YES
        and len(said) >= _CARD
    )


def _link(
    grid: Sequence[dict[int, Line]], rights: dict[int, float], at: tuple[int, int], shared: Sequence[int]
) -> _Link | None:
    """Say whether the cells that two rows share go on from one to the other."""
    upper, lower = (grid[row] for row in at)
    pairs = [(upper[column], lower[column]) for column in shared]
    step = pairs[0][1].middle - pairs[0][0].middle
    if step <= _STEP * pairs[0][0].size and _are_heads(upper, lower):
        return _Link(*at, step, sure=True)
    lesser = min(upper, lower, key=lambda row: (len(row), 0 in row))
    # Beside a cell of two lines, one of a single line may stand in the middle: a row between both.
    between = at[1] - at[0] > 1
    if step > _STEP * pairs[0][0].size or 0 in lesser or len(shared) < len(lesser):
        return None
    if len(upper) == len(lower) and 0 in upper:
        return None
    if not between and len(lesser) == len(upper) == len(lower) and 0 in lower:
        return None
    full = all(_goes_on(*pair, rights[column]) for column, pair in zip(shared, pairs, strict=True))
    return _Link(*at, step, sure=False) if full else None


def _are_heads(upper: Mapping[int, Line], lower: Mapping[int, Line]) -> bool:
    """Say whether two rows together are heads of columns, each of them known."""
    said = [
        "".join(row[column].text for row in (upper, lower) if column in row) for column in {*upper, *lower}
    ]
    return len(said) > 1 and all(map(is_head, said))


def _settled(links: Sequence[_Link]) -> Iterator[_Link]:
    """Give the links of which no two claim one line: the sure ones, the nearer, then the upper."""
    tied = {row for one in links if one.sure for row in (one.upper, one.lower)}
    nearest: dict[int, float] = {}
    loose = [one for one in links if not one.sure]
    for one in loose:
        for row in (one.upper, one.lower):
            nearest[row] = min(nearest.get(row, one.step), one.step)
    yield from (one for one in links if one.sure)
    for one in loose:
        near = one.step <= 1.1 * min(nearest[one.upper], nearest[one.lower])
        if near and not (one.upper in tied and one.lower in tied):
            yield one


def _goes_on(upper: Line, lower: Line, right: float) -> bool:
    """Say whether a cell has no room for what the line below begins with, and both are not two numbers."""
    tail, lead = _TAIL.search(upper.text), _LEAD.match(lower.text)
    width = lower.boxes[lead.end() - 1 if lead else 0][2] - lower.x0
    if tail and lead and not (_MOBILE.fullmatch(tail[0]) and len(tail[0] + lead[0]) == _PHONE):
        return False
    return upper.x1 + width > right + 0.5


def _row(lines: Sequence[dict[int, Line]]) -> list[list[Line]]:
    """Put the lines of a row together, cell by cell from the left."""
    columns = sorted({column for line in lines for column in line})
    return [[line[column] for line in lines if column in line] for column in columns]
