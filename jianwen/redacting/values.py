"""What is asked of a run of masking, and what comes back of every document."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from annotations.values import Category, Decision
from nlp.values import Span


@dataclass(frozen=True, slots=True)
class Wish:
    """What is asked of a run: where copies go, what is masked besides, what their cases agree upon."""

    out: Path
    roots: tuple[str, ...]
    review: bool = False
    anyway: bool = False
    mapping: bool = False
    dismissed: frozenset[str] = frozenset()
    placed: tuple[Decision, ...] = field(default=(), repr=False)
    agreed: Path | None = None


@dataclass(frozen=True, slots=True)
class Change:
    """One line of the list of changes; `mask` shows the form of what went, never the value.

    `words` are what stands around it in the original, with everything masked that leaks.
    """

    kind: str
    category: Category
    rule: str
    before: Span | None
    after: Span | None
    page: int | None
    place: str
    mask: str
    why: str
    words: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True)
class Card:
    """What is published of a document that may not be (art. 6)."""

    case_number: str
    court: str
    date: str
    reason: str


@dataclass(frozen=True, slots=True)
class Secret:
    """A line of the mapping: what stood where a mask stands now."""

    value: str = field(repr=False)
    mask: str = field(repr=False)
    category: Category
    span: Span


@dataclass(frozen=True, slots=True)
class Redacted:
    """What became of one document (or of the one file that holds several).

    `copy` is the path of the copy below the output folder, "" where none was written. `refusal` says why not.
    `firm` counts what is left to do in the copy, `documents` those of the file, as screening counts them.
    """

    source: str
    id: str
    copy: str = field(default="", repr=False)
    changes: tuple[Change, ...] = ()
    firm: int = 0
    refusal: tuple[str, str] | None = None
    card: Card | None = None
    secrets: tuple[Secret, ...] = field(default=(), repr=False)
    documents: int = 1
