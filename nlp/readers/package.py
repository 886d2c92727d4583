"""A zip of XML parts (DOCX, OFD), opened so that no limit is passed before it is checked."""

from __future__ import annotations

import mmap
import posixpath
import re
import zipfile
import zlib
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from lxml import etree

from nlp.readers.interface import Limits, ReadError
from nlp.values import Cause

T = TypeVar("T")

_OLE = bytes.fromhex("d0cf11e0a1b11ae1")
_ENCRYPTED_FLAG = 0x1
_END, _END_SIZE, _TAIL = b"PK\x05\x06", 22, 1 << 17
_REPAIR = "请用原软件打开该文件后另存一份再试"
_ENCRYPTED_PACKAGE = "EncryptedPackage".encode("utf-16-le")


def damaged(what: str) -> ReadError:
    """Return the error for a file whose inside is broken."""
    return ReadError(Cause.DAMAGED, f"{what} 文件已损坏或不完整", _REPAIR)


def unsafe(reason: str) -> ReadError:
    """Return the error for a file that is built to do harm."""
    return ReadError(Cause.UNSAFE, reason, "请核实文件来源，由可信人员在隔离环境中打开后另存为普通文件再试")


def encrypted(what: str) -> ReadError:
    """Return the error for a file that wants a password."""
    return ReadError(Cause.ENCRYPTED, f"{what} 文件已加密，需要密码才能打开", "请解除密码后另存一份再试")


def too_large(reason: str) -> ReadError:
    """Return the error for a file that would cost too much."""
    return ReadError(Cause.TOO_LARGE, reason, "请拆分文件，或在设置中提高相应上限后再试")


