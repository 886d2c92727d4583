"""What the checker lets pass can be computed, and gives the kind that the checker said."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from functools import cache

from hypothesis import given, settings
from hypothesis import strategies as st

from annotations.supervision.compile.env import RowEnv
from annotations.supervision.language.check import Scope, kind_of
from annotations.supervision.language.functions import FUNCTIONS, Function
from annotations.supervision.language.kinds import NUMERIC, Kind
from annotations.supervision.language.lower import lower
from annotations.supervision.language.parse import parse
from annotations.supervision.language.show import show
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
from tests.annotations.supervision.language.asked import ENGINE, TODAY, Asked

COLUMNS: dict[str, list[object]] = {
    "d": [date(2024, 1, 31), None, date(1999, 2, 28)],
    "m": [Decimal("0.10"), None, Decimal("-35000.00")],
    "n": [0.0, None, 3.5],
    "t": ["调解", None, ""],
    "b": [True, None, False],
    "l": [["欠条"], None, []],
}
KINDS = {"d": Kind.DATE, "m": Kind.MONEY, "n": Kind.NUMBER, "t": Kind.TEXT, "b": Kind.FLAG, "l": Kind.LIST}
SCOPE = Scope(KINDS, columns=frozenset(KINDS), places=frozenset(KINDS))
TYPES: dict[Kind, type | tuple[type, ...]] = {
    Kind.DATE: date,
    Kind.MONEY: (Decimal, float),
    Kind.NUMBER: (float, int, Decimal),
    Kind.TEXT: str,
    Kind.FLAG: bool,
    Kind.LIST: list,
}
LITERALS = {
    Kind.DATE: Literal(date(2024, 2, 29), Kind.DATE),
    Kind.MONEY: Literal(Decimal(5), Kind.MONEY),
    Kind.NUMBER: Literal(Decimal("2.5"), Kind.NUMBER),
    Kind.TEXT: Literal("调解", Kind.TEXT),
    Kind.FLAG: Literal(value=True, kind=Kind.FLAG),
}
# Those that read companions, which stand in no column here, and those over rows are tested apart.
OF_A_ROW = [one for one in FUNCTIONS if not one.over_rows and not one.column and one.pattern < 0]


@cache
def trees(kind: Kind, depth: int) -> st.SearchStrategy[Node]:
    """Make trees of a kind."""
    name: Node = Name(next(name for name, its in KINDS.items() if its is kind))
    plain = st.sampled_from([name, LITERALS[kind]] if kind in LITERALS else [name])
    if depth == 0:
        return plain
    options = [plain, *(call(one, kind, depth - 1) for one in OF_A_ROW if gives(one, kind))]
    if kind in NUMERIC:
        sides = trees(kind, depth - 1)
        options.append(st.builds(Binary, st.sampled_from(["+", "-"]), sides, sides))
        options.append(st.builds(Negation, st.just("-"), sides))
    if kind is Kind.NUMBER:
        options.append(st.builds(Binary, st.sampled_from(["*", "/"]), trees(Kind.NUMBER, depth - 1), plain))
        options.append(st.builds(Binary, st.just("/"), trees(Kind.MONEY, depth - 1), trees(Kind.MONEY, 0)))
    if kind is Kind.FLAG:
        options += flags(depth - 1)
    return st.one_of(options)


def flags(depth: int) -> list[st.SearchStrategy[Node]]:
    """Make conditions."""
    flag = trees(Kind.FLAG, depth)
    ordered = [
        st.builds(Binary, st.sampled_from(["<", ">=", "=", "!="]), trees(kind, depth), trees(kind, depth))
        for kind in (Kind.NUMBER, Kind.MONEY, Kind.DATE)
    ]
    text, entries = trees(Kind.TEXT, depth), (Item(LITERALS[Kind.TEXT]), Item(Literal("欠条", Kind.TEXT)))
    return [
        *ordered,
        st.builds(Binary, st.sampled_from(["且", "或"]), flag, flag),
        st.builds(Negation, st.just("非"), flag),
        st.builds(Missing, st.one_of(flag, text, trees(Kind.LIST, depth))),
        st.builds(Binary, st.sampled_from(["包含", "开头是", "结尾是", "=", "!="]), text, text),
        st.builds(Among, text, st.just(entries)),
        st.builds(Among, trees(Kind.LIST, depth), st.just(entries), st.booleans()),
        st.builds(Match, st.one_of(text, trees(Kind.LIST, depth)), st.just("缺席"), st.just(value=True)),
    ]


def gives(function: Function, kind: Kind) -> bool:
    """Say whether a function can give a kind."""
    return function.result is kind or (function.result is None and kind in function.params[function.like])


def call(function: Function, kind: Kind, depth: int) -> st.SearchStrategy[Node]:
    """Make calls of a function that give a kind."""
    chosen = function.alike or (function.like,)
    args = [
        trees(kind if function.result is None and i in chosen else allowed[0], depth)
        for i, allowed in enumerate(function.params)
    ]
    return st.tuples(*args).map(lambda found: Call(function.name, found))


CASES = st.sampled_from(list(TYPES)).flatmap(lambda kind: st.tuples(st.just(kind), trees(kind, 1)))


@settings(max_examples=40, deadline=None)
@given(CASES)
def test_what_is_checked_is_computed(case: tuple[Kind, Node]) -> None:
    kind, made = case
    tree = parse(show(made))
    found, faults = kind_of(tree, SCOPE)
    assert faults == ()
    assert found is kind
    table = Asked(COLUMNS).table()
    values = ENGINE.to_pyarrow(table.select(value=lower(tree, RowEnv(table, TODAY))))["value"].to_pylist()
    assert all(value is None or isinstance(value, TYPES[kind]) for value in values)
