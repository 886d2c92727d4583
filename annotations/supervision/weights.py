"""An office's own weights (分值) and numbers (参数), in one file beside the models, which stay as they are.

机构: 某县人民检察院
权重:
  M5-劳资虚假诉讼: {F01: 2, F11: 3}
参数:
  M10-救助金额: {本地限额: 3万元}
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from annotations.supervision.language.check import Scope
from annotations.supervision.language.tree import Literal
from annotations.supervision.model.reading import Reading
from annotations.supervision.model.tree import Condition, Model
from annotations.supervision.model.yaml_nodes import Entry, Tree, YamlError, read_yaml
from annotations.supervision.values import ModelFault


@dataclass(frozen=True, slots=True)
class Weights:
    """What an office sets: its name, model id → feature → weight, and model id → 参数 → number."""

    office: str
    of: Mapping[str, Mapping[str, float]]
    params: Mapping[str, Mapping[str, Condition]] = field(default_factory=dict)

    @property
    def numbers(self) -> Mapping[str, Mapping[str, float]]:
        """Return every number by model and by what it is of: of an office's own are weights and 参数."""
        return {
            model: {**self.of.get(model, {}), **dict(_plain(self.params.get(model, {})))}
            for model in self.of.keys() | self.params.keys()
        }

    def applied(self, model: Model) -> Model:
        """Return a model with the office's 参数 in place of its own."""
        own = self.params.get(model.id, {})
        derived = tuple(replace(one, value=own.get(one.name, one.value)) for one in model.derived)
        return replace(model, derived=derived)


def _plain(params: Mapping[str, Condition]) -> Iterator[tuple[str, float]]:
    """Give the numbers of 参数."""
    for name, value in params.items():
        if isinstance(value.tree, Literal):
            yield name, float(str(value.tree.value))


def read_weights(
    text: str, path: str, models: Sequence[Model], others: frozenset[str] = frozenset()
) -> tuple[Weights | None, tuple[ModelFault, ...]]:
    """Read a file of weights; None where there are faults.

    What it sets for `others`, the ids of models that do not run this time, is passed over.
    """
    reading = Reading(path, {})
    try:
        top = reading.mapping(read_yaml(text, path), "权重文件")
    except YamlError as error:
        return None, (error.fault,)
    reading.keys(top, ("机构", "权重", "参数"), ("机构",), "权重文件")
    office = reading.text(top.get("机构"), "机构")
    weights = {
        model.id: _weights(reading, entry, model)
        for entry, model in _by_model(reading, top.get("权重"), "权重", models, others)
    }
    params = {
        model.id: _params(reading, entry, model)
        for entry, model in _by_model(reading, top.get("参数"), "参数", models, others)
    }
    if reading.faults or office is None:
        return None, tuple(reading.faults)
    return Weights(office.value, weights, params), ()


def _by_model(
    reading: Reading, tree: Tree | None, what: str, models: Sequence[Model], others: frozenset[str]
) -> Iterator[tuple[Entry, Model]]:
    """Give the entries of a part with their models, those of `others` left out."""
    known = {model.id: model for model in models}
    for entry in reading.mapping(tree, what).entries:
        if entry.key in known:
            yield entry, known[entry.key]
        elif entry.key not in others:
            reading.say(entry.place, f"没有叫“{entry.key}”的模型", "用 jianwen models list 看有哪些模型")


def _weights(reading: Reading, entry: Entry, model: Model) -> dict[str, float]:
    """Read the weights of one model; each feature must be one of its own."""
    features = {feature.id for feature in model.features} | {group.id for group in model.groups}
    found = {}
    for weight in reading.mapping(entry.value, entry.key).entries:
        if weight.key not in features:
            reading.say(weight.place, f"模型“{model.id}”没有特征“{weight.key}”", "核对特征的编号")
        else:
            found[weight.key] = reading.number(weight.value, weight.key, 0.0)
    return found


def _params(reading: Reading, entry: Entry, model: Model) -> dict[str, Condition]:
    """Read the 参数 of one model; each must be one of its own, and of the same kind."""
    own = {one.name: one.value for one in model.derived if one.param}
    found = {}
    for param in reading.mapping(entry.value, entry.key).entries:
        if param.key not in own:
            told = f"有：{'、'.join(own)}" if own else "这个模型没有参数"
            reading.say(param.place, f"模型“{model.id}”没有参数“{param.key}”", told)
            continue
        value = reading.condition(param.value, param.key, Scope({}), own[param.key].kind)
        if value is not None and isinstance(value.tree, Literal):
            found[param.key] = value
        elif value is not None:
            reading.say(value.place, f"“{param.key}”要写一个数", f"例如 {own[param.key].source}")
    return found
