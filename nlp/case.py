"""The values that parsing gives: one document's view of one case.

Every extracted value carries its span in `Document.text`. Names of people are `repr=False`.
Chinese legal terms stand for themselves (结案方式, 审判长); docs/glossary.md explains them.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum

from nlp.values import Fact, Span


@dataclass(frozen=True, slots=True, order=True)
class CaseNumber:
    """A parsed 案号 (法〔2015〕137号 and, with `old`, the free form used before 2016).

    `court` is the court's code (宁0121, 最高法; before 2016 free characters such as 海), `special` the
    专门审判代字 (知), `type` the type code (民初, 执恢; old style 民一(民)初), `serial` the number,
    `branch` what follows 号之 (1 for 之一), 0 when nothing does.
    """

    year: int
    court: str
    special: str
    type: str
    serial: int
    branch: int = 0
    old: bool = False


class PartyKind(StrEnum):
    """What a party is."""

    PERSON = "person"
    ORGANISATION = "organisation"
    OFFICE = "office"


class Side(StrEnum):
    """Where a party stands; roles differ by procedure, sides do not."""

    PROSECUTION = "prosecution"
    ACCUSED = "accused"
    VICTIM = "victim"
    CLAIMANT = "claimant"
    RESPONDENT = "respondent"
    THIRD = "third"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Party:
    """A party as the head of the document (or its filing record) names it.

    `role` is the first role word as written (被告人, 上诉人); `former` the roles in the brackets after
    it (原审被告). `masked` says that the name is already a mask (张某). `block` is the range that
    describes the party, from the role word to the next party.
    """

    name: str = field(repr=False)
    role: str
    kind: PartyKind
    side: Side
    span: Span
    block: Span
    former: tuple[str, ...] = ()
    masked: bool = False
    aliases: tuple[Fact[str], ...] = field(default=(), repr=False)
    sex: str = ""
    born: Fact[date] | None = None
    ethnicity: str = ""
    residence: Fact[str] | None = None


class AgentKind(StrEnum):
    """Why an agent may speak for a party."""

    LAWYER = "lawyer"
    LEGAL_WORKER = "legal_worker"
    RELATIVE = "relative"
    EMPLOYEE = "employee"
    LEGAL_REPRESENTATIVE = "legal_representative"
    GUARDIAN = "guardian"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Agent:
    """Counsel, agent or representative: 辩护人, 委托诉讼代理人, 法定代表人 (LEGAL_REPRESENTATIVE),

    法定代理人 (GUARDIAN). `acts_for` names the party above it in the head; `legal_aid` is true where
    the text says that 法律援助 appointed them.
    """

    name: str = field(repr=False)
    role: str
    kind: AgentKind
    span: Span
    firm: str = ""
    acts_for: str = field(default="", repr=False)
    legal_aid: bool = False
    masked: bool = False


@dataclass(frozen=True, slots=True)
class Officer:
    """A person in office: bench and clerk (审判长, 审判员, 书记员), prosecutor (检察员)."""

    name: str = field(repr=False)
    role: str
    span: Span
    masked: bool = False


class EventKind(StrEnum):
    """What happened to the case, and when."""

    FILED = "filed"
    HEARD = "heard"
    CLOSED = "closed"
    DETAINED = "detained"
    ARRESTED = "arrested"
    INDICTED = "indicted"
    OFFENCE = "offence"


@dataclass(frozen=True, slots=True)
class Event:
    """A dated event of the case."""

    kind: EventKind
    date: date
    span: Span


@dataclass(frozen=True, slots=True)
class Amount:
    """A sum of money in yuan. `meaning` is one of 诉请 判项 罚金 受理费 数额 other ("")."""

    value: Decimal
    meaning: str
    span: Span
    approximate: bool = False


@dataclass(frozen=True, slots=True)
class Citation:
    """A cited article. `law` without 《》; 0 where no article, paragraph (款) or item (项) is named.

    `branch` is the 之一 of an inserted article (刑法第二百八十七条之一 → 287, 1).
    """

    law: str
    article: int
    span: Span
    branch: int = 0
    paragraph: int = 0
    item: int = 0


class Grant(StrEnum):
    """What became of one claim."""

    GRANTED = "granted"
    PARTLY = "partly"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class ClaimResult:
    """One claim and what the disposition made of it."""

    claim: Span
    result: Grant


@dataclass(frozen=True, slots=True)
class Outcome:
    """结案方式 in the words of legal practice (判决, 调解, 撤诉, 驳回起诉, 维持, 终结本次执行程序 …)."""

    method: str
    span: Span
    claims: tuple[ClaimResult, ...] = ()


@dataclass(frozen=True, slots=True)
class Sections:
    """The parts of a judgment in their order; None where the document has no such part.

    首部, 诉辩 (or 指控), 查明, 说理 (本院认为 …), 主文 (判决如下 … to the end of the notice of appeal), 尾部.
    """

    head: Span | None = None
    claims: Span | None = None
    facts: Span | None = None
    reasoning: Span | None = None
    disposition: Span | None = None
    tail: Span | None = None


class Relation(StrEnum):
    """How a cited case number stands to this document's case."""

    ORIGINAL = "original"
    ENFORCED = "enforced"
    RESUMED = "resumed"
    RETRIAL_OF = "retrial_of"
    MENTIONED = "mentioned"


@dataclass(frozen=True, slots=True)
class Related:
    """Another case that this document names, and why (原审案号, 执行依据, 执恢)."""

    number: CaseNumber
    relation: Relation
    span: Span


@dataclass(frozen=True, slots=True)
class Case:
    """Everything read from one document about one case.

    `kind` is the document kind (判决书, 裁定书, 调解书, 起诉书, 讯问笔录 …; "" when unknown), `nature` one of
    刑事 民事 行政 执行 赔偿 "" and `procedure` the nature with its instance (刑事一审, 民事二审, 执行 …).
    """

    document: str
    kind: str = ""
    nature: str = ""
    procedure: str = ""
    court: Fact[str] | None = None
    number: Fact[CaseNumber] | None = None
    causes: tuple[Fact[str], ...] = ()
    charges: tuple[Fact[str], ...] = ()
    parties: tuple[Party, ...] = ()
    agents: tuple[Agent, ...] = ()
    bench: tuple[Officer, ...] = ()
    prosecutors: tuple[Officer, ...] = ()
    events: tuple[Event, ...] = ()
    amounts: tuple[Amount, ...] = ()
    statutes: tuple[Citation, ...] = ()
    outcome: Outcome | None = None
    sections: Sections = Sections()
    related: tuple[Related, ...] = ()
