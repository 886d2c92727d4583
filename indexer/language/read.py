"""A search as typed becomes a query, or all its faults."""

from __future__ import annotations

from indexer.language.lower import ALONE, Lookup, lower
from indexer.language.parse import parse
from indexer.language.tree import QueryFault
from indexer.query import Query


class SearchFaultError(Exception):
    """Raised for a search that cannot be understood; holds every fault with its place."""

    def __init__(self, faults: tuple[QueryFault, ...]) -> None:
        """Keep the faults."""
        super().__init__(f"{len(faults)} faults")
        self.faults = faults


def read_search(text: str, lookup: Lookup = ALONE) -> Query:
    """Return the query of a search; raises SearchFaultError with all faults in their order.

    `lookup` asks the index that is searched (`indexer.language.lookup`).
    """
    tree, faults = parse(text)
    query, more = lower(tree, lookup) if tree is not None else (None, ())
    if faults or more or query is None:
        raise SearchFaultError(tuple(sorted((*faults, *more), key=lambda fault: fault.at)))
    return query
