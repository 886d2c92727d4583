"""A lead's life: what can follow what, and what comes of it."""

from __future__ import annotations

import sqlite3
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotations.casework.course import after, courses, fault_of
from annotations.casework.log import StepFaultError, StepLog
from annotations.casework.values import Answer, Course, Helped, Outcome, Step, StepKind

WHEN = datetime(2026, 11, 26, 9, 30, tzinfo=UTC)
COUNTY, CITY = "青禾县人民检察院", "青禾市人民检察院"


def step(kind: StepKind, lead: str = "a" * 24, **more: object) -> Step:
    return Step(lead=lead, kind=kind, **({"who": "方某", "when": WHEN} | more))  # type: ignore[arg-type]


WHOLE = (
    step(StepKind.PUSHED, office=CITY),
    step(StepKind.RETURNED, note="不属本院管辖"),
    step(StepKind.PUSHED, office=COUNTY),
    step(StepKind.ACCEPTED),
    step(StepKind.SENT, subject="再审检察建议书", number="青检民监〔2026〕3号", due=date(2027, 2, 26)),
    step(StepKind.REPLIED, number="青检民监〔2026〕3号", answer=Answer.ADOPTED, day=date(2027, 1, 9)),
    step(StepKind.RESULT, subject="裁定再审", day=date(2027, 1, 20)),
    step(StepKind.RESULT, subject="追回金额", amount=Decimal("36000.00")),
    step(StepKind.HELP_ASKED, office="青禾县民政局", subject="低保"),
    step(StepKind.HELP_ANSWERED, office="青禾县民政局", subject="低保", note="已纳入低保"),
    step(StepKind.HEARING, day=date(2027, 1, 5)),
)


def test_a_whole_life(tmp_path: Path) -> None:
    log = StepLog(tmp_path / "steps.sqlite")
    assert log.append(WHOLE) == len(WHOLE)
    assert log.all() == WHOLE
    (course,) = courses(log.all()).values()
    assert (course.office, course.accepted) == (COUNTY, True)
    (letter,) = course.sent
    assert (letter.answer, letter.replied) == (Answer.ADOPTED, date(2027, 1, 9))
    assert course.outcomes == (
        Outcome("裁定再审", date(2027, 1, 20), None),
        Outcome("追回金额", None, Decimal("36000.00")),
    )
    assert course.helps == (Helped("青禾县民政局", "低保", "已纳入低保"),)
    assert course.hearings == (date(2027, 1, 5),)


@pytest.mark.parametrize(
    ("wrong", "told"),
    [
        (step(StepKind.PUSHED), "没有写推送给哪个院"),
        (step(StepKind.HANDED, office=CITY), "不能转交"),
        (step(StepKind.ACCEPTED), "不能接收"),
        (step(StepKind.RETURNED), "不能退回"),
        (step(StepKind.PUSHED, office=CITY, who=""), "没有写经办人"),
        (step(StepKind.SENT, subject="提示函"), "没有写文书的名称和文号"),
        (step(StepKind.SENT, subject="提示函", number="1", due=date(2026, 5, 1)), "早于发出日期"),
        (step(StepKind.REPLIED, number="1"), "采纳、部分采纳还是不采纳"),
        (step(StepKind.REPLIED, answer=Answer.ADOPTED), "哪一份文书"),
        (step(StepKind.REPLIED, number="1", answer=Answer.REFUSED), "没有发出过"),
        (step(StepKind.RESULT, subject="表扬"), "结果要写这些之一"),
        (step(StepKind.RESULT, subject="追回金额"), "追回金额要写金额"),
        (step(StepKind.RESULT, subject="救助", amount=Decimal(-1)), "不能是负数"),
        (step(StepKind.HELP_ASKED, subject="低保"), "没有写商请哪个部门"),
        (step(StepKind.HELP_ANSWERED, subject="低保", office="青禾县民政局"), "没有向这个部门商请过"),
        (step(StepKind.ENTERED, subject="听说"), "来源要写这些之一"),
    ],
)
def test_what_cannot_follow_is_refused_and_nothing_is_written(wrong: Step, told: str, tmp_path: Path) -> None:
    log = StepLog(tmp_path / "steps.sqlite")
    with pytest.raises(StepFaultError) as caught:
        log.append([step(StepKind.PUSHED, lead="b" * 24, office=CITY), wrong])
    assert told in caught.value.message
    assert log.all() == ()


def test_a_letter_is_overdue_from_the_day_after() -> None:
    course = Course()
    for one in WHOLE[2:5]:
        course = after(course, one)
    (letter,) = course.sent
    assert not letter.is_overdue(date(2027, 2, 26))
    assert letter.is_overdue(date(2027, 2, 27))


def test_the_log_only_grows_and_shows_what_was_changed(tmp_path: Path) -> None:
    path = tmp_path / "steps.sqlite"
    log = StepLog(path)
    log.append(WHOLE)
    assert log.is_whole()
    with sqlite3.connect(path) as connection:
        with pytest.raises(sqlite3.IntegrityError):
            connection.execute("UPDATE steps SET step = '{}'")
        connection.execute("DROP TRIGGER steps_stay")
        connection.execute("UPDATE steps SET step = replace(step, '36000', '96000')")
    assert not log.is_whole()


@given(st.lists(st.sampled_from(WHOLE), max_size=12))
def test_folding_in_parts_gives_the_same(steps: list[Step]) -> None:
    course = Course()
    done = []
    for one in steps:
        if not fault_of(course, one):
            course = after(course, one)
            done.append(one)
    assert courses(done).get("a" * 24, Course()) == course
