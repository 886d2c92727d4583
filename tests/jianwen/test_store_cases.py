"""What was ingested looked after: put together, exported, forgotten, checked, packed."""

from __future__ import annotations

import csv
import json
import shutil
from collections.abc import Callable, Iterable
from pathlib import Path

import pyarrow.parquet as pq
import pytest

from annotations.supervision.run import Funnel
from indexer.embedded.engine import EmbeddedEngine
from indexer.fields import VERSION
from jianwen.ingesting import index as ingesting_index
from jianwen.ingesting import tables
from jianwen.ingesting.export import SCHEMAS
from jianwen.ingesting.register import register_in
from jianwen.ingesting.tables import shards
from jianwen.ingesting.values import Kept
from jianwen.keeping.leads import Ran, keep
from jianwen.keeping.store import open_store
from tests.jianwen.conftest import call
from tests.jianwen.court import judgment
from tests.jianwen.ingested import CRIMINAL, everything, folder_of_all, ids, rows, table

# What tells the criminal judgment of a.txt from all others.
TOLD = ("罗大海", "0102刑初77号")


@pytest.fixture(autouse=True)
def plain(monkeypatch: pytest.MonkeyPatch) -> None:
    """Loading a recogniser for each run takes seconds, and nothing here asks for one."""
    monkeypatch.setenv("JIANWEN_RECOGNISER", "none")


