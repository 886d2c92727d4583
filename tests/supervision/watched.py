"""Invented people: out of custody (M17), without counsel (M13), and what their counsel were owed."""

from __future__ import annotations

from datetime import date, timedelta

from tests.supervision.bench import TODAY
from tests.supervision.ledger import Ledger, Story, ledger

_CITY = ("宁夏银川市兴庆区", "银川市金凤区", "宁夏回族自治区银川市西夏区")


def _free(made: Ledger, *, planted: bool = False, began: date | None = None, **cells: object) -> None:
    """Add somebody on bail for whom all is well."""
    rng, person = made.world.rng, made.world.person()
    began = began or made.ago(40, 300)
    row: dict[str, object] = {
        "姓名": person.name,
        "证件号": person.number if rng.random() < 0.9 else None,
        "强制措施": "取保候审",
        "起始日": began,
        "到期日": began + timedelta(days=364),
        "解除日": None,
        "居住市县": rng.choice(_CITY),
        "报到周期": 30,
        "最近报到日": made.ago(1, 28),
        "离开批准": rng.choice(("否", None)),
        "定位市县": rng.choice(_CITY),
        "教育学时": rng.randint(11, 20),
        "应学时": 20,
        "案号": made.new("永检刑"),
        "最近办理日期": made.ago(1, 80),
    }
    row |= cells
    made.add(row, f"{person.name}{row['案号']}", planted=planted)
    if planted or rng.random() < 0.9:
        return
    filed = began - timedelta(days=rng.randint(3, 60))
    made.add_beside("刑事案件", 案号=row["案号"], 罪名="盗窃罪", 嫌疑人姓名=person.name, 立案日期=filed)


def _expired(made: Ledger) -> None:
    began = made.ago(370, 600)
    _free(
        made,
        planted=True,
        began=began,
        到期日=began + timedelta(days=365) if made.world.rng.random() < 0.7 else None,
    )


def _house_arrest(made: Ledger) -> None:
    _free(made, planted=True, began=made.ago(190, 300), 强制措施="监视居住", 到期日=None)


def _idle(made: Ledger) -> None:
    _free(made, planted=True, began=made.ago(150, 300), 最近办理日期=made.ago(95, 140))


def _absent(made: Ledger) -> None:
    _free(made, planted=True, began=made.ago(100, 300), 最近报到日=made.ago(62, 90))


def _away(made: Ledger) -> None:
    place = made.world.rng.choice(("江苏省南京市", "宁夏中卫市沙坡头区", "宁夏银川市永宁县", "银川市灵武市"))
    _free(made, planted=True, 定位市县=place)


def _short(made: Ledger) -> None:
    _free(made, planted=True, began=made.ago(60, 300), 教育学时=made.world.rng.randint(0, 10))


def _again(made: Ledger) -> None:
    began, person = made.ago(100, 300), made.world.person()
    _free(made, planted=True, began=began, 姓名=person.name, 证件号=person.number)
    filed = began + timedelta(days=made.world.rng.randint(5, 80))
    number = made.new("永公立字")
    made.add_beside(
        "刑事案件", 案号=number, 罪名="诈骗罪", 嫌疑人姓名=person.name, 证件号=person.number, 立案日期=filed
    )


def _well(made: Ledger) -> None:
    _free(made)


def _gone(made: Ledger) -> None:
    began = made.ago(400, 900)
    ended = began + timedelta(days=made.world.rng.randint(50, 364))
    _free(made, began=began, 解除日=ended, 最近报到日=ended, 最近办理日期=ended)


def _on_leave(made: Ledger) -> None:
    _free(made, 定位市县=made.world.rng.choice(("江苏省南京市", "宁夏中卫市", "银川市永宁县")), 离开批准="是")


def _missed_one(made: Ledger) -> None:
    _free(made, 最近报到日=made.ago(33, 58))


def _just_begun(made: Ledger) -> None:
    _free(made, began=made.ago(3, 20), 教育学时=0, 最近报到日=None)


def _namesake(made: Ledger) -> None:
    person, other = made.world.person(), made.world.person()
    _free(made, 姓名=person.name, 证件号=person.number)
    made.add_beside(
        "刑事案件",
        案号=made.new("永公立字"),
        罪名="盗窃罪",
        嫌疑人姓名=person.name,
        证件号=other.number,
        立案日期=made.ago(2, 30),
        嫌疑人居住地=made.world.rng.choice(_CITY),
    )


def watched(seed: int) -> Ledger:
    """M17: one in a hundred should have been looked at."""
    shams: tuple[Story, ...] = (_expired, _house_arrest, _idle, _absent, _away, _short, _again)
    honest: tuple[Story, ...] = (*(_well,) * 6, _gone, _on_leave, _missed_one, _just_begun, _namesake)
    return ledger(seed, "非羁押人员", shams, honest)


def _accused(made: Ledger, years: float, *, planted: bool = False, **cells: object) -> None:
    """Add somebody under investigation who was so old when taken."""
    rng, took = made.world.rng, made.ago(20, 300)
    person = made.world.person()
    row: dict[str, object] = {
        "案号": made.new("永检刑"),
        "罪名": rng.choice(("盗窃罪", "抢劫罪", "寻衅滋事罪", "故意伤害罪")),
        "立案日期": took - timedelta(days=3),
        "嫌疑人姓名": person.name,
        "证件号": None,
        "出生日期": took - timedelta(days=int(years * 365.25)),
        "强制措施": rng.choice(("拘留", "取保候审", "逮捕")),
        "采取日期": took,
        "辩护人": None,
        "通知辩护日期": None,
    }
    row |= {name: value(took) if callable(value) else value for name, value in cells.items()}
    made.add(row, str(row["案号"]), planted=planted)


