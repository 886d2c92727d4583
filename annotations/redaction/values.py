"""What a plan of masking says, and the one error that a writer of masked copies may raise.

Values and texts are `repr=False`: neither a log line nor a traceback may show what is to be hidden.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from annotations.values import Category
from nlp.values import Document, HiddenKind, Span

OMITTED = "（略）"
"""What stands in a copy where a bookmark said more than the text does."""


class RedactError(Exception):
    """A copy that cannot be written: why and what to do, one Chinese sentence each, no content quoted."""

    def __init__(self, reason: str, remedy: str) -> None:
        """Keep the two facts that the list of what was set aside needs."""
        super().__init__(reason)
        self.reason = reason
        self.remedy = remedy


@dataclass(frozen=True, slots=True)
class Replacement:
    """Put `text` (it may be empty) in the place of `span` of `Document.text`."""

    span: Span
    text: str = field(repr=False)
    category: Category
    rule: str
    why: str


@dataclass(frozen=True, slots=True)
class Word:
    """A value to replace wherever it stands beside the running text: margin, title, bookmark, field."""

    value: str = field(repr=False)
    text: str = field(repr=False)
    category: Category
    rule: str


@dataclass(frozen=True, slots=True)
class Removal:
    """A part of the file outside the running text that the copy does not have; `place` holds no content."""

    kind: HiddenKind
    place: str
    page: int | None
    category: Category
    rule: str


@dataclass(frozen=True, slots=True)
class Unmended:
    """What no mask can mend (the document may not be published at all, a name hidden that must stay).

    `words` are what stands around it in the copy, with everything masked that leaks.
    """

    span: Span | None
    page: int | None
    category: Category
    rule: str
    why: str
    words: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True)
class Plan:
    """All that is done to one document.

    `replacements` are in text order and do not overlap. `words` are longest first. Comments, tracked
    changes, metadata, attachments and covered or hidden text are always removed by a writer, whether
    or not they leak; `removed` only tells which of them held a leak. `filename` is the name of the
    copy (with its suffix), already without leaks.
    """

    id: str
    document: str
    source: str
    filename: str = field(repr=False)
    replacements: tuple[Replacement, ...] = ()
    words: tuple[Word, ...] = field(default=(), repr=False)
    removed: tuple[Removal, ...] = ()
    unmended: tuple[Unmended, ...] = ()

    def masked(self, text: str) -> str:
        """Return the running text with every replacement made."""
        pieces: list[str] = []
        at = 0
        for one in self.replacements:
            pieces += (text[at : one.span.start], one.text)
            at = one.span.end
        return "".join((*pieces, text[at:]))

    def reworded(self, text: str) -> str:
        """Return a text outside the running text (a header, a title) with every word replaced."""
        for word in self.words:
            text = text.replace(word.value, word.text)
        return text


# A writer reads `source` (the file itself, of the format it is for), writes the masked copy to `target`,
# and raises RedactError when it cannot do it wholly: half a copy is never left behind. `document` is
# always the whole file as its reader gives it (of a case file too: its parts are planned, then put together).
Writer = Callable[[Path, Path, Document, Plan], None]
