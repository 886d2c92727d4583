"""What is wrong with the planted judgments of M18, and what only looks wrong with the others."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, timedelta

from annotations.supervision.documents.frames import tables_of
from annotations.supervision.documents.gather import Placed
from annotations.supervision.documents.rows import rows_of
from annotations.supervision.tables.values import Loaded
from nlp.parse.parse import parse
from nlp.text.view import view_of
from nlp.values import Document
from tests.supervision.papers import Civil, Criminal, told, written
from tests.supervision.world import World

_FIRST, _LAST = date(2022, 3, 1), date(2024, 8, 1)


@dataclass(slots=True)
class Papers:
    """Documents with what was planted in them, by case number."""

    texts: list[tuple[str, str]] = field(default_factory=list)
    planted: set[str] = field(default_factory=set)

    def tables(self) -> dict[str, Loaded]:
        """Read every document."""
        return tables_of(_placed(name, text) for name, text in self.texts)


def _placed(name: str, text: str) -> Placed:
    """Parse one document."""
    document = Document(name, name, name, "text/plain", text)
    view = view_of(text)
    return Placed(name, rows_of(document, view, parse(document, view)))


def _civil(world: World, first: date = _FIRST, last: date = _LAST) -> Civil:
    """Begin a civil judgment."""
    return Civil(world, world.day(first, last))


def _criminal(world: World) -> Criminal:
    """Begin a criminal judgment."""
    return Criminal(world, world.day(_FIRST, _LAST))


def _off_by_one(world: World, name: str) -> str:
    """Change a letter of a name, leave one out, or swap two, as hands do."""
    at = world.rng.randint(1, len(name) - 2)
    kind = world.rng.randint(0, 2) if len(name) > 3 else 0
    if kind == 0 or name[at] == name[at + 1]:
        return name[:at] + "昊" + name[at + 1 :]
    return name[:at] + name[at + 1 :] if kind == 1 else name[:at] + name[at + 1] + name[at] + name[at + 2 :]


def heard_first(world: World) -> Civil:
    """Hear a case before it was filed."""
    paper = _civil(world)
    paper.heard, paper.closed = paper.filed - timedelta(days=20), paper.filed + timedelta(days=30)
    return paper


def judged_first(world: World) -> Civil:
    """Date a judgment before its hearing."""
    paper = _civil(world)
    paper.dated = written(paper.heard - timedelta(days=3))
    return paper


def numbered_later(world: World) -> Civil:
    """Give a judgment the number of the next year."""
    paper = _civil(world)
    paper.number = paper.number.replace(f"（{paper.filed.year}）", f"（{paper.closed.year + 1}）")
    return paper


def no_day(world: World) -> Civil:
    """Tell of a day that no calendar has."""
    paper = _civil(world)
    day = world.rng.choice(("2月30日", "9月31日", "4月31日", "2月29日"))
    paper.added = f"{2023 if day == '2月29日' else paper.filed.year}年{day}，原告向被告发出催款函。"
    return paper


def _parts(world: World, wrong: int) -> str:
    """Tell a loss in parts and their total."""
    parts = [world.rng.randint(5, 90) * 100 + world.rng.choice((0, 50)) for _ in range(4)]
    names = ("医疗费", "误工费", "护理费", "交通费")
    listed = "、".join(f"{name}{part}元" for name, part in zip(names, parts, strict=True))
    return f"原告因此发生的损失为：{listed}，共计{sum(parts) + wrong}元。"


def wrong_total(world: World) -> Civil:
    """Add up wrongly."""
    paper = _civil(world)
    paper.added = _parts(world, world.rng.choice((-900, 100, 9_000)))
    return paper


def too_much(world: World) -> Civil:
    """Award more than was claimed."""
    paper = _civil(world)
    paper.orders = f"被告{paper.firm}于本判决生效之日起十日内支付原告{paper.plaintiff}货款{paper.due * 2}元。"
    return paper


def no_article(world: World) -> Civil:
    """Cite an article that no text has."""
    paper = _civil(world)
    paper.basis = "依照《中华人民共和国民法典》第一千三百零一条规定，"
    return paper


def later_article(world: World) -> Civil:
    """Cite the procedure code by a number that only a later text has."""
    paper = _civil(world, date(2022, 3, 1), date(2023, 6, 1))
    paper.basis += "《中华人民共和国民事诉讼法》第二百九十九条规定，"
    return paper


def code_too_early(world: World) -> Civil:
    """Cite the civil code before its day."""
    return _civil(world, date(2019, 3, 1), date(2020, 8, 1))


def dead_law(world: World) -> Civil:
    """Cite the contract act for what happened after it."""
    paper = _civil(world, date(2022, 9, 1), date(2024, 5, 1))
    paper.basis = "依照《中华人民共和国合同法》第一百零九条规定，"
    return paper


def other_firm(world: World) -> Civil:
    """Write the firm's name otherwise in the order."""
    paper = _civil(world)
    paper.ordered_firm = _off_by_one(world, paper.firm)
    return paper


