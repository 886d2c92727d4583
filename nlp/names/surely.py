"""What the characters of a possible name say of whether it is one, where no word tells who bears it.

Each trait only adds to what is known from the place and from the recogniser; what it is worth is learned
(`tools.strangers`).
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final, NamedTuple

import rjieba

from nlp.names.boundary import is_double
from nlp.names.dictionary import has_no_word, is_given, is_plain_word, is_word
from nlp.names.likely import DOUBTFUL, SMALL
from nlp.names.surnames import COMPOUND, FREQUENT, RARE, surname_of

_LONGEST_SINGLE: Final = 3
_PAIR: Final = 2
CLAUSE_STOPS: Final = frozenset("，。；：\n")


def is_foreign(name: str) -> bool:
    """Say whether a name is of another language, which neither surnames nor words tell: 阿依努尔·买买提."""
    long = len(name) > _LONGEST_SINGLE and surname_of(name) not in COMPOUND
    return "·" in name or (long and not is_double(name))


class Likeness(NamedTuple):
    """Log odds of the best mention: it is a name, of somebody protected, somebody stands there.

    And whether the place introduces somebody, whatever the characters are.
    """

    name: float
    protected: float
    place: float
    introduced: bool = False

    def or_better(self, other: Likeness) -> Likeness:
        """Return the better of each."""
        return Likeness(
            max(self.name, other.name),
            max(self.protected, other.protected),
            max(self.place, other.place),
            self.introduced or other.introduced,
        )


def traits(name: str) -> Iterator[str]:
    """Give the traits of the characters: the form, and the words that they are or hold."""
    if is_foreign(name):
        yield "form.foreign"
        return
    surname = surname_of(name)
    yield f"form.{len(name)}"
    yield from _words(name)
    if has_no_word(name[max(0, len(surname) - 1) :]):
        yield "form.whole"
    if surname in COMPOUND:
        yield "form.compound"
    elif surname in DOUBTFUL or surname in SMALL:
        yield "form.doubtful"
    if name[0] in RARE:
        yield "form.rare"
    if surname in FREQUENT:
        yield "form.frequent"
    if len(name) > _PAIR and is_given(name[1:]):
        yield "form.given"
    elif len(name) > _PAIR and rjieba.has_word(name[:_PAIR]) and name[:_PAIR] not in COMPOUND:
        yield "form.led"


def _words(name: str) -> Iterator[str]:
    """Give what the dictionary says of the whole name: that it holds it, as a word, as hardly a name."""
    if rjieba.has_word(name):
        yield "form.listed"
    if is_word(name):
        yield "form.word"
        if is_plain_word(name):
            yield "form.plain"


def kind_of(name: str) -> str:
    """Return what sort of name it is, for which the numbers of `Likeness` weigh differently."""
    if is_foreign(name):
        return "foreign"
    return "word" if rjieba.has_word(name) else "name"
