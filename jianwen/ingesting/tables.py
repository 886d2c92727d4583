"""The shards of `cases/` in the store: Parquet tables of some thousand documents and a manifest.

A shard appears with its manifest in one step, or not at all. The manifest has the checksums of the tables and
everything that the register is told of the shard: what a killed run had no time to register is read there.
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from jianwen.errors import StoreError, reason_of
from jianwen.ingesting.picking import rows_of
from jianwen.ingesting.values import Kept, Row
from jianwen.keeping.store import unwritable
from jianwen.keeping.tables import MANIFEST, checksum
from jianwen.keeping.tables import SCHEMAS as RUN_SCHEMAS
from jianwen.published import SECTIONS

_TEXT, _NUMBER, _TEXTS, _PAIR = pa.string(), pa.int64(), pa.list_(pa.string()), pa.list_(pa.int64())


def _schema(texts: str, **more: pa.DataType) -> pa.Schema:
    """Return a schema of an id, columns of text, and others."""
    return pa.schema([(name, _TEXT) for name in ("id", *texts.split())] + list(more.items()))


SCHEMAS: dict[str, pa.Schema] = {
    "documents": _schema(
        "document source media_type title part text",
        characters=_NUMBER,
        pages=_NUMBER,
        notes=_TEXTS,
        **dict.fromkeys(SECTIONS, _PAIR),
        edits=_PAIR,
    ),
    "cases": _schema(
        "case_number court kind nature procedure filed heard closed outcome results",
        year=_NUMBER,
        amount=_NUMBER,
        causes=_TEXTS,
        charges=_TEXTS,
        chain=_TEXTS,
    ),
    "parties": _schema("name name_mask name_key role kind side"),
    "agents": _schema("name role kind firm acts_for"),
    "facts": _schema("fact name value", number=_NUMBER, start=_NUMBER, end=_NUMBER),
    "findings": RUN_SCHEMAS["findings"],
}
PART = ".part"
# So many characters of texts lie together: whoever shows a hit unpacks no more. Of other tables so many rows.
_TOGETHER, _GROUP = 64_000, 4096


def write_shard(parent: Path, kept: Sequence[Kept], told: Mapping[str, Any]) -> Path:
    """Write documents as a new shard, in the order of their ids; `told` goes into its manifest.

    The manifest keeps the order in which they came.
    """
    ordered = in_order(kept)
    name = datetime.now(UTC).strftime("%Y%m%dT%H%M%S.%fZ")
    part, whole = parent / f"{name}{PART}", parent / name
    try:
        parent.mkdir(exist_ok=True)
        part.mkdir()
        for table in SCHEMAS:
            rows = [row for one in ordered for row in one.rows[table]]
            group = _together(_characters(kept), len(kept)) if table == "documents" else _GROUP
            _write_table(part / f"{table}.parquet", rows, SCHEMAS[table], group)
        _write_manifest(part, kept, told)
        part.replace(whole)
        _settle(parent)
    except OSError as error:
        shutil.rmtree(part, ignore_errors=True)
        raise unwritable(parent, reason_of(error)) from None
    return whole


def _write_table(path: Path, rows: Sequence[Mapping[str, Any]], schema: pa.Schema, group: int) -> None:
    """Write a table of a shard, `group` rows together."""
    pq.write_table(
        _columns(rows, schema),
        path,
        compression="zstd",
        compression_level=1,
        row_group_size=group,
        # Of other columns the footer would hold whole texts.
        write_statistics=["id"],
    )
    _settle(path)


def _write_manifest(part: Path, kept: Sequence[Kept], told: Mapping[str, Any]) -> None:
    """Write what a shard holds, with the checksums of its tables and its own."""
    manifest = {
        "sha256": {path.name: checksum(path) for path in sorted(part.glob("*.parquet"))},
        "documents": len(kept),
        "characters": _characters(kept),
        "ids": [one.id for one in kept],
        **told,
    }
    sealed = {"seal": _seal(manifest), **manifest}
    (part / MANIFEST).write_text(json.dumps(sealed, ensure_ascii=False) + "\n", "utf-8")
    _settle(part / MANIFEST)


def _characters(kept: Iterable[Kept]) -> int:
    """Return the length of all texts together."""
    return sum(one.one("documents")["characters"] for one in kept)


def in_order(kept: Iterable[Kept]) -> list[Kept]:
    """Return documents in the order of their ids, by which `picking` finds them quickly."""
    return sorted(kept, key=lambda one: one.id)


def _together(characters: int, documents: int) -> int:
    """Return how many documents of this length lie together."""
    return max(1, _TOGETHER * documents // max(1, characters))


def _columns(rows: Sequence[Mapping[str, Any]], schema: pa.Schema) -> pa.Table:
    """Put rows into columns."""
    arrays = [pa.array([row[field.name] for row in rows], field.type) for field in schema]
    return pa.Table.from_arrays(arrays, schema=schema)


def _settle(path: Path) -> None:
    """Wait until a file or a folder is on the disk, also if the power fails."""
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def shards(parent: Path) -> list[Path]:
    """Return the folders of all whole shards, oldest first."""
    if not parent.is_dir():
        return []
    return sorted(path for path in parent.iterdir() if path.is_dir() and path.suffix != PART)


def drop_shard(shard: Path) -> None:
    """Take a shard away: it loses its name first, so that half of it is never taken for a whole one."""
    if shard.is_dir():
        gone = shard.with_name(f"{shard.name}{PART}")
        shard.rename(gone)
        shutil.rmtree(gone)


def clear_unfinished(parent: Path) -> None:
    """Clear away the shards that a killed run did not finish; we hold the lock, so nobody writes them."""
    for left in parent.glob(f"*{PART}"):
        shutil.rmtree(left)


def manifest_of(shard: Path) -> dict[str, Any]:
    """Read the manifest of a shard."""
    try:
        manifest: dict[str, Any] = json.loads((shard / MANIFEST).read_text("utf-8"))
        is_whole = manifest.pop("seal") == _seal(manifest)
    except (OSError, ValueError, KeyError, AttributeError):
        is_whole = False
    if not is_whole:
        raise _damaged(shard / MANIFEST)
    return manifest


def _seal(manifest: Mapping[str, Any]) -> str:
    """Return the checksum of a manifest itself."""
    return hashlib.sha256(json.dumps(manifest, sort_keys=True).encode()).hexdigest()


def read_shard(shard: Path, wanted: Collection[str] | None = None) -> Iterator[Kept]:
    """Give the documents of a shard in their order, or those that are wanted."""
    tables: dict[str, dict[str, list[Row]]] = {name: defaultdict(list) for name in SCHEMAS}
    for name in SCHEMAS:
        for row in _rows(shard / f"{name}.parquet", wanted):
            tables[name][row["id"]].append(row)
    for id_, (document,) in tables["documents"].items():
        yield Kept(id_, document["document"], {name: tables[name].get(id_, []) for name in SCHEMAS})


def read_texts(shard: Path, wanted: Collection[str]) -> Iterator[Row]:
    """Give the masked texts of some documents of a shard with their sections."""
    return _rows(shard / "documents.parquet", wanted, ("id", "text", *SECTIONS))


def _rows(path: Path, wanted: Collection[str] | None, columns: Sequence[str] | None = None) -> Iterator[Row]:
    """Give the rows of a table, or those of some documents."""
    try:
        if wanted is None:
            yield from pq.read_table(path, columns=columns).to_pylist()
        else:
            yield from rows_of(path, wanted, columns)
    except (OSError, pa.ArrowException):
        raise _damaged(path) from None


def _damaged(path: Path) -> StoreError:
    """Make the error for a shard that cannot be read."""
    return StoreError("库的表读不了。", str(path), "用 jianwen store verify 检查，再从备份恢复。")
