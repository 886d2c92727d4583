"""What the characters of a name say by themselves: do they hold a word, is the surname as often one."""

from __future__ import annotations

from collections.abc import Container, Iterable
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Final

from nlp.names.dictionary import (
    has_no_word,
    is_court_word,
    is_given,
    is_made_of_given,
    is_plain_word,
    is_word,
)
from nlp.names.surnames import COMMON, SURNAMES, surname_of
from nlp.names.words import MAYBE

# Surnames that are as often a word after a role word: 被害人向法院, 被害人左手, 证人应到庭.
DOUBTFUL: Final = frozenset(
    "于向和与从经由因对自应单全双左右上下时当连关成方明安常易何别都即则便可过会通同将家车包要后有但问"
)
# Surnames of stuffs and colours: 金项链.
_STUFF: Final = frozenset("金银白黄")
# Surnames that are small words before they are surnames.
PREPOSITIONS: Final = frozenset("于向和与从由因对自将同当")
SMALL: Final = PREPOSITIONS | frozenset("经应双左上下都即则便可过会通要后有但问来中其无没")


def is_odd(name: str) -> bool:
    """Say whether no part of three characters is a word: what stands as a name then is one."""
    return len(name) == 3 and MAYBE.isdisjoint(name[1:]) and has_no_word(name)


def is_odd_pair(name: str) -> bool:
    """Say whether two characters are no word, and the first a surname: 何前 in 证人何前的证言."""
    return len(name) == 2 and name[0] in SURNAMES and name[0] not in PREPOSITIONS and not is_word(name)


def is_likely(name: str, surname: str, surnames: Container[str] = COMMON) -> bool:
    """Say whether a surname that is also a word (时, 安, 连) leads a name without a word in it."""
    free = surname in surnames and surname not in SMALL and MAYBE.isdisjoint(name[1:])
    return free and not is_word(name) and has_no_word(name[len(surname) - 1 :])


# The most frequent surname: with it a recogniser sees a name that it does not see with a rare one.
_FREQUENT: Final = "王"
_WHOLE_NAME: Final = 3


def is_rare(name: str) -> bool:
    """Say whether a rare surname leads what given names are made of, and no word does: 斐建国."""
    rare = name[:1] in SURNAMES and name[0] not in COMMON and name[0] not in SMALL
    if not rare or not is_made_of_given(name[1:]) or is_word(name) or is_word(name[:2]):
        return False
    # 年成立, 乃正常.
    ordinary = is_court_word(name[1:]) or is_plain_word(name[1:])
    return len(name) != _WHOLE_NAME or is_given(name[1:]) or not ordinary


def is_miswritten(name: str, people: Iterable[str]) -> bool:
    """Say whether one of them bears the name, but for a rare surname: 洗碧强 where 冼碧强 is known."""
    if len(name) != _WHOLE_NAME or not is_rare(name):
        return False
    return any(one[1:] == name[1:] and one != name for one in people)


def as_common(text: str, starts: Iterable[int]) -> str:
    """Give a text whose characters at these places are the most frequent surname."""
    at, pieces = 0, list[str]()
    for start in sorted(set(starts)):
        pieces += (text[at:start], _FREQUENT)
        at = start + 1
    return "".join((*pieces, text[at:])) if pieces else text


@dataclass(frozen=True, slots=True)
class Look:
    """What the characters of a name say: a plain one holds no word, a word (高山) is an ordinary one too."""

    name: str = field(repr=False)
    surname: str = field(repr=False)
    plain: bool
    word: bool

    @property
    def doubtful(self) -> bool:
        """Say whether the surname is as often a word."""
        return self.surname in DOUBTFUL


@lru_cache(maxsize=4096)
def look_at(name: str) -> Look:
    """Look at the characters of a name."""
    surname = surname_of(name)
    led = len(name) == 3 and len(surname) == 1 and is_word(name[:2]) and not is_given(name[1:])
    word = is_word(name) or led
    common = (surname in COMMON or len(surname) > 1) and surname not in DOUBTFUL
    stuff = surname in _STUFF and is_word(name[1:])
    plain = (common or is_likely(name, surname)) and not word and not stuff
    return Look(name, surname, plain, word and surname in COMMON and surname not in SMALL - {"和"})
