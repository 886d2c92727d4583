"""Dense vectors of a store: made once, weighed by `similar`, gone with a document that is forgotten."""

from __future__ import annotations

import json
import shutil
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest

from indexer.similar import ranker
from indexer.similar.parts import PARTS
from jianwen.likeness.encoders.interface import Matrix
from tests.indexer.outcomes.test_read import CRIME, TRAFFIC
from tests.jianwen.conftest import call
from tests.jianwen.ingested import rows
from tests.jianwen.test_similar import numbered


class Letters:
    """An encoder that hears single characters: enough to tell a theft from an accident."""

    name = "letters"

    def encode(self, stories: Sequence[str]) -> Matrix:
        counts = np.zeros((len(stories), 512), np.float32)
        for row, story in zip(counts, stories, strict=True):
            np.add.at(row, [ord(char) % 512 for char in story], 1)
        return np.asarray(counts / np.maximum(np.linalg.norm(counts, axis=1, keepdims=True), 1), np.float32)


@pytest.fixture(scope="module")
def ingested(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Three thefts and two accidents."""
    folder = tmp_path_factory.mktemp("vectors")
    texts = {f"c{at}": numbered(CRIME, 300 + at) for at in range(3)}
    rows(folder / "文书.jsonl", texts | {f"t{at}": numbered(TRAFFIC, 200 + at) for at in range(2)})
    assert call("ingest", folder / "文书.jsonl", "--store", folder / "库", "--workers", 1).exit_code == 0
    return folder / "库"


@pytest.fixture
def store(ingested: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of that store, with an encoder chosen."""
    monkeypatch.setenv("JIANWEN_VECTORS", "letters")
    for module in ("jianwen.likeness.vectors", "jianwen.commands.store_vectors"):
        monkeypatch.setattr(f"{module}.encoder_of", lambda _chosen: Letters())
    return Path(shutil.copytree(ingested, tmp_path / "库"))


def made(store: Path) -> list[str]:
    """Return the documents that have vectors."""
    found = [np.load(path, allow_pickle=False)["ids"] for path in (store / "vectors").glob("*.npz")]
    return sorted(str(one) for ids in found for one in ids)


def test_vectors_are_made_once_and_again_where_they_are_spoilt(store: Path) -> None:
    assert "5 份文书已有向量" in call("store", "vectors", "--store", store).stdout
    assert made(store) == ["c0", "c1", "c2", "t0", "t1"]
    assert "本次制作 0 份" in call("store", "vectors", "--store", store).stdout
    (path,) = (store / "vectors").glob("*.npz")
    path.write_bytes(path.read_bytes()[:100])
    assert "本次制作 5 份" in call("store", "vectors", "--store", store).stdout
    assert made(store) == ["c0", "c1", "c2", "t0", "t1"]


def test_what_is_forgotten_leaves_no_vector(store: Path) -> None:
    call("store", "vectors", "--store", store)
    assert call("store", "forget", "--store", store, "--id", "c1", "--yes").exit_code == 0
    assert "c1" not in made(store)
    result = call("similar", "--store", store, "--text", "盗窃电动车", "--format", "jsonl")
    assert "没有向量" in result.stderr
    assert {json.loads(line)["id"] for line in result.stdout.splitlines()} >= {"c0", "c2"}


def test_what_lacks_is_said_and_the_part_can_be_left_out(store: Path) -> None:
    asked = ("similar", "--store", store, "--text", "盗窃电动车")
    assert "5 份文书没有向量" in call(*asked).stderr
    assert "没有向量" not in call(*asked, "--off", "dense").stderr


def test_a_near_story_comes_before_a_far_one(store: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    call("store", "vectors", "--store", store)
    only = {name: float(name == "dense") for name in PARTS}
    monkeypatch.setattr(ranker, "blend", lambda _given: only)
    result = call(
        "similar", "--store", store, "--text", "两车在路口相撞，驾驶人受伤住院", "--format", "jsonl",
        "--within", "c0,c1,c2,t0,t1",
    )  # fmt: skip
    hits = [json.loads(line) for line in result.stdout.splitlines()]
    assert {hit["id"] for hit in hits[:2]} == {"t0", "t1"}
    assert "dense" in {reason["kind"] for reason in hits[0]["reasons"]}


def test_vectors_of_another_encoder_count_as_none(store: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    call("store", "vectors", "--store", store)
    monkeypatch.setattr(Letters, "name", "other letters")
    assert "5 份文书没有向量" in call("similar", "--store", store, "--text", "盗窃电动车").stderr
    assert "本次制作 5 份" in call("store", "vectors", "--store", store).stdout


def test_vectors_without_an_encoder_chosen(store: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("JIANWEN_VECTORS")
    assert "没有选定向量模型" in call("store", "vectors", "--store", store).stderr
