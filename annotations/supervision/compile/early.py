"""Patterns that are asked of the row's own fields become columns as soon as the row is read.

Else every step would store the texts that they are sought in, for the next to search them.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from annotations.supervision.compile.apart import rebuilt
from annotations.supervision.compile.columns import reads
from annotations.supervision.compile.task import Task
from annotations.supervision.language.kinds import Kind
from annotations.supervision.language.tree import Call, Match, Name, Node
from annotations.supervision.model.tree import Condition, Derived, Exclusion, Feature, GroupFeature, Model

# What is asked behind the first is asked of few rows.
_CHOOSING = ("如果", "缺省")


@dataclass(frozen=True, slots=True)
class _Taking:
    """Takes patterns on what a row tells by itself out of conditions; `known` columns tell them."""

    told: frozenset[str]
    known: dict[Node, str] = field(default_factory=dict)

    def __call__(self, node: Node) -> Node:
        """Return a part with columns in place of such patterns."""
        if isinstance(node, Call) and node.name in _CHOOSING:
            return replace(node, args=(self(node.args[0]), *node.args[1:]))
        read = reads(node)
        if isinstance(node, Match) and read and read <= self.told:
            # No name that somebody writes holds a space.
            return Name(self.known.setdefault(node, f"式 {len(self.known)}"))
        return rebuilt(node, self)

    def condition(self, condition: Condition) -> Condition:
        """Return a condition with such columns."""
        return replace(condition, tree=self(condition.tree))

    def derived(self, part: Derived) -> Derived:
        """Return a named value with such columns, unless the row tells it at once anyway."""
        return part if part.name in self.told else replace(part, value=self.condition(part.value))

    def feature(self, part: Feature) -> Feature:
        """Return a feature with such columns."""
        return replace(part, condition=self.condition(part.condition))

    def group(self, part: GroupFeature) -> GroupFeature:
        """Return a group with such columns."""
        only = self.condition(part.only) if part.only else None
        return replace(part, condition=self.condition(part.condition), only=only)

    def exclusion(self, part: Exclusion) -> Exclusion:
        """Return an exclusion with such columns."""
        return replace(part, condition=self.condition(part.condition))


def told_early(task: Task) -> Task:
    """Return the model with named values in place of such patterns."""
    model = task.model
    taking = _Taking(_told(model, frozenset(task.tables[model.main].columns)))
    rewritten = replace(
        model,
        derived=tuple(map(taking.derived, model.derived)),
        features=tuple(map(taking.feature, model.features)),
        groups=tuple(map(taking.group, model.groups)),
        exclusions=tuple(map(taking.exclusion, model.exclusions)),
    )
    added = tuple(
        Derived(name, Condition("", node, Kind.FLAG, model.place)) for node, name in taking.known.items()
    )
    return replace(
        task,
        model=replace(
            rewritten,
            derived=(*rewritten.derived, *added),
            order=(*(part.name for part in added), *model.order),
        ),
    )


def _told(model: Model, fields: frozenset[str]) -> frozenset[str]:
    """Return the columns that a row tells by itself: fields, and named values of nothing else."""
    derived = {part.name: part for part in model.derived}
    for name in model.order:
        if name in derived and reads(derived[name].value.tree) <= fields:
            fields |= {name}
    return fields
