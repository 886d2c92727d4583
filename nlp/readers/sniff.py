"""What a file is: its first bytes say so, and only where they say nothing does the suffix."""

from __future__ import annotations

import json
import mmap
import re
import struct
import tarfile
import zipfile
from collections.abc import Callable
from enum import StrEnum
from pathlib import Path, PurePosixPath

from nlp.readers.interface import Limits, ReadError
from nlp.readers.package import part_name
from nlp.values import Cause


class Format(StrEnum):
    """The formats that are told apart; the last block are archives."""

    TXT = "txt"
    PDF = "pdf"
    DOCX = "docx"
    OFD = "ofd"
    HTML = "html"
    MHT = "mht"
    IMAGE = "image"
    DOC = "doc"
    JSON = "json"
    JSONL = "jsonl"
    CSV = "csv"
    XLSX = "xlsx"
    XLS = "xls"
    ZIP = "zip"
    SEVEN = "7z"
    TAR = "tar"
    GZ = "gz"
    BZ2 = "bz2"
    XZ = "xz"


ARCHIVES = frozenset({Format.ZIP, Format.SEVEN, Format.TAR, Format.GZ, Format.BZ2, Format.XZ})
ROWS = frozenset({Format.JSON, Format.JSONL, Format.CSV, Format.XLSX, Format.XLS})

_HEAD = 8192
_LINE = 1 << 22
_MAGIC: tuple[tuple[bytes, Format], ...] = (
    (b"\x89PNG\r\n\x1a\n", Format.IMAGE),
    (b"\xff\xd8\xff", Format.IMAGE),
    (b"II*\x00", Format.IMAGE),
    (b"MM\x00*", Format.IMAGE),
    (b"GIF87a", Format.IMAGE),
    (b"GIF89a", Format.IMAGE),
    (b"7z\xbc\xaf\x27\x1c", Format.SEVEN),
    (b"\x1f\x8b", Format.GZ),
    (b"BZh", Format.BZ2),
    (b"\xfd7zXZ\x00", Format.XZ),
    (b"{\\rtf", Format.DOC),
)
_SUFFIXES: dict[str, Format] = {
    ".txt": Format.TXT,
    ".text": Format.TXT,
    ".md": Format.TXT,
    ".pdf": Format.PDF,
    ".docx": Format.DOCX,
    ".ofd": Format.OFD,
    ".htm": Format.HTML,
    ".html": Format.HTML,
    ".xhtml": Format.HTML,
    ".shtml": Format.HTML,
    ".mht": Format.MHT,
    ".mhtml": Format.MHT,
    ".json": Format.JSON,
    ".jsonl": Format.JSONL,
    ".ndjson": Format.JSONL,
    ".csv": Format.CSV,
    ".tsv": Format.CSV,
    ".xlsx": Format.XLSX,
    ".zip": Format.ZIP,
    ".7z": Format.SEVEN,
    ".tar": Format.TAR,
    ".doc": Format.DOC,
    ".wps": Format.DOC,
    ".xls": Format.XLS,
    ".et": Format.XLS,
}
# A web page in one file is written as a letter; its pages hang together, or it is but one page.
_MESSAGE = re.compile(rb"\s*[A-Za-z][A-Za-z-]{2,40}:[ \t]")
_ARCHIVED = re.compile(
    rb"^content-type:\s*(?:multipart/related|text/html|application/xhtml\+xml)\s*(?:;|$)", re.MULTILINE
)
_LETTER = re.compile(rb"^mime-version:", re.MULTILINE)
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_SYSTEM = frozenset({".ds_store", "thumbs.db", "desktop.ini", "ehthumbs.db", ".localized"})
_OFFER = "请转换为 PDF、DOCX、OFD、HTML、TXT、JSON、CSV 或 XLSX 后再试"


def is_system_file(name: str) -> bool:
    """Say whether the operating system or an office program left this file, not a person."""
    path = PurePosixPath(name)
    base = path.name.lower()
    return base in _SYSTEM or base.startswith(("~$", "._", ".~lock.")) or "__MACOSX" in path.parts


def suffix_of(name: str) -> str:
    """Return the suffix in lower case; what is no plain short ASCII suffix is part of the name."""
    suffix = PurePosixPath(name).suffix.lower()
    return suffix if suffix.isascii() and suffix[1:].isalnum() and 1 < len(suffix) <= 6 else ""


