"""What 碰撞 ask of another table by functions that read texts at length becomes columns of that table.

Such a function stands in every way of matching, and each engine would prepare and work it out as often.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from annotations.supervision.compile.apart import rebuilt
from annotations.supervision.compile.columns import keep, looks, reads, reads_all
from annotations.supervision.compile.env import RowEnv
from annotations.supervision.compile.task import Task
from annotations.supervision.language.expr import Expr
from annotations.supervision.language.lower import lower
from annotations.supervision.language.lower_text import TEXTS
from annotations.supervision.language.tree import Call, Name, Node
from annotations.supervision.model.tree import Collision, Condition

_SLOW = frozenset((*TEXTS, "提取"))


@dataclass(frozen=True, slots=True)
class _Asked:
    """What is asked of one table: every function with the column that will tell it, innermost first."""

    prefix: str
    known: dict[Node, str] = field(default_factory=dict)

    def __call__(self, node: Node) -> Node:
        """Return a part of a condition with columns in place of such functions."""
        inner = rebuilt(node, self)
        read = reads(inner)
        if not isinstance(inner, Call) or inner.name not in _SLOW or not read:
            return inner
        if not all(name.startswith(self.prefix) for name in read):
            return inner
        return Name(self.known.setdefault(inner, f"{self.prefix}·{len(self.known)}"))

    def condition(self, condition: Condition) -> Condition:
        """Return a condition with such columns."""
        return replace(condition, tree=self(condition.tree))

    def collision(self, part: Collision) -> Collision:
        """Return a collision with such columns in its ways and its condition."""
        return replace(
            part,
            ways=tuple(
                tuple(replace(pair, other=self.condition(pair.other)) for pair in way) for way in part.ways
            ),
            also=self.condition(part.also) if part.also else None,
        )

    def table(self, task: Task, name: str, read: frozenset[str]) -> Expr:
        """Return what is read of a table, with the columns that tell."""
        rows = keep(task.tables[name], (column.removeprefix(self.prefix) for column in read))
        rows = rows.select(**{f"{self.prefix}{column}": rows[column] for column in rows.columns})
        for node, column in self.known.items():
            rows = rows.mutate(**{column: lower(node, RowEnv(rows, task.today))})
        return task.settle(
            rows.select(**{column.removeprefix(self.prefix): rows[column] for column in rows.columns})
        )


def told_once(task: Task) -> Task:
    """Return the model with columns of other tables in place of such functions, and those tables."""
    model = task.model
    asked = {
        part.table: _Asked(f"{part.table}.")
        for part in model.collisions
        if part.table != model.main and part.table in task.tables
    }
    parts = tuple(
        asked[part.table].collision(part) if part.table in asked else part for part in model.collisions
    )
    tables = {
        name: one.table(task, name, _read(model.collisions, name)) for name, one in asked.items() if one.known
    }
    return replace(task, model=replace(model, collisions=parts), tables={**task.tables, **tables})


def _read(parts: Iterable[Collision], table: str) -> frozenset[str]:
    """Return what the collisions with a table read."""
    mine = [part for part in parts if part.table == table]
    sides = (side for part in mine for way in part.ways for pair in way for side in (pair.own, pair.other))
    return reads_all((*sides, *(look for part in mine for look in looks(part))))
