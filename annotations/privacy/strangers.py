"""Clear names of which no word says who bears them: told by their surroundings, and by being alone.

Where a court has masked whoever needs it, names that still stand clear are of people who need no mask, told
by a word (被告人, 民警, 另案处理) or by being many. One that is alone, and stands where masked people stand
elsewhere, was overlooked. `nlp.names.context` says what the surroundings are worth.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from itertools import pairwise
from math import exp, log, log1p
from typing import Final

import rjieba

from annotations.privacy.company import known_people, rewritten
from annotations.privacy.doubles import with_both
from annotations.privacy.masking_clear import is_name, may_be_called
from annotations.privacy.masking_forms import find_masks
from annotations.privacy.mentions import mentions
from annotations.values import Category
from nlp.case import Case
from nlp.names.asides import is_aside, listed_with
from nlp.names.boundary import is_double
from nlp.names.context import seen
from nlp.names.cues import Role
from nlp.names.dictionary import has_no_word, is_court_word, is_word
from nlp.names.find import cues_after, cues_before
from nlp.names.foreign import seen_foreign
from nlp.names.grams import ACCUSED, ASIDE
from nlp.names.hints import Hint, hints
from nlp.names.interface import Recogniser
from nlp.names.slots import Slot
from nlp.names.surely import CLAUSE_STOPS, SEEN_OTHERWISE, Likeness
from nlp.names.surely import surely as sureness
from nlp.names.surnames import COMPOUND, surname_of
from nlp.names.tellers import is_bystander, is_official
from nlp.names.words import NOT_ALONE, NOT_NAMES
from nlp.text.view import View
from nlp.values import Span


@dataclass(frozen=True, slots=True)
class Stranger:
    """Somebody overlooked: name, places, log odds of being a name and of being overlooked."""

    name: str = field(repr=False)
    places: tuple[tuple[int, int], ...]
    surely: float
    value: float

    @property
    def likely(self) -> float:
        """Return the probability of being overlooked."""
        return 1 / (1 + exp(_ENOUGH / 2 - self.value))


# Log odds: what counts as a name at all, as one of many, as one in spite of a word in it, as one with a verb;
# where a word, and where a name of a place, may be one.
_LEAST, _NAMED, _WORDY, _VERB, _THERE, _SURELY_THERE = -3.0, 2.5, 2.5, 1.0, -1.0, 2.0
# What a name with a dot counts, of which nothing but the dot speaks.
_SURE: Final = Likeness(4.0, 0.0, 0.0)
# How much being overlooked adds to being a name, and what both come to where it is told.
_OVERLOOKED, _TOLD, _TOLD_WORD = 0.8, 0.5, 0.75
# A court that masks has masked so many; whom it names so often in clear it did not overlook.
_COURT_MASKS, _OFTEN = 2, 4
_SHORT = 3
# Beside so many others no single one can be told; so many of the likeliest are looked at more closely.
_MANY, _LOOKED_AT, _SEVERAL = 8.0, 8, 3
_BEFORE, _CLAUSE, _WINDOW, _LONGEST = 9, 12, 24, 200_000
# What each is worth, fitted on invented sentences in judgments against whom judgments name in clear anyhow:
# what the surroundings say of being a name and of being protected, how many others are unknown, how often
# the name stands there (whom a court names again and again it did not overlook).
_NAME, _ROLE, _OTHERS, _AGAIN, _BIAS = 0.03, 0.2, -1.26, -2.0, -0.2
# A noun of bystanders before the name; a masked person of the surname; a word of the rules beside it, which
# was not enough where the name's own edges were open; a place where the court reasons or decides; an office.
_BYSTANDER, _MASKED_TOO, _CUE, _DECIDED, _OFFICIAL = 1.2, 0.3, 1.5, 1.7, 2.0
_HINTS: Final = {Hint.TELLS: 2.1, Hint.LED: 0.9, Hint.HAS: 1.7, Hint.UNDERGOES: 1.9, Hint.OPENS: 2.0}
_ENOUGH: Final = -1.6
_MOST: Final = _BYSTANDER + _CUE + _MASKED_TOO + _DECIDED + _HINTS[Hint.TELLS] + _HINTS[Hint.OPENS]
_TELLING: Final = frozenset(
    (Role.VICTIM, Role.HURT, Role.CLAIMANT, Role.WITNESS, Role.APPRAISER, Role.TARGET)
)
# What is done to somebody, or befalls them.
_SUFFERS = re.compile("[伤亡死抢骗盗窃偷砍刺捅撞]|殴打|强奸|猥亵|抢救|损失|赔偿|谅解")
# A firm that bears somebody's name (张三烟酒商行) names the firm, and what stands before a year an office.
_FIRM = re.compile(
    r"\([12][0-9]{3}\)|[大中]?[路街巷](?![过上边遇])|大道|大?桥(?!某)|[镇乡村屯](?![民里中长])|墓园|(?:家族|夫妇)?(?:合葬)?墓(?!地)|[宗家]?祠堂?|[故旧]居|故里|旧宅|[雕塑石铜]像|烈士|头像|题[写词字]|所[撰著]|广场|(?:\([^()]{1,6}\))?高速|[”\"]?[一-龥]?(?:牌(?!照)|商标|品牌)|[小中]学|[一-龥]{0,4}(?:医院|鉴定中心|面馆)|金店|[^，。；、的在到去从往进开出回与和跟是把被将对]{0,6}?(?:商行|商店|专卖店|旗舰店|连锁店|分店|经营部|(?:批发|销售|经销|服务|营业|零售|维修|配送|加工|修理)部|[作茶酒油]坊|[饭酒网书药茶花]店|派出所|等地|公寓|宾馆|旅馆|旅店|招待所|收购站|网吧|茶楼|浴室|商场|大厦|加油站|砖厂|(?:(?!的)[一-龥]){1,3}店(?=[(，。；、的])|希望小学|超市|公司|厂|诊所|合作社|餐厅|饭馆|工作室|事务所|门市|农庄|农场|培训中心|纪念馆|故居|陵园|基金会?|学校|幼儿园)"
)
# Two surnames are figures, too: 伍仟元, 陆仟肆佰壹拾.
_SUM = re.compile("[伍陆][壹贰叁肆伍陆柒捌玖拾佰仟萬万亿零〇圆元角分整]+")
_AROUND = 24
_WHY: Final = (
    "文中没有写明其身份，但其他人多已隐名，所在语句又与{who}的表述相近，可能是漏未隐名；"
    "请核对，确属{who}的应当隐去"
)


def what_of(text: str, one: Stranger) -> tuple[Category, str]:
    """Return the category that somebody overlooked most likely has, and why it is told."""
    start, end = one.places[0]
    stop = text.find("。", end, end + _AROUND)
    suffers = _SUFFERS.search(text, max(0, start - _AROUND), stop if stop >= 0 else end + _AROUND)
    category = Category.NAME_VICTIM if suffers else Category.NAME_WITNESS
    return category, _WHY.format(who="被害人" if suffers else "证人")


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
    text = view.text
    masked = frozenset(mask.surname for mask in find_masks(text))
    # So long a text is no single judgment: how many others are unknown in it says nothing.
    if len(text) > _LONGEST or len(find_masks(text)) < _COURT_MASKS:
        return []
    people = known_people(text, case, found, known)
    decided = _parts(view, case.sections.reasoning, case.sections.disposition)
    everyone = _unknown(rewritten(text, people), people, surely)
    clear = {name: _clear(own) for name, own in everyone.items() if _is_plain(name, own.name)}
    many = sum(clear.values())
    if many > _MANY:
        return []
    odds = _looked_at(everyone, clear, many)
    if not odds:
        return []
    signed = _parts(view, case.sections.head, case.sections.tail)
    every = []
    longer = [other for other in people if any(name in other for name in odds)]
    for name, shorter in mentions(text, odds, longer).items():
        places = with_both(text, shorter)
        if all(_FIRM.match(text, end) for _, end in places) or _stands_aside(text, places, people, everyone):
            continue
        value = odds[name] + _beside(text, places, decided) + _MASKED_TOO * (surname_of(name) in masked)
        if value >= _ENOUGH and len(places) <= _OFTEN and not _lies_in(places, signed):
            sure = (
                _SURE.name
                if name in surely
                else max(sureness(text, *place, everyone[name]) for place in shorter)
            )
            every.append(Stranger(text[slice(*places[0])], tuple(places), sure, value))
    return list(_confirmed(text, every, recogniser))


def _looked_at(everyone: Mapping[str, Likeness], clear: Mapping[str, float], many: float) -> dict[str, float]:
    """Return the log odds of the likeliest, before the places are looked at, who may come to be told."""
    odds = {name: _odds(own, many - clear.get(name, 0.0)) for name, own in everyone.items()}
    return {name: value for name, value in _likeliest(odds, everyone).items() if value + _MOST >= _ENOUGH}


def _likeliest(odds: Mapping[str, float], everyone: Mapping[str, Likeness]) -> dict[str, float]:
    """Keep the likeliest names, and of words those in whose places people stand most surely."""
    words = [name for name in odds if is_word(name)]
    names = sorted(odds.keys() - set(words), key=odds.__getitem__)
    words.sort(key=lambda name: odds[name] + everyone[name].place)
    return {name: odds[name] for name in (*names[-_LOOKED_AT:], *words[-_LOOKED_AT:])}


def _parts(view: View, *parts: Span | None) -> list[tuple[int, int]]:
    """Return where parts of the judgment lie in the view."""
    return [view.inside(part) for part in parts if part is not None]


def _lies_in(places: list[tuple[int, int]], parts: list[tuple[int, int]]) -> bool:
    """Say whether one of the places lies in one of the parts."""
    return any(low <= start < high for start, _ in places for low, high in parts)


def _beside(text: str, places: list[tuple[int, int]], decided: list[tuple[int, int]]) -> float:
    """Return what else speaks for somebody: a noun of bystanders, a cue, the part of the judgment."""
    value = _BYSTANDER * any(is_bystander(text, start) for start, _ in places)
    value += _CUE * any(_is_cued(text, *place) for place in places)
    value -= _OFFICIAL * any(is_official(text, start) for start, _ in places)
    found = frozenset[Hint]().union(*(hints(text, *place) for place in places))
    value += sum(worth for hint, worth in _HINTS.items() if hint in found)
    # There hardly anybody is named but the accused and the harmed.
    return value + _DECIDED * _lies_in(places, decided) + _AGAIN * log(_sentences(text, places))


def _sentences(text: str, places: list[tuple[int, int]]) -> int:
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


def _is_cued(text: str, start: int, end: int) -> bool:
    """Say whether a word that gives a protecting role touches the name on either side."""
    low = max(0, start - _AROUND)
    window = text[low : end + _AROUND]
    before = any(at == start - low and role in _TELLING for _, at, role in cues_before(window))
    return before or any(at == end - low and role in _TELLING for at, _, role in cues_after(window))


def _clear(own: Likeness) -> float:
    """Return how much a name counts as one that stands clear on purpose."""
    return 1 / (1 + exp(own.protected - 1)) if own.name >= _NAMED else 0.0


def _odds(own: Likeness, others: float) -> float:
    """Return the log odds that somebody was overlooked, beside so many others who stand clear on purpose."""
    return _NAME * own.name + _ROLE * own.protected + _OTHERS * log1p(others) + _BIAS


def _unknown(plain: str, people: Mapping[str, str], surely: Collection[str]) -> dict[str, Likeness]:
    """Return who is named in clear though nobody says who it is, with the best log odds of the mentions."""
    best: dict[str, Likeness] = {}
    for place in seen(plain, _LEAST):
        name = plain[place.start : place.end]
        own = Likeness(place.name, place.protected, place.place)
        best[name] = own.or_better(best.get(name, own))
    found = {name: own for name, own in best.items() if name in surely or _may_be(name, own, people)}
    found |= {name: replace(found[name], name=_SURE.name) for name in surely if name in found}
    for place in seen_foreign(plain):
        name = plain[place.start : place.end]
        if name not in people:
            own = replace(_SURE, protected=place.protected)
            found[name] = own.or_better(found.get(name, own))
    return found


def _may_be(name: str, own: Likeness, people: Mapping[str, str]) -> bool:
    """Refuse words, what calls somebody by the surname alone (陈女士), and what holds a word (付租金).

    Given names are words now and then (白雪, 建平): where the surroundings are a name's, that is no reason.
    """
    if name in people or name in NOT_NAMES or name in NOT_ALONE or is_court_word(name):
        return False
    if _SUM.fullmatch(name):
        return False
    if len(name) > _SHORT and surname_of(name) not in COMPOUND:
        return is_double(name)
    if not is_name(name):
        firm = own.place >= _THERE if is_word(name) else own.name >= _VERB
        return firm and may_be_called(name, of_place=own.place >= _SURELY_THERE)
    if own.name < _LEAST:
        return False
    return len(name) - len(surname_of(name)) == 1 or _is_plain(name, own.name)


def _is_plain(name: str, surely: float) -> bool:
    """Say whether neither its form nor a word in it makes a name doubtful: such are counted as others."""
    if not is_name(name) or (len(name) > _SHORT and surname_of(name) not in COMPOUND):
        return "·" in name
    return surely >= _WORDY or has_no_word(name[len(surname_of(name)) :])


def _confirmed(text: str, every: list[Stranger], recogniser: Recogniser | None) -> Iterator[Stranger]:
    """Keep who is surely somebody: by the surroundings alone, or with the recogniser's word."""
    if recogniser is None or not every:
        yield from (one for one in every if _is_told(one, one.surely))
        return
    froms = [at for one in every for at in _windows(text, one.places[0][0])]
    answers = recogniser.persons([text[at : at + _WINDOW] for at in froms])
    people = [
        {(at + low, at + high) for low, high in ranges} for at, ranges in zip(froms, answers, strict=True)
    ]
    for one, near, clause in zip(every, people[::2], people[1::2], strict=True):
        start, end = one.places[0]
        ends = [high for low, high in near if low == start]
        touched = any(low < end and high > start for low, high in near)
        if one.places[0] in near | clause or (
            not ends and _is_told(one, one.surely + SEEN_OTHERWISE * touched)
        ):
            yield one
        elif longer := [last for last in ends if last > end]:
            yield from _longer(text, one, longer[0])
        elif ends and _is_told(one, one.surely + SEEN_OTHERWISE):
            yield one


def _windows(text: str, start: int) -> tuple[int, int]:
    """Return from where the recogniser reads a name: a little before it, and where its clause starts.

    It sees the subject of a clause better with nothing before it.
    """
    last = max(0, len(text) - _WINDOW)
    near = max(0, min(start - _BEFORE, last))
    stop = next(
        (at for at in range(start, max(0, start - _CLAUSE), -1) if text[at - 1] in CLAUSE_STOPS), None
    )
    return near, near if stop is None else min(stop, last)


def _is_told(one: Stranger, sure: float) -> bool:
    """Say whether being a name and being overlooked are likely enough together."""
    return sure + _OVERLOOKED * (one.value - _ENOUGH / 2) >= (
        _TOLD_WORD if rjieba.has_word(one.name) else _TOLD
    )


def _longer(text: str, one: Stranger, end: int) -> Iterator[Stranger]:
    """Give somebody whose name the recogniser sees whole behind what was read: 欧阳凤|仙."""
    name = text[one.places[0][0] : end]
    places = mentions(text, (name,))[name]
    if (
        places
        and has_no_word(name[1:])
        and not any(_FIRM.match(text, at) or is_aside(text, low, at) for low, at in places)
    ):
        yield replace(one, name=name, places=tuple(places))
