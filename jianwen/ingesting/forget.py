"""Documents forgotten: gone from tables, index and register, so that their bytes are nowhere in the store.

The log of decisions only grows; it holds fingerprints, ids and case numbers, no text. Backups are not
touched: those that may hold a forgotten document are named.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from annotations.privacy.masking.linked import without_linked
from jianwen.errors import reason_of
from jianwen.ingesting.compact import rewrite
from jianwen.ingesting.index import Index
from jianwen.ingesting.tables import drop_shard
from jianwen.ingesting.values import Kept
from jianwen.keeping.store import SIMILAR, Store, unwritable
from jianwen.keeping.tables import MANIFEST, checksum, read_rows, runs, runs_of
from jianwen.keeping.traits import MARKS, TOTALS

# Sorts right behind the name of the run that it takes the place of.
_AGAIN = "f"
Choice = Callable[[str, pa.Table], pa.Table]


@dataclass(frozen=True, slots=True)
class Old:
    """The documents that were decided before a day, and how many tell no day."""

    ids: tuple[str, ...]
    undated: int


def older(store: Store, index: Index, day: date) -> Old:
    """Return the documents whose case was closed before a day, and those that a killed run was forgetting."""
    found = set(index.register.forgetting())
    undated = 0
    for id_, closed in _closed(store, index):
        undated += not closed
        if closed and date.fromisoformat(closed) < day:
            found.add(id_)
    for folder in runs(store):
        for row in read_rows(folder / "cases.parquet", columns=["id", "closed"]):
            if row["closed"] and date.fromisoformat(row["closed"]) < day:
                found.add(row["id"])
    return Old(tuple(sorted(found)), undated)


def _closed(store: Store, index: Index) -> Iterator[tuple[str, str]]:
    """Give the day on which the case of each ingested document was closed."""
    for name in index.register.shards():
        ids = index.register.ids_of(name)
        for row in read_rows(store.cases / name / "cases.parquet", columns=["id", "closed"]):
            if row["id"] in ids:
                yield row["id"], row["closed"]


def known(store: Store, index: Index, ids: Collection[str]) -> frozenset[str]:
    """Return those of some documents that the store has anywhere."""
    found = set(index.register.stored(ids)) | index.register.forgetting().keys() & set(ids)
    for folder in (*runs(store), *(store.cases / name for name in index.register.shards())):
        found |= _held(folder, ids)
    return frozenset(found)


def forget(store: Store, index: Index, ids: Collection[str]) -> None:
    """Forget documents, and what a killed run was forgetting: the register knows it until nothing is left."""
    register = index.register
    before = register.forgetting()
    ids = {*ids, *before}
    numbers = set().union(_numbers(store, index, ids), *before.values()) - _left(index, ids)
    with register.change():
        register.begin_forgetting(ids, numbers)
    for folder in runs_of(store.leads):
        _again(folder, _without_leads(folder, numbers | set(ids)))
    spoilt = [
        name
        for name in register.shards()
        if _held(store.cases / name, ids) or _is_linked(store.cases / name, numbers)
    ]
    # At once out of what is found; a segment that held them may keep their words until it is written anew.
    index.write((), sorted(ids))
    with register.change():
        register.forget_documents(ids)
    rewrite(store.cases, register, spoilt, lambda kept: _unlinked(kept, numbers))
    index.fill()
    # It was learned from them, too; the next search for like cases learns it anew.
    (store.folder / SIMILAR).unlink(missing_ok=True)
    for folder in runs(store):
        _again(folder, _without_documents(ids, numbers))
    with register.change():
        register.end_forgetting()
    register.scrub()


def _held(folder: Path, ids: Collection[str]) -> set[str]:
    """Return those of some documents that a shard or a screening has rows of, in force or not."""
    path = folder / "documents.parquet"
    return {row["id"] for row in read_rows(path, columns=["id"], filters=[("id", "in", list(ids))])}


def _numbers(store: Store, index: Index, ids: Collection[str]) -> set[str]:
    """Return the case numbers of documents."""
    tables = [store.cases / name / "cases.parquet" for name in index.register.shards()]
    tables += [folder / "cases.parquet" for folder in runs(store)]
    chosen = [("id", "in", list(ids))]
    rows = (row for path in tables for row in read_rows(path, columns=["case_number"], filters=chosen))
    return {row["case_number"] for row in rows if row["case_number"]}


def _left(index: Index, ids: Collection[str]) -> set[str]:
    """Return the case numbers of the documents that stay."""
    found: set[str] = set()
    for name in index.register.shards():
        stay = index.register.ids_of(name).difference(ids)
        rows = read_rows(index.cases / name / "cases.parquet", columns=["id", "case_number"])
        found.update(row["case_number"] for row in rows if row["id"] in stay)
    return found


def _is_linked(shard: Path, numbers: Collection[str]) -> bool:
    """Say whether a finding of a shard tells what one of these cases shows."""
    rows = read_rows(shard / "findings.parquet", columns=["why"])
    return any(row["why"] != without_linked(row["why"], numbers) for row in rows)


def _unlinked(kept: Kept, numbers: Collection[str]) -> Kept:
    """Return a document whose findings name none of these cases: the mask there stays in place."""
    found = [{**row, "why": without_linked(row["why"], numbers)} for row in kept.rows["findings"]]
    return replace(kept, rows={**kept.rows, "findings": found})


def _without_documents(ids: Collection[str], numbers: Collection[str]) -> Choice:
    """Choose the rows of other documents, without what these cases show of them."""
    gone = pa.array(sorted(ids), pa.string())

    def chosen(name: str, table: pa.Table) -> pa.Table:
        table = table.filter(pc.invert(pc.is_in(table["id"], value_set=gone)))
        if name != "findings.parquet":
            return table
        told = [without_linked(why, numbers) for why in table["why"].to_pylist()]
        return table.set_column(table.schema.get_field_index("why"), "why", pa.array(told, pa.string()))

    return chosen


def _without_leads(folder: Path, cases: Collection[str]) -> Choice:
    """Choose the leads, signals, evidence and marks that speak of none of these cases."""
    rows = read_rows(folder / "leads.parquet", columns=["fingerprint", "cases"])
    names = {row["fingerprint"] for row in rows if set(row["cases"]) & set(cases)}
    gone = pa.array(sorted(names), pa.string())
    left = pa.array(sorted(_marks_without(folder, names)), pa.string())

    def chosen(name: str, table: pa.Table) -> pa.Table:
        if name == f"{TOTALS}.parquet":
            return table.filter(pc.is_in(table["name"], value_set=left))
        if "fingerprint" not in table.column_names:
            return table
        return table.filter(pc.invert(pc.is_in(table["fingerprint"], value_set=gone)))

    return chosen


def _marks_without(folder: Path, leads: Collection[str]) -> set[str]:
    """Return the names of the values that stand in rows of other leads."""
    path = folder / f"{MARKS}.parquet"
    rows = read_rows(path, columns=["fingerprint", "name"]) if path.exists() else ()
    return {row["name"] for row in rows if row["fingerprint"] not in leads}


def _again(folder: Path, choice: Choice) -> None:
    """Write the tables of a run anew with the chosen rows, where that changes anything."""
    tables = {path.name: pq.read_table(path) for path in sorted(folder.glob("*.parquet"))}
    chosen = {name: choice(name, table) for name, table in tables.items()}
    if all(chosen[name].equals(table) for name, table in tables.items()):
        return
    whole = folder.with_name(folder.name + _AGAIN)
    part = whole.with_name(f"{whole.name}.part")
    try:
        part.mkdir()
        for name, table in chosen.items():
            pq.write_table(table, part / name, compression="zstd")
        sums = {name: checksum(part / name) for name in chosen}
        (part / MANIFEST).write_text(json.dumps({"sha256": sums}, indent=2) + "\n", "utf-8")
        part.replace(whole)
        drop_shard(folder)
    except OSError as error:
        raise unwritable(folder, reason_of(error)) from None
