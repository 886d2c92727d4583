"""One document becomes rows of the catalogue's tables, each value with its place."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from functools import partial

import pytest

from annotations.supervision.catalogue.load import catalogue
from annotations.supervision.documents.findings import finding_rows
from annotations.values import Category, Finding, Severity
from nlp.case import Case
from tests.annotations.supervision.documents.texts import COMPLAINT, SETTLEMENT, THEFT, rows


def test_a_settlement_is_a_row_of_the_docket() -> None:
    (row,) = rows(SETTLEMENT)["案件"]
    told = row.values
    assert told["案号"] == "（2024）宁0121民初101号"
    assert (told["原告"], told["被告"]) == ("李大山", "宁夏沙坡建材有限公司")
    assert (told["立案日期"], told["结案日期"]) == (date(2024, 3, 1), date(2024, 3, 5))
    assert (told["结案方式"], told["审理程序"], told["文书种类"]) == ("调解", "一审简易", "调解书")
    assert told["原告代理人"] == ("赵启",)
    assert told["原告律所"] == ("宁夏某某律师事务所",)
    assert told["被告代理人"] == ("钱程",)
    assert told["审判组织人数"] == 1
    assert "没有异议" in str(told["被告答辩"])


def test_a_defendant_answers_by_name_too() -> None:
    said = "宁夏沙坡建材有限公司辩称，对欠款没有异议。"
    text = SETTLEMENT.replace("被告宁夏沙坡建材有限公司辩称", "宁夏沙坡建材有限公司辩称")
    assert text != SETTLEMENT
    (row,) = rows(text)["案件"]
    assert str(row.values["被告答辩"]).startswith(said[:12])


def test_minutes_hold_the_answer_that_the_ruling_leaves_out() -> None:
    """In minutes the judge asks for the answer; what the plaintiff says before is none."""
    text = (
        "永宁县人民法院\n庭审笔录\n案号：（2024）宁0121民初133号\n案由：民间借贷纠纷\n时间：2024年3月5日\n"
        "原告马大山。\n被告马大川。\n审：原告陈述诉讼请求。\n原告：请求被告偿还借款10万元。\n"
        "审：被告答辩。\n被告：只借了7万元，其余是服务费。\n审：原告举证。\n原告：提交借条。\n"
    )
    (row,) = rows(text)["案件"]
    assert row.values["被告答辩"] == "被告：只借了7万元，其余是服务费。"


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ("原告对被告的答辩有无意见？", None),
        ("对以上答辩意见有无补充？", None),
        ("下面由被告对原告的诉请答辩。", "被告：没有。"),
    ],
)
def test_what_somebody_says_to_an_answer_is_no_answer(asked: str, said: str | None) -> None:
    """Only a defendant who is asked to answer answers."""
    text = (
        "永宁县人民法院\n庭审笔录\n案号：（2024）宁0121民初134号\n案由：民间借贷纠纷\n时间：2024年3月5日\n"
        f"原告马大山。\n被告马大川。\n审：{asked}\n被告：没有。\n"
    )
    (row,) = rows(text)["案件"]
    assert row.values.get("被告答辩") == said


def test_an_answer_in_minutes_ends_at_the_longest() -> None:
    """What runs on for ever is cut, as in a judgment."""
    text = (
        "永宁县人民法院\n庭审笔录\n案号：（2024）宁0121民初135号\n案由：民间借贷纠纷\n时间：2024年3月5日\n"
        f"原告马大山。\n被告马大川。\n审：被告答辩。\n被告：{'没有借过钱，' * 2000}\n"
    )
    (row,) = rows(text)["案件"]
    assert len(str(row.values["被告答辩"])) == 6_000


def test_the_parts_of_a_settled_sum_are_not_counted_twice() -> None:
    (row,) = rows(SETTLEMENT)["案件"]
    assert row.values["诉请金额"] == row.values["结案金额"] == row.values["判项金额"] == Decimal(36000)


def test_a_complaint_is_a_case_without_a_courts_number() -> None:
    (row,) = rows(COMPLAINT, "起诉状-1")["案件"]
    told = row.values
    assert told["案号"] == "起诉状-1"
    assert (told["受理法院"], told["案由"], told["案件性质"]) == (
        "永宁县人民法院",
        "追索劳动报酬纠纷",
        "民事",
    )
    assert told["诉请金额"] == Decimal(36000)
    assert told["主张月工资"] == Decimal(4500)
    assert (told["用工起始日期"], told["用工截止日期"]) == (date(2022, 1, 1), date(2023, 12, 31))
    assert told["原告身份证号"] == "640121197503020010"
    assert (told["原告职业"], told["被告法定代表人"]) == ("农民", "王开")
    assert "结案日期" not in told


def test_evidence_that_is_missing_is_none() -> None:
    (row,) = rows(COMPLAINT)["案件"]
    assert row.values["证据种类"] == ("欠条", "证人证言")


def test_an_accused_is_a_row_with_measure_counsel_and_victim() -> None:
    (row,) = rows(THEFT)["刑事案件"]
    told = row.values
    assert (told["嫌疑人姓名"], told["罪名"]) == ("马长河", "盗窃罪")
    assert (told["强制措施"], told["采取日期"]) == ("逮捕", date(2021, 3, 5))
    assert (told["被害人"], told["伤情"], told["赔偿情况"]) == ("孙某", "轻伤二级", "未赔偿")
    assert told["辩护人"] == ("周启明",)
    assert (told["起诉日期"], told["判决日期"]) == (date(2021, 4, 20), date(2021, 6, 18))


def test_legal_aid_and_a_bench_of_three_are_told() -> None:
    found = rows(THEFT)
    accused = next(row.values for row in found["当事人"] if row.values["诉讼地位"] == "被告人")
    assert accused["法律援助"] is True
    assert found["案件"][0].values["审判组织人数"] == 3


def test_cited_articles_carry_their_state() -> None:
    (citation,) = rows(THEFT)["法条"]
    assert (citation.values["条"], citation.values["状态"]) == (264, "有效")


@pytest.mark.parametrize("text", [COMPLAINT, SETTLEMENT, THEFT])
def test_every_column_is_of_the_catalogue_and_every_place_in_the_text(text: str) -> None:
    for table, found in rows(text).items():
        columns = {column.name for column in catalogue()[table].columns}
        for row in found:
            assert columns.issuperset(row.values)
            for column, (start, end) in row.spans.items():
                assert 0 <= start < end <= len(text)
                value = row.values[column]
                if column in ("姓名或名称", "受理法院", "原告", "被告"):
                    assert text[start:end] == value


def test_counsel_whose_name_ends_like_a_conjunction() -> None:
    text = THEFT.replace("辩护人周启明，", "辩护人周启明、丁立和，")
    (row,) = rows(text)["刑事案件"]
    assert row.values["辩护人"] == ("周启明", "丁立和")


def test_the_day_of_a_measure_that_is_no_custody() -> None:
    head = "2021年2月3日被刑事拘留，同年3月5日被逮捕。现羁押于永宁县看守所。"
    (row,) = rows(THEFT.replace(head, "2021年2月3日被取保候审。"))["刑事案件"]
    assert (row.values["强制措施"], row.values["采取日期"]) == ("取保候审", date(2021, 2, 3))


@pytest.mark.parametrize(
    ("said", "paid"),
    [
        ("一审没有支持孙某要求赔偿车费的主张", None),
        ("被告人马长河对被害人的损失未予全部赔偿", "部分赔偿"),
        ("被告人马长河没有赔偿责任", None),
        ("被告人马长河未能赔偿，其家人登门道歉，取得孙某的谅解", "已赔偿"),
        ("被告人马长河未能赔偿，没有取得孙某的谅解", "未赔偿"),
        ("被告人马长河家境贫寒，没有赔偿能力", "无力赔偿"),
    ],
)
def test_what_is_said_of_claims_is_not_said_of_payment(said: str, paid: str | None) -> None:
    (row,) = rows(THEFT.replace("被告人马长河未能赔偿被害人损失", said))["刑事案件"]
    assert row.values.get("赔偿情况") == paid


@pytest.mark.parametrize(
    ("said", "ordered", "paid"),
    [
        ("被告人马长河未能赔偿被害人损失。", "被告人马长河赔偿孙某经济损失12680元。", "判决赔偿"),
        ("", "被告人马长河赔偿孙某经济损失12680元。", "判决赔偿"),
        ("被告人马长河无力赔偿。", "被告人马长河赔偿孙某经济损失12680元。", "无力赔偿"),
        ("案发后，其亲属已赔偿孙某一千元。", "被告人马长河赔偿孙某经济损失12680元。", "部分赔偿"),
        ("被告人马长河未能赔偿被害人损失。", "维持永宁县人民法院刑事附带民事判决第二项。", "判决赔偿"),
        ("被告人马长河未能赔偿被害人损失。", "驳回孙某要求赔偿经济损失12680元的诉讼请求。", "未赔偿"),
    ],
)
def test_an_award_is_no_payment_and_no_want_of_it(said: str, ordered: str, paid: str) -> None:
    text = THEFT.replace("被告人马长河未能赔偿被害人损失。", said)
    text = text.replace("\n审判长", f"\n{ordered}\n审判长")
    (row,) = rows(text)["刑事案件"]
    assert row.values["赔偿情况"] == paid


def test_a_payment_that_only_the_charge_tells() -> None:
    text = THEFT.replace("被告人马长河未能赔偿被害人损失。", "").replace(
        "轻伤二级。", "轻伤二级。案发后，被告人马长河赔偿被害人12680元，取得了被害人的谅解。"
    )
    (row,) = rows(text)["刑事案件"]
    assert row.values["赔偿情况"] == "已赔偿"


@pytest.mark.parametrize(
    ("orders", "awarded"),
    [
        ("支付货款36000元；并偿付利息损失，以货款36000元自2024年1月3日起计算", Decimal(36000)),
        ("向原告李某136000元", None),
    ],
)
def test_a_base_is_no_second_sum_and_a_glued_one_is_unknown(orders: str, awarded: Decimal | None) -> None:
    text = SETTLEMENT.replace(
        "共欠原告李大山劳动报酬36000元，于2024年4月1日前支付16000元，于2024年5月1日前支付20000元", orders
    )
    (row,) = rows(text)["案件"]
    assert row.values.get("结案金额") == awarded


def test_findings_without_a_number_are_of_one_document() -> None:
    leak = partial(
        Finding, document="文书-1", source="a.txt", category=Category.PHONE, rule="C-01", basis="第十条",
        span=None, page=None, mask="139****0000", suggestion="", severity=Severity.ERROR, confidence=1.0,
        why="", innocent="",
    )  # fmt: skip
    found = finding_rows(Case("文书-1"), [leak(id="f1", fingerprint="a"), leak(id="f2", fingerprint="b")])
    assert [one.values["案号"] for one in found] == ["文书-1", "文书-1"]


@pytest.mark.parametrize(
    "role", ["辩护人暨附带民事诉讼代理人", "辩护人暨代理人", "附带民事诉讼代理人暨辩护人"]
)
def test_counsel_who_acts_in_the_civil_part_too(role: str) -> None:
    (row,) = rows(THEFT.replace("辩护人周启明", f"{role}周启明"))["刑事案件"]
    assert row.values["辩护人"] == ("周启明",)
