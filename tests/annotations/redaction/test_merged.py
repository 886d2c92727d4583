"""A name that seems to be a masked person's gets that mask, unless the text tells the two apart."""

from __future__ import annotations

import pytest

from annotations.redaction.merged import NOTE
from annotations.redaction.values import Plan
from nlp.values import Document
from tests.annotations.redaction.copies import MASKER

TEXT = """石桥县人民法院
刑事判决书
（2019）浙0799刑初12号
公诉机关石桥县人民检察院。
被告人周大海，男，1980年3月4日出生，汉族，农民。
石桥县人民检察院指控：2018年5月6日，被告人周大海趁被害人孙某{mask}不备，窃得现金5000元。
上述事实，有被害人孙玉兰{name}的陈述、证人赵某的证言等证据证实。{more}
本院认为，被告人周大海的行为已构成盗窃罪。依照《中华人民共和国刑法》第二百六十四条的规定，判决如下：
被告人周大海犯盗窃罪，判处有期徒刑六个月，并处罚金2000元。
审判员　钱进
二〇一九年三月一日
书记员　周明
"""


def plan_of(mask: str = "", name: str = "", more: str = "") -> tuple[Plan, str]:
    text = TEXT.format(mask=mask, name=name, more=more)
    document = Document("a", "a", "a.txt", "text/plain", text)
    plan = MASKER.mask(MASKER.read(document)).plan
    return plan, plan.masked(text)


def test_nothing_speaks_against_it() -> None:
    plan, copy = plan_of()
    assert "被害人孙某的陈述" in copy and "孙某1" not in copy
    assert [one.why.endswith(NOTE) for one in plan.replacements if one.text == "孙某"] == [True]


@pytest.mark.parametrize(
    ("mask", "name", "more"),
    [
        ("（男，35岁）", "（女）", ""),
        ("（女，35岁）", "（女，61岁）", ""),
        ("（女，1980年1月1日出生）", "（女，1990年1月1日出生）", ""),
        ("", "", "孙某、周某、孙玉兰均要求赔偿。"),
        ("", "", "孙玉兰系孙某之母。"),
    ],
)
def test_the_text_tells_them_apart(mask: str, name: str, more: str) -> None:
    plan, copy = plan_of(mask, name, more)
    assert "被害人孙某1" in copy and "孙玉兰" not in copy
    assert not any(NOTE in one.why for one in plan.replacements)


def test_what_agrees_is_no_difference() -> None:
    _, copy = plan_of("（女，35岁）", "（女，1983年1月1日出生）")
    assert "被害人孙某（女，1983" in copy
