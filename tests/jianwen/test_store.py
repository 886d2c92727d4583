"""The store: made once, refused when it is not ours, whole or told where not, packed and unpacked."""

from __future__ import annotations

import ast
import json
import shutil
from pathlib import Path

import pyarrow.parquet as pq
import pytest

from jianwen.commands import store as words
from jianwen.errors import StoreError
from jianwen.keeping.backup import back_up, faults_of, restore
from jianwen.keeping.store import locked, open_store
from jianwen.keeping.tables import known_fingerprints, runs
from tests.jianwen.conftest import ADDRESS, JUDGMENT, PHONE, ROOT, Run, call, screen


@pytest.fixture
def copy(run: Run, tmp_path: Path) -> Path:
    """A copy of a store with one run in it, free to be broken."""
    return shutil.copytree(run.store, tmp_path / "store")


def test_a_store_is_made_once_and_keeps_its_key(tmp_path: Path) -> None:
    first = open_store(tmp_path / "s", make=True)
    assert open_store(tmp_path / "s").key == first.key
    assert (tmp_path / "s" / "key").stat().st_mode & 0o777 == 0o600
    assert str(first.key) not in repr(first)


def test_what_is_no_store_is_refused(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    with pytest.raises(StoreError, match="不是库"):
        open_store(tmp_path, make=True)
    with pytest.raises(StoreError, match="没有库"):
        open_store(tmp_path / "none")


def test_a_newer_store_is_refused_with_the_remedy(copy: Path) -> None:
    about = json.loads((copy / "store.json").read_text())
    (copy / "store.json").write_text(json.dumps(about | {"format": 99}))
    with pytest.raises(StoreError) as caught:
        open_store(copy)
    assert "升级" in caught.value.remedy


def test_a_second_writer_is_told_at_once(copy: Path) -> None:
    with locked(open_store(copy)), pytest.raises(StoreError, match="正被"), locked(open_store(copy)):
        pass
    with locked(open_store(copy)):
        pass


def test_the_tables_hold_every_document_and_no_value(run: Run) -> None:
    (folder,) = runs(open_store(run.store))
    tables = {path.stem: pq.read_table(path).to_pylist() for path in folder.glob("*.parquet")}
    assert {name: len(rows) for name, rows in tables.items()} == {
        "documents": 1,
        "cases": 1,
        "parties": 2,
        "findings": 3,
    }
    assert PHONE not in str(tables)
    assert ADDRESS not in str(tables)
    assert "秦朗" not in str(tables)


def test_a_whole_store_has_no_faults(copy: Path) -> None:
    assert faults_of(copy) == []
    assert call("store", "verify", "--store", copy).exit_code == 0


@pytest.mark.parametrize("name", ["findings.parquet", "documents.parquet", "manifest.json"])
def test_a_flipped_byte_in_a_table_is_told(name: str, copy: Path) -> None:
    (path,) = copy.rglob(name)
    data = bytearray(path.read_bytes())
    data[len(data) // 2] ^= 1
    path.write_bytes(data)
    assert faults_of(copy)
    result = call("store", "verify", "--store", copy)
    assert result.exit_code == 3
    assert str(path.parent) in result.stderr.replace("\n", "")


def test_another_key_is_told_and_refused(copy: Path) -> None:
    (copy / "key").write_bytes(b"1" * 32)
    assert "密钥" in faults_of(copy)[0]
    assert call("store", "info", "--store", copy).exit_code == 2


def test_backup_and_restore_give_the_same_store(copy: Path, tmp_path: Path) -> None:
    tar = tmp_path / "b.tar"
    result = call("store", "backup", tar, "--store", copy)
    assert result.exit_code == 0
    assert "密钥" in result.stderr
    assert tar.stat().st_mode & 0o777 == 0o600
    again = restore(tar, tmp_path / "again")
    assert again.key == open_store(copy).key
    assert faults_of(again.folder) == []
    assert {one.name for one in runs(again)} == {one.name for one in runs(open_store(copy))}
    assert (again.folder / "key").stat().st_mode & 0o777 == 0o600


def test_what_a_killed_run_left_is_no_part_of_a_backup(copy: Path, tmp_path: Path) -> None:
    left = copy / "tables" / "20990101T000000.000000Z.part"
    left.mkdir()
    (left / "findings.parquet").write_bytes(b"half")
    back_up(open_store(copy), tmp_path / "b.tar")
    assert faults_of(restore(tmp_path / "b.tar", tmp_path / "again").folder) == []


def test_a_store_whose_making_was_killed_is_made_anew(tmp_path: Path) -> None:
    (tmp_path / "tables").mkdir()
    (tmp_path / "key").write_bytes(b"half")
    assert faults_of(open_store(tmp_path, make=True).folder) == []


@pytest.mark.parametrize("name", ["lock.sqlite", "decisions.sqlite"])
def test_a_store_that_only_lost_its_description_keeps_its_key(name: str, copy: Path) -> None:
    key = (copy / "key").read_bytes()
    (copy / "store.json").unlink()
    shutil.rmtree(copy / "tables")
    for other in {"lock.sqlite", "decisions.sqlite"} - {name}:
        (copy / other).unlink()
    with pytest.raises(StoreError, match="不是库"):
        open_store(copy, make=True)
    assert (copy / "key").read_bytes() == key


def test_a_store_that_cannot_be_written_is_not_said_to_be_in_use(copy: Path) -> None:
    (copy / "lock.sqlite").unlink()
    (copy / "lock.sqlite").mkdir()
    with pytest.raises(StoreError, match="写不进去"), locked(open_store(copy)):
        pass


def test_a_damaged_table_is_told_with_its_place(copy: Path) -> None:
    (folder,) = runs(open_store(copy))
    (folder / "findings.parquet").write_bytes(b"no parquet")
    with pytest.raises(StoreError) as caught:
        known_fingerprints(open_store(copy))
    assert caught.value.where == str(folder / "findings.parquet")


def test_a_damaged_log_of_decisions_is_told_with_its_remedy(copy: Path) -> None:
    (copy / "decisions.sqlite").write_bytes(b"no database" * 400)
    said = call("store", "info", "--store", str(copy))
    assert said.exit_code == 2
    assert "decisions.sqlite" in said.stderr
    assert "store verify" in said.stderr


def test_nothing_is_overwritten(copy: Path, tmp_path: Path) -> None:
    tar = tmp_path / "b.tar"
    back_up(open_store(copy), tar)
    with pytest.raises(StoreError, match="已存在"):
        back_up(open_store(copy), tar)
    with pytest.raises(StoreError, match="不覆盖"):
        restore(tar, copy)


def test_a_damaged_backup_is_refused_and_leaves_nothing(copy: Path, tmp_path: Path) -> None:
    tar = tmp_path / "b.tar"
    back_up(open_store(copy), tar)
    data = bytearray(tar.read_bytes())
    at = data.index(b"PAR1") + 40
    data[at] ^= 1
    tar.write_bytes(data)
    with pytest.raises(StoreError, match="校验和不符"):
        restore(tar, tmp_path / "again")
    tar.write_bytes(data[: len(data) // 2])
    with pytest.raises(StoreError):
        restore(tar, tmp_path / "again")
    assert not (tmp_path / "again").exists()


def test_the_tables_keep_no_name_and_no_number_of_a_file_name(tmp_path: Path) -> None:
    source = tmp_path / "in"
    source.mkdir()
    (source / f"秦朗{PHONE}.txt").write_text(JUDGMENT, "utf-8")
    made = screen(tmp_path, source, tmp_path / "store")
    (folder,) = runs(open_store(made.store))
    for name in ("documents", "findings"):
        sources = pq.read_table(folder / f"{name}.parquet")["source"].to_pylist()
        assert sources
        assert not [one for one in sources if "秦朗" in one or PHONE in one]
        assert all("秦某某" in one for one in sources)
    assert f"秦朗{PHONE}.txt" in made.result.stdout


def test_tables_that_cannot_be_written_are_told_with_the_remedy(run: Run, tmp_path: Path) -> None:
    store = tmp_path / "store"
    shutil.copytree(run.store, store)
    shutil.rmtree(store / "tables")
    (store / "tables").write_text("no folder")
    made = screen(tmp_path, run.source, store)
    assert made.result.exit_code == 2
    assert "库写不进去" in made.result.stderr
    assert str(store / "tables") in made.result.stderr
    assert "--store" in made.result.stderr


def test_info_tells_what_was_done_in_chinese(run: Run) -> None:
    said = call("store", "info", "--store", run.store).stdout
    assert "检查" in said
    assert "文书 1" in said
    assert "documents" not in said


def test_whatever_a_command_writes_into_the_log_has_chinese_words() -> None:
    written = [
        one
        for path in (ROOT / "jianwen").rglob("*.py")
        for one in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(one, ast.Call) and isinstance(one.func, ast.Attribute) and one.func.attr == "audit"
    ]
    commands = {str(one.args[0].value) for one in written if isinstance(one.args[0], ast.Constant)}
    counts = {str(word.arg) for one in written for word in one.keywords}
    assert {"screen", "ingest", "leads"} <= commands
    assert commands <= words.COMMANDS.keys()
    assert counts <= words.COUNTS.keys()
