"""Stages of leads and what they say of a model: the last word counts, a case that failed later was valid."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from annotations.review import fold
from annotations.supervision.stages import STAGES, Precision, Stage, precision_of, standing_of
from annotations.values import Decision, Verdict

_WHEN = datetime(2025, 1, 1, tzinfo=UTC)


def decided(*said: tuple[str, Verdict]) -> list[Decision]:
    return [Decision(name, verdict, "甲", _WHEN) for name, verdict in said]


def test_a_lead_of_which_nobody_spoke_is_being_sifted() -> None:
    assert standing_of({}, "a").stage is Stage.SIFTING
    assert standing_of(fold(decided(("a", Verdict.CONFIRMED))), "a").stage is Stage.SIFTING


@pytest.mark.parametrize("verdict", list(STAGES))
def test_the_last_word_is_the_stage(verdict: Verdict) -> None:
    state = fold(decided(("a", Verdict.VALID), ("a", verdict)))
    assert standing_of(state, "a").stage is STAGES[verdict]


@pytest.mark.parametrize(
    ("said", "counted"),
    [
        ([], Precision(1, 0, 0, 0, 0)),
        ([Verdict.VALID], Precision(1, 1, 1, 0, 0)),
        ([Verdict.DISMISSED], Precision(1, 1, 0, 0, 0)),
        ([Verdict.VALID, Verdict.REFERRED, Verdict.ESTABLISHED], Precision(1, 1, 1, 1, 1)),
        ([Verdict.REFERRED, Verdict.UNFOUNDED], Precision(1, 1, 1, 1, 0)),
        ([Verdict.UNFOUNDED], Precision(1, 1, 0, 1, 0)),
        ([Verdict.VALID, Verdict.REOPENED], Precision(1, 0, 0, 0, 0)),
        ([Verdict.VALID, Verdict.DISMISSED], Precision(1, 1, 0, 0, 0)),
    ],
)
def test_what_people_said_is_counted(said: list[Verdict], counted: Precision) -> None:
    given = decided(*(("a", verdict) for verdict in said), ("of another model", Verdict.VALID))
    assert precision_of(given, ["a"]) == counted


def test_shares_are_of_what_was_decided() -> None:
    one = Precision(10, 4, 3, 2, 1)
    assert (one.share, one.established_share) == (0.75, 0.5)
    assert Precision(10, 0, 0, 0, 0).share is None
