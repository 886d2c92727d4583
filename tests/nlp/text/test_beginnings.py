"""The tables lead to each place where a beginning stands and to no other, whatever the characters are."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from nlp.text.beginnings import Beginnings, Refusals

CHARS = "甲乙丙\u3000"
REFUSALS = st.dictionaries(st.text(CHARS, min_size=1, max_size=3), st.frozensets(st.sampled_from(CHARS)))


def stands(start: str, never: frozenset[str], text: str, at: int) -> bool:
    """Say whether a beginning stands at a place; what follows three characters is not looked at."""
    following = text[at + len(start) : at + len(start) + 1]
    return text.startswith(start, at) and (len(start) == 3 or not following or following not in never)


# The last two lie behind the end of the tables.
@given(st.lists(REFUSALS, max_size=3), st.text(f"{CHARS}丁\uffff\U0001f600", max_size=9))
@settings(max_examples=20)
def test_each_place_of_each_pattern_is_given(patterns: list[Refusals], text: str) -> None:
    expected = [
        (at, numbers)
        for at in range(len(text))
        if (
            numbers := tuple(
                number
                for number, refusals in enumerate(patterns)
                if any(stands(*one, text, at) for one in refusals.items())
            )
        )
    ]

    assert list(Beginnings(patterns)(text)) == expected


def test_two_rare_characters_are_told_apart() -> None:
    find = Beginnings([{"\U0001f600甲": frozenset()}, {"\U0001f601乙": frozenset()}])

    assert list(find("\U0001f600甲\U0001f601甲\U0001f601乙")) == [(0, (0,)), (4, (1,))]


def test_what_never_follows_two_characters_is_refused() -> None:
    find = Beginnings([{"甲乙": frozenset("丙")}])

    assert list(find("甲乙丙甲乙丁")) == [(3, (0,))]


def test_a_character_behind_the_end_of_a_table_is_no_other() -> None:
    find = Beginnings([{"甲": frozenset()}])
    # A table ends one behind its last character: such a code would be read from its beginning again.
    around = chr(ord("甲") + ord("甲") + 2)

    assert list(find(f"甲{around}")) == [(0, (0,))]
