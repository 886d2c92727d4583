"""Both engines, each empty: what a test asks of `engine` it asks of both."""

from __future__ import annotations

import uuid
from collections.abc import Iterator
from pathlib import Path

import pytest

from indexer.elastic.connection import Connection
from indexer.elastic.engine import ElasticEngine
from indexer.embedded.engine import EmbeddedEngine
from indexer.engine import Engine


@pytest.fixture
def embedded(tmp_path: Path) -> Iterator[EmbeddedEngine]:
    """The embedded engine with an empty version in use."""
    made = EmbeddedEngine(tmp_path / "index")
    made.create("v1")
    made.swap("v1")
    yield made
    made.close()


@pytest.fixture
def elastic(elasticsearch_url: str) -> Iterator[ElasticEngine]:
    """The engine on Elasticsearch with an empty version in use."""
    made = ElasticEngine(Connection((elasticsearch_url,), index=f"test-{uuid.uuid4().hex[:12]}"))
    made.create("v1")
    made.swap("v1")
    yield made
    made.erase()
    made.close()


@pytest.fixture(params=["embedded", "elasticsearch"])
def engine(request: pytest.FixtureRequest) -> Engine:
    """Either engine."""
    name = "embedded" if request.param == "embedded" else "elastic"
    made: Engine = request.getfixturevalue(name)
    return made
