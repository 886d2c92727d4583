"""Where the cells that leads cite stand in the files and documents they came from."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

import pyarrow as pa

from annotations.supervision.catalogue.values import Column, Table
from annotations.supervision.shown import shown
from annotations.supervision.tables.values import Held, Where
from annotations.supervision.values import Evidence

_NOWHERE = (None, None)


def texts(column: Column | None, cells: pa.ChunkedArray) -> list[str | None]:
    """Show the cells of a column; a court or a cause stands in many of them, and is masked once."""
    if pa.types.is_nested(cells.type):
        return [None if value is None else shown(column, value) for value in cells.to_pylist()]
    coded = cells.combine_chunks().dictionary_encode()
    told = [shown(column, value) for value in coded.dictionary.to_pylist()]
    return [None if at is None else told[at] for at in coded.indices.to_pylist()]


@dataclass(frozen=True, slots=True)
class Places:
    """The rows of a table that leads cite, in the order they were asked for; they are few, and read at once.

    `at` says where the row of a number stands in that order.
    """

    table: Table
    at: Mapping[int, int] = field(repr=False)
    _where: Sequence[Where] = field(repr=False)
    _shown: Mapping[str, Sequence[str | None]] = field(repr=False)
    # A cell that several features look at is named once.
    _known: Mapping[str, list[Evidence | None]] = field(repr=False)

    @classmethod
    def of(cls, held: Held, numbers: pa.Array, columns: Iterable[Column]) -> Places:
        """Read some columns of some rows."""
        wanted = {column.name: column for column in columns}
        cells = held.cells(numbers, list(wanted)) if wanted else None
        return cls(
            held.table,
            {number: at for at, number in enumerate(numbers.to_pylist())},
            held.where(numbers),
            {name: texts(column, cells[name]) for name, column in wanted.items()}
            if cells is not None
            else {},
            {name: [None] * len(numbers) for name in wanted},
        )

    def cell(self, at: int, column: str) -> Evidence:
        """Name a cell of a row."""
        known = self._known[column]
        found = known[at]
        if found is None:
            where = self._where[at]
            start, end = where.spans.get(column, _NOWHERE)
            said = self._shown[column][at] or ""
            found = Evidence(self.table.name, column, where.source, where.line, start, end, said)
            known[at] = found
        return found

    def has(self, at: int, column: str) -> bool:
        """Say whether anything stands in a cell of a row."""
        return self._shown[column][at] is not None
