"""Learn `nlp/data/school_evidence.tsv`: how much each thing told around a school speaks for a minor's own.

Run as `python -m tools.pupils LABELLED... [--documents N]`; of kind S, {{…}} marks the schools of minors
(see `tools.weighing`).
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from annotations.privacy.schools.scored import WHY, candidates, evidence
from annotations.values import Category
from tools.weighing import Weighing, run


def seen(text: str) -> Iterator[tuple[int, int, set[str]]]:
    """Give each school that bears a name, with what is told around it."""
    for start, end in candidates(text, []):
        yield start, end, evidence(text, start, end)


PUPILS: Final = Weighing("S", Category.SCHOOL, "school_evidence.tsv", WHY, seen, ridge=4.0)

if __name__ == "__main__":
    raise SystemExit(run(PUPILS, __doc__))
