"""What a detector's confidence is worth: how often findings of its kind proved right.

Detectors say how firm their evidence is; the table says what came of such evidence. It is made by
`python -m bench.calibration` and frozen: the same text gets the same figure everywhere. A category or a
firmness that nobody has measured keeps the detector's word.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from types import MappingProxyType

from annotations.values import Category

TABLE = Path(__file__).with_name("calibration.tsv")


@cache
def table() -> Mapping[tuple[str, int], float]:
    """Return (category, a detector's confidence in per cent) → the share that proved right."""
    lines = TABLE.read_text("utf-8").splitlines()[1:]
    rows = (line.split("\t") for line in lines)
    return MappingProxyType({(row[0], int(row[1])): int(row[2]) / 100 for row in rows})


def calibrated(category: Category, confidence: float) -> float:
    """Return how often findings of this category and this firmness prove right."""
    return table().get((category.value, round(confidence * 100)), confidence)
