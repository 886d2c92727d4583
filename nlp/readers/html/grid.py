"""Where a cell stands in its table: cells may reach over columns and rows."""

from __future__ import annotations

from dataclasses import dataclass, field

_WIDEST, _DEEPEST = 60, 1000


@dataclass(slots=True)
class Grid:
    """The columns of the row that is read, and those that cells of earlier rows reach down to."""

    _held: dict[int, int] = field(default_factory=dict)
    _busy: frozenset[int] = frozenset()
    _column: int = 0
    _last: int = 0

    def begin(self, is_table: bool) -> None:
        """Begin a table, or a row of it."""
        if is_table:
            self._held.clear()
        self._busy = frozenset(self._held)
        self._held = {at: rows - 1 for at, rows in self._held.items() if rows > 1}
        self._column = self._last = 0

    def put(self, wide: str, deep: str) -> int:
        """Put the next cell into the row; return how many columns it stands behind the one before."""
        while self._column in self._busy:
            self._column += 1
        gaps, self._last = self._column - self._last, self._column
        columns, rows = _number(wide, _WIDEST), _number(deep, _DEEPEST)
        if rows > 1:
            self._held |= dict.fromkeys(range(self._column, self._column + columns), rows - 1)
        self._column += columns
        return gaps


def _number(value: str, most: int) -> int:
    """Read how far a cell reaches."""
    value = value.strip()
    return max(1, min(int(value), most)) if value.isdecimal() and len(value) <= len(str(most)) else 1
