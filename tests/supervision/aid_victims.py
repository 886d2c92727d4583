"""Invented victims and their households: who is in need and unaided, who is paid, aided or not in need."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, timedelta

from tests.supervision.world import Cells, Person, World

_UNPAID = ("未赔偿", "无力赔偿", "分文未赔", "没有赔偿能力", "判决后未履行", "终结本次执行程序")
_PAID = ("已赔偿", "全部赔偿", "已赔偿并取得谅解", "足额赔付", "赔偿款已付清")
_GRAVE = ("故意伤害罪", "交通肇事罪", "抢劫罪", "强奸罪")
_NEED = (
    ("民政", "低保", ""),
    ("民政", "特困人员", ""),
    ("残联", "肢体残疾", "二级"),
    ("残联", "智力残疾", "三级"),
    ("妇联", "困难妇女", ""),
    ("乡村振兴", "防返贫监测对象", ""),
)


@dataclass(slots=True)
class Victims:
    """Criminal cases with registers; what was planted, by case number."""

    world: World
    today: date = date(2025, 3, 1)
    cases: list[Cells] = field(default_factory=list)
    parties: list[Cells] = field(default_factory=list)
    register: list[Cells] = field(default_factory=list)
    ledger: list[Cells] = field(default_factory=list)
    planted: set[str] = field(default_factory=set)

    @property
    def tables(self) -> dict[str, list[Cells]]:
        """Return all tables."""
        return {
            "刑事案件": self.cases,
            "当事人": self.parties,
            "困难群体": self.register,
            "救助台账": self.ledger,
        }

    def case(self, victim: Person, charge: str, injury: str, paid: str, judged: date, **more: str) -> str:
        """Write a case."""
        self.world.count += 1
        number = f"（{judged.year}）宁0121刑初{self.world.count}号"
        rng = self.world.rng
        row = {
            "案号": number,
            "罪名": charge,
            "立案日期": str(judged - timedelta(days=rng.randint(60, 200))),
            "判决日期": rng.choice((f"{judged}", f"{judged.year}年{judged.month}月{judged.day}日")),
            "嫌疑人姓名": self.world.name(),
            "被害人": victim.name if rng.random() < 0.9 else f"{victim.name[0]} {victim.name[1:]}",
            "被害人证件号": victim.number if rng.random() < 0.9 else _wide(victim.number),
            "伤情": injury,
            "赔偿情况": paid,
            **more,
        }
        self.cases.append(row)
        return number

    def enrol(self, person: Person, need: tuple[str, str, str], **more: str) -> None:
        """Write a line of a department's register."""
        where, kind, grade = need
        self.register.append(
            {"姓名": person.name, "证件号": person.number, "部门": where, "类别": kind, "等级": grade, **more}
        )

    def aid(
        self, person: Person, number: str, charge: str, day: date, agency: str = "永宁县人民检察院"
    ) -> None:
        """Write a line of the ledger."""
        self.ledger.append(
            {
                "案号": number,
                "姓名": person.name,
                "证件号": person.number,
                "罪名": charge,
                "金额": "20000",
                "救助日期": str(day),
                "单位": agency,
            }
        )

    def judged(self, least: int, most: int) -> date:
        """Pick a day of judgment so many days ago."""
        return self.today - timedelta(days=self.world.rng.randint(least, most))

    def pick(self, *words: str) -> str:
        """Pick one."""
        return self.world.rng.choice(words)

    def need(self) -> tuple[str, str, str]:
        """Pick a register."""
        return self.world.rng.choice(_NEED)


def _wide(text: str) -> str:
    """Write figures in full width."""
    return "".join(chr(ord(char) + 0xFEE0) for char in text)


def _paid(made: Victims) -> None:
    """Gravely hurt, poor, and paid."""
    victim = made.world.person()
    made.case(victim, made.pick(*_GRAVE), "重伤二级", made.pick(*_PAID), made.judged(10, 1500))
    made.enrol(victim, made.need())


def _slight(made: Victims) -> None:
    """Slightly hurt, unpaid, not in need; or with a disability that the rule does not take for need."""
    victim = made.world.person()
    made.case(
        victim, "故意伤害罪", made.pick("轻伤一级", "轻伤二级", "轻微伤"), "未赔偿", made.judged(10, 1500)
    )
    if made.world.rng.random() < 0.3:
        made.enrol(victim, ("残联", "肢体残疾", "四级"))
    elif made.world.rng.random() < 0.3:
        made.enrol(victim, ("民政", "低保", ""), 终止日期="2015-06-30")


def _aided(made: Victims) -> None:
    """Unpaid and aided already; the ledger bears the case's number, or the agency's own."""
    victim, rng = made.world.person(), made.world.rng
    charge, judged = made.pick("故意杀人罪", "交通肇事罪", "故意伤害罪"), made.judged(300, 1500)
    dead = charge != "故意伤害罪"
    number = made.case(victim, charge, "死亡" if dead else "重伤一级", made.pick(*_UNPAID), judged)
    made.enrol(victim, made.need(), 户编号=f"H{made.world.count}")
    helped = victim
    if dead:
        helped = made.world.person((8, 60))
        made.parties.append(
            {
                "案号": number,
                "姓名或名称": helped.name,
                "诉讼地位": "附带民事诉讼原告人",
                "证件号": helped.number,
            }
        )
    own = number if rng.random() < 0.5 else f"永检司救〔{judged.year}〕{made.world.count}号"
    made.aid(helped, own, charge.removesuffix("罪"), judged + timedelta(days=60))


