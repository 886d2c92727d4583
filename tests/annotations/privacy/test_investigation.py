"""Measures of technical investigation, where the text tells that they were used."""

from __future__ import annotations

import pytest

from annotations.privacy.investigation import detect_investigation
from nlp.case import Case
from tests.annotations.tagged import assert_finds, scene_of

USED = [
    "公安机关通过<tech_investigation>技侦手段</tech_investigation>锁定被告人。",
    "经<tech_investigation>技术侦查</tech_investigation>，发现二人有联系。",
    "侦查机关采取了<tech_investigation>技术侦查措施</tech_investigation>，获取了通话录音。",
    "<tech_investigation>技侦资料</tech_investigation>显示，二人多次通话。",
    "经批准，公安机关对其实施<tech_investigation>通讯监控</tech_investigation>。",
    "公安机关通过<tech_investigation>技术手段</tech_investigation>锁定了钱某的位置。",
    "民警通过<tech_investigation>实时定位</tech_investigation>将其抓获。",
    "民警通过<tech_investigation>手机定位</tech_investigation>将其抓获。",
    "关于<tech_investigation>技术侦查</tech_investigation>的情况说明证实，",
]
NOT_USED = [
    ("依照刑事诉讼法第一百五十四条，采取技术侦查措施收集的材料可以作为证据使用。", "a statute's words"),
    ("《关于技术侦查的规定》通过后施行。", "a title"),
    ("本案未采取技术侦查措施。", "denied"),
    ("利用电信网络技术手段实施诈骗，", "a means of the crime"),
    ("在传销窝点对新人进行电话监听，", "people among themselves"),
    ("调取小区监控录像证实，", "a camera"),
    ("其曾任公安局技术侦察科科长。", "a career"),
    ("经检查，手机定位功能正常。", "a function"),
]


@pytest.mark.parametrize("tagged", USED)
def test_used(tagged: str) -> None:
    assert_finds(detect_investigation, tagged)


@pytest.mark.parametrize(("text", "reason"), NOT_USED)
def test_not_used(text: str, reason: str) -> None:
    assert reason
    assert_finds(detect_investigation, text)


def test_only_criminal_cases_know_such_measures() -> None:
    text = "公安机关通过技侦手段锁定被告人。"
    assert list(detect_investigation(scene_of(text, Case("0" * 32, nature="刑事"))))
    assert not list(detect_investigation(scene_of(text, Case("0" * 32, nature="民事"))))
