"""The weights of the parts: the mean of the best few of a coarse grid of round numbers.

With fifty queries the very best of a grid is partly luck; the mean of the best few holds better on others.
"""

from __future__ import annotations

import itertools
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from bench.search_metrics import Figures, figures
from indexer.similar.parts import company
from indexer.similar.ranker import order_of
from indexer.similar.values import Vector

FOLDS = 5
_FEW = 3
_GRID = {
    False: {"label": (0.3, 0.6, 1.0), "story": (0.6, 1.2, 1.8), "kindred": (0.0,), "element": (0.0,)},
    True: {"label": (0.6, 1.0, 1.5), "story": (0.3, 0.6), "kindred": (0.5, 1.0), "element": (0.0,)},
}
_COMPANY = (0.2, 0.4, 0.8)
_DENSE = (0.0, 0.1, 0.2, 0.3, 0.5)

Weights = Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Case:
    """What is known of one query: the columns of its pool, its labels."""

    columns: Mapping[str, Vector]
    vectors: Vector
    pool: Sequence[str]
    labels: Mapping[str, int]


def fitted(cases: Sequence[Case], tried: Iterable[Weights]) -> tuple[Weights, Figures]:
    """Return the weights chosen on all queries, and the figures of those chosen without the query's fold."""
    grid = list(tried)
    table = np.array([[_figures(case, weights) for case in cases] for weights in grid])
    fold = np.array([order_of(str(at)) % FOLDS for at in range(len(cases))])
    without = [_chosen(grid, table[:, fold != number]) for number in range(FOLDS)]
    held_out = [_figures(case, without[number]) for case, number in zip(cases, fold, strict=True)]
    return _chosen(grid, table), np.array(held_out)


def write(path: Path, predicted: Weights, given: Weights) -> None:
    """Write the file of weights."""
    held = {"made by": "python -m bench.search --fit", "predicted": predicted, "given": given}
    path.write_text(json.dumps(held, indent=2) + "\n", "utf-8")


def dense_grid(others: Weights) -> Iterator[Weights]:
    """Give weights of the dense vectors beside those of the other parts."""
    for value in _DENSE:
        yield {**others, "dense": value}


def parts_grid(*, given: bool, dense: float) -> Iterator[Weights]:
    """Give all combinations of weights of the parts that every store has; that of dense vectors stays."""
    others = {"text": 1.0, "statute": 0.0, "dense": dense}
    names = list(_GRID[given])
    for values in itertools.product(*_GRID[given].values(), _COMPANY):
        yield {**others, **dict(zip([*names, "company"], values, strict=True))}


def _chosen(grid: Sequence[Weights], table: Figures) -> Weights:
    """Return the mean of the weights with the highest mean of all figures, the first of equals."""
    best = np.argsort(-table.mean(axis=(1, 2)), kind="stable")[:_FEW]
    return {name: round(sum(grid[at][name] for at in best) / _FEW, 2) for name in grid[0]}


def _figures(case: Case, weights: Weights) -> list[float]:
    """Rank one pool by weights."""
    total = np.asarray(sum(weights[name] * column for name, column in case.columns.items()), np.float32)
    total = total + weights["company"] * company(total, case.vectors)
    order = sorted(range(len(total)), key=lambda at: (-round(float(total[at]), 6), order_of(case.pool[at])))
    return figures([case.pool[at] for at in order], case.labels, case.pool)
