"""One case against like cases, head by head: distribution, percentile, deviation, and what stands out.

A comparison needs enough cases (`AT_LEAST`); what stands out is a question for a person, with the
innocent explanations beside it, never a verdict on the court.
"""

from __future__ import annotations

import statistics
from collections.abc import Sequence

from indexer.outcomes.sentences import MAIN
from indexer.outcomes.values import Given, Result, Spread, Standing
from indexer.outcomes.words import result_words, shown

AT_LEAST = 8
# 1.4826 times the median distance is the standard deviation of a normal distribution.
_NORMAL = 1.4826
_FAR, _TAIL, _MOST = 3.0, 5.0, 0.8

Results = tuple[Result, ...]


def standings(own: Results, others: Sequence[Results]) -> tuple[Standing, ...]:
    """Compare every result of a case with those of like cases."""
    return tuple(_standing(one, others) for one in own)


def _standing(result: Result, others: Sequence[Results]) -> Standing:
    """Compare one result."""
    like = [one for results in others for one in results if one.head == result.head]
    ruled = [one for one in like if one.given is not Given.SENTENCED]
    granted = sum(one.given is not Given.REFUSED for one in ruled) / len(ruled) if ruled else None
    values = comparable(result, others)
    spread = _spread(values) if len(values) >= AT_LEAST else None
    value = _measure(result)
    percentile = _percentile(value, values) if spread and value is not None else None
    deviation = _deviation(value, values) if spread and value is not None else None
    told = _refused_alone(result, len(ruled), granted) or _far(result, percentile, deviation, spread)
    return Standing(result, spread, percentile, deviation, len(ruled), granted, told)


def comparable(result: Result, others: Sequence[Results]) -> list[float]:
    """Return the values of like cases that can stand beside a result, sorted: same grade, sums granted."""
    same = [
        one
        for results in others
        for one in results
        if one.head == result.head and (one.head != MAIN or one.grade == result.grade)
    ]
    return sorted(value for one in same if (value := _measure(one)) is not None)


def _measure(result: Result) -> float | None:
    """Return what is compared: months, or the sum given; a refused head is no small sum."""
    return None if result.given is Given.REFUSED else result.value


def _spread(values: Sequence[float]) -> Spread:
    """Describe sorted values."""
    lower, median, upper = statistics.quantiles(values, n=4, method="inclusive")
    return Spread(len(values), values[0], lower, median, upper, values[-1])


def _percentile(value: float, values: Sequence[float]) -> float:
    """Return the share of values below this one, ties counted half, from 0 to 100."""
    below = sum(one < value for one in values)
    equal = sum(one == value for one in values)
    return 100.0 * (below + equal / 2) / len(values)


def _deviation(value: float, values: Sequence[float]) -> float | None:
    """Return the distance from the median in usual spreads."""
    median = statistics.median(values)
    usual = _NORMAL * statistics.median(abs(one - median) for one in values)
    return (value - median) / usual if usual else None


def _refused_alone(result: Result, ruled: int, granted: float | None) -> str:
    """Say that a head was refused where like cases grant it."""
    if result.given is not Given.REFUSED or granted is None or ruled < AT_LEAST or granted < _MOST:
        return ""
    return f"本案对{result.head}不予支持，而 {ruled} 件类案中有 {granted:.0%} 至少部分支持"


def _far(result: Result, percentile: float | None, deviation: float | None, spread: Spread | None) -> str:
    """Say that a value lies outside what like cases gave."""
    if percentile is None or deviation is None or spread is None or result.value is None:
        return ""
    if abs(deviation) < _FAR or _TAIL < percentile < 100 - _TAIL:
        return ""
    side = "高于" if deviation > 0 else "低于"
    return (
        f"本案{result_words(result)}，{side} {spread.count} 件类案的中位数"
        f"（{shown(spread.median, result.unit)}），偏离 {abs(deviation):.1f} 个常见离散度"
    )
