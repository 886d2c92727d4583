"""Sham labour suits, by plans that legal.md tells of (4.1 to 4.3)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from tests.supervision.labour import ADMITS, Docket, Suit, write
from tests.supervision.world import World, later

_IOU = ("欠条", "欠条、证人证言", "工资结算协议", "结算单、证人证言")


def before_bankruptcy(world: World, docket: Docket, count: int) -> Sequence[str]:
    """Wages are made up shortly before a bankruptcy, so as to be paid before the other creditors."""
    rng, firm, court = world.rng, world.firm(), world.court()
    bankrupt = world.day(date(2022, 10, 1))
    docket.beside("破产拍卖拆迁", 名称=firm.name, 事项="破产受理", 日期=f"{bankrupt}")
    docket.beside(
        "被执行人",
        名称=firm.name,
        统一社会信用代码=firm.code,
        首次执行立案日期=f"{later(bankrupt, -rng.randint(250, 500))}",
    )
    numbers = []
    for _ in range(count):
        suit = Suit(
            world.person((30, 55)),
            firm,
            later(bankrupt, -rng.randint(30, 150)),
            rng.randint(1, 6),
            world.wage(1.8, 3.5),
            rng.randint(24, 40),
            rng.choice(_IOU),
            rng.choice(ADMITS),
            enforced=rng.choice((0, 4, 9)),
        )
        numbers.append(write(world, docket, suit, court, "破产前虚构工资债权"))
    return numbers


def bought_pension(world: World, docket: Docket, count: int) -> Sequence[str]:
    """An intermediary has employment of many years confirmed, so that contributions can be paid up."""
    rng, firm, court = world.rng, world.firm(), world.court()
    broker, filed, days = world.name(), world.day(date(2023, 6, 1), date(2024, 4, 1)), rng.randint(2, 6)
    numbers = []
    for _ in range(count):
        sex = rng.choice("女女男")
        person = world.person((48, 49) if sex == "女" else (58, 59), sex)
        until = later(filed, -rng.randint(10, 60))
        suit = Suit(
            person,
            firm,
            filed,
            days,
            0,
            1,
            rng.choice(("证人证言", "工作证明、证人证言", "工作证明")),
            rng.choice(ADMITS),
            rng.choice(("调解", "调解", "判决")),
            "确认劳动关系纠纷",
            rng.choice(("务农", "无业", "个体")),
            (broker,),
            began=later(until, -rng.randint(12, 15) * 365),
            until=until,
        )
        numbers.append(write(world, docket, suit, court, "代办社保补缴"))
        docket.beside(
            "社保补缴",
            姓名=person.name,
            身份证号=person.number,
            单位=firm.name,
            补缴起始月=f"{suit.began:%Y-%m}",
            补缴截止月=f"{until:%Y-%m}",
            补缴日期=f"{later(filed, days + rng.randint(20, 90))}",
            退休日期=f"{later(filed, rng.randint(200, 650))}",
            补缴金额=str(rng.randint(6, 12) * 10000),
        )
    return numbers


def shared_in(world: World, docket: Docket, count: int) -> Sequence[str]:
    """A debtor under enforcement and a friend come together, settle at once and take part in distribution."""
    rng, firm, court = world.rng, world.firm(), world.court()
    filed = world.day()
    docket.beside(
        "被执行人",
        名称=firm.name,
        统一社会信用代码=firm.code,
        首次执行立案日期=f"{later(filed, -rng.randint(60, 400))}",
    )
    docket.beside(
        "破产拍卖拆迁", 名称=firm.name, 事项="拍卖成交", 日期=f"{later(filed, rng.randint(20, 90))}"
    )
    numbers = []
    for _ in range(count):
        suit = Suit(
            world.person((30, 60)),
            firm,
            filed,
            rng.randint(0, 3),
            world.wage(1.0, 1.9),
            rng.randint(10, 24),
            rng.choice(_IOU),
            rng.choice(ADMITS),
            enforced=rng.randint(1, 10),
            extra="双方当事人共同到庭请求调解。被告因另案已被本院立案执行，名下房产正在拍卖。",
        )
        numbers.append(write(world, docket, suit, court, "与被执行人串通参与分配"))
    return numbers


def kin_well_paid(world: World, docket: Docket, count: int) -> Sequence[str]:
    """Kin of the owner claim wages that nobody in the firm ever earned."""
    rng, firm, court = world.rng, world.firm(), world.court()
    filed = world.day()
    numbers = []
    for _ in range(count):
        suit = Suit(
            world.person((20, 60), surname=firm.leader[0]),
            firm,
            filed,
            rng.randint(1, 7),
            world.wage(3.2, 6.5),
            rng.randint(12, 52),
            rng.choice(_IOU),
            rng.choice(ADMITS),
            job=rng.choice(("务农", "无业", "会计", "经理")),
            enforced=rng.choice((0, 8, 30)),
        )
        numbers.append(write(world, docket, suit, court, "老板亲友高薪"))
    return numbers


def one_note_split(world: World, docket: Docket, count: int) -> Sequence[str]:
    """One IOU in the owner's hand becomes many suits: like sums, two colleagues for agents, no books."""
    rng, firm, court = world.rng, world.firm("针纺"), world.court()
    filed, days = world.day(date(2023, 1, 1)), rng.randint(1, 5)
    agents = (world.name(), world.name())
    sums = rng.sample((20000, 30000, 36000, 48000), 2)
    docket.beside(
        "被执行人",
        名称=firm.name,
        统一社会信用代码=firm.code,
        首次执行立案日期=f"{later(filed, -rng.randint(60, 300))}",
    )
    stopped = later(filed, -rng.randint(500, 1500))
    docket.beside("破产拍卖拆迁", 名称=firm.name, 事项="停产", 日期=f"{stopped}")
    numbers = []
    for _ in range(count):
        suit = Suit(
            world.person(),
            firm,
            later(filed, rng.randint(0, 2)),
            days,
            world.wage(0.6, 1.0),
            4,
            "欠条",
            ADMITS[0],
            agents=agents,
            claim=rng.choice(sums),
            until=later(filed, -rng.randint(40, 80)),
            enforced=rng.randint(2, 12),
            extra=f"被告已于{stopped.year}年停产。",
        )
        numbers.append(write(world, docket, suit, court, "同一欠条拆分多案"))
    return numbers


PLANS = (before_bankruptcy, bought_pension, shared_in, kin_well_paid, one_note_split)
# Nine suits, shared out among the plans in one of these ways.
SHARES = (
    (2, 3, 1, 1, 2),
    (1, 1, 1, 1, 5),
    (2, 2, 2, 3, 0),
    (1, 5, 2, 1, 0),
    (3, 0, 2, 1, 3),
    (2, 1, 1, 2, 3),
)
