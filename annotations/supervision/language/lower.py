"""A checked condition becomes an Ibis expression; DuckDB and Spark run the same one.

Missing values are unknown: a comparison with one is unknown, and a feature fires only where its condition
is true. Sums of money are exact decimals as long as they are only added; anything else is a double.
"""

from __future__ import annotations

import operator
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from functools import reduce
from typing import Protocol

import ibis
import ibis.expr.types as ir

from annotations.supervision.language.expr import Expr
from annotations.supervision.language.lower_functions import AGGREGATES, COMPANIONS, SCALARS
from annotations.supervision.language.patterns import pattern
from annotations.supervision.language.sought import found
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


class Env(Protocol):
    """Where names get their values, and how functions over many rows see them."""

    @property
    def today(self) -> date:
        """Return the day of the run."""

    def value(self, name: str) -> Expr:
        """Return the value of a name."""

    def companion(self, name: str, part: str) -> Expr:
        """Return what the loader worked out beside a field (its city, its number among working days)."""

    def gather(self, name: str, args: Callable[[], tuple[Expr, ...]]) -> Expr:
        """Apply a function over many rows; its arguments are values of each row."""


_COMPARE: dict[str, Callable[[Expr, Expr], Expr]] = {
    "=": operator.eq,
    "!=": operator.ne,
    "<": operator.lt,
    "<=": operator.le,
    ">": operator.gt,
    ">=": operator.ge,
}
_ARITHMETIC: dict[str, Callable[[Expr, Expr], Expr]] = {
    "+": operator.add,
    "-": operator.sub,
    "*": operator.mul,
}


def lower(node: Node, env: Env) -> Expr:
    """Return the Ibis value of a checked tree."""
    match node:
        case Literal():
            return _literal(node.value)
        case Name():
            return env.value(node.text)
        case Call():
            return _call(node, env)
        case Negation():
            operand = lower(node.operand, env)
            return ~operand if node.op == "非" else -operand
        case Binary():
            return _binary(node.op, lower(node.left, env), lower(node.right, env))
        case Among():
            return _among(node, lower(node.operand, env))
        case Match():
            return _match(node, lower(node.operand, env))
        case Missing():
            return lower(node.operand, env).isnull()


def _literal(value: str | Decimal | date | bool) -> Expr:
    """Make a constant; numbers are doubles."""
    return ibis.literal(float(value)) if isinstance(value, Decimal) else ibis.literal(value)


def _call(node: Call, env: Env) -> Expr:
    """Apply a function."""
    if node.name in COMPANIONS:
        names = tuple(arg.text for arg in node.args if isinstance(arg, Name))
        return COMPANIONS[node.name](env, names)
    if node.name in AGGREGATES:
        return env.gather(node.name, lambda: tuple(lower(arg, env) for arg in node.args))
    return SCALARS[node.name](env.today, *(lower(arg, env) for arg in node.args))


def _exact(value: Expr) -> bool:
    """Say whether a value is a sum of money that has only been added."""
    return isinstance(value, ir.DecimalValue)


def _double(value: Expr) -> Expr:
    """Make a number a double."""
    return value.cast("float64") if isinstance(value, ir.NumericValue) else value


def alike(left: Expr, right: Expr) -> tuple[Expr, Expr]:
    """Make two numbers comparable: sums of money as they are, anything else as doubles."""
    if _exact(left) and _exact(right):
        return left, right
    return _double(left), _double(right)


def _binary(op: str, left: Expr, right: Expr) -> Expr:
    """Apply an operator."""
    if op == "且":
        return left & right
    if op == "或":
        return left | right
    if op == "包含":
        return left.contains(right)
    if op == "开头是":
        return left.startswith(right)
    if op == "结尾是":
        return left.endswith(right)
    if op in ("*", "/"):
        left, right = _double(left), _double(right)
    else:
        left, right = alike(left, right)
    if op == "/":
        return left / right.nullif(0.0)
    return (_COMPARE | _ARITHMETIC)[op](left, right)


def _among(node: Among, operand: Expr) -> Expr:
    """Compare with a list, terms with 及下级 opened up. Of a list, every entry must be in it, or any."""
    values: list[Expr] = []
    for item in node.items:
        value = item.value.value
        opened = sorted(below(str(value))) if item.below else [value]
        values += [float(one) if isinstance(one, Decimal) else one for one in opened]
    if not isinstance(operand, ir.ArrayValue):
        return _double(operand).isin(values)
    there = [operand.contains(value) for value in dict.fromkeys(values)]
    if node.some:
        return reduce(operator.or_, there)
    # The entries of a list are distinct, so it lies within where as many are found as it has.
    return reduce(operator.add, [one.cast("int64") for one in there]) == operand.length()


def _joined(entries: Expr) -> Expr:
    """Write a list as one text: "" where it is empty (Spark says it is nothing), unknown where it is."""
    return ibis.cases((entries.notnull(), ibis.coalesce(entries.join("、"), "")))


def _match(node: Match, operand: Expr) -> Expr:
    """Search a pattern; a list is searched as one text."""
    text = _joined(operand) if isinstance(operand, ir.ArrayValue) else operand
    if not node.named:
        return found(text, node.pattern)
    known = pattern(node.pattern)
    hit = found(text, known.hit)
    return hit & ~found(text, known.but_not) if known.but_not else hit
