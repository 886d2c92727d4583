"""What is drawn along a path (WordArt) in a copy: it stays where nothing in it may name anybody."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from annotations.redaction.rewording import Rewording
from annotations.redaction.values import Word
from nlp.names.surnames import COMMON, COMPOUND

# Long enough to be somebody's number; Latin words are nicknames, accounts and addresses.
_TOLD = re.compile(r"\d{5}|[A-Za-z]{2}|@")
_CHINESE = re.compile(r"[\u3400-\u9fff]")
_MASKED = re.compile(f"(?:{'|'.join(COMPOUND)}|.)某")


@dataclass(frozen=True, slots=True)
class Art:
    """Rewords what is drawn, blanks or not: a watermark spaces its letters out."""

    reword: Rewording

    @classmethod
    def of(cls, words: Sequence[Word]) -> Art:
        """Prepare the words of a plan."""
        return cls(Rewording.of([replace(word, value="".join(word.value.split())) for word in words]))

    def __call__(self, said: str) -> str:
        """Return the text with every word replaced; nothing where what is left may still tell of somebody."""
        pieces = list(self._pieces(said))
        if any(_may_tell(text) for text, own in pieces if own):
            return ""
        return "".join(text for text, _ in pieces)

    def _pieces(self, said: str) -> Iterator[tuple[str, bool]]:
        """Yield the text in pieces, and whether each is the drawing's own: else it is a mask."""
        places = [at for at, char in enumerate(said) if not char.isspace()]
        done = 0
        for start, end, word in self.reword.found("".join(said[at] for at in places)):
            yield said[done : places[start]], True
            yield word.text, False
            done = places[end - 1] + 1
        yield said[done:], True


def _may_tell(text: str) -> bool:
    """Say whether something in a text could be a name or a number: so short a text is not surely screened."""
    plain = _MASKED.sub(" ", "".join(text.split()))
    return bool(_TOLD.search(plain)) or any(
        (first in COMMON or first + second in COMPOUND) and _CHINESE.match(second)
        for first, second in pairwise(plain)
    )
