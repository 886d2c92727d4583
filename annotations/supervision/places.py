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


@dataclass(frozen=True, slots=True)
class Places:
    """The rows of a table that leads cite; they are few, and read at once."""

    table: Table
    _where: Mapping[int, Where] = field(repr=False)
    _cells: Mapping[str, Mapping[int, object]] = field(repr=False)
    # A court or a cause stands in many leads: how it is shown is worked out once.
    _shown: dict[tuple[str, object], str] = field(default_factory=dict, repr=False)

    @classmethod
    def of(cls, held: Held, numbers: Sequence[int], columns: Iterable[Column]) -> Places:
        """Read some columns of some rows."""
        wanted, names = pa.array(numbers, pa.int64()), [column.name for column in columns]
        cells = held.cells(wanted, names) if names else None
        where = dict(zip(numbers, held.where(wanted), strict=True))
        return cls(
            held.table,
            where,
            {
                name: dict(zip(numbers, cells[name].to_pylist(), strict=True)) if cells is not None else {}
                for name in names
            },
        )

    def cell(self, number: int, column: Column) -> Evidence:
        """Name a cell."""
        where, value = self._where[number], self._cells[column.name][number]
        start, end = where.spans.get(column.name, _NOWHERE)
        return Evidence(
            self.table.name, column.name, where.source, where.line, start, end, self._said(column, value)
        )

    def has(self, number: int, column: Column) -> bool:
        """Say whether anything stands in a cell."""
        return self._cells[column.name][number] is not None

    def _said(self, column: Column, value: object) -> str:
        """Return how a value is shown."""
        if isinstance(value, list):
            return shown(column, value)
        key = (column.name, value)
        if key not in self._shown:
            self._shown[key] = shown(column, value)
        return self._shown[key]
