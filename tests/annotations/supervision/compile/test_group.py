"""组特征: what holds of rows that belong together, held against counting by hand."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from annotations.supervision.compile.fewest import fewest
from annotations.supervision.model.tree import Span
from tests.annotations.supervision.support import judged, model

_SLIDING = """
组特征:
  G1:
    按: 被告
    窗口: 前后3天(立案日期)
    条件: 计数() >= 3 且 去重(结案金额) <= 2
    说明: '{计数()} 件，{去重(结案金额)} 种金额'
"""
_DAY = st.dates(date(2024, 2, 25), date(2024, 3, 10))
_CASES = st.lists(st.tuples(_DAY, st.sampled_from("甲乙"), st.sampled_from("123")), min_size=1, max_size=12)


@settings(max_examples=12, deadline=None)
@given(_CASES)
def test_a_sliding_window_sees_three_days_on_both_sides(cases: list[tuple[date, str, str]]) -> None:
    rows = judged(
        model(_SLIDING),
        案件=[{"立案日期": str(day), "被告": f"{who}公司", "结案金额": sum_} for day, who, sum_ in cases],
    )
    for row, (day, who, _) in zip(rows, cases, strict=True):
        near = [sum_ for when, other, sum_ in cases if other == who and abs((when - day).days) <= 3]
        assert row["G1"] == (len(near) >= 3 and len(set(near)) <= 2)
        if row["G1"]:
            assert (row["说·G1·0"], row["说·G1·1"]) == (len(near), len(set(near)))


def test_a_calendar_year_is_no_sliding_window() -> None:
    text = "组特征: {G1: {按: 原告, 窗口: 自然年(立案日期), 条件: 计数() >= 2, 说明: 多}}"
    days = ("2023-12-31", "2024-01-01", "2024-12-31")
    rows = judged(model(text), 案件=[{"原告": "张三", "立案日期": day} for day in days])
    assert [row["G1"] for row in rows] == [False, True, True]


def test_rows_that_do_not_count_neither_count_nor_carry_the_feature() -> None:
    text = "组特征: {G1: {按: 被告, 其中: 结案方式 = \"调解\", 条件: 计数() >= 2, 说明: '{计数()}'}}"
    rows = judged(model(text), 案件=[{}, {"结案方式": "判决"}, {}])
    assert [row["G1"] for row in rows] == [True, False, True]
    assert rows[0]["说·G1·0"] == 2


def test_rows_without_the_value_are_no_group() -> None:
    text = "组特征: {G1: {按: 原告住所地, 条件: 计数() >= 2, 说明: 同住}}"
    rows = judged(model(text), 案件=[{}, {}, {"原告住所地": "永宁县"}, {"原告住所地": "永宁县"}])
    assert [row["G1"] for row in rows] == [False, False, True, True]


def test_a_window_without_a_date_holds_nothing() -> None:
    text = _SLIDING.replace("立案日期", "开庭日期").replace(" 且 去重(结案金额) <= 2", "")
    rows = judged(model(text), 案件=[{}, {}, {}])
    assert [row["G1"] for row in rows] == [False, False, False]


def test_shares_and_sums() -> None:
    text = """
组特征:
  G1:
    按: 被告
    条件: 占比(结案方式 = "调解") >= 60% 且 求和(结案金额) >= 100
    说明: '{占比(结案方式 = "调解")}'
"""
    rows = judged(
        model(text),
        案件=[
            {"结案金额": "50.5"},
            {"结案金额": "49.5"},
            {"结案方式": "判决"},
            {"被告": "别家", "结案金额": "99.99"},
        ],
    )
    assert [row["G1"] for row in rows] == [True, True, True, False]


@settings(max_examples=12, deadline=None)
@given(_CASES)
def test_any_window_that_holds_a_row_gives_it_the_feature(cases: list[tuple[date, str, str]]) -> None:
    found = model(_SLIDING)
    (group,) = found.groups
    window = replace(group.window, span=Span.ANY) if group.window else None
    rows = judged(
        replace(found, groups=(replace(group, window=window),)),
        案件=[{"立案日期": str(day), "被告": f"{who}公司", "结案金额": sum_} for day, who, sum_ in cases],
    )
    for row, (day, who, _) in zip(rows, cases, strict=True):
        of_group = [(when, sum_) for when, other, sum_ in cases if other == who]
        windows = {
            end: [sum_ for when, sum_ in of_group if 0 <= (end - when).days <= 3]
            for end, _ in of_group
            if 0 <= (end - day).days <= 3
        }
        held = [end for end, sums in windows.items() if len(sums) >= 3 and len(set(sums)) <= 2]
        assert row["G1"] == bool(held)
        if held:
            last = windows[max(held)]
            assert (row["说·G1·0"], row["说·G1·1"]) == (len(last), len(set(last)))


def test_a_condition_says_how_many_rows_a_group_needs() -> None:
    needed = {
        "计数() >= 3 且 去重(结案金额) <= 2": 3,
        "去重(结案金额) > 4 且 计数() >= 3": 5,
        "计数() >= 3 或 去重(结案金额) >= 2": 2,
        "计数() >= 3 或 求和(结案金额) > 9": 0,
        "非 计数() >= 3": 0,
        "计数() <= 3": 0,
    }
    for condition, least in needed.items():
        text = f"组特征: {{G1: {{按: 被告, 条件: {condition}, 说明: 多}}}}"
        assert fewest(model(text).groups[0].condition.tree) == least
