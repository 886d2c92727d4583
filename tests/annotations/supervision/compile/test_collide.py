"""碰撞: joins with other tables, in the order of the ways, and what rests on names only."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.annotations.supervision.support import judged, model

_CODE = "91640121MA00000011"
_WAYS = """
碰撞:
  已被执行:
    表: 被执行人
    对上:
      - 被告统一社会信用代码 = 被执行人.统一社会信用代码
      - 被告 = 被执行人.名称
    取: {首次: 最早(被执行人.首次执行立案日期)}
特征:
  F7: {条件: 已被执行, 分值: 2, 说明: '{已被执行.首次} 起被执行，{已被执行.条数} 件'}
"""


def test_a_number_beats_a_name_and_a_name_weighs_half() -> None:
    rows = judged(
        model(_WAYS),
        案件=[{"被告统一社会信用代码": _CODE, "被告": "甲公司"}, {"被告": "乙公司"}, {"被告": "丙公司"}],
        被执行人=[
            {"名称": "甲公司（旧名）", "统一社会信用代码": _CODE, "首次执行立案日期": "2022-05-01"},
            {"名称": "甲公司", "首次执行立案日期": "2020-05-01"},
            {"名称": "乙公司", "首次执行立案日期": "2021-05-01"},
        ],
    )
    assert [row["F7"] for row in rows] == [True, True, False]
    assert [row["合计分"] for row in rows] == [2.0, 1.0, 0.0]
    assert [row["名·F7"] for row in rows] == [False, True, False]
    assert [str(row["已被执行.首次"]) for row in rows] == ["2022-05-01", "2021-05-01", "None"]


def test_names_meet_however_they_are_written() -> None:
    rows = judged(
        model(_WAYS),
        案件=[{"被告": "某 某建材有限责任公司(永宁)"}],
        被执行人=[{"名称": "某某建材有限公司（永宁）"}],
    )
    assert rows[0]["已被执行"] is True


def test_a_condition_may_look_back_at_the_row() -> None:
    text = _WAYS.replace("    取:", "    条件: 被执行人.首次执行立案日期 <= 立案日期\n    取:")
    rows = judged(
        model(text),
        案件=[{"立案日期": "2024-03-01"}, {"立案日期": "2022-03-01"}],
        被执行人=[{"首次执行立案日期": "2023-01-01"}, {"首次执行立案日期": "2024-02-01"}],
    )
    assert [row["已被执行.条数"] for row in rows] == [2.0, None]
    assert [row["F7"] for row in rows] == [True, False]


def test_absence_can_be_asked_for_where_the_table_is_there() -> None:
    text = _WAYS.replace("条件: 已被执行,", "条件: 非 已被执行,")
    rows = judged(model(text), 案件=[{}, {"被告": "别家公司"}], 被执行人=[{}])
    assert [row["F7"] for row in rows] == [False, True]


def test_a_table_that_was_not_given_says_nothing() -> None:
    for condition in ("已被执行", "非 已被执行", "已被执行.首次 为空 且 已被执行"):
        text = _WAYS.replace("条件: 已被执行,", f"条件: {condition},")
        assert judged(model(text), 案件=[{}])[0]["F7"] is False


def test_a_row_does_not_meet_itself() -> None:
    text = """
碰撞:
  另案: {表: 案件, 对上: 原告 = 案件.原告}
特征:
  F1: {条件: 另案, 说明: 另有案件}
"""
    rows = judged(model(text), 案件=[{"原告": "张三"}, {"原告": "李四"}, {"原告": "张三"}])
    assert [row["F1"] for row in rows] == [True, False, True]


def test_places_and_years_match() -> None:
    text = """
碰撞:
  当地:
    表: 社平工资
    对上: 省份(受理法院) = 省份(社平工资.地区) 且 年(立案日期) = 社平工资.年份
    取: {工资: 唯一(社平工资.月平均工资)}
特征:
  F3: {条件: 主张月工资 >= 3 * 当地.工资, 说明: 高}
"""
    rows = judged(
        model(text),
        案件=[
            {"主张月工资": "2.25万元"},
            {"主张月工资": "22499"},
            {"主张月工资": "9万", "立案日期": "2023-01-01"},
        ],
        社平工资=[{}],
    )
    assert [row["F3"] for row in rows] == [True, False, False]
    assert rows[0]["名·F3"] is False


_OWN = """
碰撞:
  另案:
    表: 案件
    对上: {keys}
    条件: {also}
    取:
      早: 最早(案件.结案日期)
      和: 求和(案件.结案金额)
      号: 唯一(案件.案由)
      件: 计数(案件.结案方式 = "调解")
      额: 去重(案件.结案金额)
特征:
  F1: {{条件: 另案, 说明: '{{另案.早}}{{另案.和}}{{另案.号}}{{另案.件}}{{另案.额}}{{另案.条数}}'}}
