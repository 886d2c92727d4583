"""A run that ends at any point loses nothing and leaves nothing twice."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from jianwen.ingesting import compact as ingesting_compact
from jianwen.ingesting import run as ingesting_run
from jianwen.ingesting.index import Index
from jianwen.ingesting.register import Register, register_in
from tests.jianwen.conftest import ROOT, call
from tests.jianwen.court import judgment
from tests.jianwen.ingested import ids, rows, table

COUNT = 12
EXPECTED = sorted(f"n{number}" for number in range(COUNT))
# Shards of three documents, so that a run has several.
SMALL = """
import jianwen.ingesting.run as run
run.SHARD_DOCUMENTS = 3
from jianwen.cli import main
main()
"""


class Killed(BaseException):
    """What stands for the end of the process."""


@pytest.fixture(autouse=True)
def plain(monkeypatch: pytest.MonkeyPatch) -> None:
    """No recogniser, and small shards."""
    monkeypatch.setenv("JIANWEN_RECOGNISER", "none")
    monkeypatch.setattr(ingesting_run, "SHARD_DOCUMENTS", 3)


@pytest.fixture
def source(tmp_path: Path) -> Path:
    """Some files of rows, one file a document each."""
    folder = tmp_path / "in"
    folder.mkdir()
    for number in range(COUNT):
        rows(folder / f"{number:02d}.jsonl", {f"n{number}": judgment(number + 1)})
    return folder


def whole(store: Path, expected: list[str]) -> None:
    """Hold index, tables and register against what went in."""
    assert ids(store) == expected
    with register_in(store) as register:
        registered = sorted(id_ for name in register.shards() for id_ in register.ids_of(name))
    assert registered == expected
    assert set(expected) <= {str(row["id"]) for row in table(store, "documents")}
    assert call("store", "verify", "--store", store).exit_code == 0


def once(function: Callable[..., Any], at: int, *, after: bool) -> Callable[..., Any]:
    """Let a function be the last thing that a run does, the `at`th time that it is called."""
    calls = [0]

    def dying(*arguments: object, **named: object) -> Any:  # noqa: ANN401
        calls[0] += 1
        if calls[0] == at and not after:
            raise Killed
        given = function(*arguments, **named)
        if calls[0] == at:
            raise Killed
        return given

    return dying


@pytest.mark.parametrize("after", [False, True], ids=["before", "after"])
@pytest.mark.parametrize(
    ("owner", "name"), [(ingesting_run, "write_shard"), (Index, "write"), (Register, "store")]
)
def test_wherever_a_run_ends_the_next_one_goes_on(
    owner: object,
    name: str,
    after: bool,
    source: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    store = tmp_path / "store"
    with monkeypatch.context() as patched:
        patched.setattr(owner, name, once(getattr(owner, name), 2, after=after))
        with pytest.raises(Killed):
            call("ingest", source, "--store", store, "--workers", 1)
    # Meanwhile one file changes and another goes.
    rows(source / "00.jsonl", {"new": judgment(99)})
    (source / "01.jsonl").unlink()
    assert call("ingest", source, "--store", store, "--workers", 1).exit_code == 0
    whole(store, sorted({*EXPECTED, "new"} - {"n0", "n1"}))


def test_a_removal_that_ends_halfway_is_finished(
    source: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = tmp_path / "store"
    call("ingest", source, "--store", store, "--workers", 1)
    for number in range(3):
        (source / f"{number:02d}.jsonl").unlink()
    with monkeypatch.context() as patched:
        patched.setattr(Index, "write", once(Index.write, 1, after=False))
        with pytest.raises(Killed):
            call("ingest", source, "--store", store, "--workers", 1)
    assert call("ingest", source, "--store", store, "--workers", 1).exit_code == 0
    whole(store, sorted({*EXPECTED} - {"n0", "n1", "n2"}))


@pytest.mark.parametrize("after", [False, True], ids=["before", "after"])
@pytest.mark.parametrize("name", ["write_shard", "adopt", "drop_shard"])
def test_a_compaction_that_ends_halfway_is_finished(
    name: str, after: bool, source: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = tmp_path / "store"
    call("ingest", source, "--store", store, "--workers", 1)
    with monkeypatch.context() as patched:
        patched.setattr(ingesting_compact, name, once(getattr(ingesting_compact, name), 1, after=after))
        with pytest.raises(Killed):
            call("store", "compact", "--store", store)
    assert call("store", "compact", "--store", store).exit_code == 0
    whole(store, EXPECTED)
    assert len(table(store, "documents")) == COUNT


def test_killed_for_real_three_times(source: Path, tmp_path: Path) -> None:
    store = tmp_path / "store"
    chance = random.Random(5)
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    command = [sys.executable, "-c", SMALL, "ingest", str(source), "--store", str(store), "--workers", "1"]
    for _ in range(3):
        process = subprocess.Popen(
            command,
            env=environment,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
        try:
            process.wait(timeout=chance.uniform(1, 6))
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGKILL)
            process.wait()
    assert call("ingest", source, "--store", store, "--workers", 1).exit_code == 0
    whole(store, EXPECTED)
