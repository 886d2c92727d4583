"""Names are expected after role words and before statements; lists go on."""

from __future__ import annotations

import pytest

from nlp.names.choose import choose
from nlp.names.cues import Role
from nlp.names.slots import slots
from tests.nlp.names.test_recognisers import FakeRecogniser


def read(text: str) -> set[tuple[str, str]]:
    return {(slot.role.value, text[slot.reading.start : slot.reading.end]) for slot in slots(text)}


CASES = {
    "被害人王建军的陈述": {("victim", "王建军")},
    "证人李秀英、张某、赵建国等人的证言": {("witness", "李秀英"), ("witness", "张某"), ("witness", "赵建国")},
    "2、李秀英证言。": {("witness", "李秀英")},
    "李秀英、赵建国的询问笔录": {("witness", "李秀英"), ("witness", "赵建国")},
    "上诉人(原审附带民事诉讼原告人)王建军": {("claimant", "王建军")},
    "上诉人(原审被告人)王建军": {("accused", "王建军")},
    "鉴定人：王建军": {("appraiser", "王建军")},
    "牛大力、马小武等人(均已判刑)": {("accomplice", "牛大力"), ("accomplice", "马小武")},
    "被害单位员工王建军的陈述": {("witness", "王建军")},
    "审 判 长  王建军": {("officer", "王建军")},
    "被告人王建军与李秀英争执": {("accused", "王建军")},
    "被害人王建军和李秀英的陈述": {("victim", "王建军"), ("victim", "李秀英")},
    "见证人王建军": set(),
    "被害人陈述、证人证言": set(),
}


@pytest.mark.parametrize("text", CASES)
def test_slots(text: str) -> None:
    assert read(text) == CASES[text]


def chosen(text: str, *known: str) -> list[str]:
    recogniser = FakeRecogniser(*known) if known else None
    return [
        one.name for one in choose(text, [s for s in slots(text) if s.role is not Role.ACCUSED], recogniser)
    ]


def test_the_recogniser_settles_an_open_boundary() -> None:
    assert chosen("证人李和与王某在场", "李和") == ["李和"]


def test_what_is_sure_elsewhere_settles_an_open_boundary() -> None:
    text = "证人李和与王某在场。证人李和的证言。"
    assert set(chosen(text)) == {"李和"}


def test_words_need_the_statement() -> None:
    assert chosen("被害人高兴的陈述") == ["高兴", "高兴"]
    assert chosen("被害人高兴地离开", "某人") == []


def test_a_list_carries_its_doubtful_members() -> None:
    assert "高远" in chosen("证人王建军、李秀英、高远、赵建国等人的证言", "王建军", "李秀英", "赵建国")
