"""Given names alone of people who are told by their whole names."""

from __future__ import annotations

from collections.abc import Collection

import pytest

from annotations.privacy.people.given_names import with_given


@pytest.mark.parametrize(
    ("text", "found"),
    [
        pytest.param("钟淑敏与丈夫育有长女淑敏，淑敏的存款五万元。", ["钟淑敏", "淑敏", "淑敏"], id="kin"),
        pytest.param("钟淑敏起诉。淑敏的存款五万元。", ["钟淑敏"], id="no word for kin leads to it"),
        pytest.param("钟淑敏起诉。签名“淑敏”，淑敏按印。", ["钟淑敏", "淑敏", "淑敏"], id="set apart"),
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


@pytest.mark.parametrize(
    ("text", "others"),
    [
        pytest.param("钟大河受伤。宋大河系其长子大河。", {"宋大河"}, id="the accused may be meant"),
        pytest.param("钟大河起诉。长子欧阳大河到庭。", (), id="a surname of two characters"),
        pytest.param("钟大河起诉。长子钟 大河到庭。", (), id="a whole name torn by the page"),
        pytest.param("钟大河起诉。儿子明大河到庭。", {"明大河"}, id="a name of somebody else"),
    ],
)
def test_a_given_name_in_a_name_or_of_somebody_else_tells_nobody(text: str, others: Collection[str]) -> None:
    (places,) = with_given(text, {"钟大河": [(0, 3)]}, others).values()
    assert places == [(0, 3)]


@pytest.mark.parametrize("name", ["钟+敏", "钟[敏", "钟++", "钟\\敏"])
def test_a_name_with_signs_in_it_has_no_given_name(name: str) -> None:
    places = {name: [(0, 3)]}
    assert with_given(f"{name}来了。长女{name[1:]}到庭，{name[1:]}在家。", places) == places


@pytest.mark.parametrize(
    ("text", "found"),
    [
        pytest.param("钟淑敏起诉。淑敏占着五间房。", ["淑敏"], id="no word for kin is needed"),
        pytest.param("钟淑敏起诉。她看见淑敏嘴里有血，何淑敏未到庭。", ["淑敏"], id="another's"),
        pytest.param("钟建设起诉。长房建设得东边一间，建设工程已完工。", ["建设"], id="a word behind kin"),
        pytest.param("钟建设起诉。建设两口子拿了粮本，建设工程已完工。", ["建设"], id="a word before a pair"),
        pytest.param("钟建设起诉。建设工程已完工。", [], id="a word"),
        pytest.param("钟尤素福起诉。尤素福哥你做个证。", ["尤素福"], id="of three characters"),
    ],
)
def test_kin_who_sue_each_other_call_themselves_so(text: str, found: list[str]) -> None:
    name = text[: text.index("起诉")]
    (places,) = with_given(text, {name: [(0, len(name))]}, (), {name}).values()
    assert [text[start:end] for start, end in places[1:]] == found


def test_brothers_in_a_list_are_called_so_be_it_by_a_word() -> None:
    text = "刘国喜、刘国庆均未到庭。国喜、国庆出多少我就出多少，国庆节再说。"
    places = with_given(text, {"刘国喜": [(0, 3)], "刘国庆": [(4, 7)]}, (), {"刘国喜", "刘国庆"})
    assert [text[start:end] for at in places.values() for start, end in at[1:]] == ["国喜", "国庆"]


def test_thousands_of_names_are_looked_for_in_one_pass() -> None:
    names = [f"窦{chr(0x4E00 + at // 90)}{chr(0x5E00 + at % 90)}" for at in range(3000)]
    text = "，".join(names)
    places = {name: [(4 * at, 4 * at + 3)] for at, name in enumerate(names)}
    assert with_given(text, places) == places
