"""Ingesting: what is kept and indexed, what a second run does, and that no leaked value is anywhere."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path
from unittest.mock import Mock

import pytest
from typer.testing import Result

from indexer.embedded.engine import EmbeddedEngine
from indexer.query import AnyOf, Phrase, Request
from indexer.tokens import tokens
from jianwen.ingesting.tables import shards
from jianwen.keeping.store import ROWS, locked, open_store
from tests.jianwen.conftest import ADDRESS, PHONE, call
from tests.jianwen.ingested import CRIMINAL, VICTIM, WITNESS, everything, folder_of_all, ids, table
from tests.jianwen.test_linking import FIRST, SECOND

LEAKED = (VICTIM, WITNESS, PHONE, ADDRESS, "和平路12号")


@pytest.fixture(autouse=True)
def plain(monkeypatch: pytest.MonkeyPatch) -> None:
    """Loading a recogniser for each run takes seconds, and nothing here asks for one."""
    monkeypatch.setenv("JIANWEN_RECOGNISER", "none")


@pytest.fixture
def source(tmp_path: Path) -> Path:
    """A folder of documents."""
    return folder_of_all(tmp_path / "文书")


@pytest.fixture
def ingest(source: Path, tmp_path: Path) -> Callable[..., Result]:
    """Ingest the folder, or what is given."""

    def run(*more: object) -> Result:
        paths = [one for one in more if isinstance(one, Path)] or [source]
        options = [one for one in more if not isinstance(one, Path)]
        return call("ingest", *paths, "--store", tmp_path / "store", "--workers", 1, *options)

    return run


def test_what_is_read_is_kept_and_found(ingest: Callable[..., Result], tmp_path: Path) -> None:
    result = ingest()
    assert result.exit_code == 3
    assert "共 8 份：新读入 6，未变 0，内容与已入库的相同 0，未读 2" in result.stdout
    assert result.stderr.count("未读：") == 2
    assert len(ids(tmp_path / "store")) == 6
    assert {"r0", "r1", "r2", "twin"} < set(ids(tmp_path / "store"))
    assert len(table(tmp_path / "store", "documents")) == 6
    engine = EmbeddedEngine(tmp_path / "store" / "index")
    page = engine.search(
        Request(AnyOf("case_number", ("（2023）苏0102刑初77号",)), stored=("charge", "region", "statute"))
    )
    assert page.total == 1
    assert page.hits[0].stored == {
        "charge": "盗窃罪",
        "region": "江苏省\n南京市\n玄武区",
        "statute": "刑法264",
    }


def test_sections_lie_where_they_are_in_the_masked_text(
    ingest: Callable[..., Result], tmp_path: Path
) -> None:
    ingest()
    row = next(one for one in table(tmp_path / "store", "documents") if "盗窃" in str(one["text"]))
    text = str(row["text"])
    parts = row["reasoning"], row["disposition"]
    reasoning, disposition = (text[slice(*one)] for one in parts if isinstance(one, list))
    assert reasoning.startswith("本院认为")
    assert reasoning.endswith("判决如下：")
    assert "六个月" in disposition
    assert "被害人韦某的手机" in text
    assert "罗大海" in text


def test_no_leaked_value_is_anywhere_in_the_store(ingest: Callable[..., Result], tmp_path: Path) -> None:
    result = ingest()
    store = tmp_path / "store"
    for value in LEAKED:
        assert value not in everything(store)
        assert value not in result.stdout
    engine = EmbeddedEngine(store / "index")
    for value in (VICTIM, WITNESS, PHONE):
        for name in ("text", "facts", "claims"):
            assert engine.search(Request(Phrase(name, tokens(value)))).total == 0
        for name in ("party", "agent"):
            assert engine.search(Request(AnyOf(name, (value,)))).total == 0
    assert engine.search(Request(Phrase("text", tokens("罗大海")))).total == 2


def test_a_second_run_passes_over_what_is_unchanged(ingest: Callable[..., Result], tmp_path: Path) -> None:
    ingest()
    before = ids(tmp_path / "store")
    result = ingest()
    assert "共 8 份：新读入 0，未变 6，内容与已入库的相同 0，未读 2" in result.stdout
    assert "没有重试" in result.stderr
    assert ids(tmp_path / "store") == before
    assert len(shards(tmp_path / "store" / "cases")) == 1


def test_a_changed_file_takes_the_place_of_what_it_was(
    ingest: Callable[..., Result], source: Path, tmp_path: Path
) -> None:
    ingest()
    (source / "a.txt").write_text(CRIMINAL.replace("六个月", "八个月"), "utf-8")
    result = ingest()
    assert "新读入 1，未变 5" in result.stdout
    engine = EmbeddedEngine(tmp_path / "store" / "index")
    assert len(ids(tmp_path / "store")) == 6
    assert engine.search(Request(Phrase("disposition", tokens("有期徒刑八个月")))).total == 1
    assert engine.search(Request(Phrase("disposition", tokens("有期徒刑六个月")))).total == 1


def test_a_deleted_file_goes_only_from_the_paths_that_are_given(
    ingest: Callable[..., Result], source: Path, tmp_path: Path
) -> None:
    ingest()
    (source / "a.txt").unlink()
    assert "移出" not in ingest(source / "里").stdout
    assert len(ids(tmp_path / "store")) == 6
    assert "移出 1 份" in ingest().stdout
    assert len(ids(tmp_path / "store")) == 5


def test_a_path_that_is_not_there_takes_nothing_out(
    ingest: Callable[..., Result], source: Path, tmp_path: Path
) -> None:
    ingest()
    source.rename(source.with_name("elsewhere"))
    assert ingest().exit_code == 3
    source.mkdir()
    assert ingest().exit_code == 3
    assert len(ids(tmp_path / "store")) == 6


def test_a_moved_file_is_known_by_its_content(
    ingest: Callable[..., Result], source: Path, tmp_path: Path
) -> None:
    ingest()
    (source / "a.txt").rename(source / "里" / "a.txt")
    result = ingest()
    assert "新读入 0，未变 5，内容与已入库的相同 1" in result.stdout
    assert "移动 1 份" in result.stdout
    assert len(ids(tmp_path / "store")) == 6
    (source / "里" / "a.txt").unlink()
    assert "移出 1 份" in ingest().stdout


def test_only_what_failed_is_read_again(ingest: Callable[..., Result], source: Path) -> None:
    ingest()
    shutil.copy(source / "a.txt", source / "d.txt")
    (source / "c.pdf").unlink()
    (source / "c.pdf").write_bytes(b"%PDF-1.7 still broken")
    result = ingest("--failed")
    assert "新读入 4，未变 2，内容与已入库的相同 0，未读 2" in result.stdout
    assert "没有重试" not in result.stderr


def test_an_interrupt_while_the_tables_of_models_are_made_ends_with_the_numbers(
    ingest: Callable[..., Result], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    open_store(tmp_path / "store", make=True)
    (tmp_path / "store" / ROWS).mkdir()
    monkeypatch.setattr("jianwen.commands.ingest.rows_made", Mock(side_effect=KeyboardInterrupt))
    result = ingest()
    assert result.exit_code == 2
    assert "新读入" in result.stdout
    assert "文书已全部入库，监督模型用的表还没有整理完" in result.stderr
    assert "错误" not in result.stderr


def test_two_ingests_at_once_are_refused(ingest: Callable[..., Result], tmp_path: Path) -> None:
    with locked(open_store(tmp_path / "store", make=True)):
        result = ingest()
    assert result.exit_code == 2
    assert "正被另一个" in result.stderr


def test_who_is_masked_in_a_linked_document_is_masked_in_all(tmp_path: Path) -> None:
    source = tmp_path / "in"
    source.mkdir()
    (source / "1.txt").write_text(FIRST.format(plaintiff="高某", defendant="温如海"), "utf-8")
    (source / "2.txt").write_text(SECOND.format(plaintiff="高翔", defendant="温如海"), "utf-8")
    store = tmp_path / "store"
    result = call("ingest", source, "--store", store, "--workers", 1)
    assert "高翔" not in everything(store / "cases")
    assert "温如海" in everything(store / "cases")
    appeal = next(one for one in table(store, "cases") if "民终" in str(one["case_number"]))
    (kept,) = (one for one in table(store, "documents") if one["id"] == appeal["id"])
    text, edits = str(kept["text"]), kept["edits"]
    assert text.count("高某") == SECOND.count("{plaintiff}")
    assert isinstance(edits, list)
    assert len(edits) == 3 * SECOND.count("{plaintiff}")
    assert [
        SECOND.format(plaintiff="高翔", defendant="温如海")[slice(*edits[at : at + 2])] for at in (0, 3)
    ] == ["高翔"] * 2
    disposition = kept["disposition"]
    assert isinstance(disposition, list)
    assert text[slice(*disposition)].startswith("驳回上诉，维持原判")
    engine = EmbeddedEngine(store / "index")
    assert engine.search(Request(AnyOf("category", ("masking.inconsistent",)))).total == 1
    assert engine.search(Request(AnyOf("party", ("高翔",)))).total == 0
    assert result.exit_code == 0
    assert call("store", "verify", "--store", store).exit_code == 0
