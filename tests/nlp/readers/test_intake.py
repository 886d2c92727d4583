"""Files in = documents + unread: whatever is given comes out once, in order, read or with a reason."""

from __future__ import annotations

import hashlib
import io
import json
import os
import pickle
import tempfile
import zipfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from nlp.readers.intake import read as intake_read
from nlp.readers.intake.files import Entry, expand, read
from nlp.readers.interface import Limits, Reading
from nlp.readers.sniff import Format
from nlp.values import Cause, Document, HiddenKind, Unread
from tests.nlp.readers import make_casefile as make
from tools import formats

TEXT = "某某人民法院\r\n民事判决书\n（2023）某0101民初1号\n原告：甲。"


def taken(paths: list[Path], scratch: Path, limits: Limits | None = None) -> list[Document | Unread]:
    limits = limits or Limits()
    found: list[Document | Unread] = []
    for entry in expand(paths, scratch, limits):
        found += [entry] if isinstance(entry, Unread) else read(entry, limits)
    return found


def only(found: list[Document | Unread]) -> Document:
    assert len(found) == 1
    assert isinstance(found[0], Document), found
    return found[0]


def cause(found: list[Document | Unread]) -> Cause:
    assert len(found) == 1
    assert isinstance(found[0], Unread), found
    return found[0].cause


@dataclass(frozen=True)
class Sample:
    """A kind of file: its suffix, its bytes, how many documents and unread units it must give."""

    suffix: str
    data: Callable[[], bytes] = field(repr=False)
    documents: int
    unread: int


