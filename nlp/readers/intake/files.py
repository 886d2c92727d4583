"""Files and folders in, entries out: everything that was given is an `Entry` or an `Unread`.

The same file given twice (or a folder and a file in it) is one unit. Files of the operating system
(.DS_Store, ~$x.docx) are counted as unread, so that nothing vanishes. Links are followed when they are
given by name, and never inside a folder. Reports and stores of this program are left out.
Order: as given, folders in the order of their names.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from nlp.readers.archives.members import unpack
from nlp.readers.casefile.folder import is_directory_name, with_parts
from nlp.readers.court_json.rows import chunks_of_lines
from nlp.readers.intake.apart import without_our_own
from nlp.readers.intake.entry import Entry
from nlp.readers.intake.read import read
from nlp.readers.interface import Limits, ReadError
from nlp.readers.rows.csv import chunks_of_csv
from nlp.readers.rows.interface import Chunk
from nlp.readers.sniff import ARCHIVES, Format, sniff
from nlp.values import Cause, Unread

__all__ = ["Entry", "expand", "read"]

# Files of rows stream: each row has its own limit, so the whole may be of any size.
_STREAMED = {Format.JSONL: chunks_of_lines, Format.CSV: chunks_of_csv}


def expand(paths: Sequence[Path], scratch: Path, limits: Limits) -> Iterator[Entry | Unread]:
    """Give an entry for every file under `paths`, unpacking archives into `scratch`. Never raises."""
    seen: set[str] = set()
    for path in paths:
        yield from _path(path, scratch, limits, seen)


def shown(path: Path) -> str:
    """Return a path as text that can be printed: names in GB18030 bytes become readable."""
    raw = os.fsencode(path)
    for encoding in ("utf-8", "gb18030"):
        try:
            return raw.decode(encoding)
        except UnicodeDecodeError:
            continue
    return raw.decode("utf-8", "backslashreplace")


def _path(path: Path, scratch: Path, limits: Limits, seen: set[str]) -> Iterator[Entry | Unread]:
    """Expand one path that the user gave."""
    source = shown(path)
    try:
        if path.is_dir():
            before = len(seen)
            yield from _folder(path, scratch, limits, seen)
            if len(seen) == before and not any(path.iterdir()):
                yield Unread(source, Cause.EMPTY, "文件夹里没有文件", "请核对路径后再试")
            return
        mode = path.stat().st_mode
    except FileNotFoundError:
        yield Unread(source, Cause.MISSING, "找不到文件或文件夹", "请核对路径后再试")
        return
    except (OSError, ValueError):
        yield _denied(source)
        return
    yield from _file(path, source, mode, scratch, limits, seen)


def _folder(folder: Path, scratch: Path, limits: Limits, seen: set[str]) -> Iterator[Entry | Unread]:
    """Expand a folder: its files first, a 卷宗目录 among them read, then its folders.

    Only names are held: a folder of a million files must not fill the memory.
    """
    try:
        names = without_our_own(sorted(os.listdir(folder)))  # noqa: PTH208 - a name is a third of a path
    except OSError:
        yield _denied(shown(folder))
        return
    files = (folder / name for name in names if not _is_folder(folder / name))
    entries = _files(files, scratch, limits, seen)
    is_case_file = any(is_directory_name(name) for name in names)
    yield from with_parts(entries, limits) if is_case_file else entries
    for name in names:
        if _is_folder(folder / name):
            yield from _folder(folder / name, scratch, limits, seen)


def _is_folder(path: Path) -> bool:
    """Say whether this is a folder itself, not a link to one; what may not be asked is told as a file."""
    try:
        return stat.S_ISDIR(path.lstat().st_mode)
    except OSError:
        return False


def _files(files: Iterable[Path], scratch: Path, limits: Limits, seen: set[str]) -> Iterator[Entry | Unread]:
    """Expand the files of one folder."""
    for path in files:
        source = shown(path)
        try:
            mode = path.lstat().st_mode
        except OSError:
            yield _denied(source)
            continue
        if stat.S_ISLNK(mode):
            seen.add(source)
            yield Unread(
                source, Cause.UNSAFE, "文件夹中的链接，没有跟随", "请直接给出链接所指的文件，或改放文件本身"
            )
        else:
            yield from _file(path, source, mode, scratch, limits, seen)


def _file(
    path: Path, source: str, mode: int, scratch: Path, limits: Limits, seen: set[str]
) -> Iterator[Entry | Unread]:
    """Expand one file, once."""
    real = os.path.realpath(path)
    if real in seen:
        return
    seen.add(real)
    if not stat.S_ISREG(mode):
        yield Unread(source, Cause.UNSUPPORTED, "不是普通文件（设备、管道或套接字）", "请给出普通文件")
        return
    try:
        kind = sniff(path, path.name, limits)
        size = path.stat().st_size
        if size > limits.file_bytes and kind not in _STREAMED:
            raise ReadError(Cause.TOO_LARGE, "文件过大", "请拆分文件，或提高单个文件的上限后再试")
    except ReadError as error:
        yield error.unread(source)
        return
    except OSError:
        yield _denied(source)
        return
    if kind in ARCHIVES:
        yield from with_parts(_members(path, source, kind, scratch, limits), limits)
    else:
        yield from _chunks(Entry(path, source, kind))


def _members(
    path: Path, source: str, kind: Format, scratch: Path, limits: Limits
) -> Iterator[Entry | Unread]:
    """Expand an archive."""
    try:
        for one in unpack(path, source, kind, scratch, limits):
            if isinstance(one, Unread):
                yield one
            else:
                yield from _chunks(Entry(one.path, one.source, one.format))
    except OSError:
        yield Unread(source, Cause.DAMAGED, "解压时磁盘读写出错，其余成员未读", "请检查临时目录的空间和权限")


def _chunks(entry: Entry) -> Iterator[Entry | Unread]:
    """Cut a long file of rows into entries of some rows each."""
    chunks_of = _STREAMED.get(entry.format)
    if chunks_of is None:
        yield entry
        return
    try:
        yield from (_with(entry, chunk) for chunk in chunks_of(entry.path))
    except OSError:
        yield _denied(entry.source)


def _with(entry: Entry, chunk: Chunk) -> Entry:
    """Return the entry of one chunk."""
    rows, within = (chunk.first, chunk.last), (chunk.begin, chunk.end)
    return Entry(entry.path, entry.source, entry.format, rows, within)


def _denied(source: str) -> Unread:
    """Return the value for what the operating system does not let us read."""
    return Unread(source, Cause.DAMAGED, "无法读取（没有权限或磁盘出错）", "请检查文件的权限后再试")
