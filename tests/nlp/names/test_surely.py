"""What the characters of a possible name say: its form, and the words that it is or holds."""

import pytest

from nlp.names.surely import Likeness, is_foreign, kind_of, traits


@pytest.mark.parametrize(
    ("name", "told", "untold"),
    [
        ("窦敏芝", {"form.3", "form.whole"}, {"form.listed", "form.led"}),
        ("禚敏芝", {"form.rare"}, set()),
        ("窦敏", {"form.2"}, {"form.3"}),
        ("高兴", {"form.listed", "form.word"}, {"form.whole"}),
        ("相片中", {"form.led"}, {"form.whole"}),
        ("王建军", {"form.given", "form.frequent"}, {"form.led"}),
        ("欧阳凤仙", {"form.compound", "form.4"}, {"form.foreign"}),
        ("阿依努尔·买买提", {"form.foreign"}, {"form.rare"}),
    ],
)
def test_the_form_and_the_words_of_a_name(name: str, told: set[str], untold: set[str]) -> None:
    found = set(traits(name))
    assert told <= found
    assert not untold & found


def test_names_of_other_languages_are_told_by_their_form() -> None:
    assert is_foreign("阿依努尔·买买提")
    assert is_foreign("扎西顿珠")
    assert not is_foreign("欧阳凤仙")
    assert not is_foreign("陈李凤仙")
    assert [kind_of(name) for name in ("扎西顿珠", "高兴", "窦敏芝")] == ["foreign", "word", "name"]


def test_the_better_of_two_mentions_counts() -> None:
    assert Likeness(1, 5, 0).or_better(Likeness(3, 2, 1)) == Likeness(3, 5, 1)
