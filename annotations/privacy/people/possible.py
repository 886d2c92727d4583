"""Who is named in clear though nobody says who it is: what the model sees, less what nobody bears."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from typing import Final

import rjieba

from annotations.privacy.masking.clear import is_name, may_be_called, only_calls
from annotations.privacy.people.introduced import is_introduced
from nlp.data import loader
from nlp.names.boundary import is_double
from nlp.names.context import seen
from nlp.names.dictionary import (
    is_court_word,
    is_given,
    is_made_of_given,
    is_word,
    seldom_surnames,
)
from nlp.names.foreign import seen_foreign
from nlp.names.likely import is_miswritten, is_rare
from nlp.names.nobody import is_place, tells_how
from nlp.names.surely import Likeness, kind_of
from nlp.names.surnames import COMPOUND, surname_of
from nlp.names.words import MAYBE, NOT_ALONE, NOT_NAMES

# Log odds of the model: what counts as a possible name.
_LEAST = -6.0
# What a name with a dot counts, of which nothing but the dot speaks.
_SURE: Final = Likeness(4.0, 0.0, 0.0)
# By so much the place of a word must be surer than it ever is of that word, for somebody to bear it.
_UNUSUAL = 3.0
_WORD, _SHORT = 2, 3
# What follows a house: 家 before it ends no name.
_HOUSE = re.compile("[，。；、]|[东西南北]?[屋窗门院]|[里中住]")
# What is sent ends no name: 给罗发微信.
_SENT = re.compile("微信|短信|信息|消息|红包|定位|语音|视频")
# Two surnames are figures, too: 伍仟元, 陆仟肆佰壹拾.
SUM = re.compile("[伍陆][壹贰叁肆伍陆柒捌玖拾佰仟萬万亿零〇圆元角分整]+")


def unknown(plain: str, people: Mapping[str, str], surely: Collection[str]) -> dict[str, Likeness]:
    """Return who is named in clear though nobody says who it is, with the best log odds of the mentions."""
    best: dict[str, Likeness] = {}
    for place in seen(plain, _LEAST, led=True):
        end = _end(plain, place.start, place.end)
        name = plain[place.start : end]
        if len(name) < _WORD:
            continue
        if is_rare(name) and is_place(plain, name, end):
            continue
        introduced = len(name) == _WORD and is_introduced(plain, place.start, end)
        # What overlaps a surer name is one only if it is introduced: 教师平安 is no 师平安.
        if place.led and not introduced:
            continue
        own = Likeness(place.name, place.protected, place.place, introduced)
        best[name] = own.or_better(best[name]) if name in best else own
    found = {name: own for name, own in best.items() if name in surely or _may_be(name, own, people)}
    found |= {name: found[name]._replace(name=_SURE.name) for name in surely if name in found}
    for place in seen_foreign(plain):
        name = plain[place.start : place.end]
        if name not in people:
            own = _SURE._replace(protected=place.protected, place=place.place)
            found[name] = own.or_better(found.get(name, own))
    return found


def _end(text: str, start: int, end: int) -> int:
    """Return where a name ends that tears a word behind it: 张佳|瑶支付 one later, 夏侯磊一|路 one before.

    So does one that takes in the house: 北面为方妹家.
    """
    if end - start == _SHORT and text.endswith("家", start, end) and _HOUSE.match(text, end):
        return end - (not is_given(text[start + 1 : end]))
    if text[end - 1 : end] == "发" and _SENT.match(text, end):
        return end - 1
    if end - start == _WORD:
        given = text[end : end + 1] not in MAYBE and is_made_of_given(text[end : end + 1])
        return end + (given and not is_word(text[end : end + 2]) and is_word(text[end + 1 : end + 3]))
    torn = end - start > _SHORT and is_word(text[end - 1 : end + 1])
    return end - (torn and not is_made_of_given(text[end - 1]))


def _may_be(name: str, own: Likeness, people: Collection[str]) -> bool:
    """Refuse what nobody bears: words of courts, sums, what calls somebody by the surname alone (陈女士)."""
    if name in people or is_miswritten(name, people):
        return False
    if own.introduced:
        return True
    if name in NOT_NAMES or tells_how(name) or SUM.fullmatch(name):
        return False
    if name in NOT_ALONE or is_court_word(name):
        return _is_borne(name, own)
    if surname_of(name) in seldom_surnames():
        return is_rare(name) and (is_given(name[1:]) or not rjieba.has_word(name[1:]))
    if len(name) > _SHORT and surname_of(name) not in COMPOUND:
        return is_double(name)
    return is_name(name) or may_be_called(name, of_place=True) or _is_borne(name, own)


def _is_borne(name: str, own: Likeness) -> bool:
    """Say whether a word stands where somebody does, as in judgments it never does: 骗取夏天的信任."""
    there = own.place - _usual(name) >= _UNUSUAL
    return there and len(name) == _WORD and kind_of(name) == "word" and not only_calls(name)


def _usual(word: str) -> float:
    """Return how surely somebody's the place of a word may be by chance."""
    return loader.word_places().get(word, 0.0)


def is_plain(name: str) -> bool:
    """Say whether its form makes a sure name no doubtful one: such are counted as others."""
    return "·" in name or (is_name(name) and (len(name) <= _SHORT or surname_of(name) in COMPOUND))
