"""Labour cases that are hard to tell apart: honest ones that look sham, and shams that change a habit."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date

from tests.supervision.labour import ADMITS, SHORT_OF_MONEY, Docket, Story, Suit, one, write
from tests.supervision.world import Firm, World, later

_NOTES = ("欠条", "结算单、欠条", "欠条、证人证言")
_OFFICES = (
    "本案经劳动保障监察大队协调，双方就欠付工资对账。",
    "本案由街道人民调解委员会组织双方核对工资后起诉。",
    "欠薪名单经人力资源和社会保障局、信访部门核对。",
)


def _enforced_firm(world: World, docket: Docket, firm: Firm, filed: date) -> None:
    """The employer is under enforcement already."""
    first = later(filed, -world.rng.randint(20, 500))
    docket.beside("被执行人", 名称=firm.name, 统一社会信用代码=firm.code, 首次执行立案日期=f"{first}")


def foreman(world: World, docket: Docket) -> Sequence[str]:
    """A foreman owes forty men the same flat sums; one mediator, one agent, a day or two, notes for proof."""
    rng, firm, court, filed = world.rng, world.firm("建筑劳务"), world.court(), world.day()
    agent, sums = world.name(), rng.sample((4500, 6000, 7500, 9000, 12000), rng.randint(1, 3))
    owing, mediated = rng.random() < 0.5, rng.random() < 0.5
    if owing:
        _enforced_firm(world, docket, firm, filed)
    answer = rng.choice((SHORT_OF_MONEY, *ADMITS))
    # Where nobody else vouches for the list, the men wait for the day that was agreed before they enforce.
    enforced = rng.choice((0, 9, 14)) if mediated else rng.choice((0, 32, 61))
    numbers = []
    for _ in range(rng.randint(12, 40)):
        suit = Suit(
            world.person((22, 58)),
            firm,
            filed,
            rng.randint(0, 2),
            world.wage(0.8, 1.2),
            2,
            rng.choice(_NOTES),
            answer,
            agents=(agent,),
            claim=rng.choice(sums),
            enforced=enforced,
            extra=rng.choice(_OFFICES) if mediated else "",
        )
        numbers.append(write(world, docket, suit, court, "包工头带班同额"))
    docket.groups.update(dict.fromkeys(numbers, firm.name))
    return numbers


def skilled(world: World, docket: Docket) -> Sequence[str]:
    """A master of his craft earns twice the average in a small firm; a note, settled fast, no one harmed."""
    rng = world.rng
    suit = Suit(
        world.person((30, 50)),
        world.firm(),
        world.day(),
        rng.randint(2, 7),
        world.wage(2.0, 2.8),
        rng.randint(3, 9),
        rng.choice(_NOTES),
        rng.choice(ADMITS),
        job=rng.choice(("技师", "焊工", "厨师")),
    )
    return one(world, docket, "技工高薪", suit)


def near_average(world: World, docket: Docket) -> Sequence[str]:
    """An ordinary wage, a note, an employer with other creditors, enforcement as soon as it can be had."""
    rng, firm, filed = world.rng, world.firm(), world.day()
    _enforced_firm(world, docket, firm, filed)
    suit = Suit(
        world.person(),
        firm,
        filed,
        rng.randint(1, 7),
        world.wage(0.8, 1.6),
        rng.randint(3, 11),
        rng.choice(_NOTES),
        rng.choice(ADMITS),
        enforced=rng.choice((0, 5, 12)),
    )
    return one(world, docket, "寻常工资而单位被执行", suit)


def bankrupt_wages(world: World, docket: Docket) -> Sequence[str]:
    """The men and women of a firm that goes bankrupt claim some months' pay, on settlements of its office."""
    rng, firm, court = world.rng, world.firm(), world.court()
    bankrupt = world.day(date(2022, 8, 1))
    docket.beside("破产拍卖拆迁", 名称=firm.name, 事项="破产受理", 日期=f"{bankrupt}")
    filed = later(bankrupt, -rng.randint(20, 150))
    _enforced_firm(world, docket, firm, filed)
    numbers: list[str] = []
    for _ in range(rng.randint(2, 8)):
        suit = Suit(
            world.person(),
            firm,
            later(filed, rng.randint(0, 3)),
            rng.randint(1, 7),
            world.wage(0.7, 1.4),
            rng.choice((1.5, 2, 2.5, 3, 4, 5, 5.5)),
            rng.choice(("工资结算单", "欠条", "结算单、证人证言")),
            rng.choice((SHORT_OF_MONEY, *ADMITS)),
        )
        numbers.append(write(world, docket, suit, court, "破产企业真实欠薪"))
    return numbers


