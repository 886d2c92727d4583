"""Whatever happens to an entry gives a value, in the order of the input, with one worker and with many."""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from concurrent.futures import Future
from pathlib import Path

import pytest

from jianwen.published import dumps, finding_record, unread_record
from jianwen.running import pipeline
from jianwen.running.judge import Job
from jianwen.running.pipeline import run
from jianwen.running.results import Result, Stopped
from jianwen.running.watching import Progress
from jianwen.running.workers import PoolBroken, Workers
from jianwen.settings import RecogniserName
from nlp.readers.interface import MEGABYTE, Limits
from nlp.values import Cause, Unread
from tests.jianwen.fakes import PHONE, fake_expansion, fake_screen, temporary_folder

GOOD = f"联系电话{PHONE}，请于工作时间来电。"


def job(**limits: float) -> Job:
    return Job(bytes(32), Limits(**limits), recogniser=RecogniserName.NONE)  # type: ignore[arg-type]


def write(folder: Path, **texts: str) -> Path:
    folder.mkdir(exist_ok=True)
    for name, text in texts.items():
        (folder / f"{name}.txt").write_text(text, "utf-8")
    return folder


def values(path: Path, job: Job, workers: int = 2) -> list[Result | Unread | Stopped]:
    return list(run([path], job, fake_screen, workers))


def said(value: Result | Unread | Stopped) -> tuple[str, str]:
    assert not isinstance(value, Stopped)
    if isinstance(value, Unread):
        return Path(value.source).name, value.cause.value
    return Path(value.meta.source).name, "read"


@pytest.mark.parametrize(
    ("word", "cause", "limits"),
    [
        ("HANG", Cause.TIMEOUT, {"seconds": 2}),
        ("EXIT", Cause.CRASHED, {}),
        ("KILL", Cause.CRASHED, {}),
        ("MEMORY", Cause.MEMORY, {"memory_bytes": 600 * MEGABYTE}),
        ("RAISE", Cause.CRASHED, {}),
    ],
)
def test_a_bad_file_costs_itself_only(
    word: str, cause: Cause, limits: dict[str, float], tmp_path: Path
) -> None:
    folder = write(tmp_path / "in", a=GOOD, b=f"{word} {PHONE}", c=GOOD, d=GOOD)
    got = values(folder, job(**limits))
    expected = [("a.txt", "read"), ("b.txt", cause.value), ("c.txt", "read"), ("d.txt", "read")]
    assert [said(one) for one in got] == expected
    assert PHONE not in repr(got)


def test_a_fault_of_ours_is_told_by_type_and_line_only(tmp_path: Path) -> None:
    (unread,) = values(write(tmp_path / "in", a=f"RAISE {PHONE}"), job())
    assert isinstance(unread, Unread)
    assert "ValueError，fakes.py:" in unread.reason
    assert PHONE not in unread.reason


