"""What comes back from a worker. No leaked value is in any of it, except `text` when it was asked for."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from annotations.privacy.masking.ledger import Ledger
from annotations.values import Category, Finding
from nlp.parse.chains import Link
from nlp.values import Span


@dataclass(frozen=True, slots=True)
class Snippet:
    """The words around a leak, with this and every other leaked value of the document masked."""

    before: str = field(default="", repr=False)
    after: str = field(default="", repr=False)


class Standing(StrEnum):
    """What a person has said of a finding so far."""

    OPEN = "open"
    CONFIRMED = "confirmed"
    DISMISSED = "dismissed"


@dataclass(frozen=True, slots=True)
class Shown:
    """A finding as reports show it. `text` is the leaked value, only with --reveal."""

    finding: Finding
    snippet: Snippet = Snippet()
    text: str | None = field(default=None, repr=False)
    standing: Standing = Standing.OPEN
    who: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class PartyRow:
    """A party as the store keeps it: a mask and a keyed name, never the name of a person."""

    name_mask: str
    name_key: str
    role: str
    kind: str
    side: str


@dataclass(frozen=True, slots=True)
class Meta:
    """A document without its text. `kept_source` is the source as the store keeps it, without names."""

    id: str
    document: str
    source: str
    media_type: str = ""
    title: str = field(default="", repr=False)
    case_number: str = ""
    court: str = ""
    kind: str = ""
    procedure: str = ""
    closed: str = ""
    outcome: str = ""
    characters: int = 0
    pages: int = 0
    notes: tuple[str, ...] = ()
    part: str = ""
    kept_source: str = ""


@dataclass(frozen=True, slots=True)
class Result:
    """One document, screened. `around` are the masked words around the people of the ledger."""

    meta: Meta
    shown: tuple[Shown, ...] = ()
    excused: tuple[tuple[str, int], ...] = ()
    parties: tuple[PartyRow, ...] = ()
    causes: tuple[str, ...] = ()
    ledger: Ledger | None = field(default=None, repr=False)
    around: tuple[tuple[Span, Snippet], ...] = field(default=(), repr=False)


@dataclass(frozen=True, slots=True)
class Held:
    """What linking keeps of a document, packed: most share no case with another and are never unpacked.

    `numbers` are keys of the cases that link it.
    """

    numbers: tuple[str, ...]
    value: bytes = field(repr=False)


@dataclass(frozen=True, slots=True)
class Late:
    """Findings that only a linked document shows: they join those of a document that was told already.

    `names` are of people whom one of the linked documents masks and another names in full. They may stand in
    the file name of any of them; what is kept of a document must not have them.
    """

    meta: Meta
    shown: tuple[Shown, ...]
    before: frozenset[Category] = frozenset()
    names: tuple[str, ...] = field(default=(), repr=False)


@dataclass(frozen=True, slots=True)
class Parsed:
    """One document, parsed: its published line (which names people, as the document does), and its links."""

    line: str = field(repr=False)
    link: Link


@dataclass(frozen=True, slots=True)
class Stopped:
    """The run was stopped, by Ctrl-C or (`broken`) by the end of its processes: `finished` of `total` done.

    Before everything is expanded, nobody knows how many entries there are: `counted` is false.
    """

    finished: int
    total: int
    counted: bool = True
    broken: bool = False

    @property
    def unreached(self) -> int:
        """Return how many entries were not reached."""
        return self.total - self.finished

    def line(self) -> str:
        """Say that the run was stopped, and what was not reached."""
        why = "工作进程被系统或他人结束，无法继续" if self.broken else "运行被中断（Ctrl-C）"
        if not self.counted:
            return f"{why}，尚在清点输入，没有处理任何文书"
        return f"{why}，{self.unreached} 项未处理"
