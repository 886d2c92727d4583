"""Models that read registers of people, visits and claims: three registers at a base rate of 1 % each."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from annotations.supervision.examples import loaded
from annotations.supervision.run import Run, run
from tests.supervision.bench import TODAY, model_of
from tests.supervision.ledger import Ledger, measured, together
from tests.supervision.wards import claims, wards
from tests.supervision.watched import watched

MODELS: tuple[tuple[str, Callable[[int], Ledger]], ...] = (
    ("M17-", watched),
    ("M16-", wards),
    ("M14-", claims),
)


@pytest.mark.parametrize(("wanted", "make"), MODELS, ids=[name for name, _ in MODELS])
def test_what_is_planted_is_named_and_little_else(wanted: str, make: Callable[[int], Ledger]) -> None:
    found = measured(wanted, together([make(seed) for seed in (1, 2, 3)]))
    assert found.recall >= 0.95, sorted(found.missed)
    assert found.precision >= 0.7, sorted(found.false)[:10]


def test_the_driver_of_the_report_is_one_lead_with_his_figures() -> None:
    """Thirty-odd accidents within two years, over forty thousand yuan."""
    model = model_of("M14-")
    rows = dict(model.examples[0].tables)["车险理赔"]
    (lead,) = run([model], {"车险理赔": loaded("车险理赔", rows)}, Run(TODAY, b"key", {})).leads
    said = {signal.id: signal.says for signal in lead.signals}
    assert "出险 31 次" in said["同一驾驶人"]
    assert "合计 41000 元" in said["同一驾驶人"]
    assert {"多家保险", "专撞变道", "够数额"} <= said.keys()