def parse_xml(data: bytes, what: str) -> etree._Element:
    """Parse one part; a document type is refused, because office files have none and bombs need one."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False, load_dtd=False)
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        if b"<!ENTITY" in data or b"<!DOCTYPE" in data:
            raise unsafe(f"{what} 文件中的 XML 带有实体定义，可能是攻击文件") from None
        if any(entry.type_name == "ERR_RESOURCE_LIMIT" for entry in parser.error_log):
            raise too_large(f"{what} 文件中有过长的文字或过深的嵌套") from None
        raise damaged(what) from error
    if root.getroottree().docinfo.internalDTD is not None:
        raise unsafe(f"{what} 文件中的 XML 带有实体定义，可能是攻击文件")
    return root


def resolve(base: str, target: str, what: str) -> str:
    """Return the part that `target`, written in the part `base`, points to; never outside the package."""
    path = target.replace("\\", "/")
    joined = path[1:] if path.startswith("/") else posixpath.join(posixpath.dirname(base), path)
    name = posixpath.normpath(joined)
    if name.startswith(("..", "/")):
        raise unsafe(f"{what} 文件引用了包外的路径，已拒绝")
    return name


def part_name(member: str) -> str:
    """Return the name of a part as others refer to it, for writers that archive paths of another kind."""
    return posixpath.normpath(member.replace("\\", "/"))


class Package:
    """An opened office file. Use as a context manager; every part read is checked by size first."""

    def __init__(self, archive: zipfile.ZipFile, limits: Limits, what: str) -> None:
        """Keep the archive; names are also found in the wrong case, as some writers get it wrong."""
        self.what = what
        self._archive = archive
        self._limits = limits
        self._names = {part_name(name).lower(): name for name in archive.namelist()}

    def __enter__(self) -> Package:
        return self

    def __exit__(self, *_: object) -> None:
        self._archive.close()

    def names(self) -> list[str]:
        """Return the names of all parts, in the order of the archive."""
        return [part_name(name) for name in self._archive.namelist()]

    def has(self, name: str) -> bool:
        """Say whether the part is there."""
        return name.lower() in self._names

    def read(self, name: str) -> bytes:
        """Return the bytes of a part; a missing part means a damaged file."""
        actual = self._names.get(name.lower())
        if actual is None:
            raise damaged(self.what)
        if self._archive.getinfo(actual).file_size > self._limits.part_bytes:
            raise too_large(f"{self.what} 文件中有一个部件过大")
        return _guard(lambda: self._archive.read(actual), self.what)

    def xml(self, name: str) -> etree._Element:
        """Return the root of a part that must be there."""
        return parse_xml(self.read(name), self.what)

    def between(self) -> bytes:
        """Return what the archive holds outside its members: remarks, extra fields, bytes behind its end."""
        infos = self._archive.infolist()
        kept = [self._archive.comment, *(one.comment for one in infos), *(one.extra for one in infos)]
        path = self._archive.filename
        return b"\n".join((*kept, _behind_end(Path(path)) if path else b""))

    def find_xml(self, name: str) -> etree._Element | None:
        """Return the root of a part, or None when the file has no such part."""
        return self.xml(name) if self.has(name) else None


def _behind_end(path: Path) -> bytes:
    """Return the bytes behind the end of a zip."""
    with path.open("rb") as file:
        file.seek(max(0, path.stat().st_size - _TAIL))
        tail = file.read()
    at = tail.rfind(_END)
    return tail[at + _END_SIZE :] if at >= 0 else b""


def _guard(step: Callable[[], T], what: str) -> T:
    """Run a step of the zip library and make its errors ours."""
    try:
        return step()
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, ValueError) as error:
        raise damaged(what) from error
    except RuntimeError as error:  # the zip library's way to ask for a password
        raise encrypted(what) from error


def open_package(path: Path, limits: Limits, what: str) -> Package:
    """Open `path` and check the whole directory of the archive before anything is unpacked."""
    size = path.stat().st_size
    if size == 0:
        raise ReadError(Cause.EMPTY, "文件是空的（0 字节）", "请重新获取该文件")
    if size > limits.file_bytes:
        raise too_large(f"{what} 文件过大")
    _refuse_ole(path, what)
    archive = _guard(lambda: zipfile.ZipFile(path), what)
    try:
        _check(archive, size, limits, what)
    except ReadError:
        archive.close()
        raise
    return Package(archive, limits, what)


def _refuse_ole(path: Path, what: str) -> None:
    """Tell an encrypted office file (an OLE container) and an old binary one from a broken zip."""
    with path.open("rb") as file:
        if file.read(len(_OLE)) != _OLE:
            return
        with mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as content:
            is_encrypted = content.find(_ENCRYPTED_PACKAGE) >= 0
    if is_encrypted:
        raise encrypted(what)
    raise ReadError(
        Cause.UNSUPPORTED, f"扩展名是 {what}，内容却是旧版二进制格式", "请改回正确的扩展名（如 .doc）后再试"
    )


_OUTSIDE = re.compile(r"(?:^|[/\\])\.\.(?:[/\\]|$)|^[/\\]|^[A-Za-z]:|\x00")


def _check(archive: zipfile.ZipFile, size: int, limits: Limits, what: str) -> None:
    """Judge count, names, sizes and ratio. Python never unpacks more than the directory declares."""
    infos = archive.infolist()
    if len(infos) > limits.members:
        raise too_large(f"{what} 文件的内部部件过多")
    if any(_OUTSIDE.search(info.filename) for info in infos):
        raise unsafe(f"{what} 文件内部含有指向包外的路径，已拒绝")
    if any(info.flag_bits & _ENCRYPTED_FLAG for info in infos):
        raise encrypted(what)
    unpacked = sum(info.file_size for info in infos)
    # The ratio is taken against the file itself: members that share bytes do not hide behind their own sizes.
    if unpacked > limits.ratio_floor and unpacked > limits.ratio * size:
        raise unsafe(f"{what} 文件的压缩比异常，可能是压缩炸弹")
    if unpacked > limits.unpacked_bytes:
        raise too_large(f"{what} 文件解压后过大")