def paid_up_by_order(world: World, docket: Docket) -> Sequence[str]:
    """The labour inspectors find years without contributions and order them paid; a court confirms them."""
    rng, firm, court = world.rng, world.firm(founded=(1996, 2006)), world.court()
    filed, agent, numbers = world.day(date(2023, 1, 1)), world.name(), []
    for _ in range(rng.randint(3, 6)):
        sex = rng.choice("男女")
        person = world.person((48, 49) if sex == "女" else (57, 59), sex)
        until = later(filed, -rng.randint(10, 60))
        began = later(until, -rng.randint(6, 14) * 365)
        suit = Suit(
            person,
            firm,
            filed,
            rng.randint(3, 10),
            0,
            1,
            rng.choice(("证人证言、工作证明", "职工档案、招工登记表", "证人证言")),
            rng.choice(ADMITS),
            "调解",
            "确认劳动关系纠纷",
            "工人",
            (agent,),
            began=began,
            until=until,
            extra="劳动保障监察大队对被告未依法参保的情况立案调查，责令其限期补缴。",
        )
        numbers.append(write(world, docket, suit, court, "监察责令补缴"))
        docket.beside(
            "社保补缴",
            姓名=person.name,
            身份证号=person.number,
            单位=firm.name,
            补缴起始月=f"{began:%Y-%m}",
            补缴截止月=f"{until:%Y-%m}",
            补缴日期=f"{later(filed, 60)}",
            退休日期=f"{later(filed, rng.randint(200, 700))}",
        )
    return numbers


HARD: tuple[tuple[Story, int], ...] = (
    (foreman, 1),
    (skilled, 3),
    (near_average, 3),
    (bankrupt_wages, 1),
    (paid_up_by_order, 1),
)


def _made_up(world: World, docket: Docket, firm: Firm, filed: date) -> Suit:
    """The usual plan: a firm that is about to be sold up, high pay for years, a note, all admitted, days."""
    rng = world.rng
    _enforced_firm(world, docket, firm, filed)
    docket.beside(
        "破产拍卖拆迁", 名称=firm.name, 事项="破产受理", 日期=f"{later(filed, rng.randint(30, 150))}"
    )
    return Suit(
        world.person((30, 55)),
        firm,
        filed,
        rng.randint(1, 6),
        world.wage(2.2, 3.5),
        rng.randint(24, 40),
        rng.choice(("欠条", "工资结算协议")),
        rng.choice(ADMITS),
        enforced=rng.choice((4, 9)),
    )


def _slow(world: World, suit: Suit) -> Suit:
    """They let a month go by."""
    return replace(suit, days=world.rng.randint(20, 45))


def _judged(world: World, suit: Suit) -> Suit:
    """They have it judged, not settled."""
    return replace(suit, method="判决", days=world.rng.randint(5, 12))


def _contract(world: World, suit: Suit) -> Suit:
    """They write a contract too; no money ever went through a bank."""
    return replace(suit, evidence=world.rng.choice(("劳动合同、欠条", "劳动合同")))


def _modest(world: World, suit: Suit) -> Suit:
    """They claim the pay of an ordinary man, for two years."""
    return replace(suit, wage=world.wage(1.0, 1.6), months=world.rng.randint(20, 26))


def _patient(world: World, suit: Suit) -> Suit:
    """They do not enforce at once."""
    return replace(suit, enforced=world.rng.randint(25, 60))


def _token(world: World, suit: Suit) -> Suit:
    """The employer says a word against it, for form's sake."""
    del world
    return replace(suit, answer="被告辩称，欠付工资属实，但目前资金困难，请求减免部分。")


def _many_hands(world: World, suit: Suit) -> Suit:
    """Another agent every time."""
    return replace(suit, agents=(world.name(),), theirs=(world.name(),))


HABITS: dict[str, Callable[[World, Suit], Suit]] = {
    "原样": lambda _, suit: suit,
    "拖一个月": _slow,
    "判决结案": _judged,
    "伪造合同": _contract,
    "工资寻常": _modest,
    "不急执行": _patient,
    "象征性答辩": _token,
    "各找代理": _many_hands,
}


def changed_habit(world: World, docket: Docket, habit: str, firm: Firm | None = None) -> str:
    """Write the usual plan with one habit changed; without a firm, a new shell every time."""
    suit = _made_up(world, docket, firm or world.firm(), world.day(date(2022, 3, 1)))
    return write(world, docket, HABITS[habit](world, suit), world.court(), habit)
