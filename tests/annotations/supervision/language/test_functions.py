"""Every function, computed by DuckDB, against a reference that is written another way."""

from __future__ import annotations

import calendar
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import Decimal

import ibis
import pyarrow as pa
import pytest
from chinese_calendar import is_workday
from hypothesis import given, settings
from hypothesis import strategies as st

from annotations.supervision.compile.env import ROW, RowEnv, RowsEnv
from annotations.supervision.language.expr import Expr
from annotations.supervision.language.lower import lower
from annotations.supervision.language.parse import parse
from annotations.supervision.tables.workdays import FIRST, numbered

TODAY = date(2025, 1, 31)
TYPES = {
    "d": pa.date32(),
    "e": pa.date32(),
    "m": pa.decimal128(18, 2),
    "k": pa.decimal128(18, 2),
    "n": pa.float64(),
    "t": pa.string(),
    "u": pa.string(),
    "b": pa.bool_(),
    "c": pa.bool_(),
    "l": pa.list_(pa.string()),
}


@dataclass(frozen=True)
class Asked:
    """Columns, and what conditions over them give; the engine is one for all."""

    columns: Mapping[str, Sequence[object]]
    types: Mapping[str, pa.DataType] = field(default_factory=lambda: TYPES)

    def table(self) -> Expr:
        """Return the columns as a table."""
        count = len(next(iter(self.columns.values())))
        arrays = {
            name: pa.array(values, self.types.get(name[0], pa.int64()))
            for name, values in self.columns.items()
        }
        return ibis.memtable(pa.table({ROW: pa.array(range(count)), **arrays}))

    def rows(self, text: str) -> list[object]:
        """Compute a condition for every row."""
        table = self.table()
        value = lower(parse(text), RowEnv(table, TODAY))
        found = ENGINE.to_pyarrow(table.select(ROW, value=value).order_by(ROW))
        return list(found["value"].to_pylist())

    def whole(self, text: str) -> object:
        """Compute a function over all rows."""
        value = lower(parse(text), RowsEnv(RowEnv(self.table(), TODAY)))
        return ENGINE.to_pyarrow(value).as_py()


ENGINE = ibis.duckdb.connect()
DAYS = st.dates(date(1940, 1, 1), date(2035, 12, 31))
# Ends of months are where counting goes wrong, so they come often.
EDGES = DAYS.map(lambda day: day.replace(day=calendar.monthrange(day.year, day.month)[1]))
DATES = DAYS | EDGES
PAIRS = st.lists(st.tuples(DATES, DATES), min_size=1, max_size=80)
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
    assert found == [sum(map(is_workday, days)) for days in behind]


@pytest.mark.parametrize(
    ("today", "count"),
    [(date(2024, 9, 30), 0), (date(2024, 10, 8), 1), (date(2024, 10, 12), 5), (date(2036, 1, 1), None)],
)
def test_working_days_up_to_the_day_of_the_run(today: date, count: int | None) -> None:
    start = numbered()[(date(2024, 9, 30) - FIRST).days]
    table = ibis.memtable({"d·工作日序": [start]})
    value = lower(parse("距今工作日数(d)"), RowEnv(table, today))
    assert ENGINE.to_pyarrow(table.select(value=value))["value"].to_pylist() == [count]


def test_places_come_from_the_loader() -> None:
    table = ibis.memtable({"t·省份": ["四川省"], "t·地市": ["成都市"], "t·区县": ["武侯区"]})
    for part, place in (("省份", "四川省"), ("地市", "成都市"), ("区县", "武侯区")):
        value = lower(parse(f"{part}(t)"), RowEnv(table, TODAY))
        assert ENGINE.to_pyarrow(table.select(value=value))["value"].to_pylist() == [place]


def test_texts() -> None:
    asked = Asked({"t": ["欧阳小明", "王大山", "", None], "l": [["欠条"], [], ["a", "b"], None]})
    assert asked.rows("姓氏(t)") == ["欧阳", "王", "", None]
    assert asked.rows("长度(t)") == [4, 3, 0, None]
    assert asked.rows("长度(l)") == [1, 0, 2, None]
    assert asked.rows("前几字(t, 2)") == ["欧阳", "王大", "", None]
    assert asked.rows("前几字(t, 1.9)")[0] == "欧"
    assert asked.rows("前几字(t, -1)")[0] == ""


def test_numbers_and_choices() -> None:
    asked = Asked(
        {
            "m": [Decimal("3.10"), Decimal("-3.10"), None, Decimal(1)],
            "k": [Decimal("2.00"), Decimal("5.00"), Decimal(1), None],
            "b": [True, False, None, True],
        }
    )
    assert asked.rows("绝对值(m)") == [Decimal("3.10"), Decimal("3.10"), None, Decimal(1)]
    assert asked.rows("较大(m, k)") == [Decimal("3.10"), Decimal("5.00"), None, None]
    assert asked.rows("较小(m, k)") == [Decimal("2.00"), Decimal("-3.10"), None, None]
    assert asked.rows("缺省(m, k)") == [Decimal("3.10"), Decimal("-3.10"), Decimal(1), Decimal(1)]
    assert asked.rows("如果(b, m, k)") == [Decimal("3.10"), Decimal("5.00"), None, Decimal(1)]
    assert asked.rows("缺省(m, 0) > 2") == [True, False, False, False]


def test_whole_numbers() -> None:
    asked = Asked({"n": [2.5, 2.49, -2.5, 3.0, 3.0000000001, 3.001, None]})
    assert asked.rows("四舍五入(n)") == [3, 2, -2, 3, 3, 3, None]
    assert asked.rows("向上取整(n)") == [3, 3, -2, 3, 3, 4, None]


