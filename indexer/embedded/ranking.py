"""The order of hits, exact to the last tie: score or number first, then the field `order`, upwards.

tantivy breaks ties by where a document lies. So hits are fetched until the last of them is below the border
of the page, and what ties is sorted here.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from indexer.embedded.library import Address, Occur, Order, TantivyQuery
from indexer.embedded.queries import translated
from indexer.query import Range, Request

_SPARE = 16


@dataclass(frozen=True, slots=True)
class Ranked:
    """One hit before its fields are read. `key` is what it is sorted by; None is behind all numbers."""

    key: float | int | None
    order: int
    address: Any


@dataclass(frozen=True, slots=True)
class Ranking:
    """A request on one state of the index."""

    searcher: Any
    schema: Any
    query: Any
    request: Request
    score: float | None  # the one that all hits have, where that is known

    def first(self, size: int) -> tuple[list[Ranked], int]:
        """Return the first `size` hits, and how many there are in all."""
        if size <= 0 or self.searcher.num_docs == 0:
            return [], self.searcher.search(self.query, 1).count
        if self.request.sort:
            return self._by_number(size)
        if self.score is not None:
            found = self.searcher.search(self.query, size, order_by_field="order", order=Order.Asc)
            return [Ranked(self.score, key, address) for key, address in found.hits], found.count
        return self._by_score(size)

    def before(self, one: Ranked) -> tuple[Any, ...]:
        """Return what sorts hits: None last, whichever way."""
        if one.key is None:
            return (True, 0, one.order)
        return (False, -one.key if self.request.descending or not self.request.sort else one.key, one.order)

    def _by_score(self, size: int) -> tuple[list[Ranked], int]:
        """Fetch until the last hit has a lower score than the last of the page."""
        limit = size + _SPARE
        while True:
            # Counting also keeps tantivy from skipping: scores then do not depend on the limit.
            found = self.searcher.search(self.query, limit, count=True)
            if len(found.hits) < limit or found.hits[-1][0] < found.hits[size - 1][0]:
                return self._sorted(found.hits)[:size], found.count
            limit *= 4

    def _by_number(self, size: int) -> tuple[list[Ranked], int]:
        """Fetch by the number; what ties at the border of the page is asked for by its order."""
        way = Order.Desc if self.request.descending else Order.Asc
        found = self.searcher.search(self.query, size + 1, order_by_field=self.request.sort, order=way)
        if len(found.hits) <= size:
            return self._sorted(found.hits), found.count
        border = found.hits[size - 1][0]
        above = [hit for hit in found.hits[:size] if hit[0] != border]
        tied = self.searcher.search(
            self._at(border), size - len(above), order_by_field="order", order=Order.Asc
        )
        last = [Ranked(border, key, address) for key, address in tied.hits]
        return self._sorted(above) + last, found.count

    def _at(self, number: int | None) -> Any:  # noqa: ANN401 - the library is not typed
        """Return the query where the number that is sorted by is this one, or is missing."""
        if number is None:
            other = (Occur.MustNot, TantivyQuery.exists_query(self.request.sort))
        else:
            other = (Occur.Must, translated(Range(self.request.sort, number, number), self.schema))
        return TantivyQuery.boolean_query([(Occur.Must, self.query), other])

    def _sorted(self, hits: list[tuple[Any, Address]]) -> list[Ranked]:
        """Sort hits, ties by the field `order`."""
        orders = self.searcher.fast_field_values("order", [address for _, address in hits])
        ranked = [Ranked(key, order or 0, at) for (key, at), order in zip(hits, orders, strict=True)]
        return sorted(ranked, key=self.before)