"""
_NAMES = st.sampled_from("甲乙丙")
_SUITS = st.lists(
    st.tuples(
        _NAMES, _NAMES, st.dates(date(2024, 4, 1), date(2024, 4, 9)), st.sampled_from(["1", "2.5", None])
    ),
    min_size=1,
    max_size=9,
)


@pytest.mark.parametrize(
    ("keys", "also"),
    [
        ("原告 = 案件.原告", "是"),
        ("原告 = 案件.原告", '案件.案由 != "离婚纠纷"'),
        ("原告 = 案件.被告", "案件.结案金额 > 0 或 案件.结案金额 为空"),
        ("被告 = 案件.被告", "案件.原告 = 原告"),
        ("被告 = 案件.被告", "案件.结案日期 <= 结案日期"),
    ],
)
@settings(max_examples=8, deadline=None)
@given(suits=_SUITS)
def test_rows_of_one_table_meet_all_but_themselves(
    keys: str, also: str, suits: list[tuple[str, str, date, str | None]]
) -> None:
    rows = judged(
        model(_OWN.format(keys=keys, also=also)),
        案件=[
            {"原告": one, "被告": other, "结案日期": str(closed), "结案金额": sum_, "案由": _CAUSE[one]}
            for one, other, closed, sum_ in suits
        ],
    )
    for number, (row, own) in enumerate(zip(rows, suits, strict=True)):
        found = [suit for i, suit in enumerate(suits) if i != number and _MEETS[keys, also](own, suit)]
        causes = {_CAUSE[one] for one, *_ in found}
        assert row["F1"] == bool(found)
        if found:
            sums = [Decimal(sum_) for *_, sum_ in found if sum_]
            assert row["另案.早"] == min(closed for _, _, closed, _ in found)
            assert row["另案.和"] == (sum(sums) if sums else None)
            assert row["另案.号"] == (causes.pop() if len(causes) == 1 else None)
            assert row["另案.件"] == row["另案.条数"] == len(found)
            assert row["另案.额"] == len(set(sums))
            assert row["另案.对方行号"] == min(
                i for i, suit in enumerate(suits) if i != number and _MEETS[keys, also](own, suit)
            )


_CAUSE = {"甲": "离婚纠纷", "乙": "劳动争议", "丙": "劳动争议"}
_Suit = tuple[str, str, date, str | None]
_MEETS: dict[tuple[str, str], Callable[[_Suit, _Suit], bool]] = {
    ("原告 = 案件.原告", "是"): lambda own, it: own[0] == it[0],
    ("原告 = 案件.原告", '案件.案由 != "离婚纠纷"'): lambda own, it: own[0] == it[0] and it[0] != "甲",
    ("原告 = 案件.被告", "案件.结案金额 > 0 或 案件.结案金额 为空"): lambda own, it: own[0] == it[1],
    ("被告 = 案件.被告", "案件.原告 = 原告"): lambda own, it: own[:2] == it[:2],
    ("被告 = 案件.被告", "案件.结案日期 <= 结案日期"): lambda own, it: own[1] == it[1] and it[2] <= own[2],
}


def test_a_row_that_meets_its_own_table_sees_what_the_other_tells_by_itself() -> None:
    text = """
取值:
  简称: 提取(案由, "^(.+?)(?:纠纷)?$")
碰撞:
  另案: {表: 案件, 对上: 简称 = 案件.简称, 条件: 原告 != 案件.原告, 取: {人: 唯一(案件.原告)}}
特征:
  F1: {条件: 另案, 说明: '与{另案.人}同类'}
"""
    rows = judged(
        model(text), 案件=[{"案由": "买卖合同"}, {"案由": "买卖合同纠纷"}, {"案由": "借款合同纠纷"}]
    )
    assert [row["F1"] for row in rows] == [True, True, False]
    assert [row["另案.人"] for row in rows] == ["原告2", "原告1", None]


def test_a_list_is_sought_entry_by_entry_and_rows_are_gathered_into_one() -> None:
    text = """
碰撞:
  同案: {表: 被执行人, 对上: 全部被告 包含 被执行人.名称, 取: {谁: 汇集(被执行人.名称)}}
  再找: {表: 被执行人, 对上: 同案.谁 包含 被执行人.名称, 条件: 被执行人.首次执行立案日期 < 2023-01-01}
特征:
  F1: {条件: 再找, 说明: '{同案.谁}，{再找.条数}'}
"""
    rows = judged(
        model(text),
        案件=[{"全部被告": "丙公司、甲公司、乙公司"}, {"全部被告": "丁公司"}, {}],
        被执行人=[
            {"名称": "乙公司", "首次执行立案日期": "2022-01-01"},
            {"名称": "丙公司"},
            {"名称": "丙公司"},
        ],
    )
    assert [row["同案.谁"] for row in rows] == [["丙公司", "乙公司"], None, None]
    assert [row["再找.条数"] for row in rows] == [1.0, None, None]


def test_what_rests_on_a_collision_is_seen_of_the_rows_in_scope() -> None:
    text = """
