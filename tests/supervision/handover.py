"""Invented cases of non-prosecution: who handed them over, when, to whom, and what came back (W11)."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

from annotations.publication.calendar import after, works
from tests.supervision.crime import Crimes
from tests.supervision.world import Cells, World

TODAY = date(2025, 3, 1)
# A charge, what was done, the organ that punishes it, and one that does not.
_CHARGES = (
    ("盗窃罪", "盗窃财物", "永宁县公安局", "永宁县市场监督管理局"),
    ("故意伤害罪", "殴打他人", "永宁县公安局治安管理大队", "永宁县司法局"),
    ("寻衅滋事罪", "随意殴打他人", "望远派出所", "永宁县人力资源和社会保障局"),
    ("危险驾驶罪", "醉酒驾驶机动车", "永宁县公安局交通警察大队", "永宁县农业农村局"),
    ("非法捕捞水产品罪", "使用禁用的渔具捕捞", "永宁县农业农村局", "永宁县公安局"),
    ("滥伐林木罪", "滥伐林木", "永宁县林业和草原局", "永宁县市场监管局"),
    ("非法采矿罪", "无证采砂", "永宁县自然资源局", "永宁县税务局"),
    ("生产、销售不符合安全标准的食品罪", "销售不合格食品", "永宁县市场监督管理局", "永宁县公安局"),
    ("妨害药品管理罪", "销售未经批准的药品", "宁夏回族自治区药品监督管理局", "永宁县自然资源局"),
    ("逃税罪", "少缴税款", "国家税务总局永宁县税务局", "永宁县公安局"),
    ("拒不支付劳动报酬罪", "拖欠工资", "永宁县人力资源和社会保障局", "永宁县税务局"),
    ("污染环境罪", "违法排放", "银川市生态环境局永宁分局", "永宁县农业农村局"),
    ("假冒注册商标罪", "侵犯注册商标", "永宁县市场监督管理局", "永宁县文化旅游局"),
)
_FAULTS = ("没有移送", "迟移送", "迟审结", "没有审结", "没有回复", "机关不对", "罚过又提")


def handovers(seed: int, count: int = 1500) -> Crimes:
    """One in a hundred broke off somewhere on the way; many near ones did not."""
    made = _Maker(World(seed))
    for at in range(count):
        if at % 100 == 0:
            made.add(made.case(_FAULTS[at // 100 % len(_FAULTS)]), planted=True)
        else:
            made.add(_HONEST[at % len(_HONEST)](made))
    made.world.rng.shuffle(made.rows)
    return Crimes({"不起诉": made.rows}, made.planted)


class _Maker:
    """Makes one case after the other."""

    def __init__(self, world: World) -> None:
        self.world, self.rng = world, world.rng
        self.rows: list[Cells] = []
        self.planted: set[str] = set()

    def add(self, row: Cells, *, planted: bool = False) -> None:
        """Keep a case, written as one office or another writes; some stand twice."""
        for column in [name for name in row if name.endswith("日期") and row[name]]:
            row[column] = self._written(date.fromisoformat(row[column]))
        self.rows.append(row)
        if self.rng.random() < 0.02:
            self.rows.append(dict(row))
        if planted:
            self.planted.add(row["案号"])

    def _written(self, day: date) -> str:
        styles = {0: f"{day:%Y/%m/%d}", 1: f"{day.year}年{day.month}月{day.day}日", 2: f"{day:%Y%m%d}"}
        return styles.get(self.rng.randint(0, 12), str(day))

    def case(self, fault: str = "", ago: tuple[int, int] = (100, 400)) -> Cells:
        """Make a case that went all the way, but for one fault."""
        self.world.count += 1
        charge, deed, right, wrong = self.rng.choice(_CHARGES)
        decided = self.workday(TODAY - timedelta(days=self.rng.randint(*ago)))
        moved = self.behind(decided, self.rng.randint(4, 20) if fault == "迟移送" else self.rng.randint(0, 3))
        ended = self.behind(moved, self.rng.randint(11, 40) if fault == "迟审结" else self.rng.randint(1, 10))
        told = self.behind(ended, self.rng.randint(0, 2))
        row = {
            "案号": f"永检刑不诉〔{decided.year}〕{self.world.count}号",
            "姓名": self.world.name(),
            "决定日期": str(decided),
            "种类": self.rng.choice(("相对", "相对不起诉", "存疑", "酌定不起诉", "法定")),
            "罪名": charge,
            "行政违法情形": deed,
            "移送日期": str(moved),
            "受理日期": str(moved),
            "审查终结日期": str(ended),
            "检察意见日期": str(told),
            "主管机关": wrong if fault == "机关不对" else right,
            "回复日期": str(told + timedelta(days=self.rng.randint(10, 58))),
            "已行政处罚日期": "",
        }
        row |= dict.fromkeys(_LEFT_OUT.get(fault, ()), "")
        if fault == "罚过又提":
            row["已行政处罚日期"] = str(decided - timedelta(days=self.rng.randint(20, 200)))
        return row

    def workday(self, day: date) -> date:
        """Return the day, or the next that is worked."""
        return day if works(day)[0] else after(day, 1).day

    def behind(self, day: date, count: int) -> date:
        """Return the day so many working days later."""
        return after(day, count).day


_LEFT_OUT = {
    "没有移送": ("移送日期", "受理日期", "审查终结日期", "检察意见日期", "主管机关", "回复日期"),
    "没有审结": ("审查终结日期", "检察意见日期", "主管机关", "回复日期"),
    "没有回复": ("回复日期",),
}


def _whole(made: _Maker) -> Cells:
    """All went well."""
    return made.case()


def _nothing_to_punish(made: _Maker) -> Cells:
    """The doubtful one had done nothing that an organ would punish."""
    row = made.case("没有移送")
    row["行政违法情形"] = made.rng.choice(("", "无", "不构成行政违法", "/"))
    return row


def _punished_before(made: _Maker) -> Cells:
    """The police had punished it before the case became one of crime."""
    row = made.case("没有移送")
    row["已行政处罚日期"] = str(
        date.fromisoformat(row["决定日期"]) - timedelta(days=made.rng.randint(10, 300))
    )
    return row


def _no_opinion(made: _Maker) -> Cells:
    """The review ended without an opinion: there was no need of one."""
    row = made.case()
    return row | {"检察意见日期": "", "主管机关": "", "回复日期": ""}


def _of_late(made: _Maker) -> Cells:
    """The opinion was sent less than two months ago."""
    return made.case("没有回复", (25, 50))


def _just_decided(made: _Maker) -> Cells:
    """Decided some days ago; three working days are not over."""
    return made.case("没有移送", (1, 3)) | {"决定日期": str(TODAY - timedelta(days=made.rng.randint(0, 4)))}


def _punished_without_answer(made: _Maker) -> Cells:
    """The organ punished, and its answer was not entered."""
    row = made.case("没有回复")
    told = date.fromisoformat(row["检察意见日期"])
    return row | {"已行政处罚日期": str(told + timedelta(days=made.rng.randint(5, 50)))}


def _on_trial(made: _Maker) -> Cells:
    """A minor within the months of conditional non-prosecution."""
    return made.case("没有移送") | {"种类": made.rng.choice(("附条件", "附条件不起诉"))}


def _joint_office(made: _Maker) -> Cells:
    """One office enforces what several did."""
    return made.case() | {
        "主管机关": made.rng.choice(("永宁县综合行政执法局", "望远镇人民政府综合执法办公室"))
    }


_HONEST: tuple[Callable[[_Maker], Cells], ...] = (
    *(_whole,) * 5,
    _nothing_to_punish,
    _punished_before,
    _no_opinion,
    _of_late,
    _just_decided,
    _punished_without_answer,
    _on_trial,
    _joint_office,
)
