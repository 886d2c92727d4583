"""Who is a minor, and who stands for one by law (法释〔2016〕19号 art. 8(3)).

A minor shows by a birth date less than eighteen years before the act (criminal) or the judgment (civil),
by an age in the text (时年15岁), by being called one (未成年人), or by being somebody's child who is brought
up (其女儿X由其抚养). A 法定代理人 is protected with the minor; so is an adult's only in art. 8(1) and 8(2).
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice
from typing import Final

from nlp.case import Case, EventKind, PartyKind, Side
from nlp.names.choose import Chosen
from nlp.names.cues.before import Role
from nlp.names.slots import Slot
from nlp.names.words import STATES
from nlp.text.ages import NOT_EIGHTEEN, NOT_OF_AGE, UNDER_AGE
from nlp.text.view import View

FULL_AGE: Final = 18


@dataclass(frozen=True, slots=True)
class Minor:
    """A minor or a `guardian`, who acts for one by law: the name, where the view says so, and how firmly.

    That a guardian's ward is a minor is likely, but not always said.
    """

    name: str = field(repr=False)
    at: int
    confidence: float
    guardian: bool = False


_YOUNG = re.compile(
    r"抚养|抚育|扶养|未成年|尚?未满1?[0-9]周?岁|(?<![0-9])(?:[1-9]|1[0-7])周?岁|幼儿园|小学|初中生|年幼|女童|男童|少儿|早教|入托|[一二三四五六]\([0-9]{1,2}\)班"
    r"|跟?随[^，。；]{1,10}生活"
)
_GROWN = re.compile(
    r"(?:1[89]|[2-9][0-9])周?岁(?!之?[时日]?(?:为止|止|独立|后))|已成年|已?经?成年(?!人)|去世|死亡|病故|退休|结婚|成家"
)
_DAY = r"((?:19|20)[0-9]{2})年([0-9]{1,2})月(?:([0-9]{1,2})日)?"
_BORN = re.compile(rf"(?:[^，。；]{{1,10}}，){{0,3}}?(?:(?:出?生于){_DAY}|{_DAY}[^，。；0-9]{{0,8}}生)")
_BIRTH = re.compile(r"((?:19|20)[0-9]{2})年([0-9]{1,2})月(?:([0-9]{1,2})日)?(?:出生|生)")
# The day is not given back: a birth is none without its day either.
_DATE = re.compile(r"((?:19|20)[0-9]{2})年([0-9]{1,2})月(?:([0-9]{1,2})日)?+(?![^，。；、0-9]{0,3}出?生)")
_ACT = re.compile("指控|经审理查明|审理查明|经查明")
# The day on which the charge came to the court is no day of an act, and is as often mistyped.
_FILING = re.compile("向[^，。；]{0,14}(?:提起公诉|起诉|移送)|(?:提起公诉|立案|受理)")
_FILED = re.compile(r"\(((?:19|20)[0-9]{2})\)")
_LONG_AGO = 20
_AROUND = 60
Day = tuple[int, int, int]


_AT_SCHOOL = re.compile("小学|幼儿园|初[中一二三]|年级")


def is_young(text: str, slot: Slot, then: Day | None) -> bool:
    """Say whether what is said after a name makes its bearer a minor at `then`."""
    if slot.role is not Role.DESCRIBED:
        return False
    said = text[slice(*slot.cue)]
    if said.endswith("岁") or "未" in said or _AT_SCHOOL.search(said):
        return True
    born = _BIRTH.search(said) or _BORN.match(text, slot.cue[1])
    return born is not None and then is not None and is_under_age(then, _day(born))


def _day(born: re.Match[str]) -> Day:
    """Return the day of a birth; of one told by the month, its first."""
    year, month, *day = (int(part) for part in born.groups() if part)
    return (year, month, day[0] if day else 1)


def then_of(text: str, case: Case, *, criminal: bool) -> Day | None:
    """Return the day that counts: of the act in criminal cases, else of the judgment."""
    return _act_date(text) if criminal else _judged(text, case)


def minors(view: View, case: Case, chosen: Sequence[Chosen], then: Day | None) -> Iterator[Minor]:
    """Find the minors among the people of a document, then those who act for them by law.

    `chosen` holds only such described people as `is_young` let through.
    """
    text = view.text
    grown = frozenset(_grown(case, then))
    told = (
        *_parties(view, case, then),
        *_described(chosen),
        *_children(text, chosen, then, young_parents=_are_young(case, then)),
    )
    found = [minor for minor in told if minor.name not in grown]
    if _REASONS in text:
        accused = {party.name for party in case.parties if party.side is Side.ACCUSED}
        young = accused & {minor.name for minor in found}
        alone = len(accused) == 1 or len(young) > _MENTIONS
        silent = {name for name in young if not _is_spoken_of(text, name, alone=alone)}
        found = [minor for minor in found if minor.name not in silent]
    yield from found
    young = {minor.name for minor in found}
    yield from (
        Minor(one.name, one.start, one.confidence)
        for one in chosen
        if one.slot.role is Role.PARENT and _has_ward(text, one.slot.cue[0], young)
    )
    if found or _YOUNG_PARTY.search(text[:_HEAD]):
        yield from _guardians(view, case, chosen, grown)


_HEAD = 3000
_YOUNG_PARTY = re.compile(f"未成年|{NOT_OF_AGE}|指定监护人|法定代理人[^。]{{2,60}}?(?:之父|之母|父亲|母亲)")


def _parties(view: View, case: Case, then: Day | None) -> Iterator[Minor]:
    """Find parties whose birth date makes them minors at the time that counts."""
    for party in case.parties:
        if party.born is None or party.kind is not PartyKind.PERSON or then is None:
            continue
        born = party.born.value
        if is_under_age(then, (born.year, born.month, born.day)):
            yield Minor(party.name, view.offset(party.span.start), 0.9)


def _grown(case: Case, then: Day | None) -> Iterator[str]:
    """Give the parties whom their birth shows to be of age: 钟某的儿子X may be thirty.

    Of a retrial nothing is given: it tells of many days before it comes to the act.
    """
    retried = case.number is not None and "再" in case.number.value.type
    for party in () if retried else case.parties:
        born = party.born.value if party.born else None
        if born and then and then > (born.year + FULL_AGE, born.month, born.day):
            yield party.name


# A court that convicts a juvenile speaks of the age (刑法 17): one that reasons and does not dated the act
# by some other event.
_REASONS = "本院认为"
_SPEAKS = re.compile(f"{NOT_EIGHTEEN}(?!的人)|未成年(?!人保护法)|法定代理人|已满十[四六]周?岁(?!的)")


def _is_spoken_of(text: str, name: str, *, alone: bool) -> bool:
    """Say whether a court speaks of an accused as young; where several stand accused, near the name."""
    if alone:
        return _SPEAKS.search(text) is not None
    for place in islice(re.finditer(re.escape(name), text), _MENTIONS):
        stop = text.find("。", place.end(), place.end() + _SENTENCE)
        end = stop if stop >= 0 else place.end() + _SENTENCE
        if _SPEAKS.search(text, max(0, place.start() - _LED_BY), end):
            return True
    return False


_MENTIONS, _SENTENCE, _LED_BY = 100, 80, 20


def _described(chosen: Sequence[Chosen]) -> Iterator[Minor]:
    """Find people who are described as young."""
    for one in chosen:
        if one.slot.role is Role.DESCRIBED:
            yield Minor(one.name, one.start, min(one.confidence, 0.85))


def is_under_age(then: Day, born: Day) -> bool:
    """Say whether somebody born then is not of full age at `then`; a birth after it says nothing.

    Full age begins on the day behind the birthday (法释〔2006〕1号, article 2).
    """
    return born <= then <= (born[0] + FULL_AGE, born[1], born[2])


def _act_date(text: str) -> Day | None:
    """Return the first date after the charge or the finding of facts: when the act was done.

    A date long before the case is about something else (a birth, an earlier sentence).
    """
    start = _ACT.search(text)
    filed = _FILED.search(text[:_HEAD])
    if start is None:
        return None
    for date in _DATE.finditer(text, start.end(), start.end() + _HEAD):
        year = int(date[1])
        if _FILING.match(text, date.end()):
            continue
        if filed is None or int(filed[1]) - _LONG_AGO <= year <= int(filed[1]):
            return (year, int(date[2]), int(date[3] or 1))
    return None


def _judged(text: str, case: Case) -> Day | None:
    """Return the date of the judgment, or where none can be right, the end of the case number's year."""
    year = _FILED.search(text[:_HEAD])
    filed = case.number.value.year if case.number else int(year[1]) if year else None
    closed = [event.date for event in case.events if event.kind is EventKind.CLOSED]
    if closed and (filed is None or closed[-1].year >= filed):
        return (closed[-1].year, closed[-1].month, closed[-1].day)
    return (filed, 12, 31) if filed else None


