"""Learn `nlp/data/home_evidence.tsv`: how much each thing told around an address speaks for somebody's home.

Run as `python -m tools.homes LABELLED... [--documents N]`; of kind A, {{…}} marks the homes
(see `tools.weighing`).
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from annotations.privacy.places.scored import WHY, candidates, evidence
from annotations.values import Category
from tools.weighing import Weighing, run


def seen(text: str) -> Iterator[tuple[int, int, set[str]]]:
    """Give each place that has the form of a fine address, with what is told around it."""
    for start, end in candidates(text, []):
        yield start, end, evidence(text, start, end)


HOMES: Final = Weighing("A", Category.ADDRESS, "home_evidence.tsv", WHY, seen)

if __name__ == "__main__":
    raise SystemExit(run(HOMES, __doc__))
