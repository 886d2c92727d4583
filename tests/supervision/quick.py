"""Fast settlements of any cause: many are fast by design; ten in a thousand are there to harm others."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TypedDict, Unpack

from tests.supervision.civil import Civil, by, fill, put
from tests.supervision.labour import ADMITS, Docket
from tests.supervision.world import TOWNS, World, later

_CAUSES = (
    "民间借贷纠纷",
    "买卖合同纠纷",
    "建设工程施工合同纠纷",
    "房屋租赁合同纠纷",
    "机动车交通事故责任纠纷",
)
_CENTRE = f"{TOWNS[2]}人民法院"


class _More(TypedDict, total=False):
    """What a story says beyond the ordinary."""

    plaintiff: str
    defendant: str
    filed: date
    claim: int
    method: str
    evidence: str
    text: str
    enforced: int
    procedure: str
    agents: tuple[str, ...]
    theirs: tuple[str, ...]


def _case(world: World, days: tuple[int, int], cause: str = "", **more: Unpack[_More]) -> Civil:
    """Tell of a settled case."""
    rng = world.rng
    case = Civil(
        cause or rng.choice(_CAUSES),
        "",
        rng.choice((world.firm().name, world.name())),
        world.day(),
        rng.randint(*days),
        rng.randint(1, 60) * 5000,
        method="调解",
        court=f"{rng.choice(TOWNS[:2])}人民法院",
    )
    return replace(case, **more)


def usual(world: World, docket: Docket) -> None:
    """Settled after weeks, or decided."""
    rng = world.rng
    evidence = rng.choice(("借条", "欠条", "送货单、欠条", "合同、发票", "转账凭证"))
    method = rng.choice(("调解", "判决", "撤诉"))
    case = _case(world, (15, 120), evidence=evidence, method=method, enforced=rng.choice((0, 0, 10, 40)))
    put(world, docket, by(world.person(), case), "寻常")


def before_court(world: World, docket: Docket) -> None:
    """Mediated before filing; the court only writes it down."""
    text = "本案经诉前委派人民调解委员会调解，双方达成协议。" + world.rng.choice(ADMITS)
    case = _case(world, (0, 4), text=text, evidence="欠条")
    put(world, docket, by(world.person(), case), "诉前调解")


def on_the_spot(world: World, docket: Docket) -> None:
    """Paid at once."""
    text = world.rng.choice(ADMITS) + "被告当场付清全部款项。"
    put(world, docket, by(world.person(), _case(world, (0, 7), text=text, evidence="欠条")), "当场付清")


def bank(world: World, docket: Docket) -> None:
    """A bank, a property manager or a telecom firm with its standard cases."""
    name = world.rng.choice(
        ("某银行股份有限公司永宁支行", "银川某物业服务有限公司", "某通信有限公司银川分公司")
    )
    for _ in range(world.rng.randint(5, 15)):
        case = _case(world, (1, 10), "金融借款合同纠纷", plaintiff=name, evidence="合同", text=ADMITS[1])
        put(world, docket, case, "机构批量")


def small(world: World, docket: Docket) -> None:
    """A small claim."""
    case = _case(world, (0, 7), claim=world.rng.randint(1, 9) * 1000, procedure="一审小额", text=ADMITS[0])
    put(world, docket, by(world.person(), case), "小额")


def insurer(world: World, docket: Docket) -> None:
    """An insurer settles a clear case of injury."""
    case = _case(
        world,
        (1, 12),
        "机动车交通事故责任纠纷",
        defendant="某财产保险股份有限公司银川市分公司",
        evidence="责任认定书、病历",
        text=ADMITS[1],
    )
    put(world, docket, by(world.person(), case), "保险赔付")


def debtor(world: World, docket: Docket) -> None:
    """A debtor under enforcement settles what it really owes; papers show the goods or the money."""
    rng = world.rng
    name, filed = world.firm().name, world.day()
    docket.beside("被执行人", 名称=name, 首次执行立案日期=f"{later(filed, -rng.randint(20, 600))}")
    evidence = rng.choice(("送货单、发票", "转账凭证、借条", "合同、发票"))
    text = rng.choice((*ADMITS, "被告辩称，货款未结清属实，请求分期支付。"))
    more: _More = {"defendant": name, "filed": filed, "evidence": evidence, "text": text}
    put(world, docket, by(world.person(), _case(world, (2, 30), **more)), "被执行人真债")


def agreed(world: World, docket: Docket) -> None:
    """Two who know each other want a paper that can be enforced; nobody else has a claim."""
    case = _case(world, (0, 9), evidence="借条", text=world.rng.choice(ADMITS))
    put(world, docket, by(world.person(), case), "无争议")


def mediation_centre(world: World, docket: Docket) -> None:
    """A court that files only what its centre has mediated: all is settled on the day, no word of it."""
    rng, name = world.rng, world.rng.choice((world.firm().name, world.name()))
    filed = world.day()
    if rng.random() < 0.3:
        docket.beside("被执行人", 名称=name, 首次执行立案日期=f"{later(filed, -rng.randint(20, 600))}")
    more: _More = {
        "defendant": name,
        "filed": filed,
        "evidence": rng.choice(("欠条", "借条", "结算单", "合同", "")),
        "enforced": rng.choice((0, 0, 8, 13, 40)),
    }
    case = replace(_case(world, (0, 1), rng.choice(_CAUSES[:4]), **more), court=_CENTRE)
    put(world, docket, by(world.person(), case), "诉前调解中心")


def creditors(world: World, docket: Docket) -> None:
    """Subcontractors settle with a contractor on one day: each his own sum and account."""
    rng, firm, filed, court = world.rng, world.firm("装饰工程"), world.day(), world.court()
    first = later(filed, -rng.randint(20, 600))
    docket.beside("被执行人", 名称=firm.name, 统一社会信用代码=firm.code, 首次执行立案日期=f"{first}")
    for _ in range(rng.randint(4, 9)):
        more: _More = {
            "defendant": firm.name,
            "filed": filed,
            "claim": rng.randint(30, 900) * 1000 + rng.randint(1, 999),
            "evidence": rng.choice(("施工合同、工程结算单", "送货单、对账单", "工程结算单")),
            "text": rng.choice(ADMITS),
            "enforced": rng.choice((0, 12, 33)),
        }
        case = replace(_case(world, (2, 7), rng.choice(_CAUSES[1:3]), **more), court=court)
        put(world, docket, by(world.person(), case), "分包人同日调解")


def utilities(world: World, docket: Docket) -> None:
    """Whoever runs the houses, the heating or the network sues house by house, and settles; a plain name."""
    rng, court = world.rng, world.court()
    firm = f"银川{world.name()[1:]}{rng.choice(('家园服务', '新能源', '网络科技', '生活服务'))}有限公司"
    cause = rng.choice(("物业服务合同纠纷", "供用热力合同纠纷", "电信服务合同纠纷", "信用卡纠纷"))
    year = rng.randint(2022, 2024)
    for _ in range(rng.randint(8, 20)):
        more: _More = {
            "plaintiff": firm,
            "filed": world.day(date(year, 1, 5), date(year, 12, 1)),
            "claim": rng.randint(1, 9) * 1000,
            "evidence": "欠费清单",
            "text": rng.choice(ADMITS),
            "enforced": rng.choice((0, 9)),
        }
        put(world, docket, replace(_case(world, (0, 6), cause, **more), court=court), "名字看不出的机构")


def family_settles(world: World, docket: Docket) -> None:
    """Kin divide an estate, or a couple its home, within days; they live under one roof."""
    rng, home = world.rng, world.person()
    cause = rng.choice(("离婚纠纷", "分家析产纠纷", "法定继承纠纷", "离婚后财产纠纷"))
    text = rng.choice(ADMITS) + "被告同意将房屋过户至原告名下。"
    more: _More = {"defendant": world.name(home.name[0]), "text": text, "evidence": "协议", "claim": 400000}
    number = put(world, docket, by(home, _case(world, (0, 7), cause, **more)), "家事")
    docket.beside("当事人", 案号=number, 姓名或名称=more["defendant"], 诉讼地位="被告", 住所地=home.home)


HONEST = (
    (usual, 60),
    (before_court, 10),
    (on_the_spot, 6),
    (bank, 2),
    (small, 6),
    (insurer, 5),
    (debtor, 4),
    (agreed, 5),
    (mediation_centre, 8),
    (creditors, 1),
    (utilities, 1),
    (family_settles, 3),
)


def _come_together(world: World, docket: Docket, *, house: bool) -> None:
    """A debtor whose goods are about to be shared out settles with a friend at once."""
    rng, name, filed = world.rng, world.name(), world.day()
    docket.beside("被执行人", 名称=name, 首次执行立案日期=f"{later(filed, -rng.randint(30, 400))}")
    if rng.random() < 0.5:
        day = later(filed, rng.randint(10, 100))
        docket.beside("破产拍卖拆迁", 名称=name, 事项="拍卖成交", 日期=f"{day}")
    text = rng.choice(ADMITS) + (
        "被告以其名下房屋作价抵偿上述债务。"
        if house
        else rng.choice(("双方当事人共同到庭请求调解。", "款项均以现金支付。"))
    )
    more: _More = {
        "defendant": name,
        "filed": filed,
        "text": text,
        "evidence": rng.choice(("借条", "欠条、证人证言")),
        "enforced": 0 if house else rng.randint(1, 12),
        "claim": rng.randint(8, 90) * 10000,
    }
    case = _case(world, (0, 5), "民间借贷纠纷", **more)
    docket.sham[put(world, docket, by(world.person(), case), "串通参与分配")] = "串通参与分配"


def _one_agent(world: World, docket: Docket) -> None:
    """One agent stands on both sides."""
    agent = world.name()
    more: _More = {
        "agents": (agent,),
        "theirs": (agent, world.name()),
        "text": world.rng.choice(ADMITS),
        "evidence": "欠条",
        "claim": 900000,
    }
    case = _case(world, (0, 6), "买卖合同纠纷", **more)
    docket.sham[put(world, docket, by(world.person(), case), "一人代理双方")] = "一人代理双方"


def _unhurried(world: World, docket: Docket) -> None:
    """They take ten days over it, and come apart; all else is as ever, and enforcement is filed at once."""
    rng, name, filed = world.rng, world.name(), world.day()
    docket.beside("被执行人", 名称=name, 首次执行立案日期=f"{later(filed, -rng.randint(30, 400))}")
    more: _More = {
        "defendant": name,
        "filed": filed,
        "text": rng.choice(ADMITS),
        "evidence": rng.choice(("借条", "欠条、证人证言")),
        "enforced": rng.randint(1, 9),
        "claim": rng.randint(12, 90) * 10000,
    }
    case = replace(_case(world, (9, 14), "民间借贷纠纷", **more), court=f"{TOWNS[0]}人民法院")
    docket.sham[put(world, docket, by(world.person(), case), "不慌不忙的串通")] = "不慌不忙的串通"


def _shells(world: World, docket: Docket) -> None:
    """One friend is the creditor of a debtor's firms, one shell after another; by notes, within days."""
    friend, agent = world.person(), world.name()
    for _ in range(3):
        firm, filed = world.firm(), world.day(date(2023, 1, 5), date(2023, 11, 1))
        docket.beside(
            "破产拍卖拆迁",
            名称=firm.name,
            事项="拍卖成交",
            日期=f"{later(filed, world.rng.randint(15, 120))}",
        )
        more: _More = {
            "defendant": firm.name,
            "filed": filed,
            "agents": (agent,),
            "text": world.rng.choice(ADMITS),
            "evidence": "欠条",
            "enforced": world.rng.randint(2, 12),
            "claim": world.rng.randint(20, 90) * 10000,
        }
        case = replace(_case(world, (2, 6), "买卖合同纠纷", **more), court=f"{TOWNS[1]}人民法院")
        docket.sham[put(world, docket, by(friend, case), "换壳的债务人")] = "换壳的债务人"


def quick_docket(seed: int, rows: int = 1500) -> Docket:
    """Make a docket of fast and slow settlements, fifteen of them sham."""
    world, docket = World(seed), Docket()
    for number in range(8):
        _come_together(world, docket, house=number % 2 == 0)
    for _ in range(2):
        _one_agent(world, docket)
        _unhurried(world, docket)
    _shells(world, docket)
    fill(world, docket, HONEST, rows)
    return docket
