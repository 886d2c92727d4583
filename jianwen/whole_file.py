"""A file that a person named comes whole or not at all."""

from __future__ import annotations

import contextlib
import hashlib
import os
import shutil
from collections.abc import Iterator
from pathlib import Path

from jianwen.errors import UsageError, reason_of


@contextlib.contextmanager
def whole_file(path: Path) -> Iterator[Path]:
    """Give a place beside a file; what is written there takes the file's place once it is whole.

    A link stays a link: the file it leads to is replaced. Who may read that file may read the new one, and
    nobody else may meanwhile.
    """
    target = Path(os.path.realpath(path))
    # Short, as a name may fill all 255 bytes; the same again, so that what a killed run left is written over.
    beside = target.with_name(f".unfinished-{hashlib.sha256(os.fsencode(target.name)).hexdigest()[:12]}")
    try:
        is_there = target.exists()
        if is_there:
            beside.touch(0o600)
        yield beside
        if is_there:
            shutil.copymode(target, beside)
        beside.replace(target)
    except OSError as error:
        why = f"文件写不进去（{reason_of(error)}）。"
        raise UsageError(why, str(path), "检查路径、写权限和磁盘空间。") from None
    finally:
        with contextlib.suppress(OSError):
            beside.unlink(missing_ok=True)
