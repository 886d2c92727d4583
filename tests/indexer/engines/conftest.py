"""Both engines, each empty: what a test asks of `engine` it asks of both."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from indexer.embedded.engine import EmbeddedEngine
from indexer.engine import Engine


@pytest.fixture(params=["embedded"])
def engine(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Engine]:
    """An engine with an empty version in use."""
    made = EmbeddedEngine(tmp_path / "index")
    made.create("v1")
    made.swap("v1")
    yield made
    made.close()