def no_reasons(world: World) -> Civil:
    """Leave the reasons out."""
    paper = _civil(world)
    paper.thought = ""
    return paper


def no_law(world: World) -> Civil:
    """Cite no law."""
    paper = _civil(world)
    paper.basis = ""
    return paper


def no_appeal(world: World) -> Civil:
    """Do not tell of the appeal."""
    paper = _civil(world)
    paper.ending = ""
    return paper


def half_dated(world: World) -> Civil:
    """Leave the day out of the date."""
    paper = _civil(world)
    paper.dated = written(paper.closed).split("月")[0] + "月"
    return paper


def other_person(world: World) -> Criminal:
    """Convict somebody of another name."""
    paper = _criminal(world)
    paper.ordered = paper.accused[:-1] + "昊"
    return paper


def other_charge(world: World) -> Criminal:
    """Convict of what was not found."""
    paper = _criminal(world)
    paper.charge = world.rng.choice(("抢夺", "诈骗"))
    return paper


def too_long(world: World) -> Criminal:
    """Let the term end a month or a year late."""
    paper = _criminal(world)
    until = paper.detained.replace(year=paper.detained.year + world.rng.choice((1, 2)), day=1)
    paper.runs = f"即自{told(paper.detained)}起至{told(until + timedelta(days=62))}止"
    return paper


def judged_before_charged(world: World) -> Criminal:
    """Date a judgment before the indictment."""
    paper = _criminal(world)
    paper.closed = paper.indicted - timedelta(days=9)
    return paper


def charged_before_caught(world: World) -> Criminal:
    """Indict before the detention, in another year."""
    paper = _criminal(world)
    paper.indicted = paper.indicted.replace(year=paper.indicted.year - 1, day=1)
    paper.number = paper.number.replace(f"{paper.indicted.year + 1}", f"{paper.indicted.year}")
    return paper


FAULTY: tuple[Callable[[World], Civil | Criminal], ...] = (
    heard_first, judged_first, numbered_later, no_day, wrong_total, too_much, no_article, later_article,
    code_too_early, dead_law, other_firm, no_reasons, no_law, no_appeal, half_dated, other_person,
    other_charge, too_long, judged_before_charged, charged_before_caught,
)  # fmt: skip


def sent_back(world: World) -> Civil:
    """Try a case again that was heard before it came back."""
    paper = heard_first(world)
    paper.how = "依法适用普通程序，本案系发回重审案件，"
    return paper


def same_day(world: World) -> Civil:
    """File, hear and judge on one day, at the end of a year."""
    paper = _civil(world)
    paper.filed = paper.heard = paper.closed = date(2023, 12, 29)
    paper.number = paper.number.replace("（2022）", "（2023）").replace("（2024）", "（2023）")
    return paper


def new_year(world: World) -> Civil:
    """Judge in the year after the number's."""
    paper = _civil(world)
    paper.filed = date(2022, 12, 28)
    paper.heard, paper.closed = date(2023, 1, 20), date(2023, 2, 8)
    paper.number = f"（2022）{paper.number[6:]}"
    return paper


