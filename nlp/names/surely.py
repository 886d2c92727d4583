"""How surely a possible name of which no word tells who bears it is a name: what each witness is worth.

The model of `nlp.names.context` speaks from the characters and from the place, the dictionary of words that a
name holds or tears, the recogniser from the sentence. None is enough alone; their weights were fitted on
invented names in judgments against what the model took for a name in judgments and was none.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import rjieba

from nlp.names.boundary import is_double
from nlp.names.dictionary import has_no_word, is_given, is_word
from nlp.names.surnames import COMPOUND, RARE, surname_of

# Log odds of the characters and of the place; a word is told by the place more than a name is.
_NAME, _NAME_OF_WORD, _PLACE_OF_WORD = 0.7, 0.5, 0.2
# The characters hold no word, their last starts one with the next character, all of them are one, are three,
# start with a surname that is nothing else, a stop leads to them.
_WHOLE_CHARACTERS, _TORN, _WORD, _THREE, _RARE, _STOP, _BIAS = 0.85, -1.6, 0.7, -1.26, 0.87, 0.52, -2.2
# The surname ends a word with the character before it (行|李箱中), or starts one with the next (相片|中).
_ENDS_WORD, _LEADS_WORD = -1.0, -1.5
# The recogniser sees a person there, with other ends (with these it is enough alone).
SEEN_OTHERWISE: Final = 0.54
_PAIR, _LONGEST_SINGLE = 2, 3
CLAUSE_STOPS: Final = frozenset("，。；：\n")


def is_foreign(name: str) -> bool:
    """Say whether a name is of another language, which neither surnames nor words tell: 阿依努尔·买买提."""
    long = len(name) > _LONGEST_SINGLE and surname_of(name) not in COMPOUND
    return "·" in name or (long and not is_double(name))


@dataclass(frozen=True, slots=True)
class Likeness:
    """Log odds of the best mention: it is a name, of somebody protected, somebody stands there."""

    name: float
    protected: float
    place: float

    def or_better(self, other: Likeness) -> Likeness:
        """Return the better of each."""
        return Likeness(
            max(self.name, other.name), max(self.protected, other.protected), max(self.place, other.place)
        )


def surely(text: str, start: int, end: int, own: Likeness) -> float:
    """Return the log odds that what stands between `start` and `end` is a name, without the recogniser."""
    name, before = text[start:end], text[max(0, start - 1) : start]
    if is_foreign(name):
        return own.name
    rest = name[len(surname_of(name)) - 1 :] if surname_of(name) else name
    value = _BIAS + (_STOP if not before or before in CLAUSE_STOPS else 0.0)
    if rjieba.has_word(name):
        value += _WORD + _NAME_OF_WORD * own.name + _PLACE_OF_WORD * own.place
    else:
        value += _NAME * own.name
    value += _WHOLE_CHARACTERS * (has_no_word(rest) and not is_word(before + name[0]))
    value += _TORN * is_word(text[end - 1 : end + 1]) + _ENDS_WORD * is_word(before + name[0])
    value += _LEADS_WORD * (
        len(name) > _PAIR
        and rjieba.has_word(name[:_PAIR])
        and name[:_PAIR] not in COMPOUND
        and not is_given(name[1:])
    )
    return value + _THREE * (len(name) > 2) + _RARE * (name[0] in RARE)
