"""Where the cells that leads cite stand in the files and documents they came from."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

import pyarrow as pa

from annotations.supervision.catalogue.values import Column
from annotations.supervision.shown import shower
from annotations.supervision.tables.values import Held, Where
from annotations.supervision.values import Evidence

_NOWHERE = (None, None)


@dataclass(frozen=True, slots=True)
class Texts:
    """The cells of a column as leads show them: a value is written when it is first asked for, and once.

    `codes` say which of the distinct values stands in a row; there is none where the cell is empty.
    """

    codes: Sequence[int | None] = field(repr=False)
    _values: Sequence[object] = field(repr=False)
    _write: Callable[[object], str]
    _known: list[str | None] = field(repr=False)

    @classmethod
    def of(cls, cells: pa.ChunkedArray, write: Callable[[object], str]) -> Texts:
        """Take up the cells of a column. Lists are not told apart: hardly two are alike."""
        if pa.types.is_nested(cells.type):
            values = cells.to_pylist()
            codes = [None if value is None else at for at, value in enumerate(values)]
        else:
            coded = cells.combine_chunks().dictionary_encode()
            values, codes = coded.dictionary.to_pylist(), coded.indices.to_pylist()
        return cls(codes, values, write, [None] * len(values))

    def __getitem__(self, row: int) -> str | None:
        """Write the cell of a row; None where it is empty."""
        code = self.codes[row]
        if code is None:
            return None
        known = self._known[code]
        if known is None:
            known = self._known[code] = self._write(self._values[code])
        return known


@dataclass(frozen=True, slots=True)
class Cells:
    """One column of the rows that leads cite; a cell that several features look at is named once."""

    table: str
    column: str
    _texts: Texts
    _where: Sequence[Where] = field(repr=False)
    _known: list[Evidence | None] = field(repr=False)

    def __getitem__(self, at: int) -> Evidence:
        """Name the cell of a row."""
        found = self._known[at]
        if found is None:
            where = self._where[at]
            start, end = where.spans.get(self.column, _NOWHERE)
            said = self._texts[at] or ""
            found = Evidence(self.table, self.column, where.source, where.line, start, end, said)
            self._known[at] = found
        return found

    def filled(self, at: int) -> bool:
        """Say whether anything stands in the cell of a row."""
        return self._texts.codes[at] is not None


@dataclass(frozen=True, slots=True)
class Places:
    """The rows of a table that leads cite, in the order they were asked for; they are few, and read at once.

    `at` says where the row of a number stands in that order.
    """

    at: Mapping[int, int] = field(repr=False)
    columns: Mapping[str, Cells]

    @classmethod
    def of(cls, held: Held, numbers: pa.Array, columns: Iterable[Column], cells: pa.Table) -> Places:
        """Take up some columns of the rows with these numbers, whose `cells` were read."""
        where = held.where(numbers)
        return cls(
            {number: at for at, number in enumerate(numbers.to_pylist())},
            {
                name: Cells(
                    held.table.name, name, Texts.of(cells[name], shower(column)), where, [None] * len(where)
                )
                for name, column in {column.name: column for column in columns}.items()
            },
        )
