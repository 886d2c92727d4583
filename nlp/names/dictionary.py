"""The dictionary of ordinary words: what a name is told from."""

from __future__ import annotations

from functools import lru_cache

import rjieba


def is_word(text: str) -> bool:
    """Say whether the dictionary holds `text`, and not only as somebody's name (建国)."""
    return rjieba.has_word(text) and not _is_name(text)


def has_no_word(name: str) -> bool:
    """Say whether no two neighbouring characters, nor the whole, are a word."""
    pairs = (name[at : at + 2] for at in range(len(name) - 1))
    return not any(map(is_word, pairs)) and not is_word(name)


@lru_cache(maxsize=8192)
def _is_name(word: str) -> bool:
    """Say whether a word of the dictionary is a person's name there."""
    return rjieba.tag(word)[0][1] == "nr"
