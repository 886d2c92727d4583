"""The ranking of like cases: what is asked of an engine first, and the order of what it found.

First stage: BM25 over the character pairs of the stories, each pair of the query once, the rarest of them,
and over the words of the full texts.
Second stage, over the first few hundred hits and from their profiles alone, so the same for every engine: a
sum of parts with fixed weights (`blend.json`). No part saturates; ties go by the hash of the id.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

import numpy as np

from indexer.query import Bag, Boosted, Either, Query
from indexer.similar.model import Model
from indexer.similar.pairs import bucket_of, is_telling, pairs
from indexer.similar.parts import PARTS, company, directions, raw_parts
from indexer.similar.values import Candidate, Profile, Scored, Sought
from indexer.similar.words import asked_words

FIRST = 300
MOST_TERMS = 400
# A pair in more than three tenths of all documents tells nothing and costs most.
_COMMON = 0.3
# Pairs of the story find the nearest; words of the full text keep what tells its story elsewhere.
WORDS_WEIGHT = 0.6
BLEND = Path(__file__).resolve().parent / "blend.json"

Blend = Mapping[str, float]


@cache
def blend(given: bool) -> Blend:
    """Return the weights of the parts, where labels are given and where they are not."""
    held = json.loads(BLEND.read_text("utf-8"))["given" if given else "predicted"]
    return {name: float(held[name]) for name in PARTS}


@dataclass(frozen=True, slots=True)
class Ranker:
    """Ranks with a model; without one (a store that is not trained yet) by what is given and by text.

    `off` names parts that are not to count.
    """

    model: Model | None = None
    off: frozenset[str] = frozenset()

    def __post_init__(self) -> None:
        """Refuse a part that is not there."""
        if unknown := self.off - set(PARTS):
            raise ValueError(f"no such part: {sorted(unknown)}")

    def sought(self, profile: Profile, story: str) -> Sought:
        """Make of a case what is looked for; where it has no charge and no cause, they are predicted."""
        given = bool(profile.labels)
        model = self.model
        even = {label: 1 / len(profile.labels) for label in profile.labels}
        terms, words = _terms(story, model), asked_words(story, model)
        plain = Sought(profile, terms, even, given, words=words, near=even)
        if model is None or not model.labels or not profile.heads:
            return plain
        vector = model.direction(profile.heads)
        if given:
            return replace(plain, vector=vector, prototype=model.prototype(profile.labels))
        scores = model.scores(profile.heads)
        return replace(plain, likely=model.likely(scores), near=model.near(scores), vector=vector)

    def first_stage(self, sought: Sought) -> Query:
        """Return what is asked of an engine; its first `FIRST` hits are what `rerank` takes."""
        of_story = Bag("pairs", tuple((term, 1.0) for term in sought.terms))
        if not sought.words:
            return of_story
        return Either((of_story, Boosted(Bag("text", tuple(sought.words.items())), WORDS_WEIGHT)))

    def rerank(self, sought: Sought, hits: Iterable[Candidate]) -> tuple[Scored, ...]:
        """Return the hits in the order of likeness, with what each part added."""
        found = list(hits)
        if not found:
            return ()
        vectors = directions(self.model, found)
        weights = {name: 0.0 if name in self.off else weight for name, weight in blend(sought.given).items()}
        shares = {name: weights[name] * column for name, column in raw_parts(sought, found, vectors).items()}
        total = np.asarray(sum(shares.values()), np.float32)
        shares["company"] = weights["company"] * company(total, vectors)
        scored = [
            _scored(hit, {name: float(column[at]) for name, column in shares.items()})
            for at, hit in enumerate(found)
        ]
        return tuple(sorted(scored, key=lambda one: (-one.score, order_of(one.id))))


def _scored(hit: Candidate, parts: Mapping[str, float]) -> Scored:
    """Add up the parts of one hit."""
    return Scored(hit.id, round(sum(parts.values()), 6), parts, hit.profile)


@cache
def order_of(identity: str) -> int:
    """Return the number that breaks ties, which is the engines' own (field `order`)."""
    digest = hashlib.blake2b(identity.encode("utf-8", "replace"), digest_size=8).digest()
    return int.from_bytes(digest, signed=True)


def _terms(story: str, model: Model | None) -> dict[str, float]:
    """Return the telling pairs of a story with their rarity, the rarest first."""
    asked: Sequence[str] = [pair for pair in dict.fromkeys(pairs(story).split()) if is_telling(pair)]
    if model is None or not asked:
        return dict.fromkeys(asked[:MOST_TERMS], 1.0)
    found = bucket_of(asked)
    rarity = np.where(model.is_common(found, _COMMON), -1.0, model.rarity(found))
    order = np.argsort(-rarity, kind="stable")[:MOST_TERMS]
    return {asked[at]: float(rarity[at]) for at in order if rarity[at] >= 0}
