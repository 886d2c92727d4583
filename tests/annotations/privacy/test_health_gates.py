"""What a pattern of health or registers finds has a word of its gate in itself."""

from __future__ import annotations

import pytest

from annotations.privacy.gates import SERIALS, tells
from annotations.privacy.health import states as health_states
from annotations.privacy.numbers.serials import serials

ALONE = [
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


def test_registers_are_led_to_by_their_own_names() -> None:
    said = "离婚登记证号L370102-2019-000123，"
    assert tells(said, SERIALS)
    assert [match[1] for match in serials(said)] == ["L370102-2019-000123"]
