"""The temporary files of a run in one folder that goes with the run, also when it is killed.

Unpacked documents are clear text. A killed process cannot clear away, so a guard waits for its end: it holds
the other side of a pipe, which the system closes whatever happens.
"""

from __future__ import annotations

import contextlib
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from multiprocessing import util
from pathlib import Path

# The workers end a moment after the run; what they still write must go, too.
_GUARD = """
import shutil, sys, time
sys.stdin.buffer.read()
for _ in range(20):
    shutil.rmtree(sys.argv[1], ignore_errors=True)
    time.sleep(0.25)
"""


@contextlib.contextmanager
def guarded() -> Iterator[Path]:
    """Give the folder that all temporary files of this process go to meanwhile."""
    # The sockets of the pool outlive a run.
    util.get_temp_dir()
    before = tempfile.tempdir
    folder = tempfile.mkdtemp(prefix="jianwen-")
    command = [sys.executable, "-I", "-S", "-c", _GUARD, folder]
    guard = subprocess.Popen(  # noqa: S603 - our own words
        command,
        stdin=subprocess.PIPE,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    tempfile.tempdir = folder
    try:
        yield Path(folder)
    finally:
        tempfile.tempdir = before
        shutil.rmtree(folder, ignore_errors=True)
        guard.kill()
        guard.communicate()
