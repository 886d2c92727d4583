"""Which case was decided and published when, by the lists and the documents; and what is wrong with that."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime

from annotations.privacy.masks import mask
from annotations.privacy.rules import RULE_BY_ID
from annotations.publication.calendar import after
from annotations.publication.card import COURT, DATE, NUMBER, REASON, REASONS, Card, names_in, written
from annotations.publication.corrections import row_corrects
from annotations.publication.entries import Entry, kind_of
from annotations.publication.required import (
    OFFLINE,
    ground_of,
    is_listed_card,
    must_be_public,
    reason_of,
)
from annotations.publication.timing import DAYS, Effect, effect_of, late
from annotations.values import Category, Finding, Severity
from jianwen.comparing.findings import Claim, Place, finding
from jianwen.comparing.holding import Held, same_kind
from nlp.case import CaseNumber
from nlp.parse.case_numbers import format_case_number

_COLUMN_OF = {NUMBER: "number", COURT: "court", DATE: "judged", REASON: "reason"}
# How sure it can be that something is not online while a part of what is online is not known.
_IN_DOUBT = 0.3
_CARDS = frozenset({"reason", "is_public"})


def untold(fields: frozenset[str]) -> tuple[str, ...]:
    """Name the parts of a card that a list has no columns for; () where it tells of no cards at all."""
    return (
        tuple(name for name, column in _COLUMN_OF.items() if column not in fields) if fields & _CARDS else ()
    )


def is_online(row: Entry, fields: frozenset[str]) -> bool:
    """Say whether a row of a list with these columns says that its document is online."""
    return bool(row.published or row.is_public or "published" not in fields)


@dataclass(frozen=True, slots=True)
class Register:
    """Everything that is known of which case was decided and published when.

    `listed` and `docket` are rows by case number, `held` the published documents by theirs, `seconds` the
    second instance of a first one. `fields` are those that the list has columns for: of what it has no
    column for, nothing can be missing in a row. `doubt` says what of the public side is not known, "" for
    nothing.
    """

    key: bytes = field(repr=False)
    as_of: date
    listed: dict[CaseNumber, list[Entry]]
    docket: dict[CaseNumber, list[Entry]]
    held: dict[CaseNumber, list[Held]]
    originals: dict[CaseNumber, list[Held]]
    seconds: dict[CaseNumber, Entry]
    fields: frozenset[str]
    doubt: str

    def listed_findings(self, entry: Entry, place: Place) -> Iterator[Finding]:
        """Judge a row of the list. A document that may not be online at all (article 4) cannot be late."""
        ground, is_told = self._ground_online(entry)
        if ground not in OFFLINE:
            yield from self.late(entry, place)
            yield from self.card(entry, place)
        elif not is_told:
            yield self._forbidden(entry, place, ground)

    def _ground_online(self, entry: Entry) -> tuple[str, bool]:
        """Return the rule of article 4 that a listed document breaks; and whether its text is told of it."""
        if is_listed_card(entry) or not self._is_online(entry):
            return "", False
        number, kind = entry.number, kind_of(entry)
        held = [one for one in self.held.get(number, ()) if same_kind(one.kind, kind)]
        originals = (one for one in self.originals.get(number, ()) if same_kind(one.kind, kind))
        by_text = next((one.ground for one in (*held, *originals) if one.ground), "")
        if by_text:
            return by_text, bool(held)
        docket = (row for row in self.docket.get(number, ()) if same_kind(kind_of(row), kind))
        return ground_of(entry, *docket), False

    def _forbidden(self, entry: Entry, place: Place, ground: str) -> Finding:
        """Say that the list has a document online which may not be, and what may be published instead."""
        kind = kind_of(entry) or "文书"
        why = f"公布清单写明这份文书已经公布，而此类文书（{reason_of(ground)}）不在互联网公布"
        advice = RULE_BY_ID[ground].suggestion
        if ground in REASONS:
            advice += f"。信息项——{_card(entry, ground).line()}"
        claim = Claim(Category.PUBLICATION_FORBIDDEN, ground, kind, why, 0.8, ground, suggestion=advice)
        return finding(self.key, place, claim)

    def late(self, entry: Entry, place: Place) -> Iterator[Finding]:
        """Judge when a listed document was published."""
        if entry.published is None or is_listed_card(entry):
            return
        effect = self.effect(entry)
        missed = late(effect, entry.published) if effect else None
        if missed is None:
            return
        given = missed.effect.is_given
        claim = Claim(
            Category.PUBLICATION_LATE,
            entry.published.isoformat(),
            f"迟延{missed.days}个工作日",
            missed.why(entry.published),
            (0.95 if missed.known else 0.7) if given else 0.4,
            severity=None if given else Severity.REVIEW,
        )
        yield finding(self.key, place, claim)

    def effect(self, entry: Entry) -> Effect | None:
        """Say when a row's document took effect."""
        docket = _fitting(self.docket.get(entry.number, ()), entry)
        listed = _fitting(self.listed.get(entry.number, ()), entry)
        base = docket or listed
        return effect_of(entry, base, self.seconds.get(entry.number))

    def card(self, entry: Entry, place: Place) -> Iterator[Finding]:
        """Check a row that stands for a document which is not online."""
        if not is_listed_card(entry):
            return
        for name in _card(entry, "").missing():
            if _COLUMN_OF[name] not in self.fields:
                continue
            claim = Claim(Category.PUBLICATION_CARD, name, name, f"不公开的文书，信息项中没有{name}")
            yield finding(self.key, place, claim)
        for start, end in names_in(entry.reason):
            name = entry.reason[start:end]
            why = "不公开理由中写出了当事人姓名，反而公开了不应公开的身份"
            shown = mask(Category.PUBLICATION_CARD, name)
            yield finding(self.key, place, Claim(Category.PUBLICATION_CARD, name, shown, why, 0.8))

    def missing(self, entry: Entry, place: Place, ground: str = "") -> Iterator[Finding]:
        """Judge a decided case that is not online."""
        if self.is_public(entry.number, kind_of(entry)) or row_corrects(entry):
            return
        ground = ground or self._ground(entry)
        if ground:
            yield from self._without_card(entry, place, ground)
            return
        effect = self.effect(entry)
        if not must_be_public(entry) or effect is None or after(effect.day, DAYS).day >= self.as_of:
            return
        kind = kind_of(entry)
        undated = self._rows_of(entry.number, kind)
        told = "公布清单中没有公布日期，公布的文书中也没有" if undated else "公布清单和公布的文书中都没有"
        why = f"{kind}应当公布（{effect.how}{written(effect.day)}生效），{told}，也没有不公开的理由"
        confidence = (0.8 if effect.is_given else 0.5) - (0.2 if undated else 0)
        yield self._unless_unread(place, Claim(Category.PUBLICATION_MISSING, kind, kind, why, confidence))

    def _unless_unread(self, place: Place, claim: Claim) -> Finding:
        """Say that something is not online, or that it is not known: it may stand in what was not read."""
        if self.doubt:
            why, confidence = f"{claim.why}；{self.doubt}", min(claim.confidence, _IN_DOUBT)
            claim = replace(claim, why=why, confidence=confidence)
        return finding(self.key, place, claim)

    def _ground(self, entry: Entry) -> str:
        """Return the rule of article 4 that keeps a case offline, by everything that is known of it."""
        listed, docket = self.listed.get(entry.number, ()), self.docket.get(entry.number, ())
        found = ground_of(entry, *listed, *docket)
        return found or next((one.ground for one in self.originals.get(entry.number, ()) if one.ground), "")

    def _without_card(self, entry: Entry, place: Place, ground: str) -> Iterator[Finding]:
        """Say that neither the document nor its card is online, where the court publishes cards at all."""
        rows = self.listed.get(entry.number, ())
        if ground == "P-01" or not self.fields & _CARDS or any(is_listed_card(row) for row in rows):
            return
        why = f"案件依第四条不公开文书（{reason_of(ground)}），但公布清单中也没有应当公布的信息项"
        claim = Claim(
            Category.PUBLICATION_CARD,
            "信息项",
            "信息项",
            why,
            0.6,
            severity=Severity.INFO,
            suggestion=f"公布信息项——{_card(entry, ground).line()}",
        )
        yield finding(self.key, place, claim)

    def correction(self, number: CaseNumber, place: Place, ground: str = "") -> Iterator[Finding]:
        """Judge a correction that the originals or the docket know of."""
        listed, held = self.listed.get(number, ()), self.held.get(number, ())
        if ground or ground_of(*listed, *self.docket.get(number, ())):
            return
        if any(row_corrects(row) and not is_listed_card(row) for row in listed):
            return
        if any(one.is_correction for one in held):
            return
        if number.branch and (held or listed):
            return
        base = CaseNumber(
            number.year, number.court, number.special, number.type, number.serial, 0, number.old
        )
        if not self.is_public(number, "") and not self.is_public(base, ""):
            return
        why = "该案文书已经公布，补正笔误的裁定书却没有公布，公众看到的仍是有误的文本"
        claim = Claim(Category.PUBLICATION_CORRECTION_MISSING, "补正", "补正裁定书", why, 0.85)
        yield self._unless_unread(place, claim)

    def is_public(self, number: CaseNumber, kind: str) -> bool:
        """Say whether a document of a case is online, by the list or by the document itself."""
        if any(self._is_online(row) for row in self._rows_of(number, kind)):
            return True
        return any(not one.is_correction and same_kind(one.kind, kind) for one in self.held.get(number, ()))

    def _is_online(self, row: Entry) -> bool:
        """Say whether a row of the list says that its document is online; a list without days means it."""
        return is_online(row, self.fields)

    def _rows_of(self, number: CaseNumber, kind: str) -> list[Entry]:
        """Return the rows of the list that speak of a document, no card and no correction."""
        rows = (row for row in self.listed.get(number, ()) if same_kind(kind_of(row), kind))
        return [row for row in rows if not is_listed_card(row) and not row_corrects(row)]


