"""The masked copy of a CSV text: only the cells that change are written anew, quoted as they were."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Sequence
from dataclasses import dataclass, field

_QUOTED = r'"[^"]*(?:""[^"]*)*"?'


@dataclass(frozen=True, slots=True)
class _Line:
    """A record as it is written: its cells and what ends it."""

    cells: tuple[str, ...] = field(repr=False)
    end: str


@dataclass(slots=True)
class CsvText:
    """The records of a CSV text as they are written, and what becomes of them."""

    delimiter: str
    records: Sequence[Sequence[str]] = field(repr=False)
    lines: list[_Line | None] = field(repr=False)

    @classmethod
    def of(cls, text: str, delimiter: str, records: Sequence[Sequence[str]]) -> CsvText:
        """Find the cells again that the records were read from; where that fails they are quoted anew."""
        lines = _lines(text, delimiter)
        fits = [[_plain(cell) for cell in one.cells] for one in lines] == [list(one) for one in records]
        if not fits:
            lines = [_Line(tuple(_quoted(one, delimiter) for one in record), "\r\n") for record in records]
        return cls(delimiter, records, [*lines])

    def leave_out(self, at: int) -> None:
        """Leave a record out."""
        self.lines[at] = None

    def put(self, at: int, cells: Sequence[str]) -> None:
        """Give a record other cells."""
        line = self.lines[at]
        if line is not None:
            old = zip(line.cells, self.records[at], cells, strict=True)
            fresh = tuple(raw if before == new else self._written(raw, new) for raw, before, new in old)
            self.lines[at] = _Line(fresh, line.end)

    def _written(self, raw: str, new: str) -> str:
        """Write a cell, in quotes where it had them or needs them."""
        return f'"{new.replace(chr(34), chr(34) * 2)}"' if raw[:1] == '"' else _quoted(new, self.delimiter)

    def written(self) -> str:
        """Return the text."""
        return "".join(self.delimiter.join(line.cells) + line.end for line in self.lines if line is not None)


def _lines(text: str, delimiter: str) -> list[_Line]:
    """Cut a text into records and cells as the parser does, without undoing their quotes."""
    mark = re.escape(delimiter)
    cell = re.compile(rf"((?:{_QUOTED})?[^{mark}\r\n]*)({mark}|\r\n|\r|\n|\Z)")
    lines: list[_Line] = []
    cells: list[str] = []
    at = 0
    while at < len(text) or cells:
        match = cell.match(text, at)
        if match is None:
            return []
        cells.append(match[1])
        if match[2] != delimiter:
            lines.append(_Line(tuple(cells) if cells != [""] else (), match[2]))
            cells = []
        at = match.end()
    return lines


def _plain(cell: str) -> str:
    """Return what a cell says."""
    match = re.match(_QUOTED, cell)
    if match is None:
        return cell
    inner = match[0][1:].removesuffix('"') if len(match[0]) > 1 else ""
    return inner.replace('""', '"') + cell[match.end() :]


def _quoted(cell: str, delimiter: str) -> str:
    """Write a cell as the library does."""
    made = io.StringIO(newline="")
    csv.writer(made, delimiter=delimiter, lineterminator="").writerow([cell, ""])
    return made.getvalue().removesuffix(delimiter)
