"""How far a run is, for whoever shows it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a run is: entries done and entries in all."""

    done: int
    total: int


Watcher = Callable[[Progress], None]
