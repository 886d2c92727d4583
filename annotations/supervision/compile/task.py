"""A model with what it runs over."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from annotations.supervision.language.expr import Expr
from annotations.supervision.model.tree import Feature, GroupFeature, Model

Part = Feature | GroupFeature


class Settle(Protocol):
    """Stores the rows of a step and gives them back.

    A step that reads its rows twice would else have the engine work out all steps before it twice, and so on,
    doubling with every step. `instead` are stored rows that nobody reads any more.
    """

    def __call__(self, rows: Expr, instead: Expr | None = None) -> Expr:
        """Store rows."""


def as_they_are(rows: Expr, instead: Expr | None = None) -> Expr:
    """Store nothing."""
    del instead
    return rows


def parts_of(model: Model) -> tuple[Part, ...]:
    """Return all that can fire: the features of a row, then those of its groups."""
    return (*model.features, *model.groups)


@dataclass(frozen=True, slots=True)
class Task:
    """A model with what it runs over: tables by name, the day of the run, and the office's weights."""

    model: Model
    tables: Mapping[str, Expr]
    today: date
    weights: Mapping[str, float]
    settle: Settle = as_they_are

    def weight(self, part: Part) -> float:
        """Return the weight of a feature in this run."""
        return self.weights.get(part.id, part.weight)
