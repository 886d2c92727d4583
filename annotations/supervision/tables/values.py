"""What loading a table gives: the typed rows, where each came from, and what did not fit."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Protocol

import pyarrow as pa

from annotations.supervision.catalogue.values import Table


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table as it stands in a file: columns of text cells. `first` is the row of the file they begin in."""

    source: str
    header: tuple[str, ...]
    columns: tuple[pa.Array | pa.ChunkedArray, ...] = field(repr=False)
    first: int = 2


@dataclass(frozen=True, slots=True)
class Unfit:
    """A cell that does not fit its column; its row is set aside. The value itself is not kept."""

    source: str
    row: int
    column: str
    kind: str
    remedy: str


@dataclass(frozen=True, slots=True)
class Doubt:
    """Cells that were taken, with a doubt: how many of a column, and the first row."""

    source: str
    column: str
    warning: str
    count: int
    row: int


@dataclass(frozen=True, slots=True)
class Where:
    """Where a row stands: its source, its row there, and in a document the places of its columns."""

    source: str
    line: int | None
    spans: Mapping[str, Sequence[int]]


class Held(Protocol):
    """A table of the catalogue that models can be run over, wherever its rows are.

    It has a column 行号, the catalogue's columns and their companions. Leads name few of its rows: only these
    are looked at one by one.
    """

    @property
    def table(self) -> Table:
        """Return what the catalogue says of it."""

    @property
    def count(self) -> int:
        """Return how many rows there are."""

    @property
    def read(self) -> int:
        """Return how many rows there were before some were set aside."""

    @property
    def schema(self) -> pa.Schema:
        """Return the columns with their types."""

    @property
    def unfit(self) -> tuple[Unfit, ...]:
        """Return the cells that do not fit."""

    @property
    def doubts(self) -> tuple[Doubt, ...]:
        """Return what was taken with a doubt."""

    def put(self, connection: Any) -> None:  # noqa: ANN401 - of the engine, which only run.py knows
        """Let an engine read the rows, under the name of the table."""

    def column(self, name: str) -> pa.ChunkedArray:
        """Return the cells of one column."""

    def cells(self, numbers: pa.Array, names: Sequence[str]) -> pa.Table:
        """Return some columns of the rows with these numbers, in this order."""

    def beside(self, numbers: pa.Array) -> pa.Table | None:
        """Return the columns of these rows that the catalogue does not have, as texts; None without such."""

    def where(self, numbers: pa.Array) -> list[Where]:
        """Say where the rows with these numbers stand, in this order."""


@dataclass(frozen=True, slots=True)
class Loaded:
    """A table of the catalogue with its rows in memory.

    `rows` holds 行号 (from 0), every column of the catalogue (null where the file has none), and the
    companions of fields (受理法院·地市, 立案日期·工作日序). `sources` and `lines` say for each row which file
    and sheet it came from, and its row there. `extra` holds the columns that the catalogue does not have, as
    texts: leads show of them what identifies nobody (`annotations.supervision.beside`). `spans` says for each
    row where its columns stand in a document; files have none.
    """

    table: Table
    rows: pa.Table = field(repr=False)
    sources: pa.Array = field(repr=False)
    lines: pa.Array = field(repr=False)
    present: frozenset[str]
    unfit: tuple[Unfit, ...] = ()
    doubts: tuple[Doubt, ...] = ()
    extra: pa.Table | None = field(default=None, repr=False)
    read: int = 0
    spans: tuple[Mapping[str, tuple[int, int]], ...] = ()

    @property
    def count(self) -> int:
        """Return how many rows there are."""
        return len(self.rows)

    @property
    def schema(self) -> pa.Schema:
        """Return the columns with their types."""
        return self.rows.schema

    def put(self, connection: Any) -> None:  # noqa: ANN401 - of the engine, which only run.py knows
        """Let an engine read the rows where they are: it takes the columns that a step needs."""
        connection.register(self.table.name, self.rows)

    def column(self, name: str) -> pa.ChunkedArray:
        """Return the cells of one column."""
        return self.rows[name]

    def cells(self, numbers: pa.Array, names: Sequence[str]) -> pa.Table:
        """Return some columns of the rows with these numbers."""
        return self.rows.select(list(names)).take(numbers)

    def beside(self, numbers: pa.Array) -> pa.Table | None:
        """Return the columns of these rows that the catalogue does not have."""
        return None if self.extra is None else self.extra.take(numbers)

    def where(self, numbers: pa.Array) -> list[Where]:
        """Say where the rows with these numbers stand."""
        sources, lines = self.sources.take(numbers).to_pylist(), self.lines.take(numbers).to_pylist()
        spans = [self.spans[at] for at in numbers.to_pylist()] if self.spans else [{}] * len(numbers)
        return [Where(*one) for one in zip(sources, lines, spans, strict=True)]
