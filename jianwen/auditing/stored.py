"""An audit over what was ingested: models read the rows of documents where they lie in the store."""

from __future__ import annotations

from pathlib import Path

from annotations.supervision.documents.merging import Part, merged
from jianwen.auditing.run import Data
from jianwen.ingesting.register import register_in
from jianwen.ingesting.rows import Shard, doubts_of, rows_made
from jianwen.ingesting.tables import manifest_of
from jianwen.keeping.store import REGISTER, Store
from jianwen.running.watching import Watcher
from jianwen.settings import Settings


def is_ingested(store: Store) -> bool:
    """Say whether anything was ingested."""
    if not (store.folder / REGISTER).exists():
        return False
    with register_in(store.folder) as register:
        return register.documents() > 0


def read_ingested(store: Store, settings: Settings, watcher: Watcher, scratch: Path) -> Data:
    """Take the rows of everything that was ingested; what documents tell together goes to `scratch`."""
    with register_in(store.folder) as register:
        shards = rows_made(store, register, settings, watcher)
    tables = merged([Part(shard.rows, _gone(shard)) for shard in shards], scratch)
    doubts = tuple(one for shard in shards for one in doubts_of(shard))
    return Data(tables, documents=sum(len(shard.ids) for shard in shards), doubted=doubts)


def _gone(shard: Shard) -> frozenset[str]:
    """Return the documents of a shard that are in force no more."""
    return frozenset(manifest_of(shard.folder)["ids"]) - shard.ids
