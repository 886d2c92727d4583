"""Charges: which ones a judgment decides on, under the names of the list."""

from __future__ import annotations

import time

import pytest

from nlp.parse.charge_names import listed, split
from nlp.parse.charges import charges_of_title, find_charges
from nlp.parse.sections import find_sections
from nlp.text.view import view_of
from tests.nlp.parse import samples

HEAD = "云桥县人民法院\n刑事判决书\n（2021）云2931刑初45号\n"
END = "\n审判员　周海\n二〇二一年四月二十日"


def charges(text: str, title: str = "") -> list[str]:
    view = view_of(text)
    return [fact.value for fact in find_charges(view, find_sections(view, "刑事"), title)]


def ordered(disposition: str, accused: str = "", reasoning: str = "属实") -> list[str]:
    return charges(f"{HEAD}{accused}现已审理终结。\n本院认为，{reasoning}。判决如下：\n{disposition}{END}")


def test_convictions_first_then_what_was_charged_and_not_followed() -> None:
    assert charges(samples.CRIMINAL_FIRST) == ["盗窃罪", "抢夺罪"]


def test_a_dismissed_appeal_takes_the_charge_from_the_reasoning() -> None:
    assert charges(samples.CRIMINAL_SECOND) == ["走私、贩卖、运输、制造毒品罪"]


@pytest.mark.parametrize(
    ("disposition", "wanted"),
    [
        ("被告人甲某犯盗窃罪、诈骗罪和绑架罪，数罪并罚。", ["盗窃罪", "诈骗罪", "绑架罪"]),
        ("被告人甲某犯抢劫、故意伤害罪，判处刑罚。", ["抢劫罪", "故意伤害罪"]),
        ("被告人甲某犯盗窃罪，与前罪犯诈骗罪判处的有期徒刑一年并罚。", ["盗窃罪"]),
        ("一、撤销本院关于被告人甲某犯抢劫罪的缓刑部分；\n二、被告人甲某犯盗窃罪，判处拘役。", ["盗窃罪"]),
        ("维持原判第一项，即被告人甲某犯盗窃罪，判处拘役；撤销第二项。", ["盗窃罪"]),
        ("被告人甲某犯掩饰、隐瞒犯罪所得罪，判处拘役。", ["掩饰、隐瞒犯罪所得、犯罪所得收益罪"]),
        ("被告人甲某犯包庇毒品犯罪分子罪，判处拘役。", ["包庇毒品犯罪分子罪"]),
    ],
)
def test_charges_of_a_disposition(disposition: str, wanted: list[str]) -> None:
    assert ordered(disposition) == wanted


def test_an_acquittal_keeps_the_charge_that_was_brought() -> None:
    accused = "云桥县人民检察院指控被告人甲某犯非法经营罪，于2021年1月1日向本院提起公诉。"
    reasoning = "被告人甲某的行为不构成非法经营罪"
    assert ordered("被告人甲某无罪。", accused, reasoning) == ["非法经营罪"]


def test_a_previous_conviction_in_the_head_is_no_charge() -> None:
    assert "诈骗罪" not in charges(samples.CRIMINAL_FIRST)


def test_the_title_is_asked_last() -> None:
    assert charges("本院认为，情况属实。", "甲某盗窃罪一审刑事判决书") == ["盗窃罪"]
    assert charges(samples.CRIMINAL_SECOND, "甲某盗窃罪一审刑事判决书") == ["走私、贩卖、运输、制造毒品罪"]


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("盗窃罪", "盗窃罪"),
        ("贩卖毒品罪", "走私、贩卖、运输、制造毒品罪"),
        ("运输、贩卖毒品罪", "走私、贩卖、运输、制造毒品罪"),
        ("非法持有枪支罪", "非法持有、私藏枪支、弹药罪"),
        ("组织他人偷越国境罪", "组织他人偷越国（边）境罪"),
        ("组织他人偷越国(边)境罪", "组织他人偷越国（边）境罪"),
        ("强制猥亵妇女罪", "强制猥亵、侮辱罪"),
        ("窝藏罪", "窝藏、包庇罪"),
        ("袭警罪", "袭警罪"),
        ("掩饰隐瞒犯罪所得罪", "掩饰、隐瞒犯罪所得、犯罪所得收益罪"),
        ("数罪", None),
        ("前罪", None),
        ("新的犯罪", None),
        ("盗窃、抢夺", None),
    ],
)
def test_names_as_written_and_as_listed(written: str, name: str | None) -> None:
    assert listed(written) == name


def test_a_run_of_names_is_read_only_when_all_of_it_is_charges() -> None:
    assert split("绑架、抢劫和故意伤害罪") == ("绑架罪", "抢劫罪", "故意伤害罪")
    assert split("绑架、花园罪") == ()


@pytest.mark.parametrize(
    ("title", "wanted"),
    [
        ("甲某合同诈骗一审刑事判决书", ("合同诈骗罪",)),
        ("甲某、乙某走私、贩卖、运输、制造毒品罪二审刑事裁定书", ("走私、贩卖、运输、制造毒品罪",)),
        (
            "甲某盗窃罪乙某掩饰、隐瞒犯罪所得罪一审刑事判决书",
            ("盗窃罪", "掩饰、隐瞒犯罪所得、犯罪所得收益罪"),
        ),
        ("甲某、乙某一审刑事判决书", ()),
    ],
)
def test_charges_of_a_title(title: str, wanted: tuple[str, ...]) -> None:
    assert charges_of_title(title) == wanted


@pytest.mark.parametrize("unit", ["指控", "犯盗窃罪、", "犯", "罪", "指控犯"])
def test_long_repetitions_take_time_in_proportion(unit: str) -> None:
    text = f"{HEAD}现已审理终结。本院认为，判决如下：{unit * (100_000 // len(unit))}{END}"
    started = time.process_time()
    charges(text)
    assert time.process_time() - started < 6
