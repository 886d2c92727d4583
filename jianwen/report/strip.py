"""How one value stands among others, as SVG coordinates: dots, the box of the quartiles, the own mark."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from indexer.outcomes.values import Standing
from indexer.outcomes.words import shown

WIDTH, HEIGHT, MARGIN = 640.0, 84.0, 40.0


@dataclass(frozen=True, slots=True)
class Strip:
    """One picture. `own` is None where the case has no value; `ticks` are places with their words."""

    dots: tuple[float, ...]
    lower: float
    median: float
    upper: float
    own: float | None
    ticks: tuple[tuple[float, str], ...]


def strip(standing: Standing, values: Sequence[float]) -> Strip | None:
    """Place the values of like cases on a line from 0 to the highest; None without a spread."""
    spread = standing.spread
    if spread is None:
        return None
    own = standing.result.value if standing.percentile is not None else None
    highest = max(spread.most, own or 0.0) or 1.0

    def at(value: float) -> float:
        """Return where a value stands."""
        return round(MARGIN + (WIDTH - 2 * MARGIN) * value / highest, 1)

    unit = standing.result.unit
    return Strip(
        tuple(at(value) for value in values),
        at(spread.lower),
        at(spread.median),
        at(spread.upper),
        None if own is None else at(own),
        tuple((at(value), shown(value, unit)) for value in (0.0, highest)),
    )
