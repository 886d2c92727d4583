"""What the judge of models says, and what it lets pass."""

from __future__ import annotations

from dataclasses import replace

import pytest

from annotations.supervision.catalogue.load import catalogue
from annotations.supervision.examples import ExampleResult
from annotations.supervision.model.lint import Decided, judge
from annotations.supervision.model.read import read_model
from annotations.supervision.model.remarks import Remark
from annotations.supervision.model.tree import Model
from annotations.supervision.values import Place

CLEAN = """\
id: 测试模型
名称: 测试
版本: 1.0.0
状态: 试行
来源: 测试
依据: [《中华人民共和国民事诉讼法》第一百一十五条]
数据: {案件: 必需}
特征:
  F1: {条件: 结案方式 = "调解", 分值: 3, 说明: 调解}
  F2: {条件: "天数(立案日期, 结案日期) <= 7", 分值: 2, 说明: 快}
成案: {条件: 合计分 >= 5, 对象: 案件}
无辜解释: [诉前调解]
文书: 检察建议书
样例:
  应命中:
    - 说明: 七天调解
      案件:
        - {案号: （2024）宁0121民初1号, 受理法院: 永宁县人民法院, 案由: 离婚纠纷, 原告: 甲, 被告: 乙,
           立案日期: 2024-03-01, 结案日期: 2024-03-08, 结案方式: 调解}
  不应命中:
    - 说明: 判决
      案件:
        - {案号: （2024）宁0121民初1号, 受理法院: 永宁县人民法院, 案由: 离婚纠纷, 原告: 甲, 被告: 乙,
           立案日期: 2024-03-01, 结案日期: 2024-03-08, 结案方式: 判决}
"""


def read(text: str, path: str = "a.yaml") -> Model:
    """Read a model that has no fault."""
    found, faults = read_model(text, path, catalogue())
    assert found is not None, "\n".join(map(str, faults))
    return found


def held(model: Model) -> tuple[ExampleResult, ...]:
    """Let every example hold; running them is tested apart."""
    return tuple(ExampleResult(example, held=True, subjects=(), unfit=()) for example in model.examples)


def said(text: str) -> tuple[Remark, ...]:
    """Judge one model whose examples hold."""
    return judge([read(text)], check=held)


def test_a_clean_model_with_its_examples_run() -> None:
    assert judge([read(CLEAN)]) == ()


def changed(old: str, new: str) -> str:
    """Change the clean model in one place."""
    assert CLEAN.count(old) == 1, old
    return CLEAN.replace(old, new)


F1, F2 = '条件: 结案方式 = "调解", 分值: 3', '条件: "天数(立案日期, 结案日期) <= 7", 分值: 2'
SCORE, LAW, DATA = "合计分 >= 5", "[《中华人民共和国民事诉讼法》第一百一十五条]", "数据: {案件: 必需}"
REMARKS = [
    (SCORE, "合计分 >= 6", True, "11:10", "“成案·条件”永远不成立：各特征分值加起来最多 5"),
    (
        SCORE,
        "合计分 > 5 或 F1",
        False,
        "11:10",
        "“成案·条件”里“合计分 > 5”这一部分永远不成立：各特征分值加起来最多 5",
    ),
    (SCORE, "F1 且 非 F1", True, "11:10", "“成案·条件”永远不成立：对“F1”的要求互相矛盾"),
    (
        F1,
        '条件: 结案方式 = "调解" 且 结案方式 = "判决", 分值: 3',
        True,
        "9:12",
        "“特征·F1·条件”永远不成立：对“结案方式”的要求互相矛盾",
    ),
    (
        F1,
        "条件: 结案金额 > 5万 且 结案金额 < 4万, 分值: 3",
        True,
        "9:12",
        "“特征·F1·条件”永远不成立：对“结案金额”的要求互相矛盾",
    ),
    (
        DATA,
        f"{DATA}\n范围: 结案方式 = '判决'".replace("'", '"'),
        True,
        "10:12",
        "“特征·F1·条件”在“范围”里永远不成立：两处对“结案方式”的要求互相矛盾",
    ),
    (F1, "条件: '文书文本 匹配 \"欠?条?\"', 分值: 3", True, "9:13", "正则“欠?条?”什么文字都匹配"),
    (SCORE, "合计分 >= 5 且 F1 或 F2", False, "11:10", "“成案·条件”里“且”和“或”混用，没有括号"),
    (F2, '条件: 结案方式 = "调解", 分值: 2', False, "10:3", "特征“F2”和“F1”的条件相同"),
    (DATA, "数据: {案件: 必需, 被执行人: 可选}", False, "7:14", "表“被执行人”没有用到"),
    (DATA, f"{DATA}\n取值: {{天: '天数(立案日期, 结案日期)'}}", False, "8:10", "取值“天”没有用到"),
    (
        DATA,
        f"{DATA}\n基准: {{速度: {{值: '天数(立案日期, 结案日期)', 同类: [案由]}}}}",
        False,
        "8:6",
        "基准“速度”没有用到",
    ),
    (LAW, "[《中华人民共和国民事诉讼法》第三百零七条]", True, "6:6", "《民事诉讼法》第307条不存在"),
    (LAW, "[《中华人民共和国刑法》第三百零七条之二]", True, "6:6", "《刑法》第307条之2不存在"),
    (LAW, "[《中华人民共和国合同法》第五十二条]", True, "6:6", "《合同法》已经失效"),
    (LAW, "[《中华人民共和国民事诉讼法》第一百一十二条]", False, "6:6", "《民事诉讼法》第112条的序号变过"),
    (
        LAW,
        "[《某省高级人民法院关于某事的规定》第九百条]",
        False,
        "6:6",
        "《某省高级人民法院关于某事的规定》不在法条库里，第900条没有核对过",
    ),
    (
        LAW,
        "[《人民检察院行刑反向衔接工作指引》第二十条]",
        False,
        "6:6",
        "《人民检察院行刑反向衔接工作指引》不在法条库里，第20条没有核对过",
    ),
    (LAW, "[《中华人民共和国民法典》]", False, "6:6", "依据“《中华人民共和国民法典》”没有写到条"),
    (LAW, "[随便写写]", False, "6:6", "依据“随便写写”里看不出法律名称"),
    (
        F1,
        f"{F1}, 依据: 《中华人民共和国民法典》第一条",
        True,
        "9:3",
        "“F1”的依据“《中华人民共和国民法典》第一条”不在模型的“依据”里",
    ),
    (
        F1,
        f"{F1}, 依据: 《中华人民共和国民事诉讼法》第一百一十五条",
        True,
        "10:3",
        "“F2”没有依据：模型的每一条“依据”都归了别的特征",
    ),
    ("状态: 试行", "状态: 试用", True, "1:1", "“试用”要有至少 3 个成立的样例，其中有“不应命中”的"),
    ("说明: 七天调解", "说明: 判决", False, "21:7", "两个样例都叫“判决”"),
]


