"""Decisions only grow, the last word counts, and what a person placed is found again."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotations.fingerprints import fingerprint, key_name, windows_named
from annotations.review import (
    DecisionLog,
    fold,
    is_confirmed,
    is_dismissed,
    lasting,
    locate,
    news,
    placed_decision,
)
from annotations.values import Decision, Verdict
from nlp.text.view import view_of
from nlp.values import Span

KEY = bytes(32)
NOW = datetime(2026, 3, 1, tzinfo=UTC)
TEXT = "证人赵五六证实，案发当晚见过被告人。\n其住在幸福镇和平路12号。"
WHERE = "（2023）苏0102刑初1号|判决书"

decisions = st.builds(
    Decision,
    fingerprint=st.sampled_from(["a", "b", "c"]),
    verdict=st.sampled_from(list(Verdict)),
    who=st.sampled_from(["甲", "乙"]),
    when=st.integers(0, 99).map(lambda minutes: NOW + timedelta(minutes=minutes)),
    note=st.sampled_from(["", "核对过原文"]),
    span=st.none() | st.builds(lambda start: Span(start, start + 3), st.integers(0, 9)),
)


@given(st.lists(decisions), st.lists(decisions))
def test_folding_in_parts_is_folding_at_once(first: list[Decision], second: list[Decision]) -> None:
    assert fold(second, fold(first)) == fold([*first, *second])


@given(st.lists(decisions))
def test_the_state_is_the_last_word_on_each(made: list[Decision]) -> None:
    for name, last in fold(made).items():
        assert last == [one for one in made if one.fingerprint == name][-1]


@given(st.lists(decisions))
def test_giving_the_same_decisions_twice_says_nothing_new(made: list[Decision]) -> None:
    state = fold(made)
    assert news(state, state.values()) == []


@given(st.lists(decisions))
def test_nothing_is_both_confirmed_and_dismissed(made: list[Decision]) -> None:
    state = fold(made)
    assert not [name for name in state if is_confirmed(state, name) and is_dismissed(state, name)]


def decision(verdict: Verdict, span: Span | None = None, category: str = "name.witness") -> Decision:
    return Decision("f" * 24, verdict, "甲", NOW, "", "id", "doc", category, span)


def test_the_log_gives_back_what_was_written_in_order(tmp_path: Path) -> None:
    log = DecisionLog(tmp_path / "d.sqlite")
    first = decision(Verdict.CONFIRMED)
    second = decision(Verdict.ADDED, Span(3, 6))
    assert log.all() == ()
    log.append([first])
    log.append([second, first])
    assert log.all() == (first, second, first)
    assert log.is_whole()


@pytest.mark.parametrize("change", ["UPDATE decisions SET who = 'x'", "DELETE FROM decisions"])
def test_the_log_refuses_to_forget(change: str, tmp_path: Path) -> None:
    log = DecisionLog(tmp_path / "d.sqlite")
    log.append([decision(Verdict.CONFIRMED)])
    with (
        closing(sqlite3.connect(log.path)) as connection,
        pytest.raises(sqlite3.IntegrityError, match="append-only"),
    ):
        connection.execute(change)


@pytest.mark.parametrize(
    "change", ["UPDATE decisions SET who = 'x'", "DELETE FROM decisions WHERE number = 1"]
)
def test_a_change_behind_its_back_shows(change: str, tmp_path: Path) -> None:
    log = DecisionLog(tmp_path / "d.sqlite")
    log.append([decision(Verdict.CONFIRMED), decision(Verdict.DISMISSED)])
    with closing(sqlite3.connect(log.path)) as connection, connection:
        connection.execute("DROP TRIGGER decisions_stay")
        connection.execute("DROP TRIGGER decisions_are_kept")
        connection.execute(change)
    assert not log.is_whole()


def placed(span: Span) -> Decision:
    return placed_decision(decision(Verdict.ADDED, span), KEY, WHERE, view_of(TEXT), span)


def test_an_added_leak_keeps_no_text() -> None:
    assert "赵五六" not in repr(placed(Span(2, 5)))
    assert placed(Span(2, 5)).length == 3


def test_an_added_leak_is_found_where_it_was() -> None:
    assert locate(placed(Span(2, 5)), KEY, "doc", "elsewhere", view_of(TEXT)) == Span(2, 5)


def test_an_added_leak_is_found_where_it_moved_to() -> None:
    moved = "某某人民法院\n" + TEXT
    assert locate(placed(Span(2, 5)), KEY, "another", WHERE, view_of(moved)) == Span(9, 12)


def test_of_several_places_the_nearest_is_meant() -> None:
    text = TEXT + "x" * 50 + "赵五六" * 2
    assert locate(placed(Span(2, 5)), KEY, "another", WHERE, view_of(text)) == Span(2, 5)


def test_another_case_or_another_text_has_no_such_leak() -> None:
    one = placed(Span(2, 5))
    assert locate(one, KEY, "another", "another case", view_of(TEXT)) is None
    assert locate(one, KEY, "another", WHERE, view_of("没有这个人。")) is None


def test_what_was_taken_back_is_no_longer_placed() -> None:
    added = placed(Span(2, 5))
    back = Decision(added.fingerprint, Verdict.REOPENED, "乙", NOW)
    assert lasting([added]) == (added,)
    assert lasting([added, back]) == ()


@given(st.text("甲乙丙", max_size=30), st.text("甲乙丙", min_size=1, max_size=3))
def test_windows_are_found_by_their_fingerprint_alone(text: str, value: str) -> None:
    wanted = fingerprint(KEY, "phone", "w", value)
    expected = [at for at in range(len(text)) if text.startswith(value, at)]
    assert list(windows_named(wanted, KEY, "phone", "w", text, len(value))) == expected


def test_the_name_of_a_key_depends_on_the_key() -> None:
    assert key_name(KEY) != key_name(b"1" * 32)
    assert KEY.hex()[:24] != key_name(KEY)
