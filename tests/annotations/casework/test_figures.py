"""The figures of a yearly report."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from annotations.casework.figures import Followed, by_month, figures, total
from annotations.casework.values import Answer, Course, Outcome, Sent

SINCE, UNTIL, TODAY = date(2026, 1, 1), date(2026, 12, 31), date(2026, 12, 31)


def test_counts_of_a_model_and_an_office() -> None:
    answered = Sent("提示函", "1", date(2026, 3, 1), date(2026, 5, 1), Answer.PARTLY, date(2026, 4, 1))
    waiting = Sent("提示函", "2", date(2026, 3, 1), date(2026, 5, 1))
    leads = [
        Followed(
            "M5",
            "甲院",
            date(2026, 2, 1),
            valid=True,
            course=Course(sent=(answered,), outcomes=(Outcome("追回金额", None, Decimal(500)),)),
        ),
        Followed("M5", "甲院", date(2026, 2, 2), valid=False, course=Course(sent=(waiting,))),
        Followed("M5", "乙院", date(2026, 2, 2), valid=True, course=Course()),
        Followed("M5", "甲院", date(2025, 12, 31), valid=True, course=Course(sent=(waiting,))),
    ]
    first, second = figures(leads, {"M5": 960}, SINCE, UNTIL, TODAY)
    assert (first.office, first.leads) == ("乙院", 1)
    assert (second.rows, second.leads, second.valid, second.letters) == (960, 2, 1, 2)
    assert (second.replied, second.results, second.money, second.overdue) == (1, 1, Decimal(500), 1)
    assert (second.adopted, second.partly, second.refused) == (0, 1, 0)


def test_each_answer_is_counted_apart_also_in_the_total() -> None:
    day = date(2026, 3, 1)
    answers = [Answer.ADOPTED, Answer.ADOPTED, Answer.ADOPTED, Answer.PARTLY, Answer.PARTLY, Answer.REFUSED]
    leads = [
        Followed(
            "M5",
            f"{n % 2}院",
            day,
            valid=True,
            course=Course(sent=(Sent("函", str(n), day, day, answer, day),)),
        )
        for n, answer in enumerate([*answers, None])
    ]
    one = total(figures(leads, {}, SINCE, UNTIL, TODAY))
    assert (one.letters, one.replied, one.adopted, one.partly, one.refused) == (7, 6, 3, 2, 1)


def test_counts_by_the_month_of_the_lead() -> None:
    days = [date(2026, 2, 1), date(2026, 2, 28), date(2026, 11, 3), date(2025, 12, 31)]
    leads = [Followed("M5", f"{n}院", day, valid=n == 1, course=Course()) for n, day in enumerate(days)]
    counted = by_month(leads, SINCE, UNTIL, TODAY)
    assert [(one.model, one.leads, one.valid) for one in counted] == [("2026-02", 2, 1), ("2026-11", 1, 0)]
