"""Keyed names for leaks: the same leak keeps its name, and nobody can guess the value back."""

from __future__ import annotations

import hashlib
import hmac
import secrets
from collections.abc import Iterator
from functools import lru_cache

from annotations.values import Category

KEY_BYTES = 32
_DIGITS = 24


def new_key() -> bytes:
    """Make a key for a new store, or a throw-away one for a run without a store."""
    return secrets.token_bytes(KEY_BYTES)


def fingerprint(key: bytes, category: Category | str, where: str, value: str) -> str:
    """Name a leak by what it is (`value`), where (`where`: case or document) and how (`category`).

    HMAC-SHA256, first 24 hex digits. Offsets take no part: the name holds when the text moves.
    """
    made = _begun(key).copy()
    made.update("\x1f".join((str(category), where, value)).encode())
    return made.hexdigest()[:_DIGITS]


@lru_cache(4)
def _begun(key: bytes) -> hmac.HMAC:
    """Begin a fingerprint: what the key alone does to it takes longer than a short value."""
    return hmac.new(key, digestmod="sha256")


def key_name(key: bytes) -> str:
    """Name a key without giving it away, so that a store knows whether it still has its own."""
    return hmac.new(key, b"jianwen key", hashlib.sha256).hexdigest()[:_DIGITS]


def windows_named(
    wanted: str, key: bytes, category: Category | str, where: str, text: str, length: int
) -> Iterator[int]:
    """Give the starts of every window of `length` code points whose fingerprint is `wanted`.

    About a microsecond a character: meant for one document that a decision speaks of.
    """
    prefix = f"{category}\x1f{where}\x1f".encode()
    for start in range(len(text) - length + 1):
        message = prefix + text[start : start + length].encode("utf-8", "surrogatepass")
        if hmac.digest(key, message, "sha256").hex()[:_DIGITS] == wanted:
            yield start
