"""What is no document, what the index will not take, what a person adds, and a disk that is full."""

from __future__ import annotations

import errno
import json
import random
from pathlib import Path

import pyarrow.parquet as parquet
import pytest

from tests.jianwen.conftest import call
from tests.jianwen.court import judgment
from tests.jianwen.ingested import CRIMINAL, everything, ids, rows, table


@pytest.fixture(autouse=True)
def plain(monkeypatch: pytest.MonkeyPatch) -> None:
    """Loading a recogniser for each run takes seconds, and nothing here asks for one."""
    monkeypatch.setenv("JIANWEN_RECOGNISER", "none")


def test_garbage_is_told_and_the_rest_goes_in(tmp_path: Path) -> None:
    source, store = tmp_path / "in", tmp_path / "store"
    source.mkdir()
    chance = random.Random(3)
    for suffix in ("txt", "docx", "pdf", "zip", "jsonl", "xlsx", "html", "ofd"):
        (source / f"x.{suffix}").write_bytes(chance.randbytes(3000))
    (source / "empty.txt").write_bytes(b"")
    texts = {"good": judgment(1), "half": judgment(2) + "\udfff", "\ud800": judgment(3)}
    lines = [json.dumps({"id": id_, "text": text}) for id_, text in texts.items()]
    (source / "half.jsonl").write_text("\n".join(lines), "utf-8")
    result = call("ingest", source, "--store", store, "--workers", 1)
    assert result.exit_code == 3
    assert "Traceback" not in result.stderr
    assert "good" in ids(store), result.stderr
    assert call("ingest", source, "--store", store, "--workers", 1).exit_code == 3
    assert call("store", "verify", "--store", store).exit_code == 0


def test_what_the_index_will_not_take_is_listed_until_it_does(tmp_path: Path) -> None:
    source, store = tmp_path / "in", tmp_path / "store"
    source.mkdir()
    rows(source / "a.jsonl", {"长" * 300: judgment(1), "short": judgment(2)})
    for _ in range(2):
        result = call("ingest", source, "--store", store, "--workers", 1)
        assert result.exit_code == 3
        assert "未能编入索引 1 份" in result.stdout
        assert "编号为空或超过" in result.stderr.replace("\n", "")
        assert ids(store) == ["short"]
    assert "新读入 2" in call("ingest", source, "--store", store, "--workers", 1, "--failed").stdout
    assert call("store", "verify", "--store", store).exit_code == 0
    rows(source / "a.jsonl", {"better": judgment(1), "short": judgment(2)})
    assert call("ingest", source, "--store", store, "--workers", 1).exit_code == 0
    assert ids(store) == ["better", "short"]


def test_two_contents_under_one_id_are_told(tmp_path: Path) -> None:
    source, store = tmp_path / "in", tmp_path / "store"
    source.mkdir()
    rows(source / "a.jsonl", {"one": judgment(1)})
    call("ingest", source, "--store", store, "--workers", 1)
    rows(source / "b.jsonl", {"one": judgment(2)})
    result = call("ingest", source, "--store", store, "--workers", 1)
    assert "编号相同而内容不同" in result.stderr.replace("\n", "")
    assert ids(store) == ["one"]
    # The one that was kept goes; the other comes back.
    (source / "b.jsonl").unlink()
    for _ in range(2):
        call("ingest", source, "--store", store, "--workers", 1)
    assert ids(store) == ["one"]
    assert "0102民初1号" in str(table(store, "cases"))
    assert call("store", "verify", "--store", store).exit_code == 0


def test_a_full_disk_is_told_and_nothing_is_half_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    source, store = tmp_path / "in", tmp_path / "store"
    source.mkdir()
    rows(source / "a.jsonl", {"one": judgment(1)})

    def full(*_: object, **__: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    with monkeypatch.context() as patched:
        patched.setattr(parquet, "write_table", full)
        result = call("ingest", source, "--store", store, "--workers", 1)
    assert result.exit_code == 2
    assert "磁盘空间" in result.stderr.replace("\n", "")
    assert not list((store / "cases").iterdir())
    assert call("ingest", source, "--store", store, "--workers", 1).exit_code == 0
    assert ids(store) == ["one"]


def test_what_a_person_added_is_masked_by_the_next_run(tmp_path: Path) -> None:
    source, store = tmp_path / "in", tmp_path / "store"
    source.mkdir()
    (source / "a.txt").write_text(CRIMINAL, "utf-8")
    call("ingest", source, "--store", store, "--workers", 1)
    assert "凌川" in everything(store)
    start = CRIMINAL.index("凌川")
    place = ("--start", start, "--end", start + 2, "--category", "name.witness", "--who", "甲")
    added = call("decide", "--store", store, "--add", "--file", source / "a.txt", *place)
    assert added.exit_code == 0, added.stderr
    result = call("ingest", source, "--store", store, "--workers", 1)
    assert "新读入 1，未变 0" in result.stdout
    call("store", "compact", "--store", store)
    assert "凌川" not in everything(store / "cases")
    assert "新读入 0，未变 1" in call("ingest", source, "--store", store, "--workers", 1).stdout
