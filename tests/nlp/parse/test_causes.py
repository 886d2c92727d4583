from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nlp.case import Sections
from nlp.data import loader
from nlp.parse.causes import OLD_NAMES, find_causes
from nlp.text.view import view_of


def read(text: str, title: str = "") -> list[str]:
    return [fact.value for fact in find_causes(view_of(text), Sections(), title)]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("原告卓某与被告鲍某离婚纠纷一案，本院立案后", ["离婚纠纷"]),
        ("原告丁一诉被告卜二机动车交通事故责任纠纷一案,本院", ["机动车交通事故责任纠纷"]),
        ("原告丁一诉被告卜二生命权、健康权、身体权纠纷一案，", ["生命权、健康权、身体权纠纷"]),
        ("原告丁一与被告甲公司劳动争议纠纷一案，", ["劳动争议"]),
        ("原告丁一不服被告某某局行政处罚决定一案，", ["行政处罚"]),
        ("原告丁一诉某某局行政处罚及行政复议一案，", ["行政处罚", "行政复议"]),
        ("案由：民间借贷纠纷。", ["民间借贷纠纷"]),
        ("原告丁一与被告卜二股权转让协议纠纷一案过程中", ["股权转让纠纷"]),
        ("双方没有争执。", []),
    ],
)
def test_causes_under_the_names_of_the_list(text: str, wanted: list[str]) -> None:
    assert read(text) == wanted


def test_the_title_says_it_where_the_text_does_not() -> None:
    assert read("本院受理后依法审理。", "丁一与卜二离婚纠纷一审民事判决书") == ["离婚纠纷"]


def test_the_place_is_in_the_text() -> None:
    text = "原告丁一与被告卜二离婚纠纷一案，"
    (fact,) = find_causes(view_of(text), Sections(), "")
    assert fact.span.of(text) == "离婚纠纷"


@given(st.sampled_from(sorted(name for name, domain in loader.causes().items() if domain == "民事")))
def test_every_cause_of_the_list_is_read(cause: str) -> None:
    if cause.endswith("纠纷"):
        assert read(f"原告丁某与被告卜某{cause}一案，本院") == [OLD_NAMES.get(cause, cause)]


@given(st.text("原告与被离婚纠纷一案由：，。", max_size=60))
def test_never_crashes(text: str) -> None:
    assert all(name in loader.causes() for name in read(text))