def _ordinary(made: Victims) -> None:
    """Nobody was hurt."""
    victim = made.world.person()
    made.case(victim, made.pick("盗窃罪", "危险驾驶罪", "寻衅滋事罪"), "", "", made.judged(10, 1500))


_HONEST = (_paid, _slight, _aided)


def _filled(
    made: Victims,
    plant: Callable[[Victims, int], None],
    decoys: tuple[Callable[[Victims], None], ...],
    count: int,
) -> Victims:
    """Plant one in a hundred among honest cases."""
    for at in range(count):
        if at % 100 == 0:
            plant(made, at // 100)
        elif at % 5 == 1:
            honest = (*_HONEST, *decoys)
            honest[at // 5 % len(honest)](made)
        else:
            _ordinary(made)
    made.world.rng.shuffle(made.cases)
    return made


def _forgotten(made: Victims, kind: int) -> None:
    """Plant somebody who ought to be aided and whom nobody aided."""
    victim, judged = made.world.person(), made.judged(190, 1400)
    if kind % 3 == 0:
        number = made.case(victim, made.pick(*_GRAVE), "重伤二级", made.pick(*_UNPAID), judged)
    elif kind % 3 == 1:
        number = made.case(victim, "故意伤害罪", "轻伤二级", made.pick(*_UNPAID), judged)
        made.enrol(victim, made.need())
    else:
        number = made.case(victim, "交通肇事罪", "死亡", "", judged, 中止原因="")
        child = made.world.person((6, 16))
        made.parties.append(
            {
                "案号": number,
                "姓名或名称": child.name,
                "诉讼地位": "附带民事诉讼原告人",
                "证件号": child.number,
            }
        )
        made.enrol(child, ("民政", "孤儿", ""))
    if kind % 4 == 3:
        made.aid(victim, "", "盗窃罪", judged - timedelta(days=1800), "永宁县人民法院")
    made.planted.add(number)


def _recent(made: Victims) -> None:
    """Unpaid and unaided, but the judgment is not half a year old."""
    made.case(made.world.person(), made.pick(*_GRAVE), "重伤二级", made.pick(*_UNPAID), made.judged(5, 170))


def forgotten(seed: int, count: int = 800) -> Victims:
    """One victim in a hundred was forgotten."""
    return _filled(Victims(World(seed)), _forgotten, (_recent,), count)


def _poor(made: Victims, kind: int) -> None:
    """Plant a victim whose own name, or whose household's, stands in a register."""
    victim, judged = made.world.person(), made.judged(20, 1400)
    if kind % 3 == 2:
        number = made.case(victim, made.pick("故意杀人罪", "抢劫罪"), "死亡", made.pick(*_UNPAID), judged)
        mother = made.world.person((60, 75), "女")
        made.parties.append(
            {
                "案号": number,
                "姓名或名称": mother.name,
                "诉讼地位": "附带民事诉讼原告人",
                "证件号": mother.number,
            }
        )
        made.enrol(mother, made.need(), 户编号=f"H{made.world.count}")
    else:
        injury = "轻伤二级" if kind % 3 else "重伤一级"
        number = made.case(victim, made.pick(*_GRAVE), injury, made.pick(*_UNPAID), judged)
        made.enrol(victim, made.need(), 户编号=f"H{made.world.count}")
    made.planted.add(number)


def poor(seed: int, count: int = 800) -> Victims:
    """One victim in a hundred is in need and unaided."""
    return _filled(Victims(World(seed)), _poor, (), count)


def _killed(made: Victims, kind: int) -> None:
    """Plant a homicide of the last five years."""
    charge = ("故意杀人罪", "故意伤害罪", "抢劫罪", "强奸罪")[kind % 4]
    paid = "" if kind % 5 == 4 else made.pick(*_UNPAID)
    made.planted.add(made.case(made.world.person(), charge, "死亡", paid, made.judged(20, 1800)))


def _killed_long_ago(made: Victims) -> None:
    """A homicide that was judged more than five years ago."""
    made.case(made.world.person(), "故意杀人罪", "死亡", "未赔偿", made.judged(1900, 3000))


def _killed_and_paid(made: Victims) -> None:
    """A homicide whose family was paid; a death on the road, which is none."""
    made.case(made.world.person(), "故意伤害罪", "死亡", made.pick(*_PAID), made.judged(20, 1800))
    made.case(made.world.person(), "交通肇事罪", "死亡", "未赔偿", made.judged(20, 1800))


def killed(seed: int, count: int = 800) -> Victims:
    """One case in a hundred is a homicide after which nobody was aided."""
    return _filled(Victims(World(seed)), _killed, (_killed_long_ago, _killed_and_paid), count)
