"""Where the names of a condition get their values: the columns of one table expression."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from annotations.supervision.language.expr import Expr
from annotations.supervision.language.lower_functions import AGGREGATES

# The loader numbers the rows of every table; companions of a field stand beside it under field·part.
ROW = "行号"


@dataclass(frozen=True, slots=True)
class RowEnv:
    """One row: names are columns of `table`."""

    table: Expr
    today: date

    def value(self, name: str) -> Expr:
        """Return the column of a name."""
        return self.table[name]

    def companion(self, name: str, part: str) -> Expr:
        """Return what the loader worked out beside a field."""
        return self.table[f"{name}·{part}"]

    def gather(self, name: str, args: tuple[Expr, ...]) -> Expr:
        """Refuse: one row has no others (the checker has told the author)."""
        raise AssertionError(name, len(args))


@dataclass(frozen=True, slots=True)
class RowsEnv:
    """Many rows that are aggregated: functions over rows become aggregates."""

    row: RowEnv

    @property
    def today(self) -> date:
        """Return the day of the run."""
        return self.row.today

    def value(self, name: str) -> Expr:
        """Return the column of a name."""
        return self.row.value(name)

    def companion(self, name: str, part: str) -> Expr:
        """Return what the loader worked out beside a field."""
        return self.row.companion(name, part)

    def gather(self, name: str, args: tuple[Expr, ...]) -> Expr:
        """Apply a function over the rows."""
        return AGGREGATES[name](args[0] if args else self.row.table[ROW].notnull())
