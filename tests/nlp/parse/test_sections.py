"""The parts of a document start and end where a person would cut it."""

from __future__ import annotations

import time

import pytest

from nlp.case import Sections
from nlp.parse.sections import find_sections
from nlp.text.view import view_of
from tests.nlp.parse import samples


def cut(text: str, nature: str = "") -> Sections:
    return find_sections(view_of(text), nature)


def part(text: str, name: str, nature: str = "") -> str:
    span = getattr(cut(text, nature), name)
    return str(span.of(text)) if span else ""


def test_reasoning_runs_to_the_words_that_open_the_disposition() -> None:
    reasoning = part(samples.CIVIL_FIRST, "reasoning")
    assert reasoning.startswith("本院认为，被告应当支付货款") and reasoning.endswith("判决如下：")


def test_disposition_keeps_the_notice_of_appeal_and_stops_before_the_bench() -> None:
    disposition = part(samples.CRIMINAL_FIRST, "disposition")
    assert disposition.startswith("一、被告人钱大川犯盗窃罪")
    assert disposition.endswith("提出上诉。")


def test_an_appeal_quotes_the_reasoning_below_and_only_its_own_counts() -> None:
    assert part(samples.CRIMINAL_SECOND, "reasoning").startswith("本院认为，上诉人钱大川")
    assert part(samples.CRIMINAL_SECOND, "disposition").startswith("驳回上诉")
    assert part(samples.CIVIL_SECOND, "facts") == "二审中，当事人没有提交新证据。"


def test_claims_end_where_findings_begin() -> None:
    text = samples.CRIMINAL_FIRST
    assert part(text, "claims", "刑事").endswith("盗走他人手机一部。")
    assert part(text, "facts", "刑事").startswith("经审理查明")


def test_criminal_facts_may_begin_with_the_evidence() -> None:
    text = samples.CRIMINAL_FIRST.replace(
        "经审理查明，2020年12月1日，被告人钱大川盗走他人手机一部，价值3000元。", ""
    )
    assert part(text, "facts", "刑事") == "上述事实，被告人无异议。"


def test_a_settlement_follows_the_sentence_that_leads_to_it() -> None:
    assert part(samples.MEDIATION, "claims").endswith("偿还借款8000元。")
    assert part(samples.MEDIATION, "disposition").startswith("一、被告余平")


def test_summing_up_goes_on_with_the_reasoning_near_it_but_not_with_one_far_above() -> None:
    head = "云桥县人民法院\n民事判决书\n现已审理终结。\n经审理查明，欠款属实。\n"
    first, second = (
        "本院认为，证据可以采信。\n",
        "综上，本院认为，应当支付。依照《合同法》第一条，判决如下：\n",
    )
    end = "一、支付。\n审判员　周海\n"
    assert part(head + first + second + end, "reasoning").startswith("本院认为，证据")
    far = head + first + "另有查明的情况。" * 800 + "\n" + second + end
    assert part(far, "reasoning").startswith("综上，本院认为")


def test_a_ruling_without_reasoning_starts_it_at_the_legal_basis() -> None:
    head = "云桥县人民法院\n执行裁定书\n本院在执行中查明无财产。\n"
    text = f"{head}依照《民事诉讼法》第一条，裁定如下：\n终结执行。\n审判员　周海"
    assert part(text, "reasoning").startswith("依照《民事诉讼法》")


def test_a_pleading_ends_before_its_address() -> None:
    sections = cut(samples.INDICTMENT)
    assert sections.disposition is None
    assert part(samples.INDICTMENT, "reasoning").endswith("请依法判处。")
    assert part(samples.INDICTMENT, "tail").startswith("此致")


@pytest.mark.parametrize(
    "unit", ["判决如下：", " 本院认为", " 原告诉称", "达成如下协议：", "审理终结", " ", "字"]
)
def test_a_long_line_of_one_word_takes_time_in_proportion(unit: str) -> None:
    started = time.process_time()
    cut(unit * (300_000 // len(unit)), "刑事")
    assert time.process_time() - started < 6
