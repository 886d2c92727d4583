"""Minors whom a case about a minor names beside: fellows, other names of the child, who signs for it."""

from __future__ import annotations

from collections.abc import Collection

import pytest

from annotations.privacy.people.people import find_people
from annotations.privacy.people.young import born_young, young_beside
from nlp.names.recognisers.lac import LacRecogniser
from nlp.parse.parse import parse
from nlp.text.view import view_of
from nlp.values import Document

RECOGNISER = LacRecogniser()


def beside(text: str, minors: Collection[str] = ()) -> set[str]:
    """Give whom a document that has a minor names beside."""
    return {one.name for one in young_beside(text, set(minors), minors, RECOGNISER)}


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("同班的郑小好、卢麦子都在跟前，看得真切。", {"郑小好", "卢麦子"}),
        ("课间被同学余小鑫推倒，致右手骨折。", {"余小鑫"}),
        ("与同村陈浩、于小宝一起到水库玩耍，下水后溺亡。", {"陈浩", "于小宝"}),
        ("父母为其取名“芈晚照”，不从父姓亦不从母姓。", {"芈晚照"}),
        ("新生儿姓名一栏填写的是“禹晚照”，与申报不符。", {"禹晚照"}),
        ("陈述人处签有“聂小舟”，监护人处签有“罗曼”。", {"聂小舟", "罗曼"}),
        ("付大哥家小子聪聪学费二千元。", {"聪聪"}),
        ("生育一子，小名豆豆，现由外婆带。", {"豆豆"}),
        ("女儿妞妞，现读幼儿园。", {"妞妞"}),
        ("女儿叫萌萌。", {"萌萌"}),
        ("女儿菲菲由原告抚养。", {"菲菲"}),
        ("孩子在某医院出生，后取名“方正”。", {"方正"}),
        ("将女儿姓名改为“方晚照”。", {"方晚照"}),
        (
            "同学余小鑫、卢麦子、郑小好、聂小舟、柏子墨、严家乐都在。",
            {"余小鑫", "卢麦子", "郑小好", "聂小舟", "柏子墨", "严家乐"},
        ),
    ],
)
def test_who_is_young_as_the_child_is_and_what_the_child_is_called(text: str, names: set[str]) -> None:
    assert beside(text) == names


@pytest.mark.parametrize(
    "text",
    [
        "原告的大学同学余小鑫出具了借条。",
        "班主任薛美英没有及时通知家长。",
        "双方女儿天天哭闹，儿子常常生病。",
        "公司更名为“远大商贸”，法定代表人未变。",
        "与同村陈浩合伙做生意。",
        "女儿默默流泪，孩子偷偷出门。",
        "孩子频频生病，后孩子双双入学。",
        "女儿乖乖听话，孩子连连点头，女儿匆匆离开。",
        "孩子团团围住老师，孩子统统回家。",
        "孩子所在学校的校名取名“方正小学”，后改为“方正”。",
        "女儿就读的学校，路牌更名为“方山路”。",
        "女儿出院后，医院恢复“康复科”。",
        "孩子居住的该小区更名为“康乐园”。",
        "父亲在监护人签署“安全承诺”，又在监护人签名“同意”。",
    ],
)
def test_others_are_not_young(text: str) -> None:
    assert beside(text) == set()


def test_who_is_accounted_for_is_no_guardian_that_signs() -> None:
    assert beside("监护人处签字“孟大山”。") == {"孟大山"}
    assert beside("监护人处签字“孟大山”。", {"孟大山"}) == set()


def test_a_sentence_is_looked_for_nearby() -> None:
    text = "陈述人处签有“聂小舟”，" + "某" * 70 + "监护人处签有“罗曼”。"
    assert beside(text) == {"罗曼"}


