"""The conditions of a model, each with what it is called in messages."""

from __future__ import annotations

from collections.abc import Iterator

from annotations.supervision.model.tree import Condition, Feature, GroupFeature, Model, Says


def signals_of(model: Model) -> tuple[Feature | GroupFeature, ...]:
    """Return all features of a model, those of groups behind those of one row."""
    return (*model.features, *model.groups)


def conditions(model: Model) -> Iterator[tuple[str, Condition]]:
    """Give every condition and value of a model with the path of its key (特征·F01·条件)."""
    if model.scope:
        yield "范围", model.scope
    yield from _named(model)
    for feature in model.features:
        yield f"特征·{feature.id}·条件", feature.condition
        yield from _said(f"特征·{feature.id}", feature.says)
    for group in model.groups:
        yield f"组特征·{group.id}·条件", group.condition
        if group.only:
            yield f"组特征·{group.id}·其中", group.only
        yield from _said(f"组特征·{group.id}", group.says)
    for exclusion in model.exclusions:
        yield f"排除·{exclusion.id}·条件", exclusion.condition
    yield "成案·条件", model.verdict.condition


def _named(model: Model) -> Iterator[tuple[str, Condition]]:
    """Give those of 参数, 取值, 碰撞 and 基准."""
    for derived in model.derived:
        yield f"{'参数' if derived.param else '取值'}·{derived.name}", derived.value
    for collision in model.collisions:
        what = f"碰撞·{collision.name}"
        for pair in (pair for way in collision.ways for pair in way):
            yield f"{what}·对上", pair.own
            yield f"{what}·对上", pair.other
        if collision.also:
            yield f"{what}·条件", collision.also
        for pick in collision.picks:
            yield f"{what}·取·{pick.name}", pick.value
    for baseline in model.baselines:
        yield f"基准·{baseline.name}·值", baseline.value


def _said(what: str, says: Says) -> Iterator[tuple[str, Condition]]:
    """Give the values that a sentence shows."""
    for part in says.parts:
        if isinstance(part, Condition):
            yield f"{what}·说明", part
