"""The masked tables of a store in a folder of their own, for other programs."""

from __future__ import annotations

import csv
import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from enum import StrEnum
from itertools import chain
from pathlib import Path
from typing import IO, Any, Protocol

import pyarrow as pa
import pyarrow.parquet as pq

from jianwen.errors import UsageError, reason_of
from jianwen.ingesting import export_casework
from jianwen.ingesting.register import Register
from jianwen.ingesting.tables import SCHEMAS as CASES
from jianwen.ingesting.tables import read_shard
from jianwen.keeping.store import Store, unwritable
from jianwen.keeping.tables import MANIFEST, checksum

SCHEMAS: Mapping[str, pa.Schema] = {**CASES, **export_casework.SCHEMAS}
Rows = Sequence[dict[str, Any]]


class ExportFormat(StrEnum):
    """How tables are written."""

    PARQUET = "parquet"
    JSONL = "jsonl"
    CSV = "csv"


class _Sheet(Protocol):
    """A table that is being written."""

    def add(self, rows: Rows) -> None:
        """Add rows."""

    def close(self) -> None:
        """End the file."""


class _Parquet:
    """A Parquet file."""

    def __init__(self, path: Path, schema: pa.Schema) -> None:
        """Open the file."""
        self._schema, self._writer = schema, pq.ParquetWriter(path, schema, compression="zstd")

    def add(self, rows: Rows) -> None:
        """Add rows as one group."""
        self._writer.write_table(pa.Table.from_pylist(list(rows), self._schema))

    def close(self) -> None:
        """End the file."""
        self._writer.close()


class _Lines:
    """A file of JSON lines."""

    def __init__(self, path: Path, schema: pa.Schema) -> None:
        """Open the file."""
        self._file: IO[str] = path.open("w", encoding="utf-8")
        self._names = schema.names

    def add(self, rows: Rows) -> None:
        """Add rows."""
        for row in rows:
            self._file.write(json.dumps({name: row[name] for name in self._names}, ensure_ascii=False) + "\n")

    def close(self) -> None:
        """End the file."""
        self._file.close()


class _Commas:
    """A CSV file for a spreadsheet; lists are JSON, and no cell is taken for a formula."""

    def __init__(self, path: Path, schema: pa.Schema) -> None:
        """Open the file and write its head."""
        self._file: IO[str] = path.open("w", encoding="utf-8-sig", newline="")
        self._names, self._writer = schema.names, csv.writer(self._file)
        self._writer.writerow(self._names)

    def add(self, rows: Rows) -> None:
        """Add rows."""
        self._writer.writerows([_cell(row[name]) for name in self._names] for row in rows)

    def close(self) -> None:
        """End the file."""
        self._file.close()


_SHEETS: dict[ExportFormat, Callable[[Path, pa.Schema], _Sheet]] = {
    ExportFormat.PARQUET: _Parquet,
    ExportFormat.JSONL: _Lines,
    ExportFormat.CSV: _Commas,
}


def export(store: Store, register: Register, target: Path, form: ExportFormat) -> dict[str, int]:
    """Write the tables of all documents in force, leads and decisions; return how many rows each has."""
    if target.exists() and (not target.is_dir() or any(target.iterdir())):
        raise UsageError("目标不是空文件夹，不覆盖。", str(target), "给一个新的或空的文件夹。")
    counts = dict.fromkeys(SCHEMAS, 0)
    try:
        with _whole(target, form):
            with ExitStack() as stack:
                sheets: dict[str, _Sheet] = {}
                for name, schema in SCHEMAS.items():
                    sheets[name] = _SHEETS[form](target / f"{name}.{form}", schema)
                    stack.callback(sheets[name].close)
                for name, rows in chain(_portions(store.cases, register), export_casework.casework(store)):
                    sheets[name].add(rows)
                    counts[name] += len(rows)
            _tell(target, form, counts)
    except OSError as error:
        raise unwritable(target, reason_of(error)) from None
    return counts


@contextmanager
def _whole(target: Path, form: ExportFormat) -> Iterator[None]:
    """Make the target; take what was written away again when the tables do not get whole."""
    was_there = target.exists()
    target.mkdir(parents=True, exist_ok=True)
    try:
        yield
    except BaseException:
        for name in (*(f"{one}.{form}" for one in SCHEMAS), MANIFEST):
            (target / name).unlink(missing_ok=True)
        if not was_there:
            target.rmdir()
        raise


def _portions(cases: Path, register: Register) -> Iterator[tuple[str, Rows]]:
    """Give the rows of each shard by table."""
    for shard in register.shards():
        kept = list(read_shard(cases / shard, register.ids_of(shard)))
        for name in CASES:
            yield name, [dict(row) for one in kept for row in one.rows[name]]


def _tell(target: Path, form: ExportFormat, counts: dict[str, int]) -> None:
    """Write the manifest, last."""
    files = {
        name: {"file": f"{name}.{form}", "rows": count, "sha256": checksum(target / f"{name}.{form}")}
        for name, count in counts.items()
    }
    (target / MANIFEST).write_text(json.dumps({"tables": files}, indent=2) + "\n", "utf-8")


def _cell(value: Any) -> str | int | float:  # noqa: ANN401 - a cell of any type
    """Return a cell as a spreadsheet takes it."""
    if value is None:
        return ""
    if isinstance(value, list):
        return json.dumps(value, ensure_ascii=False)
    if isinstance(value, str) and value[:1] in ("=", "+", "-", "@", "\t", "\r"):
        return "'" + value
    return value if isinstance(value, (str, int, float)) else str(value)
