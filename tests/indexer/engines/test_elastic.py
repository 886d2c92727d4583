"""What only Elasticsearch needs: faults on the way, TLS, keys, and words for what went wrong."""

from __future__ import annotations

import logging
import uuid
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from indexer.elastic.connection import Connection, Patience
from indexer.elastic.engine import ElasticEngine
from indexer.elastic.library import refusal
from indexer.query import Bag, Everything, Request
from indexer.values import Entry, IndexerError
from tests.indexer.engines.corpus import FIXED, entry
from tests.indexer.engines.proxy import Fault, Proxy, certificate, hang_up, status

KEY = "aW52ZW50ZWQ6a2V5"


class Waits(list[float]):
    """Counts the waiting instead of doing it."""

    def patience(self, tries: int = 6) -> Patience:
        return Patience(tries, sleep=self.append, chance=lambda: 1.0)


@pytest.fixture
def name() -> str:
    return f"proxied-{uuid.uuid4().hex[:12]}"


@pytest.fixture
def proxy(elasticsearch_url: str) -> Iterator[Proxy]:
    made = Proxy(elasticsearch_url).start()
    yield made
    made.stop()


@pytest.fixture
def waits() -> Waits:
    return Waits()


@pytest.fixture
def through(proxy: Proxy, name: str, waits: Waits) -> Iterator[ElasticEngine]:
    """An engine that comes by way of the proxy."""
    made = ElasticEngine(Connection((proxy.url,), index=name), waits.patience(), waits.patience())
    made.create("v1")
    made.swap("v1")
    yield made
    proxy.faults.clear()
    made.erase()
    made.close()


@pytest.mark.parametrize("fault", [status(429), status(503), hang_up], ids=["429", "503", "lost"])
def test_a_bulk_is_sent_again(through: ElasticEngine, proxy: Proxy, waits: Waits, fault: Fault) -> None:
    proxy.faults.extend([fault] * 3)
    writing = through.writing()
    assert writing.add(FIXED).added == 5
    writing.commit()
    assert through.count() == 5
    assert waits == pytest.approx([0.2, 0.4, 0.8])


def test_patience_ends(through: ElasticEngine, proxy: Proxy, waits: Waits) -> None:
    proxy.faults.extend([status(429)] * 99)
    with pytest.raises(IndexerError, match="一直忙"):
        through.writing().add(FIXED)
    assert len(proxy.faults) == 99 - 6
    assert len(waits) == 5


def test_what_was_read_is_not_lost_with_the_lease(through: ElasticEngine, proxy: Proxy) -> None:
    writing = through.writing()
    writing.add(FIXED)
    writing.commit()
    rows = through.scan(Request(Everything()))
    first = next(rows)
    # All were read with the first; now the node dies that is told that the reading is over.
    proxy.on, proxy.faults = "_pit", [hang_up]
    assert len({first.id, *(row.id for row in rows)}) == 5
    assert not proxy.faults


def test_one_item_that_is_busy_is_sent_again_alone(
    through: ElasticEngine, monkeypatch: pytest.MonkeyPatch
) -> None:
    writing = through.writing()
    sent: list[int] = []
    real = writing._bulk

    def busy(actions: list[Any]) -> list[dict[str, Any]]:
        sent.append(len(actions))
        items = real(actions)
        if len(sent) == 1:
            items[2] = {"status": 429, "error": {"type": "es_rejected_execution_exception"}}
        return items

    monkeypatch.setattr(writing, "_bulk", busy)
    assert writing.add(FIXED).added == 5
    assert sent == [5, 1]


def test_a_conflict_is_not_tried_forever(through: ElasticEngine, monkeypatch: pytest.MonkeyPatch) -> None:
    writing = through.writing()
    sent: list[int] = []

    def conflict(actions: list[Any]) -> list[dict[str, Any]]:
        sent.append(len(actions))
        return [{"status": 409, "error": {"type": "version_conflict_engine_exception"}} for _ in actions]

    monkeypatch.setattr(writing, "_bulk", conflict)
    written = writing.add(FIXED[:2])
    assert len(sent) == 3
    assert written.added == 0
    assert [one.id for one in written.rejected] == ["t1", "t2"]
    assert "另一次写入" in written.rejected[0].reason


