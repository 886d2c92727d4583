"""All words of a plan replaced in one pass: files hold many small texts, and a plan may hold many words."""

from __future__ import annotations

import html
import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from ahocorasick_rs import AhoCorasick, MatchKind

from annotations.redaction.values import Word

# What stands in the source of a page between the characters that it shows; what begins a block parts words.
_MARK = re.compile(r"<(?P<tag>/?[A-Za-z]\w{0,15})\b[^<>]{0,500}>|&#?\w{1,10};")
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

        栾<em>海棠</em> is read as one name; the tags stay.
        """
        fresh = self(text)
        if self._finder is None or _MARK.search(fresh) is None:
            return fresh
        shown, places = _shown(fresh)
        pieces: list[str] = []
        at = 0
        for start, end, word in self.found(shown):
            for number, (begin, stop) in enumerate(places[start:end]):
                pieces += (fresh[at:begin], "" if number else word.text)
                at = stop
        return "".join((*pieces, fresh[at:]))

    def found(self, text: str) -> list[tuple[int, int, Word]]:
        """Return the places of all words in the text."""
        if self._finder is None or not text:
            return []
        return [(start, end, self.words[i]) for i, start, end in self._finder.find_matches_as_indexes(text)]


def _shown(source: str) -> tuple[str, list[tuple[int, int]]]:
    """Return the characters that a source shows, each with its place in it."""
    chars: list[str] = []
    places: list[tuple[int, int]] = []
    at = 0
    for mark in _MARK.finditer(source):
        chars += source[at : mark.start()]
        places += ((one, one + 1) for one in range(at, mark.start()))
        at = mark.end()
        tag = mark["tag"]
        char = html.unescape(mark[0])[:1] if tag is None else "\n" if _PARTING.fullmatch(tag) else ""
        if char:
            chars.append(char)
            # What only parts words is never replaced: no word holds a line break.
            places.append(mark.span())
    chars += source[at:]
    places += ((one, one + 1) for one in range(at, len(source)))
    return "".join(chars), places
