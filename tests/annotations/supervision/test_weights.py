"""An office's weights: read, or refused with the place of every fault."""

from __future__ import annotations

from annotations.supervision.weights import read_weights
from tests.annotations.supervision.support import model


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
