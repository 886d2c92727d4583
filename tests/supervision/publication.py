"""Invented publication lists (M1): one document in a hundred is late, missing, not to be online, or leaks."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

from annotations.publication.calendar import after
from tests.supervision.crime import Crimes
from tests.supervision.world import Cells, World

_SUITS = ("买卖合同纠纷", "民间借贷纠纷", "机动车交通事故责任纠纷", "物业服务合同纠纷", "离婚后财产纠纷")
_FAMILY = ("离婚纠纷", "抚养费纠纷", "变更抚养关系纠纷", "监护权特别程序案件")
_FIRM = (
    ("被害人姓名", "A-02", "error"),
    ("id_number", "D-03", "error"),
    ("家庭住址", "D-01", "error"),
    ("name.minor", "A-03", "error"),
)
_SOFT = (("健康状况", "D-05", "review"), ("隐名后仍可识别", "X-05", "info"), ("phone", "D-02", "error"))
# Holidays lie within seven working days of these: 春节, 国庆, 劳动节.
_BEFORE_HOLIDAYS = (date(2024, 2, 6), date(2024, 9, 27), date(2023, 4, 26), date(2023, 1, 19))


class _Maker:
    """Makes rows of the docket, the list and the findings."""

    def __init__(self, seed: int) -> None:
        """Start empty."""
        self.world = World(seed)
        self.made = Crimes({"案件": [], "公布清单": [], "文书发现": []})

    def case(self, closed: date, method: str = "判决", cause: str = "", year: int = 0) -> str:
        """Add a case to the docket."""
        world = self.world
        court = world.court()
        number = world.number(court, year or closed.year)
        self.made.tables["案件"].append(
            {
                "案号": number,
                "受理法院": court,
                "案由": cause or world.rng.choice(_SUITS),
                "立案日期": str(closed - timedelta(days=world.rng.randint(20, 90))),
                "结案日期": str(closed),
                "结案方式": method,
                "原告": world.name(),
                "被告": world.firm().name,
            }
        )
        return number

    def listed(self, number: str, title: str, effect: date | None, online: date, withdrawn: str = "") -> None:
        """Add a document to the list."""
        row = {"案号": number, "文书名称": title, "公布日期": str(online), "撤回日期": withdrawn}
        self.made.tables["公布清单"].append(row | {"生效日期": str(effect) if effect else ""})

    def punctual(self, closed: date) -> str:
        """Add a judgment that was published in time, at the latest on the last day."""
        number = self.case(closed)
        effect = closed + timedelta(days=self.world.rng.randint(16, 30))
        self.listed(number, "民事判决书", effect, after(effect, self.world.rng.choice((1, 3, 6, 7))).day)
        return number

    def finding(self, number: str, found: tuple[str, str, str], verdict: str = "") -> None:
        """Add what a screening found."""
        category, rule, severity = found
        row = {"案号": number, "类别": category, "规则": rule, "严重程度": severity, "判定": verdict}
        court = next(row["受理法院"] for row in self.made.tables["案件"] if row["案号"] == number)
        self.made.tables["文书发现"].append(row | {"受理法院": court})


def _late(maker: _Maker, closed: date) -> str:
    """Publish on the eighth working day or later, over a holiday in every second case."""
    rng = maker.world.rng
    effect = rng.choice(_BEFORE_HOLIDAYS) if rng.random() < 0.5 else closed + timedelta(days=20)
    number = maker.case(effect - timedelta(days=20))
    maker.listed(number, rng.choice(("民事判决书", "")), effect, after(effect, rng.choice((8, 9, 30))).day)
    return number


def _settled_online(maker: _Maker, closed: date) -> str:
    """Put a settlement online; the list or the docket alone tells what it is."""
    number = maker.case(closed, "调解")
    maker.listed(number, maker.world.rng.choice(("民事调解书", "")), closed, closed + timedelta(days=2))
    return number


def _family_online(maker: _Maker, closed: date) -> str:
    """Put a divorce or a child's case online, also where it was only withdrawn."""
    rng = maker.world.rng
    number = maker.case(closed, rng.choice(("判决", "撤诉")), rng.choice(_FAMILY))
    maker.listed(number, rng.choice(("民事判决书", "民事裁定书", "")), closed, closed + timedelta(days=2))
    return number


