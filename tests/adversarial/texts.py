"""One invented judgment around any body, and what the screening finds in that body."""

from __future__ import annotations

from annotations.privacy.screen import Screener
from nlp.names.recognisers.lac import LacRecogniser
from nlp.parse.parse import parse
from nlp.text.view import view_of
from nlp.values import Document

HEAD = (
    "吉林省通榆县人民法院 刑事判决书 （2019）吉0822刑初18号 公诉机关通榆县人民检察院。 "
    "被告人贺志成，男，1984年4月6日出生，汉族，住吉林省通榆县。因涉嫌犯盗窃罪于2019年3月1日被刑事拘留。 "
    "通榆县人民检察院指控被告人贺志成犯盗窃罪一案，现已审理终结。 经审理查明："
)
TAIL = (
    " 本院认为，被告人贺志成的行为已构成盗窃罪。依照《中华人民共和国刑法》第二百六十四条之规定，判决如下： "
    "被告人贺志成犯盗窃罪，判处有期徒刑六个月。 审判员孟庆山 二〇一九年六月三日 书记员方小满"
)
WITH_NAMES = Screener(bytes(32), recogniser=LacRecogniser())
WITHOUT = Screener(bytes(32))


def found(body: str, screener: Screener = WITH_NAMES, *, bare: bool = False) -> set[tuple[str, str]]:
    """Screen a body, if not bare between a head and a tail; return (category, words) of what it holds."""
    text = body if bare else HEAD + body + TAIL
    start = 0 if bare else len(HEAD)
    inside = range(start, start + len(body))
    document, view = Document("x", "x", "x", "text/plain", text), view_of(text)
    findings = screener.screen(document, parse(document, view), view).findings
    return {
        (str(one.category), one.span.of(text))
        for one in findings
        if one.span is not None and one.span.start in inside
    }
