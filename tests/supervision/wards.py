"""Invented visits to a hospital (M16) and claims on motor insurers (M14)."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from tests.supervision.bench import TODAY
from tests.supervision.ledger import Ledger, Story, ledger


def _visit(
    made: Ledger, years: float, codes: str, *, planted: bool = False, patient: str = "", **cells: object
) -> None:
    """Add a visit of somebody of an age."""
    rng, day = made.world.rng, cells.pop("就诊日期", None) or made.ago(5, 400)
    assert isinstance(day, date)
    number = made.new("J")
    row = {
        "就诊号": number,
        "患者标识": patient or made.new("P"),
        "出生日期": day - timedelta(days=int(years * 365.25)),
        "性别": rng.choice("男女"),
        "就诊日期": day,
        "诊断编码": codes,
        "外因编码": None,
        "诊断": None,
        "报告日期": None,
    }
    made.add(row | cells, number, planted=planted)


def _reported_late(made: Ledger) -> dict[str, Any]:
    """Not reported at all, or days later."""
    day = made.ago(20, 400)
    late = made.world.rng.choice((None, None, 2, 3, 9))
    return {"就诊日期": day, "报告日期": None if late is None else day + timedelta(days=late)}


def _red(made: Ledger) -> None:
    code = made.world.rng.choice(("O04.9", "O80.0；Z37.0", "O02.1", "O20.0"))
    _visit(made, made.world.rng.uniform(11, 13.9), code, planted=True, 性别="女", **_reported_late(made))


def _orange(made: Ledger) -> None:
    code = made.world.rng.choice(("O80", "Z33", "Z34.0", "o03.9"))
    _visit(made, made.world.rng.uniform(14.1, 17.9), code, planted=True, 性别="女", **_reported_late(made))


def _beaten(made: Ledger) -> None:
    outer = made.world.rng.choice(("Y04", "Y05", "Y04.0"))
    _visit(made, made.world.rng.uniform(3, 17), "S00.8", planted=True, 外因编码=outer, **_reported_late(made))


def _torn(made: Ledger) -> None:
    code = made.world.rng.choice(("S31.4", "T74.2", "S01.0;S20.2；S70.1"))
    _visit(made, made.world.rng.uniform(3, 17), code, planted=True, 性别="女", **_reported_late(made))


def _two_days(made: Ledger) -> None:
    patient, day, years = made.new("P"), made.ago(20, 400), made.world.rng.uniform(4, 16)
    for code, after in (("S00.1", 0), ("S20.2", 1)):
        _visit(made, years, code, planted=True, patient=patient, 就诊日期=day + timedelta(days=after))


def _poisoned(made: Ledger) -> None:
    code, outer = made.world.rng.choice((("T60.0", "X68"), ("T42.4", "X61"), ("T39.1", None), ("E43", None)))
    _visit(made, made.world.rng.uniform(8, 17), code, planted=True, 外因编码=outer, **_reported_late(made))


def _ill(made: Ledger) -> None:
    code = made.world.rng.choice(("J18.9", "K35.8", "A09", "J06.9；R50.9", "S93.4", "L20.9", "N89.8"))
    told = "白带增多" if code == "N89.8" else None
    _visit(made, made.world.rng.uniform(0.5, 80), code, 性别="女" if told else "男", 诊断=told)


def _mother(made: Ledger) -> None:
    _visit(
        made, made.world.rng.uniform(18.01, 40), made.world.rng.choice(("O80", "O04.9", "Z34.0")), 性别="女"
    )


def _told_in_time(made: Ledger) -> None:
    day = made.ago(5, 400)
    told = day + timedelta(days=made.world.rng.randint(0, 1))
    _visit(made, made.world.rng.uniform(12, 17.9), "O04.9", 性别="女", 就诊日期=day, 报告日期=told)


def _came_again(made: Ledger) -> None:
    patient, day, years = made.new("P"), made.ago(60, 400), made.world.rng.uniform(12, 17)
    first: dict[str, Any] = {"就诊日期": day, "报告日期": day}
    again: dict[str, Any] = {"就诊日期": day + timedelta(days=14)}
    for code, cells in (("O04.9", first), ("O08.9", again)):
        _visit(made, years, code, patient=patient, 性别="女", **cells)


def _run_over(made: Ledger) -> None:
    outer = made.world.rng.choice(("V13", "W10", "W19", "V43.5"))
    _visit(made, made.world.rng.uniform(3, 17), "S06.0；S82.2；S20.2", 外因编码=outer)


def _grown_beaten(made: Ledger) -> None:
    _visit(made, made.world.rng.uniform(19, 60), "S00.8；S20.2", 外因编码="Y04")


def _today(made: Ledger) -> None:
    _visit(made, 13, "O04.9", 性别="女", 就诊日期=TODAY - timedelta(days=made.world.rng.randint(0, 1)))


def _newborn(made: Ledger) -> None:
    _visit(made, 0, "Z38.0；O80", 性别="女")


def _not_with_child(made: Ledger) -> None:
    _visit(made, 16, "Z32.0", 性别="女", 诊断="妊娠试验阴性")


def wards(seed: int) -> Ledger:
    """M16: one visit in a hundred should have been reported."""
    shams: tuple[Story, ...] = (_red, _orange, _beaten, _torn, _two_days, _poisoned)
    honest: tuple[Story, ...] = (
        *(_ill,) * 10,
        _mother,
        _told_in_time,
        _came_again,
        _run_over,
        _grown_beaten,
        _today,
        _newborn,
        _not_with_child,
    )
    return ledger(seed, "诊疗", shams, honest)


_ZONES = ("左前", "右前", "前", "后", "左后", "右后", "左", "右")
_INSURERS = ("甲财产保险公司", "乙财产保险公司", "丙财产保险公司")


def _claims(made: Ledger, count: int, days: int, *, planted: bool = False, **drawn: object) -> None:
    """Add the accidents of one driver within some days; what is not given is drawn for each."""
    rng, person, plate = made.world.rng, made.world.person(), f"宁A{made.world.rng.randint(10000, 99999)}"
    who, first = made.new("司机"), made.ago(days + 1, max(days + 1, 800))
    for _ in range(count):
        row: dict[str, object] = {
            "报案号": made.new("B"),
            "出险时间": first + timedelta(days=rng.randint(0, days)),
            "驾驶人": person.name,
            "证件号": person.number if rng.random() < 0.85 else None,
            "车牌": plate,
            "对方责任比例": rng.choice((0, 0, 30, 50, 70, 100, 100)),
            "碰撞部位": rng.choice(_ZONES),
            "赔付金额": rng.randint(8, 90) * 100,
            "是否维修": rng.choice("是是是否"),
            "承保公司": rng.choice(_INSURERS),
            "对方动作": rng.choice(("直行", "变道", "转弯", "停车")),
        }
        made.add(row | {k: v() if callable(v) else v for k, v in drawn.items()}, who, planted=planted)


def _staged(made: Ledger) -> None:
    rng, zone = made.world.rng, made.world.rng.choice(("左前", "右前", "右前部"))
    _claims(
        made,
        rng.randint(6, 30),
        rng.randint(200, 690),
        planted=True,
        对方责任比例=lambda: rng.choice((100, 100, 100, 100, 100, 70)),
        碰撞部位=lambda: zone if rng.random() < 0.85 else rng.choice(_ZONES),
        赔付金额=lambda: rng.randint(6, 28) * 100,
        是否维修=lambda: "是" if rng.random() < 0.08 else "否",
        对方动作=lambda: rng.choice(("变道", "变道", "右转弯", "直行")),
    )


def _ordinary(made: Ledger) -> None:
    _claims(made, made.world.rng.choice((1, 1, 1, 2, 2, 3)), 600)


def _taxi(made: Ledger) -> None:
    _claims(made, made.world.rng.randint(6, 14), 600)


def _rear_ended(made: Ledger) -> None:
    rng = made.world.rng
    pay: dict[str, Any] = {
        "赔付金额": lambda: rng.randint(9, 60) * 100,
        "是否维修": lambda: rng.choice("是是是是否"),
    }
    _claims(made, rng.randint(5, 7), 600, 对方责任比例=100, 碰撞部位="后", **pay)


def _few(made: Ledger) -> None:
    rng = made.world.rng
    cells: dict[str, Any] = {"对方责任比例": 100, "碰撞部位": "左前", "是否维修": "否"}
    _claims(made, rng.randint(2, 4), 600, 赔付金额=lambda: rng.randint(6, 28) * 100, **cells)


def _costly(made: Ledger) -> None:
    rng = made.world.rng
    _claims(made, 5, 600, 对方责任比例=100, 赔付金额=lambda: rng.randint(50, 200) * 100, 是否维修="是")


def claims(seed: int) -> Ledger:
    """M14: one driver in a hundred stages his accidents."""
    honest: tuple[Story, ...] = (*(_ordinary,) * 12, _taxi, _rear_ended, _few, _costly)
    return ledger(seed, "车险理赔", (_staged,), honest, 900)
