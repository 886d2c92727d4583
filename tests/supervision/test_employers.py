"""Models on labour and the social insurance fund: employers and agents at a base rate of 1 %."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from annotations.supervision.run import Run, run
from tests.supervision.bench import TODAY, Counted, loaded, model_of
from tests.supervision.employers import MODELS, Employers
from tests.supervision.world import Cells

SEEDS = (1, 2, 3)


def found(wanted: str, make: Callable[[int], Employers]) -> Counted:
    """Run the tables of all seeds as one; leads are on employers or agents, whose names stay."""
    made = [make(seed) for seed in SEEDS]
    tables: dict[str, list[Cells]] = {}
    for one in made:
        for name, rows in one.tables.items():
            tables.setdefault(name, []).extend(rows)
    data = {name: loaded(name, rows) for name, rows in tables.items()}
    outcome = run([model_of(wanted)], data, Run(TODAY, b"key", {}))
    named = frozenset(lead.subject.key for lead in outcome.leads)
    return Counted(frozenset[str]().union(*(one.planted for one in made)), named)


@pytest.mark.parametrize(("wanted", "make"), MODELS, ids=[name for name, _ in MODELS])
def test_what_is_planted_is_named_and_little_else(wanted: str, make: Callable[[int], Employers]) -> None:
    counted = found(wanted, make)
    assert counted.recall >= 0.95, sorted(counted.missed)
    assert counted.precision >= 0.7, sorted(counted.false)[:10]
