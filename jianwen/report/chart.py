"""A small line of rates over the years, as SVG coordinates; the template draws it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from jianwen.report.audit import Line

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
    """Return the points of the known years in order; fewer than two years are no trend."""
    years = [line for line in lines if line.name.isdigit()]
    if len(years) < 2:
        return ()
    highest = max(line.rate for line in years) or 1.0
    step = (WIDTH - 2 * MARGIN) / (len(years) - 1)
    return tuple(
        Point(
            round(MARGIN + number * step, 1),
            round(HEIGHT - MARGIN - (HEIGHT - 2 * MARGIN) * line.rate / highest, 1),
            line.name,
            line.rate,
            line.documents,
        )
        for number, line in enumerate(years)
    )
