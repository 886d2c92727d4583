"""Honest labour cases: the ordinary ones, and those that look like sham suits at first sight."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from tests.supervision.labour import (
    ADMITS,
    CONTESTS,
    RECORDS,
    SHORT_OF_MONEY,
    Docket,
    Story,
    Suit,
    one,
    write,
)
from tests.supervision.world import World, later


def contested(world: World, docket: Docket) -> Sequence[str]:
    """An ordinary case, heard and decided over weeks."""
    rng = world.rng
    suit = Suit(
        world.person(),
        world.firm(),
        world.day(),
        rng.randint(25, 110),
        world.wage(),
        rng.randint(1, 14),
        rng.choice((*RECORDS, "欠条", "证人证言", "欠条、证人证言")),
        rng.choice((*CONTESTS, SHORT_OF_MONEY, *ADMITS)),
        rng.choice(("判决", "判决", "调解", "撤诉")),
        rng.choice(("追索劳动报酬纠纷", "劳动合同纠纷", "经济补偿金纠纷")),
        rng.choice(("农民工", "职员", "司机", "瓦工", "保安")),
        (world.name(),) if rng.random() < 0.4 else (),
        (world.name(),) if rng.random() < 0.4 else (),
        enforced=rng.choice((0, 0, 30, 60, 12)),
    )
    return one(world, docket, "寻常案件", suit)


def quick(world: World, docket: Docket) -> Sequence[str]:
    """A quick settlement: mediated at the court before filing, or paid on the spot."""
    rng = world.rng
    mediated = rng.random() < 0.5
    suit = Suit(
        world.person(),
        world.firm(),
        world.day(),
        rng.randint(0, 6),
        world.wage(0.5, 1.2),
        rng.randint(1, 5),
        rng.choice((*RECORDS, "欠条", "结算单", "欠条、证人证言")),
        rng.choice((SHORT_OF_MONEY, *ADMITS)),
        procedure="一审小额" if rng.random() < 0.4 else "一审简易",
        extra="本案经诉前调解，双方于人民调解委员会达成协议。" if mediated else "调解款已当场履行完毕。",
    )
    return one(world, docket, "快速调解", suit)


def high_earner(world: World, docket: Docket) -> Sequence[str]:
    """A manager or engineer with contract and bank records, who sometimes settles quickly."""
    rng = world.rng
    suit = Suit(
        world.person((32, 55)),
        world.firm(),
        world.day(),
        rng.choice((3, 6, 12, 30, 60)),
        world.wage(3.0, 7.0),
        rng.randint(2, 12),
        rng.choice(("劳动合同、银行流水", "劳动合同、银行流水、工资条", "银行流水、社保缴费记录")),
        rng.choice((SHORT_OF_MONEY, *ADMITS, *CONTESTS)),
        rng.choice(("调解", "调解", "判决")),
        job=rng.choice(("工程师", "总经理", "医生", "飞行员")),
        agents=(world.name(),),
    )
    return one(world, docket, "高薪", suit)


def old_worker(world: World, docket: Docket) -> Sequence[str]:
    """A worker near or past retirement, owed a few months' pay."""
    rng = world.rng
    suit = Suit(
        world.person((51, 67)),
        world.firm(),
        world.day(),
        rng.choice((4, 10, 25, 60)),
        world.wage(0.4, 0.8),
        rng.randint(1, 8),
        rng.choice((*RECORDS, "欠条", "证人证言")),
        rng.choice((SHORT_OF_MONEY, *ADMITS, *CONTESTS)),
        rng.choice(("调解", "判决")),
        job=rng.choice(("保洁员", "门卫", "农民工")),
    )
    return one(world, docket, "老年劳动者", suit)


def confirmed_honestly(world: World, docket: Docket) -> Sequence[str]:
    """A worker hurt at work asks to have the employment confirmed; the employer denies it."""
    rng = world.rng
    suit = Suit(
        world.person((25, 58)),
        world.firm(),
        world.day(),
        rng.randint(20, 80),
        0,
        rng.randint(3, 90),
        rng.choice(("考勤记录、证人证言", "工作服照片、证人证言", "微信聊天记录、银行流水")),
        rng.choice(CONTESTS[1:]),
        rng.choice(("判决", "判决", "撤诉")),
        "确认劳动关系纠纷",
        agents=(world.name(),),
    )
    return one(world, docket, "工伤确认劳动关系", suit)


