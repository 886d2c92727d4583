"""The values of outcomes: what a judgment gave, and where one case stands among like ones."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Given(StrEnum):
    """What became of one head of claim, or of the accused, in the words of practice."""

    GRANTED = "支持"
    PARTLY = "部分支持"
    REFUSED = "不予支持"
    SENTENCED = "判处"


@dataclass(frozen=True, slots=True)
class Result:
    """One thing that a judgment gave or refused.

    `head` is what it is (主刑, 罚金, 缓刑, or a head of claim such as 误工费), `unit` 月 or 元. `value` is
    what was given and `asked` what was claimed, None where the judgment does not say. `grade` is the kind of
    main punishment (有期徒刑, 拘役, 无期徒刑 …).
    """

    head: str
    given: Given
    unit: str = "元"
    value: float | None = None
    asked: float | None = None
    grade: str = ""


@dataclass(frozen=True, slots=True)
class Spread:
    """How the values of like cases spread: count, quartiles, least and most, in the unit of the head."""

    count: int
    least: float
    lower: float
    median: float
    upper: float
    most: float


@dataclass(frozen=True, slots=True)
class Standing:
    """One result of a case among those of like cases.

    `percentile` is the share of like cases (0–100) with a lower value, ties counted half; `deviation` the
    distance from the median in units of the usual spread (1.4826 × the median of the distances), None
    where it has no spread. `granted` is the share of like cases in which the head was granted at least
    in part, of `ruled` that ruled on it. `stands_out` says in Chinese what a person should look at,
    "" for nothing.
    """

    result: Result
    spread: Spread | None
    percentile: float | None
    deviation: float | None
    ruled: int
    granted: float | None
    stands_out: str