def _missing(maker: _Maker, closed: date) -> str:
    """Leave a judgment out; in every second case a ruling of the same case is there."""
    number = maker.case(min(closed, date(2024, 9, 1)))
    if maker.world.rng.random() < 0.5:
        maker.listed(number, "财产保全民事裁定书", closed, closed + timedelta(days=1))
    return number


def _leaking(maker: _Maker, closed: date) -> str:
    """Leave what identifies somebody in a published document."""
    number = maker.punctual(closed)
    maker.finding(number, maker.world.rng.choice(_FIRM))
    return number


def _again(maker: _Maker, closed: date) -> None:
    """Withdraw a document and publish it again; withdraw one that should not have been there."""
    number = maker.punctual(closed)
    maker.made.tables["公布清单"][-1]["撤回日期"] = str(closed + timedelta(days=60))
    maker.listed(number, "民事判决书", closed + timedelta(days=20), closed + timedelta(days=62))
    number = maker.case(closed, "判决", "离婚纠纷")
    maker.listed(number, "民事判决书", closed, closed + timedelta(days=2), str(closed + timedelta(days=9)))


def _lawfully_offline(maker: _Maker, closed: date) -> None:
    """Keep settlements, divorces and what was decided lately off the list."""
    maker.case(closed, "调解")
    maker.case(closed, "判决", "离婚纠纷")
    maker.case(date(2025, 1, 20), year=2024)


def _lawfully_online(maker: _Maker, closed: date) -> None:
    """Publish settlements that belong online, and a ruling in a case that was settled."""
    effect = closed + timedelta(days=3)
    for title in ("行政调解书", "民事公益诉讼调解书", "刑事附带民事判决书"):
        number = maker.world.number(maker.world.court(), closed.year, "行初" if "行政" in title else "民初")
        maker.listed(number, title, effect, after(effect, 4).day)
    number = maker.case(closed, "调解")
    maker.listed(number, "财产保全民事裁定书", effect, after(effect, 2).day)


def _undated(maker: _Maker, closed: date) -> None:
    """Publish a judgment of which nobody wrote down when it took effect: three months may be in time."""
    number = maker.case(closed)
    maker.listed(number, "民事判决书", None, closed + timedelta(days=maker.world.rng.randint(20, 120)))


def _asked(maker: _Maker, closed: date) -> None:
    """Find what asks a person only, or what a person has called a mistake."""
    found = maker.world.rng.choice(_SOFT)
    maker.finding(maker.punctual(closed), found, "误报" if found[2] == "error" else "")


_PLANTED: tuple[Callable[[_Maker, date], str], ...] = (
    _late,
    _settled_online,
    _family_online,
    _missing,
    _leaking,
)
_HONEST: tuple[Callable[[_Maker, date], None], ...] = (
    _again,
    _lawfully_offline,
    _lawfully_online,
    _undated,
    _asked,
)


def published(seed: int, count: int = 1500) -> Crimes:
    """M1: one document in a hundred breaks a rule of publication; of the others many look as if they did."""
    maker = _Maker(seed)
    for at in range(count):
        closed = maker.world.day(date(2023, 1, 10), date(2024, 10, 20))
        if at % 100 == 0:
            maker.made.planted.add(_PLANTED[at // 100 % len(_PLANTED)](maker, closed))
        elif at % 20 == 1:
            _HONEST[at // 20 % len(_HONEST)](maker, closed)
        else:
            maker.punctual(closed)
    # A court of which the list says nothing is not covered by it.
    for row in maker.made.tables["案件"][:40]:
        maker.made.tables["案件"].append(_elsewhere(row))
    return maker.made


def _elsewhere(row: Cells) -> Cells:
    """Give a like row of another court's docket."""
    number = row["案号"].replace("宁", "甘")
    return row | {"案号": number, "受理法院": "甘肃省兰州市城关区人民法院"}
