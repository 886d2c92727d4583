"""BM25 in memory, exactly as Lucene has it (k1 = 1.2, b = 0.75, a length in one byte): a stand-in engine."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

import numpy as np
import numpy.typing as npt

K1, B = 1.2, 0.75
# Lengths below this are kept as they are.
_FREE = 24

Numbers = npt.NDArray[np.float64]


class Index:
    """The postings of one field."""

    def __init__(self, texts: Iterable[Sequence[str]]) -> None:
        """Read texts of tokens."""
        self.numbers: dict[str, int] = {}
        terms, counts, places, lengths = [], [], [], []
        for at, tokens in enumerate(texts):
            found = np.array(
                [self.numbers.setdefault(token, len(self.numbers)) for token in tokens], dtype=np.int64
            )
            unique, count = np.unique(found, return_counts=True)
            terms.append(unique)
            counts.append(count)
            places.append(np.full(len(unique), at, dtype=np.int32))
            lengths.append(len(tokens))
        term = np.concatenate(terms)
        order = np.argsort(term, kind="stable")
        self._places = np.concatenate(places)[order]
        self._starts = np.searchsorted(term[order], np.arange(len(self.numbers) + 1))
        self.size = len(lengths)
        documents = sum(map(bool, lengths))
        frequency = np.diff(self._starts)
        self._idf = np.log1p((documents - frequency + 0.5) / (frequency + 0.5))
        norms = np.array([quantised(length) for length in lengths]) / (sum(lengths) / documents)
        count = np.concatenate(counts)[order]
        self._tf = count * (K1 + 1) / (count + (K1 * (1 - B + B * norms))[self._places])

    def scores(self, tokens: Mapping[str, float]) -> Numbers:
        """Return the score of every document for weighted tokens."""
        total = np.zeros(self.size)
        for token, weight in tokens.items():
            number = self.numbers.get(token)
            if number is not None:
                part = slice(self._starts[number], self._starts[number + 1])
                total[self._places[part]] += weight * self._idf[number] * self._tf[part]
        return total


def quantised(length: int) -> int:
    """Return a length as Lucene keeps it in one byte (SmallFloat.intToByte4 and back)."""
    if length < _FREE:
        return length
    rest = length - _FREE
    bits = rest.bit_length()
    shift = max(0, bits - 4)
    return _FREE + ((rest >> shift) << shift)
