"""Article 7: seven working days, from the effect that is known, or asked about where it is reckoned."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from chinese_calendar import is_workday
from hypothesis import given
from hypothesis import strategies as st

from annotations.publication.calendar import after, between, works
from annotations.publication.entries import Entry
from annotations.publication.timing import effect_of, late
from nlp.case import CaseNumber

FIRST = CaseNumber(2023, "苏0102", "", "民初", 1)
SECOND = CaseNumber(2023, "苏01", "", "民终", 9)


def row(number: CaseNumber = FIRST, **said: object) -> Entry:
    return Entry("2", number, **said)  # type: ignore[arg-type]


def test_holidays_and_worked_weekends_are_reckoned() -> None:
    # 2023-09-29 to 10-06 are holidays; 10-07 and 10-08 are worked weekends.
    assert after(date(2023, 9, 27), 7).day == date(2023, 10, 12)
    assert works(date(2023, 10, 7)) == (True, True)


def test_a_year_without_data_knows_weekends_only_and_says_so() -> None:
    reckoned = after(date(2031, 1, 6), 7)
    assert (reckoned.day, reckoned.known) == (date(2031, 1, 15), False)
    missed = late(effect_of(row(effective=date(2031, 1, 6)), None, None), date(2031, 2, 6))  # type: ignore[arg-type]
    assert missed is not None
    assert "只扣除了周末" in missed.why(date(2031, 2, 6))


def test_every_eleventh_day_is_worked_as_the_library_says() -> None:
    days = [date(2003, 12, 1) + timedelta(days=ahead) for ahead in range(8_200)]
    # So each day of the week comes: the library looks up its years anew for each.
    for day in days[::11]:
        try:
            expected = is_workday(day), True
        except NotImplementedError:
            expected = day.weekday() < 5, False
        assert works(day) == expected, day
    assert {works(day)[1] for day in days[:31]} == {False}
    assert works(date(2004, 1, 1)) == (False, True)


@given(st.dates(date(2019, 1, 1), date(2024, 12, 1)), st.integers(1, 30))
def test_counting_and_adding_agree(day: date, count: int) -> None:
    assert between(day, after(day, count).day).days == count


@pytest.mark.parametrize(
    ("published", "days"), [(date(2023, 6, 30), None), (date(2023, 7, 1), None), (date(2023, 7, 3), 1)]
)
def test_the_seventh_working_day_is_in_time_and_a_weekend_makes_nobody_late(
    published: date, days: int | None
) -> None:
    effect = effect_of(row(effective=date(2023, 6, 20)), None, None)
    assert effect is not None
    missed = late(effect, published)
    assert (missed.days if missed else None) == days


def test_an_appealed_document_counts_from_the_second_instance() -> None:
    second = row(SECOND, effective=date(2023, 9, 1))
    effect = effect_of(row(effective=date(2023, 6, 20), kind="判决书"), None, second)
    assert effect is not None
    assert (effect.day, effect.is_given) == (date(2023, 9, 1), True)


def test_an_appeal_of_unknown_end_is_not_judged() -> None:
    assert effect_of(row(judged=date(2023, 6, 1), kind="判决书", appealed=True), None, None) is None


@pytest.mark.parametrize(
    ("number", "kind", "day"),
    [
        (FIRST, "判决书", date(2023, 6, 16)),
        (FIRST, "裁定书", date(2023, 6, 11)),
        (CaseNumber(2023, "苏0102", "", "刑初", 1), "判决书", date(2023, 6, 11)),
        (SECOND, "判决书", date(2023, 6, 1)),
    ],
)
def test_a_reckoned_effect_is_no_more_than_a_question(number: CaseNumber, kind: str, day: date) -> None:
    effect = effect_of(row(number, kind=kind, judged=date(2023, 6, 1)), None, None)
    assert effect is not None
    assert (effect.day, effect.is_given) == (day, False)
    missed = late(effect, date(2024, 1, 2))
    assert missed is not None
    assert "推算" in missed.why(date(2024, 1, 2))
