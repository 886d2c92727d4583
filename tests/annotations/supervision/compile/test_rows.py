"""What is judged of one row: features, unknown values, scope, exclusions, score."""

from __future__ import annotations

from tests.annotations.supervision.support import judged, model


def test_a_feature_fires_only_where_its_condition_is_true() -> None:
    found = model("特征: {F1: {条件: '天数(立案日期, 开庭日期) <= 7', 分值: 3, 说明: 快}}")
    rows = judged(found, 案件=[{"开庭日期": "2024-03-08"}, {"开庭日期": "2024-03-09"}, {"开庭日期": None}])
    assert [row["F1"] for row in rows] == [True, False, False]
    assert [row["合计分"] for row in rows] == [3.0, 0.0, 0.0]


def test_not_of_what_is_unknown_is_unknown() -> None:
    found = model("特征: {F1: {条件: '非 (天数(立案日期, 开庭日期) <= 7)', 说明: 慢}}")
    rows = judged(found, 案件=[{"开庭日期": "2024-04-08"}, {"开庭日期": None}])
    assert [row["F1"] for row in rows] == [True, False]


def test_rows_outside_the_scope_are_left_out() -> None:
    found = model("范围: 案由 属于 [劳动争议 及下级]")
    rows = judged(found, 案件=[{}, {"案由": "离婚纠纷"}, {"案由": "劳动合同纠纷"}])
    assert [row["行号"] for row in rows] == [0, 2]


def test_an_innocent_pattern_takes_the_lead_away_and_says_so() -> None:
    found = model("排除: {流水: {条件: '证据种类 含任一 [银行流水]', 说明: 有流水}}")
    rows = judged(found, 案件=[{"证据种类": "欠条、银行流水"}, {"证据种类": "欠条"}, {}])
    assert [row["成案"] for row in rows] == [False, True, True]
    assert [row["排除·流水"] for row in rows] == [True, False, False]


def test_a_list_lies_within_another_only_where_all_of_it_does() -> None:
    found = model("特征: {F1: {条件: '证据种类 属于 [欠条, 证人证言]', 说明: 单一}}")
    rows = judged(found, 案件=[{"证据种类": "欠条、证人证言"}, {"证据种类": "欠条、考勤"}, {}])
    assert [row["F1"] for row in rows] == [True, False, False]


def test_the_office_may_weigh_otherwise() -> None:
    found = model('特征: {F1: {条件: 结案方式 = "调解", 分值: 3, 说明: 调解}}')
    assert judged(found, {"F1": 0.5}, 案件=[{}])[0]["合计分"] == 0.5


def test_a_feature_may_use_a_value_that_uses_another() -> None:
    found = model(
        "取值: {倍数: 差额 / 诉请金额, 差额: 结案金额 - 诉请金额}\n"
        "特征: {F1: {条件: 倍数 > 50%, 说明: '多给 {倍数}'}}"
    )
    rows = judged(found, 案件=[{"诉请金额": "100", "结案金额": "160"}, {"诉请金额": "0", "结案金额": "160"}])
    assert [row["F1"] for row in rows] == [True, False]
    assert rows[0]["说·F1·0"] == 0.6
