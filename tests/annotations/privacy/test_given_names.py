"""Given names alone of people who are told by their whole names."""

from __future__ import annotations

import pytest

from annotations.privacy.people.given_names import with_given


@pytest.mark.parametrize(
    ("text", "found"),
    [
        pytest.param("钟淑敏与丈夫育有长女淑敏，淑敏的存款五万元。", ["钟淑敏", "淑敏", "淑敏"], id="kin"),
        pytest.param("钟淑敏起诉。淑敏的存款五万元。", ["钟淑敏"], id="no word for kin leads to it"),
        pytest.param("钟淑敏起诉。次女淑敏，何淑敏未到庭。", ["钟淑敏", "淑敏"], id="another's"),
        pytest.param("钟建设起诉。长子建设，建设工程已完工。", ["钟建设", "建设"], id="a word besides"),
        pytest.param("钟和顺起诉，哥哥和顺某先后到场。", ["钟和顺"], id="a small word joins"),
    ],
)
def test_given_names_are_found_where_kin_leads_to_one(text: str, found: list[str]) -> None:
    (places,) = with_given(text, {text[:3]: [(0, 3)]}).values()
    assert [text[start:end] for start, end in places] == found


def test_a_given_name_of_two_people_tells_nobody() -> None:
    text = "钟淑敏、何淑敏起诉。长女淑敏在场。"
    places = {"钟淑敏": [(0, 3)], "何淑敏": [(4, 7)]}
    assert with_given(text, places) == places
