"""碰撞: what another table says about a row, by the first way of matching that holds.

Where nothing looks back at the row, the other table is folded by its keys: a name that a thousand rows share
is then read once, and nothing multiplies. Else rows are joined with rows.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import reduce
from operator import or_

import ibis
import ibis.expr.types as ir

from annotations.supervision.compile.apart import apart
from annotations.supervision.compile.beside import Beside
from annotations.supervision.compile.columns import reads
from annotations.supervision.compile.env import ROW, Asking, Reading, RowEnv, RowsEnv, SidesEnv
from annotations.supervision.compile.itself import others
from annotations.supervision.compile.ways import Way, matching, ways_of
from annotations.supervision.language.expr import Expr
from annotations.supervision.language.lower import lower
from annotations.supervision.language.tree import Node
from annotations.supervision.model.tree import Collision

WAY, OTHER_ROW, COUNT = "方式", "对方行号", "条数"


@dataclass(frozen=True, slots=True)
class Colliding:
    """One collision on its way: the rows of the model so far, the other table, what is read later.

    `own` says that the other table is the model's own: no row meets itself. A `late` one only says now
    whether there is a match: what it takes is told of the rows that make leads. `every` says that no row is
    out of scope, so that hardly any key of the other table is asked for by none.
    """

    collision: Collision
    rows: Expr
    other: Expr
    today: date
    own: bool
    wanted: frozenset[str]
    late: bool = False
    every: bool = False

    @property
    def ways(self) -> tuple[Way, ...]:
        """Return the ways of matching."""
        return ways_of(self.collision, own=self.own)

    @property
    def number(self) -> str:
        """Name the other table's row number."""
        return f"{self.collision.table}.{ROW}"

    @property
    def columns(self) -> tuple[str, ...]:
        """Return what is worked out of the matched rows: the first one's number, and what is read later."""
        if self.late:
            return (OTHER_ROW,)
        counted = (COUNT,) if f"{self.collision.name}.{COUNT}" in self.wanted else ()
        return (OTHER_ROW, *counted, *(pick.name for pick in self.collision.picks))

    def at(self, way: int, name: str) -> str:
        """Name a column of one way."""
        return f"·{self.collision.name}·{way}·{name}"


def missing(collision: Collision) -> dict[str, Expr]:
    """Return the columns of a collision whose table was not given: all unknown."""
    unknown = {collision.name: ibis.null("boolean"), f"{collision.name}.{COUNT}": ibis.null("float64")}
    unknown |= {f"{collision.name}.{column}": ibis.null("int64") for column in (WAY, OTHER_ROW)}
    kinds = {
        "数": "float64",
        "金额": "decimal(18, 2)",
        "日期": "date",
        "是否": "boolean",
        "列表": "array<string>",
    }
    for pick in collision.picks:
        unknown[f"{collision.name}.{pick.name}"] = ibis.null(kinds.get(pick.value.kind, "string"))
    return unknown


def met(colliding: Colliding) -> tuple[Beside, ...]:
    """Return the tables that the ways of matching put beside the rows."""
    found, left = list[Beside](), colliding
    for index, way in enumerate(colliding.ways):
        own, other = _sides(left, index)
        if way.folds and not any(isinstance(value, ir.ArrayValue) for value in own.values()):
            found += _folded(colliding, index, *_sides(colliding, index))
            continue
        found.append(_row_by_row(left, index, own, other))
        # The ways behind are for rows that met nothing here.
        rows, table = left.rows, found[-1].table
        missed = rows.anti_join(table, [(ROW, colliding.at(index, ROW))])
        left = replace(left, rows=missed.select(*rows.columns))
    return tuple(found)


def met_again(colliding: Colliding) -> tuple[Beside, ...]:
    """Return the tables that tell what rows met by the way that is known of each: no other is tried."""
    found, rows = list[Beside](), colliding.rows
    for index in range(len(colliding.ways)):
        mine = replace(colliding, rows=rows.filter(rows[f"{colliding.collision.name}.{WAY}"] == index))
        found.append(_row_by_row(mine, index, *_sides(mine, index)))
    return tuple(found)


