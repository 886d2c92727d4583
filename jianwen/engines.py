"""The engine that the settings ask for."""

from __future__ import annotations

import importlib
from dataclasses import replace

from annotations.fingerprints import key_name
from indexer.embedded.engine import EmbeddedEngine
from indexer.engine import Engine
from jianwen.keeping.store import INDEX, Store
from jianwen.settings import Settings

# Enough of the key's name to tell the stores of one cluster apart.
_DIGITS = 12


def engine_of(settings: Settings, store: Store) -> Engine:
    """Return the engine of a store: on the cluster of the settings, else in the store's own folder.

    The index on a cluster bears the name of the store's key, so that no two stores share one.
    """
    connection = settings.elasticsearch
    if not connection.urls:
        return EmbeddedEngine(store.folder / INDEX)
    connection.check()
    own = f"{connection.index}-{key_name(store.key)[:_DIGITS]}"
    # Its client takes half a second to load, and most stores have no cluster.
    elastic = importlib.import_module("indexer.elastic.engine")
    made: Engine = elastic.ElasticEngine(replace(connection, index=own))
    return made
