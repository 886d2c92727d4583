"""A word that stands where only somebody does is told there, and nowhere else."""

from __future__ import annotations

from annotations.privacy.people.people import find_people
from annotations.privacy.people.strangers import _coded
from nlp.names.grams import ACCUSED, MASKED
from nlp.parse.parse import parse
from nlp.text.view import view_of
from nlp.values import Document


def test_a_word_is_a_name_only_where_nothing_but_somebody_stands() -> None:
    text = (
        "石桥县人民法院\n刑事判决书\n（2021）石0101刑初12号\n公诉机关石桥县人民检察院。\n"
        "被告人谷大山，男，1986年3月1日出生。因涉嫌犯故意伤害罪于2021年2月3日被刑事拘留。\n"
        "经审理查明，被告人谷大山在温泉山庄做工，那里的温泉远近闻名。当晚，温泉与被告人谷大山在桥头说话，"
        "不久争吵起来。次日，温泉拨打急救电话。\n"
        "本院认为，被告人谷大山的行为构成故意伤害罪。判决如下：\n被告人谷大山犯故意伤害罪，判处拘役三个月。\n"
    )
    view = view_of(text)
    found = find_people(parse(Document("d", "d", "d", "text/plain", text), view), view, None)
    (told,) = (one for one in found if one.name == "温泉")
    assert [text[one.start - 1 : one.end + 1] for one in told.mentions] == ["，温泉与", "，温泉拨"]


def test_the_people_around_a_place_are_one_character_each() -> None:
    people = {"谷大山": ACCUSED, "谷大": MASKED}
    assert _coded("与谷大山、谷大、山谷在桥头", people) == f"与{ACCUSED}、{MASKED}、山谷在桥头"
    assert _coded("", people) == ""
