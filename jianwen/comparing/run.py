"""A whole comparison: every document and every row is judged once."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from annotations.publication.corrections import row_corrects
from annotations.publication.entries import Entry, kind_of
from annotations.publication.required import is_listed_card
from annotations.values import Finding
from jianwen.comparing.findings import Place, forbidden, place_of, row_place
from jianwen.comparing.holding import Held, Pairs, same_kind
from jianwen.comparing.lists import Table
from jianwen.comparing.pairs import Compared, Pair
from jianwen.comparing.register import Register, doubt, is_online, register
from jianwen.running.results import Meta, Result, Shown, Stopped
from nlp.case import CaseNumber
from nlp.parse.case_numbers import format_case_number
from nlp.values import Unread

Judged = tuple[Meta, list[Finding]]


@dataclass(slots=True)
class Sides:
    """What was read of either side, and how many published ones may stand behind any row of a list."""

    published: list[Held] = field(default_factory=list)
    originals: list[Held] = field(default_factory=list)
    unread: list[Unread] = field(default_factory=list)

    @property
    def unknown(self) -> int:
        """Return how many published documents have no number here: not read, or read without one."""
        return len(self.unread) + sum(one.number is None for one in self.published)


def paired(sides: Sides, pairs: Pairs) -> list[Pair]:
    """Return the pairs in the order of the published documents."""
    partner = {id(theirs): ours for theirs, ours in pairs.both}
    return [(one, partner[id(one)]) for one in sides.published if id(one) in partner]


def judge_published(
    sides: Sides, pairs: Sequence[Pair], compared: Iterator[Compared]
) -> Iterator[Result | Unread | Stopped]:
    """Judge the published documents; `compared` gives what the comparison of each pair gave, in order."""
    original = {id(theirs): ours for theirs, ours in pairs}
    for held in sides.published:
        ours = original.get(id(held))
        given = next(compared) if ours else []
        if isinstance(given, list):
            offline = (Shown(one) for one in (*forbidden(held, ours), *held.card))
            yield Result(held.meta, (*offline, *given))
        else:
            yield given
        if isinstance(given, Stopped):
            return


def judge(key: bytes, tables: Sequence[Table], sides: Sides, day: date | None) -> Iterator[Judged]:
    """Judge the rows of the list, the rows of the docket (if there is one), and the originals."""
    listed, *more = tables
    docket = more[0] if more else None
    known = register(
        key,
        listed.entries,
        docket.entries if docket else (),
        sides.published,
        sides.originals,
        day,
        listed.fields,
        doubt(sides.unknown, len(listed.faults)),
    )
    for entry in listed.entries:
        place = row_place(entry, listed.path)
        yield _meta(place, entry.court), list(known.listed_findings(entry, place))
    done: set[tuple[CaseNumber, str]] = set()
    corrected: set[CaseNumber] = set()
    if docket is not None:
        yield from _of_docket(known, docket, done, corrected)
    for held in sides.originals:
        yield held.meta, _of_original(known, held, done, corrected)


def _of_docket(
    known: Register, docket: Table, done: set[tuple[CaseNumber, str]], corrected: set[CaseNumber]
) -> Iterator[Judged]:
    """Judge what should be online by the docket."""
    for entry in docket.entries:
        place = row_place(entry, docket.path)
        if row_corrects(entry):
            found = [] if entry.number in corrected else list(known.correction(entry.number, place))
            corrected.add(entry.number)
        else:
            found = list(known.missing(entry, place))
        done.add((entry.number, place.kind))
        yield _meta(place, entry.court), found


def _of_original(
    known: Register, held: Held, done: set[tuple[CaseNumber, str]], corrected: set[CaseNumber]
) -> list[Finding]:
    """Judge what should be online because there is an original of it."""
    entry, place = held.entry(), place_of(held)
    if entry is None:
        return []
    if held.is_correction:
        if entry.number in corrected:
            return []
        corrected.add(entry.number)
        return list(known.correction(entry.number, place, held.ground))
    if (entry.number, held.kind) in done or (entry.number, "") in done:
        return []
    return list(known.missing(entry, place, held.ground))


def _meta(place: Place, court: str) -> Meta:
    """Describe a row as reports want it."""
    number = format_case_number(place.number) if place.number else ""
    return Meta(
        place.id,
        place.document,
        place.source,
        case_number=number,
        court=court,
        kind=place.kind,
        kept_source=place.source,
    )


def unseen(listed: Table, published: Sequence[Held]) -> list[Entry]:
    """Return the rows whose document is online by the list's own word, and was not given."""
    held: dict[CaseNumber, list[Held]] = defaultdict(list)
    for one in published:
        if one.number is not None:
            held[one.number].append(one)

    def is_given(row: Entry) -> bool:
        given = held.get(row.number, ())
        return any(
            same_kind(one.kind, kind_of(row)) and one.is_correction == row_corrects(row) for one in given
        )

    online = (row for row in listed.entries if not is_listed_card(row) and is_online(row, listed.fields))
    return [row for row in online if not is_given(row)]


def pair_lines(pairs: Pairs, listed: Path, alone: Sequence[Entry]) -> Iterator[dict[str, Any]]:
    """Give which documents were compared, and which documents and rows stand alone, as records."""
    for theirs, ours in pairs.both:
        yield _line(theirs, ours)
    for theirs in pairs.published:
        yield _line(theirs, None)
    for ours in pairs.originals:
        yield _line(None, ours)
    for row in alone:
        number = format_case_number(row.number)
        place = {"published": None, "original": None, "listed": f"{listed}#{row.mark}"}
        yield {"case_number": number, "kind": kind_of(row) or None} | place


def _line(theirs: Held | None, ours: Held | None) -> dict[str, Any]:
    """Write one pair."""
    one = theirs or ours
    return {
        "case_number": one.meta.case_number or None if one else None,
        "kind": one.kind or None if one else None,
        "published": theirs.meta.source if theirs else None,
        "original": ours.meta.source if ours else None,
    }
