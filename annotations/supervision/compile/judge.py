"""A whole model as one expression: the rows in scope with every feature, the score and the verdict."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import reduce
from operator import add, or_

import ibis

from annotations.supervision.compile.baseline import add_baseline
from annotations.supervision.compile.collide import WAY, Colliding, collide, missing
from annotations.supervision.compile.columns import slim
from annotations.supervision.compile.env import RowEnv
from annotations.supervision.compile.group import add_group
from annotations.supervision.language.expr import Expr
from annotations.supervision.language.lower import lower
from annotations.supervision.language.tree import names
from annotations.supervision.model.tree import Condition, Feature, GroupFeature, Model

SCORE, LEAD, EXCLUDED = "合计分", "成案", "排除"
# A signal that rests on a match of names only weighs half: two people may bear one name.
BY_NAME = 0.5


@dataclass(frozen=True, slots=True)
class Task:
    """A model with what it runs over: tables by name, the day of the run, and the office's weights.

    `settle` may store a step's rows and give them back: a step that reads its rows twice would else have
    the engine work out all steps before it twice, and so on, doubling with every step.
    """

    model: Model
    tables: Mapping[str, Expr]
    today: date
    weights: Mapping[str, float]
    settle: Callable[[Expr], Expr] = lambda rows: rows

    def weight(self, part: Feature | GroupFeature) -> float:
        """Return the weight of a feature in this run."""
        return self.weights.get(part.id, part.weight)


def judge(task: Task) -> Expr:
    """Return the rows in scope, each with 合计分, 成案, 排除 and a column for every feature."""
    model = task.model
    rows = _prepared(task)
    env = RowEnv(rows, task.today)
    fired = {feature.id: _true(lower(feature.condition.tree, env)) for feature in model.features}
    rows = rows.mutate(**fired, **{name: lower(part.tree, env) for name, part in _said(model).items()})
    for group in model.groups:
        rows = add_group(group, task.settle(rows), task.today)
        rows = rows.mutate(**{group.id: _true(rows[group.id])})
    return _verdict(task, _scored(task, rows))


def by_name_column(part: Feature | GroupFeature) -> str:
    """Name the column that says whether a feature rests on names only."""
    return f"名·{part.id}"


def said_column(part: Feature | GroupFeature, index: int) -> str:
    """Name the column of a value that a feature's sentence names."""
    return f"说·{part.id}·{index}"


def _said(model: Model) -> dict[str, Condition]:
    """Return the values that the sentences of the features name."""
    return {
        said_column(feature, i): part
        for feature in model.features
        for i, part in enumerate(part for part in feature.says.parts if not isinstance(part, str))
    }


def _true(flag: Expr) -> Expr:
    """Take what is unknown for not true."""
    return flag.fill_null(ibis.literal(value=False))


def _prepared(task: Task) -> Expr:
    """Add 取值, 碰撞 and 基准 to the rows in scope, in the order of what needs what.

    What the row itself tells comes first, and the scope as soon as it can be told: what lies outside is
    joined with nothing. Only the distribution of a 基准 looks at all rows.
    """
    model = task.model
    early = [name for name in model.order if name in _of_row(model)]
    rows = slim(model, task.tables[model.main])
    for name in early:
        rows = _added(task, name, rows, rows)
    scope_is_early = model.scope is not None and _roots(model.scope) & set(model.order) <= set(early)
    all_rows = task.settle(rows) if model.baselines else rows
    rows = _in_scope(task, all_rows) if scope_is_early else all_rows
    for name in model.order:
        if name not in early:
            rows = _added(task, name, task.settle(rows), all_rows)
    return rows if scope_is_early else _in_scope(task, rows)


def _in_scope(task: Task, rows: Expr) -> Expr:
    """Leave the rows outside 范围."""
    scope = task.model.scope
    return rows.filter(lower(scope.tree, RowEnv(rows, task.today))) if scope else rows


def _roots(condition: Condition) -> set[str]:
    """Return the names that a condition uses, without what follows a point."""
    return {name.text.split(".")[0] for name in names(condition.tree)}


def _of_row(model: Model) -> frozenset[str]:
    """Return the 取值 that need neither 碰撞 nor 基准."""
    found = set[str]()
    values = {part.name: part.value for part in model.derived}
    for name in model.order:
        if name in values and _roots(values[name]) & set(model.order) <= found:
            found.add(name)
    return frozenset(found)


def _added(task: Task, name: str, rows: Expr, all_rows: Expr) -> Expr:
    """Add one named value."""
    model = task.model
    for part in model.derived:
        if part.name == name:
            return rows.mutate(**{name: lower(part.value.tree, RowEnv(rows, task.today))})
    for baseline in model.baselines:
        if baseline.name == name:
            told = _roots(baseline.value) & set(model.order) <= _of_row(model)
            return add_baseline(baseline, rows, all_rows if told else rows, task.today)
    collision = next(part for part in model.collisions if part.name == name)
    if collision.table not in task.tables:
        return missing(collision, rows)
    own = collision.table == model.main
    return collide(Colliding(collision, rows, task.tables[collision.table], task.today, own))


def _scored(task: Task, rows: Expr) -> Expr:
    """Add the score, and for each feature whether it rests on names only."""
    parts: tuple[Feature | GroupFeature, ...] = (*task.model.features, *task.model.groups)
    resting = {by_name_column(part): _by_name(task.model, part, rows) for part in parts}
    rows = rows.mutate(**resting)
    terms = [
        ibis.ifelse(
            rows[part.id],
            ibis.ifelse(rows[by_name_column(part)], task.weight(part) * BY_NAME, task.weight(part)),
            0.0,
        )
        for part in parts
    ]
    return rows.mutate(**{SCORE: reduce(add, terms)})


def _by_name(model: Model, part: Feature | GroupFeature, rows: Expr) -> Expr:
    """Say whether any collision that a feature uses was matched by names only."""
    used = collisions_of(model, part.condition)
    flags = [
        rows[f"{collision.name}.{WAY}"].isin(sorted(collision.name_ways))
        for collision in model.collisions
        if collision.name in used and collision.name_ways
    ]
    return _true(reduce(or_, flags)) if flags else ibis.literal(value=False)


def collisions_of(model: Model, condition: Condition) -> frozenset[str]:
    """Return the collisions that a condition uses, also through 取值."""
    derived = {part.name: part.value for part in model.derived}
    known = {part.name for part in model.collisions}
    found = set[str]()
    for name in names(condition.tree):
        root = name.text.split(".")[0]
        if root in known:
            found.add(root)
        elif name.text in derived:
            found |= collisions_of(model, derived[name.text])
    return frozenset(found)


def _verdict(task: Task, rows: Expr) -> Expr:
    """Add whether a row makes a lead, and whether an innocent pattern holds."""
    env = RowEnv(rows, task.today)
    model = task.model
    excluded = [_true(lower(part.condition.tree, env)) for part in model.exclusions]
    rows = rows.mutate(
        **{f"{EXCLUDED}·{part.id}": flag for part, flag in zip(model.exclusions, excluded, strict=True)},
        **{EXCLUDED: reduce(or_, excluded) if excluded else ibis.literal(value=False)},
    )
    made = _true(lower(model.verdict.condition.tree, RowEnv(rows, task.today)))
    return rows.mutate(**{LEAD: made & ~rows[EXCLUDED]})