def sniff(path: Path, name: str, limits: Limits) -> Format:
    """Say what the file at `path`, called `name`, is. Raises ReadError when no reader fits."""
    if is_system_file(name):
        raise ReadError(Cause.UNSUPPORTED, "系统文件，不是文书", "可以从文件夹中删除该文件")
    with path.open("rb") as file:
        head = file.read(_HEAD)
    suffix = suffix_of(name)
    if not head:
        return _SUFFIXES.get(suffix, Format.TXT)
    if suffix != ".tar" and not head.strip(b"\0"):
        # An empty archive looks so too, and so does what a broken disk or download leaves of any file.
        raise ReadError(Cause.DAMAGED, "文件开头全是零字节", "请重新获取该文件")
    return _by_magic(path, head, limits) or _by_suffix(path, head, suffix)


def _by_magic(path: Path, head: bytes, limits: Limits) -> Format | None:
    """Judge by the first bytes alone; None where they are plain text or unknown."""
    for magic, found in _MAGIC:
        if head.startswith(magic):
            return found
    if head.removeprefix(b"\xef\xbb\xbf").lstrip().startswith(b"%PDF-"):
        return Format.PDF
    if head.startswith((b"RIFF", b"BM")) and _is_picture(head):
        return Format.IMAGE
    if head.startswith((b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")):
        return _zip_kind(path, limits)
    if head.startswith(_OLE):
        return _ole_kind(path)
    if head.startswith(b"Rar!\x1a\x07"):
        raise ReadError(Cause.UNSUPPORTED, "RAR 压缩包无法读取", "请解压，或改用 ZIP、7z 打包后再试")
    if head[257:262] == b"ustar" or (len(head) > 512 and b"\x00" in head[:512] and tarfile.is_tarfile(path)):
        return Format.TAR
    return _markup_kind(head)


def _markup_kind(head: bytes) -> Format | None:
    """Judge text that is markup: web pages, and what Office saves as such."""
    if b"<?mso-application" in head:  # the XML formats of Office 2003
        return Format.XLS if b"Excel.Sheet" in head else Format.DOC
    if _MESSAGE.match(head):
        return _message_kind(head)
    return Format.HTML if _is_html(head) else None


def _message_kind(head: bytes) -> Format | None:
    """Tell a web page in one file from a letter, whatever the suffix; a text may begin so, too."""
    lines = re.split(rb"\r?\n\r?\n", head, maxsplit=1)[0].lower()
    if _LETTER.search(lines) and _ARCHIVED.search(lines):
        return Format.MHT
    if lines.startswith(b"mime-version:"):
        raise ReadError(Cause.UNSUPPORTED, "邮件，无法读取", _OFFER)
    return None


def _is_picture(head: bytes) -> bool:
    """Tell WEBP from other RIFF files, and BMP from a text that begins with BM."""
    return head[8:12] == b"WEBP" or (head.startswith(b"BM") and head[6:10] == b"\x00\x00\x00\x00")


def _is_html(head: bytes) -> bool:
    """Say whether the text opens as a web page, whatever its suffix (old systems save pages as .doc)."""
    opening = head.removeprefix(b"\xef\xbb\xbf").lstrip()[:256].lower()
    return opening.startswith((b"<!doctype html", b"<html")) or (
        opening.startswith(b"<?xml") and b"<html" in head[:2048].lower()
    )


def _by_suffix(path: Path, head: bytes, suffix: str) -> Format:
    """Judge by the suffix a file whose first bytes are not telling."""
    named = _SUFFIXES.get(suffix)
    if named is None and not suffix and not _is_binary(head):
        named = Format.TXT
    if named is None:
        raise ReadError(Cause.UNSUPPORTED, f"不支持的文件格式{f'（{suffix}）' if suffix else ''}", _OFFER)
    if named in (Format.JSON, Format.JSONL):
        return _json_kind(path, named)
    if named in (Format.DOC, Format.XLS) and not _is_binary(head):
        return Format.TXT if named is Format.DOC else Format.CSV
    return named


def _is_binary(head: bytes) -> bool:
    """Say whether these bytes cannot be text in an encoding of one or more bytes."""
    controls = sum(head.count(byte) for byte in range(9))
    return not head.startswith((b"\xff\xfe", b"\xfe\xff")) and controls > len(head) // 100


def _json_kind(path: Path, named: Format) -> Format:
    """Tell one JSON value from one value a line: names are often wrong, the first line is not."""
    with path.open("rb") as file:
        first = b""
        while not first.strip(b" \t\r\n\xef\xbb\xbf"):
            first = file.readline(_LINE)
            if not first:
                return named
        rest = file.read(1 << 16)
    is_whole = _parses(first)
    if is_whole and first.lstrip(b"\xef\xbb\xbf \t").startswith(b"{") and rest.strip():
        return Format.JSONL
    if named is Format.JSONL and first.strip(b" \t\r\n\xef\xbb\xbf") in (b"{", b"[", b"[{"):
        return Format.JSON
    return named


def _parses(line: bytes) -> bool:
    """Say whether the line is a JSON value by itself, in either of the usual encodings."""
    for encoding in ("utf-8-sig", "gb18030"):
        try:
            json.loads(line.decode(encoding), parse_int=str, parse_float=str)
        except (ValueError, RecursionError):
            continue
        return True
    return False


def _ole_kind(path: Path) -> Format:
    """Tell the old office formats apart by the names in the container's directory."""
    with path.open("rb") as file, mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as content:

        def holds(name: str) -> bool:
            return content.find(name.encode("utf-16-le")) >= 0

        if holds("EncryptedPackage"):
            raise ReadError(Cause.ENCRYPTED, "文件已加密，需要密码才能打开", "请解除密码后另存一份再试")
        if holds("WordDocument"):
            return Format.DOC
        if holds("Workbook") or holds("Book\x00"):
            return Format.XLS
    if path.suffix.lower() in (".wps", ".doc"):
        return Format.DOC
    raise ReadError(Cause.UNSUPPORTED, "不支持的旧版 Office 文件", _OFFER)


_PARTS: tuple[tuple[Callable[[str], bool], Format | None], ...] = (
    (lambda name: name == "word/document.xml", Format.DOCX),
    (lambda name: name == "xl/workbook.xml", Format.XLSX),
    (lambda name: name == "xl/workbook.bin", Format.XLS),
    (lambda name: name == "ofd.xml", Format.OFD),
    (lambda name: name.startswith("ppt/presentation"), None),
)


def _zip_kind(path: Path, limits: Limits) -> Format:
    """Tell office files from archives by the members that each must have."""
    check_directory(path, limits)
    try:
        with zipfile.ZipFile(path) as archive:
            names = {part_name(name).lower() for name in archive.namelist()}
            mimetype = archive.read("mimetype")[:80] if _has_small(archive, "mimetype") else b""
    except Exception:  # noqa: BLE001 - a broken zip: the reader that the suffix names will say it well
        named = _SUFFIXES.get(suffix_of(path.name))
        return named if named in (Format.DOCX, Format.XLSX, Format.OFD) else Format.ZIP
    for is_part, found in _PARTS:
        if any(map(is_part, names)):
            if found is None:
                raise ReadError(Cause.UNSUPPORTED, "不支持演示文稿", _OFFER)
            return found
    if b"opendocument.text" in mimetype:
        return Format.DOC
    return Format.XLS if b"opendocument.spreadsheet" in mimetype else Format.ZIP


def _has_small(archive: zipfile.ZipFile, name: str) -> bool:
    """Say whether the archive has that member, and it is not a trap."""
    return name in archive.namelist() and archive.getinfo(name).file_size < 1000


_END, _END64 = struct.Struct("<4s4H2LH"), struct.Struct("<4sQ2H2L4Q")


def check_directory(path: Path, limits: Limits) -> None:
    """Refuse a zip whose directory alone would fill the memory, before the library loads it."""
    size = path.stat().st_size
    with path.open("rb") as file:
        file.seek(max(0, size - 66_000))
        tail = file.read()
    at = tail.rfind(b"PK\x05\x06")
    if at < 0 or len(tail) - at < _END.size:
        return
    entries = _END.unpack_from(tail, at)[4]
    length = _END.unpack_from(tail, at)[5]
    at = tail.rfind(b"PK\x06\x06")
    if 0 <= at <= len(tail) - _END64.size:
        entries, length = _END64.unpack_from(tail, at)[7:9]
    if entries > limits.members or length > limits.members * 512:
        raise ReadError(
            Cause.TOO_LARGE, f"压缩包的成员超过 {limits.members} 个", "请拆分压缩包，或提高成员数上限后再试"
        )
