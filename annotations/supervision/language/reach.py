"""Can a condition ever be true? Only what contradicts itself in constants is found; the rest may be.

A condition becomes its clauses (a list of ways to be true, each a list of tests that must all hold), and
in each clause the tests of one value are laid over each other.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from itertools import chain, product

from annotations.supervision.language.show import show
from annotations.supervision.language.terms import below
from annotations.supervision.language.tree import (
    Among,
    Binary,
    Call,
    Literal,
    Match,
    Missing,
    Name,
    Negation,
    Node,
)

Bounds = Mapping[str, tuple[float, float]]
_Clause = tuple[tuple[Node, bool], ...]
# More clauses than these are not gone through: the condition then counts as one that may be true.
_MOST = 256
_CONTRARY = {"=": "!=", "!=": "=", "<": ">=", ">=": "<", ">": "<=", "<=": ">"}
_TURNED = {"=": "=", "!=": "!=", "<": ">", ">": "<", "<=": ">=", ">=": "<="}
# Values of these lie between bounds whatever the rows are.
_SHARES = ("占比",)
_COUNTS = ("计数", "去重", "长度")


def never(tree: Node, bounds: Bounds | None = None, lists: frozenset[str] = frozenset()) -> str:
    """Return the value whose tests contradict each other, or "" where the condition may be true.

    Values lie within `bounds`; fields in `lists` hold several values, of which nothing is found out.
    """
    reasons = [_contradiction(clause, bounds or {}, lists) for clause in _clauses(tree, wanted=True)]
    return reasons[0] if reasons and all(reasons) else ""


def ways(tree: Node) -> tuple[Node, ...]:
    """Return the parts that 或 joins at the top."""
    if isinstance(tree, Binary) and tree.op == "或":
        return (*ways(tree.left), *ways(tree.right))
    return (tree,)


def _clauses(node: Node, *, wanted: bool) -> tuple[_Clause, ...]:
    """Return the ways in which a node is true (or, unwanted, false)."""
    if isinstance(node, Negation) and node.op == "非":
        return _clauses(node.operand, wanted=not wanted)
    if not (isinstance(node, Binary) and node.op in ("且", "或")):
        return (((node, wanted),),)
    left, right = (_clauses(side, wanted=wanted) for side in (node.left, node.right))
    if (node.op == "或") is wanted:
        return left + right
    if len(left) * len(right) > _MOST:
        return ((),)
    return tuple(one + other for one, other in product(left, right))


@dataclass(slots=True)
class _Seen:
    """What the tests of one value leave of it."""

    low: tuple[object, bool] | None = None
    high: tuple[object, bool] | None = None
    allowed: frozenset[object] | None = None
    denied: set[object] = field(default_factory=set)
    known: bool = False
    empty: bool = False

    def test(self, op: str, value: object) -> None:
        """Take in a comparison with a constant."""
        self.known = True
        if op == "=":
            self.allow(frozenset([value]))
        elif op == "!=":
            self.denied.add(value)
        elif op in (">", ">="):
            bound = (value, op == ">")
            self.low = bound if self.low is None else max(self.low, bound)
        else:
            bound = (value, op == "<=")
            self.high = bound if self.high is None else min(self.high, bound)

    def allow(self, values: frozenset[object]) -> None:
        """Take in a list of values."""
        self.known = True
        self.allowed = values if self.allowed is None else self.allowed & values

    def impossible(self) -> bool:
        """Say whether nothing is left."""
        if self.known and self.empty:
            return True
        if self.allowed is not None:
            return not any(self._within(value) for value in self.allowed - self.denied)
        if self.low is None or self.high is None:
            return False
        (low, above), (high, upto) = self.low, self.high
        return low > high or (low == high and (above or not upto))  # type: ignore[operator]

    def _within(self, value: object) -> bool:
        """Say whether a value lies between the bounds."""
        low, high = self.low, self.high
        return (low is None or value > low[0] or (value == low[0] and not low[1])) and (  # type: ignore[operator]
            high is None or value < high[0] or (value == high[0] and high[1])  # type: ignore[operator]
        )


def _contradiction(clause: _Clause, bounds: Bounds, lists: frozenset[str]) -> str:
    """Return the value whose tests leave nothing, or ""."""
    seen: dict[str, _Seen] = {}
    for node, wanted in clause:
        if isinstance(node, Literal):
            if node.value is not wanted:
                return show(node)
            continue
        for key, op, value in _tests(node, wanted=wanted):
            if key in lists:
                continue
            one = seen.setdefault(key, _start(key, bounds))
            _take(one, op, value)
            if one.impossible():
                return key
    return ""


def _start(key: str, bounds: Bounds) -> _Seen:
    """Begin with what is known of a value before any test."""
    function = key.partition("(")[0]
    low, high = bounds.get(key, (None, None))
    if function in _SHARES or key.endswith(".分位"):
        low, high = 0, 1
    elif function in _COUNTS or key.endswith((".条数", ".样本")):
        low = 0
    return _Seen(
        low=None if low is None else (Decimal(str(low)), False),
        high=None if high is None else (Decimal(str(high)), True),
    )


def _take(one: _Seen, op: str, value: object) -> None:
    """Take in a test."""
    if op == "为空":
        one.empty = True
    elif op == "不为空":
        one.known = True
    elif op == "属于":
        one.allow(frozenset(value if isinstance(value, frozenset) else [value]))
    elif op == "不属于":
        one.known = True
        one.denied |= value if isinstance(value, frozenset) else {value}
    else:
        one.test(op, value)


def _tests(node: Node, *, wanted: bool) -> Iterator[tuple[str, str, object]]:
    """Give what a test says of a value: its name, the operator and the constant."""
    if isinstance(node, (Name, Call)):
        yield show(node), "=", wanted
    elif isinstance(node, Missing):
        yield show(node.operand), "为空" if wanted else "不为空", None
    elif isinstance(node, Among) and not node.some:
        yield from _listed(node, wanted=wanted)
    elif isinstance(node, Binary) and node.op in _CONTRARY:
        yield from _compared(node, node.op if wanted else _CONTRARY[node.op])
    elif isinstance(node, Match):
        yield f"{show(node.operand)} 匹配 {node.pattern}", "=", wanted


def _listed(node: Among, *, wanted: bool) -> Iterator[tuple[str, str, object]]:
    """Give what a list says of a value."""
    opened = (
        below(str(item.value.value)) if item.below else frozenset([item.value.value]) for item in node.items
    )
    values: frozenset[object] = frozenset(chain.from_iterable(opened))
    yield show(node.operand), "属于" if wanted else "不属于", values


def _compared(node: Binary, op: str) -> Iterator[tuple[str, str, object]]:
    """Give what a comparison says, whichever side the constant is on."""
    for one, other, sign in ((node.left, node.right, op), (node.right, node.left, _TURNED[op])):
        constant = other.value if isinstance(other, Literal) else None
        if isinstance(one, Literal) or constant is None:
            continue
        if isinstance(constant, bool) and sign in ("=", "!="):
            yield show(one), "=", constant is (sign == "=")
        elif isinstance(constant, (Decimal, date, str)):
            yield show(one), sign, constant
