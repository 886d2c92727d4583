"""Clear names of which no word says who bears them: told by their surroundings, and by being alone.

Where a court has masked whoever needs it, names that still stand clear are of people who need no mask, told
by a word (被告人, 民警, 另案处理) or by being many. One that is alone, and stands where masked people stand
elsewhere, was overlooked. Everything that is told of such a name, at all its places, is added up:
`nlp/data/stranger_evidence.tsv` holds the weights (log-odds), which `python -m tools.strangers` learns.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from math import exp, log, log1p
from typing import Final

from annotations.privacy.masking.forms import find_masks
from annotations.privacy.people.bearers import is_firm, is_of_mask
from annotations.privacy.people.company import known_people, rewritten
from annotations.privacy.people.doubles import with_both
from annotations.privacy.people.heard import heard
from annotations.privacy.people.introduced import DOES, NOUNS
from annotations.privacy.people.mentions import mentions
from annotations.privacy.people.possible import is_plain, unknown
from annotations.privacy.people.stranger import ENOUGH, HOPELESS, WHOLE, Stranger, Told, score
from annotations.values import Category
from nlp.case import Case
from nlp.data import loader
from nlp.names.asides import ATTACHED, is_aside, listed_around, listed_with
from nlp.names.dictionary import seldom_surnames
from nlp.names.grams import ACCUSED, ASIDE, MASKED, PROTECTED
from nlp.names.hints import hints
from nlp.names.recognisers.interface import Recogniser
from nlp.names.slots import Slot
from nlp.names.surely import Likeness, kind_of, traits
from nlp.names.surnames import COMMON, surname_of
from nlp.text.view import View

_ANY: Final = -99.0
# Log odds of the model above which a name is one of many, in spite of a word in it.
_NAMED = 2.5
_LOWEST, _HIGHEST = -6.0, 6.0
_SEVERAL, _PLACES, LONGEST, _LONGEST_NAME = 3, 6, 200_000, 5
# What is done to somebody, or befalls them.
_SUFFERS = re.compile("[伤亡死抢骗盗窃偷砍刺捅撞]|殴打|强奸|猥亵|抢救|损失|赔偿|谅解")
_AROUND = 24
_NOBODY_SAYS: Final = "文中没有写明其身份"
_WHY: Final = (
    _NOBODY_SAYS + "，但{others}所在语句{too}与{who}的表述相近，可能是漏未隐名；请核对，确属{who}的应当隐去"
)
# A court that masks has masked so many.
_COURT_MASKS: Final = 2
# Masks by letters (郭XX, 李二X, 赵X一): no plate, size or number.
_LETTERED: Final = re.compile(
    f"[{''.join(one for one in COMMON if len(one) == 1)}][一二三四五六七八九十大小]?"
    "X{1,3}[一二三四五六七八九十0-9]?(?![A-Za-z0-9牌号型路街村镇乡市县])"
)


def what_of(text: str, one: Stranger) -> tuple[Category, str]:
    """Return the category that somebody overlooked most likely has, and why it is told."""
    start, end = one.places[0]
    stop = text.find("。", end, end + _AROUND)
    suffers = _SUFFERS.search(text, max(0, start - _AROUND), stop if stop >= 0 else end + _AROUND)
    category = Category.NAME_VICTIM if suffers else Category.NAME_WITNESS
    others, too = ("其他人多已隐名，", "又") if one.beside_masks else ("", "")
    return category, _WHY.format(who="被害人" if suffers else "证人", others=others, too=too)


def court_masks(text: str) -> bool:
    """Say whether the court masks people at all in a judgment."""
    masks = find_masks(text)
    if len(masks) < _COURT_MASKS and "X" in text:
        return len({mask.form for mask in masks} | set(_LETTERED.findall(text))) >= _COURT_MASKS
    return len(masks) >= _COURT_MASKS


def is_of_stranger(why: str) -> bool:
    """Say whether this is why somebody of whom no word says who it is was told."""
    return why.startswith(_NOBODY_SAYS)


def strangers(
    view: View,
    case: Case,
    found: Iterable[Slot],
    known: Iterable[str],
    recogniser: Recogniser | None,
    surely: Collection[str] = (),
) -> list[Stranger]:
    """Find who was most likely overlooked among the people of whom no word says who they are.

    Of `surely` nothing but what is around them is weighed: they are names whatever their characters say.
    """
    every = list(candidates(view, case, found, known, surely, HOPELESS, ENOUGH - _heard_whole()))
    return [one for one in heard(view.text, every, recogniser) if one.is_told]


def _heard_whole() -> float:
    """Return what the recogniser adds where it sees a name whole: whom that does not help is not asked about.

    Whole at one place and in part at another would add more; of 1,600 judgments that told nobody, and asked
    half as much again.
    """
    return loader.stranger_evidence().get(WHOLE, 0.0)


def candidates(
    view: View,
    case: Case,
    found: Iterable[Slot],
    known: Iterable[str],
    surely: Collection[str] = (),
    least: float = _ANY,
    unasked: float = _ANY,
) -> Iterator[Stranger]:
    """Give who may have been overlooked, with all that is told of them but the recogniser's word.

    Left out is whom something sets aside, whose form and model's word come to no more than `least`, and with
    what is around them to no more than `unasked`.
    """
    text = view.text
    masks = find_masks(text)
    # So long a text is no single judgment: how many others are unknown in it says nothing.
    if len(text) > LONGEST:
        return
    surnames = frozenset(mask.surname for mask in masks)
    people = known_people(text, case, found, known)
    everyone = unknown(rewritten(text, people), people, surely)
    # The surname of a name that stands for another is nobody's.
    masked = {name for name in everyone if surname_of(name) in surnames and name not in surely}
    told = {name: own for name, own in _first_told(everyone, masked).items() if score(own) > least}
    if not (masking := court_masks(text)):
        # Beside a lone mask a name of its surname is a slip or somebody else: the mask's own detector says.
        told = {name: own for name, own in told.items() if name not in masked}
    if not told:
        return
    parts = signed(view, case)
    longer = [other for other in people if any(name in other for name in told)]
    for name, shorter in mentions(text, told, longer).items():
        places = with_both(text, shorter)
        if lies_in(places, parts) or is_of_mask(text, places) or is_firm(text, places):
            continue
        own = told[name] | _around(text, places) | _company(text, places, people)
        own |= {WHOLE: 1.0} if name in surely else {}
        # Added up first: the patterns that set somebody aside take longer, and few names need them.
        if score(own) > unasked and not _stands_aside(text, places, people, everyone):
            yield Stranger(text[slice(*places[0])], tuple(places), own, masking)


def _first_told(everyone: Mapping[str, Likeness], masked: Collection[str]) -> dict[str, Told]:
    """Tell what needs no look at the places of a name: form, the model's word, how many others there are.

    `masked` are those with the surname of somebody masked.
    """
    clear = {
        name: _clear(own)
        for name, own in everyone.items()
        if own.name >= _NAMED and is_plain(name) and surname_of(name) not in seldom_surnames()
    }
    many = sum(clear.values())
    told: dict[str, Told] = {}
    for name, own in everyone.items():
        kind = kind_of(name)
        told[name] = dict.fromkeys(traits(name), 1.0) | {
            f"{what}.{kind}": min(max(value, _LOWEST), _HIGHEST)
            for what, value in (("name", own.name), ("protected", own.protected), ("place", own.place))
        }
        told[name]["others"] = log1p(many - clear.get(name, 0.0))
        if name in masked:
            told[name]["masked"] = 1.0
        if own.introduced:
            told[name]["form.introduced"] = 1.0
    return told


def _around(text: str, places: Sequence[tuple[int, int]]) -> Told:
    """Tell what stands around any of the places, how many they are, and in how many sentences."""
    told: Told = {}
    for place in places[:_PLACES]:
        found = hints(text, *place)
        told |= dict.fromkeys(found, 1.0)
        if not (found.isdisjoint(NOUNS) or found.isdisjoint(DOES)):
            told["both.sides"] = 1.0
    return told | {"again": log(_sentences(text, places)), "places": log(len(places))}


_JOINS: Final = frozenset("、和与及")
_SHIELDED: Final = frozenset((MASKED, PROTECTED))


def _company(text: str, places: Sequence[tuple[int, int]], people: Mapping[str, str]) -> Told:
    """Tell whether a list names somebody together with masked or protected people: 刘某、张三和李某."""
    listed = (
        listed_around(text, start, end)
        for start, end in places[:_PLACES]
        if text[start - 1 : start] in _JOINS or text[end : end + 1] in _JOINS
    )
    return {"beside.shielded": 1.0} if any(_is_shielded(*one, people) for one in listed) else {}


def _is_shielded(before: list[str], behind: list[str], people: Mapping[str, str]) -> bool:
    """Say whether one of a list is masked or protected; what bears the sentence counts at both ends only."""
    if any(people.get(one) in _SHIELDED for one in (*before, *behind)):
        return True
    sizes = range(2, _LONGEST_NAME + 1)
    led = any(people.get(one[-size:]) in _SHIELDED for one in before[:1] for size in sizes)
    return led and any(people.get(one[:size]) in _SHIELDED for one in behind[-1:] for size in sizes)


# What is attached to a judgment names whom it concerns, as the judgment does; the statutes name nobody.
_STATUTES = re.compile("法律?条文|法条|《?中华人民共和国[^，。；：、《》]{0,12}?法(?![院庭官定人])")


# A sentence of the head on who sues beside the charge: they and who stands for them are protected.
_HEAD_ENDS = re.compile("[。\n]")
_CAME_TO_COURT = re.compile("(?:审理终结|参加(?:了)?诉讼|支持(?:公诉|抗诉)|履行职务)[^。\n]{0,20}。")
_BESIDE_CHARGE = re.compile("提起附带民事诉讼|法定代理人的?身份|植物(?:人|状态)")


def signed(view: View, case: Case) -> list[tuple[int, int]]:
    """Return where the head lies, and in the foot who signs and the statutes, up to what is attached next.

    Of the head only what tells of who sues beside the charge, and of who acts for them, is none of it.
    """
    head: list[tuple[int, int]] = []
    if case.sections.head:
        low, high = view.inside(case.sections.head)
        # Behind who came to court no more of the parties follows: what does is the story, headed or not.
        came = [one.end() for one in _CAME_TO_COURT.finditer(view.text, low, high)]
        high = came[-1] if came else high
        stops = [low, *(one.end() for one in _HEAD_ENDS.finditer(view.text, low, high)), high]
        head = [part for part in pairwise(stops) if not _BESIDE_CHARGE.search(view.text, *part)]
    if case.sections.tail is None:
        return head
    low, high = view.inside(case.sections.tail)
    attached = [*(one.start() for one in ATTACHED.finditer(view.text, low, high)), high]
    statutes = ((_STATUTES.search(view.text, *part), part[1]) for part in pairwise(attached))
    return [*head, (low, attached[0]), *((one.start(), end) for one, end in statutes if one)]


def lies_in(places: Sequence[tuple[int, int]], parts: Sequence[tuple[int, int]]) -> bool:
    """Say whether one of the places lies in one of the parts."""
    return any(low <= start < high for start, _ in places for low, high in parts)


def _sentences(text: str, places: Sequence[tuple[int, int]]) -> int:
    """Count the sentences in which somebody is named."""
    return 1 + sum("。" in text[low:high] for (_, low), (high, _) in pairwise(places))


def _stands_aside(
    text: str, places: list[tuple[int, int]], people: Mapping[str, str], unknown: Collection[str]
) -> bool:
    """Say whether somebody is shown as of the accused's side, in office or as counsel, or listed so.

    Whom a court lists with several others in clear it did not overlook.
    """
    if any(is_aside(text, *place) for place in places):
        return True
    beside = [one for place in places for one in listed_with(text, *place)]
    return any(people.get(one) in (ACCUSED, ASIDE) for one in beside) or (
        sum(one in unknown for one in beside) >= _SEVERAL
    )


def _clear(own: Likeness) -> float:
    """Return how much a name counts as one that stands clear on purpose."""
    return 1 / (1 + exp(own.protected - 1))
