"""TAR, and the packers that hold one stream (gz, bz2, xz): of a tar, or of a single file."""

from __future__ import annotations

import bz2
import gzip
import lzma
import tarfile
from collections.abc import Callable, Iterator
from pathlib import Path, PurePosixPath

from nlp.readers.archives.budget import Budget, Member, attempt, damaged, refusing, unsafe
from nlp.readers.interface import ReadError
from nlp.readers.sniff import Format, sniff
from nlp.values import Cause

_GZIP, _BZIP, _BLOCK = b"\x1f\x8b", b"BZh", 512


def members_of_tar(path: Path, name: str, budget: Budget) -> Iterator[Member]:
    """Give the members of a plain tar; a tar that breaks off ends with a member that says so."""
    del name
    with attempt(lambda: tarfile.open(path, "r:", encoding="utf-8", errors="surrogateescape")) as archive:
        while True:
            try:
                info = attempt(archive.next)
            except ReadError:
                yield Member("(其后的成员)", refusing(damaged()))
                return
            if info is None:
                if not _has_end(path, archive.offset):
                    yield Member("(其后的成员)", refusing(damaged()))
                return
            if not info.isdir():
                yield Member(_true_name(info.name), _step(archive, info, budget))


def _has_end(path: Path, at: int) -> bool:
    """Say whether the tar ends as it should, with a block of zeros; else what followed is lost."""
    with path.open("rb") as file:
        file.seek(at)
        return file.read(_BLOCK) == bytes(_BLOCK)


def _true_name(name: str) -> str:
    """Return the name; old tars hold GB18030 bytes."""
    raw = name.encode("utf-8", "surrogateescape")
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        return raw.decode("gb18030", "replace")


def _step(archive: tarfile.TarFile, info: tarfile.TarInfo, budget: Budget) -> Callable[[], Path]:
    """Return the step that unpacks a member, or that refuses it."""
    if not info.isreg():
        return refusing(unsafe("成员是链接或特殊文件，未解压"))

    def copy() -> Path:
        source = archive.extractfile(info)
        if source is None:
            raise damaged()
        with source:
            target = budget.copy(source, _true_name(info.name), Path(str(archive.name)).stat().st_size)
        if target.stat().st_size != info.size:
            target.unlink()
            raise damaged()
        return target

    return lambda: attempt(copy)


def members_of_packed(path: Path, name: str, budget: Budget) -> Iterator[Member]:
    """Give the members of a packed tar, or the one packed file under the archive's name without .gz."""
    inner = PurePosixPath(name).stem or "content"
    size = path.stat().st_size
    most = budget.limits.unpacked_bytes

    def whole() -> Path:
        with _open(path) as source:
            return budget.copy(source, inner, size, most)

    try:
        copy = attempt(whole)
    except ReadError as error:
        yield Member(inner, refusing(error))
        return
    if _is_tar(copy, inner, budget):
        budget.forget(copy.stat().st_size)
        yield from members_of_tar(copy, name, budget)
        copy.unlink()
    elif copy.stat().st_size > budget.limits.part_bytes:
        copy.unlink()
        yield Member(
            inner, refusing(ReadError(Cause.TOO_LARGE, "压缩包中的这个文件过大", "请拆分文件后再试"))
        )
    else:
        yield Member(inner, lambda: copy)


def _open(path: Path) -> gzip.GzipFile | bz2.BZ2File | lzma.LZMAFile:
    """Open the stream by its first bytes."""
    with path.open("rb") as file:
        head = file.read(3)
    if head.startswith(_GZIP):
        return gzip.GzipFile(path)
    return bz2.BZ2File(path) if head == _BZIP else lzma.LZMAFile(path)


def _is_tar(path: Path, name: str, budget: Budget) -> bool:
    """Say whether the unpacked stream is a tar."""
    try:
        return sniff(path, name, budget.limits) is Format.TAR
    except ReadError:
        return False