范围: 被告 匹配 "^[甲乙]"
取值:
  全体: 前几字(案由, 0)
  末日: 缺省(较大(另.日, 立案日期), 立案日期)
  近: 天数(立案日期, 末日) <= 30
碰撞:
  另: {表: 案件, 对上: 全体 = 案件.全体, 取: {日: 最晚(案件.立案日期)}}
  近的: {表: 案件, 对上: 全体 = 案件.全体, 条件: 案件.近}
特征:
  F1: {条件: 近的.条数 = 1, 说明: '{末日}'}
"""
    days = (("甲", "2024-03-01"), ("乙", "2024-03-31"), ("甲", "2023-01-01"), ("丙", "2024-03-05"))
    rows = judged(model(text), 案件=[{"被告": one, "立案日期": day} for one, day in days])
    assert [(str(row["说·F1·0"]), row["F1"]) for row in rows] == [
        ("2024-03-31", True),
        ("2024-03-31", True),
        ("2024-03-31", False),
    ]


def test_what_both_rows_tell_alone_is_worked_out_before_they_meet() -> None:
    text = _WAYS.replace(
        "    取:",
        "    条件: 有共同两字(字号(被告), 字号(被执行人.名称))"
        " 且 加天(被执行人.首次执行立案日期, 30) <= 加天(立案日期, 1)\n    取:",
    ).replace("- 被告 = 被执行人.名称", "- 字号(被告) = 字号(被执行人.名称)")
    rows = judged(
        model(text),
        案件=[
            {"被告": "永宁县星河餐饮店", "立案日期": "2024-03-01"},
            {"被告": "星河饭店", "立案日期": "2023-01-20"},
            {"被告": "云水饭店", "立案日期": "2024-03-01"},
        ],
        被执行人=[{"名称": "银川市星河酒店", "首次执行立案日期": "2023-01-01"}],
    )
    assert [row["已被执行"] for row in rows] == [True, False, False]
    assert str(rows[0]["已被执行.首次"]) == "2023-01-01"


def test_a_row_whose_list_meets_twice_is_one_row() -> None:
    text = """
碰撞:
  执行: {表: 被执行人, 对上: 全部被告 包含 被执行人.名称, 条件: 被执行人.首次执行立案日期 <= 立案日期}
特征:
  F1: {条件: 执行, 说明: 有}
"""
    debtors = [{"名称": name, "首次执行立案日期": "2022-01-01"} for name in ("甲公司", "乙公司")]
    rows = judged(
        model(text), 案件=[{"全部被告": "甲公司、乙公司", "立案日期": "2024-03-01"}], 被执行人=debtors
    )
    assert [row["F1"] for row in rows] == [True]


def test_rows_that_look_alike_are_told_the_same() -> None:
    text = """
碰撞:
  登记:
    表: 被执行人
    对上: 被告 = 被执行人.名称
    取: {同码: 计数(被执行人.统一社会信用代码 = 被告统一社会信用代码)}
特征:
  F1: {条件: 登记.同码 = 0, 说明: 没有}
"""
    rows = judged(
        model(text),
        案件=[
            {"被告": "甲公司", "被告统一社会信用代码": _CODE},
            {"被告": "甲公司"},
            {"被告": "甲公司"},
            {"被告": "乙公司"},
        ],
        被执行人=[{"名称": "甲公司", "统一社会信用代码": _CODE}, {"名称": "甲公司"}],
    )
    assert [row["登记.同码"] for row in rows] == [1.0, 0.0, 0.0, None]
    assert [row["F1"] for row in rows] == [False, True, True, False]


def test_what_is_told_late_is_told_by_the_way_that_each_row_met_first() -> None:
    text = """
碰撞:
  执行:
    表: 被执行人
    对上:
      - 被告统一社会信用代码 = 被执行人.统一社会信用代码
      - 被告 = 被执行人.名称
    条件: 被执行人.首次执行立案日期 <= 立案日期
    取: {首次: 最早(被执行人.首次执行立案日期)}
特征:
  F1: {条件: 执行, 说明: '{执行.首次} 起被执行，{执行.条数} 件'}
"""
    rows = judged(
        model(text),
        案件=[{"被告统一社会信用代码": _CODE, "被告": "甲公司"}, {"被告": "甲公司"}, {"被告": "乙公司"}],
        被执行人=[
            {"名称": "旧名", "统一社会信用代码": _CODE, "首次执行立案日期": "2022-01-01"},
            {"名称": "甲公司", "首次执行立案日期": "2020-01-01"},
            {"名称": "甲公司", "首次执行立案日期": "2021-01-01"},
        ],
    )
    told = [(row["执行"], row["执行.方式"], str(row["执行.首次"]), row["执行.条数"]) for row in rows]
    assert told == [(True, 0, "2022-01-01", 1.0), (True, 1, "2020-01-01", 2.0), (False, None, "None", None)]
    assert [row["执行.对方行号"] for row in rows] == [0, 1, None]
