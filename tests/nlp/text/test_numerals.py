from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nlp.text.numerals import format_numeral, parse_numeral


@pytest.mark.parametrize(
    ("written", "number"),
    [
        ("十", 10),
        ("十五", 15),
        ("二〇二一", 2021),
        ("二Ｏ一八", 2018),
        ("壹万贰仟", 12000),
        ("一百五", 150),
        ("一百零五", 105),
        ("一亿二千万", 120_000_000),
        ("廿五", 25),
        ("两百", 200),
        ("１２", 12),
        ("4 5", 45),
    ],
)
def test_numerals_are_read(written: str, number: int) -> None:
    assert parse_numeral(written) == number


@pytest.mark.parametrize("written", ["", "十百", "3万", "甲", "万", "一" * 40, "五六十"])
def test_what_is_no_numeral_is_refused(written: str) -> None:
    assert parse_numeral(written) is None


@given(st.integers(0, 10**12 - 1))
def test_parse_undoes_format(number: int) -> None:
    assert parse_numeral(format_numeral(number)) == number


@given(st.text("零一二三四五六七八九十百千万亿壹贰拾0129廿 ", max_size=40))
def test_never_crashes(text: str) -> None:
    value = parse_numeral(text)
    assert value is None or value >= 0


def test_numbers_out_of_range_are_refused() -> None:
    with pytest.raises(ValueError, match="numeral"):
        format_numeral(-1)
