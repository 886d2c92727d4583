"""How labour cases come about: what a docket holds, and how one told suit is written into it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date

from tests.supervision.world import Cells, Firm, Person, World, later

CONTESTS = (
    "被告辩称，原告主张的工资标准与约定不符，原告已经领取了部分工资，其余部分因工程质量不合格应当扣减，请求驳回原告的诉讼请求。",
    "被告辩称，双方系承包关系，不存在劳动关系，原告的工资应由包工头支付，被告不承担责任，请求依法驳回。",
    "被告辩称，原告自行离职，未办理交接手续，给被告造成了损失，被告不同意原告的诉讼请求。",
)
ADMITS = (
    "被告对原告主张的事实没有异议。",
    "被告辩称，同意原告的诉讼请求。",
    "被告辩称，对原告所述事实均予以认可。",
)
SHORT_OF_MONEY = "被告辩称，欠付工资属实，因资金周转困难，请求分期支付。"
RECORDS = ("劳动合同、考勤记录", "银行流水、工资表", "考勤记录、证人证言", "劳动合同、银行流水、社保缴费记录")


@dataclass(slots=True)
class Docket:
    """A docket with the tables beside it, and who is who.

    `sham` holds what must be named (case numbers, or whoever a lead is about) with its plan, `groups` the
    cases of honest groups. `stories` says of each case which story it is of; in the dockets of `civil` it
    holds whom a lead would be about, and `told` the story.
    """

    cases: list[Cells] = field(default_factory=list)
    others: dict[str, list[Cells]] = field(default_factory=dict)
    sham: dict[str, str] = field(default_factory=dict)
    groups: dict[str, str] = field(default_factory=dict)
    stories: dict[str, str] = field(default_factory=dict)
    told: dict[str, str] = field(default_factory=dict)

    def beside(self, table: str, **cells: str) -> None:
        """Add a row to another table."""
        self.others.setdefault(table, []).append(cells)


@dataclass(frozen=True, slots=True)
class Suit:
    """What a story tells of one case; the rest is filled in."""

    plaintiff: Person
    firm: Firm
    filed: date
    days: int
    wage: int
    months: float
    evidence: str
    answer: str
    method: str = "调解"
    cause: str = "追索劳动报酬纠纷"
    job: str = "农民工"
    agents: tuple[str, ...] = ()
    theirs: tuple[str, ...] = ()
    began: date | None = None
    until: date | None = None
    claim: int = 0
    enforced: int = 0
    procedure: str = "一审简易"
    extra: str = ""


def write(world: World, docket: Docket, suit: Suit, court: str, story: str) -> str:
    """Write one case into the docket and return its number."""
    closed = later(suit.filed, suit.days)
    claim = suit.claim or round(suit.wage * suit.months)
    given = round(
        claim if suit.method == "调解" and not world.rng.randint(0, 2) else claim * world.rng.uniform(0.8, 1)
    )
    until = suit.until or later(suit.filed, -world.rng.randint(20, 200))
    began = suit.began or later(until, -round(suit.months * 31) - world.rng.randint(0, 500))
    number = world.number(court, suit.filed.year)
    confirms = suit.cause == "确认劳动关系纠纷"
    paid = "" if confirms or suit.method == "撤诉" else str(suit.claim or given)
    docket.cases.append(
        {
            "案号": number,
            "受理法院": court,
            "案由": suit.cause,
            "审理程序": suit.procedure,
            "立案日期": f"{suit.filed}",
            "开庭日期": f"{later(suit.filed, max(suit.days - world.rng.randint(0, 3), 0))}",
            "结案日期": f"{closed}",
            "结案方式": suit.method,
            "原告": suit.plaintiff.name,
            "原告身份证号": suit.plaintiff.number,
            "原告出生日期": f"{suit.plaintiff.born}",
            "原告性别": suit.plaintiff.sex,
            "原告住所地": suit.plaintiff.home,
            "原告职业": suit.job,
            "被告": suit.firm.name,
            "被告统一社会信用代码": suit.firm.code,
            "被告法定代表人": suit.firm.leader,
            "被告成立日期": f"{suit.firm.founded}",
            "原告代理人": "、".join(suit.agents),
            "被告代理人": "、".join(suit.theirs),
            "诉请金额": "" if confirms else str(claim),
            "主张月工资": "" if confirms else str(suit.wage),
            "用工起始日期": f"{began}",
            "用工截止日期": f"{until}",
            "结案金额": paid,
            "证据种类": suit.evidence,
            "执行立案日期": f"{later(closed, suit.enforced)}" if suit.enforced else "",
            "承办法官": world.name(),
            "文书文本": suit.answer + suit.extra,
        }
    )
    docket.stories[number] = story
    return number


Story = Callable[[World, Docket], Sequence[str]]


def one(world: World, docket: Docket, story: str, suit: Suit) -> Sequence[str]:
    """Write a story of one case."""
    return [write(world, docket, suit, world.court(), story)]
