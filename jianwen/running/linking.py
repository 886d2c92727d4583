"""The pass over linked documents at the end of a run: who is masked in one and named in full in another.

Workers hand over a small ledger for each document. It waits in a database of the run's temporary folder, so
that memory stays flat (four bytes a document); only documents that share a case with another are ever read
back. Ledgers hold names: they go into no store and no report, and vanish with the folder.
"""

from __future__ import annotations

import contextlib
import pickle
import sqlite3
from array import array
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from operator import itemgetter
from pathlib import Path
from typing import Final

from annotations.fingerprints import fingerprint
from annotations.privacy.masking.ledger import Ledger
from annotations.privacy.masking.linked import Masks, Match, masks_of, matches, renumbered, why_of
from annotations.privacy.masks import mask
from annotations.privacy.people.roles import RULES
from annotations.privacy.rules import RULE_BY_ID, RULE_OF, RULES_IN_FORCE
from annotations.values import Category, Finding, Severity
from jianwen.running.judge import Job
from jianwen.running.results import Held, Late, Meta, Result, Shown, Snippet
from nlp.case import CaseNumber
from nlp.values import Span

# More documents under one number are no case, but a number that was misread.
MOST: Final = 100
_SCHEMA: Final = """
CREATE TABLE kept (seq INTEGER PRIMARY KEY, value BLOB);
CREATE TABLE names (number TEXT, seq INTEGER);
CREATE TABLE groups (first INTEGER, seq INTEGER, PRIMARY KEY (first, seq)) WITHOUT ROWID;
"""
_SHARED: Final = """
SELECT number, seq FROM names
WHERE number IN (SELECT number FROM names GROUP BY number HAVING COUNT(DISTINCT seq) > 1)
ORDER BY number, seq
"""
# How many rows lie in one transaction.
_BATCH: Final = 500
Around = dict[Span, Snippet]
Kept = tuple[Ledger, Meta, frozenset[Category], Around]


@dataclass(slots=True)
class Linker:
    """Takes ledgers while a run goes on, and gives what they show together at its end."""

    job: Job
    base: sqlite3.Connection
    count: int = 0

    def add(self, result: Result, shown: Iterable[Shown]) -> None:
        """Put the ledger of a document by; `shown` are the findings that are told of it already."""
        self.put(held_of(result, shown))

    def put(self, held: Held | None) -> None:
        """Put by what a worker has packed of a document; None where nothing could be linked with it."""
        if held is None:
            return
        self.count += 1
        self.base.execute("INSERT INTO kept VALUES (?, ?)", (self.count, held.value))
        self.base.executemany("INSERT INTO names VALUES (?, ?)", [(one, self.count) for one in held.numbers])
        if self.count % _BATCH == 0:
            self.base.commit()

    def finish(self) -> Iterator[Late]:
        """Give the findings that linked documents show, document by document."""
        self.base.execute("CREATE INDEX by_number ON names (number, seq)")
        for group in self._groups():
            kept = [self._kept(seq) for seq in group[:MOST]]
            masks = [masks_of(ledger) for ledger, *_ in kept]
            found = [
                _found(ledger, [*masks[:place], *masks[place + 1 :]])
                for place, (ledger, *_) in enumerate(kept)
            ]
            names = {one.clear.name for few in found for one in few if not one.clear.masked}
            for (ledger, meta, before, around), few in zip(kept, found, strict=True):
                shown = tuple(self._shown(ledger, meta, around, few))
                if shown or names - ledger.open:
                    yield Late(meta, shown, before, tuple(sorted(names - ledger.open)))

    def _groups(self) -> Iterator[list[int]]:
        """Group documents that share case numbers, directly or over others; in the order of their first."""
        first = array("I", range(self.count + 1))
        for _, sharing in groupby(self.base.execute(_SHARED), key=itemgetter(0)):
            seqs = (seq for _, seq in sharing)
            before = next(seqs)
            for seq in seqs:
                one, other = sorted((_root(first, before), _root(first, seq)))
                first[other] = one
        joined = ((root, seq) for seq in range(self.count + 1) if (root := _root(first, seq)) != seq)
        self.base.executemany("INSERT INTO groups VALUES (?, ?)", joined)
        rows = self.base.execute("SELECT first, seq FROM groups ORDER BY first, seq")
        for root, group in groupby(rows, key=itemgetter(0)):
            yield [root, *(seq for _, seq in group)]

    def _kept(self, seq: int) -> Kept:
        """Read one document's ledger back."""
        row = self.base.execute("SELECT value FROM kept WHERE seq = ?", (seq,)).fetchone()
        value: Kept = pickle.loads(row[0])  # noqa: S301 - our own value in our own temporary folder
        return value

    def _shown(self, ledger: Ledger, meta: Meta, around: Around, found: Iterable[Match]) -> Iterator[Shown]:
        """Put matches into findings, one a place, where the profile and the wish for categories hold them."""
        for match in found:
            rule = RULES.get(match.category, RULE_OF[match.category])
            asked = not self.job.categories or match.category in self.job.categories
            if asked and rule in RULES_IN_FORCE[self.job.profile]:
                for finding in findings_of(self.job.key, ledger, meta, match):
                    snippet = around.get(finding.span, Snippet()) if finding.span else Snippet()
                    yield Shown(finding, snippet, match.clear.name if self.job.reveal else None)


