"""A few kills of each kind; `make bench-engines` has a hundred and twenty."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.indexer.engines.killing import kill_each_of_three, kill_embedded, kill_node
from tests.indexer.engines.node import NO_ELASTICSEARCH, can_serve


def test_a_writer_is_killed_in_a_commit(tmp_path: Path) -> None:
    assert kill_embedded(tmp_path / "index", 3) >= 3


@pytest.mark.skipif(not can_serve(), reason=NO_ELASTICSEARCH)
def test_the_only_node_is_killed_in_a_bulk(tmp_path: Path) -> None:
    # The second kill meets what was written before the first, and after it; a third would meet nothing else.
    assert kill_node(tmp_path, 2) == 2 * 2_000


@pytest.mark.skipif(not can_serve(), reason=NO_ELASTICSEARCH)
def test_each_of_three_nodes_is_killed(tmp_path: Path) -> None:
    assert kill_each_of_three(tmp_path, 3) == 3 * 500
