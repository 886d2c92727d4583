"""Cut one long file into the documents of a case file, where it is one.

A paged file is cut at pages whose top is a title, checked against the directory inside where there is one.
A text without pages is cut only where it holds a 卷宗目录. Everything else stays one document.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from nlp.readers.casefile.pages import Start, starts_by_page
from nlp.readers.casefile.text import starts_by_line
from nlp.readers.interface import Reading
from nlp.values import Hidden, Margin, Page, Span


@dataclass(frozen=True, slots=True)
class Cut:
    """One document of a case file: the range of the text, its pages, its kind, and what is doubtful."""

    start: int
    end: int
    kind: str
    first: int | None = None
    last: int | None = None
    doubts: tuple[str, ...] = ()

    def mark(self, index: int) -> str:
        """Return what follows # in the source: p3-7, or the part's number where there are no pages."""
        return f"{index}" if self.first is None else f"p{self.first}-{self.last}"

    def reading(self, whole: Reading) -> Reading:
        """Return the part as a reading of its own; pages keep their numbers in the file."""
        return replace(
            whole,
            text=whole.text[self.start : self.end],
            title="",
            pages=tuple(self._pages(whole.pages)),
            hidden=tuple(one for one in whole.hidden if self._holds(one)),
            margins=tuple(one for one in whole.margins if self._holds(one)),
        )

    def _pages(self, pages: tuple[Page, ...]) -> Iterator[Page]:
        """Move the spans of the part's pages to its own text."""
        for page in pages:
            if self.first is not None and self.last is not None and self.first <= page.number <= self.last:
                start = max(page.span.start, self.start) - self.start
                end = min(page.span.end, self.end) - self.start
                yield replace(page, span=Span(start, max(start, end)))

    def _holds(self, one: Hidden | Margin) -> bool:
        """Say whether something outside the text belongs to this part; what has no page, to the first."""
        if one.page is None or self.first is None or self.last is None:
            return self.start == 0
        return self.first <= one.page <= self.last


def cut(reading: Reading) -> tuple[Cut, ...]:
    """Return the parts of a case file in order, covering the whole text; fewer than two: it is none."""
    if len(reading.pages) > 1:
        starts = starts_by_page(reading.text, reading.pages, reading.margins)
        return _by_page(reading, starts) if starts else ()
    starts = () if reading.pages else starts_by_line(reading.text)
    return _by_line(reading, starts) if starts else ()


def _by_page(reading: Reading, starts: tuple[Start, ...]) -> tuple[Cut, ...]:
    """Turn starts at pages into ranges of pages."""
    pages = reading.pages
    cuts = []
    for one, after in zip(starts, (*(s.at for s in starts[1:]), len(pages)), strict=True):
        begin = pages[one.at].span.start if one.at else 0
        end = pages[after].span.start if after < len(pages) else len(reading.text)
        cuts.append(Cut(begin, end, one.kind, pages[one.at].number, pages[after - 1].number, one.doubts))
    return tuple(cuts)


def _by_line(reading: Reading, starts: tuple[Start, ...]) -> tuple[Cut, ...]:
    """Turn starts at offsets into ranges of the text."""
    ends = (*(one.at for one in starts[1:]), len(reading.text))
    return tuple(Cut(one.at, end, one.kind, doubts=one.doubts) for one, end in zip(starts, ends, strict=True))
