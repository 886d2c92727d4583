"""Invented dockets of civil trials (审判程序违法) and of enforcement against enterprises (M2)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, timedelta

from tests.supervision.crime import Crimes
from tests.supervision.world import Cells, Firm, World

_JUDGMENT = """宁夏回族自治区永宁县人民法院
民事判决书
{number}
原告：{plaintiff}，男，汉族，住宁夏回族自治区永宁县。
被告：{defendant}，住所地宁夏回族自治区永宁县。
原告{plaintiff}与被告{defendant}买卖合同纠纷一案，本院受理后，依法进行了审理。本案现已审理终结。
原告{plaintiff}向本院提出诉讼请求：1.判令被告支付货款{claim}元；2.诉讼费由被告承担。{changed}事实与理由：原告供货以后被告没有付款。
本院经审理认定事实如下：原告供货，被告出具欠条。
本院认为，被告应当付款。依照《中华人民共和国民法典》第六百二十六条规定，判决如下：
被告{defendant}于本判决生效之日起十日内支付原告{plaintiff}货款{given}元。
如不服本判决，可以在判决书送达之日起十五日内，向本院递交上诉状，上诉于宁夏回族自治区银川市中级人民法院。
审判员　于海
二〇二三年十月十六日
书记员　管敏
"""


def _judgment(row: Cells, given: int, changed: str = "") -> Cells:
    """Write a judgment in full: the docket holds it and leaves the sums out."""
    text = _JUDGMENT.format(
        number=row["案号"],
        plaintiff=row["原告"],
        defendant=row["被告"],
        claim=10_000,
        given=given,
        changed=changed,
    )
    return {"结案方式": "判决", "诉请金额": "", "结案金额": "", "文书文本": text}


def trials(seed: int, count: int = 1500) -> Crimes:
    """One trial in a hundred broke a rule of procedure; long ones that were extended or suspended did not."""
    world = World(seed)
    rng = world.rng
    made = Crimes({"案件": []})
    for at in range(count):
        world.count += 1
        simple = at % 2 == 0
        filed = date(2023, 1, 5) + timedelta(days=rng.randint(0, 300))
        took = rng.randint(20, 80) if simple else rng.randint(40, 170)
        row: Cells = {
            "案号": f"（2023）宁0121民初{world.count}号",
            "受理法院": "永宁县人民法院",
            "案由": "买卖合同纠纷",
            "审理程序": "一审简易" if simple else "一审普通",
            "结案方式": rng.choice(("判决", "调解", "撤诉")),
            "原告": world.name(),
            "被告": world.firm().name,
            "诉请金额": "10000",
            "结案金额": str(rng.randint(20, 110) * 100),
        }
        row |= _story(at, simple, filed, took, made, row["案号"])
        if at % 200 == 100:
            row |= _judgment(row, 15_000)
        elif at % 100 == 5:
            row |= _judgment(row, 15_000, "诉讼中，原告变更诉讼请求为支付货款15000元。")
        elif at % 100 == 6:
            row |= _judgment(row, 9_000)
        made.tables["案件"].append(row)
    return made


def _story(at: int, simple: bool, filed: date, took: int, made: Crimes, number: str) -> Cells:
    """Give the days of a trial: every hundredth breaks a rule, others look as if they did."""
    days = {
        "立案日期": str(filed),
        "开庭日期": str(filed + timedelta(days=10)),
        "结案日期": str(filed + timedelta(days=took)),
    }
    late = str(filed + timedelta(days=140 if simple else 260))
    if at % 100 == 0:
        made.planted.add(number)
        broken = (
            {"结案日期": late},
            {"开庭日期": str(filed - timedelta(days=5))},
            {"原告代理人": "赵一山、钱二河、孙三川"},
            {"结案方式": "判决", "结案金额": "15000"},
        )
        return days | broken[at // 100 % 4]
    if at % 100 == 1:
        return days | {"结案日期": late, "扣除审限天数": "120"}
    if at % 100 == 2:
        return days | {
            "结案日期": str(filed + timedelta(days=110)),
            "审理程序": "一审简易",
            "延长审限日期": str(filed + timedelta(days=80)),
        }
    if at % 100 == 3:
        return days | {"原告代理人": "赵一山、钱二河", "被告代理人": "孙三川、李四江"}
    if at % 100 == 4:
        return days | {"审理程序": "特别程序", "结案日期": late}
    return days


_FILED = (
    "本院于{filed}立案执行，执行标的100000元。"
    "本院发出执行通知书、报告财产令，责令被执行人报告财产，被执行人没有履行。"
)
_SEARCHED = (
    "本院通过网络查控系统查询了被执行人的银行存款、车辆、不动产、证券，没有发现财产，已采取限制消费措施。"
)
_LED = "申请执行人提供了被执行人在工地有工程款的财产线索"
_ASKED = "本院告知申请执行人上述情况，申请执行人没有异议。"
_ENDED = "至今没有执行到位。经合议庭评议，裁定如下：终结本次执行程序。"
_LATER = "申请执行人发现财产的，可以申请恢复执行。"


def ruling(filed: date, led: str, rest: str) -> str:
    """Write what ends an enforcement, with what is said of the creditor's hint and of his rights."""
    return _FILED.format(filed=filed) + led + _SEARCHED + rest


