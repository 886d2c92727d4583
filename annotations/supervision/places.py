"""Where the cells that leads cite stand in the files and documents they came from.

Rows are asked for many at once: a column is worked on from its first row to its last.
"""

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
    _known: dict[int | None, str | None] = field(repr=False)

    @classmethod
    def of(cls, cells: pa.ChunkedArray, write: Callable[[object], str]) -> Texts:
        """Take up the cells of a column. Lists are not told apart: hardly two are alike."""
        if pa.types.is_nested(cells.type):
            values = cells.to_pylist()
            codes = [None if value is None else at for at, value in enumerate(values)]
        else:
            coded = cells.combine_chunks().dictionary_encode()
            values, codes = coded.dictionary.to_pylist(), coded.indices.to_pylist()
        return cls(codes, values, write, {None: None})

    def of_rows(self, rows: Iterable[int]) -> list[str | None]:
        """Write the cells of some rows; None where one is empty."""
        all_codes, known, write, values = self.codes, self._known, self._write, self._values
        codes = [all_codes[row] for row in rows]
        for code in codes:
            if code not in known and code is not None:
                known[code] = write(values[code])
        return [known[code] for code in codes]


@dataclass(frozen=True, slots=True)
class Cells:
    """One column of the rows that leads cite; a cell that several features look at is named once."""

    table: str
    column: str
    _texts: Texts
    _where: Sequence[Where] = field(repr=False)
    _known: dict[int, Evidence] = field(repr=False)

    def of_rows(self, rows: Sequence[int]) -> list[Evidence]:
        """Name the cells of some rows."""
        known = self._known
        new = [row for row in rows if row not in known]
        table, column, where = self.table, self.column, self._where
        for row, said in zip(new, self._texts.of_rows(new), strict=True):
            there = where[row]
            start, end = there.spans.get(column, _NOWHERE) if there.spans else _NOWHERE
            known[row] = Evidence(table, column, there.source, there.line, start, end, said or "")
        return [known[row] for row in rows]

    def filled(self, rows: Sequence[int]) -> list[Evidence | None]:
        """Name the cells of some rows in which anything stands."""
        codes = self._texts.codes
        full = [row for row in rows if codes[row] is not None]
        if len(full) == len(rows):
            return [*self.of_rows(rows)]
        named = iter(self.of_rows(full))
        return [None if codes[row] is None else next(named) for row in rows]


@dataclass(frozen=True, slots=True)
class Places:
    """The rows of a table that leads cite, in the order they were asked for; they are few, and read at once.

    `at` says where the row of a number stands in that order.
    """

    table: str
    numbers: pa.Array = field(repr=False)
    at: Mapping[int, int] = field(repr=False)
    columns: Mapping[str, Cells]

    @classmethod
    def of(cls, held: Held, numbers: pa.Array, columns: Iterable[Column], cells: pa.Table) -> Places:
        """Take up some columns of the rows with these numbers, whose `cells` were read."""
        where = held.where(numbers)
        return cls(
            held.table.name,
            numbers,
            {number: at for at, number in enumerate(numbers.to_pylist())},
            {
                column.name: Cells(
                    held.table.name, column.name, Texts.of(cells[column.name], shower(column)), where, {}
                )
                for column in columns
            },
        )
