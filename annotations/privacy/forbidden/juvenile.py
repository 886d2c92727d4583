"""Article 4, item 2: the accused was not of full age when the crime was done.

Births and acts are reckoned first, what the text says of the accused second. An act told by its month alone
makes a minor of whoever was not of full age when the month ended.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from annotations.privacy.forbidden.claim import claim, year_of
from annotations.privacy.forbidden.subject import of_accused
from annotations.privacy.scene import Candidate, Scene
from nlp.case import Citation, Side
from nlp.text.ages import NOT_EIGHTEEN
from nlp.text.dates import find_dates
from nlp.text.led import quick
from nlp.values import Span

_HEAD = 6000
_FULL_AGE, _YOUNGEST, _RECENT, _CONTEXT, _WINDOW, _ACTS_READ = 18, 12, 5, 60, 400, 4
_BEHIND = 20

_ROLE = r"(?:上诉人\(原审被告人\)|原审被告人|被告人)"
_BORN = re.compile(
    rf"(?:^|(?<=[。\s]))(?P<role>{_ROLE})(?:\(自报\))?[^，。；]{{1,40}}[，。；](?:(?!{_ROLE}|[被受]害人)[^。；]){{0,60}}?"
    r"(?P<date>(?:19|20)\d\d年\d{1,2}月\d{1,2}日)(?:出生|生)"
)
_CHARGE = re.compile(r"检察院[^。]{0,60}?(?:指控|提起公诉)|审理查明|指控")
_BIRTH = re.compile("[^，。；、]{0,3}(?:出生|生[，)。])")
# Steps of the procedure, and what bound people long before; but to be caught at it (盗窃时被抓获) is an act,
# as is what was done before the step is told (伤人后自首) or to get out of it (逃避逮捕时).
_FILING = re.compile(
    "[^，。；]{0,24}(?:提起公诉|起诉|移送|立案|受理|判处|判决|释放|指定管辖|结婚|离婚|相识|认识|恋爱|分手)"
    r"|(?:(?!(?<!\d)时(?!许)|(?<![午随其之此先左右知唤])后|(?<![押获留捕案])并|[当现]场)[^，。；逃躲抗拒]){0,8}"
    "(?:抓获|归案|到案|投案|自首|刑事拘留|逮捕)"
)
_ACTS = re.compile(r"(?:经(?:本院)?(?:依法|公开)?审理查明|查明|指控)[^。]{0,40}?[：，]")
_MONTH = re.compile(r"(?P<year>(?:19|20)\d\d)年(?P<month>1[0-2]|[1-9])月(?!\s?\d{1,2}\s?[日号])")
_UNDER = (
    r"[尚均]?[不未](?:满|足)(?:十八|18)周?岁|(?:系|为|是|属于?)未成年(?:人(?!保护|上网)|(?!人))"
    r"|(?<!已满)(?<!\d)1[4-7]周?岁|(?<!已满)(?<![一二三四五六七八九])十[四五六七]周?岁"
)
_YOUNG = quick(
    rf"(?:犯罪|作案|实施犯罪|案发|行为|犯[^，。]{{1,6}}罪)时(?P<gap>[^，。；]{{0,6}}?)(?P<age>{_UNDER})(?!以上|至)"
    r"|(?P<years>时年(?:1[2-7]|十[二三四五六七])周?岁)"
    r"|(?P<both>已满(?:十[四六]|1[46])周?岁[、，]?[不未]满(?:十[八六]|1[68])周?岁)(?!的人)"
    r"|(?:系|属|是)未成年人犯罪|未成年被告人|被告人\(未成年"
    # Who works with juveniles, or harms one unknowing, is none.
    r"|被告人[^，。；、知其不对]{0,4}(?:系|是|属于?)未成年人(?=[，。；、)\s]|$|犯罪)"
)
_ANOTHER = re.compile(
    r"累犯|前罪|前科|前次|曾|另案|同案人|已判决|不属|不是|并非|以外|除外|[被受]害人|规定|同伙|该罪|档案|封存"
    r"|刑满|不予采纳|不能成立|教唆|引诱|介绍|明知"
)
# An earlier sentence, unless the document is about a sentence already given: 申诉, 减刑, 撤销缓刑.
_SENTENCED = re.compile("原判决|判决书|判处")
_OF_SENTENCE = tuple(f"刑{kind}" for kind in "更执申监再抗")
# Who is meant stands in the sentence before: 因其犯罪时….
_PRONOUN = re.compile("(?:因|鉴于|由于|且|并且)?其(?![他中])")
# 时年13岁 is as often said of whom the accused harmed.
_HARMED = re.compile("强奸|奸淫|猥亵|之[子女]|儿子|女儿|将|把|对")
_AGED = re.compile(
    r"(?:^|[。\s])被告人[^。；]{1,16}[，(][男女][，、](?P<age>1[2-7]周?岁|十[二三四五六七]周?岁)"
)
# A court must speak of the age when it convicts a juvenile (刑法 17).
_NAMES_AGE = re.compile(
    rf"{NOT_EIGHTEEN}(?!的人|、怀孕)|(?<!教唆)(?<!向)(?<!对)未成年(?!人保护法|人(?:走私|出售|实施|吸食))"
    r"|法定代理人|已满十[四六]周?岁(?!的)|时年1[4-7]|少刑"
)
_REASONS = re.compile("本院(?:经审查)?认为|(?:判决|裁定)如下")
# A date that only begins what went on for long.
_ON = re.compile(r"[份初底末的间]{0,2}(?:以?来|起|开始|始|至|到|[-—~]|期间|间)")
_GUARDIAN = re.compile(r"(?P<word>法定代理人)[^。；]{1,40}系(?:原审|上诉人)?\(?(?:原审)?被告人")
_OF_JUVENILES = (17, 0)
# Where the court reasons only behind the citation, an earlier one has cited.
_DISPOSES = re.compile("(?:(?!本院(?:经审查)?认为)[^。]){0,400}?(?:判决|裁定|决定)如下")
_EARLIER = re.compile("曾|前科|已判")
_CUES = ("周岁", "未成年", "岁", "时年", "法定代理人")
_TITLED = "未成年人犯罪"
_WHY_BORN = "被告人的出生日期与所认定的犯罪日期相比不满十八周岁，未成年人犯罪的文书不在互联网公布"
_WHY_APPLIED = "法院依照刑法第十七条（未成年人的刑事责任）判处，未成年人犯罪的文书不在互联网公布"
_WHY_SAID = "文中写明被告人犯罪时不满十八周岁，或者被告人由法定代理人代理，未成年人犯罪的文书不在互联网公布"


@dataclass(frozen=True, slots=True)
class Act:
    """When an act was done: from `first` to `end` (a day, a month), or where it went on, at most to `last`.

    `leads` says that a telling begins with it.
    """

    first: date
    end: date
    last: date
    leads: bool


def juvenile(scene: Scene) -> Iterator[Candidate]:
    """Find that an accused was young, once."""
    acts = _acts(scene)
    accused = list(_accused(scene))
    then = min((act for act in acts if act.leads), key=lambda act: act.first, default=None)
    young = [one for one in accused if then is not None and _is_young(one[1], then.first, then.end)]
    if then is not None and young:
        named = _names_age(scene)
        # A court that says nothing of age dates another's act, or the beginning of a long one.
        if not named:
            young = [one for one in young if all(_is_young(one[1], act.first, act.last) for act in acts)]
        if young and (not named or _holds(scene, then)):
            yield claim("P-02", young[0][0], "未成年人犯罪", _WHY_BORN, 0.95 if named else 0.6)
            return
    grown = then is not None and _all_grown(scene, accused, then)
    applied = _applied(scene)
    # Of several acts the first may not be the one: two words against the births outweigh them, one does not.
    said = _said_young(scene) if applied is not None or not grown else None
    if applied is not None and (said is not None or not grown):
        yield claim("P-02", applied, "未成年人犯罪", _WHY_APPLIED, 0.9)
        return
    if said is None and _TITLED in scene.document.title:
        yield claim("P-02", None, "未成年人犯罪", _WHY_SAID, 0.85)
    if said is not None:
        yield claim("P-02", scene.view.span(*said), "未成年人犯罪", _WHY_SAID, 0.85)


def _applied(scene: Scene) -> Span | None:
    """Return where the court rests its own disposition on 刑法 17, which speaks of juveniles alone.

    An article without its paragraph may be a slip of the pen: then the text must name an age besides.
    """
    text = scene.view.text
    cited = [one for one in scene.case.statutes if _is_of_juveniles(one)]
    named = bool(cited) and _names_age(scene)
    for one in cited:
        start, end = scene.view.inside(one.span)
        if (one.paragraph or named) and _DISPOSES.match(text, end) and not _of_earlier(text, start):
            return one.span
    return None


def _names_age(scene: Scene) -> bool:
    """Say whether the court speaks of anybody's age; what it appends of the law speaks of nobody's."""
    disposition = scene.case.sections.disposition
    end = scene.view.offset(disposition.end) if disposition else len(scene.view.text)
    return _NAMES_AGE.search(scene.view.text, 0, end) is not None


def _is_of_juveniles(cited: Citation) -> bool:
    """Say whether a citation is of 刑法 17."""
    return (cited.article, cited.branch) == _OF_JUVENILES and cited.law.endswith("刑法")


def _of_earlier(text: str, at: int) -> bool:
    """Say whether the citation at `at` is told of an earlier sentence."""
    low = max(0, at - _WINDOW)
    return _EARLIER.search(text[max(low, text.rfind("。", low, at) + 1) : at]) is not None


def _is_young(born: date, first: date, last: date) -> bool:
    """Say whether somebody was not of full age, whichever day it was."""
    return age(born, first) >= _YOUNGEST and age(born, last) < _FULL_AGE


def _all_grown(scene: Scene, accused: list[tuple[Span, date]], then: Act) -> bool:
    """Say whether every accused is known to have been of full age: then a word about youth is of others."""
    known = sum(party.side is Side.ACCUSED for party in scene.case.parties)
    return len(accused) >= max(1, known) and all(age(born, then.first) >= _FULL_AGE for _, born in accused)


def _holds(scene: Scene, then: Act) -> bool:
    """Say whether the act was then: few years before the case, or the text calls the accused young.

    Else the first date told is of something else (the birth of the harmed one, an earlier sentence).
    """
    year = year_of(scene)
    return year is None or 0 <= year - then.first.year <= _RECENT or _said_young(scene) is not None


def _accused(scene: Scene) -> Iterator[tuple[Span, date]]:
    """Give the place of each accused's birth date, and the date."""
    seen = False
    for party in scene.case.parties:
        if party.side is Side.ACCUSED and party.born is not None:
            seen = True
            yield party.born.span, party.born.value
    if seen:
        return
    text = scene.view.text
    charge = _CHARGE.search(text)
    for match in _BORN.finditer(text, 0, charge.start() if charge else _HEAD):
        born = next((found[2] for found in find_dates(match["date"])), None)
        if born is not None:
            yield scene.view.span(*match.span("date")), born


