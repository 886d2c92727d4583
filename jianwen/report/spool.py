"""Results put by in a file until the reports are written: memory stays flat however many come."""

from __future__ import annotations

import pickle
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, Generic, TypeVar

Value = TypeVar("Value")


@dataclass(slots=True)
class Spool(Generic[Value]):
    """A file of values, written once and read as often as needed."""

    path: Path
    count: int = 0
    _file: BinaryIO | None = None

    def add(self, value: Value) -> None:
        """Put one value by."""
        if self._file is None:
            self._file = self.path.open("wb")
        pickle.dump(value, self._file, pickle.HIGHEST_PROTOCOL)
        self.count += 1

    def close(self) -> None:
        """Finish writing."""
        if self._file is not None:
            self._file.close()
            self._file = None

    def __iter__(self) -> Iterator[Value]:
        """Give the values back in order."""
        self.close()
        if not self.count:
            return
        with self.path.open("rb") as file:
            for _ in range(self.count):
                yield pickle.load(file)  # noqa: S301 - our own file in our own temporary folder
