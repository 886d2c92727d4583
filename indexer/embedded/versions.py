"""The versions of an embedded index: a folder each, and a file that names the one in use."""

from __future__ import annotations

import os
import re
import shutil
import uuid
from dataclasses import dataclass
from pathlib import Path

from indexer.embedded.library import Index, schema
from indexer.values import IndexerError

_NAME = re.compile(r"[a-z0-9][a-z0-9_-]{0,63}")
_IN_USE = "in-use"
_GONE = ".gone-"


@dataclass(frozen=True, slots=True)
class Versions:
    """The folder of an index."""

    folder: Path

    def names(self) -> tuple[str, ...]:
        """Return the versions that are there, the one in use first."""
        used = self.used()
        if not self.folder.is_dir():
            return ()
        names = sorted(path.name for path in self.folder.iterdir() if self._whole(path))
        return tuple(sorted(names, key=lambda name: name != used))

    def used(self) -> str:
        """Return the version in use, "" where there is none yet."""
        try:
            return (self.folder / _IN_USE).read_text("utf-8").strip()
        except FileNotFoundError:
            return ""

    def path(self, version: str) -> Path:
        """Return the folder of a version that is there; "" is the one in use."""
        name = version or self.used()
        if not name:
            raise IndexerError("索引还没有建立。", str(self.folder), "先运行 jianwen ingest。")
        path = self.folder / name
        if not _NAME.fullmatch(name) or not self._whole(path):
            raise IndexerError(f"没有名为 {name} 的索引版本。", str(self.folder), "重新运行 jianwen ingest。")
        return path

    def make(self, version: str) -> None:
        """Make an empty version beside the others; a half-made one never bears its name."""
        if not _NAME.fullmatch(version):
            raise ValueError("a version is small letters, digits, - and _")
        if self._whole(self.folder / version):
            return
        making = self.folder / f"{_GONE}{uuid.uuid4().hex}"
        making.mkdir(parents=True)
        Index(schema(), str(making))
        try:
            making.rename(self.folder / version)
        except OSError:
            # Another process was faster.
            shutil.rmtree(making)
            self.path(version)

    def swap(self, version: str) -> None:
        """Put a version in use: the file is replaced in one step and is on the disk before we return."""
        name = self.path(version).name
        beside = self.folder / f"{_IN_USE}.{uuid.uuid4().hex}"
        with beside.open("w", encoding="utf-8") as out:
            out.write(name)
            out.flush()
            os.fsync(out.fileno())
        beside.replace(self.folder / _IN_USE)
        _synced(self.folder)

    def drop(self, version: str) -> None:
        """Take a version away, and what is left of some that went before."""
        if version == self.used():
            raise IndexerError(
                f"索引版本 {version} 正在使用。", str(self.folder), "先换用另一个版本，再删除它。"
            )
        if (self.folder / version).is_dir() and _NAME.fullmatch(version):
            (self.folder / version).rename(self.folder / f"{_GONE}{uuid.uuid4().hex}")
        for path in self.folder.glob(f"{_GONE}*"):
            shutil.rmtree(path, ignore_errors=True)

    @staticmethod
    def _whole(path: Path) -> bool:
        """Say whether a folder holds an index."""
        return (path / "meta.json").is_file()


def _synced(folder: Path) -> None:
    """Put the names in a folder on the disk, where the system can."""
    if hasattr(os, "O_DIRECTORY"):
        handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
