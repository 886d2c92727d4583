"""Documents of one dispute find each other by the numbers they build on."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from nlp.case import CaseNumber
from nlp.parse.case_numbers import format_case_number, parse_case_number
from nlp.parse.chains import Link, chains, link_of
from nlp.parse.parse import parse
from nlp.text.view import view_of
from nlp.values import Document


def number(written: str) -> CaseNumber:
    parsed = parse_case_number(written)
    assert parsed is not None
    return parsed


FIRST, APPEAL = number("（2019）吉0822民初1503号"), number("（2019）吉08民终77号")
ENFORCED, RESUMED = number("（2020）吉0822执188号"), number("（2022）吉0822执恢12号")
DISPUTE = (
    Link("resumed", RESUMED, (FIRST, ENFORCED)),
    Link("first", FIRST, ()),
    Link("appeal", APPEAL, (FIRST,)),
    Link("alone", number("（2021）宁0121刑初108号"), ()),
    Link("no number", None, (FIRST,)),
)


def test_a_dispute_in_the_order_of_its_life() -> None:
    (chain,) = chains(DISPUTE)
    assert chain.documents == ("first", "appeal", "resumed")
    assert [format_case_number(one) for one in chain.absent] == ["（2020）吉0822执188号"]


@given(st.permutations(DISPUTE))
def test_the_order_of_the_input_does_not_matter(links: list[Link]) -> None:
    assert chains(links) == chains(DISPUTE)


def test_a_case_that_is_merely_mentioned_links_nothing() -> None:
    text = (
        "某某区人民法院\n民事判决书\n（2021）宁0121民初5号\n原告：甲某。\n被告：乙某。\n"
        "本院认为，另案（2019）吉0822民初1503号与本案无关。判决如下：\n驳回原告甲某的诉讼请求。"
    )
    document = Document("other", "0", "a.txt", "text/plain", text)
    link = link_of("other", parse(document, view_of(text)))
    assert link.number == number("（2021）宁0121民初5号")
    assert chains([link, Link("first", FIRST, ())]) == ()


def test_two_documents_of_one_case_are_a_chain() -> None:
    (chain,) = chains([Link("judgment", FIRST, ()), Link("correction", FIRST, ())])
    assert set(chain.documents) == {"judgment", "correction"}
    assert chain.absent == ()
