"""What leaks in the cells of a table: a row is judged as the sentence that its heads make of it.

Under 住址 stands …村三队, under 微信号 mere letters: no word beside the cell says what it is, the head does.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Final, NamedTuple

from annotations.privacy.scene import Candidate, Scene
from annotations.values import Category
from nlp.text.rows import Cell, Row
from nlp.text.view import view_of
from nlp.values import Document, Span

# A longer cell is prose, which tells by itself what is in it.
_LONGEST = 200
_MOST_ROWS = 20_000


_FAR: Final = 1 << 60
_OF_PEOPLE: Final = frozenset((Category.ADDRESS, Category.PHONE))


class _Place(NamedTuple):
    """Where a cell stands in the sentences, and in the document."""

    start: int
    end: int
    source: int


def in_rows(scene: Scene, judge: Callable[[Scene], Iterable[Candidate]]) -> Iterator[Candidate]:
    """Give what `judge` finds in the cells of the tables, at its places in the document."""
    rows = [row for row in scene.view.rows[:_MOST_ROWS] if row.title or len(row.cells) > 1]
    if not rows:
        return
    text, places = _sentences(rows, scene.document.text)
    document = Document(scene.document.id, scene.document.document, "", "", text)
    told = replace(scene, document=document, view=replace(view_of(text), rows=()))
    at = 0
    for one in sorted((one for one in judge(told) if one.span), key=_start):
        while at < len(places) and places[at].end <= _start(one):
            at += 1
        if at < len(places) and one.span:
            start, end = max(one.span.start, places[at].start), min(one.span.end, places[at].end)
            if start < end:
                moved = places[at].source - places[at].start
                yield replace(one, span=Span(start + moved, end + moved))


def apart_from_firms(
    detector: Callable[[Scene], Iterable[Candidate]],
) -> Callable[[Scene], Iterator[Candidate]]:
    """Make a detector tell no home and no phone that stands in a row of an organisation."""

    def detect(scene: Scene) -> Iterator[Candidate]:
        cells = sorted((one.start, one.end) for row in scene.view.rows if row.is_of_firm for one in row.cells)
        for one in detector(scene):
            if not (cells and one.category in _OF_PEOPLE and _is_within(one, cells)):
                yield one

    return detect


def _is_within(candidate: Candidate, cells: Sequence[tuple[int, int]]) -> bool:
    """Say whether a candidate starts in one of the cells."""
    start = _start(candidate)
    at = bisect_right(cells, (start, _FAR)) - 1
    return at >= 0 and start < cells[at][1]


def _start(candidate: Candidate) -> int:
    """Return where a candidate starts."""
    return candidate.span.start if candidate.span else 0


def _sentences(rows: Sequence[Row], given: str) -> tuple[str, list[_Place]]:
    """Write each row as a sentence, head and cell in turn; give where the cells came from."""
    pieces: list[str] = []
    places: list[_Place] = []
    size = 0
    for row in rows:
        for cell in row.cells:
            if cell.end - cell.start > _LONGEST:
                continue
            head, said = _head(cell), given[cell.start : cell.end]
            places.append(_Place(size + len(head), size + len(head) + len(said), cell.start))
            pieces += (head, said, "，")
            size += len(head) + len(said) + 1
        pieces.append("\n")
        size += 1
    return "".join(pieces), places


def _head(cell: Cell) -> str:
    """Write a head before its cell."""
    return f"{cell.head}："
