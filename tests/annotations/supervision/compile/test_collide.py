"""碰撞: joins with other tables, in the order of the ways, and what rests on names only."""

from __future__ import annotations

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
  F7: {条件: 已被执行, 分值: 2, 说明: '{已被执行.首次} 起被执行'}
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