@pytest.mark.parametrize(("old", "new", "serious", "at", "message"), REMARKS)
def test_remark(old: str, new: str, serious: bool, at: str, message: str) -> None:
    found = [(str(one.fault.place), one.fault.message, one.serious) for one in said(changed(old, new))]
    assert (f"a.yaml:{at}", message, serious) in found


PASS = [
    (SCORE, "(合计分 >= 5 且 F1) 或 F2"),
    (SCORE, "合计分 介于 3 到 5 或 F2"),
    (F1, "条件: '证据种类 属于 [欠条] 且 证据种类 属于 [欠条, 证人证言]', 分值: 3"),
    (F1, '条件: 文书文本 匹配 "欠条", 分值: 3'),
    (
        LAW,
        "[刑法第三百零七条之一, 《最高人民法院关于审理民间借贷案件适用法律若干问题的规定》第十八条]",
    ),
    (LAW, "[《人民检察院行刑反向衔接工作指引》第十二条, 《旅馆业治安管理办法》第六条]"),
    (LAW, "[《某省高级人民法院关于某事的规定》]"),
    (LAW, "[法释〔2016〕19号《最高人民法院关于人民法院在互联网公布裁判文书的规定》第四条]"),
]


@pytest.mark.parametrize(("old", "new"), PASS)
def test_nothing_to_remark(old: str, new: str) -> None:
    assert said(changed(old, new)) == ()


def test_twins_are_told_with_the_other_file() -> None:
    one, other = read(CLEAN), read(CLEAN.replace("名称: 测试", "名称: 又一个"), "b.yaml")
    (remark,) = judge([one, other], check=held)
    assert str(remark) == "b.yaml:1:1: id“测试模型”和 a.yaml 的相同；换一个id，或合成一个模型"


def test_examples_for_and_against_must_be_there() -> None:
    found = [one.fault.message for one in said(CLEAN[: CLEAN.index("样例:")])]
    assert found == ["没有“不应命中”的样例", "没有“应命中”的样例"]


def test_an_example_that_does_not_hold() -> None:
    text = CLEAN.replace("结案方式: 判决", "结案方式: 调解")
    (remark,) = judge([read(text)])
    assert remark.fault.place == Place("a.yaml", 21, 7)
    assert remark.fault.message == "样例“判决”不应有线索，得到 1 条线索"


@pytest.mark.parametrize(
    ("wish", "told"),
    [
        ("特征: [F1, F3]", ["样例“七天调解”应当命中F3，命中的是F1、F2"]),
        ("不含特征: F2", ["样例“七天调解”不应命中F2，却命中了"]),
        ("特征: [F2, F1]", []),
        ("不含特征: F3", []),
    ],
)
def test_an_example_tells_which_features_fire(wish: str, told: list[str]) -> None:
    text = changed("成案: {", '  F3: {条件: 结案方式 = "撤诉", 说明: 撤诉}\n成案: {')
    text = text.replace("说明: 七天调解", f"说明: 七天调解\n      {wish}")
    assert [remark.fault.message for remark in judge([read(text)])] == told


def test_an_example_with_a_cell_that_does_not_fit() -> None:
    (remark,) = judge(
        [read(CLEAN.replace("结案日期: 2024-03-08, 结案方式: 调解", "结案日期: 去年, 结案方式: 调解"))]
    )
    assert remark.fault.message.startswith("样例“七天调解”的“结案日期”")
    assert "去年" not in remark.fault.message


STABLE = [(Decided(), False), (Decided(20, 14), True), (Decided(20, 13), False), (Decided(19, 19), False)]


@pytest.mark.parametrize(("decided", "earned"), STABLE)
def test_a_stable_model_has_proved_itself_on_leads(decided: Decided, earned: bool) -> None:
    model = read(CLEAN.replace("状态: 试行", "状态: 正式"))
    model = replace(model, examples=(*model.examples, replace(model.examples[0], title="又一个")))
    remarks = judge([model], {model.id: decided}, held)
    assert (remarks == ()) is earned
