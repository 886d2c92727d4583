"""Honest labour cases with the marks of a sham are left alone; shams that change a habit are found."""

from __future__ import annotations

import pytest

from tests.supervision.bench import cases_named, loaded
from tests.supervision.docket import add_wages
from tests.supervision.hard_labour import HABITS, HARD, changed_habit
from tests.supervision.labour import Docket
from tests.supervision.world import World

_TIMES = 10


def _named(wanted: str, docket: Docket) -> frozenset[str]:
    """Run a model over a docket."""
    add_wages(docket)
    read = {"案件": docket.cases, **docket.others}
    return cases_named(wanted, {name: loaded(name, rows) for name, rows in read.items()})


@pytest.mark.parametrize("wanted", ["M5", "破产领域虚假劳动债权"])
def test_one_habit_changed_hides_nothing(wanted: str) -> None:
    world, docket = World(7), Docket()
    planted = {changed_habit(world, docket, habit): habit for habit in HABITS for _ in range(_TIMES)}
    missed = planted.keys() - _named(wanted, docket)
    assert not {planted[number] for number in missed}


@pytest.mark.parametrize("wanted", ["M5", "破产领域虚假劳动债权", "确认劳动关系补缴社保"])
def test_honest_cases_with_such_marks_are_not_named(wanted: str) -> None:
    named = []
    for seed in range(3):
        world, docket = World(seed), Docket()
        for story, _ in HARD:
            for _ in range(_TIMES):
                story(world, docket)
        named += [docket.stories[number] for number in _named(wanted, docket)]
    assert not named
