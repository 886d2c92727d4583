"""Who stands behind a noun of somebody, whatever the name looks like: 转入表哥|揭志朗|账户.

A noun of kin, trade or neighbourhood bounds a name on the left; where it ends is told by what follows: what
only somebody has or does, a word that leads on, a stop. The less the characters look like a name, the more
both sides have to say. Asked only where the court masks people: whom it left in clear, it mostly forgot.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Collection, Iterator, Sequence
from itertools import islice
from typing import Final, NamedTuple

import rjieba

from annotations.privacy.masking.clear import only_calls
from annotations.privacy.masking.forms import find_masks
from annotations.privacy.people.bearers import is_firm, is_of_mask
from annotations.privacy.people.beside import NEXT_OF_OTHERS, Beside
from annotations.privacy.people.other_names import Known
from annotations.privacy.people.possible import SUM
from annotations.privacy.people.strangers import LONGEST, court_masks, lies_in, signed
from annotations.values import Category
from nlp.case import Case
from nlp.names.asides import is_aside
from nlp.names.bearable import is_bearable, is_like_name
from nlp.names.boundary import HAN
from nlp.names.cues.behind import LEADS, NEXT, NOUNS, STOPS, TELLS
from nlp.names.dictionary import (
    given_characters,
    has_no_word,
    is_court_word,
    is_made_of_given,
    is_never_name,
    is_ordinary,
    is_word,
)
from nlp.names.nobody import is_place, tells_how
from nlp.names.peoples import ALONE, JOINED, PARTS, SOUNDS
from nlp.names.surnames import COMMON, COMPOUND, surname_of
from nlp.names.words import MAYBE, NOT_ALONE, NOT_NAMES
from nlp.text.led import Led
from nlp.text.view import View

_WHY: Final = "文中写明其是何人，其他人多已隐名，可能是漏未隐名；请核对，确属被害人、证人的应当隐去"
_LIKELY: Final = 0.6
_NOUNS: Final = tuple(Led(f"(?:{noun}){NEXT}") for noun in NOUNS)
_TELLS: Final = re.compile(TELLS)
_STOP: Final = re.compile(STOPS)
# What governs a noun in its clause, so that the name behind it needs no verb.
_GOVERNED: Final = re.compile(
    "(?:[系是为即有叫由被从向给至到入予与和及同跟对把将、在抵卖送交借骗抢打追找经据替代陪赔：]|[的之])[^，。；、：]{0,10}$"
)
# Of whom one speaks so the name is not known (一名司机, 那个老人); who leads a group of an office (副组长)
# acts in it; whom the accused called up is one of them.
_NOT_NAMED: Final = re.compile("(?:[一几这那该名个位副]|小组)$")
_CALLED_UP: Final = re.compile("(?:伙同|纠集|邀约|邀集|召集|指使|雇佣)[^，。；：]{0,8}$")
_HAN: Final = re.compile(f"[{HAN}]+")
_PEOPLES: Final = frozenset(ALONE)
_JOINED: Final = re.compile(JOINED)
_OF_PEOPLES: Final = frozenset(part[0] for part in PARTS)
_VERBS: Final = frozenset("vdpc")
_NO_NAME: Final = frozenset("va")
# What stands inside a phrase and in hardly any name: 误工费太高; masks by order: 陈乙; sides: 左胸.
_BLOTS: Final = frozenset("某×XYZ")
_PHRASE: Final = frozenset("太很最更越")
# Of a name (李有才) as well as before a verb (才同意).
_ALSO_SMALL: Final = frozenset("才")
# What hardly anything but a daughter's name ends with.
_OF_DAUGHTERS: Final = frozenset("娣嫦婵姝婕姗娴妤嫒")
_PARENTS: Final = frozenset("父母子女夫妻")
_ORDER: Final = frozenset("甲乙丙丁戊己庚辛壬癸一二三四五六七八九十")
_SIDES: Final = frozenset("左右")
# What ends the name of an office or a house, and hardly anybody's.
_HOUSES: Final = frozenset("部处科室店厂院所队馆")
# How a name looks, and how firmly it ends: none, a word or a stop, two characters or a word that leads on, a
# whole name or what only somebody has or does.
_NONE, _WORD, _PAIR, _FULL = range(4)
_STOPS, _LEADS_ON, _TOLD = range(1, 4)
_SIZES: Final = (3, 2, 4)
_BACK, _AHEAD, _LOOKED_AT = 16, 5, 12
# Of so many who stand clear beside masks, none was forgotten.
_SEVERAL: Final = 4
Place = tuple[int, int]


class _At(NamedTuple):
    """Where a name may start, and where its noun does."""

    noun: int
    start: int

    @property
    def before(self) -> Place:
        """Where the words before the noun lie that are looked at."""
        return max(0, self.noun - _BACK), self.noun


def led_to(
    view: View, case: Case, known: Collection[str], others: Callable[[], Collection[str]]
) -> dict[str, Beside]:
    """Return to whom a noun leads where the court masks, but for whom head or foot name."""
    # So long a text is no single judgment: whom one court masks says nothing of the others.
    masking = len(view.text) <= LONGEST and court_masks(view.text)
    led = behind_nouns(view.text, known, others) if masking else {}
    parts = signed(view, case) if led else []
    return {name: one for name, one in led.items() if not lies_in(one.places, parts)}


def behind_nouns(
    text: str, known: Collection[str], others: Callable[[], Collection[str]]
) -> dict[str, Beside]:
    """Return who stands behind a noun of somebody, and where.

    No name begins with one of `known`, who are told otherwise, nor of `others`, who stand clear by right:
    that is asked only where somebody was found.
    """
    places: dict[str, list[Place]] = defaultdict(list)
    for at in _places(text):
        end = 0 if _begins(text, at.start, known) else _end(text, at)
        if end and not _CALLED_UP.search(text, *at.before):
            places[text[at.start : end]].append((at.start, end))
    judged = others() if places else ()
    clear = {name: at for name, at in places.items() if not _begins(text, at[0][0], judged)}
    if len(clear) >= max(_SEVERAL, len(find_masks(text)) // 2):
        return {}
    return {
        name: Beside(Known(name, Category.NAME_WITNESS, at[0][0], _LIKELY, why=_WHY), tuple(at))
        for name, at in clear.items()
        if not is_firm(text, at) and not _stands_aside(text, name, at)
    }


def _begins(text: str, at: int, names: Collection[str]) -> bool:
    """Say whether one of the names begins there."""
    return any(text[at : at + size] in names for size in _SIZES)


def _stands_aside(text: str, name: str, at: Sequence[Place]) -> bool:
    """Say whether a place shows the clear part of a mask, or whom no rule masks."""
    places = [one.span() for one in islice(re.finditer(name, text), _LOOKED_AT)]
    if is_of_mask(text, places) or any(NEXT_OF_OTHERS.match(text, end) for _, end in places):
        return True
    return any(is_aside(text, *one) for one in at[:_LOOKED_AT])


def _places(text: str) -> Iterator[_At]:
    """Give where names may start behind nouns."""
    taken: set[int] = set()
    for led in _NOUNS:
        for noun in led.finditer(text):
            at = noun.end()
            if at in taken or _NOT_NAMED.search(text, max(0, noun.start() - _PAIR), noun.start()):
                continue
            if not _goes_on(text, noun.start(), at):
                taken.add(at)
                yield _At(noun.start(), at)


def _goes_on(text: str, noun: int, at: int) -> bool:
    """Say whether a word goes on with the noun (工|程, 其女|婿, 主|张权利), but by chance (骑手|力宏)."""
    if not is_word(text[at - 1 : at + 1]):
        return False
    return at - noun < _PAIR or not is_word(text[noun:at]) or is_word(text[at + 1 : at + _FULL])


def _end(text: str, at: _At) -> int:
    """Return where the name ends that starts there, 0 where none does."""
    lead = text[at.start : at.start + _PAIR]
    if _is_phrase(text, at.start, lead):
        return 0
    whole = False
    for size in _SIZES:
        end = at.start + size
        if _HAN.fullmatch(text, at.start, end) is None or not _BLOTS.isdisjoint(text[at.start : end + 1]):
            continue
        shape = _shape(text, at.start, end)
        told = _told(text, end) if shape else _NONE
        if text[end - 1] in _ALSO_SMALL and told is _LEADS_ON:
            continue
        # 邵艳|章问, 方佟|满意: what is a whole name with the next character, or two surnames before a given
        # name, is cut by no word that leads on.
        if told and _is_enough(text, at, shape, told) and not (whole and told is _LEADS_ON):
            return end
        whole |= COMMON.issuperset(lead) or (shape is _FULL and is_made_of_given(text[at.start + 1 : end]))
    return 0


def _is_phrase(text: str, start: int, lead: str) -> bool:
    """Say whether a word begins there and no name with it (高兴|宝 is one), or both of kin are told of."""
    if text[start - 1] in _PARENTS and lead[0] in _PARENTS:
        return True
    word = is_ordinary(lead) or is_court_word(lead) or lead in NOT_NAMES
    return word and not (lead[0] in COMMON and is_made_of_given(text[start + 1 : start + _FULL]))


def _is_enough(text: str, at: _At, shape: int, told: int) -> bool:
    """Say whether both sides tell enough of what looks so."""
    if shape is _FULL:
        return True
    governed = _GOVERNED.search(text, *at.before) is not None
    if shape is _WORD:
        return governed and told is _TOLD
    return told is _TOLD or ((governed or told is _LEADS_ON) and not _says_how(text[at.start : at.start + 2]))


def _says_how(name: str) -> bool:
    """Say whether two characters are rather what somebody does, or how (谈好)."""
    return rjieba.tag(name)[0][1][:1] in _NO_NAME


def _shape(text: str, start: int, end: int) -> int:
    """Say how far the characters look like a name."""
    name = text[start:end]
    if name in _PEOPLES or (name[0] in _OF_PEOPLES and _JOINED.fullmatch(name)):
        return _FULL
    shape = _looks(name)
    if shape is _WORD:
        return _NONE if _is_of_judgments(name) or tells_how(name) or only_calls(name) else _WORD
    also = len(name) == _FULL and name[-1] in _ALSO_SMALL
    if shape is _NONE or _is_nobody(name) or (name[-1] in MAYBE and not also):
        return _NONE
    borne = is_bearable(text, start, end - also, bounded=True)
    return shape if borne and not (len(name) == _FULL and is_place(text, name, end)) else _NONE


def _looks(name: str) -> int:
    """Say how far the characters alone look like a name: a word, a surname and a given name, sounds."""
    if rjieba.has_word(name) and not (kind := rjieba.tag(name)[0][1]).startswith("nr"):
        return _WORD if len(name) <= _FULL and kind == "n" else _NONE
    if len(name) > _FULL:
        foreign = SOUNDS.issuperset(name) or name[:2] in COMPOUND
        return _PAIR if foreign and has_no_word(name) else _NONE
    surname = surname_of(name)
    # 喜欢花 is what somebody does; 自小妹 is a name none the less.
    if surname not in COMMON and len(name) > _PAIR and is_word(name[:_PAIR]) and _says_how(name[:_PAIR]):
        return _NONE
    given = is_made_of_given(name[len(surname) :]) or (surname in COMMON and name[-1] in _OF_DAUGHTERS)
    if given or (surname in COMMON and len(name) == _FULL and is_like_name(name)):
        return _FULL if len(name) == _FULL and surname else _PAIR
    seen = is_like_name(name) or (rjieba.tag(name) == [(name, "nr")] and is_made_of_given(name[1:]))
    return _PAIR if seen else _NONE


def _is_of_judgments(word: str) -> bool:
    """Say whether judgments use a word so that it is nobody's name."""
    listed = word in NOT_NAMES or word in NOT_ALONE or is_court_word(word)
    return listed or is_never_name(word) or is_ordinary(word) or _is_nobody(word)


def _is_nobody(name: str) -> bool:
    """Say whether the characters are of a phrase, of masks by order, of a sum, a side or a house."""
    if name[-1] in _HOUSES or not _PHRASE.isdisjoint(name) or _ORDER.issuperset(name[1:]):
        return True
    return SUM.fullmatch(name) is not None or (name[0] in _SIDES and len(name) < _FULL)


def _told(text: str, end: int) -> int:
    """Say how firmly a name ends there."""
    tells = _TELLS.match(text, end)
    if is_word(text[end - 1 : end + 1]) and not (tells and is_word(text[end : end + 2])):
        return _NONE
    if tells:
        return _TOLD
    if _STOP.match(text, end):
        return _STOPS
    if text[end : end + 1] in LEADS:
        return _LEADS_ON
    word, kind = rjieba.tag(text[end : end + _AHEAD])[0]
    # One character that names are made of is rather the last of this one (彭岳|亮多次).
    return _LEADS_ON if kind[:1] in _VERBS and word not in given_characters() else _NONE