# Role words that say by themselves how old somebody is; a son may be fifty.
_IS_YOUNG = re.compile("未成年|岁|幼|童|婴|学|的(?:[爸妈爷奶父母家]|外[公婆]|户口|班主)")
# 九岁的女孩X, 年仅7岁的小孩X.
_AGED = re.compile(f"{UNDER_AGE}周?岁的?$")


# Whose parents are younger than this is a minor: nobody marries at sixteen.
_YOUNG_PARENT: Final = 34
_BORNE: Final = re.compile("生育|育有|婚生|生[了下有]|所生")


def _are_young(case: Case, then: Day | None) -> bool:
    """Say whether the parties are too young to have children of age."""
    people = [party for party in case.parties if party.kind is PartyKind.PERSON]
    born = [party.born.value.year for party in people if party.born]
    return then is not None and len(born) == len(people) > 1 and min(born) > then[0] - _YOUNG_PARENT


def _children(
    text: str, chosen: Sequence[Chosen], then: Day | None, *, young_parents: bool = False
) -> Iterator[Minor]:
    """Find somebody's child where the sentence shows that it is young or brought up."""
    for one in chosen:
        # 儿子康健: a state is no name that stands but once.
        if one.slot.role is not Role.CHILD or (one.name in STATES and text.count(one.name) == 1):
            continue
        stop = text.find("。", one.end, one.end + _AROUND)
        stop = stop if stop >= 0 else one.end + _AROUND
        sentence = text[one.slot.cue[0] : stop]
        own = text[one.end : stop].partition("；")[0]
        called = _IS_YOUNG.search(text, *one.slot.cue) is not None or _AGED.search(
            text, max(0, one.slot.cue[0] - _NEXT), one.slot.cue[0]
        )
        borne = young_parents and _BORNE.search(text, max(0, one.slot.cue[0] - _NEXT), one.end)
        if called or borne or _is_child(own, sentence, then) or is_child(text, one.name, then):
            yield Minor(one.name, one.start, min(one.confidence, 0.8))


