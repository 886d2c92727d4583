"""What a check sees of a document, and what it says."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from nlp.case import Case, Event, EventKind
from nlp.text.view import View
from nlp.values import Document, Span


@dataclass(frozen=True, slots=True)
class Paper:
    """A parsed document as checks see it."""

    document: Document = field(repr=False)
    view: View = field(repr=False)
    case: Case

    @property
    def text(self) -> str:
        """Return the text that patterns run on."""
        return self.view.text

    def part(self, span: Span | None) -> tuple[int, int]:
        """Return the range of a section in the view; empty where there is none."""
        return self.view.inside(span) if span is not None else (0, 0)

    def event(self, kind: EventKind) -> Event | None:
        """Return the first event of a kind."""
        return next((event for event in self.case.events if event.kind is kind), None)


@dataclass(frozen=True, slots=True)
class Doubt:
    """What looks wrong in a document: a place for a person to look at, never a verdict.

    `sentence` is one Chinese sentence and holds no name and no value of a person. `severity` is 1 (a slip)
    to 3 (a ground for a retrial or a correction).
    """

    name: str
    severity: int
    sentence: str
    spans: tuple[Span, ...]


Check = Callable[[Paper], Iterator[Doubt]]