@dataclass(slots=True)
class Enforced:
    """One enforcement on its way: who owes, when it was filed and ended; `more` goes into its row."""

    made: Crimes
    debtor: Firm
    filed: date
    ended: date
    number: str
    more: Cells = field(default_factory=dict)

    def owns(self, got: str, gone: str = "") -> None:
        """Let the debtor own a house."""
        self.made.tables["财产"].append(_asset(self.debtor.name, self.debtor.code, got, gone))

    def found(self, day: date, amount: int = 40_000, **cells: str) -> None:
        """Let the bank network find something."""
        row = {"执行案号": self.number, "查询日期": str(day), "项目": "存款", "金额": str(amount)}
        self.made.tables["查控"].append(row | cells)

    def claims(self) -> None:
        """Let the debtor be a creditor in another enforcement."""
        row = _row(f"{self.number[:-1]}99号", (self.debtor.name, self.debtor.code), ("甲乙丙商贸行", ""))
        self.made.tables["执行案件"].append(row | {"立案日期": str(self.filed)})

    def registered(self, name: str, owner: str, state: str, closed: date | None = None) -> None:
        """Add a firm to the register; the debtor's own has his code."""
        code = self.debtor.code if name == self.debtor.name else ""
        row = {"名称": name, "统一社会信用代码": code, "股东": owner, "状态": state, "成立日期": "2016-01-01"}
        self.made.tables["工商登记"].append(row | {"注销日期": str(closed) if closed else ""})


def _later(day: date, days: int) -> date:
    """Return a later day."""
    return day + timedelta(days=days)


def _too_early(one: Enforced) -> None:
    """End it two months after it was filed."""
    one.ended = _later(one.filed, 60)


def _sole_owner(one: Enforced) -> None:
    """Let the debtor be the only shareholder of a firm that goes on."""
    one.registered(f"{one.debtor.name[:5]}砂石有限公司", one.debtor.name, "存续")


def _gone(one: Enforced) -> None:
    """Restrict a firm that had been deregistered, without adding its shareholders."""
    one.registered(one.debtor.name, "马大川", "注销", _later(one.filed, 20))
    one.more = {"限高日期": str(_later(one.filed, 50))}


def _hint_ignored(one: Enforced) -> None:
    """Say nothing of what became of the creditor's hint, nor of his right to begin again."""
    one.more = {"文书文本": ruling(one.filed, _LED + "。", _ASKED + _ENDED)}


def _hardly_told(one: Enforced) -> None:
    """End it in three sentences: no list of assets, no word to the creditor, no rights."""
    one.more = {
        "文书文本": _FILED.format(filed=one.filed)
        + "被执行人没有可供执行的财产，本院依法终结本次执行程序。本裁定送达后立即生效。"
    }


def _listed_after_payment(one: Enforced) -> None:
    """Put a debtor on the list who had paid."""
    paid = str(one.ended)
    one.more = {"终本日期": "", "结案方式": "执行完毕", "结案日期": paid, "到位额": "10万元"}
    one.more |= {"失信日期": str(_later(one.ended, 9))}


def _run_out(one: Enforced) -> None:
    """Let a freeze run out that had been paid from in part, and never renew it."""
    one.more = {"到位额": "40000"}
    frozen, until = _later(one.filed, 20), _later(one.filed, 385)
    one.found(frozen, 冻结日期=str(frozen), 到期日期=str(until))


_BROKEN: tuple[Callable[[Enforced], None], ...] = (
    _too_early,
    lambda one: one.owns("2015-01-01"),
    Enforced.claims,
    _sole_owner,
    _gone,
    _hint_ignored,
    _hardly_told,
    lambda one: one.found(_later(one.filed, 30)),
    lambda one: one.found(_later(one.ended, 200)),
    _run_out,
)


def _taken(one: Enforced) -> None:
    """Pay out what was frozen before the case ended."""
    one.more = {"到位额": "40000"}
    one.found(_later(one.filed, 30), 结果="已扣划")


