from __future__ import annotations

import time
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nlp.text.money import find_money, parse_money


@pytest.mark.parametrize(
    ("written", "yuan", "about"),
    [
        ("5000元", "5000", False),
        ("12,345.60元", "12345.60", False),
        ("12，345元", "12345", False),
        ("69万余元", "690000", True),
        ("350余万元", "3500000", True),
        ("3700余万元", "37000000", True),
        ("3万5千元", "35000", False),
        ("3万5000元", "35000", False),
        ("壹万贰仟元整", "12000", False),
        ("叁拾万零伍佰元伍角", "300500.5", False),
        ("2.5亿元", "250000000", False),
        ("三点五万元", "35000", False),
        ("1千万元", "10000000", False),
        ("￥5000.50", "5000.5", False),
        ("二千余元", "2000", True),
    ],
)
def test_every_form_of_a_sum(written: str, yuan: str, about: bool) -> None:
    text = f"共计{written}。"
    assert list(find_money(text)) == [(2, 2 + len(written), Decimal(yuan), about)]


@pytest.mark.parametrize("text", ["2单元501室", "5000美元", "2021年元旦", "数万元", "公元前", "元"])
def test_what_is_no_sum_of_yuan(text: str) -> None:
    assert parse_money(text) is None


@given(st.integers(0, 10**9).map(lambda cents: Decimal(cents) / 100))
def test_written_sums_come_back(value: Decimal) -> None:
    assert parse_money(f"判令被告支付{value}元") == parse_money(f"判令被告支付{value:,}元") == value


@given(st.text("一二十百千万亿0123456789,.，余多几元角分整￥点 ", max_size=60))
def test_never_crashes(text: str) -> None:
    assert all(0 <= start < end <= len(text) for start, end, _, _ in find_money(text))


def test_long_hostile_text_takes_no_time() -> None:
    began = time.perf_counter()
    list(find_money("1" * 300_000 + "余余元" + "1余1元" * 20_000))
    assert time.perf_counter() - began < 3
