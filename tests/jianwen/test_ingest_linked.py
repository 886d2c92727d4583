"""A run that was killed and one that was not mask the same in the linked documents of a case."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from jianwen.ingesting import run as ingesting_run
from jianwen.ingesting.register import Register, register_in
from tests.jianwen.conftest import call
from tests.jianwen.court import judgment
from tests.jianwen.ingested import everything, table
from tests.jianwen.test_ingest_killed import Killed, once
from tests.jianwen.test_linking import FIRST, SECOND


@pytest.fixture(autouse=True, scope="module")
def plain() -> Iterator[None]:
    """No recogniser, and a shard for each document."""
    with pytest.MonkeyPatch.context() as patched:
        patched.setenv("JIANWEN_RECOGNISER", "none")
        patched.setattr(ingesting_run, "SHARD_DOCUMENTS", 1)
        yield


@pytest.fixture(scope="module")
def source(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two instances of one case; each masks who is named in the other; and a case that stands alone."""
    folder = tmp_path_factory.mktemp("in")
    (folder / "1.txt").write_text(FIRST.format(plaintiff="高某", defendant="温如海"), "utf-8")
    (folder / "2.txt").write_text(judgment(7), "utf-8")
    (folder / "3.txt").write_text(SECOND.format(plaintiff="高翔", defendant="温某"), "utf-8")
    return folder


def told(store: Path) -> list[tuple[object, ...]]:
    """Return the masked texts and the findings of a store, whatever its key."""
    texts = [(one["id"], one["text"], one["edits"]) for one in table(store, "documents")]
    keys = ("id", "category", "rule", "start", "end", "mask")
    force = {str(one["id"]): one for one in table(store, "documents")}
    assert len(force) == len(texts)
    return sorted([*texts, *(tuple(one[key] for key in keys) for one in table(store, "findings"))], key=str)


@pytest.fixture(scope="module")
def unbroken(source: Path, tmp_path_factory: pytest.TempPathFactory) -> list[tuple[object, ...]]:
    """What a run that nobody disturbs leaves."""
    store = tmp_path_factory.mktemp("unbroken") / "store"
    assert call("ingest", source, "--store", store, "--workers", 1).exit_code == 0
    assert "高翔" not in everything(store / "cases")
    assert "温如海" not in everything(store / "cases")
    assert sum(one["category"] == "masking.inconsistent" for one in table(store, "findings")) > 1
    return told(store)


