"""Which columns of a table a model needs: the rest is never carried through the steps."""

from __future__ import annotations

from collections.abc import Iterator

from annotations.supervision.catalogue.load import catalogue
from annotations.supervision.catalogue.values import Sense
from annotations.supervision.compile.env import ROW
from annotations.supervision.language.expr import Expr
from annotations.supervision.language.tree import names
from annotations.supervision.model.tree import Condition, Model, Says


def conditions_of(model: Model) -> Iterator[Condition]:
    """Give every condition and value of a model."""
    optional = [model.scope, *(group.only for group in model.groups)]
    optional += [part.also for part in model.collisions]
    yield from (condition for condition in optional if condition is not None)
    yield from (part.value for part in model.derived)
    yield from (part.value for part in model.baselines)
    for collision in model.collisions:
        yield from (side for way in collision.ways for pair in way for side in (pair.own, pair.other))
        yield from (pick.value for pick in collision.picks)
    for feature in model.features:
        yield from (feature.condition, *_said(feature.says))
    for group in model.groups:
        yield from (group.condition, *_said(group.says))
    yield from (part.condition for part in model.exclusions)
    yield model.verdict.condition


def _said(says: Says) -> Iterator[Condition]:
    """Give the values that a sentence names."""
    yield from (part for part in says.parts if not isinstance(part, str))


def needed(model: Model) -> frozenset[str]:
    """Return the fields of the main table that a model reads, and those that name its rows."""
    found = {name.text for condition in conditions_of(model) for name in names(condition.tree)}
    found |= {name for group in model.groups for name in group.by}
    found |= {group.window.dated for group in model.groups if group.window}
    found |= {name for part in model.baselines for name in (*part.like, part.dated)}
    table = catalogue()[model.main]
    found |= {*table.key, *model.verdict.by}
    return frozenset(found | {column.name for column in table.columns if column.sense is Sense.CASE_NUMBER})


def slim(model: Model, rows: Expr) -> Expr:
    """Leave the columns that a model does not need."""
    wanted = needed(model)
    return rows.select([name for name in rows.columns if name == ROW or name.split("·")[0] in wanted])
