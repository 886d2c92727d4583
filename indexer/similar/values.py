"""The values of the ranking: what is known of a case, what is looked for, and why a hit is like it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt

from indexer.similar.pairs import Buckets
from nlp.values import Span

Vector = npt.NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Profile:
    """What a document is compared by, kept with it in the index (`profile.packed`). It holds no text.

    `heads` are the buckets of how the accusation or claim begins, and of how the finding of facts begins.
    """

    charges: tuple[str, ...] = ()
    causes: tuple[str, ...] = ()
    statutes: tuple[str, ...] = ()
    elements: tuple[str, ...] = ()
    heads: tuple[Buckets, ...] = field(default=(), repr=False)

    @property
    def labels(self) -> tuple[str, ...]:
        """Return what the case is about in the words of the law: its charges, else its causes."""
        return self.charges or self.causes


@dataclass(frozen=True, slots=True)
class Sought:
    """A case that like cases are looked for: its profile, what its story tells, and what was made of that.

    `terms` are the pairs that are asked, the rarest first, with their weights; `words` those asked of the
    full text, with how often the story has them; `likely` the labels that the story points to, with their
    probabilities, and `near` what sharing a label counts, the best one 1; `given` says that the labels were
    not predicted.
    """

    profile: Profile
    terms: Mapping[str, float] = field(repr=False)
    likely: Mapping[str, float]
    given: bool
    vector: Vector | None = field(default=None, repr=False)
    prototype: Vector | None = field(default=None, repr=False)
    words: Mapping[str, float] = field(default_factory=dict, repr=False)
    near: Mapping[str, float] = field(default_factory=dict, repr=False)


@dataclass(frozen=True, slots=True)
class Candidate:
    """A hit of the first stage: its score there, its profile, and how near its story lies to the one asked.

    `nearness` is the cosine of dense vectors; None where there are none.
    """

    id: str
    score: float
    profile: Profile = field(repr=False)
    nearness: float | None = None


@dataclass(frozen=True, slots=True)
class Scored:
    """A like case with its score, and what each part of the ranking added to it."""

    id: str
    score: float
    parts: Mapping[str, float]
    profile: Profile = field(repr=False)


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a hit is like the case that was asked: a kind, a detail in Chinese, its share of the score.

    `span` is the place in the hit's text as the store keeps it, where the reason is a passage.
    """

    kind: str
    detail: str = field(repr=False)
    weight: float
    span: Span | None = None
