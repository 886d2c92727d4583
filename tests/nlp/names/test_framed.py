"""Words that stand where only somebody does are names; what stands there by chance is none."""

from __future__ import annotations

import time

import pytest

from nlp.names.framed import is_framed, is_harmed
from nlp.names.grams import ACCUSED, MASKED, PROTECTED


def framed(text: str, word: str) -> bool:
    """Say whether a word is somebody's name at its first place in a text."""
    start = text.index(word)
    return is_framed(text, start, start + len(word))


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("经查，骗取温泉的信任后失去联系。", "温泉"),
        (f"{ACCUSED}将温泉拖入路边树林。", "温泉"),
        (f"当晚，温泉与{ACCUSED}在桥头相遇。", "温泉"),
        (f"{MASKED}、温泉、{PROTECTED}均到场。", "温泉"),
        ("医院出具的温泉病历附卷。", "温泉"),
        ("温泉的遗体次日被打捞上岸。", "温泉"),
        ("随后，温泉拨打急救电话。", "温泉"),
        ("该包由温泉捡到后上交。", "温泉"),
        ("邻居温泉说，夜里有人砸门。", "温泉"),
        ("温泉（被害人）称没有看清。".replace("（", "(").replace("）", ")"), "温泉"),
        ("温泉，2001年3月4日出生，住本村。", "温泉"),
        (f"转给温泉20000元，余款归{ACCUSED}。", "温泉"),
        ("这条围巾上绣着温泉这个名字。", "温泉"),
        ("因感情纠葛剥夺了温泉的生命。", "温泉"),
        ("被骗群众谷某、温泉到派出所登记。", "温泉"),
        ("关于温泉是否自愿交付的问题。", "温泉"),
        ("保姆温泉躲避不及，被撞出数米。", "温泉"),
        ("鉴定意见由鉴定人谷某、温泉签名。", "温泉"),
        # A word that judgments use, where it never stands by chance.
        (f"严格与{ACCUSED}素不相识。", "严格"),
    ],
)
def test_a_word_where_only_somebody_stands_is_a_name(text: str, word: str) -> None:
    assert framed(text, word)


@pytest.mark.parametrize(
    ("text", "word"),
    [
        # Nothing there is somebody's alone.
        ("双方约定在温泉见面。", "温泉"),
        ("店主称温泉的门票涨价了。", "温泉"),
        ("次日将温泉承包给他人。", "温泉"),
        # What comes there by chance, deeds and adverbs, nouns of people and of kin, peoples.
        (f"钱打入卡中，余下车辆被{ACCUSED}开走。", "车辆"),
        ("提供了书证、被害人陈述、证人证言。被害人陈述的内容属实。", "陈述"),
        (f"随后，成立与{ACCUSED}有关的公司。", "成立"),
        (f"当晚，房东与{ACCUSED}发生争执。", "房东"),
        (f"当晚，舅舅与{ACCUSED}发生争执。", "舅舅"),
        ("，白族，1981年5月2日出生。", "白族"),
        # A wheel touches somebody, too; the accused are called something.
        (f"，车轮与{PROTECTED}发生刮擦。", "车轮"),
        ("绰号：温泉，男，汉族。", "温泉"),
        # A word runs over the edge: 关于|洋房.
        ("关于洋是否自愿的问题。", "于洋"),
    ],
)
def test_a_word_that_may_be_nobody_there_is_none(text: str, word: str) -> None:
    assert not framed(text, word)


@pytest.mark.parametrize(
    ("text", "harmed"),
    [
        (f"{ACCUSED}趁闵水清熟睡翻其衣袋。", True),
        ("以结婚为名收取闵水清彩礼六万元。", True),
        (f"闵水清骑车回村，{ACCUSED}尾随闵水清至桥头。", True),
        (f"闵水清驾驶三轮车行至路口时，与{ACCUSED}驾驶的货车相撞。", True),
        ("消防员闵水清在清点物资时，被其推下台阶。", True),
        ("闵水清住院十二天。", True),
        (f"{ACCUSED}与闵水清商议后离开。", False),
        ("骗取闵水清现金后平分。", False),
        ("经闵水清介绍认识。", False),
        ("绰号：闵水清住院十二天。", False),
    ],
)
def test_what_befalls_only_the_harmed_is_told_of_any_name(text: str, harmed: bool) -> None:
    start = text.rindex("闵水清")
    assert any(is_harmed(text, at, at + 3) for at in {text.index("闵水清"), start}) is harmed


def test_a_hostile_text_takes_no_longer_at_each_place() -> None:
    text = f"{MASKED}、温泉、" * 20_000
    began = time.process_time()
    for start in range(3, 800, 6):
        is_framed(text, start, start + 2)
    assert time.process_time() - began < 0.2
