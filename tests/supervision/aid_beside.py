"""Invented cases for what stands beside judicial aid: gaps in registers, civil claims that nobody paid."""

from __future__ import annotations

from datetime import date, timedelta

from tests.supervision.aid_victims import Victims
from tests.supervision.world import Cells, World

_DISABLED = ("智力残疾", "精神残疾", "重度残疾", "聋哑")


def _docket(row: Cells, text: str) -> Cells:
    """Give the row of 案件 that holds the text of a criminal case."""
    return {
        "案号": row["案号"],
        "受理法院": "永宁县人民法院",
        "案由": row["罪名"],
        "立案日期": row["立案日期"],
        "结案日期": row["判决日期"],
        "结案方式": "判决",
        "原告": "永宁县人民检察院",
        "被告": row["嫌疑人姓名"],
        "文书文本": text,
    }


class Gaps(Victims):
    """Victims with the texts of their judgments."""

    @property
    def tables(self) -> dict[str, list[Cells]]:
        """Return all tables."""
        return {"刑事案件": self.cases, "困难群体": self.register, "案件": self.texts}

    texts: list[Cells]


def gaps(seed: int, count: int = 700) -> Gaps:
    """M12: one victim in a hundred ought to be registered, or helped to sue, and is not."""
    made = Gaps(World(seed))
    made.texts = []
    for at in range(count):
        victim, kind = made.world.person(), at % 10
        text, injury, paid = (
            "被告人的行为已构成犯罪，判处有期徒刑三年。",
            made.pick("轻伤二级", "重伤二级"),
            "已赔偿",
        )
        disabled = f"经查，被害人系{made.pick(*_DISABLED)}。"
        planted = at % 100 == 0
        if planted and at // 100 % 2:
            victim, paid, injury = made.world.person((13, 16)), made.pick("未赔偿", "无力赔偿"), "重伤二级"
        elif planted:
            text = disabled + text
            made.enrol(victim, ("民政", "低保", ""))
        elif kind == 1:
            text = disabled + text
            made.enrol(victim, ("残联", "智力残疾", "二级"))
        elif kind == 2:
            text = f"被告人系{made.pick(*_DISABLED)}，打伤被害人。" + text
        elif kind == 3:
            victim, paid = made.world.person((13, 16)), "未赔偿"
            text = "附带民事诉讼原告人请求赔偿。" + text
        elif kind == 4:
            paid = "未赔偿"
        made.case(
            victim, "故意伤害罪", injury, paid, made.judged(10, 1000), 判决日期=f"{made.judged(10, 1000)}"
        )
        made.texts.append(_docket(made.cases[-1], text))
        made.planted |= {made.cases[-1]["案号"]} if planted else set()
    return made


class Civil(Victims):
    """Civil claims with their enforcement."""

    @property
    def tables(self) -> dict[str, list[Cells]]:
        """Return all tables."""
        return {
            "案件": self.cases,
            "执行案件": self.enforced,
            "困难群体": self.register,
            "救助台账": self.ledger,
        }

    enforced: list[Cells]


def civil(seed: int, count: int = 700) -> Civil:
    """M11: one claimant in a hundred is in need and got nothing out of enforcement."""
    made = Civil(World(seed))
    made.enforced = []
    rng = made.world.rng
    for at in range(count):
        planted, kind = at % 100 == 0, at % 10
        person = made.world.person((66, 80) if at // 100 % 2 and planted else (30, 50))
        cause = (
            made.pick("赡养费纠纷", "抚养费纠纷") if at // 100 % 2 and planted else "机动车交通事故责任纠纷"
        )
        text = "" if "费" in cause else f"原告的伤情构成{made.pick('九级伤残', '十级残疾', '八级伤残')}。"
        ended, got = "终结本次执行程序", rng.choice((0, 300))
        if planted and not at // 100 % 2:
            made.enrol(person, made.need())
        elif kind == 1:
            made.enrol(person, made.need())
            ended, got = "执行完毕", 60000
        elif kind == 2:
            made.enrol(person, made.need())
            cause = "买卖合同纠纷"
        elif kind == 3:
            made.enrol(person, made.need())
        elif not planted:
            ended = ""
        number = _claim(made, cause, text, person.name, person.number, str(person.born))
        if kind == 3 and not planted:
            made.aid(person, number, "", date(2024, 9, 1), "永宁县人民法院")
        if ended:
            _enforced(made, number, person.name, ended, got)
        made.planted |= {number} if planted else set()
    return made


def _claim(made: Civil, cause: str, text: str, name: str, number: str, born: str) -> str:
    """Write a civil case."""
    case = made.world.number("永宁县人民法院", 2023)
    day = date(2023, 2, 1) + timedelta(days=made.world.rng.randint(0, 300))
    made.cases.append(
        {
            "案号": case,
            "受理法院": "永宁县人民法院",
            "案由": cause,
            "立案日期": str(day),
            "结案日期": str(day + timedelta(days=50)),
            "结案方式": "判决",
            "原告": name,
            "原告身份证号": number,
            "原告出生日期": born,
            "被告": made.world.name(),
            "结案金额": "60000",
            "文书文本": text or "判决如下。",
        }
    )
    return case


def _enforced(made: Civil, number: str, name: str, ended: str, got: int) -> None:
    """Write its enforcement."""
    row = {
        "执行案号": number.replace("民初", "执"),
        "执行依据案号": number,
        "申请执行人": name,
        "被执行人": made.world.name(),
        "立案日期": "2024-02-05",
        "结案方式": ended,
        "标的额": "60000",
        "到位额": str(got),
    }
    made.enforced.append(row | ({"终本日期": "2024-06-20"} if ended.startswith("终结本次") else {}))