def test_a_large_child_of_the_caller_that_is_no_worker_lives_on(tmp_path: Path) -> None:
    folder = write(tmp_path / "in", a=GOOD, b=f"MEMORY {PHONE}")
    large = "held = b'x' * (700 << 20); print('ready', flush=True); input()"
    with subprocess.Popen(
        [sys.executable, "-c", large], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as other:
        assert other.stdout is not None
        assert other.stdout.readline() == b"ready\n"
        got = values(folder, job(memory_bytes=600 * MEGABYTE))
        assert [said(one)[1] for one in got] == ["read", Cause.MEMORY.value]
        assert other.poll() is None
        other.kill()


@pytest.mark.parametrize("word", ["EXIT", "HANG"])
def test_a_bad_row_costs_itself_only(word: str, tmp_path: Path) -> None:
    texts = [GOOD, GOOD, f"{word} {PHONE}", GOOD, f"{word} {PHONE}", GOOD]
    path = tmp_path / "rows.jsonl"
    path.write_text("".join(json.dumps({"id": f"r{n}", "text": t}) + "\n" for n, t in enumerate(texts)))
    got = [said(one)[1] for one in values(path, job(seconds=2))]
    bad = Cause.CRASHED.value if word == "EXIT" else Cause.TIMEOUT.value
    assert got == ["read", "read", bad, "read", bad, "read"]


def lines(path: Path, workers: int) -> Iterator[str]:
    for value in values(path, job(), workers):
        assert not isinstance(value, Stopped)
        if isinstance(value, Unread):
            yield dumps(unread_record(value))
        else:
            yield from (dumps(finding_record(one.finding)) for one in value.shown)


def test_one_worker_and_two_give_the_same_bytes(tmp_path: Path) -> None:
    texts = {f"f{n:02}": GOOD * (n % 5) + ("SLOW" if n % 7 == 0 else "") for n in range(24)}
    folder = write(tmp_path / "in", **texts, zz="EXIT")
    assert list(lines(folder, 1)) == list(lines(folder, 2))


def test_progress_counts_every_entry_once(tmp_path: Path) -> None:
    folder = write(tmp_path / "in", a=GOOD, b="EXIT", c=GOOD)
    seen: list[Progress] = []
    list(run([folder], job(), fake_screen, 2, seen.append))
    assert [one.done for one in seen] == [0, 1, 2, 3]
    assert {one.total for one in seen} == {3}


def test_a_wish_to_stop_leaves_what_was_finished(tmp_path: Path) -> None:
    folder = write(tmp_path / "in", **{f"f{n:03}": "SLOW" for n in range(60)})
    wish = threading.Event()
    got: list[Result | Unread | Stopped] = []
    began = time.monotonic()
    for value in run([folder], job(), fake_screen, 2, wish=wish):
        got.append(value)
        if len(got) == 3:
            wish.set()
    stopped = got[-1]
    assert isinstance(stopped, Stopped)
    assert stopped.total == 60
    assert stopped.finished == len(got) - 1
    assert stopped.unreached == 60 - stopped.finished > 0
    assert time.monotonic() - began < 8


def test_a_wish_that_comes_early_says_that_nothing_was_counted(tmp_path: Path) -> None:
    wish = threading.Event()
    wish.set()
    (stopped,) = run([write(tmp_path / "in", a=GOOD)], job(), fake_screen, 1, wish=wish)
    assert isinstance(stopped, Stopped)
    assert not stopped.counted
    assert "没有处理任何文书" in stopped.line()


def test_a_pool_that_broke_ends_the_run_and_says_how_much_is_left(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = write(tmp_path / "in", a=GOOD, b=GOOD, c=GOOD)
    real = Workers._collect
    taken: list[object] = []

    def collect(self: Workers, future: Future[object]) -> object:
        taken.append(future)
        if len(taken) == 3:
            raise PoolBroken
        return real(self, future)

    monkeypatch.setattr(Workers, "_collect", collect)
    *_, stopped = run([folder], job(), fake_screen, 1)
    assert isinstance(stopped, Stopped)
    assert stopped.broken
    assert (stopped.finished, stopped.total) == (1, 3)
    assert stopped.line() == "工作进程被系统或他人结束，无法继续，2 项未处理"


def test_a_path_that_is_not_there_is_unread(tmp_path: Path) -> None:
    (unread,) = values(tmp_path / "none.txt", job())
    assert isinstance(unread, Unread)
    assert unread.cause is Cause.MISSING


def test_a_folder_that_kills_the_expansion_costs_itself_only(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pipeline, "spool_entries", fake_expansion)
    paths = [write(tmp_path / name, a=GOOD) for name in ("first", "dies", "last")]
    got = list(run(paths, job(), fake_screen, 2))
    assert [said(one) for one in got] == [("a.txt", "read"), ("dies", "crashed"), ("a.txt", "read")]


def test_nothing_is_left_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "tmp"))
    (tmp_path / "tmp").mkdir()
    values(write(tmp_path / "in", a=GOOD, b="EXIT"), job())
    # The fork server keeps its socket (pymp-…) as long as this process lives.
    assert [one for one in (tmp_path / "tmp").iterdir() if not one.name.startswith("pymp-")] == []


def test_what_a_killed_worker_leaves_goes_with_the_run(tmp_path: Path) -> None:
    (one,) = run([write(tmp_path / "in", a=GOOD)], job(), temporary_folder, 1)
    assert isinstance(one, str)
    assert Path(one).name.startswith("jianwen-")
    assert not Path(one).exists()
