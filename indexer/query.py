"""What can be asked of an engine: a small tree that both engines put into their own words, with equal scores.

Scores are BM25 (k1 = 1.2, b = 0.75, with the factor k1 + 1) times the weights given here; what only restricts
has no score.
"""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Everything:
    """All documents, each with a score of one."""


@dataclass(frozen=True, slots=True)
class AnyOf:
    """The keyword field `name` has one of these values; no score (wrap it in `Constant` for one)."""

    name: str
    values: tuple[str, ...] = field(repr=False)


@dataclass(frozen=True, slots=True)
class Range:
    """The number field `name` lies between two ends, both included; None is open. No score."""

    name: str
    low: int | None = None
    high: int | None = None


@dataclass(frozen=True, slots=True)
class Bag:
    """At least one of these tokens stands in the text field `name`; each adds its weight times its BM25."""

    name: str
    tokens: tuple[tuple[str, float], ...] = field(repr=False)


@dataclass(frozen=True, slots=True)
class Phrase:
    """These tokens stand side by side in the text field `name`; BM25 of the phrase."""

    name: str
    tokens: tuple[str, ...] = field(repr=False)


@dataclass(frozen=True, slots=True)
class Places:
    """One of the tokens of each place stands in the text field `name`, place by place side by side; no score.

    `typed` is what all of them mean, without blanks: it is marked in what is found.
    """

    name: str
    places: tuple[tuple[str, ...], ...] = field(repr=False)
    typed: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class Every:
    """All parts hold; scores add up."""

    parts: tuple[Query, ...]


@dataclass(frozen=True, slots=True)
class Either:
    """At least one part holds; scores of those that hold add up."""

    parts: tuple[Query, ...]


@dataclass(frozen=True, slots=True)
class Without:
    """`part` holds and `barred` does not; the score is that of `part`."""

    part: Query
    barred: Query


@dataclass(frozen=True, slots=True)
class Constant:
    """Where `part` holds the score is `weight`, whatever it would be by itself."""

    part: Query
    weight: float


@dataclass(frozen=True, slots=True)
class Filtered:
    """`part`, only where `filter` holds; the score is that of `part`."""

    part: Query
    filter: Query


@dataclass(frozen=True, slots=True)
class Boosted:
    """`part` with its score times `weight`."""

    part: Query
    weight: float


Leaf = Everything | AnyOf | Range | Bag | Phrase | Places
Query = Leaf | Every | Either | Without | Constant | Filtered | Boosted


@dataclass(frozen=True, slots=True)
class Request:
    """One search. `sort` names a number field, "" is by score; ties go by the field `order`, upwards.

    `after` is what the page before gave. `stored` are the fields that hits bring along: stored ones,
    keywords, numbers. Hits that are sorted by a number have no score; what lacks the number comes last.
    A query bears about a thousand tokens: of more, the heaviest count (`indexer.plan`).
    """

    query: Query
    size: int = 10
    sort: str = ""
    descending: bool = True
    after: str = ""
    facets: tuple[str, ...] = ()
    facet_size: int = 20
    stored: tuple[str, ...] = ("title", "case_number", "court")
