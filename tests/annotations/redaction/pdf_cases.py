"""Plans for tests of masked PDFs, and what a stranger gets out of a file."""

from __future__ import annotations

import re
from collections.abc import Mapping
from contextlib import closing
from pathlib import Path

import numpy as np
import numpy.typing as npt
import pdfplumber
import pikepdf
import pypdfium2 as pdfium

from annotations.redaction.pdf.check import texts_of
from annotations.redaction.pdf.copy import write_pdf
from annotations.redaction.values import Plan, Replacement, Word
from annotations.values import Category
from nlp.readers.interface import Limits, Reading
from nlp.readers.pdf.reader import read_pdf
from nlp.values import Document, Span


def document_of(reading: Reading, path: Path) -> Document:
    """Make the document of a reading."""
    return Document(
        "a",
        "a",
        str(path),
        reading.media_type,
        reading.text,
        pages=reading.pages,
        hidden=reading.hidden,
        margins=reading.margins,
        notes=reading.notes,
    )


def plan_of(document: Document, masks: Mapping[str, str]) -> Plan:
    """Replace every mention of each value, in the text and beside it."""
    found = sorted(
        (match.start(), match.end(), mask)
        for value, mask in masks.items()
        for match in re.finditer(re.escape(value), document.text)
    )
    kind, rule = Category.NAME_VICTIM, "LAW2016.8.victim"
    replacements = tuple(Replacement(Span(a, b), mask, kind, rule, "姓名未隐去") for a, b, mask in found)
    words = tuple(
        Word(value, mask, kind, rule) for value, mask in sorted(masks.items(), key=lambda m: -len(m[0]))
    )
    return Plan("a", "a", document.source, "a.pdf", replacements, words)


def redact(path: Path, masks: Mapping[str, str]) -> tuple[Path, Reading]:
    """Write the masked copy beside the file and read it again."""
    document = document_of(read_pdf(path, Limits()), path)
    assert all(value in everything(path) for value in masks)
    target = path.with_name("copy.pdf")
    write_pdf(path, target, document, plan_of(document, masks))
    return target, read_pdf(target, Limits())


def everything(path: Path) -> str:
    """Return all that two libraries and a look into every object find in a file, without blanks."""
    with closing(pdfium.PdfDocument(path)) as file, pdfplumber.open(path) as other, pikepdf.open(path) as pdf:
        found = [page.get_textpage().get_text_range() for page in file]
        found += ["".join(char["text"] for char in page.chars) for page in other.pages]
        data = b"\n".join(text for thing in pdf.objects for text in texts_of(thing))
        data += b"\n" + b"\n".join(texts_of(pdf.trailer))
    found += [data.decode(code, "ignore") for code in ("utf-8", "utf-16-be", "gb18030")]
    found.append(data[1:].decode("utf-16-be", "ignore"))
    return re.sub(r"\s", "", "\n".join(found))


def drawn(path: Path, page: int = 0, scale: float = 2.0) -> npt.NDArray[np.int16]:
    """Draw a page in grey."""
    with closing(pdfium.PdfDocument(path)) as file:
        return np.asarray(file[page].render(scale=scale).to_pil().convert("L"), dtype=np.int16)
