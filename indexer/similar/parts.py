"""The parts of likeness: each gives every candidate a number, comparable between queries."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
import numpy.typing as npt

from indexer.similar.model import Model
from indexer.similar.values import Candidate, Sought, Vector

# text: BM25 of the stories. label: shared charge or cause, by how near it is. story: the directions that
# the model gives to both stories. kindred: that of the given labels. element, statute: what both have.
# dense: how near the stories lie by an encoder's vectors, where an office has chosen one.
# company: what the other parts say of the candidates that are most like this one.
PARTS = ("text", "label", "story", "kindred", "element", "statute", "dense", "company")
# Only the nearest are company: nearness is squared so often.
_SQUARED = 2

Columns = Mapping[str, Vector]
Matrix = npt.NDArray[np.float32]


def directions(model: Model | None, hits: Sequence[Candidate]) -> Matrix:
    """Return the direction of each candidate as a row."""
    if model is None or not hits:
        return np.zeros((len(hits), 1), np.float32)
    return model.directions([hit.profile.heads for hit in hits])


def raw_parts(sought: Sought, hits: Sequence[Candidate], vectors: Matrix) -> Columns:
    """Return a column for each part but the last, which is made of the others (`company`)."""
    none = np.zeros(len(hits), np.float32)
    return {
        "text": _spread(np.array([hit.score for hit in hits], np.float32)),
        "label": np.array([_label(sought, hit) for hit in hits], np.float32),
        "story": none if sought.vector is None else vectors @ sought.vector,
        "kindred": none if sought.prototype is None else vectors @ sought.prototype,
        "element": _shared(sought.profile.elements, [hit.profile.elements for hit in hits]),
        "statute": _shared(sought.profile.statutes, [hit.profile.statutes for hit in hits]),
        "dense": _dense([hit.nearness for hit in hits]),
    }


def company(scores: Vector, vectors: Matrix) -> Vector:
    """Return the mean score of the other candidates, by how near their directions are."""
    if not len(scores):
        return scores
    near = np.maximum(vectors @ vectors.T, 0)
    for _ in range(_SQUARED):
        near *= near
    np.fill_diagonal(near, 0)
    return np.asarray(near @ (scores - scores.mean()) / np.maximum(near.sum(axis=1), 1e-9), np.float32)


def _label(sought: Sought, hit: Candidate) -> float:
    """Return how near the labels of the hit are to that of the query."""
    return sum(sought.near.get(label, 0.0) for label in hit.profile.labels)


def _shared(own: Sequence[str], others: Sequence[Sequence[str]]) -> Vector:
    """Return what share of all that either has both have; nothing where the query has none."""
    mine = set(own)
    if not mine:
        return np.zeros(len(others), np.float32)
    return np.array([len(mine & set(one)) / len(mine | set(one)) for one in others], np.float32)


def _dense(nearness: Sequence[float | None]) -> Vector:
    """Return nearness as deviations from its mean; a candidate without vectors lies at the mean."""
    column = np.array([np.nan if one is None else one for one in nearness], np.float32)
    known = ~np.isnan(column)
    spread = np.zeros(len(column), np.float32)
    spread[known] = _spread(column[known])
    return spread


def _spread(values: Vector) -> Vector:
    """Return values as deviations from their mean."""
    return np.asarray((values - values.mean()) / (values.std() or 1.0), np.float32) if len(values) else values
