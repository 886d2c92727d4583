"""The values of letters: a kind of letter, and a letter that is ready to be written."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from annotations.supervision.values import Lead

# What only a person can say stands as a mark that names it: 【由承办人填写：文号】.
OPEN = "【由承办人填写】"
# No term of a reply is shown as law that is not in a source that was read.
UNVERIFIED = "【由承办人核对：期限以本院规定为准】"


def blank(what: str) -> str:
    """Return the mark that leaves something to a person."""
    return f"{OPEN[:-1]}：{what}】"


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of letter: its name is its title, `base` the template it is filled into by default.

    `you` is how it speaks to who gets it; `verified` is the source of the term of a reply, "" where it must
    be checked; `basis` is the law that lets us write it; `single` says that one letter tells of one lead.
    `only` names the laws on one of which a lead must rest to get it: who is no victim is told of no aid.
    """

    name: str
    base: str
    you: str
    to: str
    asks: str
    reply: str = ""
    verified: str = ""
    basis: str = ""
    single: bool = False
    only: tuple[str, ...] = ()

    def fits(self, lead: Lead) -> bool:
        """Say whether a lead may get it: its model calls for it, or rests on that law, or a person did."""
        called = self.name in (lead.letter, *lead.further)
        return (
            called or not self.only or not lead.basis or any(law in " ".join(lead.basis) for law in self.only)
        )


@dataclass(frozen=True, slots=True)
class Row:
    """A line of the annex: one lead. Everything in it is masked.

    `hints` is what a model says besides and gives no weight to: cautions, for who checks the draft alone.
    """

    number: int
    subject: str
    cases: str
    signals: str
    hints: str
    places: str


@dataclass(frozen=True, slots=True)
class Letter:
    """A draft. What only a person can say is marked in it; nothing is sent by Jianwen."""

    kind: Kind
    office: str
    to: str
    number: str
    day: date
    model: str
    source: str
    basis: tuple[str, ...]
    facts: tuple[str, ...] = field(repr=False)
    explanations: tuple[str, ...]
    cases: int
    rows: tuple[Row, ...] = field(repr=False)
    passage: str = field(default="", repr=False)

    @property
    def reply(self) -> str:
        """Return when a reply is due, marked where no source was read for it."""
        reply = self.kind.reply
        return reply if self.kind.verified or not reply or OPEN[:-1] in reply else reply + UNVERIFIED
