"""What detectors look at, what they propose, and the two signatures of this room.

A detector proposes typed candidates; an excuse withdraws one with a reason. Both are plain functions
that stand in explicit tuples (`annotations.privacy.screen`).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from annotations.values import Category, MaskedAs
from nlp.case import Case
from nlp.names.recognisers.interface import Recogniser
from nlp.text.view import View
from nlp.values import Document, Span


@dataclass(frozen=True, slots=True)
class Person:
    """A natural person of the document and all the places that name them.

    `role` is the category that protects the name (name.victim …) or "" for people whose names stay
    (defendants, judges, lawyers). `cue` is where the text says so; `why` says it in one Chinese
    sentence without the name. `rule` speaks for it where the category's own does not.
    """

    name: str = field(repr=False)
    role: str
    mentions: tuple[Span, ...]
    cue: Span
    why: str
    confidence: float
    masked: bool = False
    rule: str = ""


@dataclass(frozen=True, slots=True)
class Scene:
    """One document, ready to be judged: given text, view, case, people; a recogniser settles what is left."""

    document: Document
    case: Case
    view: View
    people: tuple[Person, ...] = ()
    recogniser: Recogniser | None = field(default=None, repr=False, compare=False)


@dataclass(frozen=True, slots=True)
class Candidate:
    """A place that may be a leak. `value` is the normalised value: it names the leak, and is never shown.

    `span` is in offsets of the document's text; None when the document as a whole is meant
    (publication.forbidden).
    """

    category: Category
    rule: str
    span: Span | None
    value: str = field(repr=False)
    why: str
    confidence: float
    detector: str
    masked_as: MaskedAs | None = None


Detector = Callable[[Scene], Iterable[Candidate]]
Excuse = Callable[[Scene, Candidate], str | None]


@dataclass(frozen=True, slots=True)
class Excused:
    """A candidate that an excuse withdrew, and why; counted, and shown on request."""

    candidate: Candidate
    excuse: str
    reason: str
