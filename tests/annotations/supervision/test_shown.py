"""What a lead shows of a value: persons, numbers, addresses and prose are masked, terms and figures stay."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from annotations.supervision.catalogue.load import catalogue
from annotations.supervision.run import Run, run
from annotations.supervision.shown import shown
from tests.annotations.supervision.support import TODAY, model, table


@pytest.mark.parametrize(
    ("of", "column", "value", "words"),
    [
        ("案件", "原告", "秦大山", "秦某某"),
        ("案件", "原告", "江苏甲乙建材有限公司", "江苏甲乙建材有限公司"),
        ("案件", "全部原告", ("秦大山", "柳河"), "秦某某、柳某"),
        ("案件", "原告代理人", ["凌云志"], "凌某某"),
        ("案件", "原告代理人", ["凌云志（某某律师事务所）"], "凌某某（某某律师事务所）"),
        ("案件", "被告", "凌云面馆（个体工商户）", "凌云面馆（个体工商户）"),
        ("案件", "结案方式", "调解", "调解"),
        ("案件", "文书文本", "被告辩称，同意原告秦大山的请求", "（原文从略）"),
        ("案件", "文书文本", "秦大山" * 20, "（原文从略）"),
        ("案件", "结案金额", Decimal("36000.00"), "36000"),
        ("案件", "立案日期", date(2024, 3, 1), "2024-03-01"),
        ("案件", "案号", "（2024）苏0102民初1234号", "（2024）苏0102民初1234号"),
        ("案件", "案号", "(2024)某0121民初10号", "（2024）某0121民初10号"),
        ("案件", "案号", "津劳人仲裁字(2024)第12号", "津劳人仲裁字（2024）第12号"),
        ("案件", "证据种类", ("欠条", "证人证言"), "欠条、证人证言"),
        ("车险理赔", "证件号", "秦大山", "秦某某"),
        ("案件", "被告", "云岭客栈", "云岭客栈"),
    ],
)
def test_values_of_columns(of: str, column: str, value: object, words: str) -> None:
    assert shown(catalogue()[of].column(column), value) == words


def test_a_telephone_in_a_term_is_cut() -> None:
    assert shown(None, "13800001357") == "138****"


def test_a_name_stays_masked_through_named_values_and_collisions() -> None:
    found = model("""
取值: {人: 原告, 首: 撞.谁}
碰撞:
  撞: {表: 被执行人, 对上: 被告 = 被执行人.名称, 取: {谁: 唯一(被执行人.名称)}}
特征:
  F1: {条件: 撞, 分值: 3, 说明: '{人}和{首}和{撞.谁}'}
成案: {条件: F1, 对象: 案件}
""")
    rows = {"案件": [{"原告": "秦大山", "被告": "柳小河"}], "被执行人": [{"名称": "柳小河"}]}
    data = {name: table(name, given) for name, given in rows.items()}
    (lead,) = run([found], data, Run(TODAY, b"key", {})).leads
    assert lead.signals[0].says.startswith("秦某某和柳某某和柳某某")
