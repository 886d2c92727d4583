"""Private loans: friends, firms and namesakes; lenders by trade and loans by trick."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from tests.supervision.civil import Civil, by, fill, put
from tests.supervision.labour import Docket
from tests.supervision.world import World, later

_CAUSE = "民间借贷纠纷"
_PLAIN = (
    "被告辩称，借款属实，但约定的利息过高，请求调减。",
    "被告辩称，已经偿还了大部分借款，剩余部分请求分期。",
    "被告对原告主张的事实没有异议。",
    "被告经本院传唤，无正当理由未到庭参加诉讼，依法缺席判决。",
    "被告辩称，该款是合伙投资款，不是借款，请求驳回。",
)


def _loan(world: World, claim: tuple[int, int] = (1, 40), filed: date | None = None) -> Civil:
    """Tell of an ordinary loan."""
    rng = world.rng
    return Civil(
        _CAUSE,
        "",
        world.name(),
        filed or world.day(),
        rng.randint(3, 120),
        rng.randint(*claim) * 10000,
        rng.choice(("借条、转账凭证", "借条、银行流水", "借条", "微信转账记录、聊天记录")),
        rng.choice(_PLAIN),
        rng.choice(("判决", "判决", "调解", "撤诉")),
    )


def friend(world: World, docket: Docket) -> None:
    """A friend lent once or twice."""
    person = world.person()
    for _ in range(world.rng.choice((1, 1, 1, 2))):
        put(world, docket, by(person, _loan(world)), "亲友借款", person.number)


def several_notes(world: World, docket: Docket) -> None:
    """One borrower gave several notes; every note is a suit of its own."""
    person, filed, debtor, court = world.person(), world.day(), world.name(), world.court()
    for _ in range(world.rng.randint(5, 7)):
        loan = _loan(world, (15, 60), filed)
        case = replace(loan, defendant=debtor, court=court)
        put(world, docket, by(person, case), "一人多张借条", person.number)


def lending_firm(world: World, docket: Docket) -> None:
    """A licensed lender sues in bulk, on a form of its own."""
    firm = f"银川市{world.name()[1:]}小额贷款有限公司"
    court = world.court()
    for _ in range(world.rng.randint(10, 20)):
        case = replace(_loan(world), plaintiff=firm, court=court)
        put(world, docket, case, "小额贷款公司", firm)


def namesakes(world: World, docket: Docket) -> None:
    """Three people of one name, each with a suit or two."""
    name = world.name()
    for _ in range(3):
        person = world.person()
        case = replace(_loan(world, (1, 10)), plaintiff=name, number=person.number)
        put(world, docket, case, "同名", person.number)


def now_and_then(world: World, docket: Docket) -> None:
    """Somebody with money lends to acquaintances: a suit every year or so, some in cash with a bank slip."""
    person = world.person()
    for year in range(2020, 2025):
        day = world.day(date(year, 1, 5), date(year, 12, 1))
        case = _loan(world, (3, 12), day)
        text = "原告称出借款以现金交付，并提交当日取款凭证。" if world.rng.random() < 0.3 else case.text
        put(world, docket, by(person, replace(case, text=text)), "零星出借", person.number)


def family(world: World, docket: Docket) -> None:
    """Kin roll old interest into a new note, and both sides say so."""
    person = world.person()
    text = "被告对原告主张的事实没有异议，双方对账后重新出具借条。"
    case = replace(_loan(world), text=text, evidence="借条、转账凭证")
    put(world, docket, by(person, case), "亲属换据", person.number)


def blamed(world: World, docket: Docket) -> None:
    """A debtor says that interest was kept back; the bank records show the whole sum."""
    person = world.person()
    text = "被告辩称，出借时预先扣除了利息。经核对银行流水，原告足额交付借款。"
    case = replace(_loan(world), text=text, evidence="借条、银行流水")
    put(world, docket, by(person, case), "不实的预扣抗辩", person.number)


HONEST = (
    (friend, 60),
    (several_notes, 2),
    (lending_firm, 2),
    (namesakes, 3),
    (now_and_then, 5),
    (family, 6),
    (blamed, 8),
)
_SIGNS = (
    "原告提交的借条系统一格式。",
    "被告辩称，出借时预扣了利息二千元。",
    "被告辩称，原告不是实际出借人。",
    "原告主张以现金交付，未提交取款凭证。",
)


def _by_trade(world: World, docket: Docket, kind: int) -> None:
    """A lender by trade, by one of the four lines of Zhejiang."""
    rng, person, court = world.rng, world.person((35, 60)), world.court()
    year = rng.randint(2022, 2024)
    counts, sums, span = ((22, 27), (1, 3), 3), ((10, 13), (1, 3), 1), ((5, 7), (24, 40), 1)
    count, claim, years = (counts, sums, span, ((5, 8), (1, 5), 1))[kind]
    first = year - years + 1
    for _ in range(rng.randint(*count)):
        day = world.day(date(first, 1, 10), date(year, 12, 20))
        case = _loan(world, claim, day)
        text = rng.choice(_SIGNS) if kind == 3 else case.text
        case = replace(case, court=court, text=text, evidence="借条")
        put(world, docket, by(person, case), f"职业放贷{kind + 1}", person.number)
    if kind == 3:
        for text in _SIGNS[:2]:
            case = replace(_loan(world, claim, date(year, 6, 1)), court=court, text=text)
            put(world, docket, by(person, case), "职业放贷4", person.number)
    docket.sham[person.number] = f"职业放贷{kind + 1}"


_TRICKS = (
    "被告辩称，原告将款项转入其账户后，由原告的员工陪同到柜台全部提现，其中六万元当场收回，另扣除保证金一万元，其实际收到三万元。",
    "被告辩称，其签的是空白借款合同，到期后原告要求平账，由另一出借人重新出具借条，利息都写进了本金。被告未到庭，依法缺席判决。",
    "被告辩称，借条写十万元，实际到手六万元，上门费、服务费四万元先行扣下，后又以借新还旧的方式转单，还把房屋网签给了原告。",
    "被告辩称，银行流水是走账，钱到账后当日转回原告指定的账户；到期前原告失联，以此认定违约，并有人上门滋扰。",
    "被告辩称，利息先行扣除，实际只收到七万元，未能按时归还后被迫以贷还贷，借条金额高于实际借款，原告多次恐吓。",
)


def lenders_docket(seed: int, rows: int = 1500) -> Docket:
    """Make a docket with lenders by trade: about one in a hundred plaintiffs."""
    world, docket = World(seed), Docket()
    for kind in world.rng.sample(range(4), 3):
        _by_trade(world, docket, kind)
    fill(world, docket, HONEST, rows)
    return docket


def tricks_docket(seed: int, rows: int = 1000) -> Docket:
    """Make a docket with loans by trick: one case in a hundred, of two lenders with other suits."""
    world, docket = World(seed), Docket()
    rng = world.rng
    for _ in range(2):
        person, agent = world.person((30, 50)), world.name()
        day = world.day(date(2022, 6, 1), date(2024, 3, 1))
        for trick in world.rng.sample(_TRICKS, 5):
            filed = later(day, world.rng.randint(0, 150))
            case = replace(
                _loan(world, (6, 50), filed),
                text=trick,
                agents=(agent,),
                evidence=rng.choice(("借条", "借条、转账凭证")),
                method="判决",
            )
            number = put(world, docket, by(person, case), "套路")
            docket.sham[number] = "套路"
    fill(world, docket, HONEST, rows)
    for number in docket.stories:
        docket.stories[number] = number
    return docket
