"""The dictionary of ordinary words: what a name is told from."""

from __future__ import annotations

from functools import cache, lru_cache
from pathlib import Path
from typing import Final

import rjieba

# Words of two characters that begin with a surname and stand in one judgment of fifty (`tools.words`).
_OF_COURTS: Final = Path(__file__).resolve().parents[1] / "data" / "court_words.txt"


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


def is_court_word(text: str) -> bool:
    """Say whether judgments use a word so often that its place does not make a name of it (程序, 方向)."""
    return text in _court_words()


@cache
def _court_words() -> frozenset[str]:
    """Read the list once."""
    return frozenset(_OF_COURTS.read_text(encoding="utf-8").split())
