"""Pairs of neighbouring characters: what the story of a case is compared by, as tokens and as buckets.

Pairs need no dictionary and no segmenter, and on judgments they find like cases better than words do.
A bucket is a pair hashed into 16 bits: small enough to be kept with every document, and no text.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

import numpy as np
import numpy.typing as npt

Buckets = npt.NDArray[np.uint16]
Codes = npt.NDArray[np.uint64]
BUCKETS = 1 << 16
_NO_WORD = re.compile(r"[\W_]+")
# Numbers, dates and masks (张某, 某某公司) tell nothing of what happened.
_UNTELLING = re.compile(r"[\W\da-zA-Z_某×]+")
_FACTOR = np.uint64(0x9E3779B97F4A7C15)
_BLANK = ord(" ")
_SHIFT, _WIDE = np.uint64(48), np.uint64(21)


def pairs(text: str) -> str:
    """Return the pairs of neighbouring characters of a text, with a blank between them."""
    codes = np.frombuffer(_NO_WORD.sub("", text).encode("utf-32-le", "surrogatepass"), dtype="<u4")
    if len(codes) < 2:
        return ""
    written = np.full((len(codes) - 1, 3), _BLANK, dtype="<u4")
    written[:, 0], written[:, 1] = codes[:-1], codes[1:]
    return written.tobytes()[: -written.itemsize].decode("utf-32-le", "surrogatepass")


def buckets(text: str) -> Buckets:
    """Return the buckets of the telling pairs of a text, each once, in order."""
    plain = _UNTELLING.sub("", text)
    found = np.sort(_hashed(_joined(_codes(plain))))
    return found[np.append(True, found[1:] != found[:-1])] if len(found) else found


def bucket_of(tokens: Iterable[str]) -> Buckets:
    """Return the bucket of each pair, in the order given."""
    return _hashed(_joined(_codes("".join(tokens)))[::2])


def weighed(worth: Mapping[str, float], text: str) -> npt.NDArray[np.float64]:
    """Return what each pair of a text is worth, in order; a pair without a worth is worth nothing."""
    if not worth:
        return np.zeros(max(0, len(text) - 1))
    known = _joined(_codes("".join(worth)))[::2]
    order = np.argsort(known)
    found = _joined(_codes(text))
    at = np.minimum(np.searchsorted(known, found, sorter=order), len(known) - 1)
    place = order[at]
    return np.where(known[place] == found, np.fromiter(worth.values(), np.float64)[place], 0.0)


def is_telling(pair: str) -> bool:
    """Say whether a pair may tell what happened: no digit, no mask in it."""
    return _UNTELLING.search(pair) is None


def _codes(text: str) -> Codes:
    """Return the code points of a text."""
    return np.frombuffer(text.encode("utf-32-le", "replace"), dtype=np.uint32).astype(np.uint64)


def _joined(codes: Codes) -> Codes:
    """Return each two neighbouring code points as one number."""
    return (codes[:-1] << _WIDE) | codes[1:]


def _hashed(joined: Codes) -> Buckets:
    """Hash pairs by multiplication."""
    return ((joined * _FACTOR) >> _SHIFT).astype(np.uint16)
