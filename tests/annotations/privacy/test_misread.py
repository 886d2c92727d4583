"""Readings that are no names: parts of places, firms and words, names with a word that follows."""

from __future__ import annotations

import re

import pytest

from annotations.privacy.people.misread import is_misread

ACCUSED = frozenset(("施李昌", "孟吟"))


def misread(name: str, text: str) -> bool:
    places = [match.span() for match in re.finditer(re.escape(name), text)]
    assert places
    return is_misread(text, places, ACCUSED)


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("金寨", "曾任金寨县副县长，后任金寨县县长，在金寨县城居住，离开金寨后被抓获。"),
        ("浩友", "遵化市浩友房地产有限公司报案，浩友公司称，浩友公司的围墙被推倒。"),
        ("华厦", "永定县华厦建筑工程有限公司（以下简称“华厦”公司），华厦公司法人代表，华厦公司账户。"),
        ("于法", "该行为追究其责任，于法无据。辩护人称于法无据。"),
        ("查阶段", "自己在侦查阶段的供述系被迫，侦查阶段未见律师。"),
        ("解协议", "双方的和解协议书证实，和解协议已履行。"),
        ("施李昌伙", "被告人施李昌伙同杨某抢劫。"),
        ("孟吟与", "当夜孟吟与王某看管余某。"),
        ("车祸", "夏某因车祸受伤入院。"),
        ("余款", "返还10万元，余款30万元至今未还。"),
        ("农业", "被害人系农业户籍。"),
        ("岳父", "店里老板岳父出来帮忙，岳父与他对打。"),
    ],
)
def test_no_name(name: str, text: str) -> None:
    assert misread(name, text)


@pytest.mark.parametrize(
    ("name", "text"),
    [
        # One place in three beside a firm's or a county's name says nothing.
        ("金寨生", "被害人金寨生陈述，金寨生公司的钱被骗。金寨生报警。"),
        ("裴伟东", "证人裴伟东市长证实，裴伟东到场，裴伟东离开。"),
        ("熊仁翠", "持卡人为熊仁翠，熊仁翠银行账户转入，熊仁翠的银行卡。"),
        # Words that the neighbours make with the edge of a name by chance.
        ("马成山", "法定代理人马成山到庭。法定代理人马成山称。"),
        ("瞿连忠", "被害人瞿连忠于当日报警。瞿连忠于次日死亡。"),
        ("王建和", "证人王建和证实。王建和与其同去。"),
        # Words that are borne as names.
        ("高兴", "三人正砸高兴的车。"),
        ("严格", "被害人严格报警。"),
        ("温暖", "张某、温暖、李某2的证言。"),
        ("石榴", "何强与其妻石榴争吵，将石榴掐死。"),
        ("方圆", "受害者方圆被何强砍伤，方圆住院。"),
        ("万里", "何强对万里实施殴打，致万里轻伤。"),
        ("甘露", "甘露(已死亡)与何强系夫妻。"),
        ("成功", "与成功发生争吵，持刀将成功砍伤。"),
        ("田野", "田野(男，30岁）被打。"),
        ("温馨", "与在校学生温馨同住。"),
        ("石榴", "被害人吴某（艺名石榴）在此驻唱。"),
        ("毕星", "证人李某、毕星等人的证言。张某、毕星等人证实。"),
        ("施李昌", "施李昌伙同他人。"),
    ],
)
def test_a_name_all_the_same(name: str, text: str) -> None:
    assert not misread(name, text)


def test_who_is_named_nowhere_is_not_misread() -> None:
    assert not is_misread("某人到庭。", [], ACCUSED)


def test_a_small_word_before_his_is_no_surname() -> None:
    text = "原告作为监护人代其女主张损失。"
    at = text.index("代其女")
    assert is_misread(text, [(at, at + 3)], ())


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("鲁木齐", "货物发往乌鲁木齐的客户。"),
        ("强买强", "在市场内强买强卖。"),
        ("代其与", "亲属代其与失主达成协议。"),
        ("小麦", "孟某曾向谷某、小麦等多家网贷平台借钱。"),
    ],
)
def test_one_place_is_enough_where_a_word_holds_a_reading_or_its_list_is_of_firms(
    name: str, text: str
) -> None:
    assert misread(name, text)


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("员春生", "报案人员春生到所说明情况。"),
        ("谷丰收", "她先后向金某、谷丰收等多人借款。"),
        ("马成山", "代理人马成山到场。"),
    ],
)
def test_one_place_does_not_refuse_a_name(name: str, text: str) -> None:
    assert not misread(name, text)
