"""Who leads the rows of a list of people out of pocket, and the goods, feasts and payees that lead others."""

from __future__ import annotations

import pytest

from nlp.names.rosters import rosters
from nlp.text.view import fold


def names(text: str) -> set[str]:
    """Whom the rows of a text name."""
    text = fold(text)
    return {text[slot.reading.start : slot.reading.end] for slot in rosters(text)}


@pytest.mark.parametrize(
    ("text", "whom"),
    [
        (
            "盗窃财物：1、张某，手机价值900元；2、李某，项链价值2000元；3、耳环，价值1000元；4、砖石，价值500元；",
            "",
        ),
        (
            "盗窃财物：1、张某，手机价值900元；2、李某，项链价值2000元；3、骆小满，现金1000元；4、银手镯，价值500元；",
            "骆小满",
        ),
        (
            "集资参与人：刘某，5万元；马某，3万元；春节，2万元；元旦，1万元；国庆，3万元；陈某，6万元；",
            "",
        ),
        ("退赔清单：\n1、张某，3000元；\n2、李某，2000元；\n3、餐饮，500元；\n4、花呗，800元；", ""),
        # A word is somebody where the row says what one paid or lent.
        ("集资参与人：刘某，本金5万元；马某，本金3万元；麦浪，本金2万元；石榴，2万元；", "麦浪"),
        ("被骗的人：\n——刘某，实交900元；\n——马某，实交800元；\n——石榴（系护士），700元；", "石榴"),
        ("被骗的人：刘某，5万元；马某，3万元；三儿(外号)，2万元；", "三儿"),
        (
            "退赔清单：\n1、张某，3000元；\n2、李某，2000元；\n3、谷朝霞，500元；\n4、牧建业，800元；",
            "谷朝霞|牧建业",
        ),
    ],
)
def test_goods_feasts_and_costs_are_nobody(text: str, whom: str) -> None:
    assert names(text) == {one for one in whom.split("|") if one}


@pytest.mark.parametrize(
    "heading",
    ["钱款去向：", "赃款流向：\n", "。以下为分得赃款的人员。", "；行贿情况：", "。支出："],
)
def test_a_heading_between_rows_begins_another_list(heading: str) -> None:
    rows = "被骗取的人：高某，5000元；于某，3000元；骆小满，2000元；"
    others = "贺小川，2000元；孟小六，1000元；陈强，800元。"
    assert names(rows) == {"骆小满"}
    assert names(rows + heading + others) == {"骆小满"}
    assert names("被害人高某，5000元；于某，3000元。" + heading + others) == set()


def test_a_heading_of_the_harmed_begins_their_list() -> None:
    text = (
        "赃款去向：贺小川，2000元；孟小六，1000元；陈强，800元。"
        "被害人损失：高某，5000元；于某，3000元；骆小满，2000元。"
    )
    assert names(text) == {"骆小满"}


def test_what_is_told_inside_a_row_heads_nothing() -> None:
    text = "被骗的人：高某，5000元，已发还；于某，3000元，未获退赔；骆小满，2000元，损失：利息。"
    assert names(text) == {"骆小满"}
