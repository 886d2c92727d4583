"""Loans by trick, and honest loans of which a debtor, or the court, says something that sounds like one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from tests.supervision.civil import Told, by, fill, put
from tests.supervision.labour import ADMITS, Docket
from tests.supervision.lending import HONEST, PLAIN, loan
from tests.supervision.world import World, later

_SAID = (
    "被告辩称，原告将款项转入其账户后，由原告的员工陪同到柜台全部提现，其中六万元当场收回，另扣除保证金一万元，其实际收到三万元。",
    "被告辩称，其签的是空白借款合同，到期后原告要求平账，由另一出借人重新出具借条，利息都写进了本金。被告未到庭，依法缺席判决。",
    "被告辩称，借条写十万元，实际到手六万元，上门费、服务费四万元先行扣下，后又以借新还旧的方式转单，还把房屋网签给了原告。",
    "被告辩称，银行流水是走账，钱到账后当日转回原告指定的账户；到期前原告失联，以此认定违约，并有人上门滋扰。",
    "被告辩称，利息先行扣除，实际只收到七万元，未能按时归还后被迫以贷还贷，借条金额高于实际借款，原告多次恐吓。",
)
# What one debtor says, and the court does not believe for want of proof.
UNPROVEN = (
    "被告辩称，原告转账后由其取现交还原告七万元，银行流水是走账。被告未提供证据证明，本院对其辩解不予采信。",
    "被告辩称，所签系空白借款合同，且有砍头息。经查，被告的上述意见没有证据证实，本院不予采纳。",
    "被告辩称，借条金额高于实际借款，系以贷还贷形成，但未能举证，应承担举证不能的后果。",
    "被告称实际只收到六万元，其余被扣除保证金、服务费，并遭原告威胁，与银行流水不符，不予认定。",
)
_FOUND = (
    "经审理查明，原告向被告转账五十万元，被告于当日取现二十万元交还原告。本院认为，原告主张的借款本金中二十万元系走账，不予支持，应以实际交付的三十万元认定本金。",
    "经审理查明，借条所载三十万元中，十二万元系前一笔借款的利息、违约金计入本金后重新出具。本院认定，原告以借新还旧的方式垒高本金，超出部分不予支持。",
    "经审理查明，原告以保证金、服务费名义扣除四万元，被告签订的是空白借款合同，金额由原告事后填写。本院认为，原告的行为违背诚信，借款本金按六万元认定。",
)
_NOTARY = (
    "双方签订借款合同并办理赋予强制执行效力的公证，"
    "同日被告出具全权委托公证书，委托原告指定的人出售其名下房屋。"
)


def unproven(world: World, docket: Docket) -> None:
    """A debtor tells of a trick; nothing proves it, and the court says so."""
    rng = world.rng
    case = replace(loan(world), text=rng.choice(UNPROVEN), evidence=rng.choice(("借条、银行流水", "借条")))
    put(world, docket, by(world.person(), replace(case, method="判决")), "未证实的抗辩")


def one_of_many(world: World, docket: Docket) -> None:
    """Somebody lends often and by bank transfer; of eight debtors one tells of tricks, not believed."""
    person, day = world.person(), world.day(date(2022, 6, 1), date(2024, 3, 1))
    for number in range(8):
        case = loan(world, (2, 10), later(day, world.rng.randint(0, 150)))
        text = UNPROVEN[number % 4] if number < 1 else world.rng.choice(PLAIN)
        told = replace(case, text=text, evidence="借条、银行流水", method="判决")
        put(world, docket, by(person, told), "多案出借人的一名被告")


def refinanced(world: World, docket: Docket) -> None:
    """A firm rolls a loan over by agreement; both sides reckon it up, the interest within the law."""
    text = (
        "双方对账后确认以借新还旧的方式续借，重新出具借条，被告对结算的本金和利息没有异议。"
        "经审理查明，前期利息未超过法定上限，计入后期借款本金符合规定，本院予以确认。"
    )
    case = replace(loan(world, (30, 90)), defendant=world.firm().name, text=text, evidence="借条、银行流水")
    put(world, docket, by(world.person(), case), "合法续借")


def mortgaged(world: World, docket: Docket) -> None:
    """A plain loan on a registered mortgage with a clause for delay; the debtor does not come."""
    text = (
        "原告称出借款以现金交付，双方以被告房屋办理抵押登记，约定逾期一日按日利率万分之四支付违约金。"
        "被告经传唤未到庭，依法缺席判决。"
    )
    put(world, docket, by(world.person(), replace(loan(world), text=text, evidence="借条")), "抵押借款")


def denies_tricks(world: World, docket: Docket) -> None:
    """The lender says what there was not."""
    text = "原告称，双方之间不存在砍头息、走账、平账等情形，借款均足额转账交付。被告未到庭，依法缺席判决。"
    case = replace(loan(world), text=text, evidence="借条、转账凭证", method="判决")
    put(world, docket, by(world.person(), case), "原告声明没有")


def notarised(world: World, docket: Docket) -> None:
    """A loan that was notarised so that it could be enforced, with a mortgage, and paid out by transfer."""
    text = "双方签订借款合同并办理赋予强制执行效力的公证，被告以房屋办理抵押登记，款项由银行转账交付。"
    case = replace(loan(world, (20, 80)), text=text, evidence="借款合同、银行流水、公证书")
    put(world, docket, by(world.person(), case), "公证借款")


def interest_first(world: World, docket: Docket) -> None:
    """Interest was kept back, the court takes it off the principal, and that is all."""
    text = (
        "经审理查明，原告出借时预先扣除利息四千元，实际交付九万六千元。"
        "本院认为，利息不得预先在本金中扣除，借款本金应认定为九万六千元。"
    )
    case = replace(loan(world), text=text, evidence="借条、银行流水", method="判决")
    put(world, docket, by(world.person(), case), "只有预扣利息")


_HONEST: tuple[tuple[Told, int], ...] = (
    *HONEST,
    (unproven, 8),
    (one_of_many, 1),
    (refinanced, 3),
    (mortgaged, 4),
    (denies_tricks, 2),
    (notarised, 2),
    (interest_first, 4),
)


def _suits(world: World, docket: Docket, texts: Sequence[str], plan: str, method: str = "判决") -> None:
    """One lender sues one borrower after another; every one tells of a trick."""
    rng, person, agent = world.rng, world.person((30, 50)), world.name()
    day = world.day(date(2022, 6, 1), date(2024, 3, 1))
    for text in texts:
        case = replace(
            loan(world, (6, 50), later(day, rng.randint(0, 150))),
            text=text,
            agents=(agent,),
            evidence=rng.choice(("借条", "借条、转账凭证")),
            method=method,
        )
        docket.sham[put(world, docket, by(person, case), plan)] = plan


def _denied(world: World, docket: Docket) -> None:
    """Five borrowers who do not know each other tell of like tricks; none can prove it alone."""
    _suits(world, docket, [world.rng.choice(UNPROVEN) for _ in range(5)], "众口一词而未证实")


def _found(world: World, docket: Docket) -> None:
    """The court itself found the trick, and let the suit go at that."""
    for text in _FOUND:
        _suits(world, docket, [text], "法院已经查明")


def _by_notary(world: World, docket: Docket) -> None:
    """Notarised to be enforced, with full power to sell the home; then settled at once without a word."""
    _suits(world, docket, [_NOTARY + world.rng.choice(ADMITS) for _ in range(4)], "公证套房", "调解")


def _said(world: World, docket: Docket) -> None:
    """The borrowers tell, each in his way; the court says nothing of it."""
    _suits(world, docket, world.rng.sample(_SAID, 5), "各说各的手法")


def _by_shells(world: World, docket: Docket) -> None:
    """One agent, a new lender in every other suit."""
    rng, agent = world.rng, world.name()
    day = world.day(date(2022, 6, 1), date(2024, 3, 1))
    lenders = [world.person((30, 50)) for _ in range(3)]
    for number, text in enumerate(rng.choices(_SAID, k=6)):
        case = replace(
            loan(world, (6, 50), later(day, rng.randint(0, 150))),
            text=text,
            agents=(agent,),
            evidence="借条、转账凭证",
            method="判决",
        )
        docket.sham[put(world, docket, by(lenders[number // 2], case), "换人放贷")] = "换人放贷"


def tricks_docket(seed: int, rows: int = 1500) -> Docket:
    """Make a docket with loans by trick: one case in a hundred, by three of five plans."""
    world, docket = World(seed), Docket()
    plans = (_said, _denied, _found, _by_notary, _by_shells)
    for plan in world.rng.sample(plans, 3):
        plan(world, docket)
    fill(world, docket, _HONEST, rows)
    for number in docket.stories:
        docket.stories[number] = number
    return docket
