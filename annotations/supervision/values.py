"""The values of supervision: what is wrong with a model file, and the leads that models give.

Whatever may hold a person's name or number is kept out of `repr`.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import NamedTuple


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """A place in a model file; lines and columns count from 1."""

    path: str
    line: int = 1
    column: int = 1

    def __str__(self) -> str:
        """Show it as editors take it."""
        return f"{self.path}:{self.line}:{self.column}"


@dataclass(frozen=True, slots=True, order=True)
class ModelFault:
    """What is wrong in a model file, where, and how to mend it; in Chinese."""

    place: Place
    message: str
    remedy: str

    def __str__(self) -> str:
        """Show it on one line."""
        return f"{self.place}: {self.message}；{self.remedy}"


class SubjectKind(StrEnum):
    """What a lead is about."""

    CASE = "案件"
    PARTY = "当事人"
    GROUP = "组"


@dataclass(frozen=True, slots=True)
class Subject:
    """Whom or what a lead is about. `key` is its name in the tables (案号, 名称), kept out of `repr`."""

    kind: SubjectKind
    key: str = field(repr=False)


class Evidence(NamedTuple):
    """Where a signal was seen: a cell of a table, or a span of a document; `shown` is masked.

    `row` is the row of the file as a person counts it (the first row of a sheet is 1); `start` and `end`
    are offsets into the document's text, where the value was read from a document. A run makes millions.
    """

    table: str
    column: str
    source: str = ""
    row: int | None = None
    start: int | None = None
    end: int | None = None
    shown: str = ""

    def __repr__(self) -> str:
        """Show everything but what stands there."""
        told = zip(self._fields[:-1], self[:-1], strict=True)
        return f"Evidence({', '.join(f'{name}={value!r}' for name, value in told)})"


@dataclass(frozen=True, slots=True)
class Signal:
    """A feature that fired: its id, the weight it had in this run, what it says, and what it was seen in.

    `by_name` is true where the signal rests on a match of names only: it then weighs half.
    """

    id: str
    weight: float
    says: str = field(repr=False)
    evidence: tuple[Evidence, ...] = ()
    by_name: bool = False


@dataclass(frozen=True, slots=True)
class Lead:
    """A lead (线索) for a person to check, never a verdict.

    `revision` is the model's version and the hash of its content; `weights` names the office file whose
    weights were used ("" for the model's own). `place` is the court of its first row, else the county or city
    of its first place: whose office is competent. `rows` are the numbers of its rows in the run's main table.
    `further` are the letters that its features call for beside `letter`. `beside` is what else stands in the
    rows that it cites: columns that the catalogue does not have.
    """

    model: str
    revision: str
    subject: Subject
    cases: tuple[str, ...] = field(repr=False)
    score: float
    signals: tuple[Signal, ...]
    explanations: tuple[str, ...]
    basis: tuple[str, ...]
    destination: str
    letter: str
    fingerprint: str
    weights: str = ""
    place: str = ""
    rows: tuple[int, ...] = field(default=(), repr=False)
    further: tuple[str, ...] = ()
    beside: tuple[Evidence, ...] = field(default=(), repr=False)

    @property
    def letters(self) -> str:
        """Name the letter that it leads to, and those that it may lead to beside."""
        return f"{self.letter}；还可以制发：{'、'.join(self.further)}" if self.further else self.letter
