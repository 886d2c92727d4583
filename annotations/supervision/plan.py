"""The statements that judge the rows of a model on DuckDB: written before any row is looked at."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

import ibis

from annotations.supervision.compile.env import ROW
from annotations.supervision.compile.judge import judge
from annotations.supervision.compile.task import Task, parts_of
from annotations.supervision.compile.verdict import EXCLUDED, LEAD
from annotations.supervision.language.expr import Expr
from annotations.supervision.pausing import unswept
from annotations.supervision.writing import written

_STEP = "jianwen_step"


@dataclass(frozen=True, slots=True)
class Plan:
    """What is run in order: steps that store rows, and two queries (rows of leads, counts)."""

    steps: tuple[str, ...]
    leads: str
    funnel: str


@dataclass(slots=True)
class _Writing:
    """Writes a statement for every step; what is read no more is dropped as soon as the next is stored."""

    connection: Expr
    steps: list[str] = field(default_factory=list)

    def __call__(self, rows: Expr, instead: Expr | None = None) -> Expr:
        """Store the rows of an expression."""
        name = f"{_STEP}{len(self.steps)}"
        self.steps.append(f'CREATE TEMP TABLE "{name}" AS {self.written(rows)}')
        if instead is not None:
            self.steps.append(f'DROP TABLE "{instead.get_name()}"')
        return ibis.table(rows.schema(), name=name)

    def written(self, rows: Expr) -> str:
        """Write a query."""
        return written(self.connection.compiler, rows)


def plan_of(connection: Expr, task: Task) -> Plan:
    """Write the statements of a model; its tables need not be there yet, only their columns."""
    with unswept():
        return _written(connection, task)


def _written(connection: Expr, task: Task) -> Plan:
    """Write the statements."""
    writing = _Writing(connection)
    judged = judge(replace(task, settle=writing))
    rows = judged.verdicts
    model = task.model
    counted = [part.id for part in parts_of(model)]
    counted += [*(f"{EXCLUDED}·{part.id}" for part in model.exclusions), LEAD]
    counts = rows.aggregate(
        **{ROW: rows.count()}, **{name: rows[name].cast("int64").sum() for name in counted}
    )
    return Plan(
        tuple(writing.steps),
        writing.written(judged.told(rows.filter(rows[LEAD])).order_by(ROW)),
        writing.written(counts),
    )