@pytest.mark.parametrize("code", [403, 429])
def test_a_disk_that_is_full_is_told_at_once(
    through: ElasticEngine, monkeypatch: pytest.MonkeyPatch, waits: Waits, code: int
) -> None:
    writing = through.writing()
    blocked = {"status": code, "error": {"type": "cluster_block_exception"}}
    monkeypatch.setattr(writing, "_bulk", lambda actions: [blocked for _ in actions])
    with pytest.raises(IndexerError, match="索引被置为只读"):
        writing.add(FIXED)
    assert not waits


def test_what_is_too_large_is_halved(through: ElasticEngine, proxy: Proxy) -> None:
    proxy.faults.extend([status(413)] * 2)
    writing = through.writing()
    assert writing.add(FIXED).added == 5
    assert sum("_bulk" in path for path in proxy.seen) == 5
    proxy.faults.extend([status(413)])
    assert [one.id for one in writing.add(FIXED[:1]).rejected] == ["t1"]


def test_what_the_server_refuses_is_told_without_its_text(through: ElasticEngine, name: str) -> None:
    # A mapping from elsewhere, in which the date is a boolean.
    through._client.indices.create(
        index=f"{name}.odd",
        aliases={f"{name}.odd.write": {}},
        mappings={
            "dynamic": "strict",
            "properties": {"id": {"type": "keyword"}, "title": {"type": "boolean"}},
        },
    )
    writing = through.writing("odd")
    written = writing.add([entry("x", "秘密", title="不能说的标题"), entry("y", "秘密")])
    assert written.added == 0
    assert all("秘密" not in one.reason and "标题" not in one.reason for one in written.rejected)
    assert all("字段" in one.reason for one in written.rejected)


def test_a_refusal_names_the_field() -> None:
    fault = {
        "type": "document_parsing_exception",
        "reason": "[1:9] failed to parse field [date] of type [long] in document. Preview: '张三'",
    }
    assert refusal(fault) == "字段（date）的值不合它的类型。"


def test_a_dropped_version_is_not_made_anew_by_a_bulk(through: ElasticEngine) -> None:
    through.create("v2")
    writing = through.writing("v2")
    through.drop("v2")
    with pytest.raises(IndexerError):
        writing.add(FIXED)
    assert through.versions() == ("v1",)


def test_tls_with_a_key(elasticsearch_url: str, name: str, tmp_path: Path, waits: Waits) -> None:
    both, alone = certificate(tmp_path)
    proxy = Proxy(elasticsearch_url, wanted=f"ApiKey {KEY}").start(both)
    try:
        engine = ElasticEngine(Connection((proxy.url,), index=name, api_key=KEY, ca=alone))
        engine.create("v1")
        engine.swap("v1")
        writing = engine.writing()
        assert writing.add(FIXED).added == 5
        writing.commit()
        assert engine.search(Request(Everything())).total == 5
        assert engine.health().usable
        assert set(proxy.headers) == {f"ApiKey {KEY}"}
        engine.erase()
        engine.close()
    finally:
        proxy.stop()


def test_a_certificate_that_nobody_signed_is_not_trusted(
    elasticsearch_url: str, name: str, tmp_path: Path, waits: Waits
) -> None:
    both, _ = certificate(tmp_path)
    proxy = Proxy(elasticsearch_url).start(both)
    try:
        engine = ElasticEngine(Connection((proxy.url,), index=name, api_key=KEY), waits.patience())
        health = engine.health()
        assert not health.usable
        assert "证书" in health.sentence
        assert "elasticsearch.ca" in health.remedy
        # The key never left, and a certificate does not become better by waiting.
        assert proxy.headers == []
        assert waits == []
    finally:
        proxy.stop()


def test_a_certificate_for_another_host_is_not_trusted(
    elasticsearch_url: str, name: str, tmp_path: Path, waits: Waits
) -> None:
    both, alone = certificate(tmp_path, "127.0.0.9")
    proxy = Proxy(elasticsearch_url).start(both)
    try:
        engine = ElasticEngine(Connection((proxy.url,), index=name, ca=alone), waits.patience())
        assert "证书" in engine.health().sentence
    finally:
        proxy.stop()


