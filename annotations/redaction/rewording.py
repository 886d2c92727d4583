"""All words of a plan replaced in one pass: files hold many small texts, and a plan may hold many words."""

from __future__ import annotations

import html
import re
from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from ahocorasick_rs import AhoCorasick, MatchKind

from annotations.redaction.values import Word
from nlp.text.view import ZERO_WIDTH

# Characters that a source writes in its own way, or that show nothing.
_CHARACTER = re.compile(rf"&#?\w{{1,10}};|{ZERO_WIDTH.pattern}")
# What stands in the source of a page between the characters that it shows; what begins a block parts words.
# A ">" in quotes ends no tag; no tag is looked for beyond the next "<". A comment without an end is the rest.
_MARK = re.compile(
    r"<!--.*?(?:-->|\Z)"
    r"""|</?[A-Za-z]\w{0,15}\b(?:(?:[^<>"']|"[^"<]{0,500}"|'[^'<]{0,500}')*+>|[^<>]{0,500}>)"""
    rf"|{_CHARACTER.pattern}",
    re.DOTALL,
)
_NAME = re.compile(r"<(/?\w+)")
_PARTING = re.compile(r"/?(?:p|div|br|t[rdh]|li|[uod]l|d[td]|h\d|table|option|hr)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Rewording:
    """Replaces words; where two could begin at one place, the longer one holds."""

    words: tuple[Word, ...] = field(repr=False)
    _finder: AhoCorasick | None = field(repr=False)

    @classmethod
    def of(cls, words: Sequence[Word]) -> Rewording:
        """Prepare the words once for all texts."""
        values = [word.value for word in words]
        finder = AhoCorasick(values, matchkind=MatchKind.LeftmostLongest) if values else None
        return cls(tuple(words), finder)

    def __call__(self, text: str) -> str:
        """Return the text with every word replaced."""
        if self._finder is None or not text:
            return text
        pieces: list[str] = []
        at = 0
        for index, start, end in self._finder.find_matches_as_indexes(text):
            pieces += (text[at:start], self.words[index].text)
            at = end
        return "".join((*pieces, text[at:])) if pieces else text

    def in_source(self, text: str) -> str:
        """Return the source of a page, or any text, with every word replaced, also where marks part it.

        栾<em>海棠</em> is read as one name; the tags stay. Characters that are written as numbers or show
        nothing may also stand in a tag (title="栾&#28023;棠").
        """
        fresh = self(text)
        for marks in (_CHARACTER, _MARK):
            fresh = self._across(fresh, marks)
        return fresh

    def _across(self, text: str, marks: re.Pattern[str]) -> str:
        """Return the text with the words replaced that these marks part in it."""
        if self._finder is None or marks.search(text) is None:
            return text
        source = _Source.of(text, marks)
        pieces: list[str] = []
        at = 0
        for start, end, word in self.found(source.shown):
            places = list(source.places(start, end))
            # What no mark parts was replaced before: what stands there now may be a mask.
            if len(places) == 1 and places[0][1] - places[0][0] == end - start:
                continue
            for number, (begin, stop) in enumerate(places):
                pieces += (text[at:begin], "" if number else word.text)
                at = stop
        return "".join((*pieces, text[at:]))

    def found(self, text: str) -> list[tuple[int, int, Word]]:
        """Return the places of all words in the text."""
        if self._finder is None or not text:
            return []
        return [(start, end, self.words[i]) for i, start, end in self._finder.find_matches_as_indexes(text)]


@dataclass(frozen=True, slots=True)
class _Source:
    """What a source shows, in pieces: where each begins in that, and where it stands in the source."""

    shown: str = field(repr=False)
    at: array[int] = field(repr=False)
    begins: array[int] = field(repr=False)
    ends: array[int] = field(repr=False)

    @classmethod
    def of(cls, text: str, marks: re.Pattern[str]) -> _Source:
        """Read a source; a piece is what stands between two marks, or a mark that shows something."""
        pieces: list[str] = []
        at, begins, ends = array("q"), array("q"), array("q")
        length = last = 0

        def put(shown: str, begin: int, end: int) -> None:
            nonlocal length
            if shown:
                pieces.append(shown)
                at.append(length)
                begins.append(begin)
                ends.append(end)
                length += len(shown)

        for mark in marks.finditer(text):
            put(text[last : mark.start()], last, mark.start())
            put(_shown(mark[0]), *mark.span())
            last = mark.end()
        put(text[last:], last, len(text))
        return cls("".join(pieces), at, begins, ends)

    def places(self, start: int, end: int) -> Iterator[tuple[int, int]]:
        """Give where the characters [start, end) of what is shown stand in the source."""
        for one in range(bisect_right(self.at, start) - 1, bisect_left(self.at, end)):
            at, begin, stop = self.at[one], self.begins[one], self.ends[one]
            size = (self.at[one + 1] if one + 1 < len(self.at) else len(self.shown)) - at
            # A mark that shows something else than itself goes whole.
            if stop - begin == size:
                begin, stop = begin + max(0, start - at), begin + min(size, end - at)
            yield begin, stop


# A page has few marks, many times.
@lru_cache(1024)
def _shown(mark: str) -> str:
    """Return what a mark shows: a character, nothing, or the end of a line."""
    if mark[0] == "<":
        name = _NAME.match(mark)
        return "\n" if name and _PARTING.fullmatch(name[1]) else ""
    return ZERO_WIDTH.sub("", html.unescape(mark))
