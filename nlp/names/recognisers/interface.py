"""What a recogniser of person names must do; LAC, spaCy and transformers stand behind it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol


class Recogniser(Protocol):
    """Finds person names in short texts. Slow ones are asked only where cue words are not enough."""

    @property
    def name(self) -> str:
        """Return the name under which settings choose this recogniser."""

    def persons(self, texts: Sequence[str]) -> list[list[tuple[int, int]]]:
        """Return, for each text, the (start, end) ranges of person names, in order, disjoint."""