@pytest.fixture(scope="module")
def ingested(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with documents and a store of them. Tests work on copies."""
    folder = tmp_path_factory.mktemp("ingested")
    with pytest.MonkeyPatch.context() as patched:
        patched.setenv("JIANWEN_RECOGNISER", "none")
        source = folder_of_all(folder / "in")
        (source / "里").rename(folder / "aside")
        assert call("ingest", source, "--store", folder / "store", "--workers", 1).exit_code == 3
    return folder


@pytest.fixture
def copy(ingested: Path, tmp_path: Path) -> Path:
    """A copy of the store, free to be broken."""
    return shutil.copytree(ingested / "store", tmp_path / "store")


def test_compacting_drops_what_was_superseded(ingested: Path, copy: Path, tmp_path: Path) -> None:
    source = tmp_path / "more"
    source.mkdir()
    for number in range(2):
        rows(source / "b.jsonl", {"r0": judgment(200 + number)})
        call("ingest", source, "--store", copy, "--workers", 1)
    assert len(shards(copy / "cases")) == 2
    assert len(table(copy, "documents")) == 6
    before = ids(copy)
    result = call("store", "compact", "--store", copy)
    assert "分片 2 个并为 1 个，清除被取代的文书 1 份" in result.stdout
    assert ids(copy) == before
    assert sorted(str(row["id"]) for row in table(copy, "documents")) == before
    assert "0102民初200号" not in everything(copy)
    assert call("store", "verify", "--store", copy).exit_code == 0


def backwards(kept: Iterable[Kept]) -> list[Kept]:
    return sorted(kept, key=lambda one: one.id, reverse=True)


def test_compacting_puts_documents_in_order(
    ingested: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = tmp_path / "store"
    with monkeypatch.context() as patched:
        patched.setattr(tables, "in_order", backwards)
        patched.setattr(tables, "_TOGETHER", 1)
        call("ingest", ingested / "in", "--store", store, "--workers", 1)
    before = table(store, "documents")
    result = call("store", "compact", "--store", store)
    assert "分片 1 个并为 1 个" in result.output
    after = table(store, "documents")
    assert [row["id"] for row in after] == sorted(str(row["id"]) for row in before)
    assert after == before[::-1]


@pytest.mark.parametrize("form", ["parquet", "jsonl", "csv"])
def test_tables_are_exported_with_a_manifest(form: str, copy: Path, tmp_path: Path) -> None:
    target = tmp_path / "out"
    assert call("store", "export", target, "--store", copy, "--format", form).exit_code == 0
    manifest = json.loads((target / "manifest.json").read_text("utf-8"))["tables"]
    assert set(manifest) == set(SCHEMAS)
    assert manifest["documents"]["rows"] == 5
    path = target / f"documents.{form}"
    if form == "parquet":
        found = pq.read_table(path).to_pylist()
    elif form == "jsonl":
        found = [json.loads(line) for line in path.read_text("utf-8").splitlines()]
    else:
        found = list(csv.DictReader(path.read_text("utf-8-sig").splitlines(keepends=True)))
    kept = table(copy, "documents")
    assert sorted(row["id"] for row in found) == ids(copy)
    assert sorted(row["text"] for row in found) == sorted(str(row["text"]) for row in kept)
    again = call("store", "export", target, "--store", copy)
    assert again.exit_code == 2
    assert "不覆盖" in again.stderr


@pytest.mark.parametrize(
    ("name", "harm", "was_there"),
    [
        ("leads", Path.unlink, False),
        ("signals", Path.unlink, True),
        ("evidence", lambda path: path.write_bytes(b"junk" * 30), False),
    ],
)
def test_an_export_that_fails_tells_the_table_and_leaves_nothing(
    name: str, harm: Callable[[Path], object], was_there: bool, copy: Path, tmp_path: Path
) -> None:
    keep(open_store(copy), (), (Ran("1", Funnel("M", 1, 1, (), (), 1, 0, ())),))
    target = tmp_path / "out"
    if was_there:
        target.mkdir()
    (path,) = (copy / "leads").glob(f"*/{name}.parquet")
    whole = path.read_bytes()
    harm(path)
    failed = call("store", "export", target, "--store", copy)
    assert "库的表读不了" in failed.stderr
    assert f"{name}.parquet" in failed.stderr
    assert target.exists() == was_there
    path.write_bytes(whole)
    assert call("store", "export", target, "--store", copy).exit_code == 0


def test_a_cell_of_an_export_is_no_formula(copy: Path, tmp_path: Path) -> None:
    rows(tmp_path / "f.jsonl", {"=HYPERLINK(1)": judgment(1)})
    call("ingest", tmp_path / "f.jsonl", "--store", copy, "--workers", 1)
    call("store", "export", tmp_path / "out", "--store", copy, "--format", "csv")
    lines = (tmp_path / "out" / "cases.csv").read_text("utf-8-sig").splitlines()
    assert sum(line.startswith("'=HYPERLINK") for line in lines) == 1
    assert not any(line.startswith("=") for line in lines)


def test_what_is_forgotten_is_in_no_byte_of_the_store(ingested: Path, copy: Path, tmp_path: Path) -> None:
    source = tmp_path / "a.txt"
    source.write_text(CRIMINAL, "utf-8")
    call("screen", source, "--store", copy, "--workers", 1, "--format", "jsonl")
    assert all(told in everything(copy) for told in TOLD)
    tar = tmp_path / "b.tar"
    call("store", "backup", tar, "--store", copy)
    (id_,) = (str(row["id"]) for row in table(copy, "cases") if "刑初" in str(row["case_number"]))
    (copy / "similar.npz").write_text("learned from all")
    result = call("store", "forget", "--id", id_, "--store", copy, "--yes")
    assert result.exit_code == 0
    assert "已忘掉 1 份" in result.stdout
    assert str(tar) in result.stderr.replace("\n", "")
    assert ids(copy) == ["r0", "r1", "r2", "twin"]
    for told in (*TOLD, id_, "learned from all"):
        assert told not in everything(copy)
    assert "forget" in [one.command for one in open_store(copy).audits()]
    assert call("store", "verify", "--store", copy).exit_code == 0
    assert call("store", "forget", "--id", id_, "--store", copy, "--yes").exit_code == 2


def test_documents_older_than_a_day_are_forgotten(copy: Path, tmp_path: Path) -> None:
    later = judgment(300, day="二〇二四年三月一日")
    rows(tmp_path / "l.jsonl", {"later": later, "undated": "没有日期的一段文字。"})
    call("ingest", tmp_path / "l.jsonl", "--store", copy, "--workers", 1)
    result = call("store", "forget", "--before", "2024-01-01", "--store", copy, "--yes")
    assert ids(copy) == ["later", "undated"]
    assert "1 份文书没有读出裁判日期" in result.stderr


def test_a_forgotten_row_does_not_come_back_with_its_unchanged_file(copy: Path, ingested: Path) -> None:
    call("store", "forget", "--id", "r1", "--store", copy, "--yes")
    result = call("ingest", ingested / "in", "--store", copy, "--workers", 1)
    assert "新读入 0，未变 4" in result.stdout
    assert "r1" not in ids(copy)


def test_forgetting_asks_first(copy: Path) -> None:
    assert call("store", "forget", "--id", "r1", "--store", copy).exit_code == 1
    assert "r1" in ids(copy)


def test_a_new_version_of_the_fields_is_filled_beside(
    copy: Path, ingested: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = ids(copy)
    monkeypatch.setattr(ingesting_index, "VERSION", VERSION + 1)
    call("ingest", ingested / "in", "--store", copy, "--workers", 1)
    assert EmbeddedEngine(copy / "index").versions() == (f"v{VERSION + 1}-2",)
    assert ids(copy) == before


def test_an_index_that_lost_documents_is_filled_again(copy: Path, ingested: Path) -> None:
    writing = EmbeddedEngine(copy / "index").writing()
    writing.remove(["r0"])
    writing.commit()
    writing.close()
    result = call("store", "verify", "--store", copy)
    assert result.exit_code == 3
    assert "索引：缺 1 份文书" in result.stderr
    result = call("ingest", ingested / "in", "--store", copy, "--workers", 1)
    assert "重建索引" in result.stderr
    assert "r0" in ids(copy)
    assert call("store", "verify", "--store", copy).exit_code == 0


@pytest.mark.parametrize("name", ["documents.parquet", "manifest.json"])
def test_a_flipped_byte_in_a_shard_is_told(name: str, copy: Path) -> None:
    (path,) = (copy / "cases").rglob(name)
    data = bytearray(path.read_bytes())
    data[len(data) // 2] ^= 1
    path.write_bytes(data)
    result = call("store", "verify", "--store", copy)
    assert result.exit_code == 3
    assert str(path.parent) in result.stderr.replace("\n", "")


def test_a_shard_that_is_gone_is_told(copy: Path) -> None:
    shutil.rmtree(shards(copy / "cases")[0])
    result = call("store", "verify", "--store", copy)
    assert result.exit_code == 3
    assert "登记的 5 份文书没有表" in result.stderr.replace("\n", "")


def test_a_damaged_register_is_told(copy: Path) -> None:
    (copy / "register.sqlite").write_bytes(b"no database" * 500)
    for more in copy.glob("register.sqlite-*"):
        more.unlink()
    result = call("store", "verify", "--store", copy)
    assert result.exit_code == 3
    assert "登记簿已损坏" in result.stderr


def test_a_backup_carries_what_was_ingested(copy: Path, tmp_path: Path) -> None:
    assert call("store", "backup", tmp_path / "b.tar", "--store", copy).exit_code == 0
    assert call("store", "restore", tmp_path / "b.tar", "--store", tmp_path / "again").exit_code == 0
    assert ids(tmp_path / "again") == ids(copy)
    assert call("store", "verify", "--store", tmp_path / "again").exit_code == 0
    with register_in(tmp_path / "again") as register:
        assert register.documents() == 5
