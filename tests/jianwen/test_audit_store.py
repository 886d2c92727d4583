"""An audit over what was ingested gives what an audit over the documents gives, and the index knows of it."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pyarrow.parquet as pq
import pytest

from indexer.embedded.engine import EmbeddedEngine
from indexer.query import AnyOf, Request
from jianwen.ingesting.rows import made_by, placed
from jianwen.ingesting.tables import manifest_of, read_shard, shards
from tests.jianwen.conftest import call
from tests.jianwen.ingested import CRIMINAL, VICTIM


@pytest.fixture(autouse=True)
def plain(monkeypatch: pytest.MonkeyPatch) -> None:
    """Loading a recogniser for each run takes seconds, and nothing here asks for one."""
    monkeypatch.setenv("JIANWEN_RECOGNISER", "none")


@pytest.fixture
def source(tmp_path: Path) -> Path:
    """Judgments of one court in which victims are named."""
    folder = tmp_path / "in"
    folder.mkdir()
    for number in range(3):
        (folder / f"{number}.txt").write_text(CRIMINAL.replace("77号", f"{number + 1}号"), "utf-8")
    return folder


def leads(*arguments: object) -> list[tuple[str, str, tuple[str, ...], float]]:
    """Run an audit and return what its leads say."""
    result = call("audit", *arguments, "--workers", 1, "--format", "jsonl", "--today", "2026-01-01")
    assert result.exit_code == 0, result.stderr
    found = map(json.loads, result.stdout.splitlines())
    return sorted((one["model"], one["subject"]["key"], tuple(one["cases"]), one["score"]) for one in found)


def test_an_audit_of_the_store_finds_what_one_of_the_documents_does(source: Path, tmp_path: Path) -> None:
    store = tmp_path / "store"
    assert call("ingest", source, "--store", store, "--workers", 1).exit_code == 0
    direct = leads(source)
    assert any(model.startswith("M1-") for model, *_ in direct)
    assert leads("--store", store) == direct
    engine = EmbeddedEngine(store / "index")
    page = engine.search(Request(AnyOf("model", ("M1-司法文书公开监督",)), stored=("stage", "signal")))
    assert page.total == 3
    assert page.hits[0].stored["stage"] == "初筛"
    assert "M1-司法文书公开监督·" in page.hits[0].stored["signal"]
    again = "audit", "--store", store, "--model", "M1", "--workers", 1, "--format", "jsonl", "--keep-nothing"
    name = next(json.loads(line)["fingerprint"] for line in call(*again).stdout.splitlines())
    assert call("decide", "--store", store, name, "--verdict", "有效", "--who", "甲").exit_code == 0
    assert engine.search(Request(AnyOf("stage", ("有效",)))).total == 3
    assert call("store", "verify", "--store", store).exit_code == 0


def test_rows_tell_their_place_in_the_original_and_no_leaked_name(source: Path, tmp_path: Path) -> None:
    call("ingest", source, "--store", tmp_path / "store", "--workers", 1)
    (shard,) = shards(tmp_path / "store" / "cases")
    kept = next(one for one in read_shard(shard) if "刑初1号" in one.one("documents")["text"])
    rows = placed(kept).rows
    assert VICTIM not in str([row.values for found in rows.values() for row in found])
    original = CRIMINAL.replace("77号", "1号")
    (fine,) = (row for row in rows["金额"] if row.values["数额"] == 1000)
    start, end = fine.spans["数额"]
    assert original[start:end].endswith("一千元")


def test_rows_are_made_once_and_again_where_they_lack(source: Path, tmp_path: Path) -> None:
    store = tmp_path / "store"
    call("ingest", source, "--store", store, "--workers", 1)
    assert not (store / "rows").exists()
    before = leads("--model", "M1", "--store", store)
    (made,) = (store / "rows").iterdir()
    times = {path.name: path.stat().st_mtime_ns for path in made.iterdir()}
    assert {"案件.parquet", "当事人.parquet", "文书发现.parquet", "文书疑点.parquet"} <= times.keys()
    assert all(VICTIM.encode() not in path.read_bytes() for path in made.iterdir())
    assert leads("--model", "M1", "--store", store) == before
    assert {path.name: path.stat().st_mtime_ns for path in made.iterdir()} == times
    shutil.rmtree(store / "rows")
    assert leads("--model", "M1", "--store", store) == before
    about = next((store / "rows").iterdir()) / "about.json"
    about.write_text(about.read_text("utf-8").replace(made_by(), "0" * 32), "utf-8")
    assert leads("--model", "M1", "--store", store) == before
    assert made_by() in about.read_text("utf-8")


def cases(store: Path) -> set[str]:
    """Return the cases that leads are about."""
    return {number for _, _, numbers, _ in leads("--model", "M1", "--store", store) for number in numbers}


def test_what_changes_or_is_forgotten_has_no_rows_left(source: Path, tmp_path: Path) -> None:
    store = tmp_path / "store"
    call("ingest", source, "--store", store, "--workers", 1)
    before = cases(store)
    (source / "3.txt").write_text(CRIMINAL.replace("77号", "4号"), "utf-8")
    call("ingest", source, "--store", store, "--workers", 1)
    assert len(list((store / "rows").iterdir())) == 2
    assert len(cases(store)) == len(before) + 1
    (source / "3.txt").unlink()
    call("ingest", source, "--store", store, "--workers", 1)
    assert cases(store) == before
    (shard,) = (shard for shard in shards(store / "cases") if len(manifest_of(shard)["ids"]) == 3)
    gone = manifest_of(shard)["ids"][0]
    assert call("store", "forget", "--store", store, "--id", gone, "--yes").exit_code == 0
    assert not (store / "rows" / shard.name).exists()
    assert len(cases(store)) == len(before) - 1
    tables = [pq.read_table(path) for path in (store / "rows").rglob("*.parquet")]
    assert all(gone not in table["·件"].to_pylist() for table in tables)
