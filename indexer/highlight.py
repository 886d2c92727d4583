"""Where the words of a search stand in a text, and the passage that shows most of them.

A pure function of query and text: both engines show the same.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from indexer.query import Bag, Boosted, Constant, Either, Every, Filtered, Phrase, Places, Query, Without
from indexer.tokens import narrow

Range = tuple[int, int]
_BETWEEN = r"[\W_]*"
_MOST_TERMS, _WINDOW, _BEFORE = 400, 160, 24
_WHOLE = "text"


@dataclass(frozen=True, slots=True)
class Passage:
    """A part of a text from `start` to `end`, and the ranges in it (offsets into the whole text) to mark."""

    start: int
    end: int
    marks: tuple[Range, ...]


def highlights(query: Query, text: str, sections: Mapping[str, Range]) -> tuple[Range, ...]:
    """Return the ranges of a text that the words of a query match, in order, none touching another.

    Words that are sought in a section are marked there only; `sections` has the ranges of those there are.
    """
    wanted: dict[str, set[tuple[str, ...]]] = {}
    for name, words in _terms(query):
        wanted.setdefault(name, set()).add(words)
    found: list[Range] = []
    folded = narrow(text)
    for name, terms in wanted.items():
        start, end = (0, len(text)) if name == _WHOLE else sections.get(name, (0, 0))
        pattern = _pattern(terms)
        found += [match.span() for match in pattern.finditer(folded, start, end)]
    return _merged(found)


def best_passage(text: str, marks: Sequence[Range]) -> Passage | None:
    """Return the part of a text of some 160 characters that has the most different words of a search."""
    if not marks:
        return None
    best, most = 0, -1
    for first in range(len(marks)):
        start = marks[first][0]
        inside = {text[begin:end] for begin, end in marks[first:] if end <= start + _WINDOW}
        if len(inside) > most:
            best, most = first, len(inside)
    start = max(0, marks[best][0] - _BEFORE)
    end = min(len(text), max(start + _WINDOW, marks[best][1]))
    return Passage(start, end, tuple(one for one in marks if start <= one[0] and one[1] <= end))


def _terms(query: Query) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Give the words and phrases of a query with their fields; what is barred is not marked."""
    if isinstance(query, Bag):
        yield from ((query.name, (token,)) for token, _ in query.tokens[:_MOST_TERMS])
    elif isinstance(query, Phrase):
        yield query.name, query.tokens
    elif isinstance(query, Places):
        yield query.name, tuple(query.typed)
    elif isinstance(query, (Every, Either)):
        for part in query.parts:
            yield from _terms(part)
    elif isinstance(query, (Without, Constant, Filtered, Boosted)):
        yield from _terms(query.part)


def _pattern(terms: set[tuple[str, ...]]) -> re.Pattern[str]:
    """Return the pattern of all terms, the longest first; signs may stand between the words of a phrase."""
    ordered = sorted(terms, key=lambda words: (-sum(map(len, words)), words))
    return re.compile("|".join(_BETWEEN.join(map(re.escape, words)) for words in ordered), re.IGNORECASE)


def _merged(ranges: list[Range]) -> tuple[Range, ...]:
    """Put ranges that touch together."""
    merged: list[Range] = []
    for start, end in sorted(ranges):
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return tuple(merged)
