"""One case among like cases."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from indexer.outcomes.compare import AT_LEAST, standings
from indexer.outcomes.values import Given, Result
from indexer.outcomes.words import place_words, shown


def sentence(value: float, grade: str = "有期徒刑") -> tuple[Result, ...]:
    return (Result("主刑", Given.SENTENCED, "月", value, grade=grade),)


def claim(given: Given, value: float | None = None) -> tuple[Result, ...]:
    return (Result("财物损失", given, value=value, asked=980.0),)


def test_a_sentence_far_above_like_ones_stands_out() -> None:
    others = [sentence(value) for value in (10, 11, 12, 12, 12, 13, 14, 15, 16, 12)]
    standing = standings(sentence(60), others)[0]
    assert standing.percentile == 100.0
    assert standing.stands_out.startswith("本案有期徒刑 5 年，高于 10 件类案的中位数（1 年）")


def test_a_usual_sentence_does_not() -> None:
    others = [sentence(value) for value in (10, 11, 12, 12, 12, 13, 14, 15, 16, 12)]
    assert standings(sentence(13), others)[0].stands_out == ""


def test_where_a_sentence_stands_is_said_in_words() -> None:
    others = [sentence(value) for value in (10, 11, 12, 12, 12, 13, 14, 15)]
    told = [place_words(standings(sentence(value), others)[0]) for value in (9, 13, 60)]
    assert told == ["低于全部类案", "高于其中 69%", "高于全部类案"]
    assert place_words(standings(sentence(12), [sentence(12)] * 8)[0]) == "与类案都相同"
    assert place_words(standings(sentence(12), [])[0]) == ""


def test_other_grades_are_not_compared() -> None:
    others = [sentence(5, "拘役")] * 20
    assert standings(sentence(60), others)[0].spread is None


def test_refused_where_like_cases_grant() -> None:
    others = [claim(Given.GRANTED, 900.0)] * 9 + [claim(Given.REFUSED, 0.0)]
    told = standings(claim(Given.REFUSED, 0.0), others)[0].stands_out
    assert told == "本案对财物损失不予支持，而 10 件类案中有 90% 至少部分支持"


def test_too_few_like_cases_say_nothing() -> None:
    others = [claim(Given.GRANTED, 900.0)] * (AT_LEAST - 1)
    assert standings(claim(Given.REFUSED, 0.0), others)[0].stands_out == ""


@given(st.lists(st.integers(1, 300), min_size=AT_LEAST, max_size=40), st.integers(1, 300))
def test_percentiles_and_order(values: list[int], own: int) -> None:
    standing = standings(sentence(own), [sentence(value) for value in values])[0]
    assert standing.percentile is not None
    assert 0.0 <= standing.percentile <= 100.0
    spread = standing.spread
    assert spread is not None
    assert spread.least <= spread.lower <= spread.median <= spread.upper <= spread.most
    higher = standings(sentence(own + 1), [sentence(value) for value in values])[0]
    assert higher.percentile is not None
    assert higher.percentile >= standing.percentile


def test_shown() -> None:
    assert (shown(42, "月"), shown(5, "月"), shown(1200.5, "元")) == ("3 年 6 个月", "5 个月", "1,200.50 元")
