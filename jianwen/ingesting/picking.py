"""The rows of some documents out of a table of a shard, without unpacking the others.

Documents lie in the order of their ids, so the footer of a table tells by the bounds of its groups where one
lies. A table that was written in another order is read right, too, only slower.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq

from jianwen.ingesting.values import Row

# So many footers are kept: a search reads those of the shards that its hits lie in.
_FOOTERS = 64


@dataclass(frozen=True, slots=True)
class Footer:
    """What a table tells of itself: its metadata, and the first and the last id of each group."""

    metadata: Any
    bounds: tuple[tuple[str, str] | None, ...]


def rows_of(path: Path, wanted: Collection[str], columns: Sequence[str] | None = None) -> Iterator[Row]:
    """Give the rows of some documents. Raises OSError and ArrowException where the table cannot be read.

    Rows are picked by hand: for a filter Arrow loads pandas, where that is there, and that takes longer than
    a search.
    """
    footer = _read(path)
    chosen, ordered = set(wanted), sorted(wanted)
    with pq.ParquetFile(path, metadata=footer.metadata) as file:
        for group, bounds in enumerate(footer.bounds):
            if _may_hold(bounds, ordered):
                table = file.read_row_group(group, columns)
                found = [row for row, id_ in enumerate(table["id"].to_pylist()) if id_ in chosen]
                if len(found) == table.num_rows:
                    yield from table.to_pylist()
                else:
                    for row in found:
                        yield from table.slice(row, 1).to_pylist()


def is_ordered(path: Path) -> bool:
    """Say whether the groups of a table lie in the order of their ids."""
    bounds = _read(path).bounds
    return all(one and other and one[1] <= other[0] for one, other in pairwise(bounds))


def _read(path: Path) -> Footer:
    """Return the footer of a table as it is now."""
    state = path.stat()
    return _footer(path, (state.st_mtime_ns, state.st_size))


@lru_cache(maxsize=_FOOTERS)
def _footer(path: Path, stamp: tuple[int, int]) -> Footer:  # noqa: ARG001 - a file that was written anew is another
    """Read the footer of a table."""
    metadata = pq.read_metadata(path)
    column = metadata.schema.names.index("id")
    told = (metadata.row_group(at).column(column).statistics for at in range(metadata.num_row_groups))
    return Footer(metadata, tuple((one.min, one.max) if one and one.has_min_max else None for one in told))


def _may_hold(bounds: tuple[str, str] | None, ordered: Sequence[str]) -> bool:
    """Say whether one of some ids may lie between the bounds of a group."""
    if bounds is None:
        return True
    at = bisect_left(ordered, bounds[0])
    return at < len(ordered) and ordered[at] <= bounds[1]
