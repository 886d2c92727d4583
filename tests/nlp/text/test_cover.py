"""A cover answers as a search through all its ranges does."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from nlp.text.cover import Cover

PLACES = st.integers(0, 40)
RANGES = st.tuples(PLACES, st.integers(1, 8)).map(lambda one: (one[0], one[0] + one[1]))


@given(st.lists(RANGES), st.lists(RANGES), RANGES)
def test_it_answers_as_all_ranges_do(
    first: list[tuple[int, int]], more: list[tuple[int, int]], asked: tuple[int, int]
) -> None:
    cover, ranges = Cover(first), [*first, *more]
    for one in more:
        cover.add(*one)

    start, end = asked
    assert cover.holds(start) == any(low <= start < high for low, high in ranges)
    assert cover.meets(start, end) == any(start < high and low < end for low, high in ranges)
