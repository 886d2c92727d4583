"""The tables of a run in the store: Parquet, written beside and moved into place, with checksums.

Persons are masks and keyed names; findings are masks and fingerprints.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import shutil
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from annotations.review import State, is_confirmed, is_dismissed
from jianwen.errors import StoreError, reason_of
from jianwen.keeping.store import Store, unwritable
from jianwen.published import finding_record, printable
from jianwen.running.results import Late, Meta, Result, Shown
from jianwen.typed import without_names

MANIFEST = "manifest.json"
_ROWS = 4096
# The tables that tell where a document came from.
_SOURCES = ("documents", "findings")
_TEXT, _NUMBER, _TEXTS = pa.string(), pa.int64(), pa.list_(pa.string())
SCHEMAS: dict[str, pa.Schema] = {
    "documents": pa.schema(
        [(name, _TEXT) for name in ("id", "document", "source", "media_type", "title", "part")]
        + [("characters", _NUMBER), ("pages", _NUMBER), ("notes", _TEXTS)]
    ),
    "cases": pa.schema(
        [(name, _TEXT) for name in ("id", "case_number", "court", "kind", "procedure", "closed", "outcome")]
        + [("causes", _TEXTS)]
    ),
    "parties": pa.schema([(name, _TEXT) for name in ("id", "name_mask", "name_key", "role", "kind", "side")]),
    "findings": pa.schema(
        [(name, _TEXT) for name in ("id", "document", "source", "category", "rule", "basis")]
        + [("start", _NUMBER), ("end", _NUMBER), ("page", _NUMBER)]
        + [(name, _TEXT) for name in ("mask", "suggestion", "severity")]
        + [("confidence", pa.float64())]
        + [(name, _TEXT) for name in ("why", "fingerprint", "decided")]
    ),
}


@dataclass(slots=True)
class RunTables:
    """Collects the rows of a run and writes them in groups, so that memory stays flat."""

    folder: Path
    state: State
    rows: dict[str, list[dict[str, Any]]] = field(default_factory=lambda: {name: [] for name in SCHEMAS})
    # By document: names that only a linked document showed to be none that may be kept.
    late: dict[str, tuple[str, ...]] = field(default_factory=dict, repr=False)
    writers: dict[str, pq.ParquetWriter] = field(default_factory=dict)

    def add(self, result: Result) -> None:
        """Add one document with its case, parties and findings."""
        meta = result.meta
        kept = {"source": meta.kept_source}
        self._add(
            "documents",
            {name: getattr(meta, name) for name in SCHEMAS["documents"].names if name != "notes"}
            | {"notes": list(meta.notes)}
            | kept,
        )
        case = {name: getattr(meta, name) for name in SCHEMAS["cases"].names if name != "causes"}
        self._add("cases", case | {"causes": list(result.causes)})
        for party in result.parties:
            names = SCHEMAS["parties"].names
            self._add("parties", {"id": meta.id} | {name: getattr(party, name) for name in names[1:]})
        self.add_findings(meta, result.shown)

    def add_late(self, late: Late) -> None:
        """Add findings that came late; names that stand in the file name or title go when all is written."""
        names = tuple(name for name in late.names if name in f"{late.meta.kept_source}\n{late.meta.title}")
        if names:
            self.late[late.meta.id] = names
        self.add_findings(late.meta, late.shown)

    def add_findings(self, meta: Meta, found: Iterable[Shown]) -> None:
        """Add findings of one document."""
        kept = {"source": meta.kept_source}
        for shown in found:
            name = shown.finding.fingerprint
            decided = "confirmed" if is_confirmed(self.state, name) else ""
            decided = "dismissed" if is_dismissed(self.state, name) else decided
            self._add("findings", finding_record(shown.finding) | kept | {"decided": decided})

    def _add(self, table: str, row: dict[str, Any]) -> None:
        """Add one row."""
        clean = {key: printable(value) if isinstance(value, str) else value for key, value in row.items()}
        self.rows[table].append(clean)
        if len(self.rows[table]) >= _ROWS:
            self._flush(table)

    def _flush(self, table: str) -> None:
        """Write the rows collected so far as one row group."""
        schema = SCHEMAS[table]
        try:
            if table not in self.writers:
                path = self.folder / f"{table}.parquet"
                self.writers[table] = pq.ParquetWriter(path, schema, compression="zstd")
            self.writers[table].write_table(pa.Table.from_pylist(self.rows[table], schema))
        except OSError as error:
            raise unwritable(self.folder, reason_of(error)) from None
        self.rows[table].clear()

    def close(self) -> None:
        """Write what is left and close the files."""
        for table in SCHEMAS:
            self._flush(table)
        for writer in self.writers.values():
            writer.close()
        for table in _SOURCES if self.late else ():
            self._without_late(table)

    def _without_late(self, table: str) -> None:
        """Write a table anew without the names that came late, one group of rows after another."""
        path, schema = self.folder / f"{table}.parquet", SCHEMAS[table]
        part = path.with_suffix(".part")
        try:
            with pq.ParquetFile(path) as old, pq.ParquetWriter(part, schema, compression="zstd") as new:
                for number in range(old.num_row_groups):
                    rows = [self._masked(row) for row in old.read_row_group(number).to_pylist()]
                    new.write_table(pa.Table.from_pylist(rows, schema))
            part.replace(path)
        except OSError as error:
            raise unwritable(path, reason_of(error)) from None

    def _masked(self, row: dict[str, Any]) -> dict[str, Any]:
        """Return a row with the names that came late masked in its title and source."""
        names = self.late.get(row["id"], ())
        told = {name: without_names(row[name], names) for name in ("source", "title") if name in row}
        return row | told if names else row


@contextlib.contextmanager
def run_tables(store: Store, state: State) -> Iterator[RunTables]:
    """Write the tables of one run; they appear in the store when they are whole, or not at all."""
    with whole_run(store.tables) as part:
        tables = RunTables(part, state)
        yield tables
        tables.close()


@contextlib.contextmanager
def whole_run(parent: Path) -> Iterator[Path]:
    """Give a folder for the tables of one run; it gets its name and its manifest when it is whole."""
    name = datetime.now(UTC).strftime("%Y%m%dT%H%M%S.%fZ")
    part = parent / f"{name}.part"
    try:
        parent.mkdir(exist_ok=True)
        for left in parent.glob("*.part"):
            # What a killed run left behind; we hold the lock, so nobody writes it.
            shutil.rmtree(left)
        part.mkdir()
    except OSError as error:
        raise unwritable(parent, reason_of(error)) from None
    try:
        yield part
    except BaseException:
        shutil.rmtree(part, ignore_errors=True)
        raise
    try:
        sums = {path.name: checksum(path) for path in sorted(part.glob("*.parquet"))}
        (part / MANIFEST).write_text(json.dumps({"sha256": sums}, indent=2) + "\n", "utf-8")
        part.replace(parent / name)
    except OSError as error:
        raise unwritable(part, reason_of(error)) from None


def runs(store: Store) -> list[Path]:
    """Return the folders of all screenings, oldest first."""
    return runs_of(store.tables)


def runs_of(parent: Path) -> list[Path]:
    """Return the folders of all whole runs below a folder of the store, oldest first."""
    if not parent.is_dir():
        return []
    return sorted(path for path in parent.iterdir() if path.is_dir() and path.suffix != ".part")


def _all(store: Store) -> list[Path]:
    """Return the folders of all screenings and of what was ingested, the latter last."""
    return [*runs(store), *runs_of(store.cases)]


def checksum(path: Path) -> str:
    """Return the SHA-256 of a file."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def last_finding(store: Store, fingerprint: str) -> dict[str, Any] | None:
    """Return the newest record of a finding, from the tables."""
    for folder in reversed(_all(store)):
        path = folder / "findings.parquet"
        rows = read_rows(path, filters=[("fingerprint", "=", fingerprint)])
        if rows:
            return dict(rows[0])
    return None


def known_fingerprints(store: Store) -> frozenset[str]:
    """Return the fingerprints of everything that was found with this store or added to it."""
    known = {one.fingerprint for one in store.decisions.all()}
    for folder in _all(store):
        rows = read_rows(folder / "findings.parquet", columns=["fingerprint"])
        known.update(row["fingerprint"] for row in rows)
    return frozenset(known)


def read_rows(path: Path, **wanted: Any) -> list[dict[str, Any]]:  # noqa: ANN401 - the library's own options
    """Read rows of a table; one that is damaged or gone is told with its place."""
    try:
        rows: list[dict[str, Any]] = pq.read_table(path, **wanted).to_pylist()
    except (OSError, pa.ArrowException):
        raise unreadable(path) from None
    return rows


def unreadable(path: Path) -> StoreError:
    """Make the error for a table of the store that is damaged or gone."""
    return StoreError("库的表读不了。", str(path), "用 jianwen store verify 检查，再从备份恢复。")


def source_of(store: Store, id_: str) -> str | None:
    """Return where the document with this id came from, by the newest run that read it."""
    for folder in reversed(_all(store)):
        rows = read_rows(folder / "documents.parquet", filters=[("id", "=", id_)])
        if rows:
            return str(rows[0]["source"])
    return None