@pytest.mark.parametrize(
    ("owner", "name", "at", "after"),
    [
        (ingesting_run, "write_shard", 2, True),
        (ingesting_run, "adopt", 1, True),
        (Register, "link", 1, False),
    ],
    ids=["between documents", "between links", "before the links are noted"],
)
def test_wherever_it_was_killed(
    owner: object,
    name: str,
    at: int,
    after: bool,
    source: Path,
    unbroken: list[tuple[object, ...]],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    store = tmp_path / "store"
    with monkeypatch.context() as patched:
        patched.setattr(owner, name, once(getattr(owner, name), at, after=after))
        with pytest.raises(Killed):
            call("ingest", source, "--store", store, "--workers", 1)
    assert call("ingest", source, "--store", store, "--workers", 1).exit_code == 0
    assert told(store) == unbroken
    with register_in(store) as register:
        assert register.unlinked() == 0


def test_a_file_named_by_whom_its_text_masks_is_kept_without_the_name(tmp_path: Path) -> None:
    source, store = tmp_path / "in", tmp_path / "store"
    source.mkdir()
    (source / "1.txt").write_text(FIRST.format(plaintiff="高翔", defendant="温如海"), "utf-8")
    (source / "二审-高翔.txt").write_text(SECOND.format(plaintiff="高某", defendant="温如海"), "utf-8")
    assert call("ingest", source, "--store", store, "--workers", 1).exit_code == 0
    assert {Path(str(one["source"])).name for one in table(store, "documents")} == {"1.txt", "二审-高某.txt"}
    assert call("store", "compact", "--store", store).exit_code == 0
    assert "高翔" not in everything(store)
    for word in ("高翔", "案号:（2023）苏01民终567号"):
        assert "高翔" not in call("search", "--store", store, "--format", "jsonl", "--", word).stdout


def test_a_masked_party_whom_only_the_file_name_tells_is_nowhere_in_the_store(tmp_path: Path) -> None:
    source, store = tmp_path / "in", tmp_path / "store"
    source.mkdir()
    text = FIRST.format(plaintiff="罗某", defendant="温如海").replace("审理终结。", "审理终结。罗小川代付。")
    (source / "罗湖区人民法院 罗丽萍诉温如海 罗小川案.txt").write_text(text, "utf-8")
    assert call("ingest", source, "--store", store, "--workers", 1).exit_code == 0
    (found,) = table(store, "documents")
    assert Path(str(found["source"])).name == "罗湖区人民法院 罗某诉温某某 罗小川案.txt"
    assert "罗丽萍" not in everything(store)


def test_who_bears_the_name_of_a_linked_party_keeps_it(tmp_path: Path) -> None:
    source, store = tmp_path / "in", tmp_path / "store"
    source.mkdir()
    place = "温如海在佛山市高明区务工，货款由高明远代付。"
    masked = FIRST.format(plaintiff="高某", defendant="温如海").replace(
        "现已审理终结。", f"现已审理终结。{place}"
    )
    (source / "1 高明区人民法院 高明远案 高明诉温如海.txt").write_text(masked, "utf-8")
    judged = masked.replace("苏0102民初1234号", "苏0102民初1234号之一").replace(
        "审判员　凌川", "审判员　高明"
    )
    (source / "2 高明审理.txt").write_text(judged, "utf-8")
    clear = SECOND.format(plaintiff="高明", defendant="温如海").replace("审理终结。", f"审理终结。{place}")
    (source / "3.txt").write_text(clear, "utf-8")
    assert call("ingest", source, "--store", store, "--workers", 1).exit_code == 0
    found = {Path(str(one["source"])).name: str(one["text"]) for one in table(store, "documents")}
    assert found.keys() == {"1 高明区人民法院 高明远案 高某诉温某某.txt", "2 高明审理.txt", "3.txt"}
    assert "审判员　高明\n" in found["2 高明审理.txt"]
    assert all("佛山市高明区务工" in text for text in found.values())
    assert "被上诉人高某民间借贷" in found["3.txt"]
    called = [str(one["source"]) for one in table(store, "findings")]
    assert not [source for source in called if "高明诉" in source]


def test_what_a_forgotten_document_showed_of_another_is_forgotten_with_it(tmp_path: Path) -> None:
    source, store = tmp_path / "in", tmp_path / "store"
    source.mkdir()
    (source / "1.txt").write_text(FIRST.format(plaintiff="高翔", defendant="温如海"), "utf-8")
    (source / "2.txt").write_text(SECOND.format(plaintiff="高某", defendant="温如海"), "utf-8")
    assert call("ingest", source, "--store", store, "--workers", 1).exit_code == 0
    call("screen", source, "--store", store, "--workers", 1)
    masked = {str(one["id"]): str(one["text"]) for one in table(store, "documents")}
    (later,) = (str(one["id"]) for one in table(store, "cases") if "民终" in str(one["case_number"]))
    (first,) = masked.keys() - {later}
    assert call("store", "forget", "--id", later, "--store", store, "--yes").exit_code == 0
    assert "苏01民终567号" not in everything(store)
    told = [str(one["why"]) for one in table(store, "findings")]
    assert told
    assert all("关联文书（已从库中删除）中隐名为“高某”" in one for one in told if "隐名" in one)
    assert [one["text"] for one in table(store, "documents")] == [masked[first]]
    assert call("store", "verify", "--store", store).exit_code == 0
