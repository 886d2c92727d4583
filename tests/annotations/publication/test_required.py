"""Article 3 and 4 by the rows of a docket."""

from __future__ import annotations

import pytest

from annotations.publication.corrections import row_corrects
from annotations.publication.entries import Entry, kind_of
from annotations.publication.required import ground_of, must_be_public
from nlp.case import CaseNumber


def row(type_: str, **said: object) -> Entry:
    return Entry("2", CaseNumber(2023, "苏0102", "", type_, 1), **said)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("entry", "required"),
    [
        (row("民初", kind="判决书"), True),
        (row("民初", method="撤诉"), True),
        (row("执", method="终结本次执行程序"), True),
        (row("民督", kind="支付令"), True),
        (row("行初", kind="行政调解书"), True),
        (row("民初", title="民事公益诉讼调解书"), True),
        (row("民初", method="调解"), False),
        (row("民初", kind="通知书", title="举证通知书"), False),
        (row("刑申", kind="通知书", title="驳回申诉通知书"), True),
        (row("民初", kind="决定书", title="回避决定书"), False),
        (row("司惩", kind="决定书", title="罚款决定书"), True),
        (row("司惩", method="罚款"), True),
        (row("民督", method="发出支付令"), True),
        (row("民督", method="终结督促程序"), True),
        (row("刑更", method="减刑"), True),
        (row("刑医", method="决定强制医疗"), True),
        (row("民申", method="驳回再审申请"), True),
        (row("行赔初", method="判决"), True),
        (row("行赔初", method="行政调解"), True),
        (row("法赔", kind="决定书"), True),
    ],
)
def test_the_list_of_article_3(entry: Entry, required: bool) -> None:
    assert must_be_public(entry) is required


@pytest.mark.parametrize(
    ("entry", "rule"),
    [
        (row("民初", cause="离婚纠纷", kind="判决书"), "P-04"),
        (row("民初", cause="变更抚养关系纠纷"), "P-04"),
        (row("民初", cause="离婚后财产纠纷"), ""),
        (row("民初", cause="买卖合同纠纷", method="调解"), "P-03"),
        (row("行初", method="调解"), ""),
        (row("民特", cause="申请司法确认调解协议"), "P-03"),
        (row("刑初", cause="盗窃罪", is_juvenile=True), "P-02"),
        (row("少刑初", cause="盗窃罪"), "P-02"),
        (row("刑初", cause="盗窃罪"), ""),
        (row("民初", cause="买卖合同纠纷", is_public=False), "P-05"),
    ],
)
def test_the_grounds_of_article_4(entry: Entry, rule: str) -> None:
    assert ground_of(entry, None) == rule


def test_kinds_and_corrections_are_read_off_whatever_column_tells() -> None:
    assert kind_of(row("民初", title="秦某与某公司民事裁定书")) == "裁定书"
    assert kind_of(row("民初", method="判决")) == "判决书"
    assert (
        kind_of(row("民终", method="维持")) == kind_of(row("行终", method="驳回上诉，维持原判")) == "判决书"
    )
    assert kind_of(row("刑终", method="维持")) == kind_of(row("民终", method="维持原裁定")) == "裁定书"
    assert kind_of(row("民初", method="驳回诉讼请求")) == "判决书"
    rulings = ("执复", "执异", "民辖终", "行辖终")
    assert {kind_of(row(one, method="驳回复议申请，维持")) for one in rulings} == {"裁定书"}
    assert {kind_of(row(one, method="维持")) for one in ("委赔", "法赔", "司惩复", "刑医复", "强医复")} == {
        "决定书"
    }
    assert kind_of(row("行赔终", method="维持")) == "判决书"
    assert row_corrects(row("民初", title="补正裁定书"))
    assert not row_corrects(row("民初", title="民事裁定书"))
