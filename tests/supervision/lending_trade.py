"""Lenders by trade, by each line that the minutes of Zhejiang (2018) draw."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from tests.supervision.civil import by, fill, put, unnumbered
from tests.supervision.labour import Docket
from tests.supervision.lending import HONEST, NEAR_TRADE, SIGNS, courts, loan
from tests.supervision.world import World


@dataclass(frozen=True, slots=True)
class _Line:
    """One line: how many suits, in how many courts and years, for what sums, with signs or without."""

    name: str
    count: tuple[int, int]
    courts: int
    years: int
    claim: tuple[int, int] = (1, 3)
    signs: bool = False
    numbered: bool = True


LINES = (
    _Line("三年同院二十件", (20, 25), 1, 3),
    _Line("一年同院十件", (10, 13), 1, 1),
    _Line("一年辖区五件百万", (5, 7), 3, 1, (24, 40)),
    _Line("一年同院五件可疑", (5, 8), 1, 1, signs=True),
    _Line("三年辖区三十件", (30, 33), 3, 3),
    _Line("一年辖区十五件", (15, 18), 3, 1),
    _Line("三年同院十件可疑", (10, 12), 1, 3, signs=True),
    _Line("三年辖区十五件可疑", (15, 18), 3, 3, signs=True),
    _Line("一年辖区八件可疑", (8, 10), 3, 1, signs=True),
    _Line("一年三件千万", (3, 4), 2, 1, (340, 500)),
    _Line("没有身份证号的一年十二件", (12, 14), 1, 1, numbered=False),
)


def by_trade(world: World, docket: Docket, line: _Line) -> None:
    """A lender by trade who is just over one line."""
    rng, person = world.rng, world.person((35, 60))
    chosen, year = courts(world)[: line.courts], rng.randint(2022, 2024)
    for number in range(rng.randint(*line.count)):
        # The years and courts take turns, so that no other line is reached by chance.
        filed = year - number // line.courts % line.years
        case = loan(world, line.claim, world.day(date(filed, 1, 10), date(filed, 12, 20)))
        text = SIGNS[number % len(SIGNS)] if line.signs else case.text
        told = by(person, replace(case, court=chosen[number % line.courts], text=text, evidence="借条"))
        put(world, docket, told if line.numbered else unnumbered(told), line.name, person.number)
    docket.sham[person.number] = line.name


def lenders_docket(seed: int, rows: int = 1500, lines: Sequence[_Line] = ()) -> Docket:
    """Make a docket with lenders by trade: about one in a hundred plaintiffs."""
    world, docket = World(seed), Docket()
    for line in lines or world.rng.sample(LINES, 5):
        by_trade(world, docket, line)
    fill(world, docket, (*HONEST, *NEAR_TRADE), rows)
    return docket
