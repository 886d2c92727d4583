"""What somebody may bear as a name where the place says that somebody is named: words too, but not all."""

from __future__ import annotations

import re
from typing import Final

import rjieba

from nlp.names.boundary import HAN
from nlp.names.dictionary import (
    has_no_word,
    is_court_word,
    is_made_of_given,
    is_never_name,
    is_ordinary,
    is_word,
)
from nlp.names.nobody import names_nobody
from nlp.names.surnames import COMMON, surname_of
from nlp.names.tellers import WHO
from nlp.names.words import NEVER, NOT_ALONE, NOT_NAMES

# What stands in a clause behind its subject, and in hardly any name.
_SMALL: Final = NEVER | frozenset(
    "在到从向对与跟让使问为其此某×说讲证报后中上下时前已曾仍便就都也均亦很不没未无有并而且因由于以之者个们两几每各位去过打电出现当再又才只却则或若所何怎哪啥吧找"
)
_KIN: Final = frozenset("爸妈爹娘爷奶公婆哥弟姐妹叔婶伯舅姨姑嫂侄孙儿")
# Kin are called by their rank: 四弟, 二舅, 爸爸.
_BY_RANK: Final = re.compile(
    f"[一二三四五六七八九十大小老阿幺长么][{''.join(sorted(_KIN))}子女]|([{''.join(sorted(_KIN))}])\\1"
)
_HAN: Final = re.compile(f"[{HAN}]+")
# Numbers, and small words that lead to a name or from it: 三人, 替马某, 李某都.
_NO_FIRST: Final = frozenset(
    "一二三四五六七八九十两几向由替用从代遂且使并将把对与和跟同另再又则即按看为于经据致在叫员亭要学工子但姓"
)
_NO_LAST: Final = frozenset("都也进共并且仅又再便遂就找带叫请均虽仍回亦声自供辩")
_NO_NAME: Final = frozenset("vdptcrmfuyo")
_PAIR, _FULL = 2, 3


def is_bearable(text: str, start: int, end: int, *, bounded: bool, loosely: bool = False) -> bool:
    """Say whether somebody may bear what stands there as a name; `bounded` is what stops stand around.

    `loosely` is what stands beside somebody: an ordinary word is a name there, too.
    """
    name = text[start:end]
    if name.isascii() or "·" in name:
        return not name.isdigit()
    if _HAN.fullmatch(name) is None or name[0] in _NO_FIRST or name[-1] in _NO_LAST:
        return False
    if name in NOT_NAMES or name in NOT_ALONE or names_nobody(name) or not NEVER.isdisjoint(name):
        return False
    if (not loosely and is_ordinary(name)) or is_court_word(name) or is_never_name(name) or WHO.search(name):
        return False
    if bounded and len(name) > _FULL and _is_odd(name):
        return True
    if not _SMALL.isdisjoint(name) or _BY_RANK.fullmatch(name) or _tears(text, start):
        return False
    return _is_name(name, bounded=bounded)


def is_heard(name: str) -> bool:
    """Say whether a frequent surname leads what is no word: such a name is weighed elsewhere."""
    return surname_of(name) in COMMON and not rjieba.has_word(name)


def is_like_name(name: str) -> bool:
    """Say whether the characters are such as names are made of, behind any surname or without one."""
    if len(name) < _FULL:
        word, kind = rjieba.tag(name)[0]
        led = word == name and surname_of(name) in COMMON and kind[0] not in _NO_NAME - {"t"}
        return led or is_made_of_given(name) or (word, kind) == (name, "nr")
    surname = surname_of(name)
    given = name[len(surname) :]
    return surname != "" and len(given) <= _PAIR and (is_made_of_given(given) or has_no_word(name))


def _tears(text: str, at: int) -> bool:
    """Say whether a word is torn before a name; behind a whole word it is none but by chance (父亲|水旺)."""
    return is_word(text[at - 1 : at + 1]) and not is_word(text[max(0, at - 2) : at])


def _is_odd(name: str) -> bool:
    """Say whether no part of it is a word that judgments use."""
    return not any(is_ordinary(name[at : at + 2]) for at in range(len(name) - 1))


def _is_name(name: str, *, bounded: bool) -> bool:
    """Say whether the characters may be a name: no word, an unusual one, a surname and a word."""
    if rjieba.has_word(name):
        kind = rjieba.tag(name)[0][1]
        return kind.startswith("nr") or (len(name) < _FULL and (bounded or kind[0] not in _NO_NAME))
    if _is_odd(name) if bounded else has_no_word(name):
        return True
    if bounded and len(name) == _FULL and is_made_of_given(name[1:]):
        return True
    surname = surname_of(name)
    given = name[len(surname) :]
    led = surname != "" and len(given) == _PAIR
    return led and (is_made_of_given(given) or (surname in COMMON and not is_ordinary(given)))