def leap_day(world: World) -> Civil:
    """Tell of a leap day, and of a due day that the parties wrote wrongly."""
    paper = _civil(world, date(2024, 4, 1), _LAST)
    paper.added = "2024年2月29日，原告催款。双方曾约定在2023年2月30日以前付清。"
    return paper


def right_total(world: World) -> Civil:
    """Add up rightly; elsewhere name only some parts of a total, and what was paid before."""
    paper = _civil(world)
    paper.added = _parts(world, 0) + "被告另付医疗费800元等共计3000元，扣除已付的500元，尚欠2500元。"
    return paper


def with_interest(world: World) -> Civil:
    """Award interest beside the sum, as claimed."""
    paper = _civil(world)
    paper.more_claims = "2.判令被告支付自起诉之日起至实际清偿之日止的利息；"
    paper.orders = f"被告{paper.firm}支付原告{paper.plaintiff}货款{paper.due}元及利息{paper.due // 10}元。"
    return paper


def claimed_more(world: World) -> Civil:
    """Award what was claimed later."""
    paper = too_much(world)
    paper.changed = f"诉讼中，原告变更诉讼请求为支付货款{paper.due * 2}元。"
    return paper


def partly_refused(world: World) -> Civil:
    """Refuse the rest."""
    paper = _civil(world)
    paper.more_claims = "2.判令被告赔礼道歉；"
    paper.rest = f"\n驳回原告{paper.plaintiff}的其他诉讼请求。"
    return paper


def old_law(world: World) -> Civil:
    """Apply the contract act to what happened under it, and say why; or judge while it held."""
    if world.rng.random() < 0.5:
        paper = _civil(world, date(2019, 3, 1), date(2020, 8, 1))
        paper.basis = "依照《中华人民共和国合同法》第一百零九条规定，"
        return paper
    paper = _civil(world)
    paper.happened = "2019年3月5日，原告供货，货款未付。"
    paper.thought += "本案法律事实发生在民法典施行前，适用当时的法律。"
    paper.basis = "依照《中华人民共和国合同法》第一百零九条规定，"
    return paper


def full_name(world: World) -> Civil:
    """Call the firm by its short name, and by a former one that differs by more than a letter."""
    paper = _civil(world)
    paper.added = f"被告原名银川市大漠{paper.firm[6:]}，以下简称大漠公司。"
    return paper


def last_instance(world: World) -> Civil:
    """Tell that nothing more can be done."""
    paper = _civil(world)
    paper.ending = "本判决为终审判决。"
    return paper


def masked(world: World) -> Criminal:
    """Mask the name in one place more than in the other."""
    paper = _criminal(world)
    paper.ordered = paper.accused[0] + "某"
    return paper


def interrupted(world: World) -> Criminal:
    """Let a term end early: he had been in custody before."""
    paper = _criminal(world)
    until = paper.detained.replace(year=paper.detained.year + 1, day=1) - timedelta(days=70)
    paper.runs = f"扣除先行羁押的日期，即自{told(paper.detained)}起至{told(until)}止"
    return paper


def several_charges(world: World) -> Criminal:
    """Convict of a charge whose name the reasons give in full."""
    paper = _criminal(world)
    paper.found = paper.charge = "掩饰、隐瞒犯罪所得"
    return paper


HONEST: tuple[Callable[[World], Civil | Criminal], ...] = (
    sent_back, same_day, new_year, leap_day, right_total, with_interest, claimed_more, partly_refused,
    old_law, full_name, last_instance, masked, interrupted, several_charges,
)  # fmt: skip


def papers(seed: int, count: int = 1000) -> Papers:
    """Write judgments: ten of a thousand are faulty, every fifth of the others looks as if it were."""
    world = World(seed)
    made = Papers()
    for at in range(count):
        if at % 100 == 0:
            paper = FAULTY[(at // 100 + seed * 10) % len(FAULTY)](world)
            made.planted.add(paper.number)
        elif at % 5 == 1:
            paper = HONEST[at // 5 % len(HONEST)](world)
        else:
            paper = _civil(world) if at % 2 else _criminal(world)
        made.texts.append((f"{seed}-{at}.txt", paper.text()))
    return made
