"""An audit over what was ingested: the masked texts are parsed again, and give the rows that documents give.

Names that are masked in the store are told apart by the keyed names of the parties, so that two persons with
one mask are not taken for one. Places are told in the original, by the edits of the masked copy.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path
from typing import Any

from annotations.redaction.edits import Shift
from annotations.supervision.documents.frames import tables_of
from annotations.supervision.documents.gather import Placed
from annotations.supervision.documents.row import Row
from annotations.supervision.documents.rows import rows_of
from annotations.supervision.model.tree import Model
from annotations.supervision.tables.cells import Value
from jianwen.auditing import Data
from jianwen.auditing_documents import FINDINGS, columns_of, finding_row, slim
from jianwen.errors import StoreError
from jianwen.ingesting_late import edits_of
from jianwen.ingesting_register import register_in
from jianwen.ingesting_tables import read_shard
from jianwen.ingesting_values import Kept
from jianwen.settings import Settings
from jianwen.store import REGISTER, Store
from jianwen.watching import Progress, Watcher
from jianwen.workers import Lost, Workers
from nlp.names.masked import is_masked
from nlp.parse.parse import parse
from nlp.text.view import view_of
from nlp.values import Document

# A shard takes longer than one file.
_PATIENCE = 20
_DIGITS = 6


@dataclass(frozen=True, slots=True)
class Shard:
    """A shard, and the documents of it that are in force."""

    folder: Path
    ids: frozenset[str] = field(repr=False)


def is_ingested(store: Store) -> bool:
    """Say whether anything was ingested."""
    if not (store.folder / REGISTER).exists():
        return False
    with register_in(store.folder) as register:
        return register.documents() > 0


def read_ingested(store: Store, models: Sequence[Model], settings: Settings, watcher: Watcher) -> Data:
    """Take the rows of everything that was ingested."""
    with register_in(store.folder) as register:
        shards = [Shard(store.cases / name, frozenset(register.ids_of(name))) for name in register.shards()]
    work = partial(rows_of_shard, wanted=columns_of(models))
    placed: list[Placed] = []
    with Workers(settings.processes, settings.limits.memory_bytes) as pool:
        done = pool.ordered(work, shards, settings.limits.seconds * _PATIENCE, _lost)
        for number, one in enumerate(done, 1):
            placed += one.given
            watcher(Progress(number, len(shards)))
    return Data(tables_of(placed), documents=len(placed))


def _lost(shard: Shard, _: Lost) -> tuple[list[Placed], Shard | None]:
    """Stop the audit: half of the documents would make cases look alone that are not."""
    raise StoreError(
        "库中的文书没有读完，监督没有完成。",
        str(shard.folder),
        "用 jianwen store verify 检查，或提高配置项 limits.seconds 和 limits.memory_bytes。",
    )


def rows_of_shard(shard: Shard, *, wanted: Collection[str]) -> list[Placed]:
    """Give the rows of the documents of a shard (runs in a worker)."""
    return [placed(kept, wanted) for kept in read_shard(shard.folder) if kept.id in shard.ids]


def placed(kept: Kept, wanted: Collection[str]) -> Placed:
    """Give the rows of one document."""
    stored = kept.one("documents")
    document = Document(kept.id, kept.document, stored["source"], stored["media_type"], stored["text"])
    document = replace(document, title=stored["title"])
    view = view_of(document.text)
    shift = Shift.of(edits_of(document.text, stored["edits"]))
    names = dict(_apart(kept.rows["parties"]))
    rows = {
        table: tuple(_told(slim(row, wanted), names, shift) for row in found)
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
