"""What leads have in common."""

from __future__ import annotations

import random
from math import comb

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotations.supervision.catalogue.load import catalogue
from annotations.supervision.tables.cells import Value
from annotations.supervision.tables.typed import typed
from annotations.supervision.tables.values import Loaded
from annotations.supervision.traits import _tail, traits


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


def number(case: int) -> str:
    return f"（2024）云9931民初{case}号"


def test_an_agent_of_most_leads_and_of_few_other_rows() -> None:
    agents = ["鲁大川" if case in (3, 40, 77, 90, 120) else f"律师{case % 17}" for case in range(1, 401)]
    found = traits(docket(agents), {number(case) for case in (3, 40, 77, 90, 120, 200)})
    assert [(one.column, one.value, one.hits, one.of, one.rows, one.all) for one in found] == [
        ("原告代理人", "鲁某某", 5, 6, 5, 400)
    ]
    assert found[0].p < 1e-4
    assert found[0].odds > 100


def test_what_every_row_has_is_no_trait() -> None:
    assert traits(docket(["律师一"] * 50), {number(case) for case in range(1, 9)}) == ()


def test_leads_drawn_at_random_have_no_traits() -> None:
    chance = random.Random(7)
    agents = [f"律师{chance.randrange(20)}" for _ in range(1000)]
    loaded = docket(agents)
    tries = [traits(loaded, {number(case) for case in chance.sample(range(1, 1001), 30)}) for _ in range(20)]
    assert sum(map(len, tries)) == 0


def test_too_few_leads_say_nothing() -> None:
    assert traits(docket(["律师一", "律师一", "律师二"]), {number(1), number(2)}) == ()


@given(st.integers(1, 12), st.data())
def test_the_tail_is_that_of_the_hypergeometric_distribution(total: int, data: st.DataObject) -> None:
    rows = data.draw(st.integers(0, total))
    of = data.draw(st.integers(0, total))
    hits = data.draw(st.integers(0, min(rows, of)))
    exact = sum(
        comb(rows, count) * comb(total - rows, of - count) for count in range(hits, min(of, rows) + 1)
    ) / comb(total, of)
    assert _tail(hits, of, rows, total) == pytest.approx(exact, rel=1e-9, abs=1e-12)
