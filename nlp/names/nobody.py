"""What stands where a name might and names nobody: words, brands, what calls by the surname alone."""

from __future__ import annotations

import re
from typing import Final

from nlp.names.dictionary import tells_where
from nlp.names.surnames import surname_of
from nlp.names.words import AFTER, NOT_NAMES

# Called by the surname or a nickname: 陈总, 王家, 李氏, 阿强, 小李, 何镇长.
_CALLED: Final = re.compile(
    "(?:.[家氏姓总哥姐叔婶姨]|[阿小老].|.(?:经理|老板|师傅|先生|女士|小姐|老师|医生|主任|书记|[队所局院科处厂校村市县区镇乡会社行站]长))"
)
# What people are robbed of: 被害人金星牌手机.
_BRAND: Final = re.compile('[”"]?牌(?!照)')
_NO_ENDS: Final = ("分别", "边", "牌")
_SURNAME_AND_WORD: Final = 3
_AFTER: Final = frozenset(AFTER)


def names_nobody(text: str, name: str, end: int) -> bool:
    """Say whether a name that ends at `end` is a word, a brand, or calls by the surname alone."""
    called = _CALLED.fullmatch(name) is not None
    # 致卫面部受伤, 将卫拘禁.
    led = len(name) == _SURNAME_AND_WORD and surname_of(name) == name[0]
    word = name in NOT_NAMES or name.endswith(_NO_ENDS) or (led and _is_no_given(name[1:]))
    return called or word or _BRAND.match(text, end) is not None


def _is_no_given(word: str) -> bool:
    """Say whether it is what follows names, or tells where: whoever is so called is called by the surname."""
    return word in _AFTER or tells_where(word)
