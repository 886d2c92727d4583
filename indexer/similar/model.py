"""What was learned from a store: which pairs are rare, and which charge or cause a story points to.

One matrix takes the pairs of a story to a score for every label (charge or cause). The scores give
probabilities; and, turned into few dimensions, a direction by which stories are compared beyond their label.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
import numpy.typing as npt

from indexer.similar.pairs import BUCKETS, Buckets
from indexer.similar.values import Vector

FORMAT = 2
# Scores of ridge regression lie between nought and one: this makes of them what softmax expects. One free
# account in four is of a charge that its words do not point to, however clearly they point to another: that
# share goes to no label. Both so chosen that what is said comes true as often on free accounts.
_SHARPNESS, _DOUBT = 16.0, 0.25
_LEAST = 0.02
_FEW = 50


@dataclass(frozen=True, slots=True)
class Model:
    """The learned model. `place` is the row of a bucket in `weights`, -1 where a bucket has none.

    `documents` counts what it was learned from, `frequency` in how many of them each bucket stands;
    `turned` gives directions instead of scores, from `origin`; `prototypes` has the direction of each label.
    """

    labels: tuple[str, ...]
    documents: int
    frequency: npt.NDArray[np.int32] = field(repr=False)
    place: npt.NDArray[np.int32] = field(repr=False)
    weights: npt.NDArray[np.float32] = field(repr=False)
    bias: Vector = field(repr=False)
    turned: npt.NDArray[np.float32] = field(repr=False)
    origin: Vector = field(repr=False)
    prototypes: npt.NDArray[np.float32] = field(repr=False)

    def rarity(self, buckets: Buckets) -> Vector:
        """Return the idf of buckets, as BM25 has it."""
        found = self.frequency[buckets].astype(np.float32)
        return np.log1p((self.documents - found + 0.5) / (found + 0.5)).astype(np.float32)

    def is_common(self, buckets: Buckets, share: float) -> npt.NDArray[np.bool_]:
        """Say of each bucket whether more than this share of the documents have it, and not few."""
        return np.asarray(self.frequency[buckets] > max(share * self.documents, _FEW))

    def scores(self, heads: Sequence[Buckets]) -> Vector:
        """Return the score of every label for a story: the mean of those of its heads."""
        return self._mean(heads, self.weights, self.bias)

    def likely(self, scores: Vector) -> Mapping[str, float]:
        """Return the labels that scores point to, at least one, the likeliest first, with probabilities."""
        powers = np.exp(_SHARPNESS * (scores - scores.max()))
        shares = (1 - _DOUBT) * powers / powers.sum()
        order = np.argsort(-shares, kind="stable")
        many = max(1, int((shares >= _LEAST).sum()))
        return {self.labels[at]: float(shares[at]) for at in order[:many]}

    def near(self, scores: Vector) -> Mapping[str, float]:
        """Return what sharing a label counts: its score, the best being 1; confused ones are near."""
        best = max(float(scores.max()), 1e-9)
        return {self.labels[at]: float(scores[at]) / best for at in np.flatnonzero(scores > 0)}

    def direction(self, heads: Sequence[Buckets]) -> Vector:
        """Return the direction of a story, of length one; nothing but noughts where it has no head."""
        return np.asarray(self.directions([heads])[0])

    def prototype(self, labels: tuple[str, ...]) -> Vector | None:
        """Return the direction of the stories that bear these labels, None where no label is known."""
        known = [self.labels.index(one) for one in labels if one in self.labels]
        return unit(self.prototypes[known].sum(axis=0)) if known else None

    def directions(self, stories: Sequence[Sequence[Buckets]]) -> npt.NDArray[np.float32]:
        """Return the direction of many stories as rows, all at once."""
        vectors = np.zeros((len(stories), len(self.origin)), np.float32)
        counts = np.zeros(len(stories), np.float32)
        rarity = self.rarity(np.arange(BUCKETS, dtype=np.uint16))
        for at, story in enumerate(stories):
            for head in story:
                rows, values = encoded(head, self.place, rarity[head])
                vectors[at] += values @ self.turned[rows]
                counts[at] += bool(len(rows))
        has = counts > 0
        vectors[has] = vectors[has] / counts[has, None] + self.origin
        lengths = np.linalg.norm(vectors, axis=1, keepdims=True)
        return np.asarray(vectors / np.maximum(lengths, 1e-9), np.float32)

    def _mean(self, heads: Sequence[Buckets], matrix: npt.NDArray[np.float32], start: Vector) -> Vector:
        """Return what a matrix makes of the heads, in the mean."""
        total = np.array(start)
        for head in heads:
            rows, values = encoded(head, self.place, self.rarity(head))
            total += values @ matrix[rows] / len(heads)
        return total

    def save(self, path: Path) -> None:
        """Write the model to a file; the file is there whole or not at all."""
        beside = path.with_name(path.name + ".part")
        with beside.open("wb") as stream:
            np.savez_compressed(
                stream,
                allow_pickle=False,
                format=np.int32(FORMAT),
                labels=np.array(self.labels, dtype=np.str_),
                documents=np.int64(self.documents),
                frequency=self.frequency,
                place=self.place,
                weights=self.weights.astype(np.float16),
                bias=self.bias,
                turned=self.turned.astype(np.float16),
                origin=self.origin,
                prototypes=self.prototypes,
            )
        beside.replace(path)


def load(path: Path) -> Model:
    """Read a model. Raises ValueError where the file is of another format, or none."""
    with np.load(path, allow_pickle=False) as held:
        if "format" not in held or int(held["format"]) != FORMAT:
            raise ValueError("not a model of this format")
        return Model(
            labels=tuple(map(str, held["labels"])),
            documents=int(held["documents"]),
            frequency=held["frequency"],
            place=held["place"],
            weights=held["weights"].astype(np.float32),
            bias=held["bias"],
            turned=held["turned"].astype(np.float32),
            origin=held["origin"],
            prototypes=held["prototypes"],
        )


def encoded(
    buckets: Buckets, place: npt.NDArray[np.int32], rarity: Vector
) -> tuple[npt.NDArray[np.int32], Vector]:
    """Return the rows of a story's buckets and their values, which have length one together."""
    rows = place[buckets]
    has = rows >= 0
    return rows[has], unit(rarity[has])


def unit(vector: npt.NDArray[np.floating]) -> Vector:
    """Return a vector with length one; one of nothing stays nothing."""
    length = float(np.linalg.norm(vector))
    return np.asarray(vector / length if length else vector, dtype=np.float32)


def no_places() -> npt.NDArray[np.int32]:
    """Return a table of places in which no bucket has one."""
    return np.full(BUCKETS, -1, dtype=np.int32)
