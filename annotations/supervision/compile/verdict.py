"""What is judged of the rows when all their named values are there: features, score, exclusions, verdict."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import reduce
from operator import add, or_

import ibis

from annotations.supervision.compile.collide import WAY
from annotations.supervision.compile.columns import keep
from annotations.supervision.compile.env import RowEnv
from annotations.supervision.compile.group import flags, judged
from annotations.supervision.compile.task import Part, parts_of
from annotations.supervision.language.expr import Expr
from annotations.supervision.language.lower import lower
from annotations.supervision.language.tree import names
from annotations.supervision.model.tree import Condition, Model

SCORE, LEAD, EXCLUDED = "合计分", "成案", "排除"
# A signal that rests on a match of names only weighs half: two people may bear one name.
BY_NAME = 0.5


def verdicts(model: Model, rows: Expr, today: date, weights: Mapping[str, float]) -> Expr:
    """Return for each row 行号, every feature, which of them rest on names, the score, and the verdict.

    What can rest on nothing but numbers has no column for that (see `by_name`).
    """
    groups, found = judged(model.groups, rows, today)
    env = RowEnv(found, today)
    fired = {feature.id: lower(feature.condition.tree, env) for feature in model.features}
    for group in groups:
        fired |= flags(group, found, today)
    found = found.mutate(**{name: true(flag) for name, flag in fired.items()})
    parts = parts_of(model)
    resting = {
        by_name_column(part): flag for part in parts if (flag := _by_name(model, part, found)) is not None
    }
    found = found.mutate(**resting) if resting else found
    found = found.mutate(**{SCORE: _score(parts, found, weights)})
    innocent = {f"{EXCLUDED}·{part.id}": part.condition for part in model.exclusions}
    found = found.mutate(
        **{name: true(lower(part.tree, RowEnv(found, today))) for name, part in innocent.items()}
    )
    excluded = reduce(or_, (found[name] for name in innocent), ibis.literal(value=False))
    made = true(lower(model.verdict.condition.tree, RowEnv(found, today)))
    return keep(found.mutate(**{LEAD: made & ~excluded}), {*fired, *resting, *innocent, SCORE, LEAD})


def by_name(model: Model, rows: Expr) -> dict[str, Expr]:
    """Return the columns that some rows lack: those of features which no row has by names alone."""
    columns = (by_name_column(part) for part in parts_of(model))
    return {name: ibis.literal(value=False) for name in columns if name not in rows.columns}


def true(flag: Expr) -> Expr:
    """Take what is unknown for not true."""
    return flag.fill_null(ibis.literal(value=False))


def by_name_column(part: Part) -> str:
    """Name the column that says whether a feature rests on names only."""
    return f"名·{part.id}"


def said_column(part: Part, index: int) -> str:
    """Name the column of a value that a feature's sentence names."""
    return f"说·{part.id}·{index}"


def said(model: Model) -> dict[str, Condition]:
    """Return the values that the sentences of the features name."""
    return {
        said_column(feature, i): part
        for feature in model.features
        for i, part in enumerate(part for part in feature.says.parts if not isinstance(part, str))
    }


def _score(parts: tuple[Part, ...], rows: Expr, weights: Mapping[str, float]) -> Expr:
    """Add up the weights of what fired."""
    terms = []
    for part in parts:
        weight, resting = weights.get(part.id, part.weight), by_name_column(part)
        halved = ibis.ifelse(rows[resting], weight * BY_NAME, weight) if resting in rows.columns else weight
        terms.append(ibis.ifelse(rows[part.id], halved, 0.0))
    return reduce(add, terms)


def _by_name(model: Model, part: Part, rows: Expr) -> Expr | None:
    """Say whether any collision that a feature uses was matched by names only; None where none can be."""
    used = collisions_of(model, part.condition)
    flags = [
        rows[f"{collision.name}.{WAY}"].isin(sorted(collision.name_ways))
        for collision in model.collisions
        if collision.name in used and collision.name_ways
    ]
    return true(reduce(or_, flags)) if flags else None


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
