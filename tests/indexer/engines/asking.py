"""Filling an engine and asking it, in few words."""

from __future__ import annotations

from collections.abc import Iterable

from indexer.engine import Engine
from indexer.query import Bag, Query, Request
from indexer.values import Entry


def fill(engine: Engine, entries: Iterable[Entry], version: str = "") -> None:
    writing = engine.writing(version)
    written = writing.add(entries)
    writing.commit()
    writing.close()
    assert not written.rejected


def found(engine: Engine, query: Query, **more: object) -> list[str]:
    return [hit.id for hit in engine.search(Request(query, **more)).hits]  # type: ignore[arg-type]


def bag(name: str, *words: str) -> Bag:
    return Bag(name, tuple((word, 1.0) for word in words))
