"""Forgetting that ends at any point is finished when it is asked for again: nothing is left in the store."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from jianwen.ingesting import compact, forget
from jianwen.ingesting import run as ingesting_run
from jianwen.ingesting.index import Index
from jianwen.ingesting.register import Register, register_in
from tests.jianwen.conftest import call
from tests.jianwen.ingested import everything, ids, table
from tests.jianwen.test_ingest_killed import Killed, once
from tests.jianwen.test_linking import FIRST, SECOND

# Words and the number of the document that is forgotten; the other one's findings name the number.
TOLD = ("上诉理由不能成立", "苏01民终567号")


@pytest.fixture(autouse=True, scope="module")
def plain() -> Iterator[None]:
    """No recogniser, and a shard for each document."""
    with pytest.MonkeyPatch.context() as patched:
        patched.setenv("JIANWEN_RECOGNISER", "none")
        patched.setattr(ingesting_run, "SHARD_DOCUMENTS", 1)
        yield


@pytest.fixture(scope="module")
def stored(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store with two instances of one case, screened, too. Tests work on copies."""
    folder = tmp_path_factory.mktemp("stored")
    (folder / "in").mkdir()
    (folder / "in" / "1.txt").write_text(FIRST.format(plaintiff="高翔", defendant="温如海"), "utf-8")
    (folder / "in" / "2.txt").write_text(SECOND.format(plaintiff="高某", defendant="温如海"), "utf-8")
    assert call("ingest", folder / "in", "--store", folder / "store", "--workers", 1).exit_code == 0
    call("screen", folder / "in", "--store", folder / "store", "--workers", 1)
    return folder / "store"


@pytest.mark.parametrize("after", [False, True], ids=["before", "after"])
@pytest.mark.parametrize(
    ("owner", "name"),
    [
        (Register, "begin_forgetting"),
        (Index, "write"),
        (Register, "forget_documents"),
        (forget, "rewrite"),
        (compact, "adopt"),
        (compact, "drop_shard"),
        (Index, "fill"),
        (forget, "_again"),
        (Register, "end_forgetting"),
    ],
)
def test_wherever_it_ends_the_next_one_finishes_it(
    owner: object,
    name: str,
    after: bool,
    stored: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    store = shutil.copytree(stored, tmp_path / "store")
    texts = {str(one["id"]): one["text"] for one in table(store, "documents")}
    (gone,) = (str(one["id"]) for one in table(store, "cases") if "民终" in str(one["case_number"]))
    (left,) = texts.keys() - {gone}
    assert all(told in everything(store) for told in TOLD)
    with monkeypatch.context() as patched:
        patched.setattr(owner, name, once(getattr(owner, name), 1, after=after))
        with pytest.raises(Killed):
            call("store", "forget", "--id", gone, "--store", store, "--yes")
    again = call("store", "forget", "--id", gone, "--store", store, "--yes")
    assert again.exit_code == 0, again.output
    assert "已忘掉 1 份" in again.stdout
    kept = everything(store)
    assert not [told for told in (*TOLD, gone) if told in kept]
    assert ids(store) == [left]
    assert [one["text"] for one in table(store, "documents")] == [texts[left]]
    assert call("store", "verify", "--store", store).exit_code == 0
    with register_in(store) as register:
        assert register.forgetting() == {}


@pytest.mark.parametrize("by_day", [False, True], ids=["id", "day"])
def test_what_was_begun_is_finished_with_the_next_that_is_forgotten(
    by_day: bool, stored: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = shutil.copytree(stored, tmp_path / "store")
    cases = {str(one["case_number"]): str(one["id"]) for one in table(store, "cases")}
    (later,) = (id_ for number, id_ in cases.items() if "民终" in number)
    (first,) = set(cases.values()) - {later}
    with monkeypatch.context() as patched:
        patched.setattr(forget, "rewrite", once(compact.rewrite, 1, after=False))
        with pytest.raises(Killed):
            call("store", "forget", "--id", later, "--store", store, "--yes")
    # Nothing was closed so early.
    chosen = ("--before", "1990-01-01") if by_day else ("--id", first)
    assert call("store", "forget", *chosen, "--store", store, "--yes").exit_code == 0
    kept = everything(store)
    assert not [told for told in (*TOLD, later) if told in kept]
    assert ids(store) == ([first] if by_day else [])
