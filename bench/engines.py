"""The two engines measured: equal ranking, speed, size, and what is left after they were killed.

`python -m bench.engines [agree|similar|speed|kill …]`, all by default. It needs ../shared/data; what needs
Elasticsearch needs ../shared/elasticsearch or ELASTICSEARCH_URL.
"""

from __future__ import annotations

import argparse
import contextlib
import itertools
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import psutil

from bench.engines_corpus import entries, queries, resampled
from bench.engines_kill import kills
from bench.engines_similar import profiled, timed
from indexer.elastic.connection import Connection
from indexer.elastic.engine import ElasticEngine
from indexer.embedded.engine import EmbeddedEngine
from indexer.engine import Engine
from indexer.query import Bag, Boosted, Either, Filtered, Query, Request
from indexer.values import Entry, Hit
from tests.indexer.engines.node import ROOT, Cluster, can_serve, outside_url

_DATA = ROOT.parent / "shared" / "data"
_QUERIES, _LONG = 500, 20


@contextlib.contextmanager
def elasticsearch() -> Iterator[ElasticEngine]:
    """Give an engine on a node of its own, or on the one that is named."""
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        cluster = Cluster(Path(folder), short=False)
        if can_serve() and not outside_url():
            cluster.start()
        url = outside_url() or cluster.urls["node-1"]
        engine = ElasticEngine(Connection((url,), index="bench-engines"))
        engine.erase()
        try:
            yield engine
        finally:
            engine.erase()
            engine.close()
            cluster.stop()


@dataclass(slots=True)
class Cost:
    """What an engine took, by the clock and of the processor (ours while it is called, and its server's)."""

    seconds: float = 0.0
    processor: float = 0.0

    @contextlib.contextmanager
    def of(self) -> Iterator[None]:
        """Add what is done meanwhile."""
        began, before = time.perf_counter(), time.process_time()
        yield
        self.seconds += time.perf_counter() - began
        self.processor += time.process_time() - before


def fill(engine: Engine, made: Iterable[Entry], size: int = 0) -> Cost:
    """Fill a version, commit after `size` entries (0: at the end), use it; return what the engine took."""
    version = f"b{size}"
    engine.create(version)
    writing = engine.writing(version)
    rest = iter(made)
    cost, before = Cost(), _of_servers()
    while some := list(itertools.islice(rest, size or 2_000)):
        with cost.of():
            writing.add(some)
            if size:
                writing.commit()
    with cost.of():
        writing.commit()
        writing.close()
        engine.swap(version)
    cost.processor += _of_servers() - before
    return cost


def _of_servers() -> float:
    """Return the processor time of the processes that we started."""
    used = (one.cpu_times() for one in psutil.Process().children(recursive=True))
    return sum(one.user + one.system for one in used)


def alike(one: Sequence[Hit], other: Sequence[Hit]) -> bool:
    """Say whether two rankings are equal, but for hits whose scores are equal to five digits."""
    if len(one) != len(other):
        return False
    known = {hit.id: hit.score for hit in other}
    last = min(known.values(), default=0.0)
    return all(abs(known.get(hit.id, last) - hit.score) <= 1e-5 * hit.score for hit in one)


