"""Is everything that a model names also used?"""

from __future__ import annotations

from collections.abc import Iterator

from annotations.supervision.language.tree import names
from annotations.supervision.model.parts import conditions, signals_of
from annotations.supervision.model.remarks import Remark, advice
from annotations.supervision.model.tree import Condition, Model
from annotations.supervision.values import Place


def uses_remarks(model: Model) -> Iterator[Remark]:
    """Find tables, named values and features that nothing uses."""
    used = _used(model)
    stems = {name.partition(".")[0] for name in used}
    for derived in model.derived:
        if derived.name not in used:
            yield _unused(derived.value.place, "参数" if derived.param else "取值", derived.name)
    for collision in model.collisions:
        if collision.name not in stems:
            yield _unused(collision.place, "碰撞", collision.name)
            continue
        for pick in collision.picks:
            if f"{collision.name}.{pick.name}" not in used:
                yield _unused(pick.value.place, "碰撞·取", f"{collision.name}.{pick.name}")
    for baseline in model.baselines:
        if baseline.name not in stems:
            yield _unused(baseline.place, "基准", baseline.name)
    yield from _tables(model)
    yield from _weightless(model, used)


def _unused(place: Place, what: str, name: str) -> Remark:
    """Say that something is not used."""
    return advice(place, f"{what}“{name}”没有用到", "在特征、排除或成案里用上，或删去")


def _used(model: Model) -> frozenset[str]:
    """Return every name that a condition, a sentence or a list of fields uses."""
    found = {name.text for _, condition in conditions(model) for name in names(condition.tree)}
    for group in model.groups:
        found |= {*group.by, *([group.window.dated] if group.window else [])}
    for baseline in model.baselines:
        found |= {*baseline.like, baseline.dated}
    return frozenset(found | set(model.verdict.by))


def _tables(model: Model) -> Iterator[Remark]:
    """Find tables that no collision reads."""
    read = {model.main, *(collision.table for collision in model.collisions)}
    for source in model.sources:
        if source.table not in read:
            yield advice(source.place, f"表“{source.table}”没有用到", "在“碰撞”里用上，或从“数据”里删去")


def _weightless(model: Model, used: frozenset[str]) -> Iterator[Remark]:
    """Find features that can change nothing: no weight, named nowhere, and no figure for the reader."""
    for feature in signals_of(model):
        told = any(isinstance(part, Condition) for part in feature.says.parts)
        if not feature.weight and feature.id not in used and not told:
            yield advice(
                feature.place, f"特征“{feature.id}”分值是 0，“成案”里也没有用到", "给它分值，或在“成案”里用上"
            )
