"""How much speaks for a name: the recogniser's word, else what stands on both sides of it."""

from __future__ import annotations

import re
from enum import IntEnum
from typing import Final

import rjieba

from nlp.names.boundary import Form, ends_here
from nlp.names.cues import KIN, OWNS, TAKES, Role
from nlp.names.masked import is_masked
from nlp.names.slots import Slot
from nlp.names.surnames import COMMON, surname_of
from nlp.names.tellers import is_told
from nlp.names.words import NOT_ALONE, NOT_NAMES

_WEAK, _CLEAR, _BOUNDED = 1, 2, 3


class Vote(IntEnum):
    """What the recogniser says of a place."""

    NONE = 0
    PART = 1
    WHOLE = 2
    UNASKED = 3


_STATED = re.compile(
    "(?:等.{0,3})?的?(?:当庭|书面)?(?:陈述|证言|证词|证实|报案|询问笔录|辨认|到庭|出庭)|[(](?![0-9])|(?=[(]?[，：]?[男女][，,])"
)
# The rest of a list of names, and what they all said.
_STATED_TOGETHER = re.compile(
    "(?:、[^，。；：、的]{2,6}){1,8}(?:等.{0,3})?的(?:当庭|书面)?(?:陈述|证言|证词|询问笔录)"
)
# What only somebody can have, in a disposition.
_OWNED = re.compile("的?(?:各项)?(?:经济)?损失")
# Surnames that are as often a word after a role word: 被害人向法院, 被害人左手, 证人应到庭.
_DOUBTFUL = frozenset(
    "于向和与从经由因对自应单全双左右上下时当连关成方明安常易何别都即则便可过会通同将家车包要后有但问"
)


_PREPOSITIONS = frozenset("于向和与从由因对自将同当")
_TESTIMONY = re.compile("的?(?:当庭|书面)?(?:证言|陈述)")
_DUTY = re.compile("[到出]庭|[出提].|作证|陈述|如实|依法|按照|支付|返还|赔偿|履行|承担")


def _is_doubtful(text: str, name: str, end: int) -> bool:
    """Say whether `name` begins with a word rather than a surname; 应宏亮的证言 does not, 应到庭 does."""
    if name[0] not in _DOUBTFUL:
        return False
    told = len(name) == 3 and _TESTIMONY.match(text, end) is not None
    return not told or name[0] in _PREPOSITIONS or _DUTY.match(name, 1) is not None


# Called by the surname or a nickname, which names nobody: 陈总, 王家, 李氏, 阿强, 小李.
_CALLED = re.compile(
    "(?:.[家氏姓总哥姐叔婶姨]|[阿小老].|.(?:经理|老板|师傅|先生|女士|小姐|老师|医生|主任|书记|[队所局院科处厂校村]长))"
)


def judge(text: str, slot: Slot, end: int, name: str, vote: Vote) -> float:
    """Weigh what speaks for a name; 0 where it is no name. The recogniser's word is enough."""
    form = slot.reading.form
    if form is Form.MASKED or is_masked(name):
        return 1.0
    if form in (Form.DOTTED, Form.LATIN):
        brand = form is Form.LATIN and slot.role is Role.TARGET
        return 0.0 if brand else 0.9 if slot.before else 0.7
    if name in NOT_NAMES or _CALLED.fullmatch(name):
        return 0.0
    if slot.role is Role.TARGET:
        thing = text[slot.cue[0] : slot.cue[0] + 2] in TAKES and OWNS.match(text, end) is None
        thing = thing or KIN.match(text, end) is not None
        return 0.75 if vote is Vote.WHOLE and not thing and name[0] not in _DOUBTFUL else 0.0
    return 0.95 if vote is Vote.WHOLE else _structure(text, slot, end, name, vote)


_SAID = re.compile("证言|证词|陈述|笔录|辨认")


def _is_odd(name: str) -> bool:
    """Say whether no part of three characters is a word: what stands as a name then is one."""
    return len(name) == 3 and not any(map(rjieba.has_word, (name, name[:2], name[1:])))


# What starts a clause, and is hardly ever a surname.
_CLAUSE: Final = frozenset("但可因则")
# Role words that nobody but a person follows.
_FIRM: Final = frozenset((Role.VICTIM, Role.CLAIMANT, Role.WITNESS, Role.APPRAISER, Role.GUARDIAN))


def _structure(text: str, slot: Slot, end: int, name: str, vote: Vote) -> float:
    """Weigh a name that the recogniser did not see whole: structure must hold it on both sides."""
    if name[:2] in NOT_NAMES:
        return 0.0
    common = surname_of(name) in COMMON and name[0] not in _DOUBTFUL
    word = is_word(name) or (len(name) == 3 and is_word(name[:2]))
    plain, sure = common and not word, slot.reading.sure
    if slot.role is Role.DESCRIBED:
        return 0.7 if sure and not word and surname_of(name) in COMMON else 0.0
    if vote is Vote.PART and plain and sure:
        return 0.8
    if not slot.before:
        return _behind(text, slot, name, plain=plain, word=word and common)
    if _STATED.match(text, end) or _STATED_TOGETHER.match(text, end):
        rare = len(name) > 2 and not _is_doubtful(text, name, end) and not is_word(name)
        return (0.6 if word else 0.8) if common else 0.6 * rare
    if plain and sure and _OWNED.match(text, end):
        return 0.7
    return _ahead(text, slot, end, name, plain=plain, word=word and common)


def _behind(text: str, slot: Slot, name: str, *, plain: bool, word: bool) -> float:
    """Weigh a name that only what follows gives a role: a statement, a fate."""
    sure, said = slot.reading.sure, is_said(text, slot)
    if name[0] in _CLAUSE:
        return 0.0
    if slot.held and sure and plain and (len(name) > 2 or said):
        return 0.65
    if slot.held and sure and word and is_told(text, slot.reading.start) and name not in NOT_ALONE:
        return 0.6
    return 0.6 * (sure and _is_odd(name) and said)


def _ahead(text: str, slot: Slot, end: int, name: str, *, plain: bool, word: bool) -> float:
    """Weigh a name that stands behind a role word, by where it ends; an ordinary word needs more."""
    grade, sure = ends_here(text, end), slot.reading.sure
    if plain and sure and grade >= _CLEAR:
        return 0.7
    if slot.role not in _FIRM:
        return 0.0
    if plain and grade >= _WEAK and not is_word(name[1:]):
        return 0.6
    if sure and grade >= _BOUNDED and _is_odd(name) and not _is_doubtful(text, name, end):
        return 0.6
    alone = name not in NOT_ALONE and name[-1] not in "地性化"
    return 0.6 * (word and alone and sure and grade >= _BOUNDED)


def is_word(name: str) -> bool:
    """Say whether a dictionary holds it."""
    return rjieba.has_word(name)


def is_said(text: str, slot: Slot) -> bool:
    """Say whether the slot's cue is a statement."""
    return _SAID.search(text, *slot.cue) is not None


def in_list(text: str, slot: Slot, end: int) -> bool:
    """Say whether a slot is a bounded member of a list and looks like a name."""
    start = slot.reading.start
    bounded = slot.listed or text.startswith("、", end)
    return (
        bounded
        and (slot.before or slot.reading.sure)
        and (text[start : start + 1] in COMMON or _is_odd(text[start:end]))
        and text[start:end] not in NOT_NAMES
        and ends_here(text, end) >= _BOUNDED
    )
