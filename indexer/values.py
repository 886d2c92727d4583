"""The values of the indexer: what is indexed of a document, what comes back, and what was refused.

No leaked value is in any of them: texts are made of the masked copy of a document.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Entry:
    """One document as the index takes it. Keys are names of `indexer.fields.FIELDS`.

    `keywords` are compared as they stand, `numbers` are whole (a date is 20260131, money is in fen),
    `texts` are tokens with one blank between them (`indexer.tokens`), `stored` comes back with a hit as
    it was given. The `id` is the document's id (design.md, Ids): the same id again replaces the entry.
    """

    id: str
    keywords: Mapping[str, tuple[str, ...]]
    numbers: Mapping[str, int]
    texts: Mapping[str, str] = field(repr=False)
    stored: Mapping[str, str] = field(repr=False)


@dataclass(frozen=True, slots=True)
class Hit:
    """One document that a search found. `stored` has the fields that the request asked for."""

    id: str
    score: float
    stored: Mapping[str, str] = field(repr=False)


@dataclass(frozen=True, slots=True)
class FacetCount:
    """How many of the documents found bear one value of a field."""

    value: str
    count: int


@dataclass(frozen=True, slots=True)
class Page:
    """One page of a search. `total` counts all found; `after` asks for the next page ("": no more)."""

    hits: tuple[Hit, ...]
    total: int
    after: str = ""
    facets: Mapping[str, tuple[FacetCount, ...]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Rejected:
    """An entry that an engine would not take, with the reason (in Chinese, without the text)."""

    id: str
    reason: str


@dataclass(frozen=True, slots=True)
class Written:
    """What became of a batch: how many entries are in, and which were refused."""

    added: int
    rejected: tuple[Rejected, ...] = ()


@dataclass(frozen=True, slots=True)
class Health:
    """Whether an engine can be used: `sentence` says it in Chinese, `remedy` what to do if not."""

    usable: bool
    sentence: str
    remedy: str = ""


class IndexerError(Exception):
    """An engine cannot do what it was asked: `what` went wrong, `where`, and the `remedy`, all in Chinese."""

    def __init__(self, what: str, where: str, remedy: str) -> None:
        """Keep the three parts."""
        super().__init__(f"{where}：{what}{remedy}")
        self.what, self.where, self.remedy = what, where, remedy
