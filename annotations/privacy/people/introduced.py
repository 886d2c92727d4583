"""Whom a noun of somebody introduces and a deed follows, though the name is a word: 租客夏天听到动静.

Neither the characters nor a recogniser tell such a name. What stands on both sides does: one noun that means
somebody of their own, and what only somebody does, has or suffers.
"""

from __future__ import annotations

import re
from typing import Final

import rjieba

from annotations.privacy.masking.clear import only_calls
from nlp.names.dictionary import is_word
from nlp.names.hints import before, behind, ends_of
from nlp.names.nobody import tells_how
from nlp.names.words import NOT_NAMES

NOUNS: Final = frozenset(f"left.{kind}" for kind in ("kin", "close", "work", "sort", "person"))
# What only somebody does, has or suffers; what may as well follow a word for a thing.
DOES: Final = frozenset(
    f"right.{kind}"
    for kind in ("tells", "sees", "moves", "busy", "resists", "undergoes", "trusts", "asks", "sex", "two")
)
_STOPS: Final = frozenset(f"right.{kind}" for kind in ("stop", "has", "list", "and", "of", "bracket", "home"))
_TOLD: Final = DOES | _STOPS
_ENDS: Final = ends_of(NOUNS)
# Nouns that mean anybody or many: what follows is theirs (他人利益, 客户利息, 工作人员职务).
_ANYBODY: Final = re.compile(
    "(?:[他个本别何众数多每等或前后某两二三几]|任何|旅|被害|工作|执法|相关|有关)[人者名]员?$|人员$|[客住租业商农用账帐开]户$|居民$|村民$|群众$|员工$|顾客$|女子$|男子$"
)
# A verb, and what leads to one: an adverb, a preposition, a time.
_LEADS_ON: Final = frozenset("vdpt")
# What somebody does, and how: 老板严厉批评.
_SAYS_HOW: Final = frozenset("vad")
_FAR, _NEXT = 6, 5


def is_introduced(text: str, start: int, end: int) -> bool:
    """Say whether somebody is introduced at a place whose characters are a word."""
    word = text[start:end]
    if text[start - 1 : start] not in _ENDS or not rjieba.has_word(word):
        return False
    if not any(before(text, start, NOUNS)) or _ANYBODY.search(text, max(0, start - _FAR), start):
        return False
    if word in NOT_NAMES or tells_how(word) or only_calls(word):
        return False
    if is_word(text[start - 1 : start + 1]) or is_word(text[end - 1 : end + 1]):
        return False
    # 朋友和平相处 is one phrase.
    if rjieba.tag(word)[0][1][:1] in _SAYS_HOW or rjieba.tag(text[start : end + _NEXT])[0][0] != word:
        return False
    told = frozenset(behind(text, end))
    following = rjieba.tag(text[end : end + _NEXT])
    leads_on = bool(following) and following[0][1][:1] in _LEADS_ON
    return leads_on or not told.isdisjoint(_TOLD)
