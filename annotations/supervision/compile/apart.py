"""What a condition on two rows asks of one of them alone is worked out before they meet, once a row.

Equal parts are worked out once.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace

from annotations.supervision.compile.columns import reads
from annotations.supervision.language.lower_functions import AGGREGATES, COMPANIONS
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
    children,
)


@dataclass(frozen=True, slots=True)
class Apart:
    """Conditions on two rows, and the columns of either side that they read in place of what was there."""

    tests: tuple[Node, ...]
    own: Mapping[str, Node]
    other: Mapping[str, Node]


@dataclass(frozen=True, slots=True)
class _Taking:
    """Takes the parts that one side tells out of conditions; `prefix` begins the other side's names."""

    prefix: str
    name: str
    own: dict[Node, str] = field(default_factory=dict)
    other: dict[Node, str] = field(default_factory=dict)

    def __call__(self, node: Node) -> Node:
        """Return a part with names in place of what one side tells."""
        if isinstance(node, (Literal, Name)):
            return node
        if gathers(node):
            # Only what it reads of each pair can be told before they meet.
            return rebuilt(node, self)
        sides = {name.startswith(self.prefix) for name in reads(node)}
        if len(sides) == 1:
            known, begins = (self.other, self.prefix) if True in sides else (self.own, "")
            return Name(known.setdefault(node, f"{begins}{self.name}{len(known)}"))
        # What the loader worked out beside fields is asked for by their names.
        return node if isinstance(node, Call) and node.name in COMPANIONS else rebuilt(node, self)


def apart(tests: Iterable[Node], prefix: str, name: str) -> Apart:
    """Take out of conditions what one side tells; the columns are called `name` with a number."""
    taking = _Taking(prefix, name)
    left = tuple(map(taking, tests))
    return Apart(
        left,
        {column: node for node, column in taking.own.items()},
        {column: node for node, column in taking.other.items()},
    )


def gathers(node: Node) -> bool:
    """Say whether a function over rows stands in a value."""
    return (isinstance(node, Call) and node.name in AGGREGATES) or any(map(gathers, children(node)))


def rebuilt(node: Node, change: Callable[[Node], Node]) -> Node:
    """Return a node with what is right below it changed."""
    match node:
        case Call():
            return replace(node, args=tuple(map(change, node.args)))
        case Binary():
            return replace(node, left=change(node.left), right=change(node.right))
        case Negation() | Among() | Match() | Missing():
            return replace(node, operand=change(node.operand))
        case _:
            return node
