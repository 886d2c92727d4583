"""The unit of work that intake hands to a worker: a file on disk, or a range of its rows."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from nlp.readers.sniff import Format
from nlp.values import Part

FILE_NAME = "文件名"
"""How the file's own name is called among its hidden parts."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A file to read. `source` is its name to people; `path` may be a neutral copy of it.

    `rows` are the row numbers [first, last) of a chunk and `within` the bytes [begin, end) that hold
    them, None where the file is read whole. `part` is set for a document of a 卷宗 folder.
    """

    path: Path
    source: str
    format: Format
    rows: tuple[int, int] | None = None
    within: tuple[int, int] | None = None
    part: Part | None = None
