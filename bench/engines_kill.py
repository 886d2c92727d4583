"""The kill loops at their full length: 100 writers, 20 nodes, each of three nodes several times."""

from __future__ import annotations

import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from tests.indexer.engines.killing import kill_each_of_three, kill_embedded, kill_node
from tests.indexer.engines.node import can_serve

_LOOPS: tuple[tuple[str, Callable[[Path, int], int], int, bool], ...] = (
    ("embedded, writer killed in a commit", kill_embedded, 100, False),
    ("Elasticsearch, the only node killed in a bulk", kill_node, 20, True),
    ("Elasticsearch, one of three nodes killed in a bulk", kill_each_of_three, 6, True),
)


def kills(documents: int) -> None:  # noqa: ARG001 - every part takes it
    """Run all loops; a loss or a duplicate stops with an AssertionError."""
    for name, loop, times, needs_node in _LOOPS:
        if needs_node and not can_serve():
            print(f"{name}: NOT RUN, ../shared/elasticsearch is not there")
            continue
        began = time.perf_counter()
        with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
            kept = loop(Path(folder) / "index", times)
        print(f"{name}: {times} kills, nothing lost, nothing twice ({kept} kept), ", end="")
        print(f"{time.perf_counter() - began:.0f} s")