def _not_worth(one: Enforced) -> None:
    """Own a house with a mortgage, and stand in the queue for a car; ask again and find nothing."""
    one.owns("2015-01-01")
    one.found(_later(one.filed, 30), 800_000, 项目="不动产", 抵押额="900000")
    one.found(_later(one.filed, 31), 60_000, 项目="车辆", 轮候="是")
    for months in range(1, 4):
        one.found(_later(one.ended, months * 170), 0, 结果="无")


def _renewed(one: Enforced) -> None:
    """Renew the freeze before it runs out; all of it was paid over."""
    one.more = {"到位额": "40000"}
    frozen = _later(one.filed, 20)
    one.found(frozen, 冻结日期=str(frozen), 到期日期=str(_later(frozen, 365)))
    one.found(_later(frozen, 350), 冻结日期=str(frozen), 到期日期=str(_later(frozen, 1200)))


def _complete(one: Enforced) -> None:
    """Write a ruling with everything in it; the hint came to nothing."""
    led = f"{_LED}，经核查，工程款已被另案提取。"
    one.more = {"文书文本": ruling(one.filed, led, _ASKED + _ENDED + _LATER)}


def _added(one: Enforced) -> None:
    """Add the shareholder of a firm that was deregistered."""
    one.registered(one.debtor.name, "马大川", "注销", _later(one.filed, 20))
    one.more = {"限高日期": str(_later(one.filed, 5)), "追加裁定日期": str(_later(one.filed, 60))}


def _revoked(one: Enforced) -> None:
    """Let the firm's licence be revoked: it goes on as a debtor. Its subsidiary is deregistered."""
    one.registered(one.debtor.name, "马大川", "吊销", date(2021, 5, 1))
    one.registered(f"{one.debtor.name[:5]}贸易有限公司", one.debtor.name, "注销", date(2020, 5, 1))


def _one_of_several(one: Enforced) -> None:
    """Deregister the firm after everything had ended, and list one who paid while he had not yet."""
    one.registered(one.debtor.name, "马大川", "注销", _later(one.ended, 90))
    one.more = {"失信日期": str(_later(one.filed, 40)), "限高日期": str(_later(one.filed, 40))}


def _paid(one: Enforced) -> None:
    """Let a debtor who was on the list pay everything."""
    _listed_after_payment(one)
    one.more["失信日期"] = str(_later(one.filed, 30))


_IN_ORDER: tuple[Callable[[Enforced], None], ...] = (
    lambda one: one.owns("2015-01-01", "2016-02-01"),
    lambda one: one.owns(str(_later(one.ended, 30))),
    _complete,
    _added,
    _revoked,
    _one_of_several,
    _paid,
    _taken,
    _not_worth,
    _renewed,
)


def listed(seed: int) -> Crimes:
    """不规范纳入失信: one debtor in a hundred was put on the list after he had paid."""
    return enforcement(seed, broken=(_listed_after_payment,))


def enforcement(
    seed: int, count: int = 1600, broken: tuple[Callable[[Enforced], None], ...] = _BROKEN
) -> Crimes:
    """M2: one case in a hundred was ended against the rules; many others look as if they were."""
    world = World(seed)
    rng = world.rng
    made = Crimes({"执行案件": [], "财产": [], "工商登记": [], "查控": []})
    for at in range(count):
        world.count += 1
        filed = date(2023, 1, 5) + timedelta(days=rng.randint(0, 200))
        one = Enforced(made, world.firm(), filed, _later(filed, rng.randint(110, 180)), "")
        one.number = f"（2023）宁0121执{world.count}号"
        story = at % 100
        if story == 0:
            made.planted.add(one.number)
            broken[at // 100 % len(broken)](one)
        elif story < 20:
            _IN_ORDER[story % len(_IN_ORDER)](one)
        person = story % 3 == 2 and story >= 20
        debtor = (world.name(), "") if person else (one.debtor.name, one.debtor.code)
        row = _row(one.number, (world.name(), ""), debtor)
        row |= {"立案日期": str(filed), "终本日期": "", "结案方式": ""}
        if story < 20 or story % 4 != 3:
            row |= {"终本日期": str(one.ended), "结案方式": "终结本次执行程序"}
        made.tables["执行案件"].append(row | one.more)
    return made


def _row(number: str, creditor: tuple[str, str], debtor: tuple[str, str]) -> Cells:
    """Give a row of 执行案件."""
    return {
        "执行案号": number,
        "申请执行人": creditor[0],
        "申请执行人代码": creditor[1],
        "被执行人": debtor[0],
        "被执行人代码": debtor[1],
        "标的额": "10万元",
        "到位额": "0",
    }


def _asset(name: str, code: str, got: str, gone: str) -> Cells:
    """Give a row of 财产."""
    return {
        "权利人": name,
        "证件号": code,
        "种类": "不动产",
        "价值": "800000",
        "取得日期": got,
        "转出日期": gone,
    }
