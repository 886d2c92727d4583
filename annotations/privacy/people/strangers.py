"""Clear names of which no word says who bears them: told by their surroundings, and by being alone.

Where a court has masked whoever needs it, names that still stand clear are of people who need no mask, told
by a word (被告人, 民警, 另案处理) or by being many. One that is alone, and stands where masked people stand
elsewhere, was overlooked. Everything that is told of such a name, at all its places, is added up:
`nlp/data/stranger_evidence.tsv` holds the weights (log-odds), which `python -m tools.strangers` learns.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise
from math import exp, fsum, log, log1p
from typing import Final

from annotations.privacy.masking.forms import find_masks
from annotations.privacy.people.company import known_people, rewritten
from annotations.privacy.people.doubles import with_both
from annotations.privacy.people.mentions import mentions
from annotations.privacy.people.possible import is_plain, unknown
from annotations.values import Category
from nlp.case import Case
from nlp.data import loader
from nlp.names.asides import ATTACHED, is_aside, listed_with
from nlp.names.dictionary import has_no_word, seldom_surnames
from nlp.names.grams import ACCUSED, ASIDE
from nlp.names.hints import hints
from nlp.names.likely import as_common, is_rare
from nlp.names.recognisers.interface import Recogniser
from nlp.names.slots import Slot
from nlp.names.surely import CLAUSE_STOPS, Likeness, kind_of, traits
from nlp.names.surnames import COMMON, surname_of
from nlp.text.view import View

# What is told of somebody, each with how much of it: 1 for what is so, else a number.
Told = dict[str, float]


@dataclass(frozen=True, slots=True)
class Stranger:
    """Somebody perhaps overlooked: the name, its places, what is told of them."""

    name: str = field(repr=False)
    places: tuple[tuple[int, int], ...]
    told: Told
    # Whether the court masks others: then a clear name is rarely meant, else it mostly is.
    beside_masks: bool = True

    @property
    def odds(self) -> float:
        """Return the log odds of being overlooked."""
        return score(self.told)

    @property
    def likely(self) -> float:
        """Return the probability of being overlooked; where nobody is masked, what was read at most."""
        likely = 1 / (1 + exp(-self.odds))
        return likely if self.beside_masks or likely < _SURE else _NOBODY_MASKED

    @property
    def is_told(self) -> bool:
        """Say whether enough speaks for it; what is a word besides (马扎, 印鉴) has to be surer."""
        return self.odds > (_OF_WORD if "form.word" in self.told else _ENOUGH)


# Where the sum of the weights is above this, somebody is told: to overlook one costs more than to look at two
# for nothing. Most are far below before anything but the form and the model's word is known: they are looked
# at no further.
_ENOUGH, _OF_WORD, _HOPELESS = -0.6, -0.35, -3.5
# Where a court masks nobody, of the likely ones somewhat under three in four are to be masked (as read). A
# figure of its own: what the calibration knows of others was measured where courts mask.
_SURE, _NOBODY_MASKED = 0.6, 0.72
_ANY: Final = -99.0
# Log odds of the model above which a name is one of many.
_NAMED = 2.5
_LOWEST, _HIGHEST = -6.0, 6.0
_SEVERAL, _PLACES, _ASKED = 3, 6, 3
_BEFORE, _CLAUSE, _WINDOW, _LONGEST = 9, 12, 24, 200_000
# What is done to somebody, or befalls them.
_SUFFERS = re.compile("[伤亡死抢骗盗窃偷砍刺捅撞]|殴打|强奸|猥亵|抢救|损失|赔偿|谅解")
# A firm that bears somebody's name (张三烟酒商行) names the firm, and what stands before a year an office.
_FIRM = re.compile(
    r"\([12][0-9]{3}\)|证?字[第(]|[大中]?[路街巷](?![过上边遇])|大道|大?桥(?!某)|[镇乡村屯](?![民里中长])|墓园|(?:家族|夫妇)?(?:合葬)?墓(?!地)|[宗家]?祠堂?|[故旧]居|故里|旧宅|[雕塑石铜]像|烈士|头像|题[写词字]|所[撰著]|广场|(?:\([^()]{1,6}\))?高速|[”\"]?[一-龥]?(?:牌(?!照)|商标|品牌)|[小中]学|[一-龥]{0,4}(?:医院|鉴定中心|面馆)|金店|[^，。；、的在到去从往进开出回与和跟是把被将对]{0,6}?(?:商行|商店|专卖店|旗舰店|连锁店|分店|经营部|(?:批发|销售|经销|服务|营业|零售|维修|配送|加工|修理)部|[作茶酒油]坊|[饭酒网书药茶花]店|派出所|等地|公寓|宾馆|旅馆|旅店|招待所|收购站|网吧|茶楼|浴室|商场|大厦|加油站|砖厂|(?:(?!的)[一-龥]){1,3}店(?=[(，。；、的])|希望小学|(?:副食|百货|五金|烟酒|水果|粮油|建材|家电|服装|理发|小吃|烧烤|火锅|快餐|汽修|早[餐点])(?:门[口前市]|对面|附近|旁|隔壁|[东西南北]侧)|超市|公司|厂|诊所|合作社|餐厅|饭馆|工作室|事务所|门市|农庄|农场|培训中心|纪念馆|故居|陵园|基金会?|学校|幼儿园)"
)
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
# What goes on in letters or blots is the clear part of a mask, wherever else it stands: 李三 of 李三X.
_OF_MASK: Final = re.compile("[X×*]{1,3}[0-9]{0,2}(?![A-Za-z0-9])")


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


def score(told: Mapping[str, float]) -> float:
    """Add up the weights of what is told: the log odds that somebody was overlooked, alike in any order."""
    weights = loader.stranger_evidence()
    return fsum((weights["bias"], *(weights.get(one, 0.0) * much for one, much in told.items())))


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
    every = list(candidates(view, case, found, known, surely, _HOPELESS, _ENOUGH - _heard_whole()))
    return [one for one in heard(view.text, every, recogniser) if one.is_told]


def _heard_whole() -> float:
    """Return what the recogniser adds where it sees a name whole: whom that does not help is not asked about.

    Whole at one place and in part at another would add more; of 1,600 judgments that told nobody, and asked
    half as much again.
    """
    weights = loader.stranger_evidence()
    return fsum(weights.get(one, 0.0) for one in _WHOLE)


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
    if len(text) > _LONGEST:
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
    signed = _signed(view, case)
    longer = [other for other in people if any(name in other for name in told)]
    for name, shorter in mentions(text, told, longer).items():
        places = with_both(text, shorter)
        if _is_of_mask(text, places) or _is_firm(text, places) or _lies_in(places, signed):
            continue
        own = told[name] | _around(text, places)
        own |= dict.fromkeys(_WHOLE, 1.0) if name in surely else {}
        # Added up first: the patterns that set somebody aside take longer, and few names need them.
        if score(own) > unasked and not _stands_aside(text, places, people, everyone):
            yield Stranger(text[slice(*places[0])], tuple(places), own, masking)


def _first_told(everyone: Mapping[str, Likeness], masked: Collection[str]) -> dict[str, Told]:
    """Tell what needs no look at the places of a name: form, the model's word, how many others there are.

    `masked` are those with the surname of somebody masked.
    """
    plain = (name for name, own in everyone.items() if is_plain(name, own.name))
    clear = {name: _clear(everyone[name]) for name in plain if surname_of(name) not in seldom_surnames()}
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
    return told


def _around(text: str, places: Sequence[tuple[int, int]]) -> Told:
    """Tell what stands around any of the places, how many they are, and in how many sentences."""
    told = {hint: 1.0 for place in places[:_PLACES] for hint in hints(text, *place)}
    return told | {"again": log(_sentences(text, places)), "places": log(len(places))}


def _is_firm(text: str, places: list[tuple[int, int]]) -> bool:
    """Say whether firms, streets and the like bear the name, and nobody else."""
    return all(_FIRM.match(text, end) for _, end in places)


def _is_of_mask(text: str, places: list[tuple[int, int]]) -> bool:
    """Say whether a name is the clear part of a mask at one of its places."""
    return any(_OF_MASK.match(text, end) for _, end in places)


# What is attached to a judgment names whom it concerns, as the judgment does; the statutes name nobody.
_STATUTES = re.compile("法律?条文|法条|《?中华人民共和国[^，。；：、《》]{0,12}?法(?![院庭官定人])")


def _signed(view: View, case: Case) -> list[tuple[int, int]]:
    """Return where the head lies, and in the foot who signs and the statutes, up to what is attached next."""
    head = [view.inside(case.sections.head)] if case.sections.head else []
    if case.sections.tail is None:
        return head
    low, high = view.inside(case.sections.tail)
    attached = [*(one.start() for one in ATTACHED.finditer(view.text, low, high)), high]
    statutes = ((_STATUTES.search(view.text, *part), part[1]) for part in pairwise(attached))
    return [*head, (low, attached[0]), *((one.start(), end) for one, end in statutes if one)]


def _lies_in(places: list[tuple[int, int]], parts: list[tuple[int, int]]) -> bool:
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
    return 1 / (1 + exp(own.protected - 1)) if own.name >= _NAMED else 0.0


def heard(text: str, every: list[Stranger], recogniser: Recogniser | None) -> Iterator[Stranger]:
    """Add what the recogniser says; it reads each place twice, and may see a longer name."""
    if recogniser is None or not every:
        yield from every
        return
    asked = [(index, place) for index, one in enumerate(every) for place in one.places[:_ASKED]]
    froms = [at for _, place in asked for at in _windows(text, place[0])]
    plain = as_common(text, [start for index, (start, _) in asked if is_rare(every[index].name)])
    answers = recogniser.persons([plain[at : at + _WINDOW] for at in froms])
    people = [
        {(at + low, at + high) for low, high in ranges} for at, ranges in zip(froms, answers, strict=True)
    ]
    said: list[Told] = [{} for _ in every]
    ends: list[int] = [0 for _ in every]
    for (index, place), near, clause in zip(asked, people[::2], people[1::2], strict=True):
        said[index] |= _said(place, near, clause)
        if place == every[index].places[0]:
            ends[index] = max((high for low, high in near if low == place[0] and high > place[1]), default=0)
    for one, told, end in zip(every, said, ends, strict=True):
        if one.told.keys() >= set(_WHOLE):
            yield one
        elif end and told.keys().isdisjoint(_WHOLE):
            yield from _longer(text, replace(one, told=one.told | dict.fromkeys(_WHOLE, 1.0)), end)
        else:
            yield replace(one, told=one.told | (told or {"lac.none": 1.0}))


_WHOLE: Final = ("lac.near", "lac.clause")


def _said(place: tuple[int, int], near: set[tuple[int, int]], clause: set[tuple[int, int]]) -> Told:
    """Tell what the recogniser sees at a place, and when it reads from the start of the clause."""
    start, end = place
    told = {what: 1.0 for what, people in zip(_WHOLE, (near, clause), strict=True) if place in people}
    for low, high in near | clause:
        if low == start and high != end:
            told["lac.longer" if high > end else "lac.shorter"] = 1.0
        elif low < end and high > start and low != start:
            told["lac.across"] = 1.0
    return told


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


def _longer(text: str, one: Stranger, end: int) -> Iterator[Stranger]:
    """Give somebody whose name the recogniser sees whole behind what was read: 欧阳凤|仙."""
    name = text[one.places[0][0] : end]
    places = mentions(text, (name,))[name]
    if (
        places
        and has_no_word(name[1:])
        and not _is_of_mask(text, places)
        and not any(_FIRM.match(text, at) or is_aside(text, low, at) for low, at in places)
    ):
        yield replace(one, name=name, places=tuple(places))
