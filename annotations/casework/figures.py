"""The figures of a yearly report: rows read → leads → 有效 → letters → answers → results, and money."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from annotations.casework.values import Answer, Course, Outcome

_AID = "救助"


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
    """The counts of one model and office in a period, in yuan: `money` was recovered, `aid` was paid."""

    model: str
    office: str
    rows: int
    leads: int
    valid: int
    letters: int
    replied: int
    adopted: int
    partly: int
    refused: int
    results: int
    money: Decimal
    aid: Decimal
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


def by_month(leads: Iterable[Followed], since: date, until: date, today: date) -> tuple[Figures, ...]:
    """Count by the month in which leads were found; the month (2026-11) stands where the model does."""
    months = (replace(one, model=f"{one.day:%Y-%m}", office="") for one in leads)
    return figures(months, {}, since, until, today)


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
        adopted=answers[Answer.ADOPTED],
        partly=answers[Answer.PARTLY],
        refused=answers[Answer.REFUSED],
        results=len(outcomes),
        money=_sum(one for one in outcomes if one.result != _AID),
        aid=_sum(one for one in outcomes if one.result == _AID),
        overdue=sum(letter.is_overdue(today) for letter in sent),
    )


def _sum(outcomes: Iterable[Outcome]) -> Decimal:
    """Add up the sums of results."""
    return sum((one.amount for one in outcomes if one.amount is not None), Decimal(0))


def by_model(counted: Iterable[Figures]) -> tuple[Figures, ...]:
    """Add up the offices of each model, which read the same rows; the most leads first."""
    groups: dict[str, list[Figures]] = {}
    for one in counted:
        groups.setdefault(one.model, []).append(one)
    found = [_added(model, found, found[0].rows) for model, found in groups.items()]
    return tuple(sorted(found, key=lambda one: (-one.leads, one.model)))


def total(counted: Iterable[Figures]) -> Figures:
    """Add up everything."""
    models = by_model(counted)
    return _added("合计", models, sum(one.rows for one in models))


def _added(model: str, found: Sequence[Figures], rows: int) -> Figures:
    """Add up counts; the rows are given, since offices share them."""
    return Figures(
        model=model,
        office="全部",
        rows=rows,
        leads=sum(one.leads for one in found),
        valid=sum(one.valid for one in found),
        letters=sum(one.letters for one in found),
        replied=sum(one.replied for one in found),
        adopted=sum(one.adopted for one in found),
        partly=sum(one.partly for one in found),
        refused=sum(one.refused for one in found),
        results=sum(one.results for one in found),
        money=sum((one.money for one in found), Decimal(0)),
        aid=sum((one.aid for one in found), Decimal(0)),
        overdue=sum(one.overdue for one in found),
    )
