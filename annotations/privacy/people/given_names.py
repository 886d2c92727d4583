"""Given names alone (长子长海) of people whose whole names (关长海) are told: they undo the mask.

They are looked for once a word for kin leads to one, as families are told; then wherever they stand by
themselves. A given name of two people, or one that other names hold, tells nobody.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from typing import Final

from nlp.names.boundary import ends_here
from nlp.names.dictionary import is_word
from nlp.names.likely import SMALL
from nlp.names.surnames import COMMON, surname_of
from nlp.names.tellers import opens

Places = list[tuple[int, int]]

_GIVEN: Final = 2
_KIN: Final = re.compile(
    "(?:[长次三四五六七八大二小幼独养继之其一]?[子女]|儿子|女儿|[长次大二三小]?[儿孙]|孙[子女]|儿媳|女婿"
    "|妻子?|丈夫|老伴|[哥姐弟妹]|[父母]亲?)$"
)
_LOOK: Final = 3


def with_given(text: str, places: Mapping[str, Places]) -> dict[str, Places]:
    """Add to the places of each name those where its given name alone stands."""
    given = {name: name[len(surname_of(name)) :] for name in places if places[name]}
    borne = Counter(given.values())
    found = dict(places)
    for name, own in given.items():
        # 哥哥和顾某: a small word joins, whatever somebody is called.
        plain = len(own) == _GIVEN and own[0] not in SMALL and borne[own] == 1
        # Most stand nowhere but in their names: to count is quicker than to look.
        alone = _alone(text, own) if plain and text.count(own) > len(places[name]) else []
        if alone:
            found[name] = sorted({*places[name], *alone})
    return found


def _alone(text: str, given: str) -> Places:
    """Give the places of a given name, where kin leads to one of them; of a word only those."""
    every = [(one.start(), one.end()) for one in re.finditer(given, text)]
    bare = [place for place in every if text[place[0] - 1 : place[0]] not in COMMON]
    led = [(start, end) for start, end in bare if _is_kin(text, start) and ends_here(text, end) > 0]
    if not led or is_word(given):
        return led
    return [(start, end) for start, end in bare if opens(text, start) or (start, end) in led]


def _is_kin(text: str, at: int) -> bool:
    """Say whether a word for kin stands right before a place."""
    return _KIN.search(text, max(0, at - _LOOK), at) is not None
