"""What leads have in common."""

from __future__ import annotations

import random
from datetime import date, timedelta
from math import comb

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotations.supervision.catalogue.load import catalogue
from annotations.supervision.tables.cells import Value
from annotations.supervision.tables.typed import typed
from annotations.supervision.tables.values import Loaded
from annotations.supervision.traits import Tally, Trait, _tail, tally, traits
from annotations.supervision.values import Lead, Subject, SubjectKind


def docket(agents: list[str]) -> Loaded:
    rows: list[dict[str, Value]] = [
        {
            "案号": f"（2024）云9931民初{number}号",
            "受理法院": "云岭省青禾县人民法院",
            "原告": f"何{number}",
            "原告代理人": (agent,),
            "立案日期": f"2024-{1 + number % 12:02d}-05",
        }
        for number, agent in enumerate(agents, 1)
    ]
    table = catalogue()["案件"]
    return typed(table, rows, ["a.xlsx"] * len(rows), list(range(3, len(rows) + 3)))


def lead(*rows: int) -> Lead:
    """A lead over rows of the docket."""
    name, about = "-".join(map(str, rows)), Subject(SubjectKind.GROUP, "某某")
    return Lead("M", "1", about, (), 1, (), (), (), "", "", name, rows=tuple(row - 1 for row in rows))


def counted(loaded: Loaded, *cases: int) -> Tally:
    return tally(loaded, [lead(case) for case in cases], b"key")


def found_in(loaded: Loaded, *cases: int) -> tuple[Trait, ...]:
    told = counted(loaded, *cases)
    return traits(told, told.rows)


def test_an_agent_of_most_leads_and_of_few_other_rows() -> None:
    agents = ["鲁大川" if case in (3, 40, 77, 90, 120) else f"律师{case % 17}" for case in range(1, 401)]
    found = found_in(docket(agents), 3, 40, 77, 90, 120, 200)
    assert [(one.column, one.value, one.hits, one.of, one.rows, one.all) for one in found] == [
        ("原告代理人", "鲁某某", 5, 6, 5, 400)
    ]
    assert found[0].p < 1e-4
    assert found[0].odds > 100


def test_a_batch_of_one_day_is_told_by_the_day() -> None:
    """Ten leads filed on one day of a docket of four hundred days: the day, and not its month beside."""
    rows: list[dict[str, Value]] = [
        {
            "案号": f"（2024）云9931民初{number}号",
            "受理法院": "云岭省青禾县人民法院",
            "立案日期": date(2024, 5, 6) if number <= 10 else date(2024, 6, 1) + timedelta(days=number),
        }
        for number in range(1, 401)
    ]
    loaded = typed(catalogue()["案件"], rows, ["a.xlsx"] * 400, list(range(3, 403)))
    found = found_in(loaded, *range(1, 11))
    assert [(one.column, one.value, one.hits, one.rows) for one in found] == [
        ("立案日期", "2024-05-06", 10, 10)
    ]


def test_single_days_do_not_hide_an_agent() -> None:
    """Each of forty leads was filed, heard and closed on days of its own; they are not tried."""
    cases: list[dict[str, Value]] = [
        {
            "案号": f"（2024）云9931民初{number}号",
            "原告代理人": ("鲁大川" if number in (3, 7, 11, 100, 101) else f"律师{number % 17}",),
            "立案日期": date(2024, 1, 1) + timedelta(days=number % 365),
            "开庭日期": date(2024, 2, 1) + timedelta(days=number % 365),
            "结案日期": date(2024, 3, 1) + timedelta(days=number % 365),
        }
        for number in range(1, 801)
    ]
    without = [
        {name: value for name, value in case.items() if not name.endswith("日期")}
        | {"立案日期": date(2024, 1, 1)}
        for case in cases
    ]
    probable = []
    for rows in (cases, without):
        loaded = typed(catalogue()["案件"], rows, ["a.xlsx"] * 800, list(range(3, 803)))
        told = counted(loaded, *range(1, 41))
        tried = {mark for found in told.rows.values() for marks in found.values() for mark in marks}
        assert not any(mark.shown.count("-") == 2 and told.totals[mark] < 3 for mark in tried)
        probable.append(len(tried))
    # Months of three columns are tried beside the agents, but no day of its own.
    assert probable[0] - probable[1] < 12


@pytest.mark.parametrize(("column", "day"), [("立案日期", "2024-05-06"), ("用工截止日期", "2024-05")])
def test_days_of_lives_stay_at_the_month(column: str, day: str) -> None:
    """What an office did is told by the day; when somebody left work only by the month."""
    rows: list[dict[str, Value]] = [
        {
            "案号": f"（2024）云9931民初{number}号",
            column: date(2024, 5, 6) if number <= 10 else date(2024, 6, 1) + timedelta(days=number),
        }
        for number in range(1, 401)
    ]
    loaded = typed(catalogue()["案件"], rows, ["a.xlsx"] * 400, list(range(3, 403)))
    assert [one.value for one in found_in(loaded, *range(1, 11))] == [day]


def test_what_every_row_has_is_no_trait() -> None:
    assert found_in(docket(["律师一"] * 50), *range(1, 9)) == ()


def test_leads_drawn_at_random_have_no_traits() -> None:
    chance = random.Random(7)
    agents = [f"律师{chance.randrange(20)}" for _ in range(1000)]
    loaded = docket(agents)
    tries = [found_in(loaded, *chance.sample(range(1, 1001), 30)) for _ in range(20)]
    assert sum(map(len, tries)) == 0


def test_too_few_leads_say_nothing() -> None:
    assert found_in(docket(["律师一", "律师一", "律师二"]), 1, 2) == ()


def test_some_of_the_leads_have_what_all_of_them_have_not() -> None:
    agents = ["鲁大川" if case <= 4 else f"律师{case % 17}" for case in range(1, 401)]
    told = counted(docket(agents), *range(1, 41))
    assert [one.value for one in traits(told, ["1", "2", "3", "4"])] == ["鲁某某"]
    assert traits(told, [str(case) for case in range(5, 41)]) == ()


def test_a_row_of_two_leads_counts_once() -> None:
    agents = ["鲁大川" if case <= 4 else f"律师{case % 17}" for case in range(1, 401)]
    both = tally(docket(agents), [lead(1, 2, 3), lead(2, 3, 4)], b"key")
    (trait,) = traits(both, both.rows)
    assert (trait.hits, trait.of) == (4, 4)


@given(st.integers(1, 12), st.data())
def test_the_tail_is_that_of_the_hypergeometric_distribution(total: int, data: st.DataObject) -> None:
    rows = data.draw(st.integers(0, total))
    of = data.draw(st.integers(0, total))
    hits = data.draw(st.integers(0, min(rows, of)))
    exact = sum(
        comb(rows, count) * comb(total - rows, of - count) for count in range(hits, min(of, rows) + 1)
    ) / comb(total, of)
    assert _tail(hits, of, rows, total) == pytest.approx(exact, rel=1e-9, abs=1e-12)


def test_what_can_be_no_trait_is_not_shown() -> None:
    told = counted(docket(["鲁大川", "鲁大川", "鲁大川", "孤山"]), 1, 2, 3, 4)
    shown = {mark.shown for marks in told.rows.values() for found in marks.values() for mark in found}
    assert "鲁某某" in shown
    assert not any("孤" in one or "何" in one for one in shown)
