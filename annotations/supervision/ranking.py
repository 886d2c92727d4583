"""Ranks documents, or the courts that wrote them, by their score sheets; persons are never ranked.

A document has a sheet of the tool (文书疑点) and one of every office that reviewed it (评查); they stand side
by side. Where people scored it, the mean of their sheets counts, else the tool's.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from annotations.supervision.tables.values import Held

DOUBTS, REVIEWS, DOCKET = "文书疑点", "评查", "案件"
TOOL = "工具"
_CASE, _COURT = "案号", "受理法院"


class By(StrEnum):
    """What is ranked."""

    DOCUMENT = "文书"
    OFFICE = "单位"


@dataclass(frozen=True, slots=True)
class Taken:
    """Points that were taken off for one thing."""

    item: str
    points: float


@dataclass(frozen=True, slots=True)
class ScoreSheet:
    """What one scorer, the tool or an office, took off one document."""

    scorer: str
    taken: tuple[Taken, ...]

    @property
    def points(self) -> float:
        """Return all points that were taken off."""
        return sum(one.points for one in self.taken)


@dataclass(frozen=True, slots=True)
class Scored:
    """A document with its sheets side by side."""

    case: str
    court: str
    sheets: tuple[ScoreSheet, ...]

    @property
    def points(self) -> float:
        """Return the points that count: people's before the tool's."""
        told = [sheet.points for sheet in self.sheets if sheet.scorer != TOOL]
        counts = told or [sheet.points for sheet in self.sheets]
        return sum(counts) / len(counts) if counts else 0.0


@dataclass(frozen=True, slots=True)
class Ranked:
    """A place in the list: fewest points first, equal ones together. A court has the mean of its own."""

    place: int
    name: str
    points: float
    documents: tuple[Scored, ...]


def scored(data: Mapping[str, Held]) -> tuple[Scored, ...]:
    """Put the sheets of each document side by side; a case of the docket without any has no points."""
    courts = {case: court for table in (DOCKET, REVIEWS, DOUBTS) for case, court in _courts(data.get(table))}
    sheets: dict[str, dict[str, list[Taken]]] = {case: {} for case in courts}
    for case, item, points in _rows(data.get(DOUBTS), ("疑点", "严重")):
        _sheet(sheets, case, TOOL).append(Taken(item, float(points or 1)))
    for case, scorer, item, points in _rows(data.get(REVIEWS), ("评查单位", "项目", "扣分")):
        _sheet(sheets, case, scorer).append(Taken(item, float(points or 0)))
    return tuple(
        Scored(
            case, courts.get(case, ""), tuple(ScoreSheet(who, tuple(taken)) for who, taken in of_case.items())
        )
        for case, of_case in sheets.items()
    )


def ranked(documents: Iterable[Scored], by: By = By.DOCUMENT) -> tuple[Ranked, ...]:
    """Rank documents, or their courts by the mean of their documents."""
    groups: dict[str, list[Scored]] = {}
    for one in documents:
        name = one.case if by is By.DOCUMENT else one.court
        if name:
            groups.setdefault(name, []).append(one)
    means = {name: sum(one.points for one in group) / len(group) for name, group in groups.items()}
    places = {points: place for place, points in _places(sorted(means.values()))}
    order = sorted(groups, key=lambda name: (means[name], name))
    return tuple(Ranked(places[means[name]], name, means[name], tuple(groups[name])) for name in order)


def _places(points: Sequence[float]) -> Iterable[tuple[int, float]]:
    """Give the places of the points; of equal ones the first counts, so it comes last."""
    return reversed([*enumerate(points, 1)])


def _sheet(sheets: dict[str, dict[str, list[Taken]]], case: str, scorer: str) -> list[Taken]:
    """Return what a scorer took off a document so far."""
    return sheets.setdefault(case, {}).setdefault(scorer, [])


def _courts(table: Held | None) -> Iterable[tuple[str, str]]:
    """Give the cases of a table with their courts, where it tells them."""
    return ((case, court) for case, court in _rows(table, (_COURT,)) if court)


def _rows(table: Held | None, columns: Sequence[str]) -> Iterable[Sequence[str]]:
    """Give the case numbers of a table with some of its columns, as texts; what is empty is ""."""
    if table is None:
        return ()
    cells = [table.column(name).to_pylist() for name in (_CASE, *columns)]
    rows = zip(*cells, strict=True)
    return (["" if cell is None else str(cell) for cell in row] for row in rows if row[0])
