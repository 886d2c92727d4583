"""Counted values in one order for both engines: the most frequent first, then by the value."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from indexer.values import FacetCount

# Engines cut ties at the border of a list by chance; of so many values the border is not looked at.
MOST_VALUES = 10_000


def counted(buckets: Iterable[Mapping[str, Any]], size: int) -> tuple[FacetCount, ...]:
    """Return the first `size` of an engine's buckets."""
    counts = [FacetCount(_text(one["key"]), int(one["doc_count"])) for one in buckets]
    return tuple(sorted(counts, key=lambda one: (-one.count, one.value))[:size])


def _text(key: str | float) -> str:
    """Return a bucket's value as text."""
    return key if isinstance(key, str) else str(int(key))
