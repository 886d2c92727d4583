"""The dictionary of ordinary words: what a name is told from."""

from __future__ import annotations

import rjieba


def is_word(text: str) -> bool:
    """Say whether the dictionary holds `text`."""
    return rjieba.has_word(text)


def has_no_word(name: str) -> bool:
    """Say whether no two neighbouring characters, nor the whole, are a word."""
    pairs = (name[at : at + 2] for at in range(len(name) - 1))
    return not any(map(rjieba.has_word, pairs)) and not rjieba.has_word(name)
