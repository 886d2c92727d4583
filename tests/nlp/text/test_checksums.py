"""Checksums say yes, no, or don't know."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nlp.text.checksums import Answer, birth_of, credit_code, id_form, id_number, luhn

WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
DAYS = (date(2019, 12, 31) - date(1900, 1, 1)).days


@st.composite
def id_numbers(draw: st.DrawFn) -> str:
    born = date(1900, 1, 1) + timedelta(days=draw(st.integers(0, DAYS)))
    body = f"110000{born:%Y%m%d}{draw(st.integers(0, 999)):03}"
    total = sum(int(digit) * weight for digit, weight in zip(body, WEIGHTS, strict=True))
    return body + "10X98765432"[total % 11]


@given(id_numbers())
def test_made_numbers_hold(number: str) -> None:
    assert id_number(number) is Answer.YES
    assert id_number(number.lower()) is Answer.YES


@given(id_numbers(), st.integers(14, 16))
def test_one_changed_digit_breaks_them(number: str, at: int) -> None:
    changed = number[:at] + str((int(number[at]) + 1) % 10) + number[at + 1 :]
    assert id_number(changed) is Answer.NO


@given(id_numbers())
def test_birth_is_read(number: str) -> None:
    born = birth_of(number)
    assert born is not None
    assert f"{born:%Y%m%d}" == number[6:14]


@pytest.mark.parametrize(
    ("number", "answer"),
    [
        ("11010519491231002X", Answer.YES),
        ("110105194912310021", Answer.NO),
        ("110105194902310021", Answer.NO),  # 31 February
        ("990105194912310021", Answer.NO),  # no such region
        ("110105491231002", Answer.UNKNOWN),  # 15 digits have no check digit
        ("110105491331002", Answer.NO),  # month 13
        ("11010519491231****", Answer.UNKNOWN),
        ("1101051949", Answer.NO),
    ],
)
def test_id_number(number: str, answer: Answer) -> None:
    assert id_number(number) is answer


def test_masked_birth_leaves_the_form_open() -> None:
    assert id_form("110105********002X") is Answer.UNKNOWN


@given(st.text("0123456789", min_size=12, max_size=19))
def test_one_digit_in_ten_passes_luhn(number: str) -> None:
    answers = [luhn(number[:-1] + digit) for digit in "0123456789"]
    assert answers.count(Answer.YES) == 1


def test_luhn_knows_nothing_of_short_or_masked_numbers() -> None:
    assert luhn("123456") is Answer.UNKNOWN
    assert luhn("622848******0000000") is Answer.UNKNOWN


def test_credit_code() -> None:
    assert credit_code("91350100M000100Y43") is Answer.YES
    assert credit_code("91350100M000100Y44") is Answer.NO
    assert credit_code("11010519491231002X") is Answer.NO
