"""A person's decisions: an append-only log, and what it says now.

A decision outlives the scan: it is joined to new findings by fingerprint. A leak that a person added,
or a span that a person corrected, is found again in the text by the same fingerprint.
"""

from __future__ import annotations

import hashlib
import json
import sqlite3
from collections.abc import Iterable, Mapping
from contextlib import closing
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from annotations.fingerprints import fingerprint, windows_named
from annotations.values import Decision, Finding, Verdict
from nlp.text.view import View
from nlp.values import Span

_SCHEMA = """
CREATE TABLE IF NOT EXISTS decisions (
    number INTEGER PRIMARY KEY AUTOINCREMENT,
    fingerprint TEXT NOT NULL, verdict TEXT NOT NULL, who TEXT NOT NULL, "when" TEXT NOT NULL,
    note TEXT NOT NULL, id TEXT NOT NULL, document TEXT NOT NULL, "where" TEXT NOT NULL,
    category TEXT NOT NULL,
    start INTEGER, "end" INTEGER, length INTEGER NOT NULL, replaces TEXT NOT NULL,
    seal TEXT NOT NULL
);
CREATE TRIGGER IF NOT EXISTS decisions_stay BEFORE UPDATE ON decisions
BEGIN SELECT RAISE(ABORT, 'decisions are append-only'); END;
CREATE TRIGGER IF NOT EXISTS decisions_are_kept BEFORE DELETE ON decisions
BEGIN SELECT RAISE(ABORT, 'decisions are append-only'); END;
"""
_COLUMNS = (
    'fingerprint, verdict, who, "when", note, id, document, "where", category, start, "end", length, replaces'
)
_MARKS = ", ".join("?" * (len(_COLUMNS.split(",")) + 1))
# Built from the constants above alone.
_INSERT = f"INSERT INTO decisions ({_COLUMNS}, seal) VALUES ({_MARKS})"  # noqa: S608
_SELECT = f"SELECT {_COLUMNS}, seal FROM decisions ORDER BY number"  # noqa: S608

State = Mapping[str, Decision]


def fold(decisions: Iterable[Decision], before: State | None = None) -> State:
    """Return the last word on each fingerprint; folding in parts gives the same as folding at once."""
    state = dict(before or {})
    for decision in decisions:
        state[decision.fingerprint] = decision
    return state


def is_dismissed(state: State, name: str) -> bool:
    """Say whether a person has called this finding a false alarm."""
    last = state.get(name)
    return last is not None and last.verdict is Verdict.DISMISSED


def is_confirmed(state: State, name: str) -> bool:
    """Say whether a person has called this finding real (also by adding or correcting it)."""
    last = state.get(name)
    return last is not None and last.verdict in (Verdict.CONFIRMED, Verdict.ADDED, Verdict.CORRECTED)


def says_the_same(state: State, decision: Decision) -> bool:
    """Say whether a decision would change nothing: same meaning, person and note as the last word."""
    last = state.get(decision.fingerprint)
    if last is None or (last.who, last.note) != (decision.who, decision.note):
        return False
    if decision.verdict is Verdict.CONFIRMED:
        return is_confirmed(state, decision.fingerprint)
    return last.verdict is decision.verdict and last.span == decision.span


def news(state: State, decisions: Iterable[Decision]) -> list[Decision]:
    """Return the decisions that change something, one after the other."""
    fresh: list[Decision] = []
    for decision in decisions:
        if not says_the_same(state, decision):
            fresh.append(decision)
            state = fold([decision], state)
    return fresh


