"""Invented ledgers of judicial aid: people aided twice for one event, and people who only look like it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, timedelta

from tests.supervision.world import Cells, Person, World

_TOWNS = ("永宁县", "贺兰县", "灵武市")
_EVENTS = (
    ("故意伤害罪", "重伤二级", "故意伤害致重伤"),
    ("交通肇事罪", "死亡", "交通事故致人死亡"),
    ("强奸罪", "轻伤二级", "被强奸受伤"),
    ("抢劫罪", "轻伤一级", "被抢劫致轻伤"),
    ("故意杀人罪", "死亡", "亲属因故意杀人案死亡"),
)
_OTHER_AGENCIES = ("{}人民法院", "{}公安局", "中共{}委政法委员会", "{}司法局")


@dataclass(slots=True)
class Ledger:
    """Rows of 救助台账 with the numbers of what was planted."""

    world: World
    rows: list[Cells] = field(default_factory=list)
    planted: set[str] = field(default_factory=set)

    @property
    def tables(self) -> dict[str, list[Cells]]:
        """Return all tables."""
        return {"救助台账": self.rows}

    def give(self, person: Person, event: tuple[str, str, str], day: date, agency: str, **more: str) -> str:
        """Write a line; which columns an agency fills is its own habit."""
        self.world.count += 1
        rng = self.world.rng
        charge, injury, reason = event
        number = f"救助〔{day.year}〕{self.world.count}号"
        row = {
            "案号": number,
            "姓名": person.name,
            "证件号": person.number,
            "罪名": charge if rng.random() < 0.8 else charge.removesuffix("罪"),
            "伤情": injury,
            "事由": reason,
            "金额": str(rng.randrange(5, 40) * 1000),
            "救助日期": rng.choice((f"{day}", f"{day.year}年{day.month}月{day.day}日", f"{day:%Y/%m/%d}")),
            "单位": agency,
            **more,
        }
        if agency.endswith(("法院", "公安局")) and rng.random() < 0.5 and "罪名" not in more:
            row["罪名"] = ""
        self.rows.append(row)
        return row["案号"]

    def town(self) -> str:
        """Pick a county."""
        return self.world.rng.choice(_TOWNS)

    def event(self) -> tuple[str, str, str]:
        """Pick what happened."""
        return self.world.rng.choice(_EVENTS)

    def day(self) -> date:
        """Pick a day of the years of which the ledger tells."""
        return date(2020, 1, 10) + timedelta(days=self.world.rng.randint(0, 1600))


def _twice(ledger: Ledger, kind: int) -> None:
    """Plant somebody whom two agencies aided for one event."""
    rng, person, event, town = ledger.world.rng, ledger.world.person(), ledger.event(), ledger.town()
    first = ledger.day()
    second = first + timedelta(days=rng.choice((3, 200, 700, 1090)))
    other = rng.choice(_OTHER_AGENCIES).format(town)
    one: Cells = {}
    two: Cells = {}
    if kind == 1:
        one = two = {"案号": f"（2020）宁0121刑初{ledger.world.count}号"}
        two = {**two, "证件号": ""}
    elif kind == 2:
        two = {"姓名": person.name[:-1] + "菊"}
    elif kind == 3:
        two = {"罪名": "", "伤情": ""}
    elif kind == 4:
        two = {"证件号": "".join(chr(ord(c) + 0xFEE0) for c in person.number)}
    ledger.planted.add(ledger.give(person, event, first, f"{town}人民检察院", **one))
    ledger.planted.add(ledger.give(person, event, second, other, **two))


def _instalments(ledger: Ledger) -> None:
    """One agency pays in two parts; its name is written in full once and short once."""
    person, event, day = ledger.world.person(), ledger.event(), ledger.day()
    ledger.give(person, event, day, "永宁县人民检察院")
    ledger.give(person, event, day + timedelta(days=90), "宁夏回族自治区永宁县检察院")


def _long_ago(ledger: Ledger) -> None:
    """More than three years lie between."""
    person, event, town, day = ledger.world.person(), ledger.event(), ledger.town(), ledger.day()
    ledger.give(person, event, day, f"{town}人民检察院")
    ledger.give(person, event, day + timedelta(days=1100), f"{town}人民法院")


def _two_events(ledger: Ledger) -> None:
    """One person, two misfortunes."""
    person, town, day = ledger.world.person(), ledger.town(), ledger.day()
    one, other = ledger.world.rng.sample(_EVENTS, 2)
    ledger.give(person, one, day, f"{town}人民检察院", 罪名=one[0])
    ledger.give(person, other, day + timedelta(days=300), f"{town}人民法院", 罪名=other[0])


def _two_cases(ledger: Ledger) -> None:
    """One person was hurt twice; there are two criminal cases."""
    person, event, day = ledger.world.person(), ledger.event(), ledger.day()
    for days, agency in ((0, "永宁县人民检察院"), (400, "永宁县人民法院")):
        ledger.world.count += 1
        number = f"（{day.year}）宁0121刑初{ledger.world.count}号"
        ledger.give(person, event, day + timedelta(days=days), agency, 案号=number)


def _namesakes(ledger: Ledger) -> None:
    """Two people of one name and one kind of misfortune; both numbers are known."""
    person, event, day = ledger.world.person(), ledger.event(), ledger.day()
    ledger.give(person, event, day, "永宁县人民检察院")
    twin = ledger.world.person()
    ledger.give(
        Person(person.name, twin.born, twin.sex, twin.number, twin.home),
        event,
        day + timedelta(days=30),
        "永宁县人民法院",
    )


def _siblings(ledger: Ledger) -> None:
    """Two children of one victim are aided by two agencies, each child once."""
    event, day = ledger.event(), ledger.day()
    ledger.world.count += 1
    number = f"（{day.year}）宁0121刑初{ledger.world.count}号"
    for agency in ("永宁县人民检察院", "永宁县人民法院"):
        ledger.give(ledger.world.person((8, 17), surname="王"), event, day, agency, 案号=number)


def _exported_twice(ledger: Ledger) -> None:
    """A line stands twice in what was exported."""
    ledger.give(ledger.world.person(), ledger.event(), ledger.day(), "永宁县人民检察院")
    ledger.rows.append(dict(ledger.rows[-1]))


_HONEST: tuple[Callable[[Ledger], None], ...] = (
    _instalments,
    _long_ago,
    _two_events,
    _two_cases,
    _namesakes,
    _siblings,
    _exported_twice,
)


def aided_twice(seed: int, people: int = 800) -> Ledger:
    """One in a hundred was aided twice; one in ten looks like it."""
    ledger = Ledger(World(seed))
    for at in range(people):
        if at % 100 == 0:
            _twice(ledger, at // 100 % 5)
        elif at % 10 == 1:
            _HONEST[at // 10 % len(_HONEST)](ledger)
        else:
            ledger.give(ledger.world.person(), ledger.event(), ledger.day(), f"{ledger.town()}人民检察院")
    ledger.world.rng.shuffle(ledger.rows)
    return ledger


_WAGES = {2020: 6400, 2021: 6800, 2022: 7100, 2023: 7400, 2024: 7500}
_TIMES = {"故意伤害罪": 2.6, "交通肇事罪": 3.0, "强奸罪": 2.0, "抢劫罪": 1.6, "故意杀人罪": 4.0}


def amounts(seed: int, people: int = 700) -> Ledger:
    """One sum in a hundred is far from what like cases got, or above a ceiling; others vary by a quarter."""
    ledger = Ledger(World(seed))
    rng = ledger.world.rng
    for at in range(people):
        event, day = ledger.event(), ledger.day()
        wage = _WAGES[day.year]
        usual = wage * _TIMES[event[0]]
        amount, award = usual * rng.uniform(0.8, 1.25), usual * rng.uniform(2, 9)
        if at % 100 == 0:
            kind = at // 100 % 3
            amount = (usual * 0.4, min(usual * 1.7, 49_000), usual)[kind]
            award = (award, award, amount * 0.6)[kind]
        elif at % 10 == 1:
            award = amount + 1
        more = {"月平均工资": str(wage), "判决赔偿额": f"{award:.2f}", "已赔偿额": "0"}
        if at % 10 == 2:
            more = {"月平均工资": str(wage)}
        number = ledger.give(
            ledger.world.person(), event, day, f"{ledger.town()}人民检察院", 金额=f"{amount:.0f}", **more
        )
        ledger.planted |= {number} if at % 100 == 0 else set()
    return ledger
