"""The docket of 960 labour cases with nine sham suits, also with the dirt of real exports."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from tests.supervision.hard_labour import HARD
from tests.supervision.honest_labour import HONEST
from tests.supervision.labour import Docket
from tests.supervision.sham_labour import PLANS, SHARES
from tests.supervision.world import AVERAGE_WAGE, Cells, World

ROWS, SHAM = 960, 9


def labour_docket(seed: int, rows: int = ROWS, *, dirty: bool = True) -> Docket:
    """Make a docket; the sham suits stand anywhere in it."""
    world, docket = World(seed), Docket()
    shares = SHARES[seed % len(SHARES)]
    for plan, count in zip(PLANS, shares, strict=True):
        docket.sham.update(dict.fromkeys(plan(world, docket, count) if count else (), plan.__name__))
    stories, weights = zip(*HONEST, *HARD, strict=True)
    while len(docket.cases) < rows:
        world.rng.choices(stories, weights)[0](world, docket)
    kept = docket.cases[:rows]
    docket.cases = kept
    world.rng.shuffle(docket.cases)
    add_wages(docket)
    if dirty:
        _soil(world, docket)
    return docket


def add_wages(docket: Docket) -> None:
    """Add the average wages of the county."""
    for year in range(2021, 2025):
        for town in ("宁夏回族自治区银川市",):
            docket.beside("社平工资", 地区=town, 年份=str(year), 月平均工资=str(AVERAGE_WAGE))


def _soil(world: World, docket: Docket) -> None:
    """Write some cells as people write them: other date styles, full width, 万元, blanks, missing cells."""
    for row in docket.cases:
        for column in ("立案日期", "结案日期", "原告出生日期"):
            if world.rng.random() < 0.2:
                row[column] = world.rng.choice(_DATES)(date.fromisoformat(row[column]))
        if row["诉请金额"] and int(row["诉请金额"]) % 1000 == 0 and world.rng.random() < 0.3:
            row["诉请金额"] = f"{int(row['诉请金额']) / 10000:g}万元"
        if world.rng.random() < 0.1:
            row["被告"] = row["被告"].replace("有限公司", "有限责任公司")
        if world.rng.random() < 0.1:
            row["原告"] = f"{row['原告'][0]} {row['原告'][1:]}"
        for column in ("承办法官", "开庭日期", "原告职业", "原告身份证号"):
            if world.rng.random() < 0.05:
                row[column] = ""


_DATES: tuple[Callable[[date], str], ...] = (
    lambda day: f"{day.year}年{day.month}月{day.day}日",
    lambda day: f"{day:%Y/%m/%d}",
    lambda day: f"{day:%Y%m%d}",
    lambda day: f"{day.year}.{day.month}.{day.day}",
)


def cells_of(docket: Docket) -> dict[str, list[Cells]]:
    """Return all tables."""
    return {"案件": docket.cases, **docket.others}
