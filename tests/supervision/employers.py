"""Invented employers and agents: hours, wages, contributions, complaints, pensions."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, timedelta

from tests.supervision.world import Cells, Person, World


@dataclass(slots=True)
class Employers:
    """Tables in which employers (or agents) stand by their names."""

    world: World
    tables: dict[str, list[Cells]] = field(default_factory=dict)
    planted: set[str] = field(default_factory=set)

    def add(self, table: str, **cells: str) -> None:
        """Write a row."""
        self.tables.setdefault(table, []).append(cells)

    def firm(self, *, planted: bool) -> str:
        """Name an employer."""
        self.world.count += 1
        name = f"宁夏第{self.world.count}电子有限公司"
        self.planted |= {name} if planted else set()
        return name

    def written(self, firm: str) -> str:
        """Write a name as one office or another does."""
        return firm if self.world.rng.random() < 0.8 else firm.replace("有限公司", "有限责任公司")


def _worked(made: Employers, firm: str, person: Person, overtime: list[float], **more: str) -> None:
    """Write a month of days at work; two more days have no overtime."""
    pay = 50 * 1.5
    for day, extra in enumerate([*overtime, 0.0, 0.0], 1):
        made.add(
            "考勤",
            姓名=person.name,
            证件号=person.number if made.world.rng.random() < 0.95 else "",
            单位=made.written(firm),
            日期=f"2024-04-{day:02d}",
            工时=f"{8 + extra:g}",
            加班工时=f"{extra:g}",
            **{
                "加班类别": "平日",
                "加班工资": f"{extra * pay:g}",
                "工时制度": "标准",
                "入职日期": "2023-02-01",
                **more,
            },
        )


def _paid_in(
    made: Employers, firm: str, person: Person, base: str = "8700", wage: str = "8700", months: int = 4
) -> None:
    """Write months of contributions."""
    for month in range(1, months + 1):
        made.add(
            "参保缴费",
            姓名=person.name,
            证件号=person.number,
            单位=made.written(firm),
            缴费月=f"2024-{month:02d}",
            缴费基数=base,
            工资=wage,
            基数上限="21000",
        )


def hours(seed: int, firms: int = 300) -> Employers:
    """One employer in a hundred has its people work too long, pays too little for it, or registers nobody."""
    made = Employers(World(seed))
    rng = made.world.rng
    for at in range(firms):
        firm, person = made.firm(planted=at % 100 == 0), made.world.person()
        kind = at // 100 % 3
        registered = True
        if at % 100 == 0 and kind == 0:
            _worked(made, firm, person, [3.5, 2, 2])
        elif at % 100 == 0 and kind == 1:
            _worked(made, firm, person, [2, 2], 加班工资="100")
        elif at % 100 == 0:
            _worked(made, firm, person, [0, 0], 加班工资="")
            registered = False
        elif at % 5 == 1:
            _worked(made, firm, person, [3.0] * 12)
        elif at % 5 == 2:
            _worked(made, firm, person, [4, 4], 工时制度=rng.choice(("不定时", "综合计算工时")))
        elif at % 5 == 3:
            _worked(made, firm, person, [0, 0], 入职日期="2024-03-20")
            registered = False
        else:
            _worked(made, firm, person, [1, 2])
        if registered:
            _paid_in(made, firm, person)
    return made


def contributions(seed: int, firms: int = 300) -> Employers:
    """One employer in a hundred tells a lower base than the wage, or pays in nothing."""
    made = Employers(World(seed))
    for at in range(firms):
        firm = made.firm(planted=at % 100 == 0)
        for person in (made.world.person(), made.world.person()):
            if at % 100 == 0:
                _paid_in(made, firm, person, *(("4200", "6800"), ("", "6800"), ("0", "5000"))[at // 100 % 3])
            elif at % 4 == 1:
                _paid_in(made, firm, person, "21000", "43000")
            elif at % 4 == 2:
                _paid_in(made, firm, person, "5700", "6000")
            else:
                _paid_in(made, firm, person)
        if at % 4 == 3:
            _paid_in(made, firm, made.world.person(), "8700", "18700", 1)
    return made


_COMPLAINTS = (
    "工地一直拖欠工资",
    "老板欠薪两个月不发",
    "投诉拖欠农民工工资",
    "离职后工资没有结清",
    "讨薪无果",
)


def complaints(seed: int, firms: int = 400) -> Employers:
    """One employer in a hundred owes wages to several who have no case yet, and the time runs."""
    made = Employers(World(seed))
    rng, today = made.world.rng, date(2025, 3, 1)
    for at in range(firms):
        firm = made.firm(planted=at % 100 == 0)
        words: tuple[str, ...] = _COMPLAINTS
        ago, count = rng.randint(5, 340), rng.randint(1, 2)
        if at % 100 == 0:
            count = rng.randint(3, 5)
        elif at % 5 == 1:
            ago, count = rng.randint(400, 900), 4
        elif at % 5 == 2:
            count, words = 4, ("拖欠工资，回访已付清", "欠薪问题已经解决", "欠薪，已经申请劳动仲裁")
        elif at % 5 == 3:
            count, words = 5, ("空调噪音扰民", "商品房延期交付", "餐厅卫生差")
        for _ in range(count):
            made.world.count += 1
            day = today - timedelta(days=max(ago - rng.randint(0, 4), 1))
            made.add(
                "涉未投诉",
                编号=f"T{made.world.count}",
                日期=f"{day}",
                对象=made.written(firm),
                内容=rng.choice(words),
            )
        if at % 5 == 4:
            _sued(made, firm, today - timedelta(days=max(ago - 10, 0)))
    return made


def _sued(made: Employers, firm: str, day: date) -> None:
    """Somebody sued the employer for wages."""
    made.add(
        "案件",
        案号=made.world.number("永宁县人民法院", day.year),
        受理法院="永宁县人民法院",
        案由="追索劳动报酬纠纷",
        立案日期=f"{day}",
        结案日期=f"{day + timedelta(days=30)}",
        结案方式="判决",
        原告=made.world.name(),
        被告=firm,
    )


def pensions(seed: int, agents: int = 300) -> Employers:
    """One agent in a hundred stands behind three and more people whose old work a court confirmed."""
    made = Employers(World(seed))
    rng = made.world.rng
    for at in range(agents):
        made.world.count += 1
        agent = f"银川第{made.world.count}代办服务部"
        many, spread, confirmed, months = rng.randint(1, 2), 300, True, 150
        if at % 100 == 0:
            made.planted.add(agent)
            many = rng.randint(3, 6)
        elif at % 4 == 1:
            many, confirmed, months = 6, False, 4
        elif at % 4 == 2:
            many, spread = 3, 1500
        for number in range(many):
            _bought(
                made, agent, date(2020, 3, 1) + timedelta(days=number * spread // many), confirmed, months
            )
    return made


def _bought(made: Employers, agent: str, day: date, confirmed: bool, months: int) -> None:
    """One person's years are paid for at once."""
    person, firm = made.world.person((56, 60), "男"), made.firm(planted=False)
    began = date(2019, 9, 1) if months < 12 else date(1999, 1, 1)
    until = date(2020, 1, 1) if months < 12 else date(2012, 6, 1)
    made.add(
        "社保补缴",
        姓名=person.name,
        身份证号=person.number if made.world.rng.random() < 0.9 else "",
        单位=made.written(firm),
        补缴起始月=f"{began:%Y-%m}",
        补缴截止月=f"{until:%Y年%m月}",
        补缴日期=f"{day}",
        退休日期=f"{day + timedelta(days=500)}",
        经办人=agent,
        补缴金额="90000",
    )
    if confirmed:
        made.add(
            "案件",
            案号=made.world.number("永宁县人民法院", day.year),
            受理法院="永宁县人民法院",
            案由="确认劳动关系纠纷",
            立案日期=f"{day - timedelta(days=90)}",
            结案日期=f"{day - timedelta(days=60)}",
            结案方式="调解",
            原告=person.name,
            原告身份证号=person.number,
            被告=firm,
        )


MODELS: tuple[tuple[str, Callable[[int], Employers]], ...] = (
    ("W4-超", hours),
    ("W4-社", contributions),
    ("支持起诉", complaints),
    ("社保基金", pensions),
)
