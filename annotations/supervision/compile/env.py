"""Where the names of a condition get their values: the columns of one table expression."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date

from annotations.supervision.language.expr import Expr
from annotations.supervision.language.lower_functions import AGGREGATES

# The loader numbers the rows of every table; companions of a field stand beside it under field·part.
ROW = "行号"
Args = Callable[[], tuple[Expr, ...]]


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

    def gather(self, name: str, args: Args) -> Expr:
        """Refuse: one row has no others (the checker has told the author)."""
        del args
        raise AssertionError(name)


@dataclass(frozen=True, slots=True)
class SidesEnv:
    """One row and one of another table, whose columns are called 表.列."""

    table: Expr
    other: Expr
    today: date

    def value(self, name: str) -> Expr:
        """Return the column of a name."""
        return self.other[name] if name in self.other.columns else self.table[name]

    def companion(self, name: str, part: str) -> Expr:
        """Return what the loader worked out beside a field."""
        return self.value(f"{name}·{part}")

    def gather(self, name: str, args: Args) -> Expr:
        """Refuse: two rows have no others."""
        del args
        raise AssertionError(name)


@dataclass(frozen=True, slots=True)
class _OfRow:
    """An environment that is asked for functions over rows; columns are those of one row."""

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


@dataclass(frozen=True, slots=True)
class RowsEnv(_OfRow):
    """Many rows that are aggregated: functions over rows become aggregates. `number` numbers the rows."""

    number: str = ROW

    def gather(self, name: str, args: Args) -> Expr:
        """Apply a function over the rows."""
        return AGGREGATES[name](_argument(self, args))


@dataclass(frozen=True, slots=True)
class Asking(_OfRow):
    """First pass where functions over rows are worked out apart: notes each with its argument.

    A function of one argument that is asked for twice is worked out once; `calls` names the columns in the
    order of asking.
    """

    prefix: str
    number: str = ROW
    values: dict[str, tuple[str, Expr]] = field(default_factory=dict)
    calls: list[str] = field(default_factory=list)
    _known: dict[tuple[str, object], str] = field(default_factory=dict)

    def gather(self, name: str, args: Args) -> Expr:
        """Note a function; what is given back is of the right kind and goes no further."""
        value = _argument(self, args)
        column = self._known.setdefault((name, value.op()), f"{self.prefix}聚{len(self._known)}")
        self.values[column] = name, value
        self.calls.append(column)
        return AGGREGATES[name](value)


@dataclass(frozen=True, slots=True)
class Reading(_OfRow):
    """Second pass: every function over rows is the column that was worked out for it, in the same order."""

    calls: Iterator[str]

    def gather(self, name: str, args: Args) -> Expr:
        """Read the column of a function; its argument was worked out in the first pass."""
        del name, args
        return self.row.table[next(self.calls)]


def _argument(env: RowsEnv | Asking, args: Args) -> Expr:
    """Return what a function reads of each row; 计数() without an argument counts all of them."""
    return next(iter(args()), env.row.table[env.number].notnull())
