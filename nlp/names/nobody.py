"""What stands where a name might and names nobody: words, brands, what calls by the surname alone."""

from __future__ import annotations

import re
from typing import Final

from nlp.names.boundary import SMALL_SURNAMES
from nlp.names.dictionary import tells_where
from nlp.names.surnames import surname_of
from nlp.names.tellers import WHO
from nlp.names.words import AFTER, NOT_NAMES

# Called by the surname or a nickname: 陈总, 王家, 李氏, 阿强, 小李, 何镇长.
_CALLED: Final = re.compile(
    "(?:.[家氏姓总哥姐叔婶姨]|[阿小老].|.(?:经理|老板|师傅|先生|女士|小姐|老师|医生|主任|书记|[队所局院科处厂校村市县区镇乡会社行站]长))"
)
# What people are robbed of: 被害人金星牌手机; of somebody's own may be a plate, a game, a door.
_BRAND: Final = re.compile('[”"]?牌(?![照号友桌局九子匾坊楼])')
_NO_ENDS: Final = ("分别", "边")
_SURNAME_AND_WORD: Final = 3
_AFTER: Final = frozenset(AFTER)
_CHILDREN: Final = ("儿子", "女儿")


def names_nobody(name: str) -> bool:
    """Say whether a name is a word, a noun of persons, or calls by the surname alone, wherever it stands."""
    return (
        _CALLED.fullmatch(name) is not None or name in NOT_NAMES or name.endswith(_NO_ENDS) or _is_who(name)
    )


def may_name_nobody(text: str, name: str, end: int) -> bool:
    """Say whether it is a brand, or a surname and what is seldom a given name, unless a statement follows."""
    return name.endswith("牌") or _BRAND.match(text, end) is not None or _calls_nobody(name)


def _is_who(name: str) -> bool:
    """Say whether a noun of persons stands behind a pronoun or a surname: 那女子, 王丈夫."""
    who = name[1:] in _CHILDREN or WHO.fullmatch(name, 1) is not None
    return who and (name[0] in SMALL_SURNAMES or name[1:] in _AFTER)


def _calls_nobody(name: str) -> bool:
    """Say whether it is a surname and what follows names, or tells where: 致卫面部受伤, 将卫拘禁."""
    led = len(name) == _SURNAME_AND_WORD and surname_of(name) == name[0]
    return led and (name[1:] in _AFTER or tells_where(name[1:]))
