"""Pictures taken apart: what is needed to show the pixels, and what is only told beside them.

Exif, XMP, IPTC, comments, dates, chunks of programs, and whatever stands behind the end of the picture.
"""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field

from nlp.readers.byte_words import words_in

_JPEG, _PNG, _GIF, _BMP = b"\xff\xd8", b"\x89PNG\r\n\x1a\n", (b"GIF87a", b"GIF89a"), b"BM"
_TIFF = {b"II*\0": "<", b"MM\0*": ">"}
# APP0 (JFIF), APP2 (colours) and APP14 (Adobe's colour transform) are needed to show the picture.
_JPEG_KEPT_APPS = frozenset((0xE0, 0xE2, 0xEE))
_JPEG_APPS, _JPEG_COMMENT, _JPEG_PIXELS = range(0xE0, 0xF0), 0xFE, 0xDA
_JPEG_END = b"\xff\xd9"
_PNG_KEPT = frozenset(
    (
        b"IHDR", b"PLTE", b"IDAT", b"IEND", b"tRNS", b"gAMA", b"cHRM", b"sRGB", b"iCCP", b"sBIT", b"bKGD",
        b"pHYs", b"cICP", b"acTL", b"fcTL", b"fdAT",
    )
)  # fmt: skip
_PNG_PACKED = {b"zTXt", b"iTXt"}
# A keyword, a language and a keyword in it stand before the packed text.
_LONGEST_KEYWORDS = 512
_WEBP_TOLD, _WEBP_FLAGS = (b"EXIF", b"XMP "), 0x0C
_GIF_TOLD, _GIF_APPLICATION, _GIF_LOOPS = (0xFE, 0x01), 0xFF, (b"NETSCAPE2.0", b"ANIMEXTS1.0")
# Of a TIFF: whatever is written in letters; XMP, IPTC, and what Photoshop and Windows add.
_TIFF_TOLD = frozenset((700, 33723, 34377, 37500, 37510, *range(0x9C9B, 0x9CA0)))
_TIFF_BELOW = frozenset((34665, 34853))
_TIFF_SIZES = {1: 1, 2: 1, 3: 2, 4: 4, 5: 8, 6: 1, 7: 1, 8: 2, 9: 4, 10: 8, 11: 4, 12: 8}
_ASCII, _MOST_ENTRIES, _MOST_LISTS = 2, 4096, 64


@dataclass(frozen=True, slots=True)
class Part:
    """A piece of a picture's file: `told` where no pixel needs it; `instead` is what a copy has there."""

    data: bytes = field(repr=False)
    told: bool = False
    instead: bytes = field(default=b"", repr=False)

    @property
    def kept(self) -> bytes:
        """Return what a copy has of the piece."""
        return self.instead if self.told else self.data


def parts_of(data: bytes) -> tuple[Part, ...]:
    """Take a JPEG, PNG, GIF, WebP, BMP or TIFF apart; another file, or one that breaks off, is one piece."""
    with suppress(struct.error, IndexError):
        if data.startswith(_JPEG):
            return tuple(_jpeg(data))
        if data.startswith(_PNG):
            return tuple(_png(data))
        if data.startswith(_GIF):
            return tuple(_gif(data))
        if data.startswith(b"RIFF") and data[8:12] == b"WEBP":
            return tuple(_webp(data))
        # A text may begin with BM, too: there are no zeros in it.
        if data.startswith(_BMP) and data[6:10] == bytes(4):
            (size,) = struct.unpack_from("<I", data, 2)
            return (Part(data[:2]), *_cut(data[2:], size - 2)) if size > 2 else (Part(data),)
        if data[:4] in _TIFF:
            return tuple(_tiff(data, _TIFF[data[:4]]))
    return (Part(data),)


def is_picture(data: bytes) -> bool:
    """Say whether bytes are a picture of a kind that can be taken apart."""
    return len(parts_of(data)) > 1


def beside_pixels(data: bytes) -> list[str]:
    """Return the words that a picture tells beside its pixels."""
    told = (one.data for one in parts_of(data) if one.told)
    return list(dict.fromkeys(word for piece in told for word in _words(piece)))


def _words(piece: bytes) -> list[str]:
    """Return the words of a piece; a small picture in it (a phone's preview) is packed, and no text."""
    at = piece.find(_JPEG + b"\xff")
    text, preview = (piece, b"") if at < 0 else (piece[:at], piece[at:])
    return [*words_in(_unpacked(text), written=True), *words_in(preview)]


def _unpacked(piece: bytes) -> bytes:
    """Return a piece with the packed text of a PNG behind it."""
    if piece[4:8] in _PNG_PACKED:
        rest = memoryview(piece)
        at = piece.find(b"\x78", 0, _LONGEST_KEYWORDS)
        while at >= 0:
            with suppress(zlib.error):
                return piece + zlib.decompressobj().decompress(rest[at:], 1 << 20)
            at = piece.find(b"\x78", at + 1, _LONGEST_KEYWORDS)
    return piece


