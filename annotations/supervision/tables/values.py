"""What loading a table gives: the typed rows, where each came from, and what did not fit."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

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
class Loaded:
    """A table of the catalogue with its rows.

    `rows` holds 行号 (from 0), every column of the catalogue (null where the file has none), and the
    companions of fields (受理法院·地市, 立案日期·工作日序). `sources` and `lines` say for each row which file
    and sheet it came from, and its row there. `extra` holds the columns that the catalogue does not have, as
    texts: they are evidence for the one who opens the file, and no lead shows them, for nobody knows what is
    in them. `spans` says for each row where its columns stand in a document; files have none.
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
