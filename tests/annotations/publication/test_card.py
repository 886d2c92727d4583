"""The card of article 6: offered with what must not be online, checked where one is published."""

from __future__ import annotations

from datetime import date

import pytest

from annotations.privacy.forbidden.items import detect_forbidden
from annotations.privacy.screen import Screener
from annotations.publication.card import BLANK, Card, card_of, detect_card, is_card, names_in
from nlp.case import Case, CaseNumber, Event, EventKind
from nlp.parse.parse import parse
from nlp.text.view import view_of
from nlp.values import Document, Fact, Span
from tests.annotations.tagged import assert_finds, scene_of

NUMBER, COURT, DAY = "案号：（2021）鲁0928民初2207号", "审理法院：某某县人民法院", "裁判日期：2021年5月6日"
WHOLE = "\n".join((NUMBER, COURT, DAY, "不公开理由：离婚诉讼"))
DIVORCE = """某某县人民法院
民事判决书
（2021）鲁0928民初2207号
原告：霍某，女，1988年3月5日出生。
被告：阎某，男，1986年2月1日出生。
原告霍某与被告阎某离婚纠纷一案，本院于2021年3月1日立案后，公开开庭进行了审理。本案现已审理终结。
本院认为，夫妻感情尚未破裂。依照《中华人民共和国民法典》第一千零七十九条规定，判决如下：
不准原告霍某与被告阎某离婚。
审判员 凌川
二〇二一年五月六日
书记员 柳青
"""


def parsed(text: str) -> tuple[Document, Case]:
    document = Document("one", "0" * 32, "one.txt", "text/plain", text)
    return document, parse(document, view_of(text))


def lacking(text: str) -> list[str]:
    _, case = parsed(text)
    assert is_card(text)
    return [one.value for one in detect_card(scene_of(text, case)) if one.span is None]


def test_the_finding_offers_the_card_filled_from_the_case() -> None:
    document, case = parsed(DIVORCE)
    findings = Screener(b"k" * 32).screen(document, case, view_of(DIVORCE)).findings
    found = next(one for one in findings if one.rule == "P-04")
    assert "案号：（2021）鲁0928民初2207号；审理法院：" in found.suggestion
    assert "裁判日期：2021年5月6日；不公开理由：离婚诉讼" in found.suggestion


def test_what_the_document_does_not_say_is_left_to_fill_in() -> None:
    assert card_of(Case("0" * 32), "P-02").line() == (
        f"案号：{BLANK}；审理法院：{BLANK}；裁判日期：{BLANK}；不公开理由：未成年人犯罪"
    )
    number = CaseNumber(2021, "鲁0928", "", "民初", 1)
    case = Case(
        "0" * 32,
        number=Fact(number, Span(0, 1)),
        events=(Event(EventKind.CLOSED, date(2021, 5, 6), Span(0, 1)),),
    )
    assert card_of(case, "P-03") == Card(
        "（2021）鲁0928民初1号", "", "2021年5月6日", "以调解方式结案或者确认人民调解协议效力"
    )


def test_a_whole_card_is_well_and_no_document() -> None:
    assert lacking(WHOLE) == []
    assert list(detect_forbidden(scene_of(WHOLE))) == []
    assert not is_card(DIVORCE)


@pytest.mark.parametrize(("line", "field"), [(NUMBER, "案号"), (DAY, "裁判日期"), ("离婚诉讼", "不公开理由")])
def test_a_field_that_is_missing_is_named(line: str, field: str) -> None:
    assert lacking(WHOLE.replace(line, "")) == [field]


@pytest.mark.parametrize(
    "tagged",
    [
        WHOLE + "\n被告人<publication.card>彭小宝</publication.card>犯罪时不满十八周岁",
        "<publication.card>霍丽娟</publication.card>与阎某离婚纠纷\n" + WHOLE,
        "霍某与阎某离婚纠纷\n" + WHOLE,
        WHOLE + "\n被告人彭某某犯罪时不满十八周岁",
        WHOLE
        + "\n<publication.card>霍丽娟</publication.card>与<publication.card>阎青</publication.card>离婚一案",
        WHOLE + "\n<publication.card>霍丽娟</publication.card>诉阎某变更抚养关系",
        WHOLE + "\n原告与被告离婚，双方与子女抚养问题",
    ],
)
def test_a_name_in_a_card_is_more_than_it_may_hold(tagged: str) -> None:
    assert_finds(lambda scene: [one for one in detect_card(scene) if one.span is not None], tagged)


@pytest.mark.parametrize(
    ("said", "name"),
    [
        ("未成年人陈有为，", "陈有为"),
        ("当事人张学以、", "张学以"),
        ("被害人李大时，", "李大时"),
        ("申请人周亚曾。", "周亚曾"),
        ("被告刘本在", "刘本在"),
        ("被告人吴小患、", "吴小患"),
        ("被告人吴小患病", "吴小"),
        ("申请人周亚以书面", "周亚"),
    ],
)
def test_the_last_of_a_name_is_no_word_behind_it(said: str, name: str) -> None:
    assert [said[start:end] for start, end in names_in(said)] == [name]


@pytest.mark.parametrize(
    ("said", "names"),
    [
        ("李明要求不公开", ["李明"]),
        ("应周小亚书面申请不公开", ["周小亚"]),
        ("应原告申请不公开", []),
        ("单位要求保密", []),
        ("高院要求不公开", []),
        ("权利人申请不公开", []),
        ("因家庭纠纷，双方请求不公开", []),
    ],
)
def test_who_wishes_that_nothing_be_published_is_a_name(said: str, names: list[str]) -> None:
    assert [said[start:end] for start, end in names_in(said)] == names


def test_only_the_day_of_judgment_is_one() -> None:
    assert lacking("\n".join((NUMBER, COURT, "不公开理由：离婚诉讼（2021年6月1日审批）"))) == ["裁判日期"]
    assert lacking("\n".join((NUMBER, COURT, "公布日期：2021年6月1日", "不公开理由：离婚诉讼"))) == [
        "裁判日期"
    ]
    row = (
        "案号\t审理法院\t裁判日期\t不公开理由\n（2021）鲁0928民初2207号\t某某县人民法院\t2021-05-06\t离婚诉讼"
    )
    assert lacking(row) == []
    by_date = "裁判日期\t不公开理由\n2021-05-06\t离婚诉讼\n" + NUMBER + "\n" + COURT
    assert lacking(by_date) == []
    assert lacking("\n".join((NUMBER, COURT, "审判公开2021年5月6日", "不公开理由：离婚诉讼"))) == []
    assert lacking("\n".join((NUMBER, COURT, "审批：2021年5月6日", "不公开理由：离婚诉讼"))) == ["裁判日期"]


@pytest.mark.parametrize("blank", [" ", "\t", "，", "\u3000"])
def test_the_reason_ends_where_the_next_field_begins(blank: str) -> None:
    assert lacking(blank.join((NUMBER, COURT, "不公开理由：离婚诉讼", DAY))) == []
    assert lacking(blank.join((COURT, "不公开理由：离婚诉讼", NUMBER, DAY))) == []
    assert lacking(blank.join((NUMBER, COURT, "不公开理由：", DAY))) == ["不公开理由"]


def test_the_reason_may_name_the_court() -> None:
    assert (
        lacking("\n".join((NUMBER, COURT, DAY, "不公开理由：人民法院认为不宜在互联网公布的其他情形"))) == []
    )


def test_a_date_alone_in_its_field_is_one() -> None:
    assert lacking("\t".join((NUMBER, COURT, "不公开理由：离婚诉讼", "2021年5月6日"))) == []
