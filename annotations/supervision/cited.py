"""What the evidence of a feature is made of: worked out from the model, once for all leads."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from annotations.supervision.catalogue.load import catalogue
from annotations.supervision.catalogue.values import Column, Table
from annotations.supervision.compile.task import Part, Task
from annotations.supervision.compile.verdict import collisions_of, said_column
from annotations.supervision.language.tree import names
from annotations.supervision.model.tree import Collision, Condition, GroupFeature, Model
from annotations.supervision.shown import is_private
from annotations.supervision.tables.values import Held


@dataclass(frozen=True, slots=True)
class Met:
    """A collision that a feature uses: the other table, and the columns of each way of matching."""

    name: str
    table: str
    columns: tuple[tuple[Column, ...], ...]


@dataclass(frozen=True, slots=True)
class Cited:
    """A feature with its weight, the columns it looks at, what it met, and the pieces of its sentence."""

    feature: Part
    weight: float
    columns: tuple[Column, ...]
    met: tuple[Met, ...]
    said: tuple[str | tuple[str, Column | None], ...]


def cited(task: Task, feature: Part, data: Mapping[str, Held]) -> Cited:
    """Work out what a feature's evidence is made of."""
    model = task.model
    fields = _seen(model, feature)
    used = {name for condition in _conditions(feature) for name in collisions_of(model, condition)}
    table = data[model.main].table
    return Cited(
        feature,
        task.weight(feature),
        tuple(column for column in table.columns if column.name in fields),
        tuple(
            _met(model, collision, data[collision.table].table)
            for collision in model.collisions
            if collision.name in used and collision.table in data
        ),
        tuple(_piece(model, feature)),
    )


def told_of(model: Model, value: Condition) -> Column | None:
    """Find whose column a value is of, also through 取值 and 碰撞; one that is masked goes first."""
    tables = catalogue()
    picks = {f"{part.name}.{pick.name}": pick.value for part in model.collisions for pick in part.picks}
    columns: list[Column | None] = []
    for name in sorted(_fields(model, value)):
        columns.append(tables[model.main].column(name))
        for read in names(picks[name].tree) if name in picks else ():
            other, _, field_of = read.text.rpartition(".")
            columns.append(tables[other or model.main].column(field_of))
    known = [column for column in columns if column is not None]
    return next((column for column in known if is_private(column)), known[0] if known else None)


def _seen(model: Model, feature: Part) -> set[str]:
    """Name the fields that a feature looks at."""
    fields = set(feature.by) if isinstance(feature, GroupFeature) else set[str]()
    return fields.union(*(_fields(model, condition) for condition in _conditions(feature)))


def _conditions(feature: Part) -> list[Condition]:
    """Return what must hold for a feature."""
    only = feature.only if isinstance(feature, GroupFeature) else None
    return [feature.condition, *([only] if only else [])]


def _met(model: Model, collision: Collision, table: Table) -> Met:
    """Find the columns of the other table that each way of matching reads, and those that are taken there."""
    derived = {f"{model.main}.{part.name}": part.value for part in model.derived}
    taken = [pick.value for pick in collision.picks] + ([collision.also] if collision.also else [])
    ways = []
    for way in collision.ways:
        read = [pair.other for pair in way] + taken
        wanted = {name.text for one in read for name in names(one.tree)}
        for name in wanted & derived.keys():
            wanted |= {f"{model.main}.{column}" for column in _fields(model, derived[name])}
        ways.append(tuple(one for one in table.columns if f"{table.name}.{one.name}" in wanted))
    return Met(collision.name, table.name, tuple(ways))


def _piece(model: Model, feature: Part) -> Iterator[str | tuple[str, Column | None]]:
    """Give the pieces of a feature's sentence: texts, and the columns that hold the values."""
    index = 0
    for piece in feature.says.parts:
        if isinstance(piece, str):
            yield piece
            continue
        yield said_column(feature, index), told_of(model, piece)
        index += 1


def _fields(model: Model, condition: Condition) -> set[str]:
    """Return the fields of the row that a condition reads, also through 取值 and 基准."""
    derived = {part.name: part.value for part in model.derived}
    baselines = {part.name: part.value for part in model.baselines}
    found = set[str]()
    for name in names(condition.tree):
        root = name.text.split(".")[0]
        inner = derived.get(name.text) or baselines.get(root)
        found |= _fields(model, inner) if inner else {name.text}
    return found
