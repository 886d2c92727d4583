"""The parts of likeness: each gives every candidate a number, comparable between queries."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from indexer.similar.model import Model
from indexer.similar.values import Candidate, Sought, Vector

# text: BM25 of the stories. label: shared charge or cause, by how likely it is. story: the directions that
# the model gives to both stories. kindred: that of the given labels. element, statute: what both have.
PARTS = ("text", "label", "story", "kindred", "element", "statute")
_SATURATION = 2.2


def raw_parts(model: Model | None, sought: Sought, hits: Sequence[Candidate]) -> dict[str, Vector]:
    """Return a column for each part."""
    return {
        "text": _text(sought, hits),
        "label": np.array([_label(sought, hit) for hit in hits], np.float32),
        **_directions(model, sought, hits),
        "element": _shared(sought.profile.elements, [hit.profile.elements for hit in hits]),
        "statute": _shared(sought.profile.statutes, [hit.profile.statutes for hit in hits]),
    }


def _text(sought: Sought, hits: Sequence[Candidate]) -> Vector:
    """Return the BM25 scores as deviations from their mean."""
    most = _SATURATION * sum(sought.terms.values()) or 1.0
    return _spread(np.array([hit.score for hit in hits], np.float32) / most)


def _label(sought: Sought, hit: Candidate) -> float:
    """Return how likely it is that the hit bears the label of the query."""
    return sum(sought.likely.get(label, 0.0) for label in hit.profile.labels)


def _directions(model: Model | None, sought: Sought, hits: Sequence[Candidate]) -> dict[str, Vector]:
    """Compare the directions of the stories with that of the query, and with that of its given labels."""
    none = np.zeros(len(hits), np.float32)
    if model is None or sought.vector is None:
        return {"story": none, "kindred": none}
    vectors = [
        model.direction(model.scores(hit.profile.heads[0])) if hit.profile.heads else None for hit in hits
    ]
    story = np.array([0.0 if one is None else one @ sought.vector for one in vectors], np.float32)
    if sought.prototype is None:
        return {"story": story, "kindred": none}
    kindred = np.array([0.0 if one is None else one @ sought.prototype for one in vectors], np.float32)
    return {"story": story, "kindred": kindred}


def _shared(own: Sequence[str], others: Sequence[Sequence[str]]) -> Vector:
    """Return what share of all that either has both have; nothing where the query has none."""
    mine = set(own)
    if not mine:
        return np.zeros(len(others), np.float32)
    return np.array([len(mine & set(one)) / len(mine | set(one)) for one in others], np.float32)


def _spread(values: Vector) -> Vector:
    """Return values as deviations from their mean."""
    return np.asarray((values - values.mean()) / (values.std() or 1.0), np.float32) if len(values) else values
