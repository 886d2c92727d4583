"""Models on criminal, civil and enforcement dockets at a base rate of 1 %: recall ≥ 0.95, precision ≥ 0.7."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.supervision.bench import Counted, cases_named, loaded
from tests.supervision.courts import enforcement, listed, trials
from tests.supervision.crime import Crimes, counsel, interests, unpaid
from tests.supervision.publication import published

_MODELS: tuple[tuple[str, Callable[[int], Crimes]], ...] = (
    ("M1-", published),
    ("M13-法律援助", counsel),
    ("M15-", interests),
    ("M22-", unpaid),
    ("审判程序违法", trials),
    ("M2-", enforcement),
    ("不规范纳入失信", listed),
)


@pytest.mark.parametrize("seed", [1, 2, 3])
@pytest.mark.parametrize(("wanted", "make"), _MODELS, ids=[name for name, _ in _MODELS])
def test_what_is_planted_is_named_and_little_else(
    wanted: str, make: Callable[[int], Crimes], seed: int
) -> None:
    made = make(seed)
    named = cases_named(wanted, {name: loaded(name, rows) for name, rows in made.tables.items() if rows})
    found = Counted(frozenset(made.planted), named)
    assert found.recall >= 0.95, sorted(found.missed)
    assert found.precision >= 0.7, sorted(found.false)[:10]
