"""The longer words that hold a word: who seeks 盗窃 means 盗窃罪 too, which the index holds as one word.

Texts are cut into words by rjieba, and its dictionary (jieba's) says which longer words there are. The index
stays as it is; a search asks for these besides the word itself.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache, lru_cache
from importlib.resources import files
from itertools import islice

import rjieba

# Of everyday words there are hundreds; the frequent ones are what judgments say.
_MOST, _SHORTEST = 12, 2


@lru_cache(maxsize=256)
def longer(word: str) -> tuple[str, ...]:
    """Return the dictionary's longer words in which a word stands as a word, the frequent ones first."""
    if len(word) < _SHORTEST or word.isascii():
        return ()
    found = sorted((-count, one) for one, count in _holding(word))
    held = (one for _, one in found if rjieba.cut(one) == [one] and word in rjieba.cut_for_search(one))
    return tuple(islice(held, _MOST))


@lru_cache(maxsize=256)
def longer_from(word: str, most: int) -> tuple[str, ...]:
    """Return the dictionary's longer words that begin with a word, the frequent ones first."""
    return _at_an_end(word, most, str.startswith)


@lru_cache(maxsize=256)
def longer_to(word: str, most: int) -> tuple[str, ...]:
    """Return the dictionary's longer words that end with a word, the frequent ones first."""
    return _at_an_end(word, most, str.endswith)


def _at_an_end(word: str, most: int, holds: Callable[[str, str], bool]) -> tuple[str, ...]:
    """Return the longer words that hold a word in one place, and are one word where they are cut."""
    if len(word) < _SHORTEST or word.isascii():
        return ()
    found = sorted((-count, one) for one, count in _holding(word) if holds(one, word))
    return tuple(islice((one for _, one in found if rjieba.cut(one) == [one]), most))


def _holding(word: str) -> Iterator[tuple[str, int]]:
    """Give each longer word of the dictionary that holds these characters, with how often it is used."""
    return (line for line in lines_with(word) if line[0] != word)


def lines_with(characters: str) -> Iterator[tuple[str, int]]:
    """Give the words of the dictionary's lines with these characters, with how often they are used.

    A line begins behind a line break, and a blank ends its word.
    """
    text = _dictionary()
    at = text.find(characters)
    while at >= 0:
        start, end = text.rfind("\n", 0, at + 1) + 1, text.find("\n", at + 1)
        word, count, *_ = text[start:end].split(" ")
        yield word, int(count)
        at = text.find(characters, end)


@cache
def _dictionary() -> str:
    """Return the dictionary: a word, how often it is used and what it is, line by line."""
    return files("jieba").joinpath("dict.txt").read_text("utf-8")
