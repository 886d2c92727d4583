"""A file that a person named comes whole or not at all."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from pathlib import Path

from jianwen.errors import UsageError, reason_of


@contextlib.contextmanager
def whole_file(path: Path) -> Iterator[Path]:
    """Give a place beside a file; what is written there takes the file's place once it is whole."""
    beside = path.with_name(f".unfinished-{path.name}")
    try:
        yield beside
        beside.replace(path)
    except OSError as error:
        why = f"文件写不进去（{reason_of(error)}）。"
        raise UsageError(why, str(path), "检查路径、写权限和磁盘空间。") from None
    finally:
        with contextlib.suppress(OSError):
            beside.unlink(missing_ok=True)
