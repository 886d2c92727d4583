"""What a reader of rows gives: one value for each row, good or bad."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

from nlp.readers.interface import Limits, ReadError, Reading
from nlp.values import Hidden, HiddenKind

# What stands around the rows belongs to none of them: the first one that is read tells of it.
ABOVE, AROUND = "表格表头以上", "记录以外的字段"
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


def framed(rows: Iterable[Row], place: str, said: str) -> Iterator[Row]:
    """Give the rows, the first that was read with what is said around all of them."""
    told = not said.strip()
    for row in rows:
        if told or isinstance(row.result, ReadError):
            yield row
            continue
        told = True
        hidden = (*row.result.hidden, Hidden(HiddenKind.METADATA, place, said))
        yield replace(row, result=replace(row.result, hidden=hidden))


RowReader = Callable[[Path, Limits, Chunk | None], Iterator[Row]]
