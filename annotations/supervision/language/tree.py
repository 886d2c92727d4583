"""The tree of a condition. `at` is the offset of the node in the text it was read from.

Trees are equal when they mean the same: places do not count.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from annotations.supervision.language.kinds import Kind


@dataclass(frozen=True, slots=True)
class Literal:
    """A constant: text, number (万, 亿 and % already applied), date, 是 or 否."""

    value: str | Decimal | date | bool
    kind: Kind
    at: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class Name:
    """A name: a field (立案日期), one of another table (被执行人.名称), a feature or a value of the model."""

    text: str
    at: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class Call:
    """A function of the closed list."""

    name: str
    args: tuple[Node, ...]
    at: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class Negation:
    """非 X, or −X where `op` is "-"."""

    op: str
    operand: Node
    at: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class Binary:
    """Two sides with an operator: 且 或 = != < <= > >= + - * / 包含 开头是 结尾是."""

    op: str
    left: Node
    right: Node
    at: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class Item:
    """One entry of a list; `below` takes in what stands under it (及下级: causes of action, divisions)."""

    value: Literal
    below: bool = False


@dataclass(frozen=True, slots=True)
class Among:
    """X 属于 [a, b 及下级]; with `some`, a list X 含任一 [a, b]."""

    operand: Node
    items: tuple[Item, ...]
    some: bool = False
    at: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class Match:
    """X 匹配 无异议 (a pattern of the closed list), or X 匹配 "…" (a regular expression: not `named`)."""

    operand: Node
    pattern: str
    named: bool
    at: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class Missing:
    """X 为空."""

    operand: Node
    at: int = field(default=0, compare=False)


Node = Literal | Name | Call | Negation | Binary | Among | Match | Missing


def children(node: Node) -> tuple[Node, ...]:
    """Return the nodes right below."""
    if isinstance(node, Call):
        return node.args
    if isinstance(node, Binary):
        return (node.left, node.right)
    if isinstance(node, (Negation, Among, Match, Missing)):
        return (node.operand,)
    return ()


def names(node: Node) -> tuple[Name, ...]:
    """Return every name used, in the order written."""
    own = (node,) if isinstance(node, Name) else ()
    return own + tuple(name for child in children(node) for name in names(child))
