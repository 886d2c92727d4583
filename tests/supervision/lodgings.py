"""Invented lodgings on platforms with the registers, and stays of minors: one in a hundred is amiss."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

from tests.supervision.crime import Crimes
from tests.supervision.world import GIVEN, MARKS, SURNAMES, Cells, Person, World

TODAY = date(2025, 3, 1)
_KINDS = ("民宿", "宾馆", "酒店", "客栈", "公寓酒店", "电竞酒店")
_STREETS = ("怀远西路", "文昌南街", "同心路", "金波北街", "学院东路", "兰山街")
_SAID = ("可做饭，近地铁", "日租房，随时入住", "高配电脑，开黑五黑", "双人游戏房", "")


class Street:
    """Gives every lodging a house of its own."""

    def __init__(self, world: World) -> None:
        """Begin at the first house."""
        self.world, self.number = world, world.seed * 10_000

    def house(self) -> str:
        """Return the next house."""
        self.number += 1
        return f"{self.world.rng.choice(_STREETS)}{self.number}号"


def _word(world: World) -> str:
    """Invent what a lodging is called."""
    return "".join(world.rng.sample("山云水月星林花溪竹雪松湖", 2)) + world.rng.choice(GIVEN) + _mark(world)


def _mark(world: World) -> str:
    """Tell the world of a name."""
    return MARKS[world.seed % len(MARKS)]


_Story = Callable[[World, dict[str, Cells]], None]


def _no_entry(_: World, rows: dict[str, Cells]) -> None:
    """Be in no register."""
    del rows["工商登记"], rows["旅馆登记"]


def _unseen(_: World, rows: dict[str, Cells]) -> None:
    """Have a licence, and tell the police of nobody."""
    del rows["旅馆登记"]


def _closed(_: World, rows: dict[str, Cells]) -> None:
    """Go on after the firm was closed."""
    rows["工商登记"] |= {"状态": "注销", "注销日期": "2024-01-05"}
    del rows["旅馆登记"]


def _other_trade(world: World, rows: dict[str, Cells]) -> None:
    """Be registered as a shop."""
    rows["工商登记"]["经营范围"] = world.rng.choice(("日用百货销售", "房屋租赁中介"))
    del rows["旅馆登记"]


_BROKEN: tuple[_Story, ...] = (_no_entry, _unseen, _closed, _other_trade)


def _company(world: World, rows: dict[str, Cells]) -> None:
    """Be registered under the company's name, at the same house."""
    name = world.firm("酒店管理").name
    rows["工商登记"]["名称"] = name
    rows["旅馆登记"]["名称"] = name


def _floors(_: World, rows: dict[str, Cells]) -> None:
    """Write floors here and not there."""
    rows["工商登记"]["住所"] += "三楼301室"
    rows["旅馆登记"]["地址"] = rows["旅馆登记"]["地址"].removeprefix("银川市西夏区")


def _typo(_: World, rows: dict[str, Cells]) -> None:
    """Write one character of the name otherwise."""
    name = rows["旅馆登记"]["名称"]
    rows["旅馆登记"]["名称"] = name[:2] + "某" + name[3:]


def _by_the_month(_: World, rows: dict[str, Cells]) -> None:
    """Let flats by the month."""
    rows["住宿"]["描述"] = "按月出租，押一付三"
    del rows["旅馆登记"]


_IN_ORDER: tuple[_Story, ...] = (_company, _floors, _typo, _by_the_month)


