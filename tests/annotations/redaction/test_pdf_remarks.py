"""A copy of a PDF has none of what its streams said aside, and shows the same page."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pikepdf
import pytest

from annotations.redaction.pdf.check import texts_of
from annotations.redaction.pdf.copy import write_pdf
from annotations.redaction.verify import kept_hidden
from nlp.readers.interface import Limits
from nlp.readers.pdf.reader import read_pdf
from nlp.readers.pdf.streams import packed_pixels
from tests.annotations.redaction.pdf_cases import document_of, drawn, plan_of
from tests.nlp.readers.test_pdf_streams import PLACES, SECRET, changed

WAYS = tuple(SECRET.encode(code) for code in ("utf-8", "utf-16-be"))
WAYS += tuple(way.hex().encode() for way in WAYS)


def holds(path: Path) -> bool:
    """Say whether any object or stream of a file holds the secret."""
    with pikepdf.open(path) as pdf:
        data = b"\n".join(text for thing in pdf.objects for text in texts_of(thing))
        streams = [one for one in pdf.objects if isinstance(one, pikepdf.Stream)]
        data += b"\n".join(packed_pixels(one)[1] for one in streams)
    return any(way in data for way in WAYS)


@pytest.mark.parametrize("name", PLACES)
def test_the_copy_says_nothing_aside(tmp_path: Path, name: str) -> None:
    source, target = changed(tmp_path, PLACES[name][0]), tmp_path / "copy.pdf"
    assert holds(source)
    document = document_of(read_pdf(source, Limits()), source)
    write_pdf(source, target, document, plan_of(document, {}))
    copy = read_pdf(target, Limits())
    assert not holds(target) and copy.text == document.text
    assert not list(kept_hidden(document_of(copy, target)))
    if name not in (
        "a small picture",
        "words of a small picture",
        "a popup",
    ):  # a picture made of letters goes, as do comments
        assert np.abs(drawn(source) - drawn(target)).max() < 40
