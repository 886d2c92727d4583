"""Judges models that read without a fault: is what they say proved by examples, used, reachable, in force?

`judge` looks at each model and at all of them together. A serious remark keeps a model out of the library;
the others are for the author to weigh.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from annotations.supervision.examples import ExampleResult, check
from annotations.supervision.model.lint_conditions import conditions_remarks
from annotations.supervision.model.lint_law import law_remarks
from annotations.supervision.model.lint_shown import shown_remarks
from annotations.supervision.model.lint_uses import uses_remarks
from annotations.supervision.model.remarks import Remark, advice, serious
from annotations.supervision.model.tree import Expected, Model, Status
from annotations.supervision.values import Place

# What a status asks for. Precision of decided leads is that of the store.
_TRIAL_EXAMPLES = 3
_STABLE_DECISIONS = 20
_STABLE_PRECISION = 0.7


@dataclass(frozen=True, slots=True)
class Decided:
    """What became of a model's leads: how many were decided on, and how many of them held."""

    decided: int = 0
    held: int = 0


def judge(
    models: Sequence[Model],
    decided: Mapping[str, Decided] | None = None,
    check: Callable[[Model], Sequence[ExampleResult]] = check,
) -> tuple[Remark, ...]:
    """Judge models; `decided` tells by id what became of their leads."""
    remarks: list[Remark] = [*_twins(models)]
    for model in models:
        results = tuple(check(model))
        remarks += uses_remarks(model)
        remarks += conditions_remarks(model)
        remarks += law_remarks(model)
        remarks += shown_remarks(model)
        remarks += _examples(model, results)
        remarks += _status(model, results, (decided or {}).get(model.id, Decided()))
    return tuple(sorted(set(remarks)))


def _twins(models: Sequence[Model]) -> Iterator[Remark]:
    """Find models with one id, one number or one title."""
    told: tuple[tuple[str, Callable[[Model], str]], ...] = (
        ("id", lambda model: model.id),
        ("名称", lambda model: model.name),
    )
    for word, told_by in told:
        first: dict[str, Place] = {}
        for model in models:
            other = first.setdefault(told_by(model), model.place)
            if other is not model.place:
                message = f"{word}“{told_by(model)}”和 {other.path} 的相同"
                yield serious(model.place, message, f"换一个{word}，或合成一个模型")


def _examples(model: Model, results: Sequence[ExampleResult]) -> Iterator[Remark]:
    """See that there are examples for and against, that they hold, and that no two have one title."""
    kinds = Counter(example.expected for example in model.examples)
    for expected in (Expected.HIT, Expected.MISS):
        if not kinds[expected]:
            yield serious(model.place, f"没有“{expected}”的样例", f"在“样例·{expected}”里至少写一个")
    for result in results:
        yield from _example(result)
    titles = Counter(example.title for example in model.examples)
    for example in model.examples:
        if titles[example.title] > 1:
            yield advice(example.place, f"两个样例都叫“{example.title}”", "各写一句不同的说明")


def _example(result: ExampleResult) -> Iterator[Remark]:
    """Tell what an example did not keep."""
    place = result.example.place
    for unfit in result.unfit:
        yield serious(place, f"样例“{result.example.title}”的“{unfit.column}”{unfit.kind}", unfit.remedy)
    if not result.held and not result.unfit:
        yield serious(place, f"样例“{result.example.title}”{_not_kept(result)}", "核对条件和样例，改其中一处")


def _not_kept(result: ExampleResult) -> str:
    """Say what an example should have given, and what it gave."""
    example, fired = result.example, set(result.fired)
    wanted = example.expected in (Expected.HIT, Expected.KNOWN_FALSE)
    found = f"得到 {len(result.subjects)} 条线索" if result.subjects else "没有得到线索"
    if wanted and result.subjects and not set(example.fired) <= fired:
        return f"应当命中{'、'.join(set(example.fired) - fired)}，命中的是{'、'.join(result.fired)}"
    if wanted and fired.intersection(example.silent):
        return f"不应命中{'、'.join(fired.intersection(example.silent))}，却命中了"
    return f"{'应当有线索' if wanted else '不应有线索'}，{found}"


def _status(model: Model, results: Sequence[ExampleResult], decided: Decided) -> Iterator[Remark]:
    """See that a status is earned."""
    held = [result for result in results if result.held]
    proved = len(held) >= _TRIAL_EXAMPLES and any(one.example.expected is Expected.MISS for one in held)
    if model.status is not Status.DRAFT and not proved:
        yield serious(
            model.place,
            f"“{model.status}”要有至少 {_TRIAL_EXAMPLES} 个成立的样例，其中有“不应命中”的",
            "补样例，或把状态写成 试行",
        )
    precise = decided.decided and decided.held / decided.decided >= _STABLE_PRECISION
    if model.status is Status.STABLE and not (decided.decided >= _STABLE_DECISIONS and precise):
        yield serious(
            model.place,
            f"“正式”要有至少 {_STABLE_DECISIONS} 条已处理的线索，查实率不低于 {_STABLE_PRECISION:.0%}；"
            f"现在处理了 {decided.decided} 条，查实 {decided.held} 条",
            "先把状态写成 试用，在办案中积累",
        )