def lodgings(seed: int, count: int = 1200) -> Crimes:
    """M7: every hundredth lodging is missing from a register; others have other names and addresses there."""
    world, made = World(seed), Crimes({"住宿": [], "工商登记": [], "旅馆登记": []})
    street = Street(world)
    for at in range(count):
        house, kind, word = street.house(), world.rng.choice(_KINDS), _word(world)
        name = f"{word}{kind}"
        rows: dict[str, Cells] = {
            "住宿": {
                "场所名称": name + world.rng.choice(("", "（西夏店）")),
                "地址": f"银川市西夏区{house}" + world.rng.choice(("", "2层", "（近万达）")),
                "平台": world.rng.choice(("甲住", "乙行")),
                "描述": world.rng.choice(_SAID),
            },
            "工商登记": {
                "名称": f"西夏区{name}",
                "状态": world.rng.choice(("存续", "在营（开业）企业")),
                "住所": f"宁夏回族自治区银川市西夏区{house}",
                "经营范围": "住宿服务；旅馆",
            },
            "旅馆登记": {"场所编号": f"L{seed}{at:05d}", "名称": name, "地址": f"银川市西夏区{house}"},
        }
        if at % 100 == 0:
            _BROKEN[at // 100 % len(_BROKEN)](world, rows)
            made.planted.add(rows["住宿"]["场所名称"])
        elif at % 5 == 1:
            _IN_ORDER[at // 5 % len(_IN_ORDER)](world, rows)
        for table, row in rows.items():
            made.tables[table].append(row)
    return made


_Stay = Callable[[World, Cells, Person], list[Cells]]


def _with(row: Cells, person: Person, **cells: str) -> Cells:
    """Give a row of another guest, or of the same on another day."""
    return row | {"姓名": person.name, "证件号": person.number} | cells


def _alone(_: World, row: Cells, child: Person) -> list[Cells]:
    """Come alone."""
    return [_with(row, child)]


def _stranger(world: World, row: Cells, child: Person) -> list[Cells]:
    """Share the room with a stranger who is much older."""
    other = world.person((30, 45), surname="高" if child.name[0] != "高" else "罗")
    return [row, _with(row, other)]


def _often(world: World, row: Cells, child: Person) -> list[Cells]:
    """Come again some days later."""
    row = _with(row, child)
    day = date.fromisoformat(row["入住日期"]) + timedelta(days=world.rng.randint(1, 4))
    return [row, row | {"入住日期": str(day), "离店日期": ""}]


def _rooms(world: World, row: Cells, child: Person) -> list[Cells]:
    """Take two rooms."""
    row = _with(row, child)
    return [row, row | {"房号": f"{row['房号']}1"}]


_STRANGE: tuple[_Stay, ...] = (_alone, _stranger, _often, _rooms)


def _family(world: World, row: Cells, child: Person) -> list[Cells]:
    """Come with the father, who sleeps next door with the mother."""
    father = world.person((35, 45), "男", child.name[0])
    mother = world.person((32, 42), "女", "高" if child.name[0] != "高" else "罗")
    return [row | {"监护人联系": ""}, _with(row, father, 房号="888"), _with(row, mother, 房号="888")]


def _asked(world: World, row: Cells, child: Person) -> list[Cells]:
    """Let the house ring the mother, who is not of the same name."""
    mother = world.person((32, 42), "女", "高" if child.name[0] != "高" else "罗")
    return [row | {"监护人联系": "是"}, _with(row, mother)]


def _camp(world: World, row: Cells, child: Person) -> list[Cells]:
    """Come with a class and its teacher."""
    pupils = [world.person((12, 15)) for _ in range(9)]
    teacher = _with(row, world.person((30, 50)), 房号="101")
    return [row, teacher, *(_with(row, one, 房号=f"{110 + at}") for at, one in enumerate(pupils))]


_FAMILIES: tuple[_Stay, ...] = (_family, _asked, _camp)


def stays(seed: int, count: int = 1500) -> Crimes:
    """M7-未成年人入住: one stay in a hundred is a minor's without anybody who looks after him."""
    world, made = World(seed), Crimes({"入住": []})
    for at in range(count):
        place = f"{_word(world)}{world.rng.choice(_KINDS)}"
        day = world.day(date(2024, 6, 1), date(2024, 8, 31))
        guest = world.person((19, 60))
        row = {
            "场所名称": place,
            "姓名": guest.name,
            "证件号": guest.number,
            "入住日期": f"{day:%Y/%m/%d}" if world.rng.random() < 0.1 and at % 100 else str(day),
            "离店日期": str(day + timedelta(days=1)),
            "房号": str(world.rng.randint(101, 699)),
            "监护人联系": "",
        }
        child = world.person((11, 15), surname=world.rng.choice(SURNAMES))
        rows = [row]
        if at % 100 == 0:
            young = _with(row, child, 监护人联系=world.rng.choice(("否", "")))
            rows = _STRANGE[at // 100 % len(_STRANGE)](world, young, child)
            made.planted.add(place)
        elif at % 10 == 1:
            rows = _FAMILIES[at // 10 % len(_FAMILIES)](
                world, _with(row, child) | {"入住日期": str(day)}, child
            )
        made.tables["入住"] += rows
    return made
