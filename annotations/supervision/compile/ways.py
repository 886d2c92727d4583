"""One way in which rows of another table belong to a row, with the condition divided by what it names.

Equalities of the condition are keys like those of 对上, and what names the other table alone is tested there.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import reduce
from operator import and_

from annotations.supervision.compile.apart import rebuilt
from annotations.supervision.compile.columns import looks, reads, reads_all
from annotations.supervision.compile.env import ROW, RowEnv
from annotations.supervision.compile.itself import APART
from annotations.supervision.language.expr import Expr
from annotations.supervision.language.lower import alike, lower
from annotations.supervision.language.lower_functions import AGGREGATES
from annotations.supervision.language.tree import Binary, Call, Name, Node, children
from annotations.supervision.model.tree import Collision


@dataclass(frozen=True, slots=True)
class Way:
    """The keys of one way (own side, other side), what is tested there, and what looks back at the row.

    `folds` says whether the other table can be folded by the keys: nothing looks back at the row. `among`
    says that nothing is tested and the keys are the same of both sides: rows of one table agree in them.
    """

    keys: tuple[tuple[Node, Node], ...]
    there: tuple[Node, ...]
    back: tuple[Node, ...]
    folds: bool
    among: bool


def ways_of(collision: Collision, *, own: bool) -> tuple[Way, ...]:
    """Return the ways of a collision; `own` says that its table is the model's own."""
    prefix = f"{collision.table}."
    keys, there, back = list[tuple[Node, Node]](), list[Node](), list[Node]()
    for part in parts_of(collision.also.tree) if collision.also else ():
        if sides := _sides(part, prefix):
            keys.append(sides)
        elif _alone(part, prefix):
            there.append(part)
        else:
            back.append(part)
    taken = [pick.value.tree for pick in collision.picks]
    folds = not back and all(_alone(tree, prefix) for tree in taken)
    folds = folds and not (own and any(name not in APART for tree in taken for name in _over_rows(tree)))
    found = []
    for way in collision.ways:
        equal = (*((pair.own.tree, pair.other.tree) for pair in way), *keys)
        among = not there and all(_prefixed(mine, prefix) == theirs for mine, theirs in equal)
        found.append(Way(equal, tuple(there), tuple(back), folds, among))
    return tuple(found)


def _prefixed(node: Node, prefix: str) -> Node:
    """Return what another table calls the same."""
    if isinstance(node, Name):
        return Name(f"{prefix}{node.text}")
    return rebuilt(node, lambda part: _prefixed(part, prefix))


def parts_of(node: Node) -> Iterator[Node]:
    """Give the parts that must all hold."""
    if isinstance(node, Binary) and node.op == "且":
        yield from parts_of(node.left)
        yield from parts_of(node.right)
    else:
        yield node


def _sides(node: Node, prefix: str) -> tuple[Node, Node] | None:
    """Return the sides of an equality between the row and the other table, the row's own first."""
    if not isinstance(node, Binary) or node.op != "=":
        return None
    for own, other in ((node.left, node.right), (node.right, node.left)):
        mine = reads(own)
        if mine and not any(name.startswith(prefix) for name in mine) and reads(other):
            return (own, other) if _alone(other, prefix) else None
    return None


def _alone(node: Node, prefix: str) -> bool:
    """Say whether a condition names the other table alone."""
    return all(name.startswith(prefix) for name in reads(node))


def _over_rows(node: Node) -> Iterator[str]:
    """Give the functions over rows that a value uses."""
    if isinstance(node, Call) and node.name in AGGREGATES:
        yield node.name
    for child in children(node):
        yield from _over_rows(child)


def matching(
    collision: Collision, way: Way, other: Expr, env: RowEnv, keys: list[str]
) -> tuple[dict[str, Expr], Expr]:
    """Return the row's own side of every key (as key'), and the other table's rows that may match, with keys.

    Their columns are called 表.列, as conditions name them; only those that are read are there.
    """
    prefix = f"{collision.table}."
    wanted = reads_all(looks(collision)).union(*(reads(theirs) for _, theirs in way.keys))
    read = [name for name in other.columns if name == ROW or f"{prefix}{name}" in wanted]
    rows = other.select(**{f"{prefix}{name}": other[name] for name in read})
    there = RowEnv(rows, env.today)
    sides = [alike(lower(own, env), lower(theirs, there)) for own, theirs in way.keys]
    rows = rows.mutate(**{key: theirs for key, (_, theirs) in zip(keys, sides, strict=True)})
    tests = [lower(node, RowEnv(rows, env.today)) for node in way.there]
    rows = rows.filter(reduce(and_, (*(rows[key].notnull() for key in keys), *tests)))
    return {f"{key}'": own for key, (own, _) in zip(keys, sides, strict=True)}, rows
