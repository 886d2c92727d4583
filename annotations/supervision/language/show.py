"""A condition's tree becomes text again, always in the same form: parsing it gives an equal tree."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal

from annotations.supervision.language.kinds import Kind
from annotations.supervision.language.tree import (
    Among,
    Binary,
    Call,
    Item,
    Literal,
    Match,
    Missing,
    Name,
    Negation,
    Node,
)

# How tightly each operator binds; a part that binds less tightly than its place asks for gets brackets.
_EITHER, _BOTH, _DENIAL, _COMPARISON, _SUM, _PRODUCT, _FACTOR, _ATOM = range(8)
_BINDS = {"或": _EITHER, "且": _BOTH, "+": _SUM, "-": _SUM, "*": _PRODUCT, "/": _PRODUCT}
_WORD = re.compile(r"[\u3400-\u9fffA-Za-z_][\u3400-\u9fffA-Za-z0-9_·]*")
_DENIABLE = (Among, Match, Missing)


def show(node: Node, least: int = _EITHER) -> str:
    """Write a tree as a condition; `least` is how tightly its place binds."""
    text, binds = _shown(node)
    return text if binds >= least else f"({text})"


def _shown(node: Node) -> tuple[str, int]:
    """Write a tree, and say how tightly it binds."""
    match node:
        case Literal():
            return _literal(node), _ATOM
        case Name():
            return node.text, _ATOM
        case Call():
            return f"{node.name}({', '.join(map(show, node.args))})", _ATOM
        case Binary():
            return _binary(node)
        case Negation():
            return _negation(node)
        case _:
            return _tested(node), _COMPARISON


def _literal(node: Literal) -> str:
    """Write a constant; money carries its 元."""
    value = node.value
    if isinstance(value, bool):
        return "是" if value else "否"
    if isinstance(value, Decimal):
        return f"{value:f}{'元' if node.kind is Kind.MONEY else ''}"
    return value.isoformat() if isinstance(value, date) else quoted(value)


def quoted(text: str) -> str:
    """Put a text in quotes that it does not hold itself."""
    return f"“{text}”" if '"' in text else f'"{text}"'


def _binary(node: Binary) -> tuple[str, int]:
    """Write two sides: equal operators lean to the left, a comparison holds no other."""
    binds = _BINDS.get(node.op, _COMPARISON)
    left = _SUM if binds == _COMPARISON else binds
    right = _SUM if binds == _COMPARISON else binds + 1
    return f"{show(node.left, left)} {node.op} {show(node.right, right)}", binds


def _negation(node: Negation) -> tuple[str, int]:
    """Write a minus sign, 非, or the form with 不 where there is one."""
    inner = node.operand
    if node.op == "-":
        return f"-{show(inner, _FACTOR)}", _FACTOR
    if isinstance(inner, _DENIABLE):
        return _tested(inner, "不"), _COMPARISON
    if isinstance(inner, Binary) and inner.op == "包含":
        return f"{show(inner.left, _SUM)} 不包含 {show(inner.right, _SUM)}", _COMPARISON
    return f"非 {show(inner, _ATOM)}", _DENIAL


def _tested(node: Among | Match | Missing, no: str = "") -> str:
    """Write 属于, 含任一, 匹配 and 为空."""
    left = show(node.operand, _SUM)
    match node:
        case Among():
            word = "含任一" if node.some else "属于"
            return f"{left} {no}{word} [{', '.join(map(_item, node.items))}]"
        case Match():
            return f"{left} {no}匹配 {node.pattern if node.named else quoted(node.pattern)}"
        case Missing():
            return f"{left} {no}为空"


def _item(item: Item) -> str:
    """Write one entry of a list; a word needs no quotes there."""
    value = item.value.value
    word = value if isinstance(value, str) and _WORD.fullmatch(value) else _literal(item.value)
    return f"{word}{' 及下级' if item.below else ''}"
