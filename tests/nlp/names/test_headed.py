"""Headings give the names below them a role."""

from __future__ import annotations

import pytest

from nlp.names.headed import headed
from nlp.names.role import Role
from nlp.names.slots import slots


def named(text: str, role: Role) -> set[str]:
    """Whom the slots of headed items name."""
    starts = {end for _, end, own in headed(text) if own is role}
    found = (slot.reading for slot in slots(text) if slot.cue[1] in starts and slot.held)
    return {text[one.start : one.end] for one in found}


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (
            "附：被害人名单及损失 窦凤仙、齐远征3万元；骆大川（穆长河）1.2万元。",
            "窦凤仙 齐远征 骆大川 穆长河",
        ),
        ("被害人损失清单： 1、窦凤仙82700元；2、齐远征31600元；3、骆大川9557元", "窦凤仙 齐远征 骆大川"),
        ("受害人名单及金额 窦凤仙7.2万元 齐远征3.6万元 骆大川14.4万元", "窦凤仙 齐远征 骆大川"),
        ("投资人清单 单位：元 序号 姓名 未清偿本金 窦凤仙 9789.22 齐远征 220", "窦凤仙 齐远征"),
        ("被害人损失明细 编号姓名实际损失(元) 1窦凤仙1150002骆大川40000", "窦凤仙 骆大川"),
        ("失主登记表：窦凤仙：损失现金800元，齐远征：损失现金300元。石大海5元", "窦凤仙 齐远征"),
        ("物品清单 窦凤仙7.2万元", ""),
        ("制作被害人统计表证明，2012年10月至2015年5月，共经手三笔", ""),
    ],
)
def test_lists_of_the_harmed_name_them(text: str, names: str) -> None:
    assert named(text.replace("（", "(").replace("）", ")"), Role.VICTIM) == set(names.split())


def test_a_heading_of_statements_names_who_speaks() -> None:
    text = "（二）证人证言：1、窦凤仙（系邻居）：其看见有人翻墙。2、齐远征，男，45岁。"
    assert named(text.replace("（", "(").replace("）", ")"), Role.WITNESS) == {"窦凤仙", "齐远征"}
