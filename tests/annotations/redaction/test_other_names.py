"""Whoever has another name stays one person in the copy, whatever word leads to it."""

from __future__ import annotations

import re

import pytest

from nlp.values import Document
from tests.annotations.redaction.copies import MASKER

TEXT = """石桥县人民法院
刑事判决书
（2019）浙0799刑初12号
被告人周大海，男，1980年3月4日出生，汉族，农民。
石桥县人民检察院指控：2018年5月6日，被告人周大海趁被害人孙玉兰（{said}）不备，窃得现金5000元。
上述事实，有被害人孙玉兰的陈述、证人赵某的证言等证据证实。
本院认为，被告人周大海的行为已构成盗窃罪。判决如下：
被告人周大海犯盗窃罪，判处有期徒刑六个月。
审判员　钱进
"""


@pytest.mark.parametrize(
    "said",
    [
        "曾用名孙小芳",
        "又名孙小芳",
        "又叫孙小芳",
        "户籍名孙小芳",
        "户籍登记姓名为孙小芳",
        "真实姓名孙小芳",
        "原名：孙小芳",
        "身份证名孙小芳",
    ],
)
def test_one_person_bears_one_mask(said: str) -> None:
    text = TEXT.format(said=said)
    copy = MASKER.mask(MASKER.read(Document("a", "a", "a.txt", "text/plain", text))).plan.masked(text)
    assert set(re.findall("孙某[0-9甲乙]?", copy)) == {"孙某"}
