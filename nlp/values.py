"""The values that flow out of the readers: what a file says, and where it says it.

Nothing here imports anything of ours, and everything is frozen. Text and whatever may be a leaked
value is kept out of `repr`, so that a log line, a traceback or a failing assert cannot leak it.
"""

from __future__ import annotations

import math
import struct
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Generic, TypeVar

T = TypeVar("T")


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A half-open range [start, end) of code points in `Document.text`."""

    start: int
    end: int

    def __post_init__(self) -> None:
        """Refuse a range that runs backwards."""
        if not 0 <= self.start <= self.end:
            raise ValueError(f"not a span: {self.start}..{self.end}")

    def __len__(self) -> int:
        """Return the number of code points covered."""
        return self.end - self.start

    def of(self, text: str) -> str:
        """Return the covered part of `text`."""
        return text[self.start : self.end]

    def overlaps(self, other: Span) -> bool:
        """Say whether the two ranges share at least one code point."""
        return self.start < other.end and other.start < self.end

    def covers(self, other: Span) -> bool:
        """Say whether `other` lies wholly inside this range."""
        return self.start <= other.start and other.end <= self.end


@dataclass(frozen=True, slots=True)
class Fact(Generic[T]):
    """A value read from a document, with the place it came from."""

    value: T = field(repr=False)
    span: Span


@dataclass(frozen=True, slots=True)
class Rect:
    """A box on a page in points (1/72 inch), origin at the top left, y growing downwards."""

    x0: float
    y0: float
    x1: float
    y1: float


_BOX = struct.Struct("<4f")


@dataclass(frozen=True, slots=True)
class Page:
    """One page of a paged document and the part of the text that stands on it.

    `boxes` packs four little-endian float32 (x0 y0 x1 y1, see `Rect`) for each code point of `span`;
    NaN for characters that the reader inserted (a paragraph break). Empty when the format has none.
    """

    number: int
    span: Span
    width: float = 0.0
    height: float = 0.0
    boxes: bytes = field(default=b"", repr=False, compare=False)

    def box(self, offset: int) -> Rect | None:
        """Return the box of the character at `offset` of the document's text, if it has one."""
        if not self.boxes or not self.span.start <= offset < self.span.end:
            return None
        rect = Rect(*_BOX.unpack_from(self.boxes, (offset - self.span.start) * _BOX.size))
        return None if math.isnan(rect.x0) else rect

    @staticmethod
    def pack(boxes: list[Rect | None]) -> bytes:
        """Pack one optional box for each code point into the form that `boxes` holds."""
        nan = float("nan")
        return b"".join(
            _BOX.pack(nan, nan, nan, nan) if b is None else _BOX.pack(b.x0, b.y0, b.x1, b.y1) for b in boxes
        )


class HiddenKind(StrEnum):
    """Why a reader of the page does not see this part of the file."""

    METADATA = "metadata"
    COMMENT = "comment"
    REVISION = "revision"
    COVERED = "covered"
    FILENAME = "filename"


@dataclass(frozen=True, slots=True)
class Hidden:
    """A part of the file that is not in the running text; `place` tells a person where to look.

    `place` is Chinese and holds no content: "文档属性·作者", "批注 3", "第 2 页，黑框下".
    """

    kind: HiddenKind
    place: str
    text: str = field(repr=False)
    page: int | None = None


class MarginKind(StrEnum):
    """What stands outside the body of a page."""

    HEADER = "header"
    FOOTER = "footer"
    PAGE_NUMBER = "page_number"
    FOOTNOTE = "footnote"
    FIGURE = "figure"
    WATERMARK = "watermark"


@dataclass(frozen=True, slots=True)
class Margin:
    """Visible text outside the running text (page header, footer, page number)."""

    kind: MarginKind
    page: int | None
    text: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class Part:
    """Which part of a case file (卷宗) this document was cut from, and what is doubtful in the cut.

    `first` and `last` are 1-based page numbers of the file, or None where it has no pages.
    """

    file: str
    index: int
    kind: str
    first: int | None = None
    last: int | None = None
    doubts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Document:
    """One document as it was given: its text, its pages and its hidden parts.

    Offsets everywhere are code points into `text`, which for .txt and for a `text` field is
    exactly what the user gave. `id` is the row's own id where it has one, else `document`, the
    BLAKE2b of the bytes. `fields` are the record's own statements (court site or CSV columns),
    by our names: title, case_number, court, cause, date, procedure, kind.
    """

    id: str
    document: str
    source: str
    media_type: str
    text: str = field(repr=False)
    title: str = field(default="", repr=False)
    fields: tuple[tuple[str, str], ...] = field(default=(), repr=False)
    pages: tuple[Page, ...] = field(default=(), repr=False)
    hidden: tuple[Hidden, ...] = field(default=(), repr=False)
    margins: tuple[Margin, ...] = field(default=(), repr=False)
    notes: tuple[str, ...] = ()
    part: Part | None = None

    def page_of(self, offset: int) -> int | None:
        """Return the 1-based number of the page that holds `offset`, or None without pages."""
        for page in self.pages:
            if page.span.start <= offset < page.span.end:
                return page.number
        return None


class Cause(StrEnum):
    """Why a file could not be read."""

    MISSING = "missing"
    UNSUPPORTED = "unsupported"
    EMPTY = "empty"
    ENCRYPTED = "encrypted"
    DAMAGED = "damaged"
    ENCODING = "encoding"
    IMAGE_ONLY = "image_only"
    NEEDS_PROGRAM = "needs_program"
    TOO_LARGE = "too_large"
    UNSAFE = "unsafe"
    TIMEOUT = "timeout"
    MEMORY = "memory"
    NO_SPACE = "no_space"
    CRASHED = "crashed"
    BAD_ROW = "bad_row"


@dataclass(frozen=True, slots=True)
class Unread:
    """A file, archive member or row that gave no document: where, why, and what to do about it.

    `reason` and `remedy` are one Chinese sentence each and never quote the content.
    """

    source: str
    cause: Cause
    reason: str
    remedy: str
