"""Injury claims against insurers: kin, lawyers, helpers, the county's only expert; and brokers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from tests.supervision.civil import Civil, Told, by, fill, put
from tests.supervision.labour import Docket
from tests.supervision.world import Person, World, later

_CAUSE = "机动车交通事故责任纠纷"
_LOCAL = "银川塞上司法鉴定所"
_EXPERTS = ("银川华正司法鉴定所", "贺兰仁和司法鉴定中心", "吴忠天平司法鉴定所", "中卫明镜司法鉴定中心")
_FOUGHT = ("保险公司对该鉴定意见不予认可。", "被告保险公司申请重新鉴定。", "被告保险公司辩称，伤残等级过高。")
_LOWERED = (
    "经本院委托重新鉴定，原告的损伤不构成伤残。",
    "重新鉴定意见为十级伤残，本院对原告提交的鉴定意见不予采信。",
    "经重新鉴定，伤残等级由九级降为十级。",
)
_OTHER_CAUSES = ("离婚纠纷", "买卖合同纠纷", "民间借贷纠纷", "劳动争议", "房屋租赁合同纠纷")


def accident(
    world: World, text: str, agents: tuple[str, ...] = (), filed: date | None = None, cause: str = _CAUSE
) -> Civil:
    """Tell of an accident."""
    return Civil(
        cause,
        "",
        "某财产保险股份有限公司银川市分公司",
        filed or world.day(),
        world.rng.randint(20, 120),
        world.rng.randint(2, 30) * 10000,
        "责任认定书、病历、鉴定意见",
        text,
        world.rng.choice(("判决", "判决", "调解")),
        agents=agents,
    )


def _expert(world: World, fought: float, name: str = _LOCAL) -> str:
    """Say who examined the injured, and whether the insurer objects."""
    text = f"经本院委托{name}鉴定，原告构成十级伤残。"
    return text + (world.rng.choice(_FOUGHT) if world.rng.random() < fought else "")


def _put(
    world: World, docket: Docket, person: Person, case: Civil, story: str, role: str = "", **more: str
) -> str:
    """Write a case, and who its agent is where the court's list of agents says so."""
    number = put(world, docket, by(person, case), story)
    if role:
        docket.beside("代理人", 案号=number, 姓名=case.agents[0], 代理=person.name, 身份=role, **more)
    return number


def kin(world: World, docket: Docket) -> None:
    """A relative acts, or nobody."""
    agents = (world.name(),) if world.rng.random() < 0.6 else ()
    text = _expert(world, 0.25) + "原告的委托诉讼代理人系其近亲属。"
    _put(world, docket, world.person(), accident(world, text, agents), "亲属代理")


def family_accident(world: World, docket: Docket) -> None:
    """Six of one family in one accident; an uncle acts for all of them."""
    uncle, filed, surname = world.name(), world.day(), world.name()[0]
    for _ in range(6):
        person = world.person(surname=surname)
        case = accident(world, _expert(world, 0.4), (uncle,), filed)
        _put(world, docket, person, case, "一家人的代理", "近亲属")


def lawyer(world: World, docket: Docket) -> None:
    """A lawyer with many accident cases."""
    name = world.name()
    for _ in range(world.rng.randint(6, 18)):
        text = f"原告委托诉讼代理人{name}，宁夏某律师事务所律师。" + _expert(world, 0.3)
        _put(world, docket, world.person(), accident(world, text, (name,)), "律师")


def specialist(world: World, docket: Docket) -> None:
    """A lawyer who does nothing but accidents; the docket has no texts, the list of agents tells of her."""
    name, year = world.name(), world.rng.randint(2022, 2024)
    for _ in range(world.rng.randint(16, 25)):
        day = world.day(date(year, 1, 5), date(year, 12, 1))
        text = _expert(world, 0.7) if world.rng.random() < 0.5 else ""
        case = accident(world, text, (name,), day)
        _put(world, docket, world.person(), case, "专做事故的律师", "律师", 律所="宁夏某律师事务所")


def mixed(world: World, docket: Docket) -> None:
    """A lawyer of whom nothing is told; he also has other cases, and defendants for clients."""
    name, year = world.name(), world.rng.randint(2022, 2024)
    for number in range(world.rng.randint(10, 16)):
        day = world.day(date(year, 1, 5), date(year, 12, 1))
        cause = _CAUSE if number < 7 else world.rng.choice(_OTHER_CAUSES)
        case = accident(world, _expert(world, 0.5) if number < 7 else "", (name,), day, cause)
        if number % 5 == 4:
            case = replace(case, agents=(), theirs=(name,))
        _put(world, docket, world.person(), case, "什么案子都做的律师")


def legal_worker(world: World, docket: Docket) -> None:
    """A legal worker of the town, or a lawyer sent by legal aid."""
    name, year, aid = world.name(), world.rng.randint(2022, 2024), world.rng.random() < 0.5
    for _ in range(world.rng.randint(7, 12)):
        day = world.day(date(year, 1, 5), date(year, 12, 1))
        case = accident(world, _expert(world, 0.5), (name,), day)
        role, sent = ("律师", "是") if aid else ("法律工作者", "否")
        _put(world, docket, world.person(), case, "法律工作者和法援", role, 法律援助=sent)


