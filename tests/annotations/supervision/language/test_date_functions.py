"""Functions of dates, computed by DuckDB, against a reference that is written another way."""

from __future__ import annotations

import calendar
from datetime import date, timedelta
from functools import cache

import ibis
import pytest
from chinese_calendar import is_workday
from hypothesis import given, settings
from hypothesis import strategies as st

from annotations.supervision.compile.env import ROW, RowEnv
from annotations.supervision.language.lower import lower
from annotations.supervision.language.parse import parse
from annotations.supervision.tables.workdays import FIRST, numbered
from tests.annotations.supervision.language.asked import ENGINE, TODAY, Asked

DAYS = st.dates(date(1940, 1, 1), date(2035, 12, 31))
# Ends of months are where counting goes wrong, so they come often.
EDGES = DAYS.map(lambda day: day.replace(day=calendar.monthrange(day.year, day.month)[1]))
DATES = DAYS | EDGES
PAIRS = st.lists(st.tuples(DATES, DATES), min_size=1, max_size=80)
# The library looks up its years anew for every day that it is asked about.
_is_workday = cache(is_workday)
FEW = settings(max_examples=15, deadline=None)


def later(start: date, months: int) -> date:
    """Go on by months, to the last day of a month that is too short."""
    year, month = divmod(start.year * 12 + start.month - 1 + months, 12)
    return date(year, month + 1, min(start.day, calendar.monthrange(year, month + 1)[1]))


def full_months(start: date, end: date) -> int:
    """Find the most months that can be added without going beyond the end."""
    count = min((end - start).days // 31, (end - start).days // 28) - 2
    while later(start, count + 1) <= end:
        count += 1
    return count


@FEW
@given(PAIRS)
def test_days_months_and_years_between_dates(pairs: list[tuple[date, date]]) -> None:
    asked = Asked({"d": [start for start, _ in pairs], "e": [end for _, end in pairs]})
    assert asked.rows("天数(d, e)") == [(end - start).days for start, end in pairs]
    months = [full_months(start, end) for start, end in pairs]
    assert asked.rows("月数(d, e)") == months
    assert asked.rows("周岁(d, e)") == [count // 12 for count in months]


@FEW
@given(st.lists(st.tuples(DATES, st.integers(-300, 300)), min_size=1, max_size=80))
def test_dates_move_by_days_and_months(pairs: list[tuple[date, int]]) -> None:
    asked = Asked({"d": [day for day, _ in pairs], "n": [float(count) for _, count in pairs]})
    assert asked.rows("加天(d, n)") == [day + timedelta(days=count) for day, count in pairs]
    assert asked.rows("加月(d, n)") == [later(day, count) for day, count in pairs]


MONTH_ENDS = [
    ("2024-01-31", "2024-02-29", 1),
    ("2023-01-31", "2023-02-28", 1),
    ("2024-01-30", "2024-02-28", 0),
    ("2024-02-29", "2024-03-29", 1),
    ("2024-02-29", "2024-03-28", 0),
    ("2023-02-28", "2023-03-28", 1),
    ("2024-03-31", "2024-04-30", 1),
    ("2024-03-31", "2024-04-29", 0),
    ("2024-05-10", "2024-05-10", 0),
    ("2024-05-10", "2024-04-10", -1),
]


@pytest.mark.parametrize(("start", "end", "months"), MONTH_ENDS)
def test_ends_of_months(start: str, end: str, months: int) -> None:
    asked = Asked({"d": [date.fromisoformat(start)], "e": [date.fromisoformat(end)]})
    assert asked.rows("月数(d, e)") == [months]


def test_until_today() -> None:
    asked = Asked({"d": [date(2024, 12, 31), date(2024, 11, 30), date(2025, 2, 1), None]})
    assert asked.rows("距今天数(d)") == [31, 62, -1, None]
    assert asked.rows("距今月数(d)") == [1, 2, -1, None]


def test_parts_of_a_date() -> None:
    asked = Asked({"d": [date(2024, 2, 29), None]})
    assert asked.rows("年(d)") == [2024, None]
    assert asked.rows("月(d)") == [2, None]


# Table of the decision of 2024-09-13 (全国人大常委会关于实施渐进式延迟法定退休年龄的决定, 附件).
RETIRE = [
    ("1964-12-31", "男", "2024-12-31"),
    ("1965-01-15", "男", "2025-02-15"),
    ("1965-04-15", "男", "2025-05-15"),
    ("1965-05-15", "男", "2025-07-15"),
    ("1966-01-01", "男", "2026-05-01"),
    ("1972-05-20", "男", "2034-04-20"),
    ("1976-09-01", "男", "2039-09-01"),
    ("1980-03-01", "男", "2043-03-01"),
    ("1974-12-31", "女", "2024-12-31"),
    ("1975-01-15", "女", "2025-02-15"),
    ("1975-02-15", "女", "2025-03-15"),
    ("1975-03-15", "女", "2025-05-15"),
    ("1984-11-01", "女", "2039-11-01"),
    ("1990-06-01", "女", "2045-06-01"),
    ("1976-08-31", "男", "2039-07-31"),
]


@pytest.mark.parametrize(("born", "sex", "on"), RETIRE)
def test_legal_retirement(born: str, sex: str, on: str) -> None:
    asked = Asked({"d": [date.fromisoformat(born)], "t": [sex]})
    assert asked.rows("法定退休日(d, t)") == [date.fromisoformat(on)]


def test_retirement_needs_a_known_sex() -> None:
    asked = Asked({"d": [date(1970, 1, 1)] * 3 + [None], "t": [None, "未知", "男", "男"]})
    assert asked.rows("法定退休日(d, t)")[:2] == [None, None]
    assert asked.rows("法定退休日(d, t)")[3] is None


@FEW
@given(st.lists(st.tuples(*[st.dates(date(2018, 1, 1), date(2024, 12, 31))] * 2), min_size=1, max_size=20))
def test_working_days_are_those_of_the_state_council(pairs: list[tuple[date, date]]) -> None:
    pairs = [(min(pair), max(pair)) for pair in pairs]
    numbers = numbered()
    asked = Asked(
        {f"w{i}": [numbers[(pair[i] - FIRST).days] for pair in pairs] for i in (0, 1)}
        | {"d": [pair[0] for pair in pairs]}
    )
    table = asked.table().rename({"d·工作日序": "w0", "e·工作日序": "w1"})
    value = lower(parse("工作日数(d, e)"), RowEnv(table, TODAY))
    found = ENGINE.to_pyarrow(table.select(ROW, value=value).order_by(ROW))["value"].to_pylist()
    behind = [[start + timedelta(days=i) for i in range(1, (end - start).days + 1)] for start, end in pairs]
    assert found == [sum(map(_is_workday, days)) for days in behind]


@pytest.mark.parametrize(
    ("today", "count"),
    [(date(2024, 9, 30), 0), (date(2024, 10, 8), 1), (date(2024, 10, 12), 5), (date(2036, 1, 1), None)],
)
def test_working_days_up_to_the_day_of_the_run(today: date, count: int | None) -> None:
    start = numbered()[(date(2024, 9, 30) - FIRST).days]
    table = ibis.memtable({"d·工作日序": [start]})
    value = lower(parse("距今工作日数(d)"), RowEnv(table, today))
    assert ENGINE.to_pyarrow(table.select(value=value))["value"].to_pylist() == [count]
