"""The values of letters: a kind of letter, and a letter that is ready to be written."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of letter: its name is its title; `base` names the template it is filled into by default."""

    name: str
    base: str
    to: str
    asks: str
    reply: str
    source: str


@dataclass(frozen=True, slots=True)
class Row:
    """A line of the annex: one lead. Everything in it is masked."""

    number: int
    subject: str
    cases: str
    signals: str
    places: str


@dataclass(frozen=True, slots=True)
class Letter:
    """A draft. What only a person can say stands as `OPEN` in it; nothing is sent by Jianwen."""

    kind: Kind
    office: str
    to: str
    number: str
    day: date
    model: str
    basis: tuple[str, ...]
    facts: tuple[str, ...] = field(repr=False)
    explanations: tuple[str, ...]
    asks: str
    reply: str
    rows: tuple[Row, ...] = field(repr=False)
    passage: str = field(default="", repr=False)


OPEN = "【由承办人填写】"
