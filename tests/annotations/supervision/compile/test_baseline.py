"""基准: a value against the distribution of like rows, held against counting by hand."""

from __future__ import annotations

from datetime import date, timedelta
from statistics import median

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.annotations.supervision.support import judged, model

_TEXT = """
取值: {天: '天数(立案日期, 结案日期)'}
基准:
  快慢: {值: 天, 同类: [受理法院, 案由], 时间: 结案日期, 年数: 2, 至少: 2}
特征:
  F1: {条件: 快慢.分位 < 10%, 说明: '{快慢.样本} 件，中位数 {快慢.中位数}'}
"""
_CAUSES = ("劳动争议", "离婚纠纷")
_CLOSED = st.dates(date(2021, 1, 1), date(2024, 12, 31))
_CASES = st.lists(st.tuples(_CLOSED, st.integers(0, 5), st.sampled_from(_CAUSES)), min_size=1, max_size=12)


@settings(max_examples=12, deadline=None)
@given(_CASES)
def test_like_rows_of_this_year_and_the_one_before_count(cases: list[tuple[date, int, str]]) -> None:
    rows = judged(
        model(_TEXT),
        案件=[
            {"立案日期": str(closed - timedelta(days=days)), "结案日期": str(closed), "案由": cause}
            for closed, days, cause in cases
        ],
    )
    for row, (closed, days, cause) in zip(rows, cases, strict=True):
        like = [
            other
            for when, other, what in cases
            if what == cause and closed.year - 1 <= when.year <= closed.year
        ]
        assert row["快慢.样本"] == len(like)
        if len(like) < 2:
            assert row["快慢.分位"] is None
            continue
        assert row["快慢.中位数"] == median(like)
        assert row["快慢.分位"] == sum(other < days for other in like) / len(like)


def test_what_is_out_of_scope_counts_for_the_distribution_only() -> None:
    rows = judged(
        model(_TEXT + '范围: 结案方式 = "调解"\n'),
        案件=[
            {"结案日期": "2024-03-02"},
            {"结案日期": "2024-03-31", "结案方式": "判决"},
            {"结案日期": "2024-03-31", "结案方式": "判决"},
        ],
    )
    assert [(row["快慢.样本"], row["快慢.中位数"]) for row in rows] == [(3.0, 30.0)]