def agree(documents: int) -> None:
    """Compare the first ten of 500 queries over lecard, with one segment and with several."""
    made = entries(_DATA)[: documents or None]
    asked = queries(made, _QUERIES)
    with elasticsearch() as elastic, tempfile.TemporaryDirectory() as folder:
        fill(elastic, made)
        elastic.settle()
        elastic_hits = [elastic.search(Request(query)) for query in asked]
        for commits in (1, 6):
            embedded = EmbeddedEngine(Path(folder), memory=2_000_000_000)
            fill(embedded, made, 0 if commits == 1 else -(-len(made) // commits))
            pages = [embedded.search(Request(query)) for query in asked]
            both = list(zip(pages, elastic_hits, strict=True))
            strict = sum([hit.id for hit in a.hits] == [hit.id for hit in b.hits] for a, b in both)
            tied = sum(alike(a.hits, b.hits) for a, b in both)
            totals = sum(a.total == b.total for a, b in both)
            print(f"{commits} commits, of {_QUERIES} queries: {strict} equal ids and order, ", end="")
            print(f"{tied} equal but for ties, {totals} equal counts")


def similar(documents: int) -> None:
    """Compare the ten likest cases of 500 documents of lecard, and measure how long they take."""
    made, ranker, asked = profiled(_DATA, documents)
    with elasticsearch() as elastic, tempfile.TemporaryDirectory() as folder:
        embedded = EmbeddedEngine(Path(folder), memory=2_000_000_000)
        fill(embedded, made)
        fill(elastic, made)
        elastic.settle()
        ours, told = timed(embedded, ranker, asked)
        print(f"embedded: {told}")
        theirs, told = timed(elastic, ranker, asked)
        print(f"elasticsearch: {told}")
    same = sum([one.id for one in a] == [one.id for one in b] for a, b in zip(ours, theirs, strict=True))
    print(f"of {len(asked)} queries over {len(made)} documents: {same} with the same ten in the same order")


@dataclass
class _Counted:
    """Documents on their way, counted."""

    made: Iterable[Entry]
    characters: int = 0
    size: int = 0

    def __iter__(self) -> Iterator[Entry]:
        for one in self.made:
            self.characters += one.numbers["characters"]
            self.size += len(one.texts["text"].replace(" ", "").encode())
            yield one


def speed(documents: int) -> None:
    """Measure filling and searching, and the size beside the text."""
    count = documents or 100_000
    asked = queries(list(resampled(_DATA, min(count, 2_000), 1_500)), 300, seed=2)
    with tempfile.TemporaryDirectory() as folder:
        embedded = EmbeddedEngine(Path(folder), memory=2_000_000_000)
        counted = _Counted(resampled(_DATA, count, 1_500))
        _report("embedded", fill(embedded, counted), counted)
        stored = sum(path.stat().st_size for path in Path(folder).rglob("*") if path.is_file())
        print(f"  index: {stored / 1e6:.0f} MB, {stored / counted.size:.2f} times the text")
        _latency("embedded", embedded, asked)
    with elasticsearch() as elastic:
        counted = _Counted(resampled(_DATA, count, 1_500))
        _report("elasticsearch", fill(elastic, counted), counted)
        _latency("elasticsearch", elastic, asked)


def _report(name: str, cost: Cost, counted: _Counted) -> None:
    million, size = counted.characters / 1e6, counted.size / 1e6
    print(f"{name}: {million:.1f} M characters, {size:.0f} MB in {cost.seconds:.1f} s, ", end="")
    print(f"{million / cost.seconds:.2f} M characters/s, {size / cost.seconds:.1f} MB/s; ", end="")
    print(f"processor {cost.processor:.1f} s, {million / cost.processor:.2f} M characters/s of a core")


def _latency(name: str, engine: Engine, asked: Sequence[Query]) -> None:
    """Time what people ask and long bags apart; on a machine that is shared, processor time tells more."""
    for kind, some in (("search", False), ("bags of 30 to 400", True)):
        times, used = [], []
        for query in (one for one in asked if _is_long(one) is some):
            began, before = time.perf_counter(), time.thread_time()
            engine.search(Request(query, facets=("charge",)))
            used.append((time.thread_time() - before) * 1000)
            times.append((time.perf_counter() - began) * 1000)
        cuts, own = statistics.quantiles(times, n=20), statistics.quantiles(used, n=20)
        print(f"{name}, {kind}: p50 {statistics.median(times):.1f} ms, p95 {cuts[-1]:.1f}, ", end="")
        print(f"of this process's own time p50 {statistics.median(used):.1f}, p95 {own[-1]:.1f}")


def _is_long(query: Query) -> bool:
    """Say whether a query is as like cases are sought, and not as people type."""
    match query:
        case Bag(_, tokens):
            return len(tokens) >= _LONG
        case Filtered(part, _) | Boosted(part, _):
            return _is_long(part)
        case Either(parts):
            return any(map(_is_long, parts))
        case _:
            return False


PARTS: dict[str, Callable[[int], None]] = {"agree": agree, "similar": similar, "speed": speed, "kill": kills}


def main(arguments: Sequence[str]) -> None:
    """Measure what was asked for."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("parts", nargs="*", choices=[*PARTS, []], help="agree, similar, speed, kill (all)")
    parser.add_argument("--documents", type=int, default=0, help="fewer documents than the full number")
    given = parser.parse_args(arguments)
    for part in given.parts or PARTS:
        print(f"== {part}")
        PARTS[part](given.documents)


if __name__ == "__main__":
    main(sys.argv[1:])