def test_a_server_without_tls_is_not_told_to_have_a_bad_certificate(
    proxy: Proxy, name: str, waits: Waits
) -> None:
    engine = ElasticEngine(Connection((proxy.url.replace("http:", "https:"),), index=name), waits.patience())
    health = engine.health()
    assert "不经加密" in health.sentence
    assert "http://" in health.remedy


def test_a_wrong_key_is_told(elasticsearch_url: str, name: str, waits: Waits) -> None:
    proxy = Proxy(elasticsearch_url, wanted="ApiKey other").start()
    try:
        engine = ElasticEngine(Connection((proxy.url,), index=name, api_key=KEY), waits.patience())
        health = engine.health()
        assert not health.usable
        assert "身份" in health.sentence
        assert waits == []
        assert KEY not in health.sentence + health.remedy
    finally:
        proxy.stop()


def test_user_and_password(proxy: Proxy, name: str) -> None:
    proxy.wanted = "Basic YTpi"
    engine = ElasticEngine(Connection((proxy.url,), index=name, user="a", password="b"))
    assert "还没有建立" in engine.health().sentence
    assert set(proxy.headers) == {"Basic YTpi"}


def test_nobody_there(name: str, waits: Waits) -> None:
    engine = ElasticEngine(Connection(("http://127.0.0.1:9",), index=name), waits.patience(3))
    health = engine.health()
    assert not health.usable
    assert "连不上" in health.sentence
    assert "http://127.0.0.1:9" in health.sentence
    assert "防火墙" in health.remedy
    assert len(waits) == 2


def test_of_an_address_only_the_host_is_told(name: str, waits: Waits) -> None:
    engine = ElasticEngine(Connection(("http://127.0.0.1:9/geheim/es",), index=name), waits.patience(1))
    told = repr(engine.health())
    assert "http://127.0.0.1:9，" in told
    assert "geheim" not in told


@pytest.mark.parametrize(
    "connection",
    [
        Connection(()),
        Connection(("es.example:9200",)),
        Connection(("https://es.example",)),
        Connection(("https://es.example:x",)),
        Connection(("https://a:geheim@es.example:9200",)),
        Connection(("https://a:12/geheim@es.example:9200",)),
        Connection(("https://es.example:9200/?apikey=geheim",)),
        Connection(("https://es.example:9200#geheim",)),
        Connection(("https://[geheim",)),
        Connection(("http://es.example:9200",), api_key="geheim"),
        Connection(("http://es.example:9200",), user="a", password="geheim"),
        Connection(("https://es.example:9200",), index="Groß"),
        Connection(("https://es.example:9200",), user="a"),
        Connection(("https://es.example:9200",), password="geheim"),
        Connection(("https://es.example:9200",), ca=Path("none.pem")),
        Connection(("https://es.example:9200",), ca=Path(__file__)),
        Connection(("http://127.0.0.1:9200",), ca=Path("none.pem")),
    ],
)
def test_a_connection_that_is_not_safe_is_refused(connection: Connection) -> None:
    with pytest.raises(IndexerError) as caught:
        ElasticEngine(connection)
    assert "geheim" not in str(caught.value)
    assert "geheim" not in repr(Connection(connection.urls[:0], api_key="geheim", password="geheim"))


def test_secrets_and_texts_are_not_logged(through: ElasticEngine, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.DEBUG):
        through.writing().add([Entry("s1", {}, {}, {"text": "绝密内容"}, {"title": "绝密标题"})])
        through.search(Request(Bag("text", (("绝密内容", 1.0),))))
    assert "绝密" not in caplog.text


def test_waits_grow_and_are_spread_by_chance() -> None:
    waits = Waits()
    list(Patience(9, first_s=1, most_s=10, sleep=waits.append, chance=lambda: 0.0).attempts())
    assert waits == [0.5, 1, 2, 4, 5, 5, 5, 5]
