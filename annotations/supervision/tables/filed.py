"""A table whose rows lie in Parquet files: an engine reads there what a step needs, leads what they cite.

A row is numbered by its file and its place there, so that no file need know of another. Beside the columns of
the catalogue stand the document that a row was read from, its rank among documents of one case, its source,
and where in the text its values are.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from annotations.supervision.catalogue.values import Table
from annotations.supervision.tables.frame import ROW
from annotations.supervision.tables.values import Doubt, Unfit, Where

DOCUMENT, RANK, SOURCE, SPANS = "·件", "·阶", "·源", "·位"
BESIDE = (DOCUMENT, RANK, SOURCE, SPANS)
# Rows of a file are fewer than two to this power.
FILE = 32
# Bytes of a cell below which it is the number of a text that stands elsewhere.
_NUMBER = 4


@dataclass(frozen=True)
class Filed:
    """A table in files; `without` are the numbers of rows that do not count, `doubts` what was doubtful."""

    table: Table
    files: tuple[Path, ...]
    without: pa.Array = field(repr=False)
    doubts: tuple[Doubt, ...] = ()
    unfit: tuple[Unfit, ...] = ()

    @cached_property
    def count(self) -> int:
        """Return how many rows there are."""
        return sum(int(pq.read_metadata(path).num_rows) for path in self.files) - len(self.without)

    @property
    def read(self) -> int:
        """Return how many rows there were: none was set aside."""
        return self.count

    @cached_property
    def schema(self) -> pa.Schema:
        """Return the columns with their types."""
        fields = [one for one in pq.read_schema(self.files[0]) if one.name not in BESIDE]
        return pa.schema([pa.field(ROW, pa.int64()), *fields])

    def put(self, connection: Any) -> None:  # noqa: ANN401 - of the engine, which only run.py knows
        """Let an engine read the rows where they are."""
        left_out = f"{self.table.name}·除"
        connection.register(left_out, pa.table({ROW: self.without}))
        connection.execute(f'CREATE OR REPLACE TEMP VIEW "{self.table.name}" AS {self._query(left_out)}')

    def _query(self, left_out: str) -> str:
        """Write the query of the rows."""
        names = ", ".join(f"'{quoted(path)}'" for path in self.files)
        rows = (
            f'SELECT (file_index::BIGINT << {FILE}) + file_row_number AS "{ROW}", * '
            f"FROM read_parquet([{names}])"
        )
        if not len(self.without):
            return rows
        return f'SELECT * FROM ({rows}) AS r ANTI JOIN "{left_out}" AS o USING ("{ROW}")'

    def column(self, name: str) -> pa.ChunkedArray:
        """Return the cells of one column."""
        parts = []
        for number, path in enumerate(self.files):
            cells = pq.read_table(path, columns=[name])[name]
            rows = pa.array((number << FILE) + np.arange(len(cells)), pa.int64())
            parts.append(cells.filter(pc.invert(pc.is_in(rows, value_set=self.without))))
        return pa.chunked_array(
            [chunk for part in parts for chunk in part.chunks], self.schema.field(name).type
        )

    def cells(self, numbers: pa.Array, names: Sequence[str]) -> pa.Table:
        """Return some columns of the rows with these numbers."""
        return self._at(numbers, pa.schema([self.schema.field(name) for name in names]))

    def beside(self, numbers: pa.Array) -> pa.Table | None:  # noqa: ARG002 - of every table that is held
        """Return nothing: what was read from documents has the columns of the catalogue alone."""
        return None

    def where(self, numbers: pa.Array) -> list[Where]:
        """Say where the rows with these numbers stand; one that was read from a document has no line."""
        found = self._at(numbers, pa.schema([(SOURCE, pa.string()), (SPANS, pa.string())]))
        told = [*zip(found[SOURCE].to_pylist(), found[SPANS].to_pylist(), strict=True)]
        # Rows that were not read from a document have none, all alike.
        known = {one: Where(one[0], None, json.loads(one[1])) for one in dict.fromkeys(told)}
        return [known[one] for one in told]

    def _at(self, numbers: pa.Array, schema: pa.Schema) -> pa.Table:
        """Read some rows, and unpack only the groups that hold them."""
        wanted = np.unique(numbers.to_numpy())
        parts = [schema.empty_table()]
        for number in np.unique(wanted >> FILE).tolist():
            own = wanted[wanted >> FILE == number] - (number << FILE)
            with _opened(self.files[number]) as file:
                parts += [part.cast(schema) for part in _groups(file, own, schema.names)]
        order = pa.array(np.searchsorted(wanted, numbers.to_numpy()), pa.int64())
        return pa.concat_tables(parts).take(order)


def quoted(path: Path) -> str:
    """Write a path inside single quotes of SQL."""
    return str(path).replace("'", "''")


def _opened(path: Path) -> pq.ParquetFile:
    """Open a file; texts that hardly differ from row to row are given as numbers of distinct ones.

    Nine rows in ten are left behind as soon as they are read: their texts need not be written out.
    """
    told = pq.read_metadata(path)
    return pq.ParquetFile(
        path, metadata=told, read_dictionary=_alike(told), memory_map=True, pre_buffer=False
    )


def _alike(told: pq.FileMetaData) -> list[str]:
    """Name the columns of texts of which a cell takes so few bytes that they can hold numbers only."""
    if not told.num_row_groups:
        return []
    group = told.row_group(0)
    return [
        one.path
        for at in range(group.num_columns)
        # Texts in lists stay texts: lists of numbers cannot be written out again.
        if (one := told.schema.column(at)).logical_type.type == "STRING" and not one.max_repetition_level
        if group.column(at).total_uncompressed_size < _NUMBER * group.column(at).num_values
    ]


def _groups(
    file: pq.ParquetFile, rows: np.ndarray[Any, np.dtype[np.int64]], names: list[str]
) -> Iterator[pa.Table]:
    """Give some rows of a file (in their order), group by group."""
    start = 0
    for group in range(file.num_row_groups):
        end = start + file.metadata.row_group(group).num_rows
        inside = rows[(rows >= start) & (rows < end)] - start
        if len(inside):
            # Cores are the engine's meanwhile.
            yield file.read_row_group(group, columns=names, use_threads=False).take(pa.array(inside))
        start = end
