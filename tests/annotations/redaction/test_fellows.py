"""The documents of one file are one copy: a name that one of them masks stands in none of its case."""

from __future__ import annotations

import pytest

from annotations.redaction.fellows import with_fellows
from annotations.redaction.masking import Read
from annotations.redaction.naming import names_of
from nlp.values import Document
from tests.annotations.redaction.copies import MASKER

JUDGMENT = """石桥县人民法院
刑事判决书
（2019）浙0799刑初12号
被告人周大海，男，1980年3月4日出生，汉族，农民。
石桥县人民检察院指控：2018年5月6日，被告人周大海趁被害人孙玉兰不备，窃得现金5000元。
上述事实，有被害人孙玉兰的陈述等证据证实。
本院认为，被告人周大海的行为已构成盗窃罪。判决如下：
被告人周大海犯盗窃罪，判处有期徒刑六个月。
审判员　钱进
"""
RECEIPT = "送达回证\n案号：{number}\n受送达人：孙玉兰\n送达时间：2019年3月4日\n"


def read(name: str, text: str) -> Read:
    return MASKER.read(Document(name, name, f"{name}.txt", "text/plain", text))


def copies(*texts: str) -> list[str]:
    reads = with_fellows([read(f"{at}", text) for at, text in enumerate(texts)])
    naming = names_of([MASKER.roll(one) for one in reads])
    return [MASKER.mask(one, naming).plan.masked(one.document.text) for one in reads]


@pytest.mark.parametrize("number", ["（2019）浙0799刑初12号", ""])
def test_a_name_goes_from_what_belongs_to_the_same_case(number: str) -> None:
    judgment, receipt = copies(JUDGMENT, RECEIPT.format(number=number))
    assert "孙玉兰" not in judgment
    assert "受送达人：孙某\n" in receipt
    assert "周大海" in judgment


def test_in_another_case_the_name_may_be_somebody_elses() -> None:
    assert "受送达人：孙玉兰" in copies(JUDGMENT, RECEIPT.format(number="（2020）浙0799民初7号"))[1]


def test_a_judge_of_the_same_name_is_another() -> None:
    other = RECEIPT.format(number="（2019）浙0799刑初12号").replace("受送达人：孙玉兰", "审判员　孙玉兰")
    assert "审判员　孙玉兰" in copies(JUDGMENT, other)[1]


@pytest.mark.parametrize("name", ["孙 玉 兰", "孙\u3000玉兰", "孙玉\n兰", "孙\n玉兰"])
def test_a_name_set_out_with_blanks_or_broken_by_a_line_end_goes_too(name: str) -> None:
    receipt = RECEIPT.format(number="（2019）浙0799刑初12号").replace("孙玉兰", name)
    assert "受送达人：孙某\n" in copies(JUDGMENT, receipt)[1]


SALE = """石桥县人民法院
民事判决书
原告孙玉兰，女，1970年3月4日出生。
被告赵六，男，1971年3月4日出生。
原告孙玉兰与被告赵六买卖合同纠纷一案，现已审理终结。
本院认为，应予支持。判决如下：
被告赵六支付原告孙玉兰1000元。
审判员　钱进
"""


def test_a_party_of_a_case_of_another_cause_is_another() -> None:
    judgment, sale = copies(JUDGMENT, SALE)
    assert "孙玉兰" not in judgment
    assert sale.count("孙玉兰") == SALE.count("孙玉兰")


def test_a_party_without_a_cause_may_be_of_the_same_case() -> None:
    record = "谈话笔录\n原告：孙玉兰，女。\n被告：周大海，男。\n问：有何意见？\n答：没有。\n"
    assert "孙玉兰" not in copies(JUDGMENT, record)[1]
