"""Invented shops on delivery platforms and the registers: one in a hundred has a licence out of order."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, timedelta

from tests.supervision.crime import Crimes
from tests.supervision.world import GIVEN, MARKS, SURNAMES, TOWNS, Cells, World

TODAY = date(2025, 3, 1)
_STREETS = ("利民街", "团结西路", "宁和街", "北京东路", "解放街", "民族南街", "宝湖西路", "金鑫路", "永康巷")
_FOOD = {
    "牛肉面": "热食类食品制售",
    "羊肉馆": "热食类食品制售、冷食类食品制售",
    "奶茶": "自制饮品制售、预包装食品销售",
    "火锅": "热食类食品制售、冷食类食品制售",
    "炒菜": "热食类食品制售",
    "蛋糕": "糕点类食品制售（含裱花）",
}
_DIGITS = "一二三四五六七八九"


@dataclass(slots=True)
class Shop:
    """A shop on its way: what the platform shows of it, and what the register says."""

    world: World
    made: Crimes
    word: str
    trade: str
    street: str
    town: str
    shown: Cells = field(default_factory=dict)
    register: Cells | None = field(default_factory=dict)

    @property
    def address(self) -> str:
        """Return the address in full."""
        return f"宁夏回族自治区银川市{self.town}{self.street}"

    def row(self) -> Cells:
        """Give the platform's row of a shop in order."""
        rng = self.world.rng
        self.world.count += 1
        number = f"JY2640{self.world.count:010d}"
        until = TODAY + timedelta(days=rng.randint(40, 1500))
        point = (106 + rng.random() / 2, 38 + rng.random() / 2)
        return {
            "平台": rng.choice(("甲外卖", "乙外卖")),
            "店名": f"{self.word}{self.trade}" + rng.choice(("", "", f"（{self.town[:2]}店）")),
            "许可证号": number,
            "持证人": f"{self.town}{self.word}{self.trade}店",
            "有效期至": f"{until:%Y/%m/%d}" if rng.random() < 0.2 else str(until),
            "许可地址": self.address,
            "经营地址": self.spelt(),
            "平台地址": self.spelt(),
            "经纬度": f"{point[0]:.5f},{point[1]:.5f}",
            "许可经纬度": f"{point[0]:.5f},{point[1]:.5f}",
            "品类": self.trade,
            "许可范围": _FOOD[self.trade],
        }

    def spelt(self) -> str:
        """Write the address in one of the ways that people write it."""
        rng = self.world.rng
        town = rng.choice((f"宁夏银川市{self.town}", self.town, "", f"银川市{self.town}杨和镇"))
        return f"{town}{self.street}{rng.choice(('', '一楼', '1层', '商铺', '营业房', '（老电影院对面）'))}"


def _shop(world: World, made: Crimes) -> Shop:
    """Invent a shop."""
    rng = world.rng
    number = rng.randint(1, 4999)
    spoken = f"{_DIGITS[number % 9]}十{_DIGITS[number % 7]}" if number % 50 == 0 else str(number)
    word = rng.choice("老小大") + rng.choice(SURNAMES) + rng.choice(GIVEN) + MARKS[world.seed % len(MARKS)]
    return Shop(
        world, made, word, rng.choice(list(_FOOD)), f"{rng.choice(_STREETS)}{spoken}号", rng.choice(TOWNS)
    )


_Story = Callable[[Shop, Cells], None]


def _no_number(shop: Shop, row: Cells) -> None:
    """Show no licence."""
    row["许可证号"] = ""


def _wrong_number(shop: Shop, row: Cells) -> None:
    """Show something that is no licence."""
    row["许可证号"] = shop.world.rng.choice(("XK1234567", "SC10664012100", "JY264012", "备案中"))
    shop.register = None


def _run_out(shop: Shop, row: Cells) -> None:
    """Let the licence run out."""
    row["有效期至"] = str(TODAY - timedelta(days=shop.world.rng.randint(1, 700)))


def _another(shop: Shop, row: Cells) -> None:
    """Use somebody else's licence."""
    row["持证人"] = f"{shop.town}{shop.world.name()}百货店"


def _ghost(shop: Shop, row: Cells) -> None:
    """Cook elsewhere: half of them are known by the map, half by the address."""
    if shop.world.rng.random() < 0.5:
        row["经纬度"] = "106.99001,38.99001"
    else:
        row |= {"经纬度": "", "经营地址": f"{shop.town}东环北路{shop.world.rng.randint(1000, 1999)}号"}


def _gone(shop: Shop, row: Cells) -> None:
    """Have a licence that was cancelled."""
    shop.register = {"状态": shop.world.rng.choice(("注销", "已注销", "吊销"))}


def _beyond(shop: Shop, row: Cells) -> None:
    """Sell what the licence does not cover."""
    row |= {"品类": "凉菜", "许可范围": "热食类食品制售"}
    shop.register = {"范围": "热食类食品制售"}


