"""Figures of a ranking: label 3 counts for P and MAP, gains are linear, unjudged is 0; paired bootstrap."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
import numpy.typing as npt

NAMES = ("P@5", "MAP", "NDCG@10", "NDCG@20", "NDCG@30")
RELEVANT = 3
_DRAWS = 10_000

Figures = npt.NDArray[np.float64]


def figures(ranking: Sequence[str], labels: Mapping[str, int], pool: Sequence[str]) -> list[float]:
    """Return the figures of one query."""
    gains = np.array([labels.get(one, 0) for one in ranking], float)
    ideal = np.sort([float(labels.get(one, 0)) for one in pool])[::-1]
    relevant = gains == RELEVANT
    places = np.flatnonzero(relevant) + 1
    many = int((ideal == RELEVANT).sum())
    precision = float((np.arange(1, len(places) + 1) / places).sum() / many) if many else 0.0
    return [float(relevant[:5].mean()), precision, *(_ndcg(gains, ideal, cut) for cut in (10, 20, 30))]


def bootstrap(ours: Figures, theirs: Figures) -> list[tuple[float, float, float]]:
    """Return for each figure the mean gain and the ends of its 95 % interval, over draws of the queries."""
    gain = ours - theirs
    draws = np.random.default_rng(7).integers(0, len(gain), (_DRAWS, len(gain)))
    low, high = np.quantile(gain[draws].mean(axis=1), (0.025, 0.975), axis=0)
    return list(zip(gain.mean(axis=0), low, high, strict=True))


def line(name: str, values: Figures) -> str:
    """Return the means of figures as a line of a table."""
    return f"{name:<44}" + "  ".join(f"{value:.3f}" for value in values.mean(axis=0))


def _ndcg(gains: Figures, ideal: Figures, cut: int) -> float:
    """Return the normalised gain of the first `cut`."""
    discount = 1 / np.log2(np.arange(2, cut + 2))
    best = float((ideal[:cut] * discount[: len(ideal)]).sum())
    return float((gains[:cut] * discount[: len(gains)]).sum()) / best if best else 0.0
