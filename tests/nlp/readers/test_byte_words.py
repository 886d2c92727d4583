"""Words in bytes that no reader takes apart, and pictures taken apart."""

from __future__ import annotations

import io
import random
import struct
import time
import zlib
from typing import Any

import pytest
from PIL import Image
from PIL.PngImagePlugin import PngInfo

from nlp.readers.byte_words import words_in
from nlp.readers.picture_parts import beside_pixels, parts_of

SECRET = "被害人钱多宝的住址和电话"
NOISE = random.Random(5).randbytes(200_000)


@pytest.mark.parametrize("code", ["utf-8", "gb18030", "utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("shift", [0, 1])
def test_words_are_found_in_every_way_of_writing(code: str, shift: int) -> None:
    data = NOISE[:999] + b"\0" * (1 + shift) + SECRET.encode(code) + b"\0\0" + NOISE[1000:2000]
    assert any(SECRET in word for word in words_in(data))


@pytest.mark.parametrize(
    "data", [NOISE, bytes(range(256)) * 9, b"", b"The quick brown fox \xff" * 99, b"12345678901 " * 9]
)
def test_chance_says_nothing(data: bytes) -> None:
    assert words_in(data) == []


def test_an_identity_number_alone_is_told() -> None:
    assert words_in(b"\0\x01110101195001011238\0") == ["110101195001011238"]
    assert words_in(b"0.1101011950010112380") == []


def picture(kind: str) -> bytes:
    """Return a picture of a format that says the secret beside its pixels, and once more behind its end."""
    made, image = io.BytesIO(), Image.effect_noise((40, 30), 60).convert("RGB")
    exif, said = Image.Exif(), PngInfo()
    exif[0x013B] = exif[0x010E] = SECRET
    said.add_text("Comment", SECRET, zip=True)
    more: dict[str, dict[str, Any]] = {
        "JPEG": {"exif": exif, "comment": SECRET.encode()},
        "PNG": {"pnginfo": said},
        "GIF": {"comment": SECRET.encode()},
        "WEBP": {"exif": exif, "lossless": True},
        "TIFF": {"tiffinfo": {270: "Remark", 0x9C9D: SECRET.encode("utf-16-le")}},
        "BMP": {},
    }
    image.save(made, kind, **more[kind])
    return made.getvalue() + (b"" if kind == "TIFF" else SECRET.encode())


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "GIF", "WEBP", "TIFF", "BMP"])
def test_what_a_picture_tells_is_told_and_its_pixels_do_without(kind: str) -> None:
    data = picture(kind)
    clean = b"".join(one.kept for one in parts_of(data))
    assert any(SECRET in word for word in beside_pixels(data))
    assert beside_pixels(clean) == [] and SECRET.encode() not in clean
    before, after = (Image.open(io.BytesIO(one)).convert("RGB") for one in (data, clean))
    assert before.tobytes() == after.tobytes()


def test_a_chunk_that_nobody_knows_is_not_kept() -> None:
    data, said = picture("PNG"), SECRET.encode()
    chunk = struct.pack(">I", len(said)) + b"prVt" + said + struct.pack(">I", zlib.crc32(b"prVt" + said))
    clean = b"".join(one.kept for one in parts_of(data[:33] + chunk + data[33:]))
    assert said not in clean and Image.open(io.BytesIO(clean)).size == (40, 30)


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "GIF", "WEBP", "TIFF", "BMP"])
def test_a_picture_that_breaks_off_anywhere_raises_nothing(kind: str) -> None:
    data = picture(kind)
    for end in range(1, len(data), max(1, len(data) // 60)):
        parts = parts_of(data[:end])
        assert b"".join(one.data for one in parts) == data[:end]
        beside_pixels(data[:end])


def test_a_list_that_points_behind_the_end_raises_nothing() -> None:
    entry = struct.pack("<HHII", 305, 2, 100, 0xFFFFFFF0)
    data = b"II*\0" + struct.pack("<I", 8) + struct.pack("<H", 1) + entry + struct.pack("<I", 0)
    assert b"".join(one.kept for one in parts_of(data)) == data


def test_the_preview_in_a_photograph_is_no_text() -> None:
    exif = b"\xff\xe1" + struct.pack(">H", 9002) + b"Exif\0\0" + b"\xff\xd8\xff\xdb" + NOISE[:8990]
    data = picture("JPEG").removesuffix(SECRET.encode())
    told = beside_pixels(data[:2] + exif + data[2:])
    assert told and all(SECRET in word for word in told)


def test_a_number_in_utf_16_is_told() -> None:
    assert words_in("13800000000".encode("utf-16-le"), written=True) == ["13800000000"]


def test_long_unpacked_words_of_a_picture_cost_their_length() -> None:
    said = b"XML:com.adobe.xmp\0\0\0\0\0" + b"x" * 3_000_000
    chunk = struct.pack(">I", len(said)) + b"iTXt" + said + struct.pack(">I", zlib.crc32(b"iTXt" + said))
    data = picture("PNG")
    began = time.process_time()
    beside_pixels(data[:33] + chunk + data[33:])
    assert time.process_time() - began < 5
