"""Plain names stand for those of other languages, and the view leads back to what was written."""

from __future__ import annotations

import pytest

from nlp.names.dictionary import has_no_word, is_given
from nlp.names.stand_in import plain_of
from nlp.names.surely import traits
from nlp.text.view import view_of


@pytest.mark.parametrize("name", ["John Smith", "阿依努尔·买买提", "扎西顿珠", "Anna Maria Petrova"])
def test_a_plain_name_stands_for_each_mention(name: str) -> None:
    text = f"证人{name}的证言，证实{name}看见被告人。"
    plain = plain_of(view_of(text))
    ((stand_in, written),) = plain.names.items()
    assert written == name
    assert plain.view.text == text.replace(name, stand_in)
    at = plain.view.text.rindex(stand_in)
    assert plain.view.span(at, at + len(stand_in)).of(text) == name
    # What follows keeps its place.
    end = plain.view.text.index("看见")
    assert plain.view.span(end, end + 2).of(text) == "看见"


def test_the_way_back_holds_where_the_view_dropped_characters() -> None:
    text = "证人\u200bJohn\u200b Smith的证\u200b言。"
    plain = plain_of(view_of(text))
    (stand_in,) = plain.names
    at = plain.view.text.index(stand_in)
    assert plain.view.span(at, at + len(stand_in)).of(text).startswith("John")
    assert plain.view.offset(text.index("的")) == plain.view.text.index("的")


@pytest.mark.parametrize(
    "text",
    [
        "盗窃Louis Vuitton手提包一个。",
        "型号为Land Rover的越野车。",
        "被害人张某的陈述。",
        "购买“Windows Office”软件。",
    ],
)
def test_a_thing_keeps_its_name(text: str) -> None:
    view = view_of(text)
    assert plain_of(view).view is view


def test_a_stand_in_is_nobody_of_the_text() -> None:
    text = "王志伟、李秀英看见John Smith离开。"
    (stand_in,) = plain_of(view_of(text)).names
    assert stand_in[1:] not in text


def test_no_stand_in_is_a_word_of_the_dictionary() -> None:
    text = "".join(f"证人{name}·巴布的证言。" for name in ("艾力", "吐尔逊", "玉素甫", "依明"))
    names = plain_of(view_of(text * 6)).names
    assert len(names) == 4
    assert not {what for name in names for what in traits(name)} & {"form.listed", "form.word"}


@pytest.mark.parametrize("given", ["建军", "国强", "海波", "志强"])
def test_a_word_that_people_bear_is_no_word_in_a_name(given: str) -> None:
    assert is_given(given)
    assert has_no_word("王" + given)


@pytest.mark.parametrize("word", ["先生", "大哥", "将军", "现金", "陈述"])
def test_what_people_are_called_is_no_given_name(word: str) -> None:
    assert not is_given(word)


def test_of_two_readings_of_one_name_the_shorter_holds() -> None:
    text = "公司安排热依木·尼亚孜负责领票。证人热依木·尼亚孜的证言。"
    plain = plain_of(view_of(text))
    assert set(plain.names.values()) == {"热依木·尼亚孜"}
    (stand_in,) = plain.names
    assert plain.view.text.startswith(f"公司安排{stand_in}负责")


def test_each_spelling_of_a_last_part_is_read_whole() -> None:
    text = "证人阿依古丽·吐尔荪的证言。阿依古丽·图尔逊被打伤。"
    assert set(plain_of(view_of(text)).names.values()) == {"阿依古丽·吐尔荪", "阿依古丽·图尔逊"}
