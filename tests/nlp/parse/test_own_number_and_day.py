"""The number and the day of a document are its own, not those that a sentence tells of."""

from __future__ import annotations

from nlp.case import Case, EventKind
from nlp.parse.parse import parse
from nlp.text.view import view_of
from nlp.values import Document


def read(text: str) -> Case:
    """Parse a text."""
    return parse(Document("1", "1", "1", "text/plain", text), view_of(text))


EXTRACT = (
    "原告贺春山与被告赵启舫排除妨害纠纷一案，本院于2020年4月8日立案后，依法进行审理。\n"
    "原告贺春山诉称，永宁县人民法院作出的（2018）宁0121民初33号民事判决书已经生效。\n"
    "本院认为，双方的合同应当解除，判决如下：\n解除原告贺春山与被告赵启舫于2013年3月4日签订的合同。"
)


def test_a_number_that_a_sentence_cites_is_not_the_documents_own() -> None:
    assert read(EXTRACT).number is None


def test_a_number_that_stands_alone_is() -> None:
    number = read("永宁县人民法院\n民事判决书\n（2020）宁0121民初960号\n" + EXTRACT).number
    assert number is not None
    assert number.value.serial == 960


def test_a_day_in_a_sentence_of_an_extract_dates_nothing() -> None:
    assert EventKind.CLOSED not in {event.kind for event in read(EXTRACT).events}


def test_a_day_at_the_end_dates_the_document() -> None:
    closed = [one for one in read(EXTRACT + "\n二〇二〇年五月六日").events if one.kind is EventKind.CLOSED]
    assert [str(one.date) for one in closed] == ["2020-05-06"]


SHORT = """永宁县人民法院
民事调解书
（2024）宁0121民初108号
原告吕文，男，住永宁县。
被告永宁佳业食品有限公司。
案由：追索劳动报酬纠纷。
原告吕文向本院提出诉讼请求：判令被告支付工资5万元。{before}
本院于2024年6月7日立案。原告自2022年4月起在被告处工作。
经本院主持调解，当事人自愿达成如下协议：
一、被告于2024年6月13日前付清。
审判员　纳春
二〇二四年六月八日
"""


def test_a_short_mediation_tells_of_its_filing_behind_the_claims() -> None:
    (filed,) = (one for one in read(SHORT.format(before="")).events if one.kind is EventKind.FILED)
    assert str(filed.date) == "2024-06-07"


def test_a_filing_elsewhere_is_not_this_courts() -> None:
    text = SHORT.format(before="公安局于2024年5月1日立案。").replace("本院于2024年6月7日立案。", "")
    assert EventKind.FILED not in {one.kind for one in read(text).events}
