"""Private loans that are nobody's trade: friends, firms, namesakes, and those that come near a line."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from tests.supervision.civil import Civil, Told, by, put, unnumbered
from tests.supervision.labour import Docket
from tests.supervision.world import TOWNS, World, later

CAUSE = "民间借贷纠纷"
PLAIN = (
    "被告辩称，借款属实，但约定的利息过高，请求调减。",
    "被告辩称，已经偿还了大部分借款，剩余部分请求分期。",
    "被告对原告主张的事实没有异议。",
    "被告经本院传唤，无正当理由未到庭参加诉讼，依法缺席判决。",
    "被告辩称，该款是合伙投资款，不是借款，请求驳回。",
)
SIGNS = (
    "原告提交的借条系统一格式。",
    "被告辩称，出借时预扣了利息二千元。",
    "被告辩称，原告不是实际出借人。",
    "原告主张以现金交付，未提交取款凭证。",
)
_DENIED = (
    "被告辩称，出借时预扣了利息二千元，但未提供证据证明，本院不予采信。",
    "被告辩称原告不是实际出借人，与查明的事实不符，本院不予采纳。",
)


def loan(world: World, claim: tuple[int, int] = (1, 40), filed: date | None = None) -> Civil:
    """Tell of an ordinary loan."""
    rng = world.rng
    return Civil(
        CAUSE,
        "",
        world.name(),
        filed or world.day(),
        rng.randint(3, 120),
        rng.randint(*claim) * 10000,
        rng.choice(("借条、转账凭证", "借条、银行流水", "借条", "微信转账记录、聊天记录")),
        rng.choice(PLAIN),
        rng.choice(("判决", "判决", "调解", "撤诉")),
    )


def courts(world: World) -> list[str]:
    """Return the county courts of the prefecture, in any order."""
    return [f"{town}人民法院" for town in world.rng.sample(TOWNS, len(TOWNS))]


def friend(world: World, docket: Docket) -> None:
    """A friend lent once or twice."""
    person = world.person()
    for _ in range(world.rng.choice((1, 1, 1, 2))):
        put(world, docket, by(person, loan(world)), "亲友借款", person.number)


def several_notes(world: World, docket: Docket) -> None:
    """One borrower gave several notes; every note is a suit of its own."""
    person, filed, debtor, court = world.person(), world.day(), world.name(), world.court()
    for _ in range(world.rng.randint(5, 7)):
        case = replace(loan(world, (15, 60), filed), defendant=debtor, court=court)
        put(world, docket, by(person, case), "一人多张借条", person.number)


def lending_firm(world: World, docket: Docket) -> None:
    """A licensed lender sues in bulk, on a form of its own."""
    firm = f"银川市{world.name()[1:]}小额贷款有限公司"
    court = world.court()
    for _ in range(world.rng.randint(10, 20)):
        put(world, docket, replace(loan(world), plaintiff=firm, court=court), "小额贷款公司", firm)


def namesakes(world: World, docket: Docket) -> None:
    """Three people of one name, each with a suit or two."""
    name = world.name()
    for _ in range(3):
        person = world.person()
        case = replace(loan(world, (1, 10)), plaintiff=name, number=person.number)
        put(world, docket, case, "同名", person.number)


def namesakes_unnumbered(world: World, docket: Docket) -> None:
    """Six people of one frequent name all over the prefecture; the docket has no numbers of theirs."""
    name, year = f"{world.name()[0]}伟", world.rng.randint(2022, 2024)
    for _ in range(6):
        person = replace(world.person(), name=name)
        case = loan(world, (18, 40), world.day(date(year, 1, 5), date(year, 12, 1)))
        put(world, docket, unnumbered(by(person, case)), "同名无号", person.number)


def now_and_then(world: World, docket: Docket) -> None:
    """Somebody with money lends to acquaintances: a suit every year or so, some in cash with a bank slip."""
    person = world.person()
    for year in range(2020, 2025):
        day = world.day(date(year, 1, 5), date(year, 12, 1))
        case = loan(world, (3, 12), day)
        text = "原告称出借款以现金交付，并提交当日取款凭证。" if world.rng.random() < 0.3 else case.text
        put(world, docket, by(person, replace(case, text=text)), "零星出借", person.number)


def family(world: World, docket: Docket) -> None:
    """Kin roll old interest into a new note, and both sides say so."""
    person = world.person()
    text = "被告对原告主张的事实没有异议，双方对账后重新出具借条。"
    case = replace(loan(world), text=text, evidence="借条、转账凭证")
    put(world, docket, by(person, case), "亲属换据", person.number)


def blamed(world: World, docket: Docket) -> None:
    """A debtor says that interest was kept back; the bank records show the whole sum."""
    person = world.person()
    text = "被告辩称，出借时预先扣除了利息。经核对银行流水，原告足额交付借款。"
    case = replace(loan(world), text=text, evidence="借条、银行流水")
    put(world, docket, by(person, case), "不实的预扣抗辩", person.number)


def through_the_courts(world: World, docket: Docket) -> None:
    """Three loans to three people, each also appealed and retried: nine numbers, three loans."""
    person, court, year = world.person(), world.court(), world.rng.randint(2022, 2023)
    for _ in range(3):
        case = loan(world, (15, 30), world.day(date(year, 1, 5), date(year, 6, 1)))
        for stage in ("一审普通", "二审", "再审"):
            told = replace(case, court=court, procedure=stage, filed=later(case.filed, 60))
            put(world, docket, by(person, told), "一案三审", person.number)
            case = replace(case, filed=later(case.filed, 60))


def sureties(world: World, docket: Docket) -> None:
    """One loan with five sureties, each sued for the whole on the same day."""
    person, court, case = world.person(), world.court(), loan(world, (25, 60))
    for _ in range(5):
        told = replace(case, court=court, defendant=world.name())
        put(world, docket, by(person, told), "一笔借款多名担保人", person.number)


def merchant(world: World, docket: Docket) -> None:
    """A dealer has buyers write notes for goods they have not paid, and sues on the notes."""
    person, court, year = world.person(), world.court(), world.rng.randint(2022, 2024)
    for _ in range(world.rng.randint(6, 11)):
        case = loan(world, (10, 30), world.day(date(year, 1, 5), date(year, 12, 1)))
        text = world.rng.choice(
            (
                "经审理查明，被告拖欠原告建材款，双方结算后由被告出具借条。",
                "被告辩称，借条所载款项实为拖欠的货款，同意分期支付。",
            )
        )
        told = replace(case, court=court, text=text, evidence="借条、送货单")
        put(world, docket, by(person, told), "货款换借条", person.number)


def below_the_line(world: World, docket: Docket) -> None:
    """Just below half a line, with two signs: nine in three years, four in one, fourteen in three courts."""
    rng, person, three = world.rng, world.person(), courts(world)
    kind = rng.randint(0, 2)
    year = 2022 if kind != 1 else rng.randint(2022, 2024)
    places = {
        0: [(three[0], year + i % 3) for i in range(9)],
        1: [(three[0], year)] * 4,
        2: [(three[i % 3], year + i // 3 % 3) for i in range(14)],
    }[kind]
    for number, (court, filed) in enumerate(places):
        case = loan(world, (1, 3), world.day(date(filed, 2, 1), date(filed, 12, 1)))
        told = replace(case, court=court, text=SIGNS[number % 2], evidence="借条")
        put(world, docket, by(person, told), "差一点到线", person.number)


def signs_denied(world: World, docket: Docket) -> None:
    """Six small suits in a year; what the debtors say of them, the court does not believe."""
    person, court, year = world.person(), world.court(), world.rng.randint(2022, 2024)
    for number in range(6):
        case = loan(world, (1, 4), world.day(date(year, 2, 1), date(year, 12, 1)))
        told = replace(case, court=court, text=_DENIED[number % 2], evidence="借条、银行流水")
        put(world, docket, by(person, told), "被否定的抗辩", person.number)


HONEST: tuple[tuple[Told, int], ...] = (
    (friend, 60),
    (several_notes, 2),
    (lending_firm, 2),
    (namesakes, 3),
    (now_and_then, 5),
    (family, 6),
    (blamed, 8),
)
NEAR_TRADE: tuple[tuple[Told, int], ...] = (
    (namesakes_unnumbered, 1),
    (through_the_courts, 1),
    (sureties, 1),
    (merchant, 1),
    (below_the_line, 2),
    (signs_denied, 1),
)
