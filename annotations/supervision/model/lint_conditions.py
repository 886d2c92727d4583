"""Can every condition be true, and does it say what its author meant?"""

from __future__ import annotations

from collections.abc import Iterator

import re2

from annotations.supervision.catalogue.load import catalogue
from annotations.supervision.language.kinds import Kind
from annotations.supervision.language.parse import narrow
from annotations.supervision.language.reach import never, ways
from annotations.supervision.language.show import show
from annotations.supervision.language.tree import Binary, Match, Node, children
from annotations.supervision.model.parts import conditions, signals_of
from annotations.supervision.model.remarks import Remark, advice, serious
from annotations.supervision.model.tree import Condition, Model

# Parts whose conditions are asked of rows in 范围; 碰撞 and 基准 look at others too.
_OF_ROWS = ("特征·", "组特征·", "排除·", "成案·")
_QUOTES = {'"': '"', "“": "”"}


def conditions_remarks(model: Model) -> Iterator[Remark]:
    """Judge every condition of a model."""
    lists = _lists(model)
    bounds = {"合计分": (0.0, _most(model))}
    for what, condition in conditions(model):
        yield from _patterns(condition)
        if condition.kind is Kind.FLAG:
            yield from _mixed(what, condition)
            reached = [*_reach(what, condition, bounds, lists)]
            yield from reached or _outside(model, what, condition, lists)
    yield from _twins(model)


def _lists(model: Model) -> frozenset[str]:
    """Return the names of fields that hold lists, in the model's row and in the tables beside it."""
    return frozenset(
        prefix + column.name
        for source in model.sources
        for column in catalogue()[source.table].columns
        if column.kind is Kind.LIST
        for prefix in ("", f"{source.table}.")
    )


def _most(model: Model) -> float:
    """Return the highest score that a row can have."""
    return sum(feature.weight for feature in signals_of(model))


def _reach(
    what: str, condition: Condition, bounds: dict[str, tuple[float, float]], lists: frozenset[str]
) -> Iterator[Remark]:
    """Find a condition, or a part behind 或, that can never be true."""
    reason = never(condition.tree, bounds, lists)
    if reason:
        yield serious(condition.place, f"“{what}”永远不成立：{_why(reason, bounds)}", "核对条件里的数和值")
        return
    for way in ways(condition.tree):
        if reason := never(way, bounds, lists):
            message = f"“{what}”里“{show(way)}”这一部分永远不成立：{_why(reason, bounds)}"
            yield advice(condition.place, message, "核对条件里的数和值")


def _outside(model: Model, what: str, condition: Condition, lists: frozenset[str]) -> Iterator[Remark]:
    """Find what is asked of a row and can be true of none in 范围."""
    scope = model.scope
    if scope is None or not what.startswith(_OF_ROWS) or never(scope.tree, {}, lists):
        return
    both = Binary("且", scope.tree, condition.tree, condition.tree.at)
    if reason := never(both, {}, lists):
        message = f"“{what}”在“范围”里永远不成立：两处对“{reason}”的要求互相矛盾"
        yield serious(condition.place, message, "核对条件里的数和值，或者放宽“范围”")


def _why(reason: str, bounds: dict[str, tuple[float, float]]) -> str:
    """Say what contradicts itself."""
    if reason in bounds:
        return f"各特征分值加起来最多 {bounds[reason][1]:g}"
    return f"对“{reason}”的要求互相矛盾"


def _patterns(condition: Condition) -> Iterator[Remark]:
    """Find patterns that hold of any text."""
    for node in _nodes(condition.tree):
        if isinstance(node, Match) and not node.named and re2.search(node.pattern, ""):
            yield serious(condition.place, f"正则“{node.pattern}”什么文字都匹配", "写出至少一个必须出现的字")


def _nodes(node: Node) -> Iterator[Node]:
    """Give a node and all below it."""
    yield node
    for child in children(node):
        yield from _nodes(child)


def _mixed(what: str, condition: Condition) -> Iterator[Remark]:
    """Find 且 and 或 side by side without brackets: readers disagree on which comes first."""
    depths = _depths(condition.source)
    for node in _nodes(condition.tree):
        if isinstance(node, Binary) and node.op == "或":
            for side in (node.left, node.right):
                if isinstance(side, Binary) and side.op == "且" and _level(depths, side, node):
                    remedy = f"按意思加上括号；现在等于 {show(condition.tree)}"
                    yield advice(condition.place, f"“{what}”里“且”和“或”混用，没有括号", remedy)
                    return


def _level(depths: tuple[int, ...], inner: Binary, outer: Binary) -> bool:
    """Say whether two operators stand within the same brackets; 介于 is 且 in the tree, not in the text."""
    between = isinstance(inner.left, Binary) and inner.left.at == inner.at
    return depths[inner.at] == depths[outer.at] and not between


def _depths(source: str) -> tuple[int, ...]:
    """Return for every character how many brackets are open there."""
    depth, quote, found = 0, "", []
    for char in narrow(source):
        found.append(depth)
        if quote:
            quote = "" if char == quote else quote
        elif char in _QUOTES:
            quote = _QUOTES[char]
        else:
            depth += (char == "(") - (char == ")")
    return tuple(found)


def _twins(model: Model) -> Iterator[Remark]:
    """Find two features that ask the same."""
    first: dict[str, str] = {}
    for feature in model.features:
        other = first.setdefault(show(feature.condition.tree), feature.id)
        if other != feature.id:
            yield advice(feature.place, f"特征“{feature.id}”和“{other}”的条件相同", "合成一个")