def test_a_child_is_called_after_a_character_of_its_name() -> None:
    assert beside("使“小琪”早日站起来，琪琪成绩优良，小学毕业。", {"权琪"}) == {"小琪", "琪琪"}


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("其子严家乐（2007年4月9日出生）下水后溺亡。", ["严家乐"]),
        ("其子严家乐（1987年4月9日出生）下水后溺亡。", []),
        ("被扶养人有女儿颜可欣（2010年5月生）。", ["颜可欣"]),
        ("该楼（2010年5月生效的合同）。", []),
    ],
)
def test_a_bracket_tells_the_birth(text: str, names: list[str]) -> None:
    view = view_of(text)
    assert [one.name for one in born_young(view.text, (2018, 11, 8))] == names


@pytest.mark.parametrize(
    ("born", "names"),
    [("2011年3月", {"余小鑫"}), ("1961年3月", set())],
)
def test_classmates_count_only_where_a_document_has_a_minor(born: str, names: set[str]) -> None:
    text = f"""某县人民法院
民 事 判 决 书
（2021）桂0721民初377号
原告：阚某甲，男，{born}出生，汉族，住某县。
法定代理人：阚某乙，系其亲属。
被告：某县实验学校。
原告与被告健康权纠纷一案，本院立案后公开开庭进行了审理。
原告诉称，其被同学余小鑫推倒。
"""
    document = Document(id="x", document="x", source="x", media_type="text/plain", text=text)
    view = view_of(text)
    people = find_people(parse(document, view), view, RECOGNISER)
    assert {person.name for person in people if person.role and not person.masked} == names


@pytest.mark.parametrize(("cause", "names"), [("变更抚养关系", {"蔺小浩"}), ("分家析产", set())])
def test_who_sues_about_children_names_their_classmates(cause: str, names: set[str]) -> None:
    text = f"""某县人民法院
民 事 判 决 书
（2021）桂0721民初377号
原告：阚某1，女，住某县。
被告：乔某2，男，住某县。
原告阚某1与被告乔某2{cause}纠纷一案，本院立案后公开开庭进行了审理。
原告诉称，孩子被同桌蔺小浩推倒。
"""
    document = Document(id="x", document="x", source="x", media_type="text/plain", text=text)
    view = view_of(text)
    people = find_people(parse(document, view), view, RECOGNISER)
    assert {person.name for person in people if person.role and not person.masked} == names


@pytest.mark.parametrize(("born", "role"), [("1990年1月2日", "name.minor"), ("1960年1月2日", None)])
def test_children_of_young_parties_are_minors(born: str, role: str | None) -> None:
    text = f"""某县人民法院
民 事 判 决 书
（2019）桂0721民初377号
原告：董小琳，女，{born}出生，住某县。
被告：庞小生，男，{born}出生，住某县。
原告董小琳与被告庞小生买卖合同纠纷一案，本院立案后公开开庭进行了审理。
双方曾生育女儿庞诗雅，后各自生活。
"""
    document = Document(id="x", document="x", source="x", media_type="text/plain", text=text)
    view = view_of(text)
    people = find_people(parse(document, view), view, RECOGNISER)
    assert {person.name: person.role for person in people}.get("庞诗雅") == role


CHILD = """某县人民法院
民 事 判 决 书
（2021）桂0721民初377号
原告：阚某，女，1993年生，汉族，住某县。
被告：某县餐饮公司。
原告与被告健康权纠纷一案，本院立案后公开开庭进行了审理。
原告诉称，其子阚小多（2015年3月5日出生）被烫伤。%s
"""


@pytest.mark.parametrize(
    ("body", "told"),
    [
        ("经查，孩子母亲阚小燕曾与他人和解。", True),
        ("经查，店员的母亲阚小燕曾与他人和解。", False),
        ("儿子康健，随原告生活。", False),
    ],
)
def test_the_mother_of_a_child_is_told_with_it(body: str, told: bool) -> None:
    text = CHILD % body
    document = Document(id="x", document="x", source="x", media_type="text/plain", text=text)
    view = view_of(text)
    people = find_people(parse(document, view), view, RECOGNISER)
    names = {person.name for person in people if person.role and not person.masked}
    assert names == {"阚小多", *(("阚小燕",) if told else ())}
