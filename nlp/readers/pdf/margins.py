"""Headers, footers, page numbers and footnotes: what stands outside the body of a page."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise
from statistics import median

from nlp.readers.pdf.layout import glue, rows_of
from nlp.readers.pdf.line import Line
from nlp.values import Margin, MarginKind

_ZONE = 0.13
_ROWS, _LONGEST = 3, 60
_NUMBER = re.compile(
    r"[\s\-—–－─·•.|~]*(?:第\s*)?([0-9０-９]{1,5}|[ivxlcIVXLC]{1,6}|[一二三四五六七八九十百〇零]{1,6})(?:\s*[页頁])?"
    r"(?:\s*[/／,，\-—]?\s*(?:共|of)?\s*[0-9０-９一二三四五六七八九十百]{1,6}\s*[页頁]?)?[\s\-—–－─·•.|~]*"
)
_RUN = re.compile(r"([-—–－─·•.|~])\1{2,}")
_PAGE = re.compile(r"\bPage\s*\d{1,5}(?:\s*(?:of|/)\s*\d{1,5})?", re.IGNORECASE)
_DIGITS = re.compile(r"[0-9０-９]+|(?<=第)[一二三四五六七八九十百〇零]+(?=[页頁])|\s+")
_NOTE = re.compile(r"(?:[①-⑳]|\[\d{1,3}\]|［\d{1,3}］|〔\d{1,3}〕|\*|\d{1,2}\s?(?=[^\d.．、年月日]))")


@dataclass(frozen=True, slots=True)
class _Edge:
    """A row near the upper or lower end of a page; `gap` is the room between it and the body, in ems."""

    page: int
    segments: tuple[Line, ...] = field(repr=False)
    top: bool
    depth: float
    gap: float
    text: str = field(repr=False)
    apart: bool = True

    @property
    def key(self) -> str:
        """Return the text with numbers left out: the same on every page for a header or footer."""
        return _DIGITS.sub("#", self.text).strip()


def _edges(page: int, segments: Sequence[Line], height: float) -> list[_Edge]:
    """Return the outermost rows of a page that lie in its upper or lower zone."""
    rows = [(row, glue(row)) for row in rows_of(segments)]
    steps = [b.y0 - a.y1 for (_, a), (_, b) in pairwise(rows)]
    usual = max(0.0, median(steps)) / median(line.size for _, line in rows) if steps else 0.0
    found = []
    for top in (True, False):
        ordered = rows if top else rows[::-1]
        room = 0.0
        outer: list[_Edge] = []
        for at, (row, line) in enumerate(ordered[:_ROWS]):
            depth = line.y1 / height if top else 1 - line.y0 / height
            if depth > _ZONE:
                break
            after = ordered[at + 1][1] if at + 1 < len(ordered) else None
            gap = 2 * line.size if after is None else (after.y0 - line.y1 if top else line.y0 - after.y1)
            outer.append(_Edge(page, tuple(row), top, depth, gap / line.size, line.text))
        for edge in reversed(outer):
            room = max(room, edge.gap)
            found.append(replace(edge, gap=room, apart=room > 1.3 * usual))
    return found


def _repeated(edges: Sequence[_Edge], pages: int) -> set[tuple[bool, str]]:
    """Return the (end, key) of rows that come back on enough pages at nearly the same height."""
    where: dict[tuple[bool, str], list[_Edge]] = defaultdict(list)
    for edge in edges:
        where[edge.top, edge.key].append(edge)
    found = set()
    for key, same in where.items():
        depths = [edge.depth for edge in same]
        steady = sum(abs(depth - median(depths)) < 0.015 for depth in depths)
        count = len({edge.page for edge in same})
        apart = sum(edge.apart for edge in same) >= 0.5 * len(same) or len({edge.text for edge in same}) == 1
        if count >= 2 and apart and steady >= 0.7 * len(same) and (count >= 0.2 * pages or count >= 4):
            found.add(key)
    return found


def _kind(edge: _Edge, repeated: set[tuple[bool, str]], numbered: set[int], pages: int) -> MarginKind | None:
    """Say what an outer row is; None when it belongs to the body."""
    text = edge.text.strip()
    number = _is_number(text)
    if number and (edge.page in numbered or (pages < 3 and edge.gap > 0.8)):
        return MarginKind.PAGE_NUMBER
    if (edge.top, edge.key) in repeated and (edge.gap > 0.3 or not number):
        return MarginKind.HEADER if edge.top else MarginKind.FOOTER
    return None


def _is_number(text: str) -> bool:
    """Say whether a row is but the number of a page; long runs of blanks would take the pattern long."""
    words = _RUN.sub(r"\1\1", " ".join(text.split()))
    return len(words) <= _LONGEST and (_NUMBER.fullmatch(words) or _PAGE.fullmatch(words)) is not None


def _value(text: str) -> int | None:
    """Return the Arabic number in a page number."""
    match = re.search(r"\d+", text)
    return int(match[0]) if match else None


def _numbered(edges: Sequence[_Edge]) -> set[int]:
    """Return the pages whose number runs along with the page, or looks like nothing else."""
    offsets: dict[int, set[int]] = defaultdict(set)
    sure = set()
    for edge in edges:
        text = edge.text.strip()
        if not _is_number(text):
            continue
        value = _value(text)
        if value is not None:
            offsets[edge.page - value].add(edge.page)
        if edge.gap > 0.8 or re.search(r"[页頁]|[-—–－─]\s*\w+\s*[-—–－─]", text):
            sure.add(edge.page)
    return sure.union(*(pages for pages in offsets.values() if len(pages) >= 2))


def split_margins(
    pages: Mapping[int, Sequence[Line]], heights: Mapping[int, float]
) -> tuple[dict[int, list[Line]], list[Margin]]:
    """Part the segments of each page into body and margins."""
    edges = [e for page, segments in pages.items() for e in _edges(page, segments, heights[page])]
    filled = sum(bool(segments) for segments in pages.values())
    repeated, numbered = _repeated(edges, filled), _numbered(edges)
    out: dict[int, set[int]] = defaultdict(set)
    margins = []
    for edge in edges:
        kind = _kind(edge, repeated, numbered, filled)
        if kind is not None:
            margins.append(Margin(kind, edge.page, edge.text.strip()))
            out[edge.page].update(id(segment) for segment in edge.segments)
    body = {page: [s for s in segments if id(s) not in out[page]] for page, segments in pages.items()}
    size = _body_size(body)
    for page, segments in body.items():
        body[page], notes = _footnotes(segments, size, heights[page])
        margins += [Margin(MarginKind.FOOTNOTE, page, note) for note in notes]
    margins.sort(key=lambda margin: margin.page or 0)
    return body, margins


def _body_size(body: Mapping[int, Sequence[Line]]) -> float:
    """Return the height of most characters."""
    sizes = [line.size for lines in body.values() for line in lines for _ in line.text[:40:8]]
    return median(sizes) if sizes else 0.0


def _footnotes(segments: Sequence[Line], size: float, height: float) -> tuple[list[Line], list[str]]:
    """Cut small rows at the foot of a page that begin with a note's mark."""
    small = [s for s in segments if s.size < 0.88 * size and s.y0 > 0.5 * height]
    if not small:
        return list(segments), []
    rows = rows_of(segments)
    at = len(rows)
    while at and all(s.size < 0.88 * size for s in rows[at - 1]) and rows[at - 1][0].y0 > 0.5 * height:
        at -= 1
    notes: list[str] = []
    cut: set[int] = set()
    for row in rows[at:]:
        line = glue(row)
        if not notes and not _NOTE.match(line.text):
            return list(segments), []
        notes.append(line.text)
        cut.update(id(s) for s in row)
    return [s for s in segments if id(s) not in cut], ["\n".join(notes)] if notes else []