def _found(ledger: Ledger, others: Sequence[Masks]) -> tuple[Match, ...]:
    """Return everything that other documents show of the people of one."""
    return (*matches(ledger, others), *renumbered(ledger, others))


def held_of(result: Result, shown: Iterable[Shown]) -> Held | None:
    """Pack what linking keeps of a document; None where nothing could be linked with it."""
    ledger = result.ledger
    if ledger is None or ledger.link.number is None:
        return None
    before = frozenset(one.finding.category for one in shown)
    value = pickle.dumps((ledger, result.meta, before, dict(result.around)), pickle.HIGHEST_PROTOCOL)
    numbers = {key_of(number): None for number in (ledger.link.number, *ledger.link.built_on)}
    return Held(tuple(numbers), value)


def findings_of(key: bytes, ledger: Ledger, meta: Meta, match: Match) -> Iterator[Finding]:
    """Make the findings of a match, one a place; of who is flagged already, one hint."""
    rule = RULE_BY_ID[RULES.get(match.category, RULE_OF[match.category])]
    # Where the name is told already, the mask elsewhere is no second leak.
    severity = Severity.INFO if match.clear.flagged else rule.severity
    for span, page in match.clear.places_to_tell:
        yield Finding(
            id=meta.id,
            document=meta.document,
            source=meta.source,
            category=match.category,
            rule=rule.id,
            basis=rule.article,
            span=span,
            page=page,
            mask=mask(match.category, match.clear.name),
            suggestion=rule.suggestion,
            severity=severity,
            confidence=match.confidence,
            why=why_of(match),
            innocent=rule.innocent,
            fingerprint=fingerprint(key, match.category, ledger.where, match.clear.name),
        )


@contextlib.contextmanager
def linker(job: Job, folder: Path) -> Iterator[Linker]:
    """Open the linker of one run in its temporary folder."""
    with contextlib.closing(sqlite3.connect(folder / "linked.sqlite")) as base:
        base.execute("PRAGMA journal_mode = OFF")
        base.execute("PRAGMA synchronous = OFF")
        base.executescript(_SCHEMA)
        yield Linker(job, base)


def key_of(number: CaseNumber) -> str:
    """Write a number as a key; a supplementary ruling (号之一) belongs to the same case."""
    return f"{number.year}|{number.court}|{number.special}|{number.type}|{number.serial}"


def _root(first: array[int], seq: int) -> int:
    """Return the first document of the group of `seq` as far as it is known, shortening the way to it."""
    while first[seq] != seq:
        first[seq] = first[first[seq]]
        seq = first[seq]
    return seq