def test_sums_of_money_are_exact() -> None:
    asked = Asked({"m": [Decimal("0.10")], "k": [Decimal("0.20")]})
    assert asked.rows("m + k") == [Decimal("0.30")]
    assert asked.rows("m + k = 0.3") == [True]
    assert asked.rows("k / m") == [2.0]
    assert asked.rows("k / (m - m)") == [None]


OVER = [
    ("计数()", 5),
    ("计数(b)", 2),
    ("占比(b)", 0.4),
    ("去重(m)", 2),
    ("去重(t)", 3),
    ("求和(m)", Decimal("14.50")),
    ("平均(m)", 14.5 / 4),
    ("中位数(m)", 3.5),
    ("最大(m)", Decimal("4.00")),
    ("最小(m)", Decimal("3.50")),
    ("最早(d)", date(2024, 1, 1)),
    ("最晚(d)", date(2024, 3, 1)),
    ("唯一(t)", None),
    ("唯一(u)", "同"),
    ("计数(m > 3.6)", 1),
]
MANY: Mapping[str, Sequence[object]] = {
    "m": [Decimal("3.50"), Decimal("3.50"), Decimal("4.00"), None, Decimal("3.50")],
    "b": [True, None, False, True, None],
    "t": ["a", "b", None, "c", "a"],
    "u": ["同", None, "同", None, None],
    "d": [date(2024, 1, 1), None, date(2024, 3, 1), date(2024, 2, 1), None],
}


@pytest.mark.parametrize(("text", "value"), OVER)
def test_over_rows(text: str, value: object) -> None:
    assert Asked(MANY).whole(text) == value


TRUTH = (True, False, None)


def both(one: bool | None, other: bool | None) -> bool | None:
    """且 of Kleene."""
    if one is False or other is False:
        return False
    return None if one is None or other is None else True


def test_unknown_is_neither_true_nor_false() -> None:
    pairs = [(one, other) for one in TRUTH for other in TRUTH]
    asked = Asked({"b": [one for one, _ in pairs], "c": [other for _, other in pairs]})
    denied = {True: False, False: True, None: None}
    assert asked.rows("b 且 c") == [both(one, other) for one, other in pairs]
    assert asked.rows("b 或 c") == [denied[both(denied[one], denied[other])] for one, other in pairs]
    assert asked.rows("非 b") == [denied[one] for one, _ in pairs]
    assert asked.rows("b = c") == [None if None in pair else pair[0] is pair[1] for pair in pairs]


UNKNOWN = [
    "n > 1",
    "n != 1",
    "n 属于 [1, 2]",
    "n 不属于 [1, 2]",
    "n + 1 > 0",
    "n 介于 1 到 2",
    't = "a"',
    't 包含 "a"',
    't 匹配 "a"',
]


@pytest.mark.parametrize("text", UNKNOWN)
def test_nothing_is_known_of_an_empty_cell(text: str) -> None:
    assert Asked({"n": [None], "t": [None]}).rows(text) == [None]


def test_empty_cells_can_be_asked_for() -> None:
    asked = Asked({"n": [None, 1.0]})
    assert asked.rows("n 为空") == [True, False]
    assert asked.rows("n 不为空") == [False, True]


LISTS = {"l": [["欠条"], ["欠条", "证人证言"], ["银行流水", "欠条"], [], None]}
LISTED = [
    ("l 属于 [欠条, 证人证言]", [True, True, False, True, None]),
    ("l 含任一 [银行流水, 考勤]", [False, False, True, False, None]),
    ("l 不含任一 [银行流水]", [True, True, False, True, None]),
    ('l 包含 "证人证言"', [False, True, False, False, None]),
    ('l 匹配 "流水"', [False, False, True, False, None]),
    ("长度(l) = 1 且 l 属于 [欠条]", [True, False, False, False, None]),
]


@pytest.mark.parametrize(("text", "values"), LISTED)
def test_lists(text: str, values: list[bool | None]) -> None:
    assert Asked(LISTS).rows(text) == values


def test_words_and_causes() -> None:
    asked = Asked({"t": ["追索劳动报酬纠纷", "民间借贷纠纷", "对原告主张的事实没有异议，但认为金额过高。"]})
    assert asked.rows("t 属于 [劳动争议 及下级]") == [True, False, False]
    assert asked.rows('t 开头是 "追索" 或 t 结尾是 "借贷纠纷"') == [True, True, False]
    assert asked.rows("t 匹配 无异议") == [False, False, False]


def test_the_longest_chain_that_parses_can_be_computed() -> None:
    chain = " 或 ".join(f"n = {i}" for i in range(97))
    assert Asked({"n": [96.0, 97.0]}).rows(chain) == [True, False]


def test_lists_have_a_first_item_and_items_in_common() -> None:
    asked = Asked({"l": [["甲", "乙"], [], None, ["丙"]], "l2": [["乙"], ["甲"], ["甲"], ["丁"]]})
    assert asked.rows("首项(l)") == ["甲", None, None, "丙"]
    assert asked.rows("有共同项(l, l2)") == [True, False, None, False]


def test_the_first_place_that_fits_is_taken_from_a_text() -> None:
    asked = Asked({"t": ["由平安鉴定中心鉴定，另有甲鉴定中心", "没有", None]})
    assert asked.rows('提取(t, "由([^，。]{2,9}中心)")') == ["平安鉴定中心", None, None]
    assert asked.rows('提取(t, "[^，。]鉴定中心")') == ["安鉴定中心", None, None]
