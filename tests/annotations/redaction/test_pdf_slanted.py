"""Masked PDFs: watermarks and large letters over the lines of a page."""

from __future__ import annotations

from pathlib import Path

from tests.annotations.redaction.pdf_cases import everything, redact
from tests.annotations.redaction.test_pdf import GONE, MASKS, TEXT
from tests.nlp.readers.make_pdf import lines, make_pdf, together, wrap
from tests.nlp.readers.test_pdf_slanted import over


def test_a_watermark_over_the_lines_is_masked_with_them(tmp_path: Path) -> None:
    """In the box of a letter that is set large and at a slant stand letters of the lines under it."""
    mark = over(40, "钱多宝 13800001357", (150, 620), 30)
    path = make_pdf(tmp_path / "a.pdf", [together(lines(wrap(TEXT * 3, 22)), mark)])
    target, reading = redact(path, MASKS)
    assert reading.margins[0].text.startswith("钱某 138×")
    found = everything(target)
    assert not [value for value in GONE if value in found]
    assert "怀里抱着一只木头匣子" in "".join(reading.text.split())


def test_the_letters_under_a_large_one_stay_even_where_they_say_the_same(tmp_path: Path) -> None:
    mark = over(40, "钱多宝", (120, 560), 50)
    rows = ["本院多次传唤，多次调解。" * 2] * 9
    path = make_pdf(tmp_path / "a.pdf", [together(lines(rows), mark)])
    target, reading = redact(path, {"钱多宝": "钱某"})
    assert "多宝" not in everything(target)
    assert reading.text.count("多次") == 36
