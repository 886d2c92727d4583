"""A small line of rates over the years, as SVG coordinates; the template draws it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from jianwen.report.batch import Line

WIDTH, HEIGHT, MARGIN = 640.0, 150.0, 34.0


@dataclass(frozen=True, slots=True)
class Point:
    """A year with its rate, and where it stands in the picture."""

    x: float
    y: float
    name: str
    rate: float
    documents: int


def trend(lines: Sequence[Line]) -> tuple[Point, ...]:
    """Return the points of the years with enough documents, in order; fewer than two are no trend."""
    years = [(line, line.rate) for line in lines if line.name.isdigit() and line.rate is not None]
    if len(years) < 2:
        return ()
    highest = max(rate for _, rate in years) or 1.0
    step = (WIDTH - 2 * MARGIN) / (len(years) - 1)
    return tuple(
        Point(
            round(MARGIN + number * step, 1),
            round(HEIGHT - MARGIN - (HEIGHT - 2 * MARGIN) * rate / highest, 1),
            line.name,
            rate,
            line.documents,
        )
        for number, (line, rate) in enumerate(years)
    )