def _sides(colliding: Colliding, index: int) -> tuple[dict[str, Expr], Expr]:
    """Return the keys of the rows, and the other table's rows that may match, for one way."""
    way, env = colliding.ways[index], RowEnv(colliding.rows, colliding.today)
    keys = [colliding.at(index, f"键{i}") for i in range(len(way.keys))]
    return matching(colliding.collision, way, colliding.other, env, keys)


def taken(colliding: Colliding, rows: Expr) -> dict[str, Expr]:
    """Return the columns of a collision: its name (did anything match), what was taken, and the way."""
    name, ways = colliding.collision.name, range(len(colliding.ways))
    values = {column: [_value(colliding, rows, way, column) for way in ways] for column in colliding.columns}
    hit = [number.notnull() for number in values[OTHER_ROW]]
    values[WAY] = [ibis.literal(way, "int64") for way in ways]
    if colliding.late:
        del values[OTHER_ROW]
    found = {
        f"{name}.{column}": ibis.cases(*zip(hit, of_way, strict=True)) for column, of_way in values.items()
    }
    return found | {name: reduce(or_, hit)}


def _value(colliding: Colliding, rows: Expr, way: int, column: str) -> Expr:
    """Return a column of one way; a row that is of the fold it looks at is told what the others give."""
    if not (colliding.own and colliding.ways[way].folds):
        return rows[colliding.at(way, column)]
    if colliding.ways[way].among:
        return rows[colliding.at(way, f"{column}'")]
    value = rows[colliding.at(way, column)]
    itself = rows[colliding.at(way, f"{ROW}'")].notnull()
    return ibis.ifelse(itself, rows[colliding.at(way, f"{column}'")], value)


def _folded(colliding: Colliding, index: int, own: Mapping[str, Expr], other: Expr) -> tuple[Beside, ...]:
    """Return the tables of a way of which the other table is folded by the keys."""
    keys = [key.removesuffix("'") for key in own]
    if not colliding.every:
        asked = colliding.rows.select(**own).distinct()
        other = other.semi_join(asked, [(key, f"{key}'") for key in keys])
    if colliding.own and colliding.ways[index].among:
        return (_without_itself(colliding, index, other, keys),)
    trees = [pick.value.tree for pick in colliding.collision.picks]
    folded = other.group_by(keys).aggregate(**_aggregates(colliding, index, other, trees))
    beside = Beside(folded, own, {f"{key}'": key for key in keys})
    return (beside, _without_itself(colliding, index, other, keys)) if colliding.own else (beside,)


def _aggregates(colliding: Colliding, index: int, rows: Expr, trees: Sequence[Node]) -> dict[str, Expr]:
    """Return what is worked out of the matched rows; `trees` are what is taken."""
    env = RowsEnv(RowEnv(rows, colliding.today), colliding.number)
    found = {OTHER_ROW: rows[colliding.number].min(), COUNT: rows.count().cast("float64")}
    for pick, tree in zip(colliding.collision.picks, trees, strict=True):
        found[pick.name] = lower(tree, env)
    return {colliding.at(index, column): found[column] for column in colliding.columns}


def _without_itself(colliding: Colliding, index: int, rows: Expr, keys: list[str]) -> Beside:
    """Return what the other rows of its fold give, for each row that looks at the fold it is in."""
    asking = Asking(RowEnv(rows, colliding.today), colliding.at(index, ""), colliding.number)
    for pick in colliding.collision.picks:
        lower(pick.value.tree, asking)
    values = dict(asking.values)
    values[colliding.at(index, OTHER_ROW)] = "最小", rows[colliding.number]
    values[colliding.at(index, COUNT)] = "计数", rows[colliding.number].notnull()
    apart = others(rows, keys, colliding.number, values)
    reading = Reading(RowEnv(apart, colliding.today), iter(asking.calls))
    found = {OTHER_ROW: apart[colliding.at(index, OTHER_ROW)]}
    found[COUNT] = apart[colliding.at(index, COUNT)].cast("float64")
    found |= {pick.name: lower(pick.value.tree, reading) for pick in colliding.collision.picks}
    on = {ROW: colliding.at(index, f"{ROW}'")}
    columns = {colliding.at(index, f"{column}'"): found[column] for column in colliding.columns}
    if not colliding.ways[index].among:
        on |= {f"{key}'": f'{key}"' for key in keys}
        columns |= {f'{key}"': apart[key] for key in keys}
    return Beside(apart.select(**columns, **{on[ROW]: apart[colliding.number]}), {}, on)