def _child_alone(made: Ledger) -> None:
    _accused(made, made.world.rng.uniform(14.1, 17.9), planted=True)


def _child_late(made: Ledger) -> None:
    days = made.world.rng.randint(4, 30)
    late = {"通知辩护日期": lambda took: took + timedelta(days=days)}
    _accused(made, made.world.rng.uniform(14.1, 17.9), planted=True, 辩护人=made.world.name(), **late)


def _deaf(made: Ledger) -> None:
    person = made.world.person()
    _accused(made, 35, planted=True, 证件号=person.number, 出生日期=None)
    kind = made.world.rng.choice(("听力残疾", "视力残疾", "言语残疾", "听力"))
    made.add_beside("困难群体", 姓名=person.name, 证件号=person.number, 部门="残联", 类别=kind, 等级="二级")


def _child_helped(made: Ledger) -> None:
    days = made.world.rng.randint(0, 3)
    _accused(
        made,
        made.world.rng.uniform(14.1, 17.9),
        辩护人=made.world.rng.choice((made.world.name(), None)),
        通知辩护日期=lambda took: took + timedelta(days=days),
    )


def _child_retained(made: Ledger) -> None:
    _accused(made, made.world.rng.uniform(14.1, 17.9), 辩护人=made.world.name())


def _just_grown(made: Ledger) -> None:
    _accused(made, made.world.rng.uniform(18.05, 19))


def _grown(made: Ledger) -> None:
    _accused(made, made.world.rng.uniform(20, 60), 辩护人=made.world.rng.choice((made.world.name(), None)))


def _lame(made: Ledger) -> None:
    person = made.world.person()
    _accused(made, 35, 证件号=person.number, 出生日期=None)
    kind = made.world.rng.choice(("肢体残疾", "低保"))
    part = "残联" if kind == "肢体残疾" else "民政"
    made.add_beside("困难群体", 姓名=person.name, 证件号=person.number, 部门=part, 类别=kind, 等级="二级")


def alone(seed: int) -> Ledger:
    """M13 on tables: one in a hundred should have had counsel at that stage."""
    shams: tuple[Story, ...] = (_child_alone, _child_late, _deaf)
    honest: tuple[Story, ...] = (*(_grown,) * 5, _child_helped, _child_retained, _just_grown, _lame)
    return ledger(seed, "刑事案件", shams, honest)


_TOLD = ("提请批准逮捕", "退回补充侦查", "改变管辖", "提起公诉")
# What happened, after how many days it was done: planted, and as it should be. None: not done.
_KINDS: tuple[tuple[tuple[str, ...], tuple[int | None, ...], tuple[int, int]], ...] = (
    (("申请会见", "会见"), (3, 5, 9, None), (0, 2)),
    (("指派律师", "通知指派"), (5, 8, 20, None), (0, 3)),
    (_TOLD, (None, None, 15, 30), (0, 3)),
    (("转交法律援助申请",), (3, 6, None), (0, 1)),
)


def _matter(made: Ledger, kind: int, *, planted: bool) -> None:
    """Add something that was due to counsel."""
    rng = made.world.rng
    names, late, due = _KINDS[kind]
    day, waited = made.ago(30, 300), rng.choice(late) if planted else rng.randint(*due)
    row: dict[str, object] = {
        "案号": made.new("永检刑"),
        "事项": rng.choice(names),
        "发生日期": day,
        "办理日期": None if waited is None else day + timedelta(days=waited),
        "律师": made.world.name(),
        "阶段": rng.choice(("侦查", "审查起诉")),
        "罪名": "盗窃罪",
    }
    made.add(row, str(row["案号"]), planted=planted)


def _owed(made: Ledger) -> None:
    _matter(made, made.world.count % len(_KINDS), planted=True)


def _done(made: Ledger) -> None:
    _matter(made, made.world.rng.randrange(len(_KINDS)), planted=False)


def _served(made: Ledger, before: int, *, planted: bool = False) -> None:
    """Serve the indictment so many days before the hearing."""
    heard = made.ago(5, 200)
    row: dict[str, object] = {
        "案号": made.new("刑初"),
        "事项": "起诉书副本送达",
        "发生日期": heard - timedelta(days=40),
    }
    row |= {"办理日期": heard - timedelta(days=before), "开庭日期": heard, "阶段": "审判"}
    made.add(row, str(row["案号"]), planted=planted)


def _served_late(made: Ledger) -> None:
    _served(made, made.world.rng.randint(1, 9), planted=True)


def _served_well(made: Ledger) -> None:
    _served(made, made.world.rng.randint(10, 30))


def _secret(made: Ledger) -> None:
    """Terror: a meeting during the investigation needs leave."""
    row: dict[str, object] = {
        "案号": made.new("国侦"),
        "事项": "申请会见",
        "发生日期": made.ago(30, 90),
        "阶段": "侦查",
    }
    made.add(row | {"罪名": "组织、领导、参加恐怖组织罪"}, str(row["案号"]))


def _asked_today(made: Ledger) -> None:
    row: dict[str, object] = {
        "案号": made.new("永检刑"),
        "事项": made.world.rng.choice(("申请会见", "提起公诉")),
        "发生日期": TODAY,
    }
    made.add(row | {"阶段": "侦查", "罪名": "盗窃罪"}, str(row["案号"]))


def counsel_told(seed: int) -> Ledger:
    """M13-律师会见知情: one matter in a hundred was not done in time."""
    honest: tuple[Story, ...] = (*(_done,) * 6, _served_well, _secret, _asked_today)
    return ledger(seed, "律师权利", (_owed, _served_late), honest)
