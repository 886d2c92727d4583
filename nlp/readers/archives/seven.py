"""7z: one pass over the whole archive (its members are packed together), into counted writers."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path, PurePosixPath
from typing import TypeVar

import py7zr
from py7zr.exceptions import ArchiveError, PasswordRequired
from py7zr.io import Py7zIO, WriterFactory

from nlp.readers.archives.budget import (
    Budget,
    Member,
    attempt,
    check_name,
    damaged,
    encrypted,
    refusing,
    unsafe,
)
from nlp.readers.interface import ReadError
from nlp.values import Cause

T = TypeVar("T")


def members_of_7z(path: Path, name: str, budget: Budget) -> Iterator[Member]:
    """Give the members of a 7z; what did not come out of the pass is a damaged member."""
    del name
    with path.open("rb") as file:
        # An opened file keeps the library from starting threads of its own.
        archive = _guarded(lambda: py7zr.SevenZipFile(file))
        with archive:
            if archive.needs_password():
                raise encrypted()
            infos = [info for info in archive.files if not info.is_directory]
            keys = _keys([info.filename for info in infos])
            wanted = {
                info.filename
                for info in infos
                if not (info.is_symlink or info.is_junction) and _is_plain(info.filename)
            }
            writers = _Writers(budget, path.stat().st_size, len(infos))
            try:
                failure = _extract(archive, wanted, writers)
            finally:
                writers.drop_incomplete()
    for info, key in zip(infos, keys, strict=True):
        refusal = writers.refused.get(key) or failure or damaged()
        if info.is_symlink or info.is_junction:
            refusal = unsafe("成员是链接或特殊文件，未解压")
        yield Member(info.filename, _step(writers.done.get(key), refusal))


def _step(copy: Path | None, refusal: ReadError) -> Callable[[], Path]:
    """Return the step that gives the copy, or the reason why there is none."""
    return refusing(refusal) if copy is None else lambda: copy


def _keys(names: list[str]) -> list[str]:
    """Return the names that the library gives to its writers: repeated ones get _0, _1 …."""
    seen: dict[str, int] = {}
    keys = []
    for name in names:
        count = seen.get(name, -1)
        seen[name] = count + 1
        keys.append(PurePosixPath(name if count < 0 else f"{name}_{count}").as_posix())
    return keys


def _is_plain(name: str) -> bool:
    """Say whether the name stays inside the archive."""
    try:
        check_name(name)
    except ReadError:
        return False
    return True


def _extract(archive: py7zr.SevenZipFile, wanted: set[str], writers: _Writers) -> ReadError | None:
    """Unpack what is wanted; return the error that ended the pass early. Raises Stop."""
    try:
        _guarded(lambda: archive.extract(targets=wanted, factory=writers))
    except ReadError as error:
        return error
    return None


def _guarded(step: Callable[[], T]) -> T:
    """Make the library's errors ours."""
    try:
        return attempt(step)
    except PasswordRequired:
        raise encrypted() from None
    except (ArchiveError, TypeError, AssertionError, AttributeError, ArithmeticError):
        raise damaged() from None


class _Writers(WriterFactory):
    """Makes one counted file for each member and remembers the complete ones."""

    def __init__(self, budget: Budget, packed: int, members: int) -> None:
        """Share the budget of the whole archive."""
        if members > budget.limits.members:
            for _ in range(members):
                budget.member()
        self.budget = budget
        self.packed = packed
        self.total = 0
        self.done: dict[str, Path] = {}
        self.refused: dict[str, ReadError] = {}
        self._open: list[_Writer] = []

    def create(self, filename: str) -> _Writer:
        """Start the file of a member."""
        writer = _Writer(self, filename)
        self._open.append(writer)
        return writer

    def drop_incomplete(self) -> None:
        """Leave nothing behind of members that the pass did not finish."""
        for writer in self._open:
            writer.drop()


class _Writer(Py7zIO):
    """One member on its way to disk."""

    def __init__(self, owner: _Writers, name: str) -> None:
        """Open the copy."""
        self._owner = owner
        self._name = name
        self._path = owner.budget.place(name)
        self._file = self._path.open("xb")
        self._size = 0

    def write(self, s: bytes | bytearray) -> int:
        """Count, then write; a member that is too large is dropped, and the pass goes on."""
        owner = self._owner
        owner.total += len(s)
        self._size += len(s)
        owner.budget.spend(len(s), owner.total, owner.packed, owner.budget.limits.unpacked_bytes)
        if self._size <= owner.budget.limits.part_bytes:
            return self._file.write(s)
        owner.refused[self._name] = ReadError(
            Cause.TOO_LARGE, "压缩包中的这个文件过大", "请单独解压该文件，或提高相应上限"
        )
        return len(s)

    def read(self, size: int | None = None) -> bytes:
        """Give nothing back: the copy is read from disk."""
        del size
        return b""

    def seek(self, offset: int, whence: int = 0) -> int:
        """Stay where we are."""
        del offset, whence
        return 0

    def flush(self) -> None:
        """Leave it to close."""

    def size(self) -> int:
        """Return the bytes written."""
        return self._size

    def close(self) -> None:
        """Keep the copy: the library closes a writer only when its member is complete."""
        self._file.close()
        if self._name not in self._owner.refused:
            self._owner.done[self._name] = self._path

    def drop(self) -> None:
        """Remove the copy unless it is kept."""
        self._file.close()
        if self._name not in self._owner.done:
            self._path.unlink(missing_ok=True)
