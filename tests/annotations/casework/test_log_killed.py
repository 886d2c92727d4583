"""A process that is killed while it writes steps leaves all of them or none, and the seals hold."""

from __future__ import annotations

import os
import signal
import sqlite3
import subprocess
import sys
import time
from datetime import UTC, datetime
from pathlib import Path

import pytest

from annotations.casework.log import StepLog
from annotations.casework.values import Step, StepKind

_MANY = 40
# Writes groups of steps until it is killed; the sizes of whole groups are all that may ever be seen.
_WRITER = f"""
import sys
from datetime import UTC, datetime
from pathlib import Path
from annotations.casework.log import StepLog
from annotations.casework.values import Step, StepKind
log = StepLog(Path(sys.argv[1]))
for group in range(10_000):
    names = [f"线索{{group}}-{{one}}" for one in range({_MANY})]
    log.append(Step(name, StepKind.PUSHED, "方某", datetime.now(UTC), "甲院") for name in names)
    print(group, flush=True)
"""


@pytest.mark.parametrize("delay", [0.0, 0.013, 0.031])
def test_a_kill_within_a_write_loses_nothing_that_was_told(tmp_path: Path, delay: float) -> None:
    path = tmp_path / "步骤.db"
    root = Path(__file__).parents[3]
    writer = subprocess.Popen(
        [sys.executable, "-c", _WRITER, str(path)], stdout=subprocess.PIPE, text=True, cwd=root
    )
    assert writer.stdout is not None
    for _ in range(3):
        told = int(writer.stdout.readline())
    time.sleep(delay)
    os.kill(writer.pid, signal.SIGKILL)
    more = writer.stdout.read().split()
    writer.wait(10)
    writer.stdout.close()
    told = int(more[-1]) if more else told
    log = StepLog(path)
    steps = log.all()
    assert log.is_whole()
    assert len(steps) % _MANY == 0
    assert len(steps) >= (told + 1) * _MANY
    log.append([Step("新", StepKind.PUSHED, "方某", datetime.now(UTC), "甲院")])
    assert log.is_whole()


def test_a_write_that_breaks_off_within_a_group_leaves_nothing_of_it(tmp_path: Path) -> None:
    path = tmp_path / "步骤.db"
    log = StepLog(path)
    log.append([Step("甲", StepKind.PUSHED, "方某", datetime.now(UTC), "甲院")])
    # What a kill leaves of a group: rows in the journal that nobody confirmed.
    connection = sqlite3.connect(path, isolation_level=None)
    connection.execute("BEGIN IMMEDIATE")
    connection.execute("INSERT INTO steps (step, seal) VALUES ('{}', '')")
    connection.close()
    assert [step.lead for step in log.all()] == ["甲"]
    assert log.is_whole()
