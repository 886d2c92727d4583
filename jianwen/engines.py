"""The engine that the settings ask for."""

from __future__ import annotations

from indexer.embedded.engine import EmbeddedEngine
from indexer.engine import Engine
from jianwen.settings import Settings
from jianwen.store import INDEX, Store


def engine_of(settings: Settings, store: Store) -> Engine:  # noqa: ARG001
    """Return the engine of a store: the embedded one lies in the store's own folder."""
    return EmbeddedEngine(store.folder / INDEX)
