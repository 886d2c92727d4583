"""Does a lead show words that were cut out of running text, where nobody can mask the people in them?

A field is masked by its column (原告 is a person's). What 提取 and 前几字 cut out of a document has no such
column: a name in it would stand in the open, in a sentence or as the subject of the lead.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from annotations.supervision.language.tree import Call, Literal, Node, children, names
from annotations.supervision.model.parts import signals_of
from annotations.supervision.model.remarks import Remark, serious
from annotations.supervision.model.tree import Condition, Model
from annotations.supervision.shown import ORGANISATION

_CUTS = ("提取", "前几字")
_RUNNING = frozenset({"文书文本", "被告答辩", "查明事实", "说理", "主文", "内容", "描述", "家庭情况"})
# What may match any words: 一-龥, [^…], a full stop.
_ANY_WORDS = re.compile(r"一-|\[\^|\\[SwpP]|(?<!\\)\.")
_REMEDY = "名字只有按原告、被告、代理人这样的字段才会遮盖；在条件里用可以，“说明”和“按”里换成字段，或删去"


def shown_remarks(model: Model) -> Iterator[Remark]:
    """Judge what sentences and subjects of leads show."""
    values = _values(model)
    for feature in signals_of(model):
        for part in feature.says.parts:
            if isinstance(part, Condition) and _cut(part.tree, values, frozenset()):
                message = f"“{feature.id}”的说明会露出从文书里截取的文字，里面的姓名不会遮盖"
                yield serious(part.place, message, _REMEDY)
    for name in model.verdict.by:
        if name in values and _cut(values[name], values, frozenset({name})):
            yield serious(
                model.verdict.place, f"“成案·按”的“{name}”是从文书里截取的文字，里面的姓名不会遮盖", _REMEDY
            )


def _values(model: Model) -> Mapping[str, Node]:
    """Return the named values of a model, by the names that conditions call them."""
    found = {part.name: part.value.tree for part in model.derived}
    picks = {f"{part.name}.{pick.name}": pick.value.tree for part in model.collisions for pick in part.picks}
    return found | picks


def _cut(node: Node, values: Mapping[str, Node], seen: frozenset[str]) -> bool:
    """Say whether a value is, or holds, words that were cut out of running text."""
    if isinstance(node, Call) and node.name in _CUTS and _is_running(node) and _may_hold_names(node):
        return True
    inner = [child for child in children(node) if _cut(child, values, seen)]
    called = {name.text for name in names(node)} - seen
    return bool(inner) or any(_cut(values[name], values, seen | called) for name in called if name in values)


def _is_running(call: Call) -> bool:
    """Say whether a function reads running text."""
    return any(name.text.rpartition(".")[2] in _RUNNING for name in names(call.args[0]))


def _may_hold_names(call: Call) -> bool:
    """Say whether what is cut out may be anybody's name; an organisation's stays in the open anyway."""
    pattern = next((one.value for one in call.args[1:] if isinstance(one, Literal)), "")
    if not isinstance(pattern, str):
        return True
    group = re.search(r"\((?!\?:)(.*)\)", pattern)
    wanted = group[1] if group else pattern
    return bool(_ANY_WORDS.search(wanted)) and not ORGANISATION.search(wanted.rstrip(")?"))
