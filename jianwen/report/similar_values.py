"""The values of a report on like cases (类案检索报告, 法发〔2020〕24号 art. 4–7). All texts are masked."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime

from indexer.authority import Tier
from indexer.outcomes.values import Result, Standing


@dataclass(frozen=True, slots=True)
class CaseSide:
    """One case as the report shows it: what it is, its facts, issues, law and what it gave.

    Of a case that is told in bare words most of it is not known.
    """

    id: str
    title: str = ""
    case_number: str = ""
    court: str = ""
    date: str = ""
    cause: str = ""
    kind: str = ""
    facts: str = field(default="", repr=False)
    issues: tuple[str, ...] = field(default=(), repr=False)
    statutes: tuple[str, ...] = ()
    elements: tuple[str, ...] = ()
    results: tuple[Result, ...] = ()
    points: tuple[str, ...] = field(default=(), repr=False)


@dataclass(frozen=True, slots=True)
class LikeCase:
    """A like case with its place in the order of authority, its score and the reasons for it."""

    case: CaseSide
    tier: Tier
    score: float
    reasons: tuple[str, ...] = field(repr=False)
    effective: str


@dataclass(frozen=True, slots=True)
class SimilarReport:
    """What the report tells. `who` and `platform` are given by the person and the store.

    `unlike` counts the documents that were found by their words, and bear another charge or cause. `sought`
    are the tiers that were sought by themselves, among their own courts.
    """

    who: str
    when: datetime
    platform: str
    documents: int
    methods: tuple[str, ...]
    own: CaseSide
    hits: tuple[LikeCase, ...]
    standings: tuple[Standing, ...]
    unlike: int = 0
    sought: frozenset[Tier] = frozenset()
