"""Old formats through LibreOffice: for real where it is installed, and with the remedy where it is not."""

from __future__ import annotations

import os
import stat
import time
from dataclasses import replace
from pathlib import Path

import docx
import pytest

from nlp.readers.docx.reader import read_docx
from nlp.readers.interface import Limits, ReadError
from nlp.readers.libreoffice import convert, find_program
from nlp.values import Cause
from tests.conftest import missing

LIMITS = Limits()
OLE = bytes.fromhex("d0cf11e0a1b11ae1").ljust(512, b"\x00")


def needs_program() -> None:
    """Skip aloud without LibreOffice; where everything is required, its absence is a failure."""
    if find_program() is None:
        missing("LibreOffice", "apt-get install libreoffice-writer-nogui libreoffice-calc-nogui")


def fake(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, script: str) -> Path:
    """Put a program of our own in the place of LibreOffice, and make a file to convert."""
    program = tmp_path / "bin" / "soffice"
    program.parent.mkdir()
    program.write_text(f"#!/bin/sh\n{script}\n")
    program.chmod(program.stat().st_mode | stat.S_IXUSR)
    monkeypatch.setenv("PATH", f"{program.parent}{os.pathsep}{os.environ['PATH']}")
    source = tmp_path / "张某某.doc"
    source.write_bytes(b"{\\rtf1 x}")
    return source


def cause(source: Path, into: Path, limits: Limits = LIMITS) -> Cause:
    with pytest.raises(ReadError) as caught:
        convert(source, into, "docx", limits)
    assert "张某某" not in str(caught.value) + caught.value.remedy
    return caught.value.cause


def test_a_doc_is_converted_for_real(tmp_path: Path) -> None:
    needs_program()
    document = docx.Document()
    document.add_paragraph("民事判决书")
    document.add_paragraph("原告某某。")
    document.save(str(tmp_path / "a.docx"))
    old = convert(tmp_path / "a.docx", tmp_path / "one", "doc", LIMITS).rename(tmp_path / "old.doc")
    assert old.read_bytes()[:4] == bytes.fromhex("d0cf11e0")
    assert read_docx(convert(old, tmp_path / "two", "docx", LIMITS), LIMITS).text == "民事判决书\n原告某某。"


def test_without_the_program_the_remedy_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(ReadError) as caught:
        convert(tmp_path / "x.doc", tmp_path / "out", "docx", LIMITS)
    assert caught.value.cause is Cause.NEEDS_PROGRAM
    assert "LibreOffice" in caught.value.remedy


def test_a_hung_program_is_ended_with_its_children(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    marker = tmp_path / "alive"
    source = fake(tmp_path, monkeypatch, f"(sleep 2; touch {marker}) & sleep 60")
    began = time.monotonic()
    assert cause(source, tmp_path / "out", replace(LIMITS, seconds=0.3)) is Cause.TIMEOUT
    assert time.monotonic() - began < 20
    time.sleep(2.2)
    assert not marker.exists()


@pytest.mark.parametrize("script", ["exit 1", "exit 0"])
def test_a_program_that_makes_nothing_means_a_damaged_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, script: str
) -> None:
    assert cause(fake(tmp_path, monkeypatch, script), tmp_path / "out") is Cause.DAMAGED


def test_the_name_of_the_file_reaches_no_process_list(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    source = fake(tmp_path, monkeypatch, f'echo "$@" > {tmp_path / "arguments"}')
    assert cause(source, tmp_path / "out") is Cause.DAMAGED
    assert "input.doc" in (tmp_path / "arguments").read_text()
    assert "张某某" not in (tmp_path / "arguments").read_text()


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (b"", Cause.EMPTY),
        (b"\x00\x01 noise", Cause.UNSUPPORTED),
        (OLE, Cause.DAMAGED),
        (OLE + "EncryptedPackage".encode("utf-16-le"), Cause.ENCRYPTED),
        (
            OLE + b"\xec\xa5".ljust(11, b"\x00") + b"\x01" + "WordDocument".encode("utf-16-le"),
            Cause.ENCRYPTED,
        ),
    ],
)
def test_what_is_no_document_is_refused_before_it_is_taken_for_text(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, content: bytes, expected: Cause
) -> None:
    source = fake(tmp_path, monkeypatch, f"touch {tmp_path / 'started'}; exit 1")
    source.write_bytes(content)
    assert cause(source, tmp_path / "out") is expected
    assert not (tmp_path / "started").exists()
