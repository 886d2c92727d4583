"""What stands where a name might and names nobody: words, brands, what calls by the surname alone."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import Final

import rjieba

from nlp.data import loader
from nlp.names.boundary import SMALL_SURNAMES
from nlp.names.dictionary import is_court_word, is_given, is_never_name, is_plain_word, is_word, tells_where
from nlp.names.likely import SMALL, is_rare
from nlp.names.surnames import COMMON, surname_of
from nlp.names.tellers import WHO
from nlp.names.words import AFTER, NOT_ALONE, NOT_NAMES

# Called by the surname or a nickname: 陈总, 王家, 李氏, 阿强, 小李, 何镇长.
_CALLED: Final = re.compile(
    "(?:.[家氏姓总哥姐叔婶姨]|[阿小老].|.(?:经理|老板|师傅|先生|女士|小姐|老师|医生|主任|书记|[队所局院科处厂校村市县区镇乡会社行站]长))"
)
# What people are robbed of: 被害人金星牌手机; of somebody's own may be a plate, a game, a door.
_BRAND: Final = re.compile('[”"]?牌(?![照号友桌局九子匾坊楼])')
_NO_ENDS: Final = ("分别", "边")
_SURNAME_AND_WORD: Final = 3
# Children are called by their rank, and some keep it as a name: 周三女.
_BY_RANK: Final = re.compile("[长次三][子女]")
_AFTER: Final = frozenset(word for word in AFTER if not _BY_RANK.fullmatch(word))
_OF_THE_BODY: Final = ("部", "侧")
# Adverbs, conjunctions, days, questions, counts, prepositions, sides: no names of anything. Deeds are rarely.
_NO_NOUNS: Final = frozenset("dctrmpf")
_DEED: Final = "v"
# What is built or ruled, as the last character of its word: 大酒店, 紫云大|厦, 瑞香园.
_BUILT: Final = frozenset("店馆园楼厦厅场城院吧坊庄村苑寓宫寺站港湾")
_ALONE: Final = frozenset("园楼厦苑寓国")
_LONGEST_WORD = 4


@lru_cache(maxsize=8192)
def names_nobody(name: str) -> bool:
    """Say whether a name is a word, or calls by the surname or a pronoun alone, wherever it stands."""
    given = _given(name)
    # 那女子.
    who = name[:1] in SMALL_SURNAMES and WHO.fullmatch(name, 1) is not None
    # 王妻子, 将卫拘禁, 致卫面部受伤.
    word = given in _AFTER or (given.endswith(_OF_THE_BODY) and tells_where(given))
    return who or word or _CALLED.fullmatch(name) is not None or name in NOT_NAMES or name.endswith(_NO_ENDS)


def may_name_nobody(text: str, name: str, end: int) -> bool:
    """Say whether it is a brand, or a surname and what is seldom a given name, unless a statement follows."""
    given = _given(name)
    # 致卫自己受伤, but 李南方陈述.
    seldom = _BY_RANK.fullmatch(given) is not None or (given != "" and tells_where(given))
    return seldom or name.endswith("牌") or _BRAND.match(text, end) is not None


def may_be_held(name: str) -> bool:
    """Say whether what cues on both sides hold may be a name: of a rare surname, or an unusual word."""
    if is_rare(name):
        return True
    common = is_court_word(name) or is_never_name(name) or name in NOT_ALONE or names_nobody(name)
    other = name[:1] == name[-1:] or tells_how(name) or (is_plain_word(name) and name in _towns())
    deed = is_plain_word(name) and rjieba.tag(name)[0][1] == _DEED
    return name[:1] in COMMON and name[:1] not in SMALL and is_word(name) and not (common or other or deed)


@lru_cache(maxsize=8192)
def tells_how(name: str) -> bool:
    """Say whether a plain word tells how, when or who again (时而, 黄昏, 何故): nobody bears it."""
    return is_plain_word(name) and rjieba.tag(name)[0][1] in _NO_NOUNS


def is_place(text: str, name: str, end: int) -> bool:
    """Say whether what looks like a name of three characters is a house, a firm or a land: 紫云大|酒店."""
    if name[-1:] in _BUILT | _ALONE:
        return not is_given(name[1:])
    word, kind = next(iter(rjieba.tag(text[end : end + _LONGEST_WORD])), ("", ""))
    if len(word) == 1:
        return word in _ALONE
    return word == "超市" or (word[-1:] in _BUILT and kind.startswith("n"))


@cache
def _towns() -> frozenset[str]:
    """Return the short names of towns, counties and districts (曲阜)."""
    return frozenset(name[:-1] for name in loader.divisions().values())


def _given(name: str) -> str:
    """Return the two characters behind a surname of one, else nothing."""
    return name[1:] if len(name) == _SURNAME_AND_WORD and surname_of(name) == name[0] else ""
