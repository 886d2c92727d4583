"""The numbers of a run. They add up: documents + unread + unreached = what went in."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from annotations.values import Category, Profile, Severity
from jianwen.running.results import Result, Shown, Standing, Stopped
from nlp.values import Cause, Unread


@dataclass(slots=True)
class Summary:
    """Counts that grow while results come in; `dismissed` findings are counted and (by default) not shown."""

    profile: Profile = Profile.LAW2016
    # What is counted, and its measure word: a comparison counts rows of lists too.
    noun: str = "文书"
    measure: str = "份"
    documents: int = 0
    with_findings: int = 0
    findings: int = 0
    dismissed: int = 0
    confirmed: int = 0
    unread: int = 0
    stopped: Stopped | None = None
    by_category: Counter[Category] = field(default_factory=Counter)
    documents_by_category: Counter[Category] = field(default_factory=Counter)
    by_severity: Counter[Severity] = field(default_factory=Counter)
    by_cause: Counter[Cause] = field(default_factory=Counter)
    excused: Counter[str] = field(default_factory=Counter)

    @property
    def unreached(self) -> int:
        """Return how many entries were not reached before Ctrl-C."""
        return self.stopped.unreached if self.stopped else 0

    @property
    def without_findings(self) -> int:
        """Return how many documents have no finding that is shown."""
        return self.documents - self.with_findings

    def add_result(self, result: Result, shown: Iterable[Shown]) -> None:
        """Count one document and those of its findings that are shown."""
        seen = list(shown)
        self.documents += 1
        self._add(frozenset(), result.shown, seen)
        self.excused.update(dict(result.excused))

    def add_late(self, before: frozenset[Category], known: Iterable[Shown], shown: list[Shown]) -> None:
        """Count findings of a document that is counted already; `before` are the categories it had."""
        self._add(before, known, shown)

    def _add(self, before: frozenset[Category], known: Iterable[Shown], seen: list[Shown]) -> None:
        """Count findings of one document."""
        self.with_findings += bool(seen) and not before
        self.findings += len(seen)
        self.confirmed += sum(one.standing is Standing.CONFIRMED for one in seen)
        self.dismissed += sum(one.standing is Standing.DISMISSED for one in known)
        self.by_category.update(one.finding.category for one in seen)
        self.documents_by_category.update({one.finding.category for one in seen} - before)
        self.by_severity.update(one.finding.severity for one in seen)

    def add_unread(self, unread: Unread) -> None:
        """Count something that could not be read."""
        self.unread += 1
        self.by_cause[unread.cause] += 1

    def categories(self) -> list[tuple[Category, int, int]]:
        """Return (category, findings, documents) in the order of the category list."""
        found = [one for one in Category if self.by_category[one]]
        return [(one, self.by_category[one], self.documents_by_category[one]) for one in found]
