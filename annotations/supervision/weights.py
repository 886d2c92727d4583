"""An office's own weights (分值), in one file beside the models, which stay as they are.

机构: 某县人民检察院
权重:
  M5-劳资虚假诉讼: {F01: 2, F11: 3}
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from annotations.supervision.model.reading import Reading
from annotations.supervision.model.tree import Model
from annotations.supervision.model.yaml_nodes import Entry, YamlError, read_yaml
from annotations.supervision.values import ModelFault


@dataclass(frozen=True, slots=True)
class Weights:
    """The weights of an office: its name, and model id → feature → weight."""

    office: str
    of: Mapping[str, Mapping[str, float]]


def read_weights(
    text: str, path: str, models: Sequence[Model]
) -> tuple[Weights | None, tuple[ModelFault, ...]]:
    """Read a file of weights; None where there are faults."""
    reading = Reading(path, {})
    try:
        top = reading.mapping(read_yaml(text, path), "权重文件")
    except YamlError as error:
        return None, (error.fault,)
    reading.keys(top, ("机构", "权重"), ("机构", "权重"), "权重文件")
    office = reading.text(top.get("机构"), "机构")
    known = {model.id: model for model in models}
    found = {}
    for entry in reading.mapping(top.get("权重"), "权重").entries:
        model = known.get(entry.key)
        if model is None:
            reading.say(entry.place, f"没有叫“{entry.key}”的模型", "用 jianwen models list 看有哪些模型")
        else:
            found[model.id] = _of_model(reading, entry, model)
    if reading.faults or office is None:
        return None, tuple(reading.faults)
    return Weights(office.value, found), ()


def _of_model(reading: Reading, entry: Entry, model: Model) -> dict[str, float]:
    """Read the weights of one model; each feature must be one of its own."""
    features = {feature.id for feature in model.features} | {group.id for group in model.groups}
    found = {}
    for weight in reading.mapping(entry.value, entry.key).entries:
        if weight.key not in features:
            reading.say(weight.place, f"模型“{model.id}”没有特征“{weight.key}”", "核对特征的编号")
        else:
            found[weight.key] = reading.number(weight.value, weight.key, 0.0)
    return found
