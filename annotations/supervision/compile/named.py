"""取值, 碰撞 and 基准 are added to the rows in scope, all that are ready at once.

What the row itself tells comes first, and those parts of the scope that it can tell: what lies outside is
joined with nothing. Only the distribution of a 基准 looks at all rows.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from annotations.supervision.compile.baseline import deviating, measured_against, rank_column
from annotations.supervision.compile.beside import beside
from annotations.supervision.compile.collide import (
    OTHER_ROW,
    WAY,
    Colliding,
    is_late,
    met,
    met_again,
    missing,
    taken,
)
from annotations.supervision.compile.columns import (
    conditions_of,
    judged_by,
    keep,
    like,
    looks,
    only_said,
    read_of_all,
    reads,
    reads_all,
    roots,
)
from annotations.supervision.compile.env import ROW, RowEnv
from annotations.supervision.compile.task import Task
from annotations.supervision.compile.ways import parts_of
from annotations.supervision.language.expr import Expr
from annotations.supervision.language.lower import lower
from annotations.supervision.language.tree import Node
from annotations.supervision.model.tree import Baseline, Collision, Derived, Model

_Part = Derived | Collision | Baseline


@dataclass(slots=True)
class _Adding:
    """What is done and what is left: named values in the order of what needs what, and parts of the scope."""

    task: Task
    left: dict[str, _Part]
    tests: list[Node]
    done: set[str] = field(default_factory=set)
    early: frozenset[str] = frozenset()
    # Fields that are read again for the rows that make leads, and need not be carried along until then.
    aside: frozenset[str] = frozenset()

    @property
    def names(self) -> frozenset[str]:
        """Return the names of all values."""
        return frozenset(self.task.model.order)

    def read_by(self, part: _Part) -> frozenset[str]:
        """Return the columns of the row that a named value reads, with those of its fellows if it meets them
        as they are by now.
        """
        found = _read_by(part)
        return found | self.of_fellows(part) if self.meets_fellows(part) else found

    def of_fellows(self, part: _Part) -> frozenset[str]:
        """Return the columns that a 碰撞 with the main table reads of the rows that it meets."""
        prefix = f"{self.task.model.main}."
        if not isinstance(part, Collision) or part.table != self.task.model.main:
            return frozenset()
        read = reads_all(pair.other for way in part.ways for pair in way) | reads_all(looks(part))
        return frozenset(name.removeprefix(prefix) for name in read if name.startswith(prefix))

    def meets_fellows(self, part: _Part) -> bool:
        """Say whether a 碰撞 asks of the rows that it meets what they do not tell by themselves."""
        return bool(roots(self.of_fellows(part)) & self.names - self.early)

    def ready(self, columns: Iterable[str]) -> bool:
        """Say whether the named values among these columns are there."""
        return roots(columns) & self.names <= self.done

    def wanted(self) -> frozenset[str]:
        """Return the columns that are read later."""
        found = (judged_by(self.task.model) - self.aside).union(
            *map(self.read_by, self.left.values()), *map(reads, self.tests)
        )
        found = found.union(*map(_read_by, late(self)))
        return found | {
            f"{one.name}.{column}" for one in self.task.model.collisions for column in (WAY, OTHER_ROW)
        }

    def take(self, part: _Part) -> _Part:
        """Note that a value is there."""
        self.done.add(part.name)
        return self.left.pop(part.name)

    def told(self, rows: Expr) -> Expr:
        """Add the values that the row itself tells by now."""
        env = RowEnv(rows, self.task.today)
        told = {
            part.name: lower(part.value.tree, env)
            for part in self.left.values()
            if isinstance(part, Derived) and self.ready(_read_by(part))
        }
        for name in told:
            self.take(self.left[name])
        return self.told(rows.mutate(**told)) if told else rows

    def in_scope(self, rows: Expr) -> Expr:
        """Leave the rows that those parts of the scope which can be told put outside."""
        able = [test for test in self.tests if self.ready(reads(test))]
        self.tests = [test for test in self.tests if test not in able]
        env = RowEnv(rows, self.task.today)
        return rows.filter(*(lower(test, env) for test in able)) if able else rows


def named(task: Task) -> Expr:
    """Return the rows in scope with every value that is read later."""
    adding = _begun(task)
    of_fellows = frozenset[str]().union(*map(adding.of_fellows, adding.left.values()))
    every = keep(adding.task.tables[task.model.main], _fields(task.model) | adding.early | of_fellows)
    rows = task.settle(keep(adding.in_scope(every), adding.wanted()))
    while adding.left:
        joined = adding.in_scope(adding.told(_joined(adding, rows, every)))
        rows = task.settle(keep(joined, adding.wanted()), rows)
    return rows


def _begun(task: Task) -> _Adding:
    """Take up the named values; those that a row tells by itself become columns of the main table, so that
    a row which meets another of that table sees them there.
    """
    model = task.model
    known: tuple[_Part, ...] = (*model.derived, *model.collisions, *model.baselines)
    parts = {part.name: part for part in known}
    scope = list(parts_of(model.scope.tree)) if model.scope else []
    adding = _Adding(task, {name: parts[name] for name in model.order}, scope)
    adding.aside = only_said(model) & {*task.tables[model.main].columns}
    told = adding.told(task.tables[model.main])
    adding.early = frozenset(adding.done)
    adding.task = replace(task, tables={**task.tables, model.main: told})
    return adding


def _fields(model: Model) -> frozenset[str]:
    """Return the columns of the main table that a model reads."""
    found = reads_all(conditions_of(model)) | judged_by(model)
    return found.union(*(like(part) for part in model.baselines))


def _read_by(part: _Part) -> frozenset[str]:
    """Return the columns of the row that a named value reads."""
    if isinstance(part, Derived):
        return reads(part.value.tree)
    if isinstance(part, Baseline):
        return reads(part.value.tree) | like(part)
    own = reads_all(pair.own for way in part.ways for pair in way) | reads_all(looks(part))
    return frozenset(name for name in own if not name.startswith(f"{part.table}."))


def _joined(adding: _Adding, rows: Expr, every: Expr) -> Expr:
    """Add all 碰撞 and 基准 that are ready."""
    task, wanted = adding.task, adding.wanted()
    ready = [
        part
        for part in adding.left.values()
        if not isinstance(part, Derived) and adding.ready(adding.read_by(part))
    ]
    tables, colliding = [], dict[str, Colliding]()
    for part in ready:
        if isinstance(part, Baseline):
            alone = roots(_read_by(part)) & adding.names <= adding.early
            ranked = rank_column(part) in wanted
            tables.append(measured_against(part, rows, every if alone else rows, task.today, ranked=ranked))
        elif part.table in task.tables:
            own = part.table == task.model.main
            told_later = part in late(adding)
            # The library takes a table and what is made of it for one, unless one of them bears another name.
            other = rows.view() if adding.meets_fellows(part) else task.tables[part.table]
            unscoped = task.model.scope is None
            one = Colliding(part, rows, other, task.today, own, wanted, told_later, unscoped)
            colliding[part.name] = one
            tables += met(one)
        adding.take(part)
    found = beside(rows, tables)
    return found.mutate(**_columns(found, ready, colliding, wanted))


def _columns(
    rows: Expr, ready: Iterable[_Part], colliding: Mapping[str, Colliding], wanted: frozenset[str]
) -> dict[str, Expr]:
    """Return the columns that the tables beside the rows give."""
    found = dict[str, Expr]()
    for part in ready:
        if isinstance(part, Baseline):
            found |= deviating(part, rows, ranked=rank_column(part) in wanted)
        elif isinstance(part, Collision):
            found |= taken(colliding[part.name], rows) if part.name in colliding else missing(part)
    return found


def late(adding: _Adding) -> tuple[Collision, ...]:
    """Return the collisions of which it is worked out for leads only what they take."""
    task, model = adding.task, adding.task.model
    read = read_of_all(model)
    return tuple(
        part
        for part in model.collisions
        if part.table in task.tables
        and not adding.meets_fellows(part)
        and is_late(part, read, own=part.table == model.main)
    )


def told_late(task: Task, rows: Expr) -> Expr:
    """Add the fields that only sentences name, and what late collisions take."""
    adding, model = _begun(task), task.model
    fields = [name for name in task.tables[model.main].columns if name in adding.aside - {*rows.columns}]
    if fields:
        read = task.tables[model.main].view().select(ROW, *fields)
        rows = rows.inner_join(read, ROW).select(*rows.columns, *fields)
    task = adding.task
    colliding = [
        Colliding(part, rows, task.tables[part.table], task.today, part.table == model.main, judged_by(model))
        for part in late(adding)
    ]
    if not colliding:
        return rows
    # The library takes a table and what is made of it for one, unless one of them bears another name.
    found = beside(rows.view(), (table for one in colliding for table in met_again(one)))
    return found.mutate(**{name: value for one in colliding for name, value in taken(one, found).items()})
