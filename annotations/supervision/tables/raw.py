"""What a file's reader gives before a table of the catalogue is known: columns of text cells."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import ClassVar

import pyarrow as pa

from annotations.supervision.tables.headers import SEARCHED


class FileFaultError(ValueError):
    """Raised where a file cannot be read as a table; what is wrong and the remedy, in Chinese."""

    def __init__(self, message: str, remedy: str) -> None:
        """Keep both."""
        super().__init__(message)
        self.message, self.remedy = message, remedy


@dataclass(frozen=True, slots=True)
class Raw:
    """A sheet: its name as it follows the file's ("" or #sheet), its first rows, and all its columns."""

    HEAD: ClassVar[int] = SEARCHED + 1
    name: str
    head: tuple[tuple[str, ...], ...] = field(repr=False)
    columns: tuple[pa.Array | pa.ChunkedArray, ...] = field(repr=False)