def zipped(*members: tuple[str, bytes]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members:
            archive.writestr(name, data)
    return buffer.getvalue()


def drawn(write: Callable[[str, Path], None], text: str, name: str) -> bytes:
    with tempfile.TemporaryDirectory() as folder:
        write(text, Path(folder) / name)
        return (Path(folder) / name).read_bytes()


def casefile() -> bytes:
    return drawn(lambda _, path: make.write_pdf(make.PAGES, path), "", "a.pdf")


def table() -> bytes:
    book = openpyxl.Workbook()
    for row in (["id", "全文"], [1, "甲"], [2, None], [3, "乙"]):
        book.worksheets[0].append(row)
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


ROWS = b'{"text": "a"}\n\n{"text": "b"}\n{"no": 1}\nnot json\n'
SAMPLES = (
    Sample(".txt", lambda: TEXT.encode(), 1, 0),
    Sample(".txt", lambda: TEXT.encode("gb18030"), 1, 0),
    Sample(".txt", lambda: b"", 0, 1),
    Sample(".txt", lambda: b"\xff\xfe\xff", 0, 1),
    Sample("", lambda: TEXT.encode(), 1, 0),
    Sample(".jsonl", lambda: ROWS, 2, 2),
    Sample(".jsonl", lambda: b"\n \n", 0, 1),
    Sample(".json", lambda: b'[{"text": "a"}, {}]', 1, 1),
    Sample(".json", lambda: b'{"text": ', 0, 1),
    Sample(".csv", lambda: "全文,案号\n甲,一\n,二\n".encode(), 1, 1),
    Sample(".csv", lambda: "全文,案号\n".encode(), 0, 1),
    Sample(".csv", lambda: b"a,b\n1,2\n", 0, 1),
    Sample(".xlsx", table, 2, 1),
    Sample(".xlsx", lambda: table()[:-500], 0, 1),
    Sample(".docx", lambda: drawn(formats.write_docx, TEXT, "a.docx"), 1, 0),
    Sample(".docx", lambda: b"PK\x03\x04 broken", 0, 1),
    Sample(".html", lambda: drawn(formats.write_html, TEXT, "a.html"), 1, 0),
    Sample(".pdf", lambda: drawn(formats.write_pdf, TEXT, "a.pdf"), 1, 0),
    Sample(".pdf", casefile, 7, 0),
    Sample(".pdf", lambda: b"%PDF-1.7 broken", 0, 1),
    Sample(".ofd", lambda: zipped(("OFD.xml", b"<x/>")), 0, 1),
    Sample(".exe", lambda: b"MZ\x00\x01", 0, 1),
    Sample(".zip", lambda: zipped(("a.txt", b"x"), ("a.jsonl", ROWS), ("b.exe", b"\x00")), 3, 3),
    Sample(".zip", lambda: zipped(("b.zip", zipped(("a.txt", b"x"), ("b/", b""), ("c.txt", b"")))), 1, 1),
    Sample(".zip", lambda: zipped(("a.txt", b"x"))[:-9], 0, 1),
    Sample(".zip", lambda: zipped(), 0, 1),
    Sample(".7z", lambda: b"7z\xbc\xaf\x27\x1c broken", 0, 1),
    Sample(".gz", lambda: b"\x1f\x8b broken", 0, 1),
)


@settings(deadline=None, max_examples=25)
@given(st.lists(st.sampled_from(SAMPLES), min_size=1, max_size=8))
def test_files_in_are_documents_plus_unread(samples: list[Sample]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        given_ = Path(folder) / "in"
        given_.mkdir()
        for number, sample in enumerate(samples):
            (given_ / f"{number}{sample.suffix}").write_bytes(sample.data())
        found = taken([given_], Path(folder) / "scratch")
    documents = [one for one in found if isinstance(one, Document)]
    assert len(documents) == sum(sample.documents for sample in samples)
    assert len(found) - len(documents) == sum(sample.unread for sample in samples)
    assert len({one.source for one in found}) == len(found)
    order = [
        int(one.source.removeprefix(f"{given_}/").split("!")[0].split("#")[0].split(".")[0]) for one in found
    ]
    assert order == sorted(order)


@pytest.mark.parametrize("sample", SAMPLES, ids=str)
def test_each_kind_by_itself(sample: Sample, tmp_path: Path) -> None:
    path = tmp_path / f"a{sample.suffix}"
    path.write_bytes(sample.data())
    found = taken([path], tmp_path / "scratch")
    documents = sum(isinstance(one, Document) for one in found)
    assert (documents, len(found) - documents) == (sample.documents, sample.unread)
    assert all(one.reason and one.remedy for one in found if isinstance(one, Unread))


def test_ids_of_files_and_rows(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(TEXT.encode("gb18030"))
    (tmp_path / "b.jsonl").write_bytes(b'{"text": "a", "id": 7}\n {"text": "a"} \r\n')
    text, own, row = taken([tmp_path], tmp_path / "scratch")
    assert isinstance(text, Document)
    assert isinstance(own, Document)
    assert isinstance(row, Document)
    assert text.text == TEXT
    assert text.id == text.document == hashlib.blake2b(TEXT.encode("gb18030"), digest_size=16).hexdigest()
    assert own.id == "7"
    assert own.document == hashlib.blake2b(b'{"text": "a", "id": 7}', digest_size=16).hexdigest()
    assert row.id == row.document == hashlib.blake2b(b'{"text": "a"}', digest_size=16).hexdigest()
    assert [own.source, row.source] == [f"{tmp_path}/b.jsonl#1", f"{tmp_path}/b.jsonl#2"]


def test_the_name_of_a_file_is_a_hidden_part_of_it_but_not_of_its_rows(tmp_path: Path) -> None:
    (tmp_path / "甲某判决.txt").write_text("x", "utf-8")
    (tmp_path / "急!戊某.txt").write_text("x", "utf-8")
    (tmp_path / "乙.zip").write_bytes(zipped(("里/丙某.v2.txt", b"x")))
    (tmp_path / "丁某.jsonl").write_text('{"text": "x"}\n', "utf-8")
    found = taken([tmp_path], tmp_path / "scratch")
    names = {
        one.source.rpartition("/")[2]: [part.text for part in one.hidden if part.kind is HiddenKind.FILENAME]
        for one in found
        if isinstance(one, Document)
    }
    assert names == {
        "甲某判决.txt": ["甲某判决"],
        "丙某.v2.txt": ["丙某.v2"],
        "丁某.jsonl#1": [],
        "急!戊某.txt": ["急!戊某"],
    }


def test_parts_of_a_case_file(tmp_path: Path) -> None:
    path = tmp_path / "卷宗.pdf"
    make.write_pdf(make.PAGES, path)
    found = taken([path], tmp_path / "scratch")
    documents = [one for one in found if isinstance(one, Document)]
    assert [one.source.rpartition("/")[2] for one in documents][4:] == [
        "卷宗.pdf#p5-6",
        "卷宗.pdf#p7-8",
        "卷宗.pdf#p9-9",
    ]
    assert len({one.id for one in documents}) == len(documents) == 7
    question = documents[4]
    assert question.part is not None
    assert (question.part.kind, question.part.first, question.part.last) == ("讯问笔录", 5, 6)
    assert question.page_of(question.text.index("以上笔录")) == 6
    assert [len(one.hidden) > 0 for one in documents].count(True) == 1


def test_one_file_given_in_many_ways_is_one_unit(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.txt"
    path.write_text("x", "utf-8")
    (tmp_path / "b").mkdir()
    monkeypatch.chdir(tmp_path)
    given_ = [path, tmp_path, Path("a.txt"), tmp_path / "b" / ".." / "a.txt"]
    assert only(taken(given_, tmp_path / "scratch")).source == str(path)


def test_links_are_followed_only_when_given_by_name(tmp_path: Path) -> None:
    outside = tmp_path / "外.txt"
    outside.write_text("x", "utf-8")
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "链接.txt").symlink_to(outside)
    (folder / "环").symlink_to(folder)
    found = taken([folder], tmp_path / "scratch")
    assert [one.cause for one in found if isinstance(one, Unread)] == [Cause.UNSAFE, Cause.UNSAFE]
    assert only(taken([folder / "链接.txt"], tmp_path / "scratch")).text == "x"


def test_what_is_not_there_or_not_a_file(tmp_path: Path) -> None:
    assert cause(taken([tmp_path / "无"], tmp_path / "scratch")) is Cause.MISSING
    os.mkfifo(tmp_path / "pipe.txt")
    assert cause(taken([tmp_path / "pipe.txt"], tmp_path / "scratch")) is Cause.UNSUPPORTED
    (tmp_path / "空").mkdir()
    assert cause(taken([tmp_path / "空"], tmp_path / "scratch")) is Cause.EMPTY
    (tmp_path / "悬.txt").symlink_to(tmp_path / "无")
    assert cause(taken([tmp_path / "悬.txt"], tmp_path / "scratch")) is Cause.MISSING


@pytest.fixture
def readable_by_all() -> Iterator[Path]:
    """A folder that another user may enter; pytest's own folders are closed to others."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        folder.chmod(0o755)
        yield folder


@contextmanager
def nobody() -> Iterator[None]:
    """Be nobody for a while where we are root, since root may read everything."""
    before = os.geteuid()
    if before == 0:
        os.seteuid(65534)
    try:
        yield
    finally:
        os.seteuid(before)


def test_what_may_not_be_read(readable_by_all: Path, tmp_path: Path) -> None:
    path = readable_by_all / "a.txt"
    path.write_text("x", "utf-8")
    path.chmod(0)
    with nobody():
        values = taken([path], tmp_path / "scratch")
    assert cause(values) is Cause.DAMAGED


def test_a_file_that_vanishes_between_the_steps(tmp_path: Path) -> None:
    entry = Entry(tmp_path / "a.txt", "a.txt", Format.TXT)
    assert cause(list(read(entry, Limits()))) is Cause.MISSING


def test_a_file_beyond_the_limit(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b"x" * 11)
    assert cause(taken([path], tmp_path / "scratch", Limits(file_bytes=10))) is Cause.TOO_LARGE
    rows = tmp_path / "a.jsonl"
    rows.write_bytes(b'{"text": "x"}\n' * 3)
    assert len(taken([rows], tmp_path / "scratch", Limits(file_bytes=10))) == 3


def test_a_name_in_gb18030_bytes_is_shown(tmp_path: Path) -> None:
    path = os.fsencode(tmp_path) + "/判决书.txt".encode("gb18030")
    Path(os.fsdecode(path)).write_text("x", "utf-8")
    assert only(taken([tmp_path], tmp_path / "scratch")).source == f"{tmp_path}/判决书.txt"


def test_an_unexpected_error_of_a_parser_is_damage_and_quotes_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def explode(path: Path, limits: Limits) -> Reading:
        raise KeyError("秘密姓名")

    monkeypatch.setitem(intake_read._READERS, Format.TXT, explode)
    (tmp_path / "a.txt").write_text("x", "utf-8")
    (found,) = taken([tmp_path / "a.txt"], tmp_path / "scratch")
    assert isinstance(found, Unread)
    assert found.cause is Cause.DAMAGED
    assert "KeyError" in found.reason
    assert "秘密" not in str(found)


def test_long_files_of_rows_become_many_entries_that_travel(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text("".join(json.dumps({"text": f"第{n}份"}) + "\n" for n in range(1700)), "utf-8")
    entries = [one for one in expand([path], tmp_path / "scratch", Limits()) if isinstance(one, Entry)]
    assert [entry.rows for entry in entries] == [(1, 501), (501, 1001), (1001, 1501), (1501, 1702)]
    entries = pickle.loads(pickle.dumps(entries))  # noqa: S301 - our own bytes
    found = [one for entry in entries for one in read(entry, Limits())]
    assert [one.source for one in found] == [f"{path}#{n}" for n in range(1, 1701)]


def test_a_case_of_every_format_is_dispatched() -> None:
    handled = {*intake_read._READERS, *intake_read._ROW_READERS, *intake_read._CONVERTED}
    archives = {Format.ZIP, Format.SEVEN, Format.TAR, Format.GZ, Format.BZ2, Format.XZ}
    assert handled == set(Format) - archives


@pytest.mark.parametrize("name", ["旧.doc", "旧.txt"])
def test_an_old_format_goes_through_libreoffice(name: str, soffice: str, tmp_path: Path) -> None:
    path = tmp_path / name
    path.write_bytes(b"{\\rtf1\\ansi\\ansicpg936 \\u21028?\\u20915?\\u20070?\\par}")
    document = only(taken([path], tmp_path / "scratch"))
    assert document.text.strip() == "判决书"
    assert document.document == hashlib.blake2b(path.read_bytes(), digest_size=16).hexdigest()
