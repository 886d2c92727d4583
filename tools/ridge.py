"""Weights of evidence: a logistic regression by Newton's method, kept small by a ridge."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
import numpy.typing as npt

ROUNDS: Final = 25


@dataclass(frozen=True, slots=True)
class Example:
    """What is told of something, how much of each, whether it is true, and how much this is to be trusted."""

    told: Mapping[str, float]
    true: bool
    trust: float


def learn(examples: Sequence[Example], ridge: float, least: float) -> dict[str, float]:
    """Return the bias and the weight (log-odds) of each thing told, unless it is nearer to 0 than `least`."""
    names = sorted({one for example in examples for one in example.told})
    column = {name: index for index, name in enumerate(names)}
    told = np.zeros((len(examples), len(names) + 1))
    told[:, -1] = 1.0
    for row, example in enumerate(examples):
        told[row, [column[one] for one in example.told]] = list(example.told.values())
    true = np.array([float(example.true) for example in examples])
    trust = np.array([example.trust for example in examples])
    weights = _fit(told, true, trust, np.append(np.full(len(names), ridge), 1e-6))
    found = {name: float(weights[index]) for name, index in column.items()}
    kept = {name: weight for name, weight in found.items() if abs(weight) >= least}
    return {"bias": float(weights[-1])} | dict(sorted(kept.items(), key=lambda one: -one[1]))


def _fit(
    told: npt.NDArray[np.float64],
    true: npt.NDArray[np.float64],
    trust: npt.NDArray[np.float64],
    ridge: npt.NDArray[np.float64],
) -> npt.NDArray[np.float64]:
    """Fit the weights of the columns of `told` (examples, things told and the bias)."""
    weights: npt.NDArray[np.float64] = np.zeros(told.shape[1])
    for _ in range(ROUNDS):
        odds = 1.0 / (1.0 + np.exp(-told @ weights))
        slope = told.T @ (trust * (odds - true)) + ridge * weights
        curve = (told * (trust * odds * (1.0 - odds))[:, None]).T @ told + np.diag(ridge)
        weights -= np.linalg.solve(curve, slope)
    return weights
