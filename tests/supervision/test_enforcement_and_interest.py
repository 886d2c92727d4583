"""Models on enforcement and public interest at a base rate of 1 %, and worked examples with their numbers."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from annotations.supervision.examples import loaded as loaded_example
from annotations.supervision.run import Plans, Run, run
from annotations.supervision.values import Lead
from tests.supervision.bench import TODAY, Counted, loaded, model_of
from tests.supervision.crime import Crimes
from tests.supervision.frozen import frozen
from tests.supervision.lodgings import lodgings, stays
from tests.supervision.shops import shops
from tests.supervision.videos import videos

_MODELS: tuple[tuple[str, Callable[[int], Crimes]], ...] = (
    ("W10-", frozen),
    ("M8-", shops),
    ("M7-网约房", lodgings),
    ("M7-未成年人入住", stays),
    ("M9-", videos),
)


@pytest.fixture(scope="module")
def plans() -> Plans:
    """What a model is compiled to, kept for all seeds."""
    return {}


@pytest.mark.parametrize("seed", [1, 2, 3])
@pytest.mark.parametrize(("wanted", "make"), _MODELS, ids=[name for name, _ in _MODELS])
def test_what_is_planted_is_named_and_little_else(
    wanted: str, make: Callable[[int], Crimes], seed: int, plans: Plans
) -> None:
    made = make(seed)
    data = {name: loaded(name, rows) for name, rows in made.tables.items() if rows}
    leads = run([model_of(wanted)], data, Run(TODAY, b"key", {}), plans).leads
    assert all(signal.says for lead in leads for signal in lead.signals)
    named = frozenset(one for lead in leads for one in lead.cases or (lead.subject.key.split(" ")[0],))
    found = Counted(frozenset(made.planted), named)
    assert found.recall >= 0.95, sorted(found.missed)
    assert found.precision >= 0.7, sorted(found.false)[:10]


def _leads(wanted: str, example: int) -> tuple[Lead, ...]:
    """Run an example of a model."""
    model = model_of(wanted)
    told = model.examples[example]
    data = {name: loaded_example(name, rows) for name, rows in told.tables}
    assert told.today
    return run([model], data, Run(told.today, b"key", {})).leads


def test_frozen_worth_is_told_as_it_is_worked_out_by_hand() -> None:
    """Claim 2,000,000, interest of 171 days 59,850, fee 22,400; held 1,800,000 + 2,660,000 + 3,500,000."""
    (lead,) = _leads("W10-", 0)
    says = {signal.id: signal.says for signal in lead.signals}
    assert says["明显超标的"] == (
        "在冻财产折算 7960000 元，未清偿的债务连同利息、执行费 2082250 元，前者是后者的 3.82 倍，明显超标的"
    )
    assert says["案外人"] == (
        "被执行人只有某建设有限公司，没有追加裁定，却冻结了马某某个人的财产 3500000 元"
        "（2024-01-15），没有解除的记录"
    )
