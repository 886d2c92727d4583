"""An office's weights: read, or refused with the place of every fault."""

from __future__ import annotations

from annotations.supervision.run import Run, run
from annotations.supervision.weights import read_weights
from tests.annotations.supervision.support import TODAY, model, table


def test_weights_are_read() -> None:
    weights, faults = read_weights("机构: 某县院\n权重:\n  测试模型: {F1: 2.5}\n", "权重.yaml", [model("")])
    assert not faults
    assert weights is not None
    assert (weights.office, weights.of) == ("某县院", {"测试模型": {"F1": 2.5}})


def test_every_fault_is_told_with_its_place() -> None:
    text = "机构: 某县院\n权重:\n  测试模型: {F1: 多, F9: 1}\n  别的模型: {F1: 1}\n"
    weights, faults = read_weights(text, "权重.yaml", [model("")])
    assert weights is None
    assert [str(fault).split("；")[0] for fault in faults] == [
        "权重.yaml:3:14: “F1”要一个不小于 0 的数",
        "权重.yaml:3:17: 模型“测试模型”没有特征“F9”",
        "权重.yaml:4:3: 没有叫“别的模型”的模型",
    ]


CAPPED = """
参数: {限额: 5万元}
特征:
  F1: {条件: 结案金额 > 限额, 说明: "超过 {限额} 元"}
"""


def test_an_office_sets_a_number_of_its_own() -> None:
    text = "机构: 某县院\n参数:\n  测试模型: {限额: 3万元}\n"
    weights, faults = read_weights(text, "权重.yaml", [model(CAPPED)])
    assert not faults
    assert weights is not None
    data = {"案件": table("案件", [{"结案金额": "40000"}])}
    assert not run([model(CAPPED)], data, Run(TODAY, b"key", {})).leads
    (lead,) = run([weights.applied(model(CAPPED))], data, Run(TODAY, b"key", weights.numbers, "某县院")).leads
    assert (lead.signals[0].says, lead.weights) == ("超过 30000 元", "某县院")


def test_a_number_must_be_one_of_the_model_and_of_its_kind() -> None:
    text = "机构: 某县院\n参数:\n  测试模型: {限额: 30000, 上限: 1万元}\n"
    weights, faults = read_weights(text, "权重.yaml", [model(CAPPED)])
    assert weights is None
    assert [fault.message for fault in faults] == ["这里要金额，写的是数", "模型“测试模型”没有参数“上限”"]


def test_what_is_set_for_models_that_do_not_run_is_passed_over() -> None:
    text = "机构: 某县院\n权重: {测试模型: {F1: 2}, 别的模型: {F1: 9}}\n参数: {别的模型: {限额: 3万元}}\n"
    weights, faults = read_weights(text, "权重.yaml", [model("")], frozenset({"别的模型"}))
    assert not faults
    assert weights is not None
    assert (weights.of, weights.params) == ({"测试模型": {"F1": 2.0}}, {})
