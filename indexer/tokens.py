"""Search tokens: rjieba's words, so that both engines index and ask the same (they split at blanks only)."""

from __future__ import annotations

import re

import rjieba

# What is neither a letter, a digit nor a Chinese character finds nothing and only makes the index longer.
_WORD = re.compile(r"[\w〇]", re.UNICODE)


def tokens(text: str) -> tuple[str, ...]:
    """Return the words of a text in their order, in small letters, without punctuation."""
    return tuple(word for word in rjieba.cut(text.lower()) if _WORD.search(word) and not word.isspace())


def joined(text: str) -> str:
    """Return the words of a text with one blank between them."""
    return " ".join(tokens(text))
