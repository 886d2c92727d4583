"""M18 over invented judgments at a base rate of 1 %: recall ≥ 0.95, precision ≥ 0.7."""

from __future__ import annotations

import pytest

from tests.supervision.bench import Counted, cases_named
from tests.supervision.papers_stories import papers


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_faulty_judgments_are_named_and_few_others(seed: int) -> None:
    made = papers(seed)
    named = cases_named("M18-", {"文书疑点": made.tables()["文书疑点"]})
    found = Counted(frozenset(made.planted), named)
    assert found.recall >= 0.95, sorted(found.missed)
    assert found.precision >= 0.7, sorted(found.false)[:10]
