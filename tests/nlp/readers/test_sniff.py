"""The first bytes decide; the suffix only where they are silent."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from nlp.readers.interface import Limits, ReadError
from nlp.readers.sniff import Format, is_system_file, sniff, suffix_of
from nlp.values import Cause

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 512


def zipped(path: Path, *names: str) -> bytes:
    with zipfile.ZipFile(path, "w") as archive:
        for name in names:
            archive.writestr(name, "x")
    return path.read_bytes()


def judged(tmp_path: Path, name: str, data: bytes) -> Format:
    path = tmp_path / name
    path.write_bytes(data)
    return sniff(path, name, Limits())


@pytest.mark.parametrize(
    ("name", "data", "expected"),
    [
        ("a.txt", b"%PDF-1.7\n", Format.PDF),
        ("a.txt", b"<!DOCTYPE html><html>", Format.HTML),
        ("a.doc", b"\xef\xbb\xbf  <html><body>", Format.HTML),
        ("a.doc", b"{\\rtf1", Format.DOC),
        ("a.doc", b'<?xml version="1.0"?><?mso-application progid="Word.Document"?>', Format.DOC),
        ("a.txt", "文中提到 %PDF-1.7 格式".encode(), Format.TXT),
        ("a.txt", b"\x89PNG\r\n\x1a\n", Format.IMAGE),
        ("a.pdf", b"\xff\xd8\xff\xe0", Format.IMAGE),
        ("a", "判决书".encode(), Format.TXT),
        ("甲.判决书", "判决书".encode(), Format.TXT),
        ("a.doc", OLE + "WordDocument".encode("utf-16-le"), Format.DOC),
        ("a.txt", OLE + "Workbook".encode("utf-16-le"), Format.XLS),
        ("a.wps", OLE, Format.DOC),
        ("a.json", b'{"text": "a"}\n{"text": "b"}\n', Format.JSONL),
        ("a.json", b'{"text": "a"}', Format.JSON),
        ("a.jsonl", b'{"text": "a"}', Format.JSONL),
        ("a.jsonl", b'{\n"text": "a"}', Format.JSON),
        ("a.csv", b"text\nx\n", Format.CSV),
        ("a.bin", b"7z\xbc\xaf\x27\x1c", Format.SEVEN),
        ("a.bin", b"\x1f\x8b\x08", Format.GZ),
    ],
)
def test_format(name: str, data: bytes, expected: Format, tmp_path: Path) -> None:
    assert judged(tmp_path, name, data) is expected


@pytest.mark.parametrize(
    ("member", "expected"),
    [
        ("word/document.xml", Format.DOCX),
        ("xl/workbook.xml", Format.XLSX),
        ("OFD.xml", Format.OFD),
        ("判决书.txt", Format.ZIP),
    ],
)
def test_a_zip_is_what_its_members_make_it(member: str, expected: Format, tmp_path: Path) -> None:
    data = zipped(tmp_path / "z", member)
    assert judged(tmp_path, "a.txt", data) is expected


@pytest.mark.parametrize(
    ("name", "data", "cause"),
    [
        ("a.exe", b"MZ\x00\x01", Cause.UNSUPPORTED),
        ("a.rar", b"Rar!\x1a\x07\x00", Cause.UNSUPPORTED),
        ("a", b"\x00\x01\x02" * 99, Cause.UNSUPPORTED),
        ("a.doc", b"MIME-Version: 1.0\r\n", Cause.UNSUPPORTED),
        (".DS_Store", b"x", Cause.UNSUPPORTED),
        ("~$a.docx", b"x", Cause.UNSUPPORTED),
        ("a.docx", OLE + "EncryptedPackage".encode("utf-16-le"), Cause.ENCRYPTED),
    ],
)
def test_what_no_reader_fits_is_refused(name: str, data: bytes, cause: Cause, tmp_path: Path) -> None:
    with pytest.raises(ReadError) as caught:
        judged(tmp_path, name, data)
    assert caught.value.cause is cause
    assert caught.value.remedy


def test_a_directory_that_would_fill_the_memory_is_refused_unread(tmp_path: Path) -> None:
    path = tmp_path / "a.zip"
    zipped(path, *(f"{n}.txt" for n in range(12)))
    with pytest.raises(ReadError) as caught:
        sniff(path, "a.zip", Limits(members=10))
    assert caught.value.cause is Cause.TOO_LARGE


def test_a_name_in_chinese_after_a_dot_is_no_suffix() -> None:
    assert suffix_of("（2023）宁0121民初960号.判决书") == ""
    assert suffix_of("A.PDF") == ".pdf"


def test_system_files() -> None:
    assert is_system_file("__MACOSX/a.txt")
    assert is_system_file("dir/Thumbs.db")
    assert not is_system_file("判决书.txt")


def test_what_is_zeros_alone_is_no_empty_archive_unless_it_is_called_one(tmp_path: Path) -> None:
    with pytest.raises(ReadError) as error:
        judged(tmp_path, "a.csv", bytes(5000))
    assert error.value.cause is Cause.DAMAGED
    assert judged(tmp_path, "a.tar", bytes(10240)) is Format.TAR
