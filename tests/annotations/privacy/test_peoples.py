"""People whose names transcribe another language: who is told, by which of their names, and who is not."""

import pytest

from annotations.privacy.people.people import find_people
from nlp.parse.parse import parse
from nlp.text.view import view_of
from nlp.values import Document

HEAD = (
    "雪河州云岭县人民法院刑事判决书（2018）雪01刑初21号 公诉机关云岭县人民检察院。 "
    "被告人{accused}，男，1985年5月6日出生，牧民。 云岭县人民检察院指派检察员柳青青出庭支持公诉。 "
)


def named(text: str, accused: str = "裘万山") -> dict[str, list[str]]:
    """The clear protected people of a judgment, with what is found of each."""
    text = HEAD.format(accused=accused) + text
    document, view = Document("x", "x", "x", "text/plain", text), view_of(text)
    people = find_people(parse(document, view), view, None)
    return {
        one.name: [text[place.start : place.end] for place in one.mentions]
        for one in people
        if one.role and not one.masked
    }


@pytest.mark.parametrize(
    ("sentence", "name"),
    [
        ("另一护林员白玛陪同指认了放套地点，被吓得说不出话。", "白玛"),
        ("同车旅客乌呷作证，裘万山上车后一直把包藏在座位底下。", "乌呷"),
        ("当夜又盗走哈力木别克家的母马三匹。", "哈力木别克"),
        ("并无一方先动手；在场的索科洛夫亦称两人同时起身。", "索科洛夫"),
    ],
)
def test_who_stands_far_from_a_role_word_is_told(sentence: str, name: str) -> None:
    assert name in named(sentence)


def test_later_short_forms_are_mentions_of_who_was_named_in_full() -> None:
    text = "被害人埃米莉亚·科瓦尔奇克陈述，手机被抢。手机已发还科瓦尔奇克女士。"
    assert named(text) == {"埃米莉亚·科瓦尔奇克": ["埃米莉亚·科瓦尔奇克", "科瓦尔奇克"]}


def test_short_forms_of_the_accused_are_nobody_else() -> None:
    text = "索科洛夫先生辩称没有动手。被害人刘某陈述，索科洛夫打了其一拳。"
    assert named(text, "伊万·索科洛夫") == {}


def test_what_stands_in_the_story_before_a_heading_is_no_part_of_the_head() -> None:
    text = "原判认定，2015年6月裘万山盗库尔班江牛犊四头，卖给屠商。本院认为，裘万山的行为已构成盗窃罪。"
    assert "库尔班江" in named(text)


@pytest.mark.parametrize(
    "sentence",
    ["裘万山驾驶索纳塔轿车逃离。", "裘万山在扎西旅店门口被抓获。", "裘万山供述，其服用阿普唑仑后睡着。"],
)
def test_things_and_places_are_told_as_nobody(sentence: str) -> None:
    assert named(sentence) == {}
