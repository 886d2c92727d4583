"""Models of judicial aid and of labour at a base rate of 1 %, and the examples that the law's reference works."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

import pytest

from tests.supervision.aid_ledger import aided_twice
from tests.supervision.bench import Counted, cases_named, loaded
from tests.supervision.world import Cells


class Made(Protocol):
    """Tables with the case numbers of what was planted in them."""

    planted: set[str]

    @property
    def tables(self) -> dict[str, list[Cells]]:
        """Return all tables."""


_MODELS: tuple[tuple[str, Callable[[int], Made]], ...] = (("救助重复", aided_twice),)


@pytest.mark.parametrize("seed", [1, 2, 3])
@pytest.mark.parametrize(("wanted", "make"), _MODELS, ids=[name for name, _ in _MODELS])
def test_what_is_planted_is_named_and_little_else(
    wanted: str, make: Callable[[int], Made], seed: int
) -> None:
    made = make(seed)
    named = cases_named(wanted, {name: loaded(name, rows) for name, rows in made.tables.items() if rows})
    found = Counted(frozenset(made.planted), named)
    assert found.recall >= 0.95, sorted(found.missed)
    assert found.precision >= 0.7, sorted(found.false)[:10]
