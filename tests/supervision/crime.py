"""Invented criminal dockets: accused without counsel (M13), public interests (M15), victims unpaid (M22)."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta

from tests.supervision.world import Cells, World

_ORDINARY = ("盗窃罪", "诈骗罪", "危险驾驶罪", "故意伤害罪", "寻衅滋事罪", "开设赌场罪", "交通肇事罪")
_PUBLIC = (
    "滥伐林木罪",
    "污染环境罪",
    "非法捕捞水产品罪",
    "妨害药品管理罪",
    "生产、销售有毒、有害食品罪",
    "侵犯公民个人信息罪",
)
_VIOLENT = ("故意伤害罪", "故意杀人罪", "交通肇事罪", "抢劫罪", "强奸罪")


@dataclass(slots=True)
class Crimes:
    """Tables with what was planted in them, by case number."""

    tables: dict[str, list[Cells]] = field(default_factory=lambda: {"刑事案件": [], "案件": []})
    planted: set[str] = field(default_factory=set)


@dataclass(slots=True)
class Maker:
    """Makes one case after the other."""

    world: World
    crimes: Crimes = field(default_factory=Crimes)

    def case(self, cells: Mapping[str, str], text: str = "", *, planted: bool = False) -> str:
        """Add a case: a row of 刑事案件, with a text also one of 案件."""
        world = self.world
        world.count += 1
        number = f"（2023）宁0121刑初{world.count}号"
        judged = date(2023, 1, 10) + timedelta(days=world.rng.randint(0, 340))
        row = {
            "案号": number,
            "罪名": world.rng.choice(_ORDINARY),
            "嫌疑人姓名": world.name(),
            "起诉日期": str(judged - timedelta(days=40)),
            "判决日期": self._dirty(judged),
            **cells,
        }
        self.crimes.tables["刑事案件"].append(row)
        if text:
            self.crimes.tables["案件"].append(self.docket(row, text))
        if planted:
            self.crimes.planted.add(number)
        return number

    def docket(self, row: Cells, text: str) -> Cells:
        """Give the row of 案件 that holds the text."""
        return {
            "案号": row["案号"],
            "受理法院": "永宁县人民法院",
            "案由": row["罪名"],
            "立案日期": row["起诉日期"],
            "结案日期": row["判决日期"],
            "结案方式": "判决",
            "原告": "永宁县人民检察院",
            "被告": row["嫌疑人姓名"],
            "文书文本": text,
        }

    def _dirty(self, day: date) -> str:
        """Write a day as one office or another does."""
        form = self.world.rng.randint(0, 9)
        return {0: f"{day:%Y.%m.%d}", 1: f"{day.year}年{day.month}月{day.day}日", 2: f"{day:%Y%m%d}"}.get(
            form, str(day)
        )

    def born(self, years: float) -> str:
        """Give the birthday of somebody who was so old on 2023-06-30."""
        return str(date(2023, 6, 30) - timedelta(days=int(years * 365.25)))


def counsel(seed: int, count: int = 1500) -> Crimes:
    """M13: one in a hundred ought to have had counsel and had none; many like them had."""
    maker = Maker(World(seed))
    rng = maker.world.rng
    needy: tuple[Callable[[], dict[str, str]], ...] = (
        lambda: {"出生日期": maker.born(rng.uniform(14.5, 16.5))},
        lambda: {"身心状况": "视力、听力、言语残疾", "出生日期": maker.born(30)},
        lambda: {"身心状况": "不能完全辨认或控制行为", "出生日期": maker.born(40)},
        lambda: {
            "主刑": rng.choice(("无期徒刑", "死刑,缓期二年执行")),
            "罪名": "故意杀人罪",
            "出生日期": maker.born(33),
        },
    )
    for at in range(count):
        need = needy[at % len(needy)]()
        if at % 100 == 0:
            maker.case(need, planted=True)
        elif at % 10 == 1:
            maker.case({**need, "辩护人": maker.world.name()})
        elif at % 10 == 2:
            maker.case({"出生日期": maker.born(rng.uniform(19.5, 21)), "主刑": "有期徒刑八个月"})
        elif at % 10 == 3:
            maker.case({"主刑": "有期徒刑十五年"})
        else:
            maker.case(
                {"出生日期": maker.born(rng.uniform(22, 70)), "辩护人": maker.world.name() if at % 2 else ""}
            )
    return maker.crimes


def interests(seed: int, count: int = 1500) -> Crimes:
    """M15: one in a hundred is a crime against public interests without an action for them."""
    maker = Maker(World(seed))
    rng = maker.world.rng
    for at in range(count):
        charge = rng.choice(_PUBLIC)
        silent = f"被告人的行为已构成{charge}，判处罚金。"
        if at % 100 == 0:
            talk = rng.choice(("", "被告人辩称自己造林多年，愿意恢复植被。", "检察机关建议从轻处罚。"))
            bought = "被告人明知是他人非法捕捞的水产品而收购，判处罚金。"
            hidden = at % 500 == 0
            maker.case(
                {"罪名": "掩饰、隐瞒犯罪所得罪"} if hidden else {"罪名": charge},
                bought if hidden else silent + talk,
                planted=True,
            )
        elif at % 100 < 3:
            action = rng.choice(("公益诉讼起诉人提起附带民事公益诉讼。", "判令支付惩罚性赔偿。"))
            maker.case({"罪名": charge}, silent + action)
        elif at % 100 == 3:
            cured = rng.choice(
                (
                    "责令被告人补种树苗三百株。",
                    "被告人与村民委员会签订协议，约定补植树木。",
                    "被告人已缴纳生态修复费，原地已补植复绿。",
                )
            )
            maker.case({"罪名": "滥伐林木罪"}, silent + cured)
            maker.crimes.tables["案件"][-1]["主文"] = cured if cured.startswith("责令") else "判处罚金。"
        elif at % 100 == 6:
            maker.case({"罪名": "非法捕捞水产品罪"}, "被告人用电鱼机捕鱼，民警查获的鱼已当场放生。判处罚金。")
        elif at % 100 == 4:
            maker.case({"罪名": charge, "起诉日期": "2016-05-01", "判决日期": "2016-06-01"}, silent)
        elif at % 100 == 5:
            maker.case({"罪名": charge, "判决日期": "", "不起诉日期": "2023-05-01", "不起诉种类": "法定"})
        elif at % 100 == 7:
            _sued_apart(maker, maker.case({"罪名": "污染环境罪"}))
        elif at % 100 == 8:
            maker.case({"罪名": "掩饰、隐瞒犯罪所得罪"}, "被告人收购他人盗窃的手机，判处罚金。")
        else:
            maker.case({}, "被告人的行为已构成犯罪，判处有期徒刑。")
    return maker.crimes


def _sued_apart(maker: Maker, number: str) -> None:
    """Let the procuratorate of the city sue for the damage in a suit of its own."""
    accused = maker.crimes.tables["刑事案件"][-1]
    suit = maker.docket(accused, "") | {"案号": number.replace("刑初", "民初"), "案由": "环境污染责任纠纷"}
    maker.crimes.tables["案件"].append(suit | {"原告": "银川市人民检察院"})


@dataclass(slots=True)
class Victims:
    """Makes the victims of M22, with the tables beside the docket."""

    maker: Maker
    poor: list[Cells] = field(default_factory=list)
    aided: list[Cells] = field(default_factory=list)
    enforced: list[Cells] = field(default_factory=list)

    def judged(self, base: Mapping[str, str], facts: str, orders: str, *, planted: bool = False) -> str:
        """Add a case whose judgment is there in full."""
        number = self.maker.case(base, facts + orders, planted=planted)
        self.maker.crimes.tables["案件"][-1]["主文"] = orders
        return number

    def enforce(self, number: str, sought: int, got: int, ended: str) -> None:
        """Add the enforcement of an award."""
        row = {
            "执行案号": number.replace("刑初", "执"),
            "执行依据案号": number,
            "申请执行人": self.maker.world.name(),
            "被执行人": self.maker.world.name(),
            "立案日期": "2024-01-05",
            "标的额": str(sought),
            "到位额": str(got),
            "结案方式": ended,
        }
        self.enforced.append(row | ({"终本日期": "2024-06-20"} if ended.startswith("终结本次") else {}))


_AWARD = "被告人赔偿附带民事诉讼原告人医疗费、误工费等经济损失八万六千元。"
_WAITED = "被害人的经济损失至今没有得到赔偿，附带民事诉讼原告人请求判令赔偿。"
_ENDED = "终结本次执行程序"


def _gravely_hurt(victims: Victims, base: Mapping[str, str], kind: int) -> None:
    """Plant somebody who was gravely hurt and will get nothing from the one who did it."""
    maker, rng = victims.maker, victims.maker.world.rng
    hurt = {**base, "伤情": rng.choice(("重伤二级", "重伤一级", "死亡"))}
    if kind == 0:
        maker.case({**hurt, "赔偿情况": rng.choice(("未赔偿", "无力赔偿"))}, planted=True)
    elif kind == 1:
        number = victims.judged(hurt, _WAITED, _AWARD, planted=True)
        victims.enforce(number, 86_000, rng.choice((0, 1_500)), _ENDED)
    elif kind == 2:
        victims.judged(hurt, "被告人家中没有财产，没有赔偿能力。", _AWARD, planted=True)
    else:
        maker.case({**hurt, "中止原因": rng.choice(("在逃", "逃匿"))}, planted=True)


def _award_alone(victims: Victims, base: Mapping[str, str], kind: int) -> None:
    """Add a victim to whom compensation was awarded, and of whom nothing says that it was not paid."""
    hurt = {**base, "伤情": "重伤二级" if kind % 2 else "死亡"}
    number = victims.judged(hurt, _WAITED if kind % 3 else "附带民事诉讼原告人请求赔偿。", _AWARD)
    if kind == 1:
        victims.enforce(number, 86_000, 86_000, "执行完毕")
    elif kind == 2:
        victims.enforce(number, 86_000, 0, "")
    elif kind == 3:
        victims.enforce(number, 86_000, 0, _ENDED)
        victims.enforce(number, 86_000, 86_000, "执行完毕")
        victims.enforced[-1]["执行案号"] = number.replace("刑初", "执恢")


def unpaid(seed: int, count: int = 1500) -> Crimes:
    """M22: one in a hundred victims was gravely hurt, or is poor, and gets nothing; others have an award."""
    maker = Maker(World(seed))
    victims = Victims(maker)
    world, rng = maker.world, maker.world.rng
    for at in range(count):
        victim = world.person()
        base = {"罪名": rng.choice(_VIOLENT), "被害人": victim.name, "被害人证件号": victim.number}
        if at % 200 == 0:
            _gravely_hurt(victims, base, at // 200 % 4)
        elif at % 200 == 100:
            victims.poor.append(
                {"姓名": victim.name, "证件号": victim.number, "部门": "民政", "类别": "低保"}
            )
            maker.case({**base, "伤情": "轻伤二级", "赔偿情况": "未赔偿"}, planted=True)
        elif at % 20 == 1:
            maker.case({**base, "伤情": "重伤二级", "赔偿情况": "已赔偿"})
        elif at % 20 == 2:
            maker.case({**base, "伤情": "轻伤二级", "赔偿情况": "未赔偿"})
        elif at % 200 == 3:
            number = maker.case({**base, "伤情": "死亡", "赔偿情况": "未赔偿"})
            victims.aided.append(
                {
                    "姓名": victim.name,
                    "证件号": victim.number,
                    "案号": number,
                    "金额": "20000",
                    "救助日期": "2023-12-01",
                    "单位": "永宁县人民检察院",
                }
            )
        elif at % 20 == 4:
            victims.poor.append(
                {"姓名": victim.name, "证件号": victim.number, "部门": "残联", "类别": "残疾"}
            )
            maker.case({**base, "伤情": "轻微伤", "赔偿情况": "已赔偿"})
        elif at % 20 == 5:
            _award_alone(victims, base, at // 20 % 5)
        else:
            maker.case({"被害人": victim.name})
    maker.crimes.tables |= {"困难群体": victims.poor, "救助台账": victims.aided, "执行案件": victims.enforced}
    return maker.crimes
