"""Learning the model from the profiles of a store: ridge regression on the most telling pairs.

It needs no text, only profiles, and no network; the same profiles in the same order give the same model.
A hundred thousand documents take a minute: of a frequent label `MOST_OF_LABEL` documents are enough.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt

from indexer.similar.model import Model, encoded, no_places, unit
from indexer.similar.pairs import BUCKETS, Buckets
from indexer.similar.values import Profile, Vector

FEATURES = 6144
MOST_OF_LABEL = 1200
LEAST_OF_LABEL = 2
_RIDGE = 2.0
# A story counts by the number of those that bear its rarest label, to this power: else theft swallows all.
_BALANCE = -0.25
_COMMON = 0.4
_DIMENSIONS = 48
_AT_ONCE = 1024

Matrix = npt.NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Stories:
    """What is learned from: heads of stories, and for each the numbers of its labels."""

    labels: tuple[str, ...]
    heads: tuple[Buckets, ...]
    known: tuple[tuple[int, ...], ...]


def train(profiles: Iterable[Profile]) -> Model:
    """Learn the model of a store. Without any label it only knows which pairs are rare."""
    frequency = np.zeros(BUCKETS, dtype=np.int32)
    documents = 0
    kept: list[Profile] = []
    counts: Counter[str] = Counter()
    for one in profiles:
        documents += 1
        if one.heads:
            frequency[np.unique(np.concatenate(one.heads))] += 1
        # Once a label has its share, a document adds nothing to it.
        if any(counts[label] < MOST_OF_LABEL for label in one.labels):
            kept.append(one)
            counts.update(one.labels)
    stories = _stories(kept, counts)
    place = _places(stories, frequency, documents)
    return _fitted(stories, place, frequency, documents)


def _stories(kept: Sequence[Profile], counts: Mapping[str, int]) -> Stories:
    """Give numbers to the labels, the most frequent first, and put the heads beside them."""
    labels = tuple(
        label
        for label, count in sorted(counts.items(), key=lambda item: (-item[1], item[0]))
        if count >= LEAST_OF_LABEL
    )
    number = {label: at for at, label in enumerate(labels)}
    pairs = [
        (head, known)
        for one in kept
        if (known := tuple(number[label] for label in one.labels if label in number))
        for head in one.heads
        if len(head)
    ]
    return Stories(labels, tuple(head for head, _ in pairs), tuple(known for _, known in pairs))


def _places(stories: Stories, frequency: npt.NDArray[np.int32], documents: int) -> npt.NDArray[np.int32]:
    """Choose the buckets that tell most of the labels: the largest sum of chi-square over labels."""
    place = no_places()
    many = len(stories.labels)
    if not many:
        return place
    seen = np.zeros((BUCKETS, many), dtype=np.float32)
    for head, known in zip(stories.heads, stories.known, strict=True):
        for label in known:
            seen[head, label] += 1
    total = len(stories.heads)
    of_label = np.bincount([label for known in stories.known for label in known], minlength=many) / total
    worth = np.zeros(BUCKETS, dtype=np.float64)
    spread = seen.sum(axis=1)
    for label in range(many):
        expected = np.maximum(spread * of_label[label], 0.5)
        worth += np.maximum(seen[:, label] - expected, 0) ** 2 / expected
    worth[(frequency < 3) | (frequency > _COMMON * documents)] = 0
    order = np.argsort(-worth, kind="stable")[:FEATURES]
    chosen = np.sort(order[worth[order] > 0])
    place[chosen] = np.arange(len(chosen), dtype=np.int32)
    return place


def _fitted(
    stories: Stories, place: npt.NDArray[np.int32], frequency: npt.NDArray[np.int32], documents: int
) -> Model:
    """Solve the regression, and find the few dimensions in which its scores differ most."""
    features, many = int(place.max(initial=-1)) + 1, len(stories.labels)
    dimensions = min(many, _DIMENSIONS)
    blank = Model(
        stories.labels,
        documents,
        frequency,
        place,
        np.zeros((features, many), np.float32),
        np.zeros(many, np.float32),
        np.zeros((features, dimensions), np.float32),
        np.zeros(dimensions, np.float32),
        np.zeros((many, dimensions), np.float32),
    )
    if not features:
        return blank
    counts = _balance(stories)
    mean = np.average(_known(stories, 0, len(stories.heads)), axis=0, weights=counts).astype(np.float32)
    weights = np.asarray(_solved(stories, blank, mean, counts), dtype=np.float16).astype(np.float32)
    scores = np.concatenate(
        [_rows(stories, blank, at) @ weights + mean for at in range(0, len(stories.heads), _AT_ONCE)]
    )
    centre = scores.mean(axis=0)
    axes = _axes(scores - centre)
    turned = np.asarray(weights @ axes, dtype=np.float16).astype(np.float32)
    directions = (scores - centre) @ axes
    directions /= np.maximum(np.linalg.norm(directions, axis=1, keepdims=True), 1e-9)
    prototypes = np.array([unit(row) for row in _known(stories, 0, len(scores)).T @ directions])
    return replace(
        blank,
        weights=weights,
        bias=mean,
        turned=turned,
        origin=np.asarray((mean - centre) @ axes, dtype=np.float32),
        prototypes=prototypes.astype(np.float32),
    )


def _balance(stories: Stories) -> Vector:
    """Return how much each story counts, one in the mean: those of rare labels more."""
    many = np.bincount([label for known in stories.known for label in known])
    counts = np.array([many[list(known)].min() for known in stories.known]) ** _BALANCE
    return np.asarray(counts / counts.mean(), np.float32)


def _solved(stories: Stories, blank: Model, mean: Vector, counts: Vector) -> Matrix:
    """Solve the ridge regression, over stories or over features, whichever are fewer."""
    features, many = len(blank.weights), len(stories.heads)
    parts = range(0, many, _AT_ONCE)
    if many < features:
        rows = np.concatenate([_rows(stories, blank, at) for at in parts])
        inner = rows @ rows.T + np.diag(_RIDGE / counts)
        return np.asarray(rows.T @ np.linalg.solve(inner, _known(stories, 0, many) - mean))
    inner = _RIDGE * np.eye(features, dtype=np.float32)
    outer = np.zeros((features, len(stories.labels)), np.float32)
    for at in parts:
        rows = _rows(stories, blank, at)
        weighed = rows.T * counts[at : at + len(rows)]
        inner += weighed @ rows
        outer += weighed @ (_known(stories, at, at + len(rows)) - mean)
    return np.asarray(np.linalg.solve(inner, outer))


def _axes(scores: Matrix) -> Matrix:
    """Return the directions of largest variance, each with its sign fixed."""
    _, vectors = np.linalg.eigh(scores.T @ scores)
    axes = vectors[:, ::-1][:, :_DIMENSIONS]
    signs = np.sign(axes[np.abs(axes).argmax(axis=0), np.arange(axes.shape[1])])
    return np.asarray(axes * signs, dtype=np.float32)


def _rows(stories: Stories, model: Model, start: int) -> Matrix:
    """Return some heads as rows of a matrix."""
    heads = stories.heads[start : start + _AT_ONCE]
    matrix = np.zeros((len(heads), len(model.weights)), np.float32)
    for at, head in enumerate(heads):
        columns, values = encoded(head, model.place, model.rarity(head))
        matrix[at, columns] = values
    return matrix


def _known(stories: Stories, start: int, end: int) -> Matrix:
    """Return the labels of some heads as rows of ones and noughts."""
    matrix = np.zeros((len(stories.known[start:end]), len(stories.labels)), np.float32)
    for at, known in enumerate(stories.known[start:end]):
        matrix[at, list(known)] = 1
    return matrix
