"""Hostile and broken office files: each limit is tripped once, and every refusal says why in Chinese."""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from nlp.readers.docx.reader import read_docx
from nlp.readers.interface import Limits, ReadError, Reading
from nlp.readers.ofd.reader import read_ofd
from nlp.values import Cause
from tests.nlp.readers.make_docx import make_docx, paragraph
from tests.nlp.readers.make_ofd import make_ofd

LIMITS = Limits()
BOMB = (
    '<!DOCTYPE a [<!ENTITY w "ha"><!ENTITY v "&w;&w;&w;&w;&w;&w;&w;&w;">'
    '<!ENTITY u "&v;&v;&v;&v;&v;&v;&v;&v;"><!ENTITY x "&u;&u;&u;&u;&u;&u;&u;&u;">]>'
)
FILE_BOMB = '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/hostname">]>'
Reader = Callable[[Path, Limits], Reading]


def write_docx(path: Path) -> Path:
    return make_docx(path, paragraph("民事判决书") + paragraph("原告某某。"))


def write_ofd(path: Path) -> Path:
    make_ofd(["民事判决书", "原告某某。"], path)
    return path


BOTH = pytest.mark.parametrize(("reader", "write"), [(read_docx, write_docx), (read_ofd, write_ofd)])
Writer = Callable[[Path], Path]


def refused(reader: Reader, path: Path, limits: Limits = LIMITS) -> Cause:
    with pytest.raises(ReadError) as caught:
        reader(path, limits)
    assert caught.value.reason and caught.value.remedy
    assert "某某" not in caught.value.reason + caught.value.remedy
    return caught.value.cause


def add(path: Path, name: str, content: bytes) -> Path:
    with zipfile.ZipFile(path, "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(name, content)
    return path


@BOTH
def test_the_untouched_file_is_read(reader: Reader, write: Writer, tmp_path: Path) -> None:
    assert reader(write(tmp_path / "x"), LIMITS).text == "民事判决书\n原告某某。"


@BOTH
@pytest.mark.parametrize("name", ["../x.xml", "/etc/x", "a/../../x", "C:\\x", "..\\x"])
def test_a_path_that_leads_out_is_refused(reader: Reader, write: Writer, tmp_path: Path, name: str) -> None:
    assert refused(reader, add(write(tmp_path / "x"), name, b"x")) is Cause.UNSAFE


@BOTH
def test_a_compression_bomb_is_refused_before_it_is_unpacked(
    reader: Reader, write: Writer, tmp_path: Path
) -> None:
    path = add(write(tmp_path / "x"), "word/media/1", bytes(9 << 20))
    assert refused(reader, path) is Cause.UNSAFE


@BOTH
@pytest.mark.parametrize(
    "limits",
    [replace(LIMITS, part_bytes=20), replace(LIMITS, unpacked_bytes=20), replace(LIMITS, members=2),
     replace(LIMITS, file_bytes=20)],
)  # fmt: skip
def test_a_file_over_a_limit_is_too_large(
    reader: Reader, write: Writer, tmp_path: Path, limits: Limits
) -> None:
    assert refused(reader, write(tmp_path / "x"), limits) is Cause.TOO_LARGE


@BOTH
def test_a_truncated_file_is_damaged(reader: Reader, write: Writer, tmp_path: Path) -> None:
    path = write(tmp_path / "x")
    content = path.read_bytes()
    path.write_bytes(content[: len(content) // 2])
    assert refused(reader, path) is Cause.DAMAGED


@BOTH
def test_a_part_whose_bytes_are_wrong_is_damaged(reader: Reader, write: Writer, tmp_path: Path) -> None:
    path = write(tmp_path / "x")
    with zipfile.ZipFile(path) as archive:
        names = [info for info in archive.infolist() if info.filename.endswith((".xml", ".rels"))]
    content = bytearray(path.read_bytes())
    for info in names:
        at = info.header_offset + 30 + len(info.filename)
        content[at : at + 8] = bytes(8)
    path.write_bytes(bytes(content))
    assert refused(reader, path) is Cause.DAMAGED


@BOTH
def test_nothing_and_noise_are_told_apart(reader: Reader, write: Writer, tmp_path: Path) -> None:
    path = tmp_path / "x"
    path.write_bytes(b"")
    assert refused(reader, path) is Cause.EMPTY
    path.write_bytes(b"no zip at all")
    assert refused(reader, path) is Cause.DAMAGED
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("readme.txt", "x")
    assert refused(reader, path) is Cause.UNSUPPORTED


@BOTH
def test_old_containers_are_told_apart_from_encrypted_ones(
    reader: Reader, write: Writer, tmp_path: Path
) -> None:
    path = tmp_path / "x"
    ole = bytes.fromhex("d0cf11e0a1b11ae1") + bytes(600)
    path.write_bytes(ole + "EncryptedPackage".encode("utf-16-le") + bytes(64))
    assert refused(reader, path) is Cause.ENCRYPTED
    path.write_bytes(ole)
    assert refused(reader, path) is Cause.UNSUPPORTED


@BOTH
def test_a_zip_with_a_password_is_encrypted(reader: Reader, write: Writer, tmp_path: Path) -> None:
    path = write(tmp_path / "x")
    content = bytearray(path.read_bytes())
    at = content.find(b"PK\x01\x02")
    while at >= 0:
        content[at + 8] |= 1
        at = content.find(b"PK\x01\x02", at + 4)
    path.write_bytes(bytes(content))
    assert refused(reader, path) is Cause.ENCRYPTED


@pytest.mark.parametrize("prologue", [BOMB, FILE_BOMB])
def test_entities_in_a_docx_are_refused(tmp_path: Path, prologue: str) -> None:
    path = make_docx(tmp_path / "x", paragraph("<w:r><w:t>&x;</w:t></w:r>"), prologue=prologue)
    assert refused(read_docx, path) is Cause.UNSAFE


@pytest.mark.parametrize("prologue", [BOMB, FILE_BOMB])
def test_entities_in_an_ofd_are_refused(tmp_path: Path, prologue: str) -> None:
    make_ofd(["民事判决书"], tmp_path / "x", prologue=prologue)
    assert refused(read_ofd, tmp_path / "x") is Cause.UNSAFE


def test_a_docx_without_words_is_empty_or_a_picture(tmp_path: Path) -> None:
    assert refused(read_docx, make_docx(tmp_path / "x", "")) is Cause.EMPTY
    picture = make_docx(tmp_path / "y", paragraph(""), parts={"media/1.png": ("image", "x")})
    assert refused(read_docx, picture) is Cause.IMAGE_ONLY


@pytest.mark.parametrize(
    "inside",
    ["<w:sdt>" * 300 + "</w:sdt>" * 300, "<w:r><w:t>" + "某" * 4_000_000 + "</w:t></w:r>"],
    ids=["deep", "long"],
)
def test_a_part_that_the_parser_finds_too_large_is_said_to_be_so(tmp_path: Path, inside: str) -> None:
    path = make_docx(tmp_path / "x", paragraph(inside))
    assert refused(read_docx, path, replace(LIMITS, ratio=100_000)) is Cause.TOO_LARGE


def test_a_docx_that_points_outside_is_refused(tmp_path: Path) -> None:
    path = make_docx(tmp_path / "x", paragraph("正文"), parts={"../../header.xml": ("header", "")})
    assert refused(read_docx, path) is Cause.UNSAFE
