"""碰撞: what another table says about a row, by the first way of matching that holds.

Where neither the condition nor what is taken looks back at the row, the other table is aggregated by its
keys first: a name that a thousand rows share is then read once, and nothing multiplies.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import reduce
from operator import and_

import ibis

from annotations.supervision.compile.env import ROW, RowEnv, RowsEnv
from annotations.supervision.language.expr import Expr
from annotations.supervision.language.lower import lower
from annotations.supervision.language.tree import names
from annotations.supervision.model.tree import Collision, Condition, Pair

WAY, OTHER_ROW, COUNT = "方式", "对方行号", "条数"


@dataclass(frozen=True, slots=True)
class Colliding:
    """One collision on its way: the table of the model's rows so far, and the other table."""

    collision: Collision
    rows: Expr
    other: Expr
    today: date
    own: bool

    @property
    def name(self) -> str:
        """Return the collision's name."""
        return self.collision.name


def collide(colliding: Colliding) -> Expr:
    """Add the columns of a collision: its name (did anything match), 条数, what it picks, and the way."""
    found = colliding.rows
    for index, way in enumerate(colliding.collision.ways):
        found = _matched(colliding, found, index, way)
    return _first_way(colliding, found)


def missing(collision: Collision, rows: Expr) -> Expr:
    """Add the columns of a collision whose table was not given: all unknown."""
    unknown = {collision.name: ibis.null("boolean"), f"{collision.name}.{COUNT}": ibis.null("float64")}
    unknown |= {
        f"{collision.name}.{WAY}": ibis.null("int64"),
        f"{collision.name}.{OTHER_ROW}": ibis.null("int64"),
    }
    kinds = {"数": "float64", "金额": "decimal(18, 2)", "日期": "date", "是否": "boolean"}
    for pick in collision.picks:
        unknown[f"{collision.name}.{pick.name}"] = ibis.null(kinds.get(pick.value.kind, "string"))
    return rows.mutate(**unknown)


def _looks_back(colliding: Colliding) -> bool:
    """Say whether the condition or a pick names anything of the model's own row."""
    prefix = f"{colliding.collision.table}."
    found = (name.text for condition in _conditions(colliding) for name in names(condition.tree))
    return colliding.own or any(not name.startswith(prefix) for name in found)


def _other(colliding: Colliding) -> Expr:
    """Return the other table with its columns under 表.列, as conditions name them."""
    prefix = f"{colliding.collision.table}."
    return colliding.other.rename({f"{prefix}{column}": column for column in colliding.other.columns})


def _aggregates(colliding: Colliding, rows: Expr, index: int) -> dict[str, Expr]:
    """Return what is worked out of the matched rows."""
    env = RowsEnv(RowEnv(rows, colliding.today))
    found = {
        _at(index, COUNT): rows.count().cast("float64"),
        _at(index, OTHER_ROW): rows[f"{colliding.collision.table}.{ROW}"].min(),
    }
    return found | {_at(index, pick.name): lower(pick.value.tree, env) for pick in colliding.collision.picks}


def _at(index: int, name: str) -> str:
    """Name a column of one way."""
    return f"·{index}·{name}"


def _matched(colliding: Colliding, rows: Expr, index: int, way: tuple[Pair, ...]) -> Expr:
    """Join what one way of matching finds."""
    keys = [_at(index, f"键{i}") for i in range(len(way))]
    env = RowEnv(_other(colliding), colliding.today)
    other = env.table.mutate(
        **{key: lower(pair.other.tree, env) for key, pair in zip(keys, way, strict=True)}
    )
    other = other.filter(reduce(and_, (other[key].notnull() for key in keys)))
    if _looks_back(colliding):
        return _joined_first(colliding, rows, other, index, way)
    if colliding.collision.also:
        other = other.filter(lower(colliding.collision.also.tree, RowEnv(other, colliding.today)))
    grouped = other.group_by(keys).aggregate(**_aggregates(colliding, other, index))
    return rows.left_join(grouped, _on(colliding, rows, grouped, keys, way)).drop(*keys)


def _on(colliding: Colliding, rows: Expr, other: Expr, keys: list[str], way: tuple[Pair, ...]) -> list[Expr]:
    """Return the equalities of a way."""
    own = RowEnv(rows, colliding.today)
    return [lower(pair.own.tree, own) == other[key] for key, pair in zip(keys, way, strict=True)]


def _joined_first(colliding: Colliding, rows: Expr, other: Expr, index: int, way: tuple[Pair, ...]) -> Expr:
    """Join rows with rows, then aggregate by the model's row; only what is looked at is carried along."""
    keys = [_at(index, f"键{i}") for i in range(len(way))]
    own = RowEnv(rows, colliding.today)
    mine = {f"{key}'": lower(pair.own.tree, own) for key, pair in zip(keys, way, strict=True)}
    used = _looked_at(colliding, rows)
    slim = rows.select(ROW, *used, **mine)
    both = slim.inner_join(other, [slim[f"{key}'"] == other[key] for key in keys])
    if colliding.own:
        both = both.filter(both[ROW] != both[f"{colliding.collision.table}.{ROW}"])
    if colliding.collision.also:
        both = both.filter(lower(colliding.collision.also.tree, RowEnv(both, colliding.today)))
    row = _at(index, ROW)
    grouped = both.group_by(ROW).aggregate(**_aggregates(colliding, both, index)).rename({row: ROW})
    return rows.left_join(grouped, rows[ROW] == grouped[row]).drop(row)


def _looked_at(colliding: Colliding, rows: Expr) -> list[str]:
    """Return the columns of the model's row that the condition or a pick looks back at, with companions."""
    prefix = f"{colliding.collision.table}."
    wanted = {name.text for condition in _conditions(colliding) for name in names(condition.tree)}
    wanted = {name for name in wanted if not name.startswith(prefix)}
    return [name for name in rows.columns if name in wanted or name.split("·")[0] in wanted]


def _conditions(colliding: Colliding) -> list[Condition]:
    """Return the condition and what is picked."""
    also = [colliding.collision.also] if colliding.collision.also else []
    return [*also, *(pick.value for pick in colliding.collision.picks)]


def _first_way(colliding: Colliding, rows: Expr) -> Expr:
    """Take every column from the first way that matched."""
    count = range(len(colliding.collision.ways))
    hit = [rows[_at(index, COUNT)].notnull() for index in count]
    columns = (COUNT, OTHER_ROW, *(pick.name for pick in colliding.collision.picks))
    found = {
        f"{colliding.name}.{column}": ibis.cases(*((hit[i], rows[_at(i, column)]) for i in count))
        for column in columns
    }
    found[f"{colliding.name}.{WAY}"] = ibis.cases(*((hit[i], ibis.literal(i, "int64")) for i in count))
    found[colliding.name] = reduce(lambda a, b: a | b, hit)
    used = [_at(index, column) for index in count for column in columns]
    return rows.mutate(**found).drop(*used)
