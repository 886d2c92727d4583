"""Invented dockets of what was frozen: one case in a hundred holds too much, or what is not the debtor's."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, timedelta

from tests.supervision.crime import Crimes
from tests.supervision.world import Cells, Firm, World

TODAY = date(2025, 3, 1)
_DEPOSITS = ("存款", "银行存款", "网络资金", "账户")
_HOUSES = ("不动产", "房屋", "土地使用权")


@dataclass(slots=True)
class Holding:
    """One case and what is held in it; sums are shares of the claim."""

    world: World
    made: Crimes
    firm: Firm
    claim: int
    filed: date
    number: str
    more: Cells = field(default_factory=dict)

    def holds(self, share: float, item: str = "", **cells: str) -> None:
        """Add what is frozen, as a share of the claim."""
        rng = self.world.rng
        day = self.filed + timedelta(days=rng.randint(5, 40))
        sum_ = round(self.claim * share)
        row = {
            "执行案号": self.number,
            "查询日期": str(day),
            "项目": item or rng.choice(_DEPOSITS),
            "金额": f"{sum_ / 10000:.4f}万元" if rng.random() < 0.2 else str(sum_),
            "冻结日期": str(day),
            "财产所有人": self.firm.name,
        }
        self.made.tables["查控"].append(row | cells)

    def house(self, share: float, **cells: str) -> None:
        """Add a house of so much value."""
        self.holds(share, self.world.rng.choice(_HOUSES), **cells)


_Story = Callable[[Holding], None]


def _two_accounts(one: Holding) -> None:
    """Freeze the whole debt twice, at two banks that both had it."""
    one.holds(1.3, 限额=str(one.claim))
    one.holds(one.world.rng.uniform(0.9, 1.2))


def _cash_and_house(one: Holding) -> None:
    """Freeze the debt in cash, and a house beside it that cannot be divided."""
    one.holds(1.4)
    one.house(3, 可否分割="否")


def _half_paid(one: Holding) -> None:
    """Leave the freeze as it was though most is paid."""
    one.more = {"到位额": str(round(one.claim * 0.75))}
    one.holds(1)


def _partner(one: Holding) -> None:
    """Freeze the account of a shareholder who does not owe."""
    partner = one.firm.leader
    one.holds(0.4, 财产所有人=partner)
    one.made.tables["工商登记"].append(
        {"名称": one.firm.name, "统一社会信用代码": one.firm.code, "股东": f"{partner}、马大川"}
    )


def _divisible(one: Holding) -> None:
    """Seize twenty flats that could be seized one by one."""
    one.house(4, 可否分割="是")


def _paid(one: Holding) -> None:
    """Leave everything frozen after the debt was paid."""
    ended = one.filed + timedelta(days=100)
    one.more = {"到位额": str(one.claim), "结案方式": "执行完毕", "结案日期": str(ended)}
    one.holds(0.9)


_BROKEN: tuple[_Story, ...] = (_two_accounts, _cash_and_house, _half_paid, _partner, _divisible, _paid)


def _limits(one: Holding) -> None:
    """Give every bank the whole sum as a limit; little is really held."""
    for share in (0.3, 0.2, 0.004):
        one.holds(share, 限额=str(one.claim))


def _only_house(one: Holding) -> None:
    """Seize the one house there is, worth much more, and a little cash."""
    one.house(6, 可否分割="否")
    one.holds(0.2)


def _mortgaged(one: Holding) -> None:
    """Seize a house that a bank has a mortgage on."""
    one.house(4, 抵押额=str(round(one.claim * 2.1)), 可否分割="是")


def _waiting(one: Holding) -> None:
    """Stand in a queue for what another court holds."""
    one.house(5, 轮候="是")
    one.holds(2, 结果="轮候冻结")
    one.holds(0.5)


def _lifted(one: Holding) -> None:
    """Lift what was too much; let another freeze run out."""
    one.holds(1.5, 解除日期=str(one.filed + timedelta(days=60)))
    one.holds(1.2, 到期日期=str(TODAY - timedelta(days=20)))
    one.holds(0.9, 到期日期=str(TODAY + timedelta(days=90)))


def _asked_again(one: Holding) -> None:
    """Ask three times what became of one freeze."""
    for later in (0, 60, 120):
        day = one.filed + timedelta(days=10)
        one.holds(0.8, "存款", 冻结日期=str(day), 查询日期=str(day + timedelta(days=later)))


def _added(one: Holding) -> None:
    """Freeze a shareholder's account after he was made a debtor."""
    one.more = {"追加裁定日期": str(one.filed + timedelta(days=20))}
    one.holds(0.8, 财产所有人=one.firm.leader)


def _both_owe(one: Holding) -> None:
    """Freeze the account of one who stood surety and owes, too."""
    one.more = {"被执行人": f"{one.firm.name}、{one.firm.leader}"}
    one.holds(0.5, 财产所有人=one.firm.leader)
    one.holds(0.5)


def _slightly_more(one: Holding) -> None:
    """Hold a little more than what is owed."""
    one.holds(1.3)


_IN_ORDER: tuple[_Story, ...] = (
    _limits,
    _only_house,
    _mortgaged,
    _waiting,
    _lifted,
    _asked_again,
    _added,
    _both_owe,
    _slightly_more,
)


def frozen(seed: int, count: int = 1500) -> Crimes:
    """W10: every hundredth case holds too much; every fourth looks as if it did."""
    world = World(seed)
    rng = world.rng
    made = Crimes({"执行案件": [], "查控": [], "工商登记": []})
    for at in range(count):
        world.count += 1
        one = Holding(
            world,
            made,
            world.firm(),
            rng.randint(5, 900) * 10_000,
            TODAY - timedelta(days=rng.randint(120, 300)),
            f"（2024）宁0121执{world.count}号",
        )
        if at % 100 == 0:
            made.planted.add(one.number)
            _BROKEN[at // 100 % len(_BROKEN)](one)
        elif at % 4 == 1:
            _IN_ORDER[at // 4 % len(_IN_ORDER)](one)
        else:
            one.holds(rng.uniform(0, 0.95))
        row = {
            "执行案号": one.number,
            "申请执行人": world.name(),
            "被执行人": one.firm.name,
            "立案日期": f"{one.filed:%Y年%m月%d日}" if rng.random() < 0.2 else str(one.filed),
            "标的额": str(one.claim),
            "到位额": "" if rng.random() < 0.2 else "0",
        }
        made.tables["执行案件"].append(row | one.more)
        if rng.random() < 0.01:
            made.tables["执行案件"].append(row | one.more)
    for row in made.tables["查控"]:
        if rng.random() < 0.05:
            row["财产所有人"] = row["财产所有人"].replace("有限公司", "有限责任公司")
    return made