def _row_by_row(colliding: Colliding, index: int, own: Mapping[str, Expr], other: Expr) -> Beside:
    """Join rows with rows, then fold by the model's row; only what is looked at is carried along."""
    rows, back = colliding.rows, colliding.ways[index].back
    taken_there = [pick.value.tree for pick in colliding.collision.picks]
    told = apart((*back, *taken_there), f"{colliding.collision.table}.", colliding.at(index, "值"))
    looked = frozenset[str]().union(*map(reads, told.tests)) & {*rows.columns}
    env, there = RowEnv(rows, colliding.today), RowEnv(other, colliding.today)
    ours = {name: lower(node, env) for name, node in told.own.items()}
    other = other.mutate(**{name: lower(node, there) for name, node in told.other.items()})
    mine = rows.select(ROW, *sorted(looked), **own, **ours)
    lists = [key for key, value in own.items() if isinstance(value, ir.ArrayValue)]
    for key in lists:
        # Each entry of a list is sought for itself.
        mine = mine.unnest(key)
    row = colliding.at(index, ROW)
    if colliding.late:
        found = mine.semi_join(other, _tests(colliding, mine, other, own, told.tests[: len(back)]))
        found = found.select(**{row: found[ROW], colliding.at(index, OTHER_ROW): found[ROW]})
        # Several entries of a list may meet something.
        return Beside(found.distinct() if lists else found, {}, {ROW: row})
    # Where nothing but its keys holds two rows apart, all rows that look alike meet the same ones.
    among = mine if back or lists or colliding.own else _alike(mine)
    both = among.inner_join(other, _tests(colliding, among, other, own, told.tests[: len(back)]))
    columns = _aggregates(colliding, index, both, told.tests[len(back) :])
    folded = both.group_by(ROW).aggregate(**columns).rename({row: ROW})
    if among is not mine:
        folded = _for_all(mine, among, folded, row)
    return Beside(folded, {}, {ROW: row})


def _alike(rows: Expr) -> Expr:
    """Take one row of those that are alike but for their numbers."""
    return rows.group_by([name for name in rows.columns if name != ROW]).aggregate(**{ROW: rows[ROW].min()})


def _for_all(rows: Expr, among: Expr, folded: Expr, row: str) -> Expr:
    """Give all rows what was worked out for one of those that are alike."""
    known = among.inner_join(folded, [(ROW, row)]).drop(ROW, row)
    known = known.rename({f"同·{name}": name for name in among.columns if name != ROW})
    same = [rows[name].identical_to(known[f"同·{name}"]) for name in among.columns if name != ROW]
    found = rows.inner_join(known, same)
    return found.select(**{row: found[ROW]}, **{name: found[name] for name in folded.columns if name != row})


def _tests(
    colliding: Colliding, mine: Expr, other: Expr, own: Iterable[str], back: Iterable[Node]
) -> list[Expr]:
    """Return what must hold of two rows that meet."""
    sides = SidesEnv(mine, other, colliding.today)
    tests = [mine[key] == other[key.removesuffix("'")] for key in own]
    tests += [lower(node, sides) for node in back]
    return [*tests, mine[ROW] != other[colliding.number]] if colliding.own else tests


def is_late(collision: Collision, read: frozenset[str], *, own: bool) -> bool:
    """Say whether rows are joined with rows, and nothing that is taken is `read` before leads are told.

    Then the many pairs need not be folded for rows that make no lead.
    """
    taken_there = {COUNT, *(pick.name for pick in collision.picks)}
    told_only = not any(f"{collision.name}.{name}" in read for name in taken_there)
    return told_only and not any(way.folds for way in ways_of(collision, own=own))
