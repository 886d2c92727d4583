"""What differs between two versions of a model, in sentences; conditions are compared by what they mean."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from annotations.supervision.language.kinds import Kind
from annotations.supervision.language.show import show
from annotations.supervision.language.tree import Binary, Negation, Node
from annotations.supervision.model.tree import (
    Baseline,
    Collision,
    Condition,
    Feature,
    GroupFeature,
    Model,
    Window,
)

# A part of a model (特征·F01) by its facets (条件, 分值 …): a text as it is told, or a condition.
_Facets = Mapping[str, str | Condition]


@dataclass(frozen=True, slots=True)
class Change:
    """One difference: the part, and what is said of it."""

    part: str
    says: str

    def __str__(self) -> str:
        """Show it on one line."""
        return f"{self.part}：{self.says}"


def compare(old: Model, new: Model) -> tuple[Change, ...]:
    """Return what differs, in the order of the newer model; parts that are gone come last."""
    before, after = _parts(old), _parts(new)
    changes: list[Change] = []
    for part, facets in after.items():
        if part not in before:
            changes.append(Change(part, _whole("新增", facets)))
        else:
            changes += [Change(part, said) for said in _altered(before[part], facets)]
    changes += [
        Change(part, _whole("去掉了", facets)) for part, facets in before.items() if part not in after
    ]
    return (*_versions(old, new, bool(changes)), *changes)


def _versions(old: Model, new: Model, changed: bool) -> Iterator[Change]:
    """Tell the versions, and where they do not fit what changed."""
    one, other = (tuple(map(int, model.version.split("."))) for model in (old, new))
    if one == other and changed:
        yield Change("版本", f"内容不同，版本号却都是 {old.version}")
    elif one > other:
        yield Change(
            "版本", f"先给的 {old.version} 较新，后给的 {new.version} 较旧；下面说的是从新版到旧版的变化"
        )
    elif one != other:
        yield Change("版本", f"由 {old.version} 升到 {new.version}")


def _whole(word: str, facets: _Facets) -> str:
    """Tell a part that is there in one of the models only."""
    told = ((facet, _told(value)) for facet, value in facets.items())
    parts = [f"{facet} {value}" if facet else value for facet, value in told if value]
    return f"{word}：{'；'.join(parts)}" if parts else word


def _told(value: str | Condition) -> str:
    """Write a facet."""
    return show(value.tree) if isinstance(value, Condition) else value


def _altered(before: _Facets, after: _Facets) -> Iterator[str]:
    """Tell what differs in a part that both models have."""
    for facet in dict.fromkeys((*before, *after)):
        one, other = before.get(facet, ""), after.get(facet, "")
        told = f"{facet} " if facet else ""
        if isinstance(one, Condition) and isinstance(other, Condition):
            yield from (f"{told}{said}" for said in differences(one.tree, other.tree))
        elif _told(one) != _told(other):
            yield told + _replaced(_told(one), _told(other))


def _replaced(one: str, other: str) -> str:
    """Tell what stands for what."""
    if not one or not other:
        return f"新增 {other}" if other else f"去掉了 {one}"
    return f"由 {one} 改为 {other}"


def differences(one: Node, other: Node) -> Iterator[str]:
    """Tell what differs between two conditions: what was added to, or taken from, what 且 and 或 join."""
    ops = {op for op in (_op(one), _op(other)) if op}
    if one == other:
        return
    if ops == {"非"} and isinstance(one, Negation) and isinstance(other, Negation):
        yield from differences(one.operand, other.operand)
    elif len(ops) == 1 and ops != {"非"}:
        yield from _joined_differences(ops.pop(), one, other)
    else:
        yield _replaced(show(one), show(other))


def _joined_differences(op: str, one: Node, other: Node) -> Iterator[str]:
    """Tell what differs between what an operator joins."""
    before, after = _joined(one, op), _joined(other, op)
    gone = [node for node in before if node not in after]
    added = [node for node in after if node not in before]
    if len(gone) == len(added) == 1:
        yield from differences(gone[0], added[0])
        return
    yield from (f"去掉了“{op} {show(node)}”" for node in gone)
    yield from (f"加上了“{op} {show(node)}”" for node in added)
    if not gone and not added:
        yield _replaced(show(one), show(other))


def _op(node: Node) -> str:
    """Return the operator of logic at the top of a condition."""
    if isinstance(node, Negation) and node.op == "非":
        return "非"
    return node.op if isinstance(node, Binary) and node.op in ("且", "或") else ""


def _joined(node: Node, op: str) -> tuple[Node, ...]:
    """Return what an operator joins."""
    if isinstance(node, Binary) and node.op == op:
        return (*_joined(node.left, op), *_joined(node.right, op))
    return (node,)


def _parts(model: Model) -> dict[str, _Facets]:
    """Take a model apart."""
    verdict = model.verdict
    scope: dict[str, _Facets] = {"范围": {"": model.scope}} if model.scope else {}
    return {
        "编号": {"": model.id},
        "名称": {"": model.name},
        "状态": {"": model.status},
        "来源": {"": model.origin},
        **{f"依据·{written}": {} for written, _ in model.basis},
        **{f"数据·{one.table}": {"": "必需" if one.required else "可选"} for one in model.sources},
        "主表": {"": model.main},
        **scope,
        **{f"{'参数' if one.param else '取值'}·{one.name}": {"": one.value} for one in model.derived},
        **{f"碰撞·{one.name}": _collision(one) for one in model.collisions},
        **{f"基准·{one.name}": _baseline(one) for one in model.baselines},
        **{f"特征·{one.id}": _feature(one) for one in model.features},
        **{f"组特征·{one.id}": _group(one) for one in model.groups},
        **{f"排除·{one.id}": {"条件": one.condition, "说明": one.says} for one in model.exclusions},
        "成案": {
            "条件": verdict.condition,
            "对象": verdict.subject,
            "按": "、".join(verdict.by),
            "至少": str(verdict.least),
            "去向": verdict.destination,
        },
        **{f"无辜解释·{one}": {} for one in model.explanations},
        "文书": {"": model.letter},
        **{f"样例·{one.expected}·{one.title}": {"": f"{_size(one.tables)} 行数据"} for one in model.examples},
    }


def _size(tables: tuple[tuple[str, tuple[object, ...]], ...]) -> int:
    """Count the rows of an example."""
    return sum(len(rows) for _, rows in tables)


def _collision(one: Collision) -> _Facets:
    """Take a collision apart."""
    ways = (
        " 且 ".join(
            f"{show(pair.own.tree)} {'包含' if pair.own.kind is Kind.LIST else '='} {show(pair.other.tree)}"
            for pair in way
        )
        for way in one.ways
    )
    also: _Facets = {"条件": one.also} if one.also else {}
    picks: _Facets = {f"取·{pick.name}": pick.value for pick in one.picks}
    return {"表": one.table, "对上": "，其次 ".join(ways), **also, **picks}


def _baseline(one: Baseline) -> _Facets:
    """Take a baseline apart."""
    return {
        "值": one.value,
        "同类": "、".join(one.like),
        "时间": one.dated,
        "年数": str(one.years or ""),
        "至少": str(one.least),
    }


def _feature(one: Feature | GroupFeature) -> _Facets:
    """Take what features of rows and of groups share apart."""
    further: _Facets = {"文书": one.letter} if one.letter else {}
    if one.basis:
        further = {**further, "依据": "；".join(one.basis)}
    return {"条件": one.condition, "分值": f"{one.weight:g}", "说明": one.says.source, **further}


def _group(one: GroupFeature) -> _Facets:
    """Take a feature of a group apart."""
    only: _Facets = {"其中": one.only} if one.only else {}
    return {"按": "、".join(one.by), "窗口": _window(one.window), **only, **_feature(one)}


def _window(window: Window | None) -> str:
    """Write a window."""
    if window is None:
        return ""
    return f"{window.span}{f'{window.days}天' if window.days else ''}({window.dated})"
