"""Like cases by the command itself: `python -m bench.search_store STORE`, with lecard ingested into STORE.

Runs `jianwen similar --queries` over the 50 queries, each within its pool, charges not given and given; BM25
of the same index beside it (every word of the query as often as it stands there, over the full text).
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
import time
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from pathlib import Path

import numpy as np

from bench.search import compared
from bench.search_data import Asked, queries
from bench.search_metrics import NAMES, Figures, figures, line
from indexer.query import AnyOf, Bag, Filtered, Request
from indexer.tokens import tokens
from jianwen.keeping.store import open_store
from jianwen.searching.shelf import open_shelf
from jianwen.settings import read_settings

POOL = 100


def plain(store: Path, asked_of: Sequence[Asked]) -> Figures:
    """Rank the pools by BM25 of the store's index."""
    rows = []
    with open_shelf(open_store(store), read_settings(None)) as shelf:
        for query in asked_of:
            words = Bag("text", tuple((word, float(n)) for word, n in Counter(tokens(query.text)).items()))
            page = shelf.engine.search(Request(Filtered(words, AnyOf("id", query.pool)), POOL))
            rows.append(figures([hit.id for hit in page.hits], query.labels, query.pool))
    return np.array(rows)


def ranked(store: Path, asked_of: Sequence[Asked], *, given: bool) -> Figures:
    """Rank the pools by the command."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "queries.jsonl"
        path.write_text("".join(f"{_line(query, given=given)}\n" for query in asked_of), "utf-8")
        began = time.perf_counter()
        told = subprocess.run(
            [sys.executable, "-m", "jianwen", "similar", "--store", store, "--queries", path,
             "--size", str(POOL), "--format", "jsonl"],
            capture_output=True, text=True, check=True,
        ).stdout  # fmt: skip
    print(f"  {len(asked_of)} queries in {time.perf_counter() - began:.1f} s")
    ranking: Mapping[str, list[str]] = defaultdict(list)
    for hit in map(json.loads, told.splitlines()):
        ranking[hit["query"]].append(hit["id"])
    return np.array([figures(ranking[query.id], query.labels, query.pool) for query in asked_of])


def _line(query: Asked, *, given: bool) -> str:
    """Return a query as a line of the batch file."""
    row = {"id": query.id, "text": query.text, "within": query.pool}
    return json.dumps(row | ({"charges": query.charges} if given else {}), ensure_ascii=False)


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("store", type=Path)
    store = parser.parse_args().store
    asked_of = queries()
    print(" " * 44 + "  ".join(NAMES))
    base = plain(store, asked_of)
    print(line("BM25, words of the full text", base))
    for given in (False, True):
        name = "charges given" if given else "charges not given"
        compared(f"jianwen similar, {name}", ranked(store, asked_of, given=given), base)


if __name__ == "__main__":
    main()
