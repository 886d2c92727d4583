"""Small words around names: what is read with them, and who is no minor, witness or victim."""

from __future__ import annotations

import pytest

from annotations.privacy.people import find_people
from nlp.names.lac import LacRecogniser
from nlp.parse.parse import parse
from nlp.text.view import view_of
from nlp.values import Document

RECOGNISER = LacRecogniser()
HEAD = (
    "某某市人民法院 刑事判决书 （2019）某01刑初8号 公诉机关某某市人民检察院。 "
    "被告人宋大河，男，1998年6月1日出生。 "
)
MINOR = "公诉机关指控：2014年5月以来，温某开办公司，2017年宋大河入职，共同诈骗。"


def names(text: str) -> set[str]:
    document = Document(id="d", document="d", source="d.txt", media_type="text/plain", text=text)
    view = view_of(text)
    people = find_people(document, parse(document, view), view, RECOGNISER)
    return {person.name for person in people if not person.masked}


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("被害单位人员杨慎均的陈述。", {"杨慎均"}),
        ("乔立冬写的证明证实其在场。", set()),
        ("其要陈某写了张财产证明。", set()),
        ("岗位说明书、分工表、王某的证言。", set()),
        ("被害人陆续报案。", set()),
        ("被害人彭某1与其母亲的陈述。但该三证人证言有矛盾。", set()),
        (
            "被害人热孜万古丽·阿布都瓦依提（某乡政府出纳）的报案材料。",
            {"热孜万古丽·阿布都瓦依提"},
        ),
        ("被害人原始陈述证明其在场。", set()),
        ("被害人李庚庚、王辛辛、赵壬壬的陈述，证人李癸癸的证言。", set()),
        ("被害人李庚庚的陈述。", {"李庚庚"}),
        ("被害人陈扬的陈述。宋大河威胁陈扬再给付500元。", {"陈扬"}),
    ],
)
def test_small_words(text: str, wanted: set[str]) -> None:
    assert names(HEAD + text) == wanted


@pytest.mark.parametrize(
    ("reasons", "wanted"),
    [
        ("本院认为，被告人宋大河构成诈骗罪。", set()),
        ("本院认为，被告人宋大河构成诈骗罪。附：对其中不满十八周岁的人，应当宣告缓刑。", set()),
        ("本院认为，被告人宋大河犯罪时不满十八周岁。", {"宋大河"}),
    ],
)
def test_a_court_that_convicts_a_juvenile_says_so(reasons: str, wanted: set[str]) -> None:
    assert names(HEAD + MINOR + reasons) == wanted


def masked(text: str) -> dict[str, list[str]]:
    document = Document(id="d", document="d", source="d.txt", media_type="text/plain", text=text)
    view = view_of(text)
    people = find_people(document, parse(document, view), view, RECOGNISER)
    return {one.name: [span.of(text) for span in one.mentions] for one in people if one.masked}


def test_who_is_masked_is_given_with_every_mention() -> None:
    text = HEAD + "被害人李某的陈述。同案犯李某1（另案处理）打了李某。证人赵××的证言，赵××在场。"
    assert masked(text) == {"李某": ["李某", "李某"], "赵××": ["赵××", "赵××"]}
