"""An invented county: people, firms, agents, days. Everything comes from one seed."""

from __future__ import annotations

import random
from dataclasses import dataclass, field
from datetime import date, timedelta

SURNAMES = "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕"
GIVEN = "大山小河建国志强永平秀兰玉梅春花桂英文斌海涛金龙长顺有福德财庆丰来喜满仓树根双全兆林"
TOWNS = ("永宁县", "贺兰县", "灵武市")
CODES = ("宁0121", "宁0122", "宁0181")
TRADES = ("建筑劳务", "建材", "针纺", "食品", "家具", "物流", "装饰工程", "矿业")
_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_CODE = "0123456789ABCDEFGHJKLMNPQRTUWXY"
# A firm's name tells its world, so that the dockets of several seeds can be run as one.
MARKS = "甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未申酉戌亥东西南北中春夏秋冬"
AVERAGE_WAGE = 6800

Cells = dict[str, str]


@dataclass(frozen=True, slots=True)
class Person:
    """A natural person."""

    name: str
    born: date
    sex: str
    number: str
    home: str


@dataclass(frozen=True, slots=True)
class Firm:
    """A company with its legal representative."""

    name: str
    code: str
    leader: str
    founded: date


@dataclass(slots=True)
class World:
    """Makes people, firms and days; numbers its cases."""

    seed: int
    rng: random.Random = field(init=False)
    count: int = 0

    def __post_init__(self) -> None:
        """Start from the seed."""
        self.rng = random.Random(self.seed)
        self.count = self.seed * 100_000

    def name(self, surname: str = "") -> str:
        """Invent a name."""
        given = "".join(self.rng.sample(GIVEN, 2))
        return (surname or self.rng.choice(SURNAMES)) + given

    def person(self, ages: tuple[int, int] = (24, 52), sex: str = "", surname: str = "") -> Person:
        """Invent a person who is between two ages in 2024."""
        sex = sex or self.rng.choice("男男女")
        born = date(2024 - self.rng.randint(*ages), self.rng.randint(1, 12), self.rng.randint(1, 28))
        home = f"宁夏银川市{self.rng.choice(TOWNS)}{self.rng.choice('东南西北')}庄{self.rng.randint(1, 90)}号"
        return Person(self.name(surname), born, sex, self._number(born, sex), home)

    def _number(self, born: date, sex: str) -> str:
        """Make an ID number whose check digit is right."""
        serial = self.rng.randint(0, 499) * 2 + (sex == "男")
        head = f"999999{born:%Y%m%d}{serial:03d}"
        return head + "10X98765432"[sum(int(c) * w for c, w in zip(head, _WEIGHTS, strict=True)) % 11]

    def firm(self, trade: str = "", founded: tuple[int, int] = (2005, 2017)) -> Firm:
        """Invent a company."""
        word = "".join(self.rng.sample("华兴瑞丰宏达祥和永盛金泰安顺", 3))
        name = f"银川市{word}{MARKS[self.seed % len(MARKS)]}{trade or self.rng.choice(TRADES)}有限公司"
        born = date(self.rng.randint(*founded), self.rng.randint(1, 12), self.rng.randint(1, 28))
        return Firm(name, self._code(), self.name(), born)

    def _code(self) -> str:
        """Make a unified social credit code whose check character is right."""
        head = "91999999" + "".join(self.rng.choice(_CODE) for _ in range(9))
        total = sum(_CODE.index(char) * pow(3, i, 31) for i, char in enumerate(head))
        return head + _CODE[(31 - total % 31) % 31]

    def day(self, first: date = date(2022, 2, 1), last: date = date(2024, 10, 31)) -> date:
        """Pick a day."""
        return first + timedelta(days=self.rng.randint(0, (last - first).days))

    def number(self, court: str, year: int, kind: str = "民初") -> str:
        """Number the next case."""
        self.count += 1
        code = CODES[TOWNS.index(court.removesuffix("人民法院"))]
        return f"（{year}）{code}{kind}{self.count}号"

    def court(self) -> str:
        """Pick a court."""
        return f"{self.rng.choice(TOWNS)}人民法院"

    def wage(self, least: float = 0.55, most: float = 1.3) -> int:
        """Pick a wage a month, as a share of the average."""
        return round(AVERAGE_WAGE * self.rng.uniform(least, most) / 100) * 100


def later(day: date, *span: int) -> date:
    """Return a day that lies so many days later."""
    return day + timedelta(days=span[0])
