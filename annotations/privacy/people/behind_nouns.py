"""Who stands behind a noun of somebody, whatever the name looks like: 转入表哥|揭志朗|账户.

A noun of kin, trade or neighbourhood bounds a name on the left; where it ends is told by what follows: what
only somebody has or does, a word that leads on, a stop. The less the characters look like a name, the more
both sides have to say. Asked only where the court masks people: whom it left in clear, it mostly forgot.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator
from typing import Final, NamedTuple

import rjieba

from annotations.privacy.masking.clear import only_calls
from annotations.privacy.masking.forms import find_masks
from annotations.privacy.people.bearers import is_firm
from annotations.privacy.people.beside import Beside
from annotations.privacy.people.other_names import Known
from annotations.privacy.people.strangers import court_masks, lies_in, signed
from annotations.values import Category
from nlp.case import Case
from nlp.names.asides import is_aside
from nlp.names.bearable import is_bearable, is_like_name
from nlp.names.boundary import HAN
from nlp.names.cues.behind import LEADS, NEXT, NOUNS, STOPS, TELLS
from nlp.names.dictionary import (
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
# How a name looks, and how firmly it ends: none, a word or a stop, two characters or a word that leads on, a
# whole name or what only somebody has or does.
_NONE, _WORD, _PAIR, _FULL = range(4)
_STOPS, _LEADS_ON, _TOLD = range(1, 4)
_SIZES: Final = (3, 2, 4)
_BACK, _AHEAD = 16, 5
# Of so many who stand clear beside masks, none was forgotten.
_SEVERAL: Final = 4
Place = tuple[int, int]


class _At(NamedTuple):
    """Where a name may start, and where its noun does."""

    noun: int
    start: int


def led_to(
    view: View, case: Case, known: Collection[str], others: Callable[[], Collection[str]]
) -> dict[str, Beside]:
    """Return to whom a noun leads where the court masks, but for whom head or foot name."""
    if not court_masks(view.text):
        return {}
    led = behind_nouns(view.text, known, others)
    parts = signed(view, case) if led else []
    return {name: one for name, one in led.items() if not lies_in(one.places, parts)}


def behind_nouns(
    text: str, known: Collection[str], others: Callable[[], Collection[str]]
) -> dict[str, Beside]:
    """Return who stands behind a noun of somebody, and where.

    `known` are told otherwise; `others` gives who stands clear by right: no name begins with one of theirs.
    """
    # Looked up first: mostly somebody known stands there.
    places = (one for one in _places(text) if not _is_known(text, one.start, known, others()))
    ends = ((one.start, _end(text, one)) for one in places)
    found = ((text[start:end], (start, end)) for start, end in ends if end and not is_aside(text, start, end))
    return told_from(text, ((name, place) for name, place in found if name not in known))


def told_from(text: str, found: Iterable[tuple[str, Place]]) -> dict[str, Beside]:
    """Return those of whom places tell, each with all of them; nobody where too many stand clear."""
    places: dict[str, list[Place]] = defaultdict(list)
    for name, place in found:
        places[name].append(place)
    if len(places) >= max(_SEVERAL, len(find_masks(text)) // 2):
        return {}
    return {
        name: Beside(Known(name, Category.NAME_WITNESS, at[0][0], _LIKELY, why=_WHY), tuple(at))
        for name, at in places.items()
        if not is_firm(text, at)
    }


def _is_known(text: str, at: int, known: Collection[str], judged: Collection[str]) -> bool:
    """Say whether somebody's name begins there; a longer one may begin with a name of two characters."""
    return any(
        text[at : at + size] in judged or (size > _PAIR and text[at : at + size] in known) for size in _SIZES
    )


def _places(text: str) -> Iterator[_At]:
    """Give where names may start behind nouns."""
    taken: set[int] = set()
    for led in _NOUNS:
        for noun in led.finditer(text):
            at = noun.end()
            if at not in taken and not _goes_on(text, noun.start(), at):
                taken.add(at)
                yield _At(noun.start(), at)


def _goes_on(text: str, noun: int, at: int) -> bool:
    """Say whether a word goes on with the noun (工|程, 其女|婿), and not by chance (骑手|力宏)."""
    return is_word(text[at - 1 : at + 1]) and (at - noun < _PAIR or not is_word(text[noun:at]))


def _end(text: str, at: _At) -> int:
    """Return where the name ends that starts there, 0 where none does."""
    whole, lead = False, text[at.start : at.start + _PAIR]
    if _is_phrase(text, at.start, lead):
        return 0
    for size in _SIZES:
        end = at.start + size
        if _HAN.fullmatch(text, at.start, end) is None or not _BLOTS.isdisjoint(text[at.start : end + 1]):
            continue
        shape = _shape(text, at.start, end)
        told = _told(text, end) if shape else _NONE
        if text[end - 1] in _ALSO_SMALL and told is _LEADS_ON:
            continue
        # 邵艳|章问: what is a whole name with the next character is cut by no word that leads on.
        if told and _is_enough(text, at, shape, told) and not (whole and told is _LEADS_ON):
            return end
        whole = whole or (shape is _FULL and is_made_of_given(text[at.start + 1 : end]))
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
    governed = _GOVERNED.search(text, max(0, at.noun - _BACK), at.noun) is not None
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
    # The cheap questions come first: mostly no name stands there.
    shape = _looks(name)
    if shape is _NONE or _is_nobody(text, name, end):
        return _NONE
    if shape is _WORD:
        return _NONE if tells_how(name) or only_calls(name) else _WORD
    also = len(name) == _FULL and name[-1] in _ALSO_SMALL
    if (name[-1] in MAYBE and not also) or not is_bearable(text, start, end - also, bounded=True):
        return _NONE
    return shape


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


def _is_nobody(text: str, name: str, end: int) -> bool:
    """Say whether nobody bears the characters: words of judgments, phrases, masks by order, houses."""
    if name in NOT_NAMES or name in NOT_ALONE or is_court_word(name) or is_never_name(name):
        return True
    if is_ordinary(name) or not _PHRASE.isdisjoint(name) or _ORDER.issuperset(name[1:]):
        return True
    return (name[0] in _SIDES and len(name) < _FULL) or (len(name) == _FULL and is_place(text, name, end))


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
    following = rjieba.tag(text[end : end + _AHEAD])
    return _LEADS_ON if following and following[0][1][:1] in _VERBS else _NONE
