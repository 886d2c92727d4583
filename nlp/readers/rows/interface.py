"""What a reader of rows gives: one value for each row, good or bad."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from nlp.readers.interface import Limits, ReadError, Reading

CHUNK_BYTES, CHUNK_ROWS = 4 << 20, 500


@dataclass(frozen=True, slots=True)
class Row:
    """One row: its number (1-based; None where the file is the one record), its bytes, what it says.

    `sheet` is the 1-based number of the sheet, 0 for the first or only one.
    """

    number: int | None
    data: bytes = field(repr=False)
    result: Reading | ReadError = field(repr=False)
    sheet: int = 0

    @property
    def mark(self) -> str:
        """Return what follows the file's name in the source: #7, on a later sheet #2!7."""
        if self.number is None:
            return ""
        return f"#{self.sheet}!{self.number}" if self.sheet else f"#{self.number}"


@dataclass(frozen=True, slots=True)
class Chunk:
    """A part of a file of rows: rows [first, last), which stand in the bytes [begin, end)."""

    first: int
    last: int
    begin: int
    end: int


RowReader = Callable[[Path, Limits, Chunk | None], Iterator[Row]]
