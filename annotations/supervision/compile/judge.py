"""A whole model as one expression: the rows in scope with every feature, the score and the verdict."""

from __future__ import annotations

from dataclasses import dataclass

from annotations.supervision.compile.early import told_early
from annotations.supervision.compile.env import ROW, RowEnv
from annotations.supervision.compile.group import told
from annotations.supervision.compile.named import named, told_late
from annotations.supervision.compile.once import told_once
from annotations.supervision.compile.task import Task
from annotations.supervision.compile.verdict import by_name, said, verdicts
from annotations.supervision.language.expr import Expr
from annotations.supervision.language.lower import lower


@dataclass(frozen=True, slots=True)
class Judged:
    """The rows in scope: what was judged of each, and the values that it was judged by."""

    task: Task
    verdicts: Expr
    values: Expr

    def told(self, of: Expr | None = None) -> Expr:
        """Return verdicts (all, or some of them) with the values, and what the sentences name."""
        rows = (self.verdicts if of is None else of).inner_join(self.values, ROW)
        rows = told_late(self.task, rows.select(*rows.columns))
        rows = told(self.task.model.groups, rows, self.values.view(), self.task.today)
        env = RowEnv(rows, self.task.today)
        texts = {name: lower(part.tree, env) for name, part in said(self.task.model).items()}
        return rows.mutate(**texts, **by_name(self.task.model, rows))


def judge(task: Task) -> Judged:
    """Judge the rows in scope."""
    task = told_early(told_once(task))
    values = named(task)
    return Judged(task, task.settle(verdicts(task.model, values, task.today, task.weights)), values)