_BROKEN: tuple[_Story, ...] = (_no_number, _wrong_number, _run_out, _another, _ghost, _gone, _beyond)


def _renewed(shop: Shop, row: Cells) -> None:
    """Renew the licence; the platform still tells the old day."""
    row["有效期至"] = str(TODAY - timedelta(days=100))
    shop.register = {"有效期至": str(TODAY + timedelta(days=900))}


def _moved(shop: Shop, row: Cells) -> None:
    """Move, and have the licence changed; the platform tells the old address."""
    new = f"{shop.town}南环东路{shop.world.rng.randint(2000, 2999)}号"
    row |= {"经营地址": new, "平台地址": new, "经纬度": ""}
    shop.register = {"地址": new}


def _corner(shop: Shop, row: Cells) -> None:
    """Write the address by a landmark; the map says that it is the same place."""
    row |= {
        "经营地址": f"{shop.town}人民广场东门",
        "经纬度": "106.25010,38.28010",
        "许可经纬度": "106.25100,38.28050",
    }


def _branch(shop: Shop, row: Cells) -> None:
    """Hold the licence as the branch of a company whose brand has another name."""
    firm = shop.world.firm("餐饮管理")
    row["持证人"] = firm.name
    shop.register = {"持证人": firm.name}
    entry = {"名称": f"{firm.name}{shop.word}分公司", "法定代表人": firm.leader, "状态": "存续"}
    shop.made.tables["工商登记"].append(entry)


def _owner(shop: Shop, row: Cells) -> None:
    """Hold the licence in the owner's own name."""
    owner = shop.world.name()
    row["持证人"] = owner
    shop.register = {"持证人": owner}
    shop.made.tables["工商登记"].append(
        {"名称": f"{shop.town}{shop.word}餐饮店", "法定代表人": owner, "状态": "存续"}
    )


def _food_court(shop: Shop, row: Cells) -> None:
    """Stand in a food court."""
    row |= {"经营地址": f"{shop.town}解放街5号美食城{shop.world.rng.choice(('', '3号档口', '七号铺'))}"}
    row |= {"经纬度": "106.25010,38.28010", "许可经纬度": "106.25010,38.28010"}


def _twice(shop: Shop, row: Cells) -> None:
    """Be on two platforms."""
    other = dict(row) | {"平台": "丙外卖", "经营地址": shop.spelt(), "平台地址": shop.spelt()}
    shop.made.tables["商户"].append(other)


_IN_ORDER: tuple[_Story, ...] = (_renewed, _moved, _corner, _branch, _owner, _food_court, _twice)


def _add(shop: Shop, row: Cells) -> None:
    """Add the row, and what the register says of it."""
    shop.made.tables["商户"].append(row)
    if shop.register is None or not row["许可证号"]:
        return
    entry = {
        "许可证号": row["许可证号"],
        "持证人": row["持证人"],
        "有效期至": row["有效期至"],
        "状态": "有效",
        "地址": row["许可地址"],
        "范围": row["许可范围"],
    }
    shop.made.tables["许可证"].append(entry | shop.register)


def shops(seed: int, count: int = 1500) -> Crimes:
    """M8: every hundredth shop is not in order; many others look as if they were not."""
    world = World(seed)
    made = Crimes({"商户": [], "许可证": [], "工商登记": []})
    for at in range(count):
        shop = _shop(world, made)
        row = shop.row()
        if at % 100 == 0:
            story = at // 100
            _BROKEN[story % len(_BROKEN)](shop, row)
            made.planted.add(row["店名"])
        elif at % 5 == 1:
            _IN_ORDER[at // 5 % len(_IN_ORDER)](shop, row)
        _add(shop, row)
        if at % 500 == 300:
            _two_places(shop, row)
        if at % 500 == 400:
            _three_at_one(shop)
        if world.rng.random() < 0.05:
            row["店名"] = row["店名"].replace("（", "(").replace("）", ")")
        if world.rng.random() < 0.05:
            row["经营地址"] = row["经营地址"].translate(str.maketrans("0123456789", "０１２３４５６７８９"))
    return made


def _two_places(shop: Shop, row: Cells) -> None:
    """Use one licence at two places."""
    second = dict(row) | {
        "店名": f"{shop.word}{shop.trade}二店",
        "经营地址": f"{shop.town}新昌路77号",
        "经纬度": "",
    }
    shop.made.tables["商户"].append(second)
    shop.made.planted |= {row["店名"], second["店名"]}


def _three_at_one(shop: Shop) -> None:
    """Register three shops in one room."""
    for _ in range(3):
        one = _shop(shop.world, shop.made)
        one.street, one.town = f"{shop.street}0", shop.town
        row = one.row()
        row |= {"许可地址": one.address, "经营地址": f"{one.town}{one.street}"}
        shop.made.tables["商户"].append(row)
        shop.made.planted.add(row["店名"])
