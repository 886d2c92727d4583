"""The same invented document gives the same findings in every format."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from annotations.privacy.screen import Screener
from nlp.names.recognisers.lac import LacRecogniser
from nlp.parse.parse import parse
from nlp.readers.intake.files import Entry, expand, read
from nlp.readers.interface import Limits
from nlp.text.view import view_of
from nlp.values import Document
from tests.goldens import Golden, all_goldens
from tests.nlp.readers.make_ofd import make_ofd
from tools import formats

GOLDENS = {golden.name: golden for golden in all_goldens()}
RECOGNISER = LacRecogniser()


def write_ofd(text: str, path: Path) -> None:
    make_ofd(text.split("\n"), path)


def write_gb18030(text: str, path: Path) -> None:
    path.write_bytes(text.encode("gb18030"))


WRITERS: dict[str, tuple[str, Callable[[str, Path], None]]] = {
    "txt": ("a.txt", formats.write_txt),
    "gb18030": ("a.txt", write_gb18030),
    "docx": ("a.docx", formats.write_docx),
    "html": ("a.html", formats.write_html),
    "pdf": ("a.pdf", formats.write_pdf),
    "ofd": ("a.ofd", write_ofd),
    "jsonl": ("a.jsonl", lambda text, path: formats.write_jsonl([{"text": text}], path)),
}


def read_one(path: Path, scratch: Path) -> Document:
    entries = list(expand([path], scratch, Limits()))
    assert len(entries) == 1
    assert isinstance(entries[0], Entry)
    documents = list(read(entries[0], Limits()))
    assert len(documents) == 1
    assert isinstance(documents[0], Document)
    return documents[0]


def found(document: Document) -> list[tuple[str, str]]:
    """Category and value of every finding; white space is layout."""
    view = view_of(document.text)
    screening = Screener(bytes(32), recogniser=RECOGNISER).screen(document, parse(document, view), view)
    spans = [(one.category.value, one.span) for one in screening.findings]
    return [(category, "".join(span.of(document.text).split())) for category, span in spans if span]


def wanted(golden: Golden) -> list[tuple[str, str]]:
    return [(leak.category, "".join(leak.text.split())) for leak in golden.leaks]


@pytest.mark.parametrize("format_", WRITERS)
@pytest.mark.parametrize("name", GOLDENS)
def test_same_findings_in_every_format(name: str, format_: str, tmp_path: Path) -> None:
    file, write = WRITERS[format_]
    write(GOLDENS[name].text, tmp_path / file)
    scratch = tmp_path / "scratch"
    scratch.mkdir()
    assert found(read_one(tmp_path / file, scratch)) == wanted(GOLDENS[name])


@pytest.mark.usefixtures("rapidocr")
@pytest.mark.parametrize("name", ["刑事一审-盗窃", "民事一审-劳动争议"])
def test_same_findings_from_a_scan(name: str, tmp_path: Path, chinese_font: Path) -> None:
    path = tmp_path / "scan.pdf"
    formats.write_scan(GOLDENS[name].text, path, chinese_font)
    scratch = tmp_path / "scratch"
    scratch.mkdir()
    assert found(read_one(path, scratch)) == wanted(GOLDENS[name])