def _acts(scene: Scene) -> list[Act]:
    """Return the acts told where charge and facts begin; of a recent case only those that are recent."""
    text = scene.view.text
    year = year_of(scene)
    starts = [match.end() for _, match in zip(range(_ACTS_READ), _ACTS.finditer(text), strict=False)]
    # The day of the judgment is no act: in a short document it stands within reach.
    acts = [act for at in starts for act in _told(_REASONS.split(text[at : at + _WINDOW])[0], year)]
    recent = [act for act in acts if year is not None and 0 <= year - act.first.year <= _RECENT]
    return recent if any(act.leads for act in recent) else acts


def _told(window: str, year: int | None) -> Iterator[Act]:
    """Give the dates of a telling that are no births and no steps of the procedure."""
    found = [(start, end, day, day) for start, end, day in find_dates(window)]
    found += [(*match.span(), *_month(match)) for match in _MONTH.finditer(window)]
    leads = True
    for _, end, first, last in sorted(found, key=lambda one: one[:2]):
        if _BIRTH.match(window, end) or _FILING.match(window, end):
            continue
        goes_on = year is not None and _ON.match(window, end)
        yield Act(first, last, max(last, date(year or 1, 12, 31)) if goes_on else last, leads)
        leads = False


def _month(match: re.Match[str]) -> tuple[date, date]:
    """Return the first and the last day of a month."""
    year, month = int(match["year"]), int(match["month"])
    return date(year, month, 1), date(year, month, monthrange(year, month)[1])


