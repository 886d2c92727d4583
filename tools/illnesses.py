"""Learn `nlp/data/illness_evidence.tsv`: how much each thing told around an illness speaks for somebody's.

Run as `python -m tools.illnesses LABELLED... [--documents N]`; of kind H, {{…}} marks what somebody
has or had (see `tools.weighing`).
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from annotations.privacy.health.forms import candidates
from annotations.privacy.health.scored import WHY, evidence
from annotations.values import Category
from tools.weighing import Weighing, run


def seen(text: str) -> Iterator[tuple[int, int, set[str]]]:
    """Give each place that has the form of an illness, with what is told of it."""
    for start, end, kinds in candidates(text, []):
        yield start, end, evidence(text, start, end, kinds)


ILLNESSES: Final = Weighing("H", Category.HEALTH, "illness_evidence.tsv", WHY, seen, ridge=4.0)

if __name__ == "__main__":
    raise SystemExit(run(ILLNESSES, __doc__))
