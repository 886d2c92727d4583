"""What a pattern of health or registers finds has a word of its gate in itself."""

from __future__ import annotations

import pytest

from annotations.privacy.gates import SERIALS, tells
from annotations.privacy.health import states as health_states
from annotations.privacy.health.illnesses import detect_health
from annotations.privacy.numbers.serials import serials
from annotations.privacy.overlaps import resolve
from nlp.values import Span
from tests.annotations.tagged import scene_of

SINCE_BIRTH = ["自幼", "自小", "从小", "先天", "先天性", "天生", "生来"]
LOST = [
    "失明", "失聪", "耳聋", "聋", "聋哑", "残疾", "即残疾", "就残疾", "便残疾", "双目残疾", "左耳聋", "智障",
    "痴呆",
]  # fmt: skip
ALONE = [
    "无性功能", "无性能力", "没性能力", "没有性功能", "没有了性功能", "丧失性功能", "失去性能力",
    "生活已经无法自理", "生活基本难以自理", "生活不能自理",
    "患有焦虑多年", "抑郁多年", "长期厌食", "长期自残", "长期嗜睡", "自残行为史", "智力存在一定问题",
    "精神有严重问题", "听力有残疾", "左手只有三个手指", "智力较常人低", "痴呆母亲", "MMSE检查18分",
    "血糖异常", "尿酸异常", "血压明显异常", "甘油三酯偏高", "智商测定为62分",
]  # fmt: skip


@pytest.mark.parametrize("said", ALONE)
def test_every_pattern_is_led_to_by_its_own_words(said: str) -> None:
    found = [
        match[0]
        for pattern, words, _ in health_states.PATTERNS
        for match in (pattern.finditer(said) if tells(said, words) else ())
    ]
    assert found


@pytest.mark.parametrize("since", SINCE_BIRTH)
@pytest.mark.parametrize("lost", LOST)
def test_whatever_is_inborn_is_found_whole_and_as_firmly_as_by_its_name(since: str, lost: str) -> None:
    text = f"其{since}{lost}，在家。"
    (one,) = resolve(detect_health(scene_of(text)))
    assert one.span == Span(1, len(text) - 4)
    assert one.confidence == 0.7


def test_registers_are_led_to_by_their_own_names() -> None:
    said = "离婚登记证号L370102-2019-000123，"
    assert tells(said, SERIALS)
    assert [match[1] for match in serials(said)] == ["L370102-2019-000123"]
