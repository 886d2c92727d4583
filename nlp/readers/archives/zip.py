"""ZIP: names as Chinese programs write them, and no two members that share their bytes."""

from __future__ import annotations

import stat
import struct
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path

from nlp.readers.archives.budget import Budget, Member, attempt, encrypted, refusing, unsafe
from nlp.readers.sniff import check_directory

_ENCRYPTED, _UTF8 = 0x1, 0x800
_UNICODE_NAME = 0x7075
_LOCAL_HEADER = 30


def members_of_zip(path: Path, name: str, budget: Budget) -> Iterator[Member]:
    """Give the members of a zip in the order of its directory."""
    del name
    check_directory(path, budget.limits)
    with attempt(lambda: zipfile.ZipFile(path)) as archive:
        infos = archive.infolist()
        _refuse_overlap(infos, path.stat().st_size)
        for info in infos:
            own = true_name(info)
            if not own.replace("\\", "/").endswith("/"):
                yield Member(own.replace("\\", "/"), _step(archive, info, own, budget))


def _step(archive: zipfile.ZipFile, info: zipfile.ZipInfo, name: str, budget: Budget) -> Callable[[], Path]:
    """Return the step that unpacks a member, or that refuses it."""
    mode = info.external_attr >> 16
    if info.flag_bits & _ENCRYPTED:
        return refusing(encrypted())
    if stat.S_IFMT(mode) not in (0, stat.S_IFREG):
        return refusing(unsafe("成员是链接或特殊文件，未解压"))

    def copy() -> Path:
        with archive.open(info) as source:
            return budget.copy(source, name, info.compress_size)

    return lambda: attempt(copy)


def true_name(info: zipfile.ZipInfo) -> str:
    """Return a member's name: the library reads names without the UTF-8 flag as cp437."""
    if info.flag_bits & _UTF8:
        return info.filename
    said = _unicode_name(info.extra)
    if said:
        return said
    try:
        raw = info.filename.encode("cp437")
    except UnicodeEncodeError:
        return info.filename
    for encoding in ("utf-8", "gb18030"):
        try:
            return raw.decode(encoding)
        except UnicodeDecodeError:
            continue
    return info.filename


def _unicode_name(extra: bytes) -> str:
    """Return the name in the Unicode Path extra field, or ""."""
    at = 0
    while at + 4 <= len(extra):
        tag, length = struct.unpack_from("<2H", extra, at)
        if tag == _UNICODE_NAME and length > 5:
            return extra[at + 9 : at + 4 + length].decode("utf-8", "replace")
        at += 4 + length
    return ""


def _refuse_overlap(infos: list[zipfile.ZipInfo], size: int) -> None:
    """Refuse members that share bytes: so 10 MB unpack to 281 TB, each member looking honest."""
    end = 0
    for info in sorted(infos, key=lambda one: one.header_offset):
        if info.header_offset < end or info.header_offset + info.compress_size > size:
            raise unsafe("压缩包的成员互相重叠，是压缩炸弹的特征，已拒绝")
        end = info.header_offset + _LOCAL_HEADER + info.compress_size
