"""The same ingest with the index on Elasticsearch, by settings only."""

from __future__ import annotations

from pathlib import Path

import pytest

from indexer.query import Everything, Phrase, Request
from indexer.tokens import tokens
from jianwen.engines import engine_of
from jianwen.keeping.store import open_store
from jianwen.settings import read_settings
from tests.jianwen.conftest import call
from tests.jianwen.ingested import VICTIM, folder_of_all


def test_the_index_may_be_on_elasticsearch(
    elasticsearch_url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("JIANWEN_RECOGNISER", "none")
    monkeypatch.setenv("JIANWEN_ELASTICSEARCH__URLS", elasticsearch_url)
    source, store = folder_of_all(tmp_path / "in"), tmp_path / "store"
    first = call("ingest", source, "--store", store, "--workers", 1)
    assert "新读入 6，未变 0，内容与已入库的相同 0，未读 2" in first.stdout
    assert not (store / "index").exists()
    engine = engine_of(read_settings(), open_store(store))
    try:
        assert {"r0", "r1", "r2", "twin"} < {hit.id for hit in engine.scan(Request(Everything(), stored=()))}
        assert engine.count() == 6
        assert engine.search(Request(Phrase("text", tokens(VICTIM)))).total == 0
        (source / "a.txt").unlink()
        assert "移出 1 份" in call("ingest", source, "--store", store, "--workers", 1).stdout
        assert engine.count() == 5
        assert call("store", "compact", "--store", store).exit_code == 0
        assert engine.versions() == ("v2-2",)
        assert call("store", "forget", "--id", "r1", "--store", store, "--yes").exit_code == 0
        assert engine.count() == 4
        assert call("store", "verify", "--store", store).exit_code == 0
    finally:
        for version in engine.versions()[1:]:
            engine.drop(version)
        engine.close()
