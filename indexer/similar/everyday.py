"""What courts write everywhere (足以认定, 登记表), however rare a store calls it.

A store of three thefts calls it as rare as 镊子; and of what stands behind the head of a story no store knows
how rare it is. `everyday.txt` is made by `python -m tools.everyday`.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path

_LIST = Path(__file__).resolve().parent / "everyday.txt"
# A sentence of such pairs is told of every case; a few of them stand in any.
_COST = -1.0


def tempered(rarity: Mapping[str, float], worth: float = _COST) -> dict[str, float]:
    """Return the rarity of pairs, that of everyday ones as `worth`: they speak against what they stand in."""
    everyday = _everyday()
    return {pair: worth if pair in everyday else value for pair, value in rarity.items()}


@cache
def _everyday() -> frozenset[str]:
    """Return the pairs that one in four judgments has."""
    return frozenset(_LIST.read_text("utf-8").split())
