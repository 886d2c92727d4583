"""Pairs of neighbouring characters: what the story of a case is compared by, as tokens and as buckets.

Pairs need no dictionary and no segmenter, and on judgments they find like cases better than words do.
A bucket is a pair hashed into 16 bits: small enough to be kept with every document, and no text.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from operator import add

import numpy as np
import numpy.typing as npt

Buckets = npt.NDArray[np.uint16]
BUCKETS = 1 << 16
_NO_WORD = re.compile(r"[\W_]+")
# Numbers, dates and masks (张某, 某某公司) tell nothing of what happened.
_UNTELLING = re.compile(r"[\W\da-zA-Z_某×]+")
_FACTOR = np.uint64(0x9E3779B97F4A7C15)
_SHIFT, _WIDE = np.uint64(48), np.uint64(21)


def pairs(text: str) -> str:
    """Return the pairs of neighbouring characters of a text, with a blank between them."""
    plain = _NO_WORD.sub("", text)
    return " ".join(map(add, plain, plain[1:]))


def buckets(text: str) -> Buckets:
    """Return the buckets of the telling pairs of a text, each once, in order."""
    plain = _UNTELLING.sub("", text)
    codes = np.frombuffer(plain.encode("utf-32-le", "replace"), dtype=np.uint32).astype(np.uint64)
    return np.unique(_hashed(codes[:-1], codes[1:]))


def bucket_of(tokens: Iterable[str]) -> Buckets:
    """Return the bucket of each pair, in the order given."""
    text = "".join(tokens)
    codes = np.frombuffer(text.encode("utf-32-le", "replace"), dtype=np.uint32).astype(np.uint64)
    return _hashed(codes[::2], codes[1::2])


def is_telling(pair: str) -> bool:
    """Say whether a pair may tell what happened: no digit, no mask in it."""
    return _UNTELLING.search(pair) is None


def _hashed(first: npt.NDArray[np.uint64], second: npt.NDArray[np.uint64]) -> Buckets:
    """Hash pairs of code points by multiplication."""
    return ((((first << _WIDE) | second) * _FACTOR) >> _SHIFT).astype(np.uint16)
