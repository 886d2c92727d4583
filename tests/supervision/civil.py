"""Civil cases of any cause, told in few words: who sued whom for what, how fast, on what evidence."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date

from tests.supervision.labour import Docket
from tests.supervision.world import Person, World, later


@dataclass(frozen=True, slots=True)
class Civil:
    """One case of a story."""

    cause: str
    plaintiff: str
    defendant: str
    filed: date
    days: int
    claim: int
    evidence: str = ""
    text: str = ""
    method: str = "判决"
    number: str = ""
    agents: tuple[str, ...] = ()
    theirs: tuple[str, ...] = ()
    enforced: int = 0
    procedure: str = "一审简易"
    court: str = ""
    born: str = ""
    home: str = ""


def by(person: Person, case: Civil) -> Civil:
    """Let a person sue."""
    return replace(case, plaintiff=person.name, number=person.number, born=f"{person.born}", home=person.home)


def unnumbered(case: Civil) -> Civil:
    """Leave out the ID number, as many dockets do."""
    return replace(case, number="")


def put(world: World, docket: Docket, case: Civil, story: str, subject: str = "") -> str:
    """Write a case; `subject` is whom a lead would be about, where that is not the case."""
    court = case.court or world.court()
    closed = later(case.filed, case.days)
    number = world.number(court, case.filed.year)
    docket.cases.append(
        {
            "案号": number,
            "受理法院": court,
            "案由": case.cause,
            "审理程序": case.procedure,
            "立案日期": f"{case.filed}",
            "结案日期": f"{closed}",
            "结案方式": case.method,
            "原告": case.plaintiff,
            "原告身份证号": case.number if world.rng.random() < 0.95 else "",
            "原告出生日期": case.born,
            "原告住所地": case.home,
            "被告": case.defendant,
            "原告代理人": "、".join(case.agents),
            "被告代理人": "、".join(case.theirs),
            "诉请金额": str(case.claim),
            "结案金额": str(case.claim) if case.method in ("调解", "判决") else "",
            "证据种类": case.evidence,
            "执行立案日期": f"{later(closed, case.enforced)}" if case.enforced else "",
            "文书文本": case.text,
        }
    )
    docket.stories[number] = subject or number
    docket.told[number] = story
    return number


Told = Callable[[World, Docket], None]


def fill(world: World, docket: Docket, honest: tuple[tuple[Told, int], ...], rows: int) -> None:
    """Add honest stories until the docket has its rows; then shuffle it."""
    stories, weights = zip(*honest, strict=True)
    while len(docket.cases) < rows:
        world.rng.choices(stories, weights)[0](world, docket)
    world.rng.shuffle(docket.cases)
