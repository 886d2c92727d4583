"""The docket of 960 labour cases: all nine sham suits are found, and hardly an honest case is named."""

from __future__ import annotations

import pytest

from tests.supervision.bench import Counted, cases_named, loaded
from tests.supervision.docket import ROWS, SHAM, cells_of, labour_docket
from tests.supervision.labour import Docket
from tests.supervision.world import Cells

SEEDS = range(12)


@pytest.fixture(scope="module")
def dockets() -> list[Docket]:
    """Make one docket a seed."""
    return [labour_docket(seed) for seed in SEEDS]


@pytest.fixture(scope="module")
def counted(dockets: list[Docket]) -> list[Counted]:
    """Run all dockets as one (their firms and numbers differ) and count each for itself."""
    tables: dict[str, list[Cells]] = {}
    for docket in dockets:
        for name, rows in cells_of(docket).items():
            tables.setdefault(name, []).extend(rows)
    tables["社平工资"] = dockets[0].others["社平工资"]
    named = cases_named("M5", {name: loaded(name, rows) for name, rows in tables.items()})
    return [Counted(frozenset(docket.sham), named & set(docket.stories)) for docket in dockets]


def test_the_dockets_are_what_they_are_said_to_be(dockets: list[Docket]) -> None:
    for docket in dockets:
        assert (len(docket.cases), len(docket.sham)) == (ROWS, SHAM)
        assert docket.sham.keys() <= {row["案号"] for row in docket.cases}
        assert len({docket.groups[number] for number in docket.groups}) >= 3
        assert len(set(docket.sham.values())) >= 4


def test_all_nine_are_found(counted: list[Counted]) -> None:
    assert [sorted(one.missed) for one in counted] == [[]] * len(counted)


def test_at_most_three_honest_cases_are_named_and_no_honest_group(
    dockets: list[Docket], counted: list[Counted]
) -> None:
    for docket, one in zip(dockets, counted, strict=True):
        assert len(one.false) <= 3
        assert not one.false & docket.groups.keys()
