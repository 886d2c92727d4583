"""What a PDF says beside its pages: properties, XMP, bookmarks, attachments."""

from __future__ import annotations

import ctypes
import mmap
import re
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

import pypdfium2.raw as pdfium_c
from defusedxml import DefusedXmlException
from defusedxml.ElementTree import fromstring

from nlp.readers.byte_words import words_in
from nlp.readers.package_words import says
from nlp.values import Hidden, HiddenKind

_INFO = {
    "Title": "标题",
    "Author": "作者",
    "Subject": "主题",
    "Keywords": "关键词",
    "Company": "单位",
    "Manager": "经理",
    "Creator": "制作程序",
    "Producer": "生成程序",
}
_XMP = {
    "creator": "作者",
    "title": "标题",
    "description": "说明",
    "subject": "主题",
    "Keywords": "关键词",
    "rights": "版权",
    "contributor": "贡献者",
    "Author": "作者",
    "Company": "单位",
    "Manager": "经理",
}
_PROGRAMS = frozenset(("Creator", "Producer"))
_START, _END = b"<x:xmpmeta", b"</x:xmpmeta>"
_NOTHING = frozenset({"untitled", "anonymous", "unspecified", "unknown", "(anonymous)", "(unspecified)"})
_MAX_XMP = 1 << 20
_HEX = re.compile(r"<(?:[0-9A-Fa-f]{2})+>")
_SPACE = re.compile(r"\s+")
_REMARK, _REMARK_END, _TAG = b"<!--", b"-->", re.compile(rb"<[^<>]*>")


def metadata(document: Any, path: Path, packed: Sequence[bytes] = ()) -> Iterator[Hidden]:  # noqa: ANN401 - pypdfium2 has no types
    """Yield the properties that can name a person or a case; the same value is said once.

    `packed` are metadata that stand compressed in the file.
    """
    seen = set()
    for key, label in _INFO.items():
        value = _plain(_info(document, key))
        if key in _PROGRAMS and not says(value):
            continue
        if value and value.lower() not in _NOTHING:
            seen.add(value)
            yield Hidden(HiddenKind.METADATA, f"文档属性·{label}", value)
    for label, value in _xmp([*_packets(path), *packed]):
        if value not in seen and value.lower() not in _NOTHING:
            seen.add(value)
            yield Hidden(HiddenKind.METADATA, f"XMP 元数据·{label}", value)


def _info(document: Any, key: str) -> str:  # noqa: ANN401
    """Read one property; halves of characters in it are replaced, where pypdfium2 would give up."""
    name = key.encode()
    size = pdfium_c.FPDF_GetMetaText(document.raw, name, None, 0)
    buffer = ctypes.create_string_buffer(max(2, size))
    pdfium_c.FPDF_GetMetaText(document.raw, name, buffer, size)
    return buffer.raw[: max(0, size - 2)].decode("utf-16-le", errors="replace").strip()


def _plain(value: str) -> str:
    """Decode a value that a printer driver wrote as hexadecimal digits of GBK."""
    if not _HEX.fullmatch(value):
        return value
    try:
        return bytes.fromhex(value[1:-1]).decode("gb18030")
    except ValueError:
        return value


def _xmp(packets: Sequence[bytes]) -> Iterator[tuple[str, str]]:
    """Yield (label, value) of XMP packets."""
    for packet in packets:
        for remark in _remarks(packet):
            yield from (("注释", word) for word in words_in(remark, written=True))
        try:
            root = fromstring(packet)
        except (SyntaxError, DefusedXmlException, ValueError):
            yield from (("其他", word) for word in words_in(_TAG.sub(b" ", packet), written=True))
            continue
        for element in root.iter():
            # Every author of a list by itself; as an entry of the list it is the same value again.
            for text in element.itertext():
                yield from _labelled(str(element.tag), text, is_leaf=not len(element))
            for name, attribute in element.attrib.items():
                yield from _labelled(str(name), attribute, is_leaf=True)


def _remarks(packet: bytes) -> Iterator[bytes]:
    """Yield the remarks in a packet, in one walk."""
    start = packet.find(_REMARK)
    while start >= 0:
        end = packet.find(_REMARK_END, start)
        yield packet[start + len(_REMARK) : end if end >= 0 else len(packet)]
        start = packet.find(_REMARK, end) if end >= 0 else -1


def _labelled(name: str, text: str, *, is_leaf: bool) -> Iterator[tuple[str, str]]:
    """Yield a value with what it is; of fields that a program made up, only what says something."""
    label, value = _XMP.get(name.rpartition("}")[2]), _SPACE.sub(" ", text).strip()
    if value and (label or (is_leaf and says(value))):
        yield label or "其他", value


def _packets(path: Path) -> list[bytes]:
    """Find the XMP packets that stand uncompressed in the file; one that is too large is left out."""
    found = []
    with path.open("rb") as file, mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as data:
        start = data.find(_START)
        while start >= 0:
            end = data.find(_END, start, start + _MAX_XMP)
            if end >= 0:
                found.append(data[start : end + len(_END)])
            start = data.find(_START, start + len(_START))
    return found


def _said(getter: Callable[[], str | None]) -> str:
    """Call a getter of pypdfium2, which gives up on halves of characters."""
    try:
        return (getter() or "").strip()
    except UnicodeDecodeError:
        return ""


def attachments(document: Any) -> Iterator[Hidden]:  # noqa: ANN401 - pypdfium2 has no types
    """Yield the names of attached files."""
    for number in range(document.count_attachments()):
        name = _said(document.get_attachment(number).get_name)
        if name:
            yield Hidden(HiddenKind.FILENAME, f"附件 {number + 1} 的文件名", name)


def bookmarks(document: Any, text: str) -> Iterator[Hidden]:  # noqa: ANN401 - pypdfium2 has no types
    """Yield the bookmarks that say something the text does not."""
    squeezed = _SPACE.sub("", text)
    for number, mark in enumerate(document.get_toc(), 1):
        title = _said(mark.get_title)
        if title and _SPACE.sub("", title) not in squeezed:
            yield Hidden(HiddenKind.METADATA, f"书签 {number}", title)
