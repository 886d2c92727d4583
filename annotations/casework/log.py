"""The log of steps: an SQLite table that only grows; a row has a seal over itself and the one before."""

from __future__ import annotations

import hashlib
import json
import sqlite3
from collections.abc import Callable, Iterable, Mapping
from contextlib import closing
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from types import MappingProxyType
from typing import Any

from annotations.casework.course import after, courses, fault_of
from annotations.casework.values import Answer, Course, Step, StepKind

_SCHEMA = """
CREATE TABLE IF NOT EXISTS steps (
    number INTEGER PRIMARY KEY AUTOINCREMENT, step TEXT NOT NULL, seal TEXT NOT NULL
);
CREATE TRIGGER IF NOT EXISTS steps_stay BEFORE UPDATE ON steps
BEGIN SELECT RAISE(ABORT, 'steps are append-only'); END;
CREATE TRIGGER IF NOT EXISTS steps_are_kept BEFORE DELETE ON steps
BEGIN SELECT RAISE(ABORT, 'steps are append-only'); END;
"""


class StepFaultError(Exception):
    """A step that cannot follow; the message is in Chinese, `lead` names the lead by its fingerprint."""

    def __init__(self, lead: str, message: str) -> None:
        """Keep both."""
        super().__init__(message)
        self.lead, self.message = lead, message


@dataclass(frozen=True, slots=True)
class StepLog:
    """The steps of one store."""

    path: Path

    def append(self, steps: Iterable[Step]) -> int:
        """Add steps, all or none; raises StepFaultError for the first that cannot follow. Return how many."""
        steps = tuple(steps)
        with closing(self._open()) as connection, connection:
            connection.execute("BEGIN IMMEDIATE")
            rows = connection.execute("SELECT step, seal FROM steps ORDER BY number").fetchall()
            known = dict(courses(_step(row) for row, _ in rows))
            seal = rows[-1][1] if rows else ""
            for step in steps:
                course = known.get(step.lead, Course())
                fault = fault_of(course, step)
                if fault:
                    raise StepFaultError(step.lead, fault)
                known[step.lead] = after(course, step)
                row = _row(step)
                seal = _seal(seal, row)
                connection.execute("INSERT INTO steps (step, seal) VALUES (?, ?)", (row, seal))
        return len(steps)

    def all(self) -> tuple[Step, ...]:
        """Return every step in the order it was made."""
        return tuple(_step(row) for row, _ in self._rows())

    def is_whole(self) -> bool:
        """Say whether every row is as it was written, and none is gone from between."""
        seal = ""
        for row, written in self._rows():
            seal = _seal(seal, row)
            if seal != written:
                return False
        return True

    def _rows(self) -> list[tuple[str, str]]:
        """Return the rows with their seals."""
        if not self.path.exists():
            return []
        with closing(self._open()) as connection:
            return connection.execute("SELECT step, seal FROM steps ORDER BY number").fetchall()

    def _open(self) -> sqlite3.Connection:
        """Open the file, making it on first use."""
        connection = sqlite3.connect(self.path, timeout=10)
        connection.executescript(_SCHEMA)
        return connection


def _seal(before: str, row: str) -> str:
    """Chain a row to the row before it."""
    return hashlib.sha256(f"{before}\n{row}".encode()).hexdigest()


def _row(step: Step) -> str:
    """Write a step as JSON; what is empty is left out."""
    values = {name: getattr(step, name) for name in Step.__slots__}
    kept = {name: _plain(value) for name, value in values.items() if value not in ("", None)}
    return json.dumps(kept, ensure_ascii=False, sort_keys=True)


def _plain(value: object) -> str:
    """Write one value."""
    return value.isoformat() if isinstance(value, date) else str(value)


_READ: Mapping[str, Callable[[str], Any]] = MappingProxyType(
    {
        "kind": StepKind,
        "when": datetime.fromisoformat,
        "day": date.fromisoformat,
        "due": date.fromisoformat,
        "answer": Answer,
        "amount": Decimal,
    }
)


def _step(row: str) -> Step:
    """Read a step back."""
    values: dict[str, Any] = json.loads(row)
    return Step(**{name: _READ.get(name, str)(value) for name, value in values.items()})
