"""Pictures of a copy without what they tell beside their pixels: Exif, XMP, IPTC, comments, dates."""

from __future__ import annotations

import struct
from collections.abc import Iterator

_JPEG, _PNG = b"\xff\xd8", b"\x89PNG\r\n\x1a\n"
# APP0 (JFIF), APP2 (colours) and APP14 (Adobe's colour transform) are needed to show the picture.
_JPEG_KEPT_APPS = frozenset((0xE0, 0xE2, 0xEE))
_JPEG_APPS, _JPEG_COMMENT, _JPEG_PIXELS = range(0xE0, 0xF0), 0xFE, 0xDA
_PNG_DROPPED = frozenset((b"tEXt", b"zTXt", b"iTXt", b"eXIf", b"tIME"))
_JPEG_END = b"\xff\xd9"
_CHUNK = 12


def without_metadata(data: bytes) -> bytes:
    """Return a JPEG or PNG with the same pixels and nothing else; other formats stay as they are."""
    try:
        if data.startswith(_JPEG):
            return b"".join(_jpeg(data))
        if data.startswith(_PNG):
            return b"".join(_png(data))
    except (struct.error, IndexError):
        # A picture whose structure breaks off is shown as far as it goes, so it stays.
        return data
    return data


def _jpeg(data: bytes) -> Iterator[bytes]:
    """Give the segments that are kept; behind the beginning of the pixels everything."""
    yield _JPEG
    at = 2
    while at < len(data):
        if data[at] != 0xFF:
            yield data[at:]
            return
        marker = data[at + 1]
        if marker == 0xFF:
            at += 1
            continue
        if marker == _JPEG_PIXELS:
            end = data.find(_JPEG_END, at)
            yield data[at:] if end < 0 else data[at : end + len(_JPEG_END)]
            return
        (length,) = struct.unpack_from(">H", data, at + 2)
        tells = marker == _JPEG_COMMENT or (marker in _JPEG_APPS and marker not in _JPEG_KEPT_APPS)
        if not tells:
            yield data[at : at + 2 + length]
        at += 2 + length


def _png(data: bytes) -> Iterator[bytes]:
    """Give the chunks that are kept; nothing stands behind the last."""
    yield _PNG
    at = len(_PNG)
    while at < len(data):
        (length,) = struct.unpack_from(">I", data, at)
        name = data[at + 4 : at + 8]
        if name not in _PNG_DROPPED:
            yield data[at : at + length + _CHUNK]
        if name == b"IEND":
            return
        at += length + _CHUNK
