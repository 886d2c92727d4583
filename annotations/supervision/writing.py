"""Queries for DuckDB, written relation by relation.

The library goes eight times through a whole query before it writes it, and through every column of every
relation. Most columns are handed on as they are: they are named here, and the library writes only values that
are worked out.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property, reduce
from operator import or_
from typing import Any

import ibis.expr.operations as ops
import sqlglot as sg
from ibis.backends.sql.rewrites import first_to_firstvalue, remove_aliases

from annotations.supervision.language.expr import Expr

Relation = Any

#: Joins that the engine calls as the library does.
_JOINS = frozenset({"inner", "left", "semi", "anti"})


def written(compiler: Any, rows: Expr) -> str:  # noqa: ANN401 - the library has no types
    """Write the query of an expression; what several relations read is written once, before them."""
    top = rows.as_table().op()
    query = _Query(compiler, frozenset(_read_twice(top)))
    text = query.select(top)
    before = ", ".join(f"{name} AS ({select})" for name, select in query.before.items())
    return f"WITH {before} {text}" if before else text


def quoted(name: str) -> str:
    """Write the name of a table or column."""
    return '"' + name.replace('"', '""') + '"'


def _select(what: str, source: str) -> str:
    """Write a select."""
    return f"SELECT {what} FROM {source}"  # noqa: S608 - of names and values that are quoted


def _inputs(relation: Relation) -> tuple[Relation, ...]:
    """Return what a relation reads."""
    match relation:
        case ops.UnboundTable():
            return ()
        case ops.JoinChain():
            return (relation.first, *(link.table for link in relation.rest))
        case ops.Union():
            return (relation.left, relation.right)
        case _:
            return (relation.parent,)


def _read_twice(top: Relation) -> Iterator[Relation]:
    """Give the relations that several others read."""
    known, readers = {top}, Counter[Relation]()
    left = [top]
    while left:
        for read in set(_inputs(left.pop())):
            readers[read] += 1
            if read not in known:
                known.add(read)
                left.append(read)
    for relation, count in readers.items():
        if count > 1 and not isinstance(relation, ops.UnboundTable | ops.JoinReference | ops.SelfReference):
            yield relation


@dataclass(frozen=True)
class _Query:
    """One query: the relations that are read `twice`, and the names of all that are read, as they are met."""

    compiler: Any
    twice: frozenset[Relation]
    before: dict[str, str] = field(default_factory=dict)
    _names: dict[Relation, str] = field(default_factory=dict)

    @cached_property
    def _lowered(self) -> Any:  # noqa: ANN401 - a pattern of the library
        """Return how the library brings values into a form that the engine has."""
        rules = (*self.compiler.lowered_ops.values(), *self.compiler.rewrites)
        return reduce(or_, (*rules, remove_aliases, first_to_firstvalue))

    def select(self, relation: Relation) -> str:
        """Write a relation; its inputs stand inside it, or before the query."""
        if isinstance(relation, ops.Union):
            both = (_select("*", self._source(read)) for read in _inputs(relation))
            return (" UNION " if relation.distinct else " UNION ALL ").join(both)
        if isinstance(relation, ops.JoinChain):
            source = self._joined(relation)
            return _select(self._columns(relation.values), source)
        if not _inputs(relation):
            return _select("*", self._source(relation))
        # What is read is named before the columns of it are.
        source = self._source(relation.parent)
        what, behind = self._chosen(relation)
        return _select(what, source) + behind

    def _chosen(self, relation: Relation) -> tuple[str, str]:
        """Write what is taken of what a relation reads, and what stands behind."""
        match relation:
            case ops.JoinReference() | ops.SelfReference():
                return "*", ""
            case ops.Project():
                return self._columns(relation.values), ""
            case ops.DropColumns():
                return ", ".join(map(quoted, relation.schema.names)), ""
            case ops.Filter():
                return "*", self._kept(relation.predicates)
            case ops.Distinct():
                return "DISTINCT *", ""
            case ops.Sort():
                return "*", f" ORDER BY {', '.join(map(self._value, relation.keys))}"
            case ops.Aggregate():
                groups = ", ".join(str(at + 1) for at in range(len(relation.groups)))
                what = self._columns({**relation.groups, **relation.metrics})
                return what, f" GROUP BY {groups}" if groups else ""
            case ops.TableUnnest(offset=None, keep_empty=False):
                name = relation.column_name
                entry = f"UNNEST({self._value(relation.column)}) AS {quoted(name)}"
                # Columns keep their places: a union puts them on top of each other by place.
                return ", ".join(entry if one == name else quoted(one) for one in relation.schema.names), ""
        raise NotImplementedError(type(relation).__name__)

    def _kept(self, tests: Iterable[Any]) -> str:
        """Write which rows a filter keeps; what looks at other rows is asked of those that pass the rest."""
        asked: dict[str, list[Any]] = {"WHERE": [], "QUALIFY": []}
        for test in tests:
            looks = test.find(ops.WindowFunction, filter=ops.Value)
            asked["QUALIFY" if looks else "WHERE"].append(test)
        return "".join(f" {word} {self._every(tests)}" for word, tests in asked.items() if tests)

    def _joined(self, chain: Relation) -> str:
        """Write a relation with others put beside it."""
        text = self._source(chain.first)
        for link in chain.rest:
            if link.how not in _JOINS:
                raise NotImplementedError(f"{type(link).__name__}: {link.how}")
            text += f" {link.how.upper()} JOIN {self._source(link.table)} ON {self._every(link.predicates)}"
        return text

    def _source(self, relation: Relation) -> str:
        """Write what a select reads, under the name that columns of it bear."""
        name, read = self._name(relation), relation
        while isinstance(read, ops.JoinReference | ops.SelfReference):
            read = read.parent
        if isinstance(read, ops.UnboundTable):
            return f"{quoted(read.name)} AS {name}"
        if read not in self.twice:
            return f"({self.select(read)}) AS {name}"
        known = self._name(read)
        if known not in self.before:
            self.before[known] = self.select(read)
        return f"{known} AS {name}"

    def _name(self, relation: Relation) -> str:
        """Name a relation."""
        return self._names.setdefault(relation, f'"t{len(self._names)}"')

    def _columns(self, values: Mapping[str, Any]) -> str:
        """Write columns that are selected."""
        return ", ".join(
            self._value(value)
            if isinstance(value, ops.Field) and value.name == name
            else f"{self._value(value)} AS {quoted(name)}"
            for name, value in values.items()
        )

    def _every(self, tests: Iterable[Any]) -> str:
        """Write tests that must all hold."""
        return " AND ".join(f"({self._value(test)})" for test in tests)

    def _value(self, value: Any) -> str:  # noqa: ANN401
        """Write a value."""
        if isinstance(value, ops.Field):
            return f"{self._name(value.rel)}.{quoted(value.name)}"
        value = value.replace(self._lowered, filter=ops.Value)
        found = value.map(self._visit, filter=ops.Value)[value]
        return str(found.sql(dialect=self.compiler.dialect, copy=False))

    def _visit(self, value: Any, _: object, /, **parts: Any) -> Any:  # noqa: ANN401
        """Let the library write a value of which the parts are written."""
        if isinstance(value, ops.Field):
            return sg.column(value.name, table=self._name(value.rel).strip('"'), quoted=True)
        if isinstance(value, ops.Subquery):
            # It holds a relation, and only the library's own way of writing would have written that before.
            raise NotImplementedError(type(value).__name__)
        return self.compiler.visit_node(value, **parts)
