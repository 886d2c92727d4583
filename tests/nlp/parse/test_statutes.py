from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nlp.parse.statutes import find_citations
from nlp.text.numerals import format_numeral
from nlp.text.view import view_of

Point = tuple[str, int, int, int, int]


def read(text: str) -> list[Point]:
    cited = find_citations(view_of(text))
    return [(one.law, one.article, one.branch, one.paragraph, one.item) for one in cited]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (
            "依照《中华人民共和国刑法》第二百六十四条、第六十七条第三款、第六十四条之规定，判决如下",
            [
                ("中华人民共和国刑法", 264, 0, 0, 0),
                ("中华人民共和国刑法", 67, 0, 3, 0),
                ("中华人民共和国刑法", 64, 0, 0, 0),
            ],
        ),
        (
            "《合同法》第六十条第一款、第三款、第一百零七条，《民诉法》第六十四条第一款第（三）、（四）项",
            [
                ("合同法", 60, 0, 1, 0),
                ("合同法", 60, 0, 3, 0),
                ("合同法", 107, 0, 0, 0),
                ("民诉法", 64, 0, 1, 3),
                ("民诉法", 64, 0, 1, 4),
            ],
        ),
        (
            "《最高人民法院关于适用〈中华人民共和国民法典〉时间效力的若干规定》第一条第二款",
            [("最高人民法院关于适用〈中华人民共和国民法典〉时间效力的若干规定", 1, 0, 2, 0)],
        ),
        (
            "《最高人民法院关于适用《中华人民共和国民事诉讼法》的解释》第90条、第91条",
            [
                ("最高人民法院关于适用〈中华人民共和国民事诉讼法〉的解释", 90, 0, 0, 0),
                ("最高人民法院关于适用〈中华人民共和国民事诉讼法〉的解释", 91, 0, 0, 0),
            ],
        ),
        (
            "最高人民法院、最高人民检察院《关于办理盗窃刑事案件适用法律若干问题的解释》第一条",
            [("最高人民法院、最高人民检察院关于办理盗窃刑事案件适用法律若干问题的解释", 1, 0, 0, 0)],
        ),
        ("《中华人民共和国刑法》第二百八十七条之一第一款", [("中华人民共和国刑法", 287, 1, 1, 0)]),
        (
            "《最高人民法院关于民事诉讼证据的若干规定》（以下简称《证据规定》）第二条。又依《证据规定》第九十条",
            [
                ("最高人民法院关于民事诉讼证据的若干规定", 2, 0, 0, 0),
                ("最高人民法院关于民事诉讼证据的若干规定", 90, 0, 0, 0),
            ],
        ),
        ("根据合同法第一百一十四条第一款规定", [("合同法", 114, 0, 1, 0)]),
        (
            "《合同法》第六十条规定：“应当履行。”第一百零七条规定：“应当赔偿。”",
            [("合同法", 60, 0, 0, 0), ("合同法", 107, 0, 0, 0)],
        ),
        ("《刑法》第五十二条、五十三条", [("刑法", 52, 0, 0, 0), ("刑法", 53, 0, 0, 0)]),
        ("《合同法》第六十、六十一条", [("合同法", 60, 0, 0, 0), ("合同法", 61, 0, 0, 0)]),
        (
            "《最高人民法院、最高人民检察院〈关于办理盗窃刑事案件适用法律若干问题的解释〉》第一条",
            [("最高人民法院、最高人民检察院关于办理盗窃刑事案件适用法律若干问题的解释", 1, 0, 0, 0)],
        ),
        (
            "最高人民法院关于适用《中华人民共和国刑事诉讼法》的解释第二百四十一条",
            [("最高人民法院关于适用〈中华人民共和国刑事诉讼法〉的解释", 241, 0, 0, 0)],
        ),
        ("《刑法》二百二十四条、二百二十六条", [("刑法", 224, 0, 0, 0), ("刑法", 226, 0, 0, 0)]),
        ("《刑法》第三百四十七第一款、第二十五条", [("刑法", 347, 0, 1, 0), ("刑法", 25, 0, 0, 0)]),
        ("《刑法》第二十六条第一、四款", [("刑法", 26, 0, 1, 0), ("刑法", 26, 0, 4, 0)]),
        (
            "《刑法》第六十九条第一、二、三款、第七十条",
            [("刑法", 69, 0, 1, 0), ("刑法", 69, 0, 2, 0), ("刑法", 69, 0, 3, 0), ("刑法", 70, 0, 0, 0)],
        ),
        ("《民法典》第一千零七十九条第三款第（五）项", [("民法典", 1079, 0, 3, 5)]),
        ("《协议书》第三条约定", []),
        ("《房屋租赁合同》第五条第二款", []),
        ("第三条，第五条", []),
        ("《中华人民共和国刑法》规定", []),
    ],
)
def test_citations(text: str, wanted: list[Point]) -> None:
    assert read(text) == wanted


def test_the_place_is_the_point_as_given() -> None:
    text = "依照《刑法》第六十七条 第三款、第\u200b六十四条"
    assert [one.span.of(text) for one in find_citations(view_of(text))] == [
        "第六十七条 第三款",
        "第\u200b六十四条",
    ]


@given(st.lists(st.tuples(st.integers(1, 1260), st.integers(0, 9)), min_size=1, max_size=6))
def test_every_article_of_a_list_is_read(points: list[tuple[int, int]]) -> None:
    written = "、".join(
        f"第{format_numeral(article)}条" + (f"第{format_numeral(paragraph)}款" if paragraph else "")
        for article, paragraph in points
    )
    found = find_citations(view_of(f"依照《中华人民共和国民法典》{written}之规定"))
    assert [(one.article, one.paragraph) for one in found] == points


@given(st.text("《》〈〉第一二十百条款项之（）、，法典解释规定 以下简称", max_size=120))
def test_never_crashes(text: str) -> None:
    for one in find_citations(view_of(text)):
        assert one.article >= 0 and one.span.end <= len(text)


def test_long_hostile_text_takes_no_time() -> None:
    began = time.perf_counter()
    find_citations(view_of("《" * 100_000 + "第一条"))
    find_citations(view_of("《刑法》" + "第一条、" * 60_000))
    assert time.perf_counter() - began < 8
