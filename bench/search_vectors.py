"""Dense vectors of the queries of lecard and of the documents in their pools, for the search bench."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np

from bench.search_data import Asked
from indexer.similar.values import Candidate, Vector
from jianwen.likeness.encoders.interface import encoder_of
from jianwen.likeness.vectors import told

_QUERY = "q"


@dataclass(frozen=True, slots=True)
class Dense:
    """Vectors by id; a query's id has a q before it."""

    rows: Mapping[str, Vector]

    def near(self, query: Asked, hits: Sequence[Candidate]) -> list[Candidate]:
        """Return the candidates with how near they lie to the query."""
        asked = self.rows[_QUERY + query.id]
        return [replace(hit, nearness=float(self.rows[hit.id] @ asked)) for hit in hits]


def dense(chosen: str, held: Path, asked_of: Sequence[Asked], stories: Mapping[str, str]) -> Dense:
    """Encode the queries and the documents of their pools, or read what is held of them."""
    if held.is_file():
        with np.load(held, allow_pickle=False) as file:
            return Dense(dict(zip(map(str, file["ids"]), file["v"], strict=True)))
    texts = {_QUERY + query.id: query.text for query in asked_of}
    texts |= {id_: stories[id_] for id_ in _pools(asked_of)}
    made = encoder_of(chosen).encode([told(text) for text in texts.values()])
    np.savez(held, ids=np.array(list(texts)), v=made)
    return Dense(dict(zip(texts, made, strict=True)))


def _pools(asked_of: Iterable[Asked]) -> list[str]:
    """Return the documents of all pools."""
    return sorted({id_ for query in asked_of for id_ in query.pool})
