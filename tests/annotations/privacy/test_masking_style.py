"""The style of masks, and two people under one mask: only hard evidence is told."""

from __future__ import annotations

import pytest

from annotations.privacy.masking.collisions import detect_collisions
from annotations.privacy.masking.style import detect_style
from annotations.privacy.scene import Person, Scene
from annotations.privacy.screen import Screener
from annotations.values import Category, Severity
from nlp.case import Case
from nlp.text.view import view_of
from nlp.values import Document, Span


def scene_of(text: str, people: tuple[Person, ...] = ()) -> Scene:
    return Scene(Document("d", "d", "d.txt", "text/plain", text), Case("d"), view_of(text), people)


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("证人买买提某的证言", "买买提某"),
        ("买买提某盗窃一审刑事判决书", "买买提某"),  # at the very beginning
        ("被害人吐尔逊古丽某称", "吐尔逊古丽某"),
        ("证人约翰·史某的证言", "约翰·史某"),
        ("被害人阿布都·某某的陈述", "阿布都·某某"),
        ("被害人John S.的陈述", "John S."),
        ("法定代表人为司徒罗那·某", "司徒罗那·某"),
        ("提供担保的有杨某2、司徒罗那·某", "司徒罗那·某"),
        ("被告人某·史密斯供述", "某·史密斯"),
    ],
)
def test_a_mask_that_keeps_too_much(text: str, form: str) -> None:
    assert [(one.rule, one.value) for one in detect_style(scene_of(text))] == [("A-04", form)]


@pytest.mark.parametrize(
    "text",
    [
        "张某某、张某甲、张某1、张×、张*、买某、约某、J的证言",
        "在呼和某小区居住",
        "被害人J.的陈述",
        "被告人约翰·史密斯供述",
        "欧某称，欧阳路上没有车",
        "购买Office S型号电脑",
        "法定代表人：Jonathan K. Drewe，董事长",
        "销售“长风·云溪×”理财产品",
        "发起云溪商贸中心·×项目",
        "投资人认购云溪家财富·稳盈×及长风·×花园基金",
    ],
)
def test_what_is_compliant_is_not_told(text: str) -> None:
    assert list(detect_style(scene_of(text))) == []


def test_one_person_is_told_once_wherever_the_name_stands() -> None:
    text = "法定代表人司徒罗那·某到庭。法定代表人为司徒罗那·某。由杨某2和司徒罗那·某担保。"
    assert [one.value for one in detect_style(scene_of(text))] == ["司徒罗那·某"]


def test_a_compound_surname_that_is_cut() -> None:
    text = "被害人欧阳倩报警。欧某称其被打。"
    person = Person("欧阳倩", "name.victim", (Span(3, 6),), Span(3, 6), "文中称其为被害人", 0.9)
    (one,) = detect_style(scene_of(text, (person,)))
    assert one.value == "欧某"
    assert "欧阳" in one.why


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("被害人张某、张某的陈述", "张某"),
        ("证人王某甲、李某、赵某、李某的证言", "李某"),
        ("张某之妻张某，报警", "张某"),
        ("被害人张某，男，1980年1月1日出生。证人张某，女，1982年1月1日出生。", "张某"),
        ("被害人张某（男，35岁）的陈述。证人张某（女，18岁）的证言。", "张某"),
        ("被害人张某，男，1980年1月1日出生。证人张某，男，汉族，1990年3月1日出生。", "张某"),
    ],
)
def test_two_people_under_one_mask(text: str, form: str) -> None:
    assert [(one.rule, one.value) for one in detect_collisions(scene_of(text))] == [("A-07", form)]


@pytest.mark.parametrize(
    "text",
    [
        "被害人张某的陈述。证人张某的证言。张某称其在场。",
        "张某、张某的父亲到场",
        "张某和张某弟弟到场",
        "张某1、张某2的证言",
        "与吴某、吴某立等人",
        "其系徐某哥哥，徐某缺少资金",
        "被害人张某，男，1980年1月1日出生。张某，男，1980年1月1日出生。",
        "被害人张某，男，1980年1月1日出生。张某，男，被打。",
        "被害人张某（男，35岁）的陈述。张某，男，被打。",
        "王某、李某与王某发生争执",
        "附带民事诉讼原告人张某及张某、李某甲的共同诉讼代理人到庭",
        "证人王某18、李某2、王某18的证言",
        "证人陈某丙、刘某甲、陈某丙等人的证言",
        "证人黄某、陈某、陈某二、李某的证言",
        "证人张某、李某、赵某、张某、李某均称",
    ],
)
def test_one_person_named_again_is_the_rule(text: str) -> None:
    assert list(detect_collisions(scene_of(text))) == []


def test_severities_are_those_of_the_table() -> None:
    text = "被害人张某、张某的陈述，证人约翰·史某的证言"
    scene = scene_of(text)
    found = Screener(bytes(32)).screen(scene.document, scene.case, scene.view).findings
    by_category = {one.category: one.severity for one in found}
    assert by_category[Category.MASKING_COLLISION] is Severity.WARN
    assert by_category[Category.MASKING_STYLE] is Severity.INFO
