"""Rows of documents written as Parquet files, one for each table, typed as those of any file are."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from annotations.supervision.catalogue.load import catalogue
from annotations.supervision.documents.gather import Placed, Sourced, rank
from annotations.supervision.tables.filed import DOCUMENT, RANK, SOURCE, SPANS
from annotations.supervision.tables.frame import ROW
from annotations.supervision.tables.typed import typed
from annotations.supervision.tables.values import Doubt, Loaded

# These tables are there also where no document has a row of them: the documents were checked.
CHECKED = ("文书疑点", "文书发现")
_BATCH, _GROUP = 256, 4096


@dataclass(frozen=True, slots=True)
class Given:
    """A document by its id, with its rows."""

    id: str
    placed: Placed = field(repr=False)


@dataclass(slots=True)
class _Files:
    """The files of a folder, opened when the first rows come."""

    folder: Path
    stack: ExitStack
    open: dict[str, pq.ParquetWriter] = field(default_factory=dict)
    doubts: list[Doubt] = field(default_factory=list)

    def write(self, table: str, rows: Sequence[tuple[Given, Sourced]]) -> None:
        """Write rows of one table."""
        loaded = _typed(table, [one for _, one in rows])
        found = loaded.rows.drop_columns([ROW])
        found = found.append_column(DOCUMENT, pa.array([given.id for given, _ in rows], pa.string()))
        ranks = [rank(given.placed) for given, _ in rows]
        found = found.append_column(RANK, pa.array(ranks, pa.int8()))
        found = found.append_column(SOURCE, loaded.sources)
        spans = [json.dumps(dict(one.row.spans), ensure_ascii=False) for _, one in rows]
        found = found.append_column(SPANS, pa.array(spans, pa.string()))
        if table not in self.open:
            writer = pq.ParquetWriter(self.folder / f"{table}.parquet", found.schema, compression="zstd")
            self.open[table] = self.stack.enter_context(writer)
        self.open[table].write_table(found, _GROUP)
        self.doubts += loaded.doubts


def _typed(table: str, rows: Sequence[Sourced]) -> Loaded:
    """Bring rows into the form of the catalogue."""
    return typed(
        catalogue()[table],
        [one.row.values for one in rows],
        [one.source for one in rows],
        [None] * len(rows),
        [one.row.spans for one in rows],
    )


def file_rows(folder: Path, documents: Iterable[Given]) -> tuple[Doubt, ...]:
    """Write the rows of documents; return what was doubtful about them."""
    with ExitStack() as stack:
        files = _Files(folder, stack)
        for batch in _batches(documents):
            tables: dict[str, list[tuple[Given, Sourced]]] = defaultdict(list)
            for given in batch:
                for table, rows in given.placed.rows.items():
                    tables[table] += [(given, Sourced(row, given.placed.source)) for row in rows]
            for table, found in tables.items():
                files.write(table, found)
        for table in CHECKED:
            files.write(table, [])
        return tuple(files.doubts)


def _batches(documents: Iterable[Given]) -> Iterator[list[Given]]:
    """Give documents some at a time."""
    source = iter(documents)
    while batch := list(islice(source, _BATCH)):
        yield batch
