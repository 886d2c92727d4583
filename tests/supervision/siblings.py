"""Labour dockets for two siblings of M5: wages before a bankruptcy, employment that buys a pension."""

from __future__ import annotations

from collections.abc import Sequence

from tests.supervision.docket import add_wages
from tests.supervision.hard_labour import HABITS, HARD, changed_habit
from tests.supervision.honest_labour import HONEST, closed_firm, confirmed_honestly
from tests.supervision.labour import ADMITS, Docket, Story, Suit, write
from tests.supervision.sham_labour import before_bankruptcy, bought_pension, one_note_split
from tests.supervision.world import World, later


def left_behind(world: World, docket: Docket) -> Sequence[str]:
    """A manager of a bankrupt firm is owed much, and has the contract and the bank records for it."""
    firm, filed = world.firm(), world.day()
    bankrupt = later(filed, world.rng.randint(20, 300))
    docket.beside("破产拍卖拆迁", 名称=firm.name, 事项="破产受理", 日期=f"{bankrupt}")
    suit = Suit(
        world.person((35, 55)),
        firm,
        filed,
        world.rng.randint(5, 60),
        world.wage(2.5, 6),
        world.rng.randint(6, 20),
        "劳动合同、银行流水",
        world.rng.choice(ADMITS),
        job="总经理",
    )
    return [write(world, docket, suit, world.court(), "破产企业高管")]


def restructured(world: World, docket: Docket) -> Sequence[str]:
    """Workers of a restructured factory have old years confirmed; the wage books are there."""
    firm, court, filed, agent = world.firm(), world.court(), world.day(), world.name()
    numbers = []
    for _ in range(world.rng.randint(1, 5)):
        person = world.person((50, 60), "男")
        began, until = later(filed, -20 * 365), later(filed, -6 * 365)
        suit = Suit(
            person,
            firm,
            filed,
            world.rng.randint(5, 40),
            0,
            1,
            world.rng.choice(("工资表、考勤记录", "劳动合同、工资表", "社保缴费记录、证人证言")),
            world.rng.choice(ADMITS),
            "调解",
            "确认劳动关系纠纷",
            "工人",
            (agent,),
            began=began,
            until=until,
        )
        numbers.append(write(world, docket, suit, court, "改制企业职工"))
        docket.beside(
            "社保补缴",
            姓名=person.name,
            身份证号=person.number,
            单位=firm.name,
            补缴起始月=f"{began:%Y-%m}",
            补缴截止月=f"{until:%Y-%m}",
            补缴日期=f"{later(filed, 120)}",
            退休日期=f"{later(filed, world.rng.randint(300, 2500))}",
        )
    return numbers


def _filled(world: World, docket: Docket, more: Sequence[tuple[Story, int]], rows: int) -> Docket:
    """Add honest cases until the docket has its rows."""
    stories, weights = zip(*HONEST, *HARD, *more, strict=True)
    while len(docket.cases) < rows:
        world.rng.choices(stories, weights)[0](world, docket)
    world.rng.shuffle(docket.cases)
    add_wages(docket)
    return docket


def insolvency_docket(seed: int, rows: int = 1800) -> Docket:
    """Make a docket with sham wage claims against firms that go bankrupt, each habit changed once."""
    world, docket = World(seed), Docket()
    docket.sham.update(dict.fromkeys(before_bankruptcy(world, docket, 5), "破产前虚构"))
    split = one_note_split(world, docket, 5)
    firm = next(row["被告"] for row in docket.cases if row["案号"] == split[0])
    filed = next(row["立案日期"] for row in docket.cases if row["案号"] == split[0])
    bankrupt = later(world.day().fromisoformat(filed), world.rng.randint(20, 150))
    docket.beside("破产拍卖拆迁", 名称=firm, 事项="破产受理", 日期=f"{bankrupt}")
    docket.sham.update(dict.fromkeys(split, "停产后用工"))
    for habit in HABITS:
        docket.sham[changed_habit(world, docket, habit)] = habit
    return _filled(world, docket, ((closed_firm, 10), (left_behind, 4)), rows)


def pension_docket(seed: int, rows: int = 1000) -> Docket:
    """Make a docket with ten suits that were brought to buy a pension."""
    world, docket = World(seed), Docket()
    for count in (6, 3, 1):
        docket.sham.update(dict.fromkeys(bought_pension(world, docket, count), "代办补缴"))
    return _filled(world, docket, ((confirmed_honestly, 15), (restructured, 4)), rows)