def _cut(data: bytes, end: int) -> tuple[Part, ...]:
    """Give a picture, and what stands behind its end."""
    return (Part(data[:end]), Part(data[end:], told=True)) if end < len(data) else (Part(data),)


def _jpeg(data: bytes) -> Iterator[Part]:
    """Give the segments; the pixels with all that follows them are one."""
    yield Part(_JPEG)
    at = 2
    while at < len(data):
        if data[at] != 0xFF:
            yield Part(data[at:])
            return
        marker = data[at + 1]
        if marker == 0xFF:
            at += 1
            continue
        if marker == _JPEG_PIXELS:
            end = data.find(_JPEG_END, at)
            yield from _cut(data[at:], len(data) if end < 0 else end + len(_JPEG_END) - at)
            return
        (length,) = struct.unpack_from(">H", data, at + 2)
        told = marker == _JPEG_COMMENT or (marker in _JPEG_APPS and marker not in _JPEG_KEPT_APPS)
        yield Part(data[at : at + 2 + length], told)
        at += 2 + length


def _png(data: bytes) -> Iterator[Part]:
    """Give the chunks."""
    yield Part(_PNG)
    at = len(_PNG)
    while at < len(data):
        (length,) = struct.unpack_from(">I", data, at)
        name, end = data[at + 4 : at + 8], at + 12 + length
        yield Part(data[at:end], told=name not in _PNG_KEPT)
        at = end
        if name == b"IEND" and at < len(data):
            yield Part(data[at:], told=True)
            return


def _gif(data: bytes) -> Iterator[Part]:
    """Give the blocks: comments, letters drawn over the picture, and what programs add are told."""
    at = 13 + (3 << (data[10] & 7) + 1 if data[10] & 0x80 else 0)
    yield Part(data[:at])
    while at < len(data):
        start, kind = at, data[at]
        if kind == 0x3B:
            yield from _cut(data[at:], 1)
            return
        if kind == 0x2C:
            packed = data[at + 9]
            at += 11 + (3 << (packed & 7) + 1 if packed & 0x80 else 0)
            told = False
        elif kind == 0x21:
            label, at = data[at + 1], at + 2
            told = label in _GIF_TOLD or (
                label == _GIF_APPLICATION and data[at + 1 : at + 12] not in _GIF_LOOPS
            )
        else:
            yield Part(data[at:])
            return
        while data[at]:
            at += 1 + data[at]
        at += 1
        yield Part(data[start:at], told)


def _webp(data: bytes) -> Iterator[Part]:
    """Give the chunks; the head says how many bytes are left, and no longer that there is Exif or XMP."""
    (size,) = struct.unpack_from("<I", data, 4)
    chunks, at = list[tuple[bytes, bytes]](), 12
    while at + 8 <= min(len(data), size + 8):
        (length,) = struct.unpack_from("<I", data, at + 4)
        end = at + 8 + length + length % 2
        chunks.append((data[at : at + 4], data[at:end]))
        at = end
    left = sum(len(chunk) for name, chunk in chunks if name not in _WEBP_TOLD)
    head = b"RIFF" + struct.pack("<I", 4 + left) + b"WEBP"
    yield Part(data[:12], told=True, instead=head)
    for name, chunk in chunks:
        if name == b"VP8X":
            yield Part(chunk, told=True, instead=chunk[:8] + bytes([chunk[8] & ~_WEBP_FLAGS]) + chunk[9:])
        else:
            yield Part(chunk, told=name in _WEBP_TOLD)
    if at < len(data):
        yield Part(data[at:], told=True)


def _tiff(data: bytes, order: str) -> Iterator[Part]:
    """Give the file in pieces: the values of entries that tell something are zeros in a copy."""
    at = 0
    for start, end in sorted(_tiff_values(data, order)):
        if start >= at:
            yield Part(data[at:start])
            yield Part(data[start:end], told=True, instead=bytes(end - start))
            at = end
    yield Part(data[at:])


def _tiff_values(data: bytes, order: str) -> Iterator[tuple[int, int]]:
    """Yield where the values of entries stand that tell something, from list to list."""
    (first,) = struct.unpack_from(f"{order}I", data, 4)
    todo, seen, count = [first], set[int](), 0
    while todo:
        at = todo.pop()
        if not at or at in seen or len(seen) > _MOST_LISTS:
            continue
        seen.add(at)
        (entries,) = struct.unpack_from(f"{order}H", data, at)
        for entry in range(at + 2, at + 2 + 12 * entries, 12):
            count += 1
            if count > _MOST_ENTRIES:
                return
            tag, kind, many = struct.unpack_from(f"{order}HHI", data, entry)
            (value,) = struct.unpack_from(f"{order}I", data, entry + 8)
            if tag in _TIFF_BELOW:
                todo.append(value)
            elif kind == _ASCII or tag in _TIFF_TOLD:
                size = many * _TIFF_SIZES.get(kind, 1)
                start = entry + 8 if size <= 4 else value
                if start < len(data):
                    yield start, min(start + size, len(data))
        (following,) = struct.unpack_from(f"{order}I", data, at + 2 + 12 * entries)
        todo.append(following)
