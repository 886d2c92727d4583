"""Headings give the names below them a role."""

from __future__ import annotations

import time

import pytest

from nlp.names.headed import headed
from nlp.names.role import Role
from nlp.names.slots import slots

# What given names are made of, none of which stands for anything else.
ONES = "凤仙远征大川长河秀英建国志强丽华玉兰春梅海燕雪琴"


def named(text: str, role: Role) -> set[str]:
    """Whom the slots below headings name."""
    text = text.translate({ord("（"): "(", ord("）"): ")"})
    starts = {end for (_, end, own), _ in headed(text) if own is role}
    found = (slot.reading for slot in slots(text) if slot.cue[1] in starts and slot.held)
    return {text[one.start : one.end] for one in found}


ALL = "窦凤仙 齐远征 骆大川"


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("附：被害人名单及损失 窦凤仙、齐远征3万元；骆大川（穆长河）1.2万元。", f"{ALL} 穆长河"),
        ("被害人损失清单： 1、窦凤仙82700元；2、齐远征31600元；3、骆大川9557元", ALL),
        ("被害人损失清单：一、窦凤仙，82700元；二、齐远征，31600元；三、骆大川，9557元", ALL),
        ("被害人名单：①窦凤仙8万元。②齐远征3万元。③骆大川9千元。审判员穆长河", ALL),
        ("受害人名单及金额 窦凤仙7.2万元 齐远征3.6万元 骆大川14.4万元", ALL),
        ("投资人清单 单位：元 序号 姓名 未清偿本金 窦凤仙 9789.22 齐远征 220", "窦凤仙 齐远征"),
        ("被害人损失明细 编号姓名实际损失(元) 1窦凤仙1150002骆大川40000", "窦凤仙 骆大川"),
        ("失主登记表：窦凤仙：损失现金800元，齐远征：损失现金300元。穆长河5元", "窦凤仙 齐远征"),
        ("被害人名单如下： 窦凤仙、齐远征、骆大川。", ALL),
        ("被害人名单：\n窦凤仙\n齐远征\n骆大川", ALL),
        ("受害群众名单：窦凤仙 男 齐远征 女 骆大川 女", ALL),
        ("被害人名单：姓名：窦凤仙 身份证号：略 姓名：齐远征 身份证号：略", "窦凤仙 齐远征"),
        ("投资人名单：窦凤仙30000元齐远征20000元骆大川40000元", ALL),
        ("被害人名单及损失 窦凤仙、齐远征各3万元；骆大川、穆长河共计5万元", f"{ALL} 穆长河"),
        ("退赔清单：窦凤仙2000，齐远征3000，合计5000，金额5000", "窦凤仙 齐远征"),
        ("退赔清单： (1)被告人单小龙共同退赔 窦凤仙24元 齐远征20元", "窦凤仙 齐远征"),
        ("被害人名单：窦凤仙3万元；齐远征2万元；业务员提成：穆长河3万元；单小龙2万元", "窦凤仙 齐远征"),
        ("被害人损失清单：金沙店3万元；姜堰区2万元；伍仟元；山东省3家；利息3万元；安宁3元", ""),
        ("物品清单 窦凤仙7.2万元；齐远征2万元", ""),
        ("被害人名单：窦凤仙3万元", ""),
        ("制作被害人统计表证明，2012年10月至2015年5月，共经手三笔", ""),
    ],
)
def test_rolls_of_the_harmed_name_them(text: str, names: str) -> None:
    assert named(text, Role.VICTIM) == set(names.split())


def test_a_long_roll_is_read_to_its_end_and_many_headings_take_no_time() -> None:
    people = [f"{surname}{first}{second}" for surname in "窦齐骆穆单" for first in ONES for second in ONES]
    started = time.process_time()
    assert len(named("被害人名单：" + "；".join(f"{one}3万元" for one in people), Role.VICTIM)) == len(people)
    assert len(named("被害人名单：" + "、".join(people), Role.VICTIM)) == len(people)
    assert sum(1 for _ in slots("被害人名单 窦凤仙3万元；齐远征2万元 " * 1000)) <= 4000
    assert time.process_time() - started < 3


def test_a_heading_of_statements_names_who_speaks() -> None:
    text = "（二）证人证言：1、窦凤仙（系邻居）：其看见有人翻墙。2、齐远征，男，45岁。"
    assert named(text, Role.WITNESS) == {"窦凤仙", "齐远征"}