@dataclass(frozen=True, slots=True)
class DecisionLog:
    """The decisions of one store, in an SQLite file that only grows.

    Each row carries a seal over itself and the row before it: a row that was changed, or is gone, shows.
    """

    path: Path

    def append(self, decisions: Iterable[Decision]) -> int:
        """Add decisions, all or none; return how many."""
        rows = [_row(one) for one in decisions]
        with closing(self._open()) as connection, connection:
            connection.execute("BEGIN IMMEDIATE")
            last = connection.execute("SELECT seal FROM decisions ORDER BY number DESC LIMIT 1").fetchone()
            seal = last[0] if last else ""
            for row in rows:
                seal = _seal(seal, row)
                connection.execute(_INSERT, (*row, seal))
        return len(rows)

    def all(self) -> tuple[Decision, ...]:
        """Return every decision in the order it was made."""
        return tuple(_decision(row[:-1]) for row in self._rows())

    def is_whole(self) -> bool:
        """Say whether every row is as it was written, and none is gone from between."""
        seal = ""
        for row in self._rows():
            seal = _seal(seal, row[:-1])
            if seal != row[-1]:
                return False
        return True

    def _rows(self) -> list[tuple[str, ...]]:
        """Return the rows with their seals."""
        if not self.path.exists():
            return []
        with closing(self._open()) as connection:
            return connection.execute(_SELECT).fetchall()

    def _open(self) -> sqlite3.Connection:
        """Open the file, making it on first use."""
        connection = sqlite3.connect(self.path, timeout=10)
        connection.executescript(_SCHEMA)
        return connection


def _seal(before: str, row: tuple[str | int | None, ...]) -> str:
    """Chain a row to the row before it."""
    return hashlib.sha256(json.dumps([before, *row], ensure_ascii=False).encode()).hexdigest()


def lasting(decisions: Iterable[Decision]) -> tuple[Decision, ...]:
    """Return the decisions that place a leak (added, corrected) and were not taken back since."""
    everything = tuple(decisions)
    state = fold(everything)
    placing = (Verdict.ADDED, Verdict.CORRECTED)
    placed = {one.fingerprint: one for one in everything if one.verdict in placing}
    return tuple(one for one in placed.values() if state[one.fingerprint].verdict is not Verdict.REOPENED)


def locate(decision: Decision, key: bytes, document: str, where: str, view: View) -> Span | None:
    """Find the place of an added or corrected leak again; None when the text does not have it (any more).

    The same bytes have it where it was; a text that has moved has it where its fingerprint matches.
    """
    if decision.span is not None and decision.document == document:
        return decision.span
    if decision.where != where or not decision.length:
        return None
    starts = windows_named(decision.fingerprint, key, decision.category, where, view.text, decision.length)
    near = min(starts, default=None, key=lambda start: abs(start - _expected(decision, view)))
    return None if near is None else view.span(near, near + decision.length)


def value_of(view: View, span: Span) -> str:
    """Return the text of a span as fingerprints of added leaks see it: folded, without dropped characters."""
    start, end = view.inside(span)
    return view.text[start:end]


def placed_decision(decision: Decision, key: bytes, where: str, view: View, span: Span) -> Decision:
    """Complete an added or corrected decision with the place, the length and the keyed name of its value."""
    value = value_of(view, span)
    name = fingerprint(key, decision.category, where, value)
    return replace(decision, fingerprint=name, where=where, span=span, length=len(value))


def moved(finding: Finding, correct: Finding) -> Finding:
    """Return a finding with the place that a person gave it; what it says of the rule stays."""
    return replace(
        finding,
        span=correct.span,
        page=correct.page,
        mask=correct.mask,
        fingerprint=correct.fingerprint,
        confidence=1.0,
    )


def _expected(decision: Decision, view: View) -> int:
    """Return where in the view the leak would be if the text had not moved."""
    return view.offset(decision.span.start) if decision.span else 0


def _row(one: Decision) -> tuple[str | int | None, ...]:
    """Write a decision as a row."""
    start, end = (one.span.start, one.span.end) if one.span else (None, None)
    return (
        one.fingerprint, one.verdict.value, one.who, one.when.isoformat(), one.note, one.id, one.document,
        one.where, one.category, start, end, one.length, one.replaces,
    )  # fmt: skip


def _decision(row: tuple[str, ...]) -> Decision:
    """Read a decision from a row."""
    name, verdict, who, when, note, id_, document, where, category, start, end, length, replaces = row
    span = None if start is None else Span(int(start), int(end))
    return Decision(
        fingerprint=name, verdict=Verdict(verdict), who=who, when=datetime.fromisoformat(when), note=note,
        id=id_, document=document, where=where, category=category, span=span, length=int(length),
        replaces=replaces,
    )  # fmt: skip
