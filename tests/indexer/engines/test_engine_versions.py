"""Versions of both engines filled, swapped and dropped, and readers who go on meanwhile."""

from __future__ import annotations

import threading
from concurrent.futures import ThreadPoolExecutor

import pytest

from indexer.engine import Engine
from indexer.query import Everything, Request
from indexer.values import IndexerError
from tests.indexer.engines.asking import bag, fill
from tests.indexer.engines.corpus import FIXED, entry


def test_a_version_is_filled_beside_and_swapped(engine: Engine) -> None:
    fill(engine, FIXED[:1])
    engine.create("v2")
    engine.create("v2")
    fill(engine, FIXED, "v2")
    assert engine.versions() == ("v1", "v2")
    assert (engine.count(), engine.count("v2")) == (1, 5)
    assert engine.search(Request(Everything())).total == 1
    engine.swap("v2")
    assert engine.versions() == ("v2", "v1")
    assert engine.search(Request(Everything())).total == 5
    with pytest.raises(IndexerError):
        engine.drop("v2")
    engine.drop("v1")
    assert engine.versions() == ("v2",)
    assert engine.search(Request(Everything())).total == 5
    with pytest.raises(IndexerError):
        engine.swap("v1")


def test_readers_go_on_while_a_writer_commits(engine: Engine) -> None:
    fill(engine, FIXED)
    done = threading.Event()

    def read() -> list[int]:
        totals = []
        while not done.is_set():
            page = engine.search(Request(bag("text", "盗窃", "合同"), facets=("charge",)))
            totals.append(page.total)
        return totals

    with ThreadPoolExecutor(8) as pool:
        readers = [pool.submit(read) for _ in range(8)]
        writing = engine.writing()
        for batch in range(12):
            writing.add(entry(f"r{batch}-{n}", "合同 利息") for n in range(20))
            writing.commit()
        writing.close()
        done.set()
        # An error of a reader is raised here.
        assert all(reader.result() == sorted(reader.result()) for reader in readers)
    assert engine.search(Request(bag("text", "盗窃", "合同"))).total == 4 + 240


def test_readers_go_on_while_versions_are_swapped_and_dropped(engine: Engine) -> None:
    fill(engine, FIXED)
    done = threading.Event()

    def read() -> set[int]:
        totals = set()
        while not done.is_set():
            totals.add(engine.search(Request(bag("text", "盗窃", "合同"))).total)
            engine.get(["t1"], ("title",))
        return totals

    with ThreadPoolExecutor(8) as pool:
        readers = [pool.submit(read) for _ in range(8)]
        try:
            for number in range(2, 5):
                engine.create(f"v{number}")
                fill(engine, FIXED, f"v{number}")
                engine.swap(f"v{number}")
                engine.drop(f"v{number - 1}")
        finally:
            done.set()
        assert all(reader.result() == {4} for reader in readers)
