"""What speaks for a possible name: its characters, the words that it holds or tears, its place."""

from dataclasses import replace

import pytest

from nlp.names.surely import Likeness, is_foreign, surely

OWN = Likeness(1.0, 0.0, 1.0)


def weighed(text: str, name: str, own: Likeness = OWN) -> float:
    start = text.index(name)
    return surely(text, start, start + len(name), own)


@pytest.mark.parametrize("odd", ["随后相片中离开", "及行李箱中携带"])
def test_words_that_are_held_or_torn_speak_against_a_name(odd: str) -> None:
    name = {"随": "相片中", "及": "李箱中"}[odd[0]]
    assert weighed(odd.replace(name, "窦敏芝"), "窦敏芝") > weighed(odd, name)


def test_a_rare_surname_and_the_start_of_a_clause_speak_for_a_name() -> None:
    assert (
        weighed("，禚敏芝来了", "禚敏芝")
        > weighed("，窦敏芝来了", "窦敏芝")
        > weighed("而窦敏芝来了", "窦敏芝")
    )


def test_a_word_is_told_by_its_place() -> None:
    text = "，高兴推门进来"
    assert weighed(text, "高兴", replace(OWN, place=4.0)) > weighed(text, "高兴", replace(OWN, place=-4.0))
    assert weighed("，窦敏推门", "窦敏", OWN) == weighed("，窦敏推门", "窦敏", replace(OWN, place=-4.0))


def test_names_of_other_languages_are_told_by_their_form() -> None:
    assert is_foreign("阿依努尔·买买提")
    assert is_foreign("扎西顿珠")
    assert not is_foreign("欧阳凤仙")
    assert not is_foreign("陈李凤仙")
    assert weighed("，阿依努尔·买买提来了", "阿依努尔·买买提") == OWN.name


def test_the_better_of_two_mentions_counts() -> None:
    assert Likeness(1, 5, 0).or_better(Likeness(3, 2, 1)) == Likeness(3, 5, 1)
