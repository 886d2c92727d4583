"""Article 4, items 2 and 4: of several people in a document, whose age is told."""

from __future__ import annotations

import pytest

from annotations.privacy.forbidden.items import detect_forbidden
from annotations.privacy.scene import Scene
from nlp.parse.parse import parse
from nlp.text.view import view_of
from nlp.values import Document
from tests.annotations.privacy.test_forbidden import ACT, CIVIL, CRIMINAL


def rules_of(text: str) -> list[str]:
    """Return the rules that a document falls under, parsed as in a run."""
    document, view = Document("x", "x", "x", "text/plain", text), view_of(text)
    return [one.rule for one in detect_forbidden(Scene(document, parse(document, view), view))]


def juvenile_by(basis: str, said: str = "", behind: str = "", who: str = "彭某，男，汉族，住某某县") -> bool:
    """Say whether a judgment that rests on `basis` is told to be a juvenile's, parsed as in a run."""
    text = (
        CRIMINAL
        + f"被告人{who}。"
        + ACT
        + said
        + f"其行为已构成抢劫罪。依照《中华人民共和国刑法》第二百六十三条、{basis}之规定，判决如下： "
        + f"被告人彭某犯抢劫罪，判处有期徒刑一年。 审判员 孟庆山 {behind}"
    )
    return rules_of(text) == ["P-02"]


def test_a_court_that_applies_the_article_on_juveniles_judges_one() -> None:
    assert juvenile_by("第十七条第一款、第三款")
    assert juvenile_by("第十七条", said="彭某已满十六周岁不满十八周岁，应当从轻处罚。")
    assert juvenile_by("第六十七条", said="案发时彭某15周岁。")
    assert not juvenile_by("第十七条之一")
    assert not juvenile_by("第十七条")
    assert not juvenile_by(
        "第六十七条", behind="附：《中华人民共和国刑法》第十七条第一款 已满十六周岁的人犯罪，"
    )
    assert not juvenile_by("第十七条第三款", who="彭某，男，1980年3月2日出生，汉族")
    assert not juvenile_by(
        "第十七条第一款", said="彭某已满七十五周岁。", who="彭某，男，1942年3月2日出生，汉族"
    )
    # Of several acts the first is not his: the court and the text both call him young.
    assert juvenile_by(
        "第十七条第一款、第三款",
        said="被告人彭某犯罪时不满十八周岁。",
        who="彭某，男，1995年3月2日出生，汉族",
    )


def test_an_earlier_sentence_is_not_the_court_s_own() -> None:
    text = (
        "某某市中级人民法院 刑事裁定书 （2019）某01刑终57号 上诉人彭某，男，汉族。 经审理查明：2018年11月，"
        "彭某抢劫。彭某{told}依照《中华人民共和国刑法》第十七条第三款之规定判处有期徒刑一年，{reasons}"
        "裁定如下： 驳回上诉，维持原判。 审判员 孟庆山"
    )
    assert rules_of(text.format(told="曾于1997年由法院", reasons="")) == []
    assert rules_of(text.format(told="于1997年由法院", reasons="本院认为，原判正确，")) == []
    assert rules_of(text.format(told="由原审法院", reasons="")) == ["P-02"]


@pytest.mark.parametrize("born", ["1980年3月2日出生", "1980年出生", "××××年××月××日出生"])
@pytest.mark.parametrize(
    "said",
    [
        "彭某甲多次容留柳某吸毒，案发时柳某未满十八周岁。",
        "彭某甲多次容留柳小红吸毒，案发时柳小红未满十八周岁。",
        "彭某甲多次容留柳小红吸毒，柳小红案发时未满十八周岁。",
        "彭某甲伙同彭小林雇佣他人，案发时柳某未满十六周岁。",
        "彭某甲容留柳某（时年17岁）吸毒。",
        "彭某甲容留柳小红（女，时年17岁）吸毒。",
        "彭某甲容留柳某，案发时对方未满十八周岁。",
        "被告人彭某甲系未成年人保护中心主任。",
        "被告人彭某甲案发时系未成年人保护中心主任。",
        "被告人彭某甲为未成年人上网提供场所。",
        "被告人不知其为未成年人。",
        "被告人明知其系未成年人。",
    ],
)
def test_the_age_of_whoever_is_named_last_is_not_the_accused_s(born: str, said: str) -> None:
    text = CRIMINAL + f"被告人彭某甲，男，{born}。 被告人彭小林，男，汉族。 经审理查明：2018年间，{said} "
    assert rules_of(text + "本院认为，其行为构成犯罪。 判决如下： 判处有期徒刑三年。") == []


@pytest.mark.parametrize(
    "said",
    [
        "彭某甲盗窃，案发时未满十八周岁。",
        "彭某甲盗窃，案发时彭某甲尚未满十八周岁。",
        "彭某甲容留柳某，彭某甲案发时未满十八周岁。",
        "被告人彭某甲、柳某犯罪时均未满十八周岁。",
        "彭某甲犯罪时已满十六周岁不满十八周岁。",
        "被告人彭某甲（男，时年17岁）盗窃。",
        "因被告人彭某甲系未成年人，从轻处罚。",
    ],
)
def test_the_age_of_the_accused_is_told_behind_the_name(said: str) -> None:
    text = CRIMINAL + f"被告人彭某甲，男，汉族。 经审理查明：2018年间，{said} "
    assert rules_of(text + "本院认为，其行为构成犯罪。 判决如下： 判处有期徒刑三年。") == ["P-02"]


@pytest.mark.parametrize(
    ("said", "young"),
    [
        ("被监护人谭老汉，1930年4月1日生。申请人之孙现8岁。", False),
        ("被监护人谭老汉，1930年生，其孙现8岁。", False),
        ("被监护人谭老汉，现81岁，申请人之孙现8岁。", False),
        ("被监护人谭小宝，现8岁。", True),
        ("被申请人之女年仅6岁。", True),
    ],
)
def test_the_ward_s_age_tells_whether_a_child_is_concerned(said: str, young: bool) -> None:
    text = CIVIL.replace("民初", "民特") + "申请人某民政局申请撤销监护人资格一案，" + said
    assert rules_of(text) == (["P-04"] if young else [])
