"""Where the cells of a table stand in the files it came from; made for many leads, so looked up by number."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from annotations.supervision.catalogue.values import Column
from annotations.supervision.shown import shown
from annotations.supervision.tables.values import Loaded
from annotations.supervision.values import Evidence

_NOWHERE = (None, None)


@dataclass(frozen=True)
class Places:
    """A table with its sources and lines as lists of numbers (the library's scalars are slow to make)."""

    loaded: Loaded

    @cached_property
    def _lines(self) -> list[int]:
        """Return the line of every row."""
        found: list[int] = self.loaded.lines.to_pylist()
        return found

    @cached_property
    def _sources(self) -> tuple[list[int], list[str]]:
        """Return for every row the number of its source, and the sources."""
        coded = self.loaded.sources.dictionary_encode()
        return coded.indices.to_pylist(), coded.dictionary.to_pylist()

    def cell(self, number: int, column: Column, value: object = None) -> Evidence:
        """Name a cell; without its value, the value is looked up."""
        if value is None:
            value = self.loaded.rows[column.name][number].as_py()
        codes, sources = self._sources
        start, end = self.loaded.spans[number].get(column.name, _NOWHERE) if self.loaded.spans else _NOWHERE
        return Evidence(
            table=self.loaded.table.name,
            column=column.name,
            source=sources[codes[number]],
            row=self._lines[number],
            start=start,
            end=end,
            shown=shown(column, value),
        )
