"""The other models about civil suits, each on its own docket at a base rate of one in a hundred."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.supervision.bench import cases_named, counted, loaded
from tests.supervision.injury import brokers_docket
from tests.supervision.labour import Docket
from tests.supervision.lending_trade import LINES, lenders_docket
from tests.supervision.lending_tricks import tricks_docket
from tests.supervision.quick import quick_docket
from tests.supervision.siblings import insolvency_docket, pension_docket

SEEDS = range(3)
DOCKETS: dict[str, Callable[[int], Docket]] = {
    "快速调解": quick_docket,
    "破产领域虚假劳动债权": insolvency_docket,
    "确认劳动关系补缴社保": pension_docket,
    "职业放贷人": lenders_docket,
    "套路化民间借贷": tricks_docket,
    "人伤黄牛": brokers_docket,
}
RECALL, PRECISION = 0.95, 0.7


@pytest.mark.parametrize("model", DOCKETS)
def test_recall_and_precision(model: str) -> None:
    dockets = [DOCKETS[model](seed) for seed in SEEDS]
    found = counted(model, dockets)
    planted = sum(len(one.planted) for one in found)
    hit = sum(len(one.planted & one.named) for one in found)
    assert hit >= RECALL * planted
    assert hit >= PRECISION * sum(len(one.named) for one in found)


@pytest.mark.parametrize("model", DOCKETS)
def test_one_in_a_hundred_is_planted(model: str) -> None:
    docket = DOCKETS[model](0)
    subjects = set(docket.stories.values()) if docket.told else set(docket.stories)
    assert docket.sham.keys() <= subjects
    assert 0.001 <= len(docket.sham) / len(subjects) <= 0.015


def test_a_lead_on_a_lender_lists_all_suits_that_count() -> None:
    docket = lenders_docket(3, rows=400, lines=LINES)
    suits = {number for number, subject in docket.stories.items() if subject in docket.sham}
    named = cases_named("职业放贷人", {"案件": loaded("案件", docket.cases)})
    assert suits == named