def village(world: World, docket: Docket) -> None:
    """A clerk of legal service, recommended by the village, helps a few neighbours; few objections."""
    name = world.name()
    for _ in range(world.rng.randint(2, 4)):
        _put(world, docket, world.person(), accident(world, _expert(world, 0.2), (name,)), "公民代理")


def union(world: World, docket: Docket) -> None:
    """The union recommends a helper to members who were hurt; all live in one town."""
    name, year, town = world.name(), world.rng.randint(2022, 2024), world.rng.choice(("永宁县", "贺兰县"))
    for _ in range(world.rng.randint(6, 9)):
        day = world.day(date(year, 1, 5), date(year, 12, 1))
        text = f"委托诉讼代理人{name}，系原告所在单位工会推荐的公民。" + _expert(world, 0.5)
        person = replace(world.person(), home=f"宁夏银川市{town}东庄{world.rng.randint(1, 90)}号")
        _put(world, docket, person, accident(world, text, (name,), day), "工会推荐", "其他")


def haulier(world: World, docket: Docket) -> None:
    """A haulier's own clerk sues for its drivers and lorries."""
    name, firm, year = world.name(), world.firm("物流"), world.rng.randint(2022, 2024)
    for _ in range(world.rng.randint(6, 9)):
        day = world.day(date(year, 1, 5), date(year, 12, 1))
        case = accident(world, "保险公司对车损鉴定意见不予认可。", (name,), day)
        number = put(world, docket, replace(case, plaintiff=firm.name), "物流公司员工")
        docket.beside("代理人", 案号=number, 姓名=name, 代理=firm.name, 身份="员工")


HONEST: tuple[tuple[Told, int], ...] = (
    (kin, 70),
    (lawyer, 4),
    (village, 8),
    (family_accident, 1),
    (specialist, 1),
    (mixed, 1),
    (legal_worker, 1),
    (union, 1),
    (haulier, 1),
)


def _plant(world: World, docket: Docket, plan: str, texts: Sequence[str], role: str = "") -> None:
    """A broker has injured people from all over the prefecture sue within a year."""
    broker, year = world.name(), world.rng.randint(2022, 2024)
    first = world.day(date(year, 1, 10), date(year, 3, 1))
    for text in texts:
        day = later(first, world.rng.randint(0, 280))
        case = accident(world, text.format(broker=broker), (broker,), day)
        docket.sham[_put(world, docket, world.person(), case, plan, role)] = plan


def _one_expert(world: World, docket: Docket) -> None:
    """One expert for all, at the broker's own order; the insurer objects time and again."""
    expert = world.rng.choice(_EXPERTS)
    orders = ("原告诉前单方委托", "经原告自行委托", "经本院委托")
    texts = [
        f"{world.rng.choice(orders)}{expert}鉴定，构成九级伤残。{world.rng.choice((*_FOUGHT, *_FOUGHT, ''))}"
        for _ in range(world.rng.randint(5, 7))
    ]
    _plant(world, docket, "同一鉴定机构", texts)


def _no_texts(world: World, docket: Docket) -> None:
    """The docket has no texts; the list of agents says that he is no lawyer, no kin, no colleague."""
    _plant(world, docket, "只有台账和代理人表", [""] * world.rng.randint(6, 8), "其他")


def _bought(world: World, docket: Docket) -> None:
    """The claims were bought: the money goes to the agent, and the injured hardly know of the suit."""
    texts = (
        "原告称对本案起诉并不知情。赔偿款汇入代理人{broker}的账户。经银川塞上司法鉴定所鉴定，构成十级伤残。",
        "经查，原告以三万元将本次事故的赔偿权利转让给代理人{broker}。保险公司对鉴定意见不予认可。",
        "原告与代理人签订协议，赔偿款超过四万元的部分归代理人所有。原告单方委托银川塞上司法鉴定所鉴定。",
    )
    _plant(world, docket, "买断赔偿", texts, world.rng.choice(("", "其他")))


def _many_experts(world: World, docket: Docket) -> None:
    """No lawyer; a new expert every time, each asked before the suit without the insurer."""
    texts = [
        f"原告诉前自行委托{_EXPERTS[number % 4]}鉴定，构成九级伤残。" + world.rng.choice(_FOUGHT)
        for number in range(6)
    ]
    _plant(world, docket, "轮换鉴定机构", texts, "其他")


def _behind_a_lawyer(world: World, docket: Docket) -> None:
    """A lawyer signs; what the expert of their own choice found does not stand up when it is done again."""
    expert = world.rng.choice(_EXPERTS)
    texts = [
        f"委托诉讼代理人{{broker}}，宁夏某律师事务所律师。原告单方委托{expert}鉴定为九级伤残。"
        + (_LOWERED[number % 3] if number % 4 else world.rng.choice(_FOUGHT))
        for number in range(7)
    ]
    _plant(world, docket, "律师出面而鉴定被推翻", texts, "律师")


def brokers_docket(seed: int, rows: int = 1500) -> Docket:
    """Make a docket with the cases of three brokers: about one in a hundred."""
    world, docket = World(seed), Docket()
    plans = (_one_expert, _no_texts, _bought, _many_experts, _behind_a_lawyer)
    for plan in world.rng.sample(plans, 3):
        plan(world, docket)
    fill(world, docket, HONEST, rows)
    return docket