def _card(entry: Entry, ground: str) -> Card:
    """Fill the card of a row; without a ground of article 4 its reason is the one that the court gives."""
    judged = written(entry.judged) if entry.judged else ""
    reason = reason_of(ground) if ground else entry.reason
    return Card(format_case_number(entry.number), entry.court, judged, reason)


def _fitting(rows: Iterable[Entry], entry: Entry) -> Entry | None:
    """Return the row of another table that speaks of the same document."""
    return next((row for row in rows if row is not entry and same_kind(kind_of(row), kind_of(entry))), None)


def doubt(files: int, rows: int) -> str:
    """Say what of the public side is not known, "" where all of it is: a case may stand in there."""
    parts = (f"公布的文件{files}份" if files else "", f"公布清单{rows}行" if rows else "")
    told = "、".join(filter(None, parts))
    return f"另有{told}没有读出内容或者案号，本件是否在其中不能确定，请先核对" if told else ""


def register(
    key: bytes,
    listed: Sequence[Entry],
    docket: Sequence[Entry],
    published: Sequence[Held],
    originals: Sequence[Held],
    as_of: date | None,
    fields: frozenset[str],
    doubt: str = "",
) -> Register:
    """Put rows and documents together by case number."""
    seconds: dict[CaseNumber, Entry] = {}
    rows = _by_number(listed), _by_number(docket)
    for one in (*originals, *published):
        entry = one.entry()
        for first in one.of_first:
            known = [*rows[1].get(entry.number, ()), *rows[0].get(entry.number, ())] if entry else []
            effective = [row for row in known if row.effective]
            if entry is not None:
                seconds[first] = (effective or known or [entry])[0]
    for entry in (*listed, *docket):
        if entry.original is not None:
            before = seconds.get(entry.original)
            if before is None or before.effective is None:
                seconds[entry.original] = entry
    return Register(
        key,
        as_of or datetime.now().astimezone().date(),
        *rows,
        _held(published),
        _held(originals),
        seconds,
        fields,
        doubt,
    )


def _by_number(entries: Sequence[Entry]) -> dict[CaseNumber, list[Entry]]:
    """Group rows by case number."""
    found: dict[CaseNumber, list[Entry]] = defaultdict(list)
    for entry in entries:
        found[entry.number].append(entry)
    return dict(found)


def _held(documents: Sequence[Held]) -> dict[CaseNumber, list[Held]]:
    """Group documents by case number."""
    found: dict[CaseNumber, list[Held]] = defaultdict(list)
    for one in documents:
        if one.number is not None:
            found[one.number].append(one)
    return dict(found)
