"""What 碰撞 ask of another table by functions that read texts at length becomes columns of that table.

Such a function stands in every way of matching, and each engine would prepare and work it out as often. So
does a pattern, where there is more than one way.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from annotations.supervision.compile.apart import rebuilt
from annotations.supervision.compile.columns import keep, looks, reads, reads_all
from annotations.supervision.compile.env import RowEnv
from annotations.supervision.compile.task import Task
from annotations.supervision.language.expr import Expr
from annotations.supervision.language.lower import lower
from annotations.supervision.language.lower_text import TEXTS
from annotations.supervision.language.tree import Call, Match, Name, Node
from annotations.supervision.model.tree import Collision, Condition

_SLOW = frozenset((*TEXTS, "提取"))


@dataclass(frozen=True, slots=True)
class _Asked:
    """What is asked of one table: every function with the column that will tell it, innermost first.

    Patterns are taken with them where the table is sought in `several` ways.
    """

    prefix: str
    several: bool
    known: dict[Node, str] = field(default_factory=dict)

    def __call__(self, node: Node) -> Node:
        """Return a part of a condition with columns in place of such functions."""
        inner = rebuilt(node, self)
        slow = isinstance(inner, Call) and inner.name in _SLOW
        if not slow and not (self.several and isinstance(inner, Match)):
            return inner
        read = reads(inner)
        if not read or not all(name.startswith(self.prefix) for name in read):
            return inner
        return Name(self.known.setdefault(inner, f"{self.prefix}·{len(self.known)}"))

    def condition(self, condition: Condition) -> Condition:
        """Return a condition with such columns."""
        return replace(condition, tree=self(condition.tree))

    def collision(self, part: Collision) -> Collision:
        """Return a collision with such columns in its ways, its condition and what it takes."""
        return replace(
            part,
            ways=tuple(
                tuple(replace(pair, other=self.condition(pair.other)) for pair in way) for way in part.ways
            ),
            also=self.condition(part.also) if part.also else None,
            picks=tuple(replace(pick, value=self.condition(pick.value)) for pick in part.picks),
        )

    def table(self, task: Task, name: str, asked: Iterable[Collision], left: Iterable[Collision]) -> Expr:
        """Return what is read of a table where the columns that tell are there."""
        rows = keep(task.tables[name], (column.removeprefix(self.prefix) for column in _read(asked, name)))
        rows = rows.select(**{f"{self.prefix}{column}": rows[column] for column in rows.columns})
        for node, column in self.known.items():
            rows = rows.mutate(**{column: lower(node, RowEnv(rows, task.today))})
        rows = rows.select(**{column.removeprefix(self.prefix): rows[column] for column in rows.columns})
        return task.settle(keep(rows, (column.removeprefix(self.prefix) for column in _read(left, name))))


def told_once(task: Task) -> Task:
    """Return the model with columns of other tables in place of such functions, and those tables."""
    model = task.model
    ways = Counter(part.table for part in model.collisions for _ in part.ways)
    asked = {
        part.table: _Asked(f"{part.table}.", several=ways[part.table] > 1)
        for part in model.collisions
        if part.table != model.main and part.table in task.tables
    }
    parts = tuple(
        asked[part.table].collision(part) if part.table in asked else part for part in model.collisions
    )
    tables = {
        name: one.table(task, name, model.collisions, parts) for name, one in asked.items() if one.known
    }
    return replace(task, model=replace(model, collisions=parts), tables={**task.tables, **tables})


def _read(parts: Iterable[Collision], table: str) -> frozenset[str]:
    """Return what the collisions with a table read."""
    mine = [part for part in parts if part.table == table]
    sides = (side for part in mine for way in part.ways for pair in way for side in (pair.own, pair.other))
    return reads_all((*sides, *(look for part in mine for look in looks(part))))
