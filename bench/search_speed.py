"""How quick an ingested store answers: `python -m bench.search_speed STORE [--queries N] [--rounds N]`.

What `jianwen search` and `jianwen similar` do once they have started: a page of ten hits with passages, ten
like cases, and these with their reasons. Queries are made of the store's own texts. All are asked in rounds;
the quickest round counts, since others may use the machine. Then readers go on while a writer commits:
entries that are there are written anew, so the store stays what it was.
"""

from __future__ import annotations

import argparse
import os
import random
import re
import statistics
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from dataclasses import dataclass
from multiprocessing import get_context
from pathlib import Path

from indexer.similar.ranker import Ranker
from indexer.tokens import tokens
from indexer.values import Entry
from jianwen.ingesting.entry import entry_of
from jianwen.ingesting.index import Index
from jianwen.ingesting.open import index_of
from jianwen.ingesting.tables import read_shard
from jianwen.ingesting.values import Kept
from jianwen.keeping.store import Store, locked, open_store
from jianwen.likeness.model import model_of
from jianwen.likeness.ranking import Asked, asked_document, asked_text, like_cases, why
from jianwen.searching.page import request_of, search
from jianwen.searching.shelf import Shelf, open_shelf
from jianwen.settings import read_settings

READERS, A_COMMIT = 8, 200
STORY = 450
SEED = 11
OPERATORS = frozenset(("或者", "并且"))
WORD = re.compile(r"[\u4e00-\u9fff]{2,}")


@dataclass(frozen=True, slots=True)
class Times:
    """Milliseconds of all queries of a round, by the clock or of this process's own processor time."""

    values: Sequence[float]

    @property
    def high(self) -> float:
        """Return the 95th percentile."""
        return statistics.quantiles(self.values, n=20)[-1]

    def line(self) -> str:
        """Return the middle, the 95th percentile and the most."""
        return (
            f"p50 {statistics.median(self.values):.1f} ms, p95 {self.high:.1f}, most {max(self.values):.1f}"
        )


def timed(name: str, todo: Sequence[Callable[[], object]], rounds: int) -> None:
    """Do everything some times over, and print the quickest round."""
    clocks, owns = [], []
    for _ in range(rounds):
        clock, own = [], []
        for do in todo:
            began, before = time.perf_counter(), time.process_time()
            do()
            clock.append((time.perf_counter() - began) * 1000)
            own.append((time.process_time() - before) * 1000)
        clocks.append(Times(clock))
        owns.append(Times(own))
    best = min(clocks, key=lambda one: one.high)
    print(f"{name:<30} clock {best.line()}; first round p95 {clocks[0].high:.1f}; ", end="")
    print(f"processor {min(owns, key=lambda one: one.high).line()}", flush=True)


def sampled(shelf: Shelf, count: int) -> list[Kept]:
    """Draw documents of the store."""
    chance = random.Random(SEED)
    names = sorted(shelf.register.shards())
    chosen = chance.sample(names, min(len(names), 5))
    kept = [one for name in chosen for one in read_shard(shelf.store.cases / name)]
    return chance.sample(kept, min(count, len(kept)))


def searches(kept: Sequence[Kept]) -> Iterator[str]:
    """Give searches as people type them, made of a document each, so that there is something to find."""
    chance = random.Random(SEED)
    for at, one in enumerate(kept):
        text = str(one.one("documents")["text"])
        words = [word for word in tokens(text) if WORD.fullmatch(word) and word not in OPERATORS] or ["盗窃"]
        first, second, third = (chance.choice(words) for _ in range(3))
        place = chance.randrange(len(words))
        yield (
            f"{first} {second}",
            f"{first} 或 {second} 或 {third}",
            f"{first} {second} 非 {third}",
            f'"{words[place]}"',
            f"说理:{first} 年份:2012..2018",
            f"罪名:盗窃罪 {first}",
            f"情节:自首 (查明:{first} 或 主文:{second})",
            f"发现:家庭住址 {first}",
        )[at % 8]


