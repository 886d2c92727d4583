"""Where the names of a condition get their values: the columns of one table expression."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

import ibis

from annotations.supervision.language.expr import Expr
from annotations.supervision.language.lower_functions import AGGREGATES

# The loader numbers the rows of every table; companions of a field stand beside it under field·part.
ROW = "行号"


@dataclass(frozen=True, slots=True)
class RowEnv:
    """One row: names are columns of `table`; `renamed` maps a name to the column that holds it."""

    table: Expr
    today: date
    renamed: Mapping[str, str] = field(default_factory=dict)

    def value(self, name: str) -> Expr:
        """Return the column of a name."""
        return self.table[self.renamed.get(name, name)]

    def companion(self, name: str, part: str) -> Expr:
        """Return what the loader worked out beside a field."""
        return self.table[f"{self.renamed.get(name, name)}·{part}"]

    def gather(self, name: str, args: tuple[Expr, ...]) -> Expr:
        """Refuse: one row has no others (the checker has told the author)."""
        raise AssertionError(name, len(args))


@dataclass(frozen=True, slots=True)
class RowsEnv:
    """Many rows: functions over rows aggregate those that `only` picks, over `window` if there is one."""

    row: RowEnv
    only: Expr | None = None
    window: Expr | None = None

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
        value = args[0] if args else self.row.table[ROW].notnull()
        if self.only is not None:
            value = ibis.ifelse(self.only, value, ibis.null(value.type()))
        if self.window is None:
            return AGGREGATES[name](value)
        return _windowed(name, value, self.window)


def _windowed(name: str, value: Expr, window: Expr) -> Expr:
    """Aggregate over a window; Spark counts no distinct values there, so they are collected and thinned."""
    if name == "去重":
        return value.collect().over(window).unique().length()
    if name == "唯一":
        known = value.collect().over(window).unique().length()
        return ibis.ifelse(known == 1, value.max().over(window), ibis.null(value.type()))
    return AGGREGATES[name](value).over(window)
