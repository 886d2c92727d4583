from __future__ import annotations

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from nlp.case import Sections
from nlp.parse.amounts import find_amounts
from nlp.text.view import view_of
from nlp.values import Span

TEXT = (
    "原告向本院提出诉讼请求：判令被告支付18600元及利息。事实与理由：被告欠款约2万元。"
    "公诉机关指控，被告人窃得现金人民币3200元，涉案物品共计价值12680元。购车用去100元。"
    "判决如下：一、被告支付原告18000元；二、被告人判处拘役，并处罚金人民币五千元。案件受理费265元，减半收取计132.5元。"
)


def test_meaning_by_words_and_section() -> None:
    at = TEXT.index("判决如下")
    amounts = find_amounts(view_of(TEXT), Sections(disposition=Span(at, len(TEXT))))
    assert [(one.value, one.meaning, one.approximate) for one in amounts] == [
        (Decimal(18600), "诉请", False),
        (Decimal(20000), "", True),
        (Decimal(3200), "数额", False),
        (Decimal(12680), "数额", False),
        (Decimal(100), "", False),
        (Decimal(18000), "判项", False),
        (Decimal(5000), "罚金", False),
        (Decimal(265), "受理费", False),
        (Decimal("132.5"), "受理费", False),
    ]


@given(st.text("诉讼请求判令罚金受理费共计一万0123,.元。；", max_size=80))
def test_never_crashes(text: str) -> None:
    for one in find_amounts(view_of(text), Sections()):
        assert one.value >= 0 and one.span.end <= len(text)
