"""The figures of a yearly report: rows read → leads → 有效 → letters → adopted → results, and money."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from annotations.casework.values import Answer, Course


@dataclass(frozen=True, slots=True)
class Followed:
    """A lead with where it stands: `valid` says that people found it so."""

    model: str
    office: str
    day: date
    valid: bool
    course: Course


@dataclass(frozen=True, slots=True)
class Figures:
    """The counts of one model and office in a period; `money` is what was recovered, in yuan."""

    model: str
    office: str
    rows: int
    leads: int
    valid: int
    letters: int
    replied: int
    adopted: int
    results: int
    money: Decimal
    overdue: int


def figures(
    leads: Iterable[Followed], rows: Mapping[str, int], since: date, until: date, today: date
) -> tuple[Figures, ...]:
    """Count by model and office what became of the leads of a period (both ends included).

    `rows` are the rows that each model read; letters count for the lead, whenever they went out.
    """
    groups: dict[tuple[str, str], list[Followed]] = {}
    for one in leads:
        if since <= one.day <= until:
            groups.setdefault((one.model, one.office), []).append(one)
    return tuple(
        _figures(model, office, found, rows, today) for (model, office), found in sorted(groups.items())
    )


def _figures(model: str, office: str, found: list[Followed], rows: Mapping[str, int], today: date) -> Figures:
    """Count one group."""
    sent = [letter for one in found for letter in one.course.sent]
    answers = Counter(letter.answer for letter in sent)
    outcomes = [outcome for one in found for outcome in one.course.outcomes]
    return Figures(
        model=model,
        office=office,
        rows=rows.get(model, 0),
        leads=len(found),
        valid=sum(one.valid for one in found),
        letters=len(sent),
        replied=len(sent) - answers[None],
        adopted=answers[Answer.ADOPTED] + answers[Answer.PARTLY],
        results=len(outcomes),
        money=sum((one.amount for one in outcomes if one.amount is not None), Decimal(0)),
        overdue=sum(letter.is_overdue(today) for letter in sent),
    )
