"""A phrase whose ends break words: 告人犯盗 stands in 被告人犯盗窃罪, indexed as 被告人, 犯 and 盗窃罪.

At each end a few characters are taken as what is left of a longer word, and what lies between is cut anew.
Which longer words there are the dictionary says, so that every engine is asked the same.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

import rjieba

from indexer.language.longer import lines_with
from indexer.query import Constant, Either, Places, Query
from indexer.tokens import narrow, tokens

# So many characters of a broken word may stand at an end.
_LONGEST = 5
# The most frequent words of an end, in bytes: tantivy refuses an expression of more than a thousand states.
_MOST_BYTES = 600
_EDGES = re.compile(r"^[\W_]+|[\W_]+$")
_NUMERAL = re.compile("[一二三四五六七八九十百]+条?")
Words = tuple[str, ...]


def broken(name: str, text: str) -> Query | None:
    """Return what finds a phrase that breaks words at its ends, None where there are no such words."""
    text = _EDGES.sub("", narrow(text).lower())
    if not text:  # __ is a word of the index, too
        return None
    typed = "".join(tokens(text))
    parts = tuple(Places(name, places, typed) for places in dict.fromkeys(_variants(text)))
    return Constant(parts[0] if len(parts) == 1 else Either(parts), 1.0) if parts else None


def _variants(text: str) -> Iterator[tuple[Words, ...]]:
    """Give the words of each place, for each way to break a word at one end or at both."""
    if inside := words_with(text, "", ""):
        yield (inside,)
    for left in range(min(_LONGEST, len(text) - 1) + 1):
        before = words_with(text[:left], "", " ") if left else ()
        for right in range(min(_LONGEST, len(text) - left - (not left)) + 1):
            behind = words_with(text[len(text) - right :], "\n", "") if right else ()
            if (before or not left) and (behind or not right) and left + right:
                inner = tokens(text[left : len(text) - right])
                yield (*filter(None, (before,)), *((word,) for word in inner), *filter(None, (behind,)))


@lru_cache(maxsize=512)
def words_with(part: str, start: str, end: str) -> Words:
    """Return the frequent longer words with a part: at their beginning, at their end, or anywhere.

    `start` is a line break and `end` a blank where the part is to stand there, as in the dictionary's lines.
    """
    lines = lines_with(f"{start}{part}{end}")
    # A line has how often a word is used and its part of speech as well: 5 and n are found there, too.
    found = sorted((-count, word) for word, count in lines if word != part and part in word)
    kept, size = [*_made(part, start, end)], 0
    for _, word in found:
        size += len(word.encode())
        if size > _MOST_BYTES:
            break
        if rjieba.cut(word) == [word]:
            kept.append(word)
    return tuple(kept)


def _made(part: str, start: str, end: str) -> Iterator[str]:
    """Give words that no dictionary has: masked names, and articles of a law."""
    if start and len(part) == 1:
        yield f"{part}某"
    if start and part.startswith("第") and _NUMERAL.fullmatch(part[1:]) and not part.endswith("条"):
        yield f"{part}条"
    if end and _NUMERAL.fullmatch(part):
        yield f"第{part}"
