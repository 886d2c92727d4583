"""特征, 组特征 and 排除: what is judged of a row, of the rows around it, and what speaks for innocence."""

from __future__ import annotations

import re
from dataclasses import replace

from annotations.supervision.language.check import Scope
from annotations.supervision.language.functions import by_name
from annotations.supervision.language.kinds import Kind
from annotations.supervision.language.tree import Call, Name, Node, children
from annotations.supervision.model.read_named import names_of
from annotations.supervision.model.reading import Reading
from annotations.supervision.model.tree import NOTHING, Exclusion, Feature, GroupFeature, Span, Window
from annotations.supervision.model.yaml_nodes import Entry, Tree

_WINDOW = re.compile(
    r"(前后|之前|任意)\s*(\d{1,5})\s*天\s*[(（]\s*(\S+?)\s*[)）]|(自然年|自然月)\s*[(（]\s*(\S+?)\s*[)）]"
)
_WEIGHT = 1.0
_GROUP_KEYS = ("按", "窗口", "其中", "条件", "分值", "说明", "文书", "依据")
_OVER_ROWS = frozenset(function.name for function in by_name().values() if function.over_rows)


def read_features(reading: Reading, tree: Tree | None, scope: Scope) -> tuple[Feature, ...]:
    """Read the features of one row."""
    found = []
    for entry, mapping in reading.named(tree, "特征"):
        what = f"特征·{entry.key}"
        reading.keys(mapping, ("条件", "分值", "说明", "文书", "依据"), ("条件", "说明"), what)
        _free(reading, entry, scope)
        condition = reading.condition(mapping.get("条件"), f"{what}·条件", scope)
        weight = reading.number(mapping.get("分值"), "分值", _WEIGHT)
        says = reading.says(mapping.get("说明"), scope)
        if condition:
            letter = reading.letter(mapping.get("文书"))
            basis = _basis(reading, mapping.get("依据"), f"{what}·依据")
            found.append(Feature(entry.key, condition, weight, says, entry.place, letter, basis))
    return tuple(found)


def read_groups(
    reading: Reading, tree: Tree | None, scope: Scope, taken: tuple[str, ...]
) -> tuple[GroupFeature, ...]:
    """Read the features of rows that belong together."""
    found = []
    rows = replace(scope, over_rows=True)
    for entry, mapping in reading.named(tree, "组特征"):
        what = f"组特征·{entry.key}"
        reading.keys(mapping, _GROUP_KEYS, ("按", "条件", "说明"), what)
        _free(reading, entry, scope, taken)
        condition = reading.condition(mapping.get("条件"), f"{what}·条件", rows)
        group = GroupFeature(
            id=entry.key,
            by=names_of(reading, mapping.get("按"), f"{what}·按", scope),
            condition=condition or NOTHING,
            weight=reading.number(mapping.get("分值"), "分值", _WEIGHT),
            says=reading.says(mapping.get("说明"), rows),
            place=entry.place,
            window=_window(reading, mapping.get("窗口"), scope),
            only=reading.condition(mapping.get("其中"), f"{what}·其中", scope),
            letter=reading.letter(mapping.get("文书")),
            basis=_basis(reading, mapping.get("依据"), f"{what}·依据"),
        )
        _of_many(reading, group)
        found.append(group)
    return tuple(found)


def _basis(reading: Reading, tree: Tree | None, what: str) -> tuple[str, ...]:
    """Read the articles that a feature rests on."""
    return tuple(text.value for text in reading.texts(tree, what)) if tree is not None else ()


def _of_many(reading: Reading, group: GroupFeature) -> None:
    """See that in a window which is not the row's own nothing of the one row is asked."""
    if group.window is None or group.window.span is not Span.ANY:
        return
    for condition in (group.condition, *(part for part in group.says.parts if not isinstance(part, str))):
        for name in _of_one(condition.tree):
            reading.say(
                condition.place,
                f"“任意…天”的窗口不是这一行自己的，不能直接用“{name.text}”",
                "放进 计数(…)、去重(…) 这样读很多行的函数里，或者改用 前后…天",
            )


def _of_one(node: Node) -> tuple[Name, ...]:
    """Return the names that stand in no function over rows."""
    if isinstance(node, Call) and node.name in _OVER_ROWS:
        return ()
    own = (node,) if isinstance(node, Name) else ()
    return own + tuple(name for child in children(node) for name in _of_one(child))


def _window(reading: Reading, tree: Tree | None, scope: Scope) -> Window | None:
    """Read a window."""
    text = reading.text(tree, "窗口") if tree is not None else None
    if text is None:
        return None
    match = _WINDOW.fullmatch(text.value.strip())
    dated = match[3] or match[5] if match else ""
    if match is None or (scope.names.get(dated) is not Kind.DATE and not scope.told(dated)):
        reading.say(
            text.place,
            f"窗口“{text.value}”读不懂",
            "写成 前后3天(立案日期)、之前365天(立案日期)、任意1095天(立案日期)、自然年(立案日期)",
        )
        return None
    return Window(Span(match[1] or match[4]), dated, int(match[2] or 0))


def read_exclusions(reading: Reading, tree: Tree | None, scope: Scope) -> tuple[Exclusion, ...]:
    """Read the innocent patterns."""
    found = []
    for entry, mapping in reading.named(tree, "排除"):
        what = f"排除·{entry.key}"
        reading.keys(mapping, ("条件", "说明"), ("条件", "说明"), what)
        condition = reading.condition(mapping.get("条件"), f"{what}·条件", scope)
        says = reading.text(mapping.get("说明"), f"{what}·说明")
        if condition:
            found.append(Exclusion(entry.key, condition, says.value if says else "", entry.place))
    return tuple(found)


def _free(reading: Reading, entry: Entry, scope: Scope, taken: tuple[str, ...] = ()) -> None:
    """See that a feature's name is not taken."""
    if entry.key in scope.names or entry.key in taken:
        reading.say(entry.place, f"“{entry.key}”已经是别的名字", "换一个名字")
