"""What every reader takes and gives, and the one error that a reader may raise."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from nlp.values import Cause, Hidden, Margin, Page, Unread

MEGABYTE = 1 << 20


@dataclass(frozen=True, slots=True)
class Limits:
    """How much one file may cost before it is refused; every limit has a test that trips it.

    Bytes, seconds and counts. `ratio` is unpacked bytes ÷ packed bytes of an archive (or of a zipped
    office file), judged only above `ratio_floor` unpacked bytes.
    """

    file_bytes: int = 512 * MEGABYTE
    row_bytes: int = 64 * MEGABYTE
    unpacked_bytes: int = 4096 * MEGABYTE
    part_bytes: int = 256 * MEGABYTE
    members: int = 200_000
    depth: int = 3
    ratio: int = 200
    ratio_floor: int = 8 * MEGABYTE
    pages: int = 20_000
    pixels: int = 120_000_000
    seconds: float = 300.0
    memory_bytes: int = 3072 * MEGABYTE
    ocr: bool = True


@dataclass(frozen=True, slots=True)
class Reading:
    """What a reader makes of one file or row, before it is given its ids.

    `own_id` is the row's own `id` field as text. `fields` are (our name, value) pairs, see `Document`.
    """

    text: str = field(repr=False)
    media_type: str
    title: str = field(default="", repr=False)
    own_id: str = ""
    fields: tuple[tuple[str, str], ...] = field(default=(), repr=False)
    pages: tuple[Page, ...] = field(default=(), repr=False)
    hidden: tuple[Hidden, ...] = field(default=(), repr=False)
    margins: tuple[Margin, ...] = field(default=(), repr=False)
    notes: tuple[str, ...] = ()


Reader = Callable[[Path, Limits], Reading]


class ReadError(Exception):
    """A file that cannot be read: why and what to do, one Chinese sentence each, no content quoted."""

    def __init__(self, cause: Cause, reason: str, remedy: str) -> None:
        """Keep the three facts that an `Unread` needs beside its source."""
        super().__init__(f"{cause.value}: {reason}")
        self.cause = cause
        self.reason = reason
        self.remedy = remedy

    def unread(self, source: str) -> Unread:
        """Return the value that reaches the report."""
        return Unread(source, self.cause, self.reason, self.remedy)
