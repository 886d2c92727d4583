"""Pages whose fonts have no map to Unicode are known by what their codes look like."""

from __future__ import annotations

import pytest

from nlp.readers.pdf.page import Glyphs
from nlp.readers.pdf.scan import has_gaps, unreadable

HAN = "本院认为被告人的行为已构成盗窃罪依照刑法的规定判决如下"


def glyphs_of(text: str) -> Glyphs:
    """Set a text as if a page had it."""
    size = len(text)
    return Glyphs(list(text), [(0, 0, 1, 1)] * size, [False] * size, list(range(size)))


@pytest.mark.parametrize(
    ("text", "is_lost"),
    [
        (HAN, False),
        ("".join(map(chr, range(1, 30))) * 2 + HAN, True),
        # A subset of more than a hundred characters: a few codes are control characters, most are letters.
        ("\x04\x05" + "jkl™°±ÃÕ°NzŒœÇÆCÉ¢ø¿iëíM2£" * 3, True),
        ("Müller, geboren in Köln, wohnhaft in Zürich; né à Besançon, Québec", False),
        (HAN * 3 + "\uf0b7" * 3 + "\x05", False),
        (HAN + "±5°，3×4，欧阳·买买提", False),
    ],
)
def test_a_page_that_has_lost_its_meaning(text: str, is_lost: bool) -> None:
    assert unreadable(glyphs_of(text)) is is_lost


@pytest.mark.parametrize(
    ("text", "has"), [(HAN, False), (HAN + "\x01\r\n\x01", False), (HAN + "\x01赵\x04", True)]
)
def test_letters_without_a_code_are_gaps(text: str, has: bool) -> None:
    assert has_gaps(glyphs_of(text)) is has
