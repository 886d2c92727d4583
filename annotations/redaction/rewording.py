"""All words of a plan replaced in one pass: files hold many small texts, and a plan may hold many words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from ahocorasick_rs import AhoCorasick, MatchKind

from annotations.redaction.values import Word


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

    def found(self, text: str) -> list[tuple[int, int, Word]]:
        """Return the places of all words in the text."""
        if self._finder is None or not text:
            return []
        return [(start, end, self.words[i]) for i, start, end in self._finder.find_matches_as_indexes(text)]
