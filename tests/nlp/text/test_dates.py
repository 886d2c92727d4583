from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nlp.text.dates import find_dates, parse_date
from nlp.text.numerals import format_numeral


@pytest.mark.parametrize(
    "written",
    [
        "2021年1月18日",
        "二〇二一年一月十八日",
        "二○二一年元月十八日",
        "二零二一年一月十八日",
        "二Ｏ二一年一月十八日",
        "二0二一年一月十八日",
        "二 〇 二 一 年 一 月 十 八 日",
        "2021 年 1 月 18 日",
        "2021年01月18日",
        "2021-01-18",
        "2021.1.18",
        "2021/1/18",
    ],
)
def test_every_form_of_one_day(written: str) -> None:
    text = f"本院于{written}立案"
    assert list(find_dates(text)) == [(3, 3 + len(written), date(2021, 1, 18))]


@pytest.mark.parametrize(
    "written", ["2021年2月30日", "2021年13月1日", "2021年5月", "12021-05-18", "××××年×月×日"]
)
def test_what_is_no_day_is_left_out(written: str) -> None:
    assert parse_date(written) is None


@given(st.dates(date(1949, 10, 1), date(2049, 12, 31)))
def test_written_days_come_back(day: date) -> None:
    year = "".join("〇一二三四五六七八九"[int(digit)] for digit in str(day.year))
    chinese = f"{year}年{format_numeral(day.month)}月{format_numeral(day.day)}日"
    assert parse_date(chinese) == parse_date(f"{day.year}年{day.month}月{day.day}日") == day


@given(st.text("二〇零一九年月日元正十012 -./", max_size=60))
def test_never_crashes_and_stays_in_order(text: str) -> None:
    found = list(find_dates(text))
    assert found == sorted(found)
    assert all(0 <= start < end <= len(text) for start, end, _ in found)
