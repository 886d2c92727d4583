"""Article 7: what took effect is published within seven working days.

A document of first instance that was appealed counts from the effect of the second instance. Where no list
says when it took effect, the day can only be reckoned (judgment and time to appeal, service unknown): then
the answer is no more than a question.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from annotations.publication.calendar import after, between
from annotations.publication.entries import Entry, is_first_instance, kind_of, nature_of

DAYS = 7
# Days to appeal (民事诉讼法 171, 行政诉讼法 85, 刑事诉讼法 230), by nature and kind.
_APPEAL: dict[tuple[str, str], int] = {
    ("刑", "判决书"): 10,
    ("刑", "裁定书"): 5,
    ("民", "判决书"): 15,
    ("民", "裁定书"): 10,
    ("行", "判决书"): 15,
    ("行", "裁定书"): 10,
}


@dataclass(frozen=True, slots=True)
class Effect:
    """When a document took effect; `is_given` where somebody wrote the day down, else it is reckoned."""

    day: date
    how: str
    is_given: bool = False


@dataclass(frozen=True, slots=True)
class Late:
    """A publication after its time: by how many working days, counted from what."""

    effect: Effect
    deadline: date
    days: int
    known: bool

    def why(self, published: date) -> str:
        """Say it in one sentence."""
        words = (
            f"{self.effect.how}{_written(self.effect.day)}生效，应在{_written(self.deadline)}前公布，"
            f"实际公布于{_written(published)}，迟延{self.days}个工作日"
        )
        if not self.effect.is_given:
            words += "；生效日期是推算的（送达日期不明），须先核对"
        if not self.known:
            words += "；所涉年份没有放假安排数据，只扣除了周末"
        return words


def effect_of(entry: Entry, docket: Entry | None, second: Entry | None) -> Effect | None:
    """Say when an entry's document took effect, from the list, the docket, or its second instance."""
    if is_first_instance(entry.number) and second is not None:
        day = second.effective or second.judged
        if day is not None:
            return Effect(day, "二审裁判于", is_given=second.effective is not None)
    given = entry.effective or (docket.effective if docket else None)
    if given is not None:
        return Effect(given, "文书于", is_given=True)
    judged = entry.judged or (docket.judged if docket else None)
    is_appealed = entry.appealed or (docket is not None and docket.appealed)
    if judged is None or is_appealed:
        return None
    if is_first_instance(entry.number):
        days = _APPEAL.get((nature_of(entry.number), kind_of(entry)), 0)
        return Effect(judged + timedelta(days=days), "文书按裁判日期和上诉期推算最早于")
    return Effect(judged, "文书按裁判日期推算最早于")


def late(effect: Effect, published: date) -> Late | None:
    """Say by how much a publication missed its time; None where it kept it."""
    deadline = after(effect.day, DAYS)
    if published <= deadline.day:
        return None
    over = between(deadline.day, published)
    if not over.days:
        return None
    return Late(effect, deadline.day, over.days, deadline.known and over.known)


def _written(day: date) -> str:
    """Write a day as documents do."""
    return f"{day.year}年{day.month}月{day.day}日"
