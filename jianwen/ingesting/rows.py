"""The rows that models read of what was ingested: made of the masked texts once, shard by shard.

They are derived, as the index is: a shard that has none, or whose rows were made by other code than today's,
gets them when an audit begins, and in a store that was audited before when an ingest ends. Names that are
masked in the store are told apart by the keyed names of the parties, so that two persons with one mask are
not taken for one. Places are told in the original, by the edits of the masked copy.
"""

from __future__ import annotations

import hashlib
import json
import shutil
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, field, replace
from functools import cache, partial
from pathlib import Path
from typing import Any

import nlp
from annotations import quality
from annotations.redaction.edits import Shift
from annotations.supervision import catalogue, documents, tables
from annotations.supervision.documents.filing import Given, file_rows
from annotations.supervision.documents.gather import Placed
from annotations.supervision.documents.row import Row
from annotations.supervision.documents.rows import rows_of
from annotations.supervision.tables.cells import Value
from annotations.supervision.tables.values import Doubt
from jianwen.auditing.documents import FINDINGS, finding_row
from jianwen.errors import StoreError, reason_of
from jianwen.ingesting.late import edits_of
from jianwen.ingesting.register import Register
from jianwen.ingesting.tables import PART, drop_shard, manifest_of, read_shard
from jianwen.ingesting.values import Kept
from jianwen.keeping.store import ROWS, Store, unwritable
from jianwen.running.watching import Progress, Watcher
from jianwen.running.workers import Lost, Workers
from jianwen.settings import Settings
from nlp.names.masked import is_masked
from nlp.parse.parse import parse
from nlp.text.view import view_of
from nlp.values import Document

# A shard takes longer than one file.
_PATIENCE = 20
_DIGITS = 6
_ABOUT = "about.json"
# What the rows of a document are made by.
_MAKERS = tuple(Path(room.__path__[0]) for room in (nlp, quality, catalogue, documents, tables))


@dataclass(frozen=True, slots=True)
class Shard:
    """A shard, the documents of it that are in force, and where its rows go."""

    folder: Path
    ids: frozenset[str] = field(repr=False)
    rows: Path


def rows_made(store: Store, register: Register, settings: Settings, watcher: Watcher) -> list[Shard]:
    """Make the rows of every shard that lacks them, take away what is left of others; return all shards.

    Whoever calls this holds the lock of the store.
    """
    parent = store.folder / ROWS
    known = [
        Shard(store.cases / name, frozenset(register.ids_of(name)), parent / name)
        for name in register.shards()
    ]
    _clear(parent, known)
    lacking = [shard for shard in known if not _is_made(shard)]
    if not lacking:
        return known
    with Workers(settings.processes, settings.limits.memory_bytes) as pool:
        done = pool.ordered(partial(make, made_by()), lacking, settings.limits.seconds * _PATIENCE, _lost)
        for number, _ in enumerate(done, 1):
            watcher(Progress(number, len(lacking)))
    return known


def doubts_of(shard: Shard) -> tuple[Doubt, ...]:
    """Return what was doubtful when the rows of a shard were made."""
    told = json.loads((shard.rows / _ABOUT).read_text("utf-8"))
    return tuple(Doubt(**one) for one in told["doubts"])


def make(code: str, shard: Shard) -> None:
    """Make the rows of a shard (runs in a worker): they are all there, or not at all."""
    part = shard.rows.with_name(f"{shard.rows.name}{PART}")
    given = (Given(one.id, placed(one)) for one in as_they_came(shard))
    try:
        part.mkdir(parents=True)
        doubts = file_rows(part, given)
        told = {"made_by": code, "doubts": [asdict(one) for one in doubts]}
        (part / _ABOUT).write_text(json.dumps(told, ensure_ascii=False) + "\n", "utf-8")
        part.replace(shard.rows)
    except OSError as error:
        shutil.rmtree(part, ignore_errors=True)
        raise unwritable(shard.rows, reason_of(error)) from None


def as_they_came(shard: Shard) -> list[Kept]:
    """Return the documents of a shard in the order in which they were read: leads list their cases in it."""
    place = {id_: number for number, id_ in enumerate(manifest_of(shard.folder)["ids"])}
    return sorted(read_shard(shard.folder, shard.ids), key=lambda one: place[one.id])


@cache
def made_by() -> str:
    """Name the code that makes rows: those that other code made are made again."""
    found = hashlib.blake2b(digest_size=16)
    for room in _MAKERS:
        for path in sorted(path for path in room.rglob("*") if path.suffix in (".py", ".tsv", ".txt")):
            found.update(path.name.encode() + path.read_bytes())
    return found.hexdigest()


def _is_made(shard: Shard) -> bool:
    """Say whether a shard has its rows, made by the code of today; what is not, is cleared away."""
    try:
        told = json.loads((shard.rows / _ABOUT).read_text("utf-8"))
        is_made = bool(told["made_by"] == made_by())
    except (OSError, ValueError, KeyError, TypeError):
        is_made = False
    if not is_made:
        drop_shard(shard.rows)
    return is_made


def _clear(parent: Path, known: Sequence[Shard]) -> None:
    """Take away rows whose shard is gone, and those that a killed run did not finish."""
    names = {shard.rows.name for shard in known}
    for path in sorted(parent.iterdir()) if parent.is_dir() else ():
        if path.name not in names:
            shutil.rmtree(path)


def _lost(shard: Shard, _: Lost) -> tuple[None, Shard | None]:
    """Stop: half of the documents would make cases look alone that are not."""
    raise StoreError(
        "库中的文书没有读完。",
        str(shard.folder),
        "用 jianwen store verify 检查，或提高配置项 limits.seconds 和 limits.memory_bytes。",
    )


def placed(kept: Kept) -> Placed:
    """Give the rows of one document."""
    stored = kept.one("documents")
    document = Document(kept.id, kept.document, stored["source"], stored["media_type"], stored["text"])
    document = replace(document, title=stored["title"])
    view = view_of(document.text)
    shift = Shift.of(edits_of(document.text, stored["edits"]))
    names = dict(_apart(kept.rows["parties"]))
    rows = {
        table: tuple(_told(row, names, shift) for row in found)
        for table, found in rows_of(document, view, parse(document, view)).items()
    }
    case = kept.one("cases")
    rows[FINDINGS] = tuple(finding_row(one, case) for one in kept.rows["findings"])
    return Placed(document.source, rows)


def _apart(parties: Sequence[Mapping[str, Any]]) -> Iterator[tuple[str, str]]:
    """Give each masked party a name of its own, the same in all documents of the same person."""
    for party in parties:
        if party["kind"] == "person" and is_masked(party["name"]):
            yield party["name"], f"{party['name']}{party['name_key'][:_DIGITS]}"


def _told(row: Row, names: Mapping[str, str], shift: Shift) -> Row:
    """Return a row with masked names told apart, and with the places in the original."""
    values = {name: _value(value, names) for name, value in row.values.items()}
    spans = {name: (shift.back(start), shift.back(end)) for name, (start, end) in row.spans.items()}
    return Row(values, {name: (start, max(start, end)) for name, (start, end) in spans.items()})


def _value(value: Value, names: Mapping[str, str]) -> Value:
    """Return a cell with masked names told apart."""
    if isinstance(value, str):
        return names.get(value, value)
    return tuple(names.get(one, one) for one in value) if isinstance(value, tuple) else value
