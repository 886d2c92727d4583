"""Where the cells of a table stand in the files it came from."""

from __future__ import annotations

from dataclasses import dataclass

from annotations.supervision.catalogue.values import Column
from annotations.supervision.shown import shown
from annotations.supervision.tables.values import Loaded
from annotations.supervision.values import Evidence

_NOWHERE = (None, None)


@dataclass(frozen=True, slots=True)
class Places:
    """A table with its sources and lines; leads name few of its rows, so that none are read before."""

    loaded: Loaded

    def cell(self, number: int, column: Column, value: object = None) -> Evidence:
        """Name a cell; without its value, the value is looked up."""
        loaded = self.loaded
        if value is None:
            value = loaded.rows[column.name][number].as_py()
        start, end = loaded.spans[number].get(column.name, _NOWHERE) if loaded.spans else _NOWHERE
        return Evidence(
            table=loaded.table.name,
            column=column.name,
            source=loaded.sources[number].as_py(),
            row=loaded.lines[number].as_py(),
            start=start,
            end=end,
            shown=shown(column, value),
        )
