"""Models of judicial aid at a base rate of 1 %: what is planted is found, and hardly an honest case is named."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

import pytest

from tests.supervision.aid_ledger import aided_twice
from tests.supervision.aid_victims import forgotten, killed, poor
from tests.supervision.bench import Counted, cases_named, loaded
from tests.supervision.world import Cells

SEEDS = (1, 2, 3)


class Made(Protocol):
    """Tables with the case numbers of what was planted in them."""

    planted: set[str]

    @property
    def tables(self) -> dict[str, list[Cells]]:
        """Return all tables."""


_MODELS: tuple[tuple[str, Callable[[int], Made]], ...] = (
    ("救助重复", aided_twice),
    ("救助疏漏", forgotten),
    ("M6-", poor),
    ("M23-", killed),
)


def found(wanted: str, make: Callable[[int], Made]) -> Counted:
    """Run the dockets of all seeds as one."""
    made = [make(seed) for seed in SEEDS]
    tables: dict[str, list[Cells]] = {}
    for one in made:
        for name, rows in one.tables.items():
            tables.setdefault(name, []).extend(rows)
    named = cases_named(wanted, {name: loaded(name, rows) for name, rows in tables.items() if rows})
    return Counted(frozenset[str]().union(*(one.planted for one in made)), named)


@pytest.mark.parametrize(("wanted", "make"), _MODELS, ids=[name for name, _ in _MODELS])
def test_what_is_planted_is_named_and_little_else(wanted: str, make: Callable[[int], Made]) -> None:
    counted = found(wanted, make)
    assert counted.recall >= 0.95, sorted(counted.missed)
    assert counted.precision >= 0.7, sorted(counted.false)[:10]
