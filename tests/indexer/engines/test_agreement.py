"""Both engines rank alike: equal ids, equal order, equal scores, on random corpora and random queries."""

from __future__ import annotations

import uuid
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from indexer.elastic.connection import Connection
from indexer.elastic.engine import ElasticEngine
from indexer.embedded.engine import EmbeddedEngine
from indexer.engine import Engine
from indexer.query import Query, Request
from indexer.values import Entry, Hit
from tests.indexer.engines.corpus import corpora, queries


@pytest.fixture(scope="module")
def pair(elasticsearch_url: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Engine, Engine]]:
    """Both engines; versions are filled as a test goes."""
    elastic = ElasticEngine(Connection((elasticsearch_url,), index=f"pair-{uuid.uuid4().hex[:12]}"))
    yield EmbeddedEngine(Path(tmp_path_factory.mktemp("pair")), memory=20_000_000), elastic
    elastic.erase()
    elastic.close()


def filled(engine: Engine, entries: tuple[Entry, ...], version: str) -> None:
    """Fill a new version in two commits, swap it in, drop the one before."""
    engine.create(version)
    writing = engine.writing(version)
    for part in (entries[: len(entries) // 2], entries[len(entries) // 2 :]):
        assert writing.add(part).added == len(part)
        writing.commit()
    writing.close()
    engine.swap(version)
    for old in engine.versions()[1:]:
        engine.drop(old)


def same(one: list[Hit], other: list[Hit]) -> None:
    """Equal ids with equal scores; where scores are equal but for the last bits the order may differ."""
    assert {hit.id for hit in one} == {hit.id for hit in other}
    scores = {hit.id: hit.score for hit in other}
    for left, right in zip(one, other, strict=True):
        assert left.score == pytest.approx(right.score, rel=1e-4)
        assert left.score == pytest.approx(scores[left.id], rel=1e-4)


# No shrinking: with a server in the loop it takes minutes, and small trees are likely anyhow.
@settings(
    max_examples=12,
    deadline=None,
    suppress_health_check=list(HealthCheck),
    phases=(Phase.explicit, Phase.reuse, Phase.generate),
)
@given(entries=corpora(), trees=st.lists(queries(), min_size=8, max_size=16))
def test_random_queries_rank_alike(
    pair: tuple[Engine, Engine], entries: tuple[Entry, ...], trees: list[Query]
) -> None:
    version = uuid.uuid4().hex
    for engine in pair:
        filled(engine, entries, version)
    for tree in trees:
        for request in (Request(tree, 30), Request(tree, 30, sort="date")):
            embedded, elastic = (engine.search(request) for engine in pair)
            assert embedded.total == elastic.total
            same(list(embedded.hits), list(elastic.hits))
        by_date = [engine.search(Request(tree, 30, sort="date", descending=False)).hits for engine in pair]
        assert by_date[0] == by_date[1]
        facets = [
            engine.search(Request(tree, 1, facets=("court", "charge", "date"))).facets for engine in pair
        ]
        assert facets[0] == facets[1]
