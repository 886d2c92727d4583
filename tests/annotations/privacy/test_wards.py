"""Minors whom ordinary civil and administrative cases mask in the head and name in full further down."""

import pytest

from annotations.privacy.people.people import find_people
from nlp.names.recognisers.lac import LacRecogniser
from nlp.parse.parse import parse
from nlp.text.view import view_of
from nlp.values import Document

RECOGNISER = LacRecogniser()
HEAD = """某县人民法院
民 事 判 决 书
（2021）桂0721民初377号
原告：%s，住某县。
法定代理人：%s。
被告：某县阳光游泳馆。
经营者：谭守信。
委托诉讼代理人：阚志强，广西某某律师事务所律师。
原告与被告生命权、健康权、身体权纠纷一案，本院立案后公开开庭进行了审理。本案现已审理终结。
"""
CHILD = ("阚某甲，男，2011年3月出生，汉族", "阚某乙，系原告父亲")
GROWN = ("阚某甲，男，1961年3月出生，汉族", "阚某乙，系原告之妻")
FREQUENT = ("王某甲，男，2011年3月出生，汉族", "王某乙（原告之父）")


def named(body: str, head: tuple[str, str] = CHILD) -> dict[str, str]:
    """Give the clear names that are protected, with their categories."""
    text = HEAD % head + body
    document = Document(id="x", document="x", source="x", media_type="text/plain", text=text)
    view = view_of(text)
    people = find_people(parse(document, view), view, RECOGNISER)
    return {person.name: person.role for person in people if person.role and not person.masked}


def test_the_child_and_who_acts_for_it_are_told_by_a_rare_surname() -> None:
    body = "原告诉称，2019年8月4日，阚铭泽随父亲阚立国到被告处游泳，在浅水区滑倒。"
    assert named(body) == {"阚铭泽": "name.minor", "阚立国": "name.minor"}


def test_a_frequent_surname_needs_a_word_that_says_whose_it_is() -> None:
    body = "原告父亲王立国当时在岸上。救生员都说没有看见，王海滨路过时喊了人。"
    assert named(body, FREQUENT) == {"王立国": "name.minor"}


def test_a_masked_adult_without_capacity_makes_nobody_a_minor() -> None:
    assert named("原告诉称，2019年8月4日，阚铭泽到被告处游泳。", GROWN) == {}


def test_where_no_kinship_is_told_nobody_is_taken_for_a_child() -> None:
    head = ("阚某甲，男，汉族", "阚某乙，女，汉族")
    assert "阚铭泽" not in named("原告诉称，2019年8月4日，阚铭泽到被告处游泳。", head)


@pytest.mark.parametrize(
    "body",
    [
        "救生员阚海滨当时在岗。",
        "原告的委托诉讼代理人阚志强到庭参加诉讼。",
        "证人阚海滨出庭作证。",
        "目击者阚春花可以作证。",
        "交警阚卫东证实。",
        "村民阚国强目击原告落水。",
        "其妻弟阚志勇到场。",
    ],
)
def test_who_has_a_part_of_their_own_keeps_the_name(body: str) -> None:
    assert named(body) == {}


def test_a_guardian_in_full_beside_a_masked_child_is_told() -> None:
    head = (CHILD[0], "阚大勇，男，1981年生，汉族，住址同上，系原告之父")
    assert named("原告诉称，其在被告处游泳时滑倒。", head) == {"阚大勇": "name.minor"}


@pytest.mark.parametrize("sex", ["女，", ""])
def test_what_describes_a_guardian_is_no_name(sex: str) -> None:
    head = (CHILD[0], f"阚某乙（系原告之母），{sex}1985年2月27日出生，侗族，农民，住址同上")
    assert named("原告诉称，其在被告处游泳时滑倒。", head) == {}