def age(born: date, then: date) -> int:
    """Return the age in full years, as criminal law counts them: from the day behind the birthday."""
    return then.year - born.year - ((then.month, then.day) <= (born.month, born.day))


def _said_young(scene: Scene) -> tuple[int, int] | None:
    """Find where the text calls the accused a juvenile; not where it speaks of others or of earlier acts."""
    text = scene.view.text
    if not any(cue in text for cue in _CUES):
        return None
    named = tuple(one.name for one in scene.case.parties if one.side is Side.ACCUSED and len(one.name) > 1)
    guardian = _GUARDIAN.search(text, 0, _HEAD)
    if guardian is not None:
        return guardian.span("word")
    aged = _AGED.search(text, 0, _HEAD)
    if aged is not None:
        return aged.span("age")
    number = scene.case.number
    sentenced = number is not None and number.value.type.startswith(_OF_SENTENCE)
    for match in _YOUNG.finditer(text):
        low = _sentence_start(text, match.start())
        if low and _PRONOUN.match(text, low):
            low = _sentence_start(text, low - 1)
        # 罪犯某某犯罪时, 未成年被告人: the match may begin inside the subject, or hold it.
        told = (match.start(group) for group in ("gap", "years", "both") if match[group] is not None)
        before = text[low : next(told, match.end())]
        if not of_accused(before, match["gap"] or "", named):
            continue
        if _ANOTHER.search(text, low, match.end() + _BEHIND) or (match["years"] and _HARMED.search(before)):
            continue
        if not sentenced and _SENTENCED.search(text, low, match.end() + _BEHIND):
            continue
        return match.span("age") if match["age"] else match.span()
    return None


def _sentence_start(text: str, at: int) -> int:
    """Return where the sentence begins that goes on to `at`, as far as context reaches."""
    low = max(0, at - _CONTEXT)
    return max(low, text.rfind("。", low, at) + 1)