def _is_child(own: str, sentence: str, then: Day | None) -> bool:
    """Judge by what is said of this child itself, a birth date first; then by the sentence."""
    born = _BIRTH.search(own)
    if born is not None:
        return then is not None and is_under_age(then, _day(born))
    return _GROWN.search(own) is None and _YOUNG.search(sentence) is not None


_LED = re.compile(
    "(?:婚生[子女]|[长次三四幼独养][子女]|女儿|儿子|女孩|男孩|孩子|子女|女童|男童|小孩|[一二两三][子女]儿?|[取起]名|孙子|孙女)(?:为|是|叫|：|即)?$"
)
_NEXT = 12
# 2018年8月19日，原告生下一女，取名X.
_BORE = re.compile(rf"{_DAY}[^。；]{{0,16}}?(?:生下|生育|生了|所生|出生|产下)[^。；]{{0,12}}$")


def is_child(text: str, name: str, then: Day | None) -> bool:
    """Say whether a text tells of a name anywhere as of somebody's child, and of that child as young."""
    led = young = False
    for place in islice(re.finditer(re.escape(name), text), _MENTIONS):
        start = max(text.rfind("。", 0, place.start()) + 1, place.start() - _AROUND, 0)
        stop = text.find("。", place.end(), place.end() + _AROUND)
        stop = stop if stop >= 0 else place.end() + _AROUND
        own = text[place.end() : stop].partition("；")[0].partition("\n")[0]
        if _GROWN.search(own.partition("，")[0][:_NEXT]):
            return False
        before = text[start : place.start()]
        led = led or _LED.search(before) is not None
        bore = _BORE.search(before)
        born = bore is not None and then is not None and is_under_age(then, _day(bore))
        young = young or born or _is_child(own, text[max(start, place.start() - _LED_BY) : stop], then)
    return led and young


def _guardians(view: View, case: Case, chosen: Sequence[Chosen], grown: Collection[str]) -> Iterator[Minor]:
    """Find who is called 法定代理人, of somebody other than a party of age."""
    for agent in case.agents:
        if agent.role.startswith("法定代理"):
            yield Minor(agent.name, view.offset(agent.span.start), 0.85, guardian=True)
    accused = {party.name for party in case.parties if party.side is Side.ACCUSED}
    for one in chosen:
        led = view.text[max(0, one.slot.cue[0] - _NEXT) : one.slot.cue[0]].removesuffix("的")
        of_grown = any(led.endswith(name) for name in grown)
        if one.slot.role is Role.GUARDIAN and one.name not in accused and not of_grown:
            yield Minor(one.name, one.start, one.confidence, guardian=True)


_WARD, _UNDER = 40, re.compile("未成年|(?<![0-9])(?:[1-9]|1[0-7])周?岁")


def _has_ward(text: str, at: int, young: Collection[str]) -> bool:
    """Say whether the child whose parent is named at `at` is one of the minors, or is called young there."""
    low = max(0, at - _WARD)
    low = max(low, text.rfind("。", low, at) + 1)
    ends = (at,) if text[at] in "的之" else range(at, low + 1, -1)
    if any(text[start:end] in young for end in ends for start in range(max(low, end - _NEXT), end - 1)):
        return True
    return _UNDER.search(text, low, at) is not None


# A firm has no 法定代理人: the word stands for 法定代表人 there.
_FIRM = re.compile("公司|注册资金|注册资本|营业执照|合作社|企业|厂|委派")


def of_firm(text: str, slot: Slot) -> bool:
    """Say whether a 法定代理人 is a firm's."""
    if slot.role is not Role.GUARDIAN:
        return False
    at = slot.cue[0]
    start = max(text.rfind("。", 0, at), at - _AROUND, 0)
    return _FIRM.search(text, start, at) is not None