def asked_of(kept: Sequence[Kept]) -> list[Asked]:
    """Ask with documents of the store, and with the beginning of their stories as bare texts."""
    whole = [asked_document(one, stored=True) for one in kept[::2]]
    bare = [asked_document(one, stored=True).story[:STORY] for one in kept[1::2]]
    return [*whole, *(asked_text(str(at), story) for at, story in enumerate(bare))]


def explained(shelf: Shelf, ranker: Ranker, asked: Asked) -> None:
    """Find ten like cases and say why, as `jianwen similar` shows them."""
    found = like_cases(shelf, ranker, asked, 10)
    documents = shelf.texts([one.scored.id for one in found.like])
    for one in found.like:
        why(found, one, documents.get(one.scored.id))


def answered(store: Store, queries: int, rounds: int) -> None:
    """Print how long searches and like cases take."""
    with open_shelf(store, read_settings(None)) as shelf:
        kept = sampled(shelf, queries)
        print(f"{shelf.engine.count():,} documents, {len(kept)} queries, best of {rounds}; load {load()}")
        requests = [request_of(shelf, one, 10) for one in searches(kept)]
        engine = [lambda one=one: shelf.engine.search(one) for one in requests]
        timed("search, the engine alone", engine, rounds)
        pages = [lambda one=one: search(shelf, one) for one in requests]
        timed("search, a page with passages", pages, rounds)
        ranker = Ranker(model_of(shelf, print))
        asked = asked_of(kept)
        like = [lambda one=one: like_cases(shelf, ranker, one, 10) for one in asked]
        timed("similar, ten ranked", like, rounds)
        reasons = [lambda one=one: explained(shelf, ranker, one) for one in asked]
        timed("similar, with reasons", reasons, rounds)
        print(f"load {load()}")


def load() -> str:
    """Return what else the machine does."""
    return " ".join(f"{one:.1f}" for one in os.getloadavg())


def reading(folder: Path, queries: int, seconds: float) -> list[float]:
    """Search for some seconds; return the milliseconds of each search."""
    times: list[float] = []
    with open_shelf(open_store(folder), read_settings(None)) as shelf:
        requests = [request_of(shelf, one, 10) for one in searches(sampled(shelf, queries))]
        until = time.perf_counter() + seconds
        while (began := time.perf_counter()) < until:
            search(shelf, requests[len(times) % len(requests)])
            times.append((time.perf_counter() - began) * 1000)
    return times


def together(store: Store, seconds: float) -> None:
    """Let readers search while a writer commits; an error of either ends the bench."""
    with (
        locked(store),
        index_of(store, read_settings(None), print) as index,
        ProcessPoolExecutor(READERS, get_context("spawn")) as pool,
    ):
        entries = some_entries(index)
        readers = [pool.submit(reading, store.folder, 40, seconds) for _ in range(READERS)]
        commits = written(index, entries, readers)
        times = [one for reader in readers for one in reader.result()]
    print(f"{READERS} readers, {len(times)} searches, {commits} commits beside them, no error; ", end="")
    print(f"clock {Times(times).line()}; load {load()}")


def some_entries(index: Index) -> list[Entry]:
    """Return entries of the store, enough for some commits."""
    name = sorted(index.register.shards())[0]
    ids = sorted(index.register.ids_of(name))[: A_COMMIT * 5]
    return [entry_of(one) for one in read_shard(index.cases / name, ids)]


def written(index: Index, entries: Sequence[Entry], readers: Sequence[Future[list[float]]]) -> int:
    """Write entries anew, commit after commit, until all readers are done; return how many commits."""
    count = 0
    while not all(reader.done() for reader in readers):
        at = count * A_COMMIT % len(entries)
        index.write(entries[at : at + A_COMMIT], ())
        count += 1
    return count


def main() -> None:
    """Measure a store."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("store", type=Path)
    parser.add_argument("--queries", type=int, default=300)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--together", type=float, default=60.0, help="seconds of readers beside a writer")
    options = parser.parse_args()
    store = open_store(options.store)
    answered(store, options.queries, options.rounds)
    together(store, options.together)


if __name__ == "__main__":
    main()
