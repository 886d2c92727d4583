"""Which column of a file is which of the catalogue: by its name or a known alias, in any order."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

from annotations.supervision.catalogue.values import Column, Table

# A title, a note and an empty line may stand above the header, no more.
SEARCHED = 10
_NOTE = re.compile(r"[(（][^()（）]*[)）]|[*＊\s:：]")


@dataclass(frozen=True, slots=True)
class Header:
    """A header that was found: its row (from 0), where each column of the catalogue stands, and the rest.

    `data` is the first row of data; the second header row of our own template is no data.
    """

    row: int
    at: dict[str, int]
    extra: dict[str, int]
    data: int


def plain_header(written: str) -> str:
    """Return a header cell without widths, blanks, marks and notes in brackets."""
    return _NOTE.sub("", unicodedata.normalize("NFKC", written))


def second_row(column: Column) -> str:
    """Return what our template says below the name of a column."""
    needed = "必填；" if column.required else ""
    return f"{needed}{column.meaning}\n例：{column.form}" if column.form else f"{needed}{column.meaning}"


def find_header(table: Table, rows: Sequence[Sequence[str]]) -> Header | None:
    """Find the header among the first rows: the one in which most columns are known; None where none is."""
    best: Header | None = None
    for number, row in enumerate(rows[:SEARCHED]):
        found = _match(table, row, number)
        if found.at and (best is None or len(found.at) > len(best.at)):
            best = found
    if best is None:
        return None
    following = rows[best.row + 1] if len(rows) > best.row + 1 else ()
    second = {_bare(second_row(column)) for column in table.columns}
    ours = sum(_bare(cell) in second for cell in following) >= max(1, len(best.at) // 2)
    return Header(best.row, best.at, best.extra, best.row + 1 + ours)


def _bare(text: str) -> str:
    """Take blanks and line breaks out: programs keep them each in their own way."""
    return "".join(text.split())


def _match(table: Table, row: Sequence[str], number: int) -> Header:
    """Match the cells of one row; a name beats an alias, the first of two beats the second."""
    cells = [plain_header(cell) for cell in row]
    at: dict[str, int] = {}
    taken: set[int] = set()
    for exact in (True, False):
        for column in table.columns:
            names = (column.name,) if exact else tuple(plain_header(alias) for alias in column.aliases)
            place = next((i for i, cell in enumerate(cells) if cell in names and i not in taken), None)
            if place is not None and column.name not in at:
                at[column.name] = place
                taken.add(place)
    extra = {row[i]: i for i, cell in enumerate(cells) if cell and i not in taken}
    return Header(number, at, extra, number + 1)


def missing(table: Table, header: Header) -> tuple[Column, ...]:
    """Return the required columns that a file does not have."""
    return tuple(column for column in table.columns if column.required and column.name not in header.at)
