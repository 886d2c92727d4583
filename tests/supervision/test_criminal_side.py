"""Models of the criminal side that read case registers: three registers at a base rate of 1 % each."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.supervision.bench import Counted, cases_named, loaded
from tests.supervision.handover import handovers
from tests.supervision.hanging import from_away, hanging
from tests.supervision.ledger import Ledger, measured, together
from tests.supervision.watched import alone, counsel_told

MODELS: tuple[tuple[str, Callable[[int], Ledger]], ...] = (
    ("W9-", hanging),
    ("违规异地执法", from_away),
    ("M13-法律援助", alone),
    ("M13-律师会见知情", counsel_told),
)


@pytest.mark.parametrize(("wanted", "make"), MODELS, ids=[name for name, _ in MODELS])
def test_what_is_planted_is_named_and_little_else(wanted: str, make: Callable[[int], Ledger]) -> None:
    found = measured(wanted, together([make(seed) for seed in (1, 2, 3)]))
    assert found.recall >= 0.95, sorted(found.missed)
    assert found.precision >= 0.7, sorted(found.false)[:10]


def test_handing_over() -> None:
    parts = [handovers(seed) for seed in (1, 2, 3)]
    rows = [row for part in parts for row in part.tables["不起诉"]]
    named = cases_named("W11-", {"不起诉": loaded("不起诉", rows)})
    found = Counted(frozenset[str]().union(*(part.planted for part in parts)), named)
    assert found.recall >= 0.95, sorted(found.missed)
    assert found.precision >= 0.7, sorted(found.false)[:10]
