"""Which slots hold a name, and where it ends: structure first, then a recogniser on small windows.

The windows have one length, so that they fit in one batch, and each distinct name is asked about a few
times at most: the recogniser is slower than everything else together.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from enum import IntEnum

import rjieba

from nlp.names.boundary import Form, ends_here
from nlp.names.cues import CUE, KIN, OWNS, TAKES, Role
from nlp.names.interface import Recogniser
from nlp.names.masked import is_masked
from nlp.names.slots import Slot
from nlp.names.surnames import COMMON, surname_of
from nlp.names.words import NOT_NAMES

_BEFORE, _WINDOW = 9, 24
_ASKED, _ASKED_OPEN = 3, 8
_BOUNDED, _PUNCTUATED = 3, 4


class Vote(IntEnum):
    """What the recogniser says of a place."""

    NONE = 0
    PART = 1
    WHOLE = 2
    UNASKED = 3


@dataclass(frozen=True, slots=True)
class Chosen:
    """A slot with its name; `confidence` tells how much spoke for it."""

    slot: Slot
    start: int
    end: int
    name: str = field(repr=False)
    confidence: float


def choose(text: str, slots: Sequence[Slot], recogniser: Recogniser | None) -> list[Chosen]:
    """Choose the names of the slots; slots that hold no name are left out."""
    votes = _ask(text, slots, recogniser)
    ends = _settle(text, slots, votes)
    names = [text[slot.reading.start : end] for slot, end in zip(slots, ends, strict=True)]
    weights = [
        _judge(text, slot, end, name, votes.get(slot.reading.start, (Vote.UNASKED, 0))[0])
        for slot, end, name in zip(slots, ends, names, strict=True)
    ]
    weights = _carry(text, slots, ends, weights)
    best: dict[str, float] = defaultdict(float)
    for name, weight in zip(names, weights, strict=True):
        best[name] = max(best[name], weight)
    return [
        Chosen(slot, slot.reading.start, end, name, best[name])
        for slot, end, name in zip(slots, ends, names, strict=True)
        if best[name] > 0
    ]


_COMPANY = 3


def _carry(text: str, slots: Sequence[Slot], ends: Sequence[int], weights: Sequence[float]) -> list[float]:
    """Let a list carry its doubtful members: among three sure names, 高远 is a name too.

    What is no dictionary word needs one name less beside it, and before a statement (X、Y的证言) just one.
    """
    sure: dict[tuple[int, int], int] = defaultdict(int)
    for slot, weight in zip(slots, weights, strict=True):
        sure[slot.cue] += weight > 0
    carried: list[float] = []
    for slot, end, weight in zip(slots, ends, weights, strict=True):
        name = text[slot.reading.start : end]
        need = _COMPANY - (len(name) > 2 or not rjieba.has_word(name))
        if need < _COMPANY and not slot.before and _SAID.search(text, *slot.cue):
            need = 1
        held = not weight and sure[slot.cue] >= need and _in_list(text, slot, end)
        carried.append(0.7 if held else weight)
    return carried


def _in_list(text: str, slot: Slot, end: int) -> bool:
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


def _ask(text: str, slots: Sequence[Slot], recogniser: Recogniser | None) -> dict[int, tuple[Vote, int]]:
    """Ask the recogniser about a few slots of each distinct reading: start → vote and the end it sees."""
    if recogniser is None:
        return {}
    asked: dict[str, set[int]] = defaultdict(set)
    for slot in slots:
        reading = slot.reading
        if reading.form is Form.MASKED:
            continue
        same = asked[text[reading.start : reading.end]]
        if len(same) < (_ASKED if reading.sure else _ASKED_OPEN):
            same.add(reading.start)
    starts = sorted({start for same in asked.values() for start in same})
    froms = [max(0, min(start - _BEFORE, len(text) - _WINDOW)) for start in starts]
    answers = recogniser.persons([text[at : at + _WINDOW] for at in froms])
    votes: dict[int, tuple[Vote, int]] = {}
    for start, at, ranges in zip(starts, froms, answers, strict=True):
        votes[start] = _vote(start, [(at + first, at + last) for first, last in ranges])
    return votes


def _vote(start: int, ranges: Iterable[tuple[int, int]]) -> tuple[Vote, int]:
    """Read the vote on a name that starts at `start` off the ranges that the recogniser gave."""
    for first, last in ranges:
        if first == start and last - first >= 2:
            return Vote.WHOLE, last
        if first <= start < last:
            return Vote.PART, last
    return Vote.NONE, start


def _settle(text: str, slots: Sequence[Slot], votes: dict[int, tuple[Vote, int]]) -> list[int]:
    """Settle the end of each slot: by structure, by the recogniser, by what is settled elsewhere.

    The recogniser cuts names short (李雅|如): a short end counts only where a name may end at all, unless
    no other end is better.
    """
    sure: dict[str, int] = defaultdict(int)
    seen: dict[str, int] = defaultdict(int)
    for slot in slots:
        reading = slot.reading
        if reading.sure:
            sure[text[reading.start : reading.end]] += 1
            continue
        end = votes.get(reading.start, (Vote.NONE, 0))[1]
        firm = [option for option in reading.ends if ends_here(text, option)]
        if end in reading.ends and (end == max(reading.ends) or end in firm or not firm):
            seen[text[reading.start : end]] += 1
    ends: list[int] = []
    for slot in slots:
        start, options = slot.reading.start, slot.reading.ends
        names = [text[start:end] for end in options]
        ranked = [(sure[n] > 0, seen[n], -index, options[index]) for index, n in enumerate(names)]
        ends.append(slot.reading.end if slot.reading.sure else max(ranked)[3])
    return ends


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
    "于向和与从经由因对自应单全双左右上下时当连关成方明安常易何别都即则便可过会通同将家车包要后有"
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


def _judge(text: str, slot: Slot, end: int, name: str, vote: Vote) -> float:
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


_SAID = re.compile("证言|陈述|笔录")


def _is_odd(name: str) -> bool:
    """Say whether no part of three characters is a word: what stands as a name then is one."""
    return len(name) == 3 and not any(map(rjieba.has_word, (name, name[:2], name[1:])))


# What may stand before a person in a clause; before an ordinary word stand its own adverbs and subjects.
_STANDS = re.compile(rf"(?:^|[，。；：、（(\s“和与给向对跟]|{CUE.pattern})$")
_LED_BY = 8


def _always_stands(text: str, name: str) -> bool:
    """Say whether a word is told again (被害人陶醉，… 陶醉一共给你…) and only ever stands as a name."""
    places = [place.start() for place in re.finditer(re.escape(name), text)]
    return len(places) > 1 and all(_STANDS.search(text[max(0, at - _LED_BY) : at]) for at in places)


def _structure(text: str, slot: Slot, end: int, name: str, vote: Vote) -> float:
    """Weigh a name that the recogniser did not see whole: structure must hold it on both sides.

    That is a role word before, and after it a statement (证人X的证言) or a list that goes on; a dictionary
    word (高兴) and a rare surname need the statement.
    """
    common = surname_of(name) in COMMON and name[0] not in _DOUBTFUL
    word = rjieba.has_word(name) or (len(name) == 3 and rjieba.has_word(name[:2]))
    plain, sure = common and not word, slot.reading.sure
    if slot.role is Role.DESCRIBED:
        return 0.7 if sure and not word and surname_of(name) in COMMON else 0.0
    if vote is Vote.PART and plain and sure:
        return 0.8
    if not slot.before:
        if plain and sure and len(name) > 2 and text.endswith("死亡", *slot.cue):
            return 0.6
        return 0.6 * (sure and _is_odd(name) and _SAID.search(text, *slot.cue) is not None)
    if _STATED.match(text, end) or _STATED_TOGETHER.match(text, end):
        rare = len(name) > 2 and not _is_doubtful(text, name, end) and not rjieba.has_word(name)
        return (0.6 if word else 0.8) if common else 0.6 * rare
    if plain and sure and _OWNED.match(text, end):
        return 0.7
    if word and common and sure and ends_here(text, end) == _PUNCTUATED and _always_stands(text, name):
        return 0.6
    if vote is Vote.UNASKED:
        return 0.7 if plain and sure and ends_here(text, end) else 0.0
    listed = (slot.listed or text.startswith("、", end)) and ends_here(text, end) >= _BOUNDED
    return 0.6 if listed and plain and not rjieba.has_word(name[1:]) else 0.0
