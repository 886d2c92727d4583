"""Functions of texts, numbers, lists and groups of rows, computed by DuckDB, against what they must give."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal

import ibis
import pytest

from annotations.supervision.compile.env import RowEnv
from annotations.supervision.language.lower import lower
from annotations.supervision.language.parse import parse
from tests.annotations.supervision.language.asked import ENGINE, TODAY, Asked


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
