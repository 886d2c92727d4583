"""Words replaced in the parts of a workbook as it is saved: names of sheets, lists, formats, charts."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from urllib.parse import quote
from xml.sax.saxutils import escape

from lxml import etree

from annotations.redaction.pieces import rewritten
from annotations.redaction.rewording import Rewording
from annotations.redaction.values import Replacement, Word
from nlp.readers.package import parse_xml
from nlp.values import Span

# What looks like a tag in a comment or in CDATA is none.
_TAG = re.compile(
    r"""(<!--.*?-->|<!\[CDATA\[.*?\]\]>|<\?.*?\?>|</?[\w:.-]+(?:[^<>"']|"[^"]*"|'[^']*')*>)""", re.DOTALL
)
_VALUE = re.compile(r"""("[^"]*"|'[^']*')""")
_CHART = re.compile(r"xl/(?:charts|drawings)/[^/]+\.xml")
_PARAGRAPH = "{http://schemas.openxmlformats.org/drawingml/2006/main}p"
_RUN = "{http://schemas.openxmlformats.org/drawingml/2006/main}t"


def reworded(data: bytes, reword: Rewording) -> bytes:
    """Replace words in every part of a workbook, also one that several runs of a chart spell together."""
    made, written = io.BytesIO(), _written(reword)
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as new:
        for info in old.infolist():
            part = old.read(info)
            if _CHART.fullmatch(info.filename):
                part = _chart(part, reword)
            if info.filename.endswith((".xml", ".rels", ".vml")):
                part = _part(part.decode("utf-8"), written).encode("utf-8")
            new.writestr(info, part)
    return made.getvalue()


def _part(text: str, written: Rewording) -> str:
    """Replace words in XML; most parts hold none."""
    if written(text) == text:
        return text
    return "".join(
        _tag(piece, written) if at % 2 else written(piece) for at, piece in enumerate(_TAG.split(text))
    )


def _tag(tag: str, written: Rewording) -> str:
    """Replace words in the values of a tag, whose names are no words; in a comment or CDATA anywhere."""
    if tag.startswith(("<!", "<?")):
        return written(tag)
    return "".join(written(piece) if at % 2 else piece for at, piece in enumerate(_VALUE.split(tag)))


def _written(reword: Rewording) -> Rewording:
    """Return the words also as an address or the XML itself writes them."""
    words = [replace(word, value=form, text=shown) for word in reword.words for form, shown in _forms(word)]
    return Rewording.of(words)


def _forms(word: Word) -> Iterator[tuple[str, str]]:
    """Give the ways of writing a word in XML and in an address."""
    shown = escape(word.text)
    forms = {escape(word.value): shown, "".join(f"&#{ord(char)};" for char in word.value): shown}
    # Latin letters and numbers are written in an address as anywhere.
    forms.setdefault(quote(word.value), quote(word.text))
    yield from forms.items()


def _chart(part: bytes, reword: Rewording) -> bytes:
    """Replace words in the paragraphs of a chart, over their runs."""
    root, changed = parse_xml(part, "XLSX"), False
    for paragraph in root.iter(_PARAGRAPH):
        runs = list(paragraph.iter(_RUN))
        pieces = [run.text or "" for run in runs]
        text = "".join(pieces)
        edits = [
            Replacement(Span(start, end), word.text, word.category, word.rule, "")
            for start, end, word in reword.found(text)
        ]
        for at, new in rewritten(text, pieces, edits, frozenset()).items():
            runs[at].text, changed = new, True
    return bytes(etree.tostring(root, xml_declaration=True, encoding="UTF-8")) if changed else part
