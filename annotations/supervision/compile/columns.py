"""Which columns conditions read: whatever nobody reads any more is left behind at the next step."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from annotations.supervision.compile.env import ROW
from annotations.supervision.language.expr import Expr
from annotations.supervision.language.lower_functions import PARTS
from annotations.supervision.language.tree import Call, Name, Node, children
from annotations.supervision.model.tree import Baseline, Collision, Condition, GroupFeature, Model, Says


def conditions_of(model: Model) -> Iterator[Condition]:
    """Give every condition and value of a model."""
    if model.scope is not None:
        yield model.scope
    yield from (part.value for part in model.derived)
    yield from (part.value for part in model.baselines)
    for collision in model.collisions:
        yield from (side for way in collision.ways for pair in way for side in (pair.own, pair.other))
        yield from looks(collision)
    yield from _judging(model)


def looks(collision: Collision) -> Iterator[Condition]:
    """Give the condition of a collision, and what it takes."""
    if collision.also is not None:
        yield collision.also
    yield from (pick.value for pick in collision.picks)


def _judging(model: Model) -> Iterator[Condition]:
    """Give what is judged and said when all named values are there."""
    yield from _judged(model)
    yield from (part for feature in model.features for part in said(feature.says))


def _judged(model: Model) -> Iterator[Condition]:
    """Give what is judged of every row."""
    yield from (feature.condition for feature in model.features)
    for group in model.groups:
        yield from asked(group)
    yield from (part.condition for part in model.exclusions)
    yield model.verdict.condition


def asked(group: GroupFeature) -> Iterator[Condition]:
    """Give what is asked of a group: which rows count, the condition, and what its sentence names."""
    if group.only is not None:
        yield group.only
    yield from (group.condition, *said(group.says))


def said(says: Says) -> Iterator[Condition]:
    """Give the values that a sentence names."""
    yield from (part for part in says.parts if not isinstance(part, str))


def reads(node: Node) -> frozenset[str]:
    """Return the columns that a condition reads: fields, and what the loader worked out beside them."""
    if isinstance(node, Call) and node.name in PARTS:
        return frozenset(f"{arg.text}·{PARTS[node.name]}" for arg in node.args if isinstance(arg, Name))
    own = frozenset((node.text,)) if isinstance(node, Name) else frozenset[str]()
    return own.union(*(reads(child) for child in children(node)))


def reads_all(conditions: Iterable[Condition]) -> frozenset[str]:
    """Return the columns that any of the conditions reads."""
    return frozenset[str]().union(*(reads(condition.tree) for condition in conditions))


def like(baseline: Baseline) -> frozenset[str]:
    """Return the columns that say which rows are like each other."""
    return frozenset(filter(None, (*baseline.like, baseline.dated)))


def judged_by(model: Model) -> frozenset[str]:
    """Return the columns that features, groups, exclusions and the verdict read."""
    found = reads_all(_judging(model)) | {*model.verdict.by}
    found |= {name for group in model.groups for name in group.by}
    return found | {group.window.dated for group in model.groups if group.window}


def only_said(model: Model) -> frozenset[str]:
    """Return the columns that nothing reads but the sentences of features: they are told of leads alone."""
    found = reads_all(part for feature in model.features for part in said(feature.says))
    judging = reads_all(_judged(model)) | reads_all(part for one in model.groups for part in said(one.says))
    dated = {group.window.dated for group in model.groups if group.window}
    return (
        found - judging - dated - {*model.verdict.by, *(name for group in model.groups for name in group.by)}
    )


def read_of_all(model: Model) -> frozenset[str]:
    """Return the columns that are read of every row, not only of those that make leads."""
    found = reads_all(_judged(model)) | reads_all(part.value for part in model.derived)
    found |= reads_all(part.value for part in model.baselines)
    for collision in model.collisions:
        found |= reads_all(pair.own for way in collision.ways for pair in way) | reads_all(looks(collision))
    found |= {name for part in model.baselines for name in like(part)} | {*model.verdict.by}
    found |= {name for group in model.groups for name in group.by}
    return found | {group.window.dated for group in model.groups if group.window}


def roots(columns: Iterable[str]) -> frozenset[str]:
    """Return the names without what follows a point or stands beside."""
    return frozenset(name.split("·")[0].split(".")[0] for name in columns)


def keep(rows: Expr, wanted: Iterable[str]) -> Expr:
    """Leave behind the columns that are not wanted."""
    wanted = {ROW, *wanted}
    return rows.select([name for name in rows.columns if name in wanted])
