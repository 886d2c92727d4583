"""The same number is masked wherever the text says it."""

from __future__ import annotations

from dataclasses import replace

from annotations.redaction.again import said_again
from nlp.values import Document, Span
from tests.annotations.redaction.copies import MASKER

TEXT = (
    "石桥县人民法院\n刑事判决书\n（2019）浙0799刑初12号\n被告人周大海，男，1980年3月4日出生。\n"
    "石桥县人民检察院指控：被告人周大海用电话13900001111联系买家。经查，13900001111于当日充值，"
    "流水139000011112与之无关。\n本院认为，判决如下：\n被告人周大海犯盗窃罪。\n审判员　钱进\n"
)


def test_a_number_is_masked_in_every_place_but_not_inside_a_longer_one() -> None:
    document = Document("a", "a", "a.txt", "text/plain", TEXT)
    copy = MASKER.mask(MASKER.read(document)).plan.masked(TEXT)
    assert copy.count("13900001111") == 1 and "流水139000011112与" in copy


def test_nothing_that_is_found_already_is_given_again() -> None:
    read = MASKER.read(Document("a", "a", "a.txt", "text/plain", TEXT))
    one = next(one for one in read.findings if one.span is not None and one.span.of(TEXT) == "13900001111")
    assert one.span is not None
    places = [one.span.start, TEXT.index("13900001111", one.span.end)]
    both = [replace(one, span=Span(at, at + 11)) for at in places]
    assert list(said_again(TEXT, both, both)) == []
    assert [again.span for again in said_again(TEXT, both[:1], both[:1])] == [both[1].span]