def enforced_employer(world: World, docket: Docket) -> Sequence[str]:
    """An employer with many debts; its worker has a genuine claim."""
    rng = world.rng
    firm = world.firm()
    filed = world.day()
    first = later(filed, -rng.randint(30, 700))
    docket.beside("被执行人", 名称=firm.name, 统一社会信用代码=firm.code, 首次执行立案日期=f"{first}")
    suit = Suit(
        world.person(),
        firm,
        filed,
        rng.choice((5, 9, 25, 50)),
        world.wage(),
        rng.randint(2, 10),
        rng.choice((*RECORDS, "欠条")),
        rng.choice((SHORT_OF_MONEY, *ADMITS, *CONTESTS)),
        rng.choice(("调解", "判决")),
        enforced=rng.choice((0, 0, 40, 90)),
    )
    return one(world, docket, "已被执行的用人单位", suit)


def group(world: World, docket: Docket) -> Sequence[str]:
    """Migrant workers of one employer: one agent, like wages, filed together and settled fast."""
    rng = world.rng
    firm, court, filed = world.firm("建筑劳务"), world.court(), world.day()
    agent, base, days = world.name(), world.wage(0.7, 1.2), rng.choice((2, 5, 7, 12))
    kept = rng.choice((*RECORDS, "欠条", "结算单、欠条"))
    answer = rng.choice((SHORT_OF_MONEY, *ADMITS))
    if rng.random() < 0.4:
        first = later(filed, -rng.randint(20, 300))
        docket.beside("被执行人", 名称=firm.name, 统一社会信用代码=firm.code, 首次执行立案日期=f"{first}")
    enforced = rng.choice((0, 0, 20, 45))
    until = later(filed, -rng.randint(30, 90))
    numbers = []
    for _ in range(rng.randint(6, 22)):
        suit = Suit(
            world.person((22, 58)),
            firm,
            later(filed, rng.randint(0, 2)),
            days + rng.randint(0, 1),
            round(base * rng.uniform(0.9, 1.1) / 100) * 100,
            rng.choice((2, 2.5, 3, 3.2, 4, 4.5, 5)),
            kept,
            answer,
            agents=(agent,),
            until=until,
            enforced=enforced,
            job=rng.choice(("农民工", "瓦工", "木工", "钢筋工")),
        )
        numbers.append(write(world, docket, suit, court, "农民工集体讨薪"))
    docket.groups.update(dict.fromkeys(numbers, firm.name))
    return numbers


def busy_lawyer(world: World, docket: Docket) -> Sequence[str]:
    """A lawyer with many clients against many employers."""
    lawyer, court = world.name(), world.court()
    numbers: list[str] = []
    for _ in range(world.rng.randint(8, 15)):
        suit = Suit(
            world.person(),
            world.firm(),
            world.day(),
            world.rng.choice((5, 14, 35, 70)),
            world.wage(),
            world.rng.randint(2, 10),
            world.rng.choice(RECORDS),
            world.rng.choice((*CONTESTS, SHORT_OF_MONEY)),
            world.rng.choice(("调解", "判决")),
            agents=(lawyer,),
        )
        numbers.append(write(world, docket, suit, court, "业务多的律师"))
    return numbers


def closed_firm(world: World, docket: Docket) -> Sequence[str]:
    """A firm goes bankrupt and its workers ask for what it really owes them, with its books as proof."""
    firm, court = world.firm(), world.court()
    bankrupt = world.day(date(2022, 8, 1))
    docket.beside("破产拍卖拆迁", 名称=firm.name, 事项="破产受理", 日期=f"{bankrupt}")
    numbers: list[str] = []
    for _ in range(world.rng.randint(1, 4)):
        suit = Suit(
            world.person(),
            firm,
            later(bankrupt, -world.rng.randint(20, 170)),
            world.rng.randint(6, 40),
            world.wage(),
            world.rng.randint(2, 6),
            world.rng.choice(RECORDS),
            SHORT_OF_MONEY,
        )
        numbers.append(write(world, docket, suit, court, "破产企业职工"))
    return numbers


# How often each is told, of a hundred.
HONEST: tuple[tuple[Story, int], ...] = (
    (contested, 62),
    (quick, 12),
    (high_earner, 5),
    (old_worker, 6),
    (confirmed_honestly, 5),
    (enforced_employer, 5),
    (busy_lawyer, 1),
    (closed_firm, 2),
    (group, 2),
)
