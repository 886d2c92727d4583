"""What a file inside another file says: an attachment is read only to tell what leaks from it."""

from __future__ import annotations

import tempfile
import zipfile
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pypdfium2 as pdfium

from nlp.readers.byte_words import words_in
from nlp.readers.html.reader import read_page
from nlp.readers.interface import Limits, ReadError, Reading
from nlp.readers.package import open_package
from nlp.readers.rows.xlsx import lines_of_xlsx
from nlp.readers.txt import decode

WordReader = Callable[[Path, Limits], Reading]
_MOST_BYTES, _MOST_PAGES, _MOST_MEMBERS = 20_000_000, 300, 200


def said_by(data: bytes, read_word: WordReader) -> str:
    """Return the words of a PDF, DOCX, XLSX, web page or plain text; nothing for what is none of them.

    `read_word` reads a DOCX: it is handed in, for it may itself ask what is attached.
    """
    if not data or len(data) > _MOST_BYTES:
        return ""
    try:
        if data.startswith(b"%PDF"):
            return _of_pdf(data)
        return _of_package(data, read_word) if data.startswith(b"PK\x03\x04") else _of_text(data)
    except (ReadError, pdfium.PdfiumError, zipfile.BadZipFile):
        # What is no file of these formats says what stands in its bytes.
        return "\n".join(words_in(data))


def _of_pdf(data: bytes) -> str:
    """Return the words of the pages."""
    with closing(pdfium.PdfDocument(data)) as file:
        pages = list(file)[:_MOST_PAGES]
        return "\n".join(page.get_textpage().get_text_range().strip() for page in pages)


def _of_package(data: bytes, read_word: WordReader) -> str:
    """Return the words of a DOCX, its margins and hidden parts, or the rows of a workbook."""
    with tempfile.TemporaryDirectory() as folder:
        # The library for workbooks opens nothing without their suffix.
        path = Path(folder) / "part.xlsx"
        path.write_bytes(data)
        try:
            return _all(read_word(path, Limits()))
        except ReadError:
            return "\n".join(lines_of_xlsx(path, Limits())) if _is_workbook(path) else _of_archive(path)


def _is_workbook(path: Path) -> bool:
    """Say whether a package is a workbook."""
    with zipfile.ZipFile(path) as archive:
        return any(name.lower().startswith("xl/") for name in archive.namelist())


def _of_archive(path: Path) -> str:
    """Return names and words of the members of an archive; none of them is opened that is one itself."""
    said: list[str] = []
    with open_package(path, Limits(), "ZIP") as package:
        for name in package.names()[:_MOST_MEMBERS]:
            said += (name, *words_in(package.read(name)))
    return "\n".join(said)


def _of_text(data: bytes) -> str:
    """Return the words of a page or a text."""
    text = decode(data)
    return _all(read_page(text)) if text.lstrip()[:200].lower().startswith(("<!doctype", "<html")) else text


def _all(reading: Reading) -> str:
    """Return all that a reading has, one thing a line."""
    margins = [each.text for each in reading.margins]
    hidden = [each.text for each in reading.hidden]
    return "\n".join((reading.text, *margins, *hidden)).strip()
