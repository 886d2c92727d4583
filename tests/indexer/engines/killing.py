"""Kill loops: a writer or a node dies, comes back, and everything that was acknowledged is there once.

As a program (`python -m tests.indexer.engines.killing FOLDER FIRST`) it is the writer that is killed.
"""

from __future__ import annotations

import random
import subprocess
import sys
import threading
import time
from pathlib import Path

from indexer.elastic.connection import Connection, Patience
from indexer.elastic.engine import ElasticEngine
from indexer.embedded.engine import EmbeddedEngine
from indexer.engine import Engine
from indexer.query import AnyOf, Bag, Everything, Request
from indexer.values import Entry
from tests.indexer.engines.node import ROOT, Cluster

BATCH = 200
_WORDS = ("合同", "借款", "利息", "盗窃", "手机", "赔偿", "上诉", "自首")
# A node that was killed needs half a minute on a busy machine.
_LONG = Patience(tries=40, most_s=4.0)


def batch(number: int, size: int = BATCH) -> list[Entry]:
    """Return the entries of one batch, always the same."""
    rng = random.Random(number)
    texts = [" ".join(rng.choices(_WORDS, k=60)) for _ in range(size)]
    return [
        Entry(f"{number}-{at}", {"charge": (f"b{number}",)}, {"date": number}, {"text": text}, {})
        for at, text in enumerate(texts)
    ]


def write_on(folder: Path, first: int) -> None:
    """Commit batch after batch, saying before and after each commit which it is, until killed."""
    writing = EmbeddedEngine(folder, memory=20_000_000).writing()
    number = first
    while True:
        writing.add(batch(number))
        sys.stdout.write(f"committing {number}\n")
        sys.stdout.flush()
        writing.commit()
        sys.stdout.write(f"committed {number}\n")
        sys.stdout.flush()
        number += 1


def kill_embedded(folder: Path, times: int, seed: int = 0) -> int:
    """Kill a writer so often in the middle of a commit; return how many batches it acknowledged."""
    rng = random.Random(seed)
    engine = EmbeddedEngine(folder, memory=20_000_000)
    engine.create("v1")
    engine.swap("v1")
    done = 0
    for _ in range(times):
        done = _killed_in_commit(folder, done, rng)
        _whole(EmbeddedEngine(folder), done)
        # A reader that was open all the time sees the same.
        _whole(engine, done)
    return done


def _killed_in_commit(folder: Path, done: int, rng: random.Random) -> int:
    """Run a writer, kill it in a commit; return how many batches it acknowledged in all."""
    command = [sys.executable, "-m", "tests.indexer.engines.killing", str(folder), str(done)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=ROOT) as writer:
        assert writer.stdout is not None
        fatal = done + rng.randint(1, 3)
        for line in writer.stdout:
            said, number = line.split()
            if said == "committing" and int(number) == fatal:
                time.sleep(rng.random() * 0.05)
                writer.kill()
            done = max(done, int(number) + 1) if said == "committed" else done
    return done


def _whole(engine: Engine, done: int) -> None:
    """Every acknowledged batch is there, the one under way whole or not at all, nothing twice."""
    count = engine.count()
    assert count % BATCH == 0
    assert done * BATCH <= count <= (done + 1) * BATCH
    ids = [hit.id for hit in engine.scan(Request(Everything()))]
    assert len(ids) == len(set(ids)) == count
    page = engine.search(Request(Bag("text", (("合同", 1.0),)), facets=("charge",), facet_size=10_000))
    assert sum(one.count for one in page.facets["charge"]) == page.total <= count


def kill_node(folder: Path, times: int, documents: int = 2_000, seed: int = 0) -> int:
    """Kill the only node so often in a bulk, start it on its data; return how many ids are there."""
    rng = random.Random(seed)
    cluster = Cluster(folder)
    try:
        cluster.start()
        engine = _engine(cluster, replicas=0)
        expected: set[str] = set()
        for number in range(times):
            writer = _Writer(engine, batch(number, documents))
            writer.start()
            writer.wait_for(rng.randint(1, documents // 2))
            cluster.kill("node-1")
            cluster.again("node-1")
            expected.update(writer.ended())
            ids = [hit.id for hit in engine.scan(Request(Everything()))]
            assert len(ids) == len(set(ids)) == engine.count()
            assert set(ids) == expected
        engine.close()
        return len(expected)
    finally:
        cluster.stop()


def kill_each_of_three(folder: Path, times: int, documents: int = 500) -> int:
    """Kill the nodes of a cluster of three in turn; reads and writes go on. Return how many ids are there."""
    cluster = Cluster(folder, nodes=3)
    try:
        cluster.start()
        engine = _engine(cluster, replicas=1)
        expected: set[str] = set()
        for number in range(times):
            name = f"node-{number % 3 + 1}"
            # Before every shard has its copy, a node may be the only one that has it.
            _green(engine)
            writer = _Writer(engine, batch(number, documents))
            writer.start()
            writer.wait_for(documents // 4)
            cluster.kill(name)
            expected.update(writer.ended())
            assert engine.search(Request(Everything())).total == len(expected) == engine.count()
            assert engine.search(Request(AnyOf("charge", (f"b{number}",)))).total == documents
            if number < times - 1:
                cluster.again(name)
        assert {hit.id for hit in engine.scan(Request(Everything()))} == expected
        engine.close()
        return len(expected)
    finally:
        cluster.stop()


class _Writer(threading.Thread):
    """Sends entries in small bulks and counts those that were acknowledged."""

    def __init__(self, engine: ElasticEngine, entries: list[Entry]) -> None:
        super().__init__(daemon=True)
        self._engine, self._entries = engine, entries
        self._acknowledged = 0
        self._fault: Exception | None = None

    def run(self) -> None:
        """Send everything, and commit."""
        try:
            writing = self._engine.writing()
            for at in range(0, len(self._entries), 40):
                written = writing.add(self._entries[at : at + 40])
                assert not written.rejected
                self._acknowledged += written.added
            writing.commit()
        except Exception as error:  # noqa: BLE001 - raised again where the thread is waited for
            self._fault = error

    def wait_for(self, acknowledged: int) -> None:
        """Wait until so many were acknowledged."""
        while self._acknowledged < acknowledged and self.is_alive():
            time.sleep(0.002)

    def ended(self) -> set[str]:
        """Wait for the end; return the ids that were sent."""
        self.join(300)
        assert not self.is_alive()
        if self._fault:
            raise self._fault
        return {one.id for one in self._entries}


def _engine(cluster: Cluster, replicas: int) -> ElasticEngine:
    connection = Connection(tuple(cluster.urls.values()), index="killed", replicas=replicas, seconds=20)
    engine = ElasticEngine(connection, _LONG, _LONG)
    engine.create("v1")
    engine.swap("v1")
    return engine


def _green(engine: ElasticEngine) -> None:
    """Wait until every shard has its copy again."""
    for _ in range(120):
        health = engine.health()
        if health.usable and "副本" not in health.sentence:
            return
        time.sleep(1)
    raise AssertionError(engine.health().sentence)


if __name__ == "__main__":
    write_on(Path(sys.argv[1]), int(sys.argv[2]))
