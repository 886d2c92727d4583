"""One document becomes rows of the catalogue's tables, each value with its place."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from annotations.supervision.catalogue.load import catalogue
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
