"""Given names alone (长子长海) of people whose whole names (关长海) are told: they undo the mask.

They are looked for once a word for kin leads to one, as families are told; then wherever they stand by
themselves. Where kin sue each other they are called so without such a word (国喜出多少我出多少). A given name
of two people, or one that other names hold, tells nobody.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Mapping
from typing import Final

from ahocorasick_rs import AhoCorasick, Implementation

from annotations.privacy.people.mentions import mentions
from nlp.names.boundary import ends_here
from nlp.names.dictionary import is_word
from nlp.names.likely import SMALL
from nlp.names.surnames import COMMON, surname_of
from nlp.names.tellers import opens
from nlp.text.windows import every_hit

Places = list[tuple[int, int]]

# Of a character that is torn off nothing is told.
_LENGTH, _LONGEST = 2, 3
_GIVEN: Final = re.compile(f"[\u3400-\u9fff]{{{_LENGTH},{_LONGEST}}}")
_KIN: Final = re.compile(
    "(?:[长次大二三四五六幺]房|老[大二三四五六七八幺]|[原被]告|小名|[长次三四五六七八大二小幼独养继之其一]?[子女]|儿子|女儿|[长次大二三小]?[儿孙]|孙[子女]|儿媳|女婿"
    "|妻子?|丈夫|老伴|[哥姐弟妹]|[父母]亲?)$"
)
_LOOK: Final = 3
# Who is called by a word all the same (国庆): a pair, somebody's kin, somebody who speaks.
_CALLED: Final = re.compile(
    "两口子|夫妇|夫妻俩|俩|[他她]们?(?=[，。一也又不没的])|[哥姐弟妹叔婶姨](?![们儿])|辩称|诉称"
)
# A surname, of one or two characters, and the gap at which a page tears a name.
_LED: Final = 3


def with_given(
    text: str, places: Mapping[str, Places], others: Collection[str] = (), among_kin: Collection[str] = ()
) -> dict[str, Places]:
    """Add to the places of each name those where its given name alone stands.

    `others` are known besides: who bears the same given name may be meant, be it the accused. `among_kin`
    are called so by those whom they sue, or who sue them.
    """
    everyone = {*places, *others}
    borne = Counter(map(_given, everyone))
    given = {
        own: name
        for name in places
        if _GIVEN.fullmatch(own := _given(name)) and borne[own] == 1 and own not in everyone
        if len(own) == _LENGTH or name in among_kin
        # 哥哥和顾某: a small word joins, whatever somebody is called.
        if places[name] and own[0] not in SMALL
    }
    found = dict(places)
    given = _oftener(text, given, places)
    every = mentions(text, {*given, *places}, others) if given else {}
    for own, name in given.items():
        alone = _alone(text, own, every[own])
        if not alone and name in among_kin:
            alone = _spoken(text, own, every[own], every)
        if alone:
            found[name] = sorted({*places[name], *alone})
    return found


def _given(name: str) -> str:
    """Return a name without its surname."""
    return name[len(surname_of(name)) :]


def _oftener(text: str, given: Mapping[str, str], places: Mapping[str, Places]) -> dict[str, str]:
    """Return the given names that stand elsewhere than in their own whole names: few do."""
    if not given:
        return {}
    ordered = sorted(given)
    finder = AhoCorasick(ordered, implementation=Implementation.ContiguousNFA)
    times = Counter(index for _, index in every_hit(finder, _LONGEST, text))
    return {
        own: given[own]
        for index, own in enumerate(ordered)
        if times[index] > sum(text.endswith(own, *place) for place in places[given[own]])
    }


def _alone(text: str, given: str, every: Places) -> Places:
    """Give the places of a given name, where kin leads to one of them; of a word only those."""
    bare = [(start, end) for start, end in every if not _has_surname(text, start)]
    led = [(start, end) for start, end in bare if _is_kin(text, start) and ends_here(text, end) > 0]
    # What is quoted calls kin by the given name: 其父哭诉：“长海从小….
    led += [
        (start, end)
        for start, end in bare
        if (text[start - 2 : start] == "：“" and ends_here(text, end) > 0) or _is_quoted(text, start, end)
    ]
    if not led or is_word(given):
        return led
    return [(start, end) for start, end in bare if opens(text, start) or (start, end) in led]


def _spoken(text: str, given: str, every: Places, all_places: Mapping[str, Places]) -> Places:
    """Give where a given name stands by itself among kin; of a word only where somebody is called so."""
    # 长房水生得东边一间: 房 is a surname besides, and 生得 a word.
    led = [place for place in every if _is_kin(text, place[0]) and not is_word(text[place[0] : place[1] + 1])]
    bare = [
        (start, end)
        for start, end in every
        if not _has_surname(text, start) and not is_word(text[end - 1 : end + 1])
    ]
    if is_word(given):
        called = [(at, end) for at, end in bare if _CALLED.match(text, end) or _listed(text, at, all_places)]
    else:
        called = [(at, end) for at, end in bare if opens(text, at)]
    return sorted({*led, *called})


def _listed(text: str, at: int, all_places: Mapping[str, Places]) -> bool:
    """Say whether another given name stands right before a place: 国喜、国庆."""
    return text[at - 1 : at] == "、" and any(
        (at - 1 - len(name), at - 1) in places for name, places in all_places.items()
    )


def _is_quoted(text: str, start: int, end: int) -> bool:
    """Say whether nothing but a given name stands between quotation marks: 签名“长海”."""
    return text[start - 1 : start] == "“" and text[end : end + 1] == "”"


def _has_surname(text: str, at: int) -> bool:
    """Say whether a surname stands before a place, be it in another line."""
    led = text[max(0, at - _LED) : at].rstrip()
    return led[-1:] in COMMON or led[-2:] in COMMON


def _is_kin(text: str, at: int) -> bool:
    """Say whether a word for kin stands right before a place."""
    return _KIN.search(text, max(0, at - _LOOK), at) is not None
