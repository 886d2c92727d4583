"""An ingested store open for reading: its engine, and the masked documents by id."""

from __future__ import annotations

import contextlib
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass

from indexer.engine import Engine
from indexer.values import IndexerError
from jianwen.engines import engine_of
from jianwen.errors import StoreError
from jianwen.ingesting.register import Register, register_in
from jianwen.ingesting.tables import read_shard, read_texts
from jianwen.ingesting.values import Kept, Row
from jianwen.keeping.store import REGISTER, Store
from jianwen.settings import Settings


@dataclass(frozen=True, slots=True)
class Shelf:
    """What a search reads from."""

    store: Store
    engine: Engine
    register: Register

    def texts(self, ids: Collection[str]) -> Mapping[str, Row]:
        """Return masked texts with their sections by id, quicker than whole documents."""
        return {
            str(row["id"]): row
            for shard, wanted in self.by_shard(ids).items()
            for row in read_texts(self.store.cases / shard, wanted)
        }

    def documents(self, ids: Collection[str]) -> Mapping[str, Kept]:
        """Return masked documents by id; one that was forgotten meanwhile is left out."""
        return {
            kept.id: kept
            for shard, wanted in self.by_shard(ids).items()
            for kept in read_shard(self.store.cases / shard, wanted)
        }

    def by_shard(self, ids: Collection[str]) -> Mapping[str, list[str]]:
        """Return the documents that are there, by the shard that holds them."""
        by_shard: dict[str, list[str]] = {}
        for one in self.register.stored(ids).values():
            by_shard.setdefault(one.shard, []).append(one.id)
        return by_shard


@contextlib.contextmanager
def open_shelf(store: Store, settings: Settings) -> Iterator[Shelf]:
    """Open a store for searching; one that nothing was ingested into, or whose engine is away, is told."""
    if not (store.folder / REGISTER).exists():
        raise StoreError(
            "库里还没有入库的文书。", str(store.folder), "先运行 jianwen ingest 文书 --store 库。"
        )
    with register_in(store.folder) as register, contextlib.closing(engine_of(settings, store)) as engine:
        health = engine.health()
        if not health.usable:
            raise StoreError(health.sentence, str(store.folder), health.remedy)
        if not engine.versions():
            raise StoreError(
                "库里还没有索引。", str(store.folder), "再运行一次 jianwen ingest，会从库中重建索引。"
            )
        try:
            yield Shelf(store, engine, register)
        except IndexerError as error:
            raise StoreError(error.what, error.where, error.remedy) from None


def section(kept: Kept, name: str) -> str:
    """Return the text of a section of a masked document, "" where it has none."""
    document = kept.one("documents")
    span = document[name]
    return str(document["text"][slice(*span)]) if span else ""


def sections(document: Row, names: Collection[str]) -> Mapping[str, tuple[int, int]]:
    """Return the ranges of the sections that a masked document has."""
    return {name: (document[name][0], document[name][1]) for name in names if document[name]}
