"""Sealed records that are recited all the same (刑事诉讼法 286, 预防未成年人犯罪法 59, 治安管理处罚法 136).

Of a juvenile: what was done before the age of eighteen and punished by five years or less. It shows by the
birth date against the date of the sentence, or by words (时年16岁). Of anybody, in what is judged from
2026-01-01 on: an earlier punishment under the public-order law, unless it is what the case is about.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import Final

from annotations.privacy.scene import Candidate, Scene
from annotations.values import Category
from nlp.case import EventKind, Party, Side
from nlp.text.ages import NOT_EIGHTEEN
from nlp.text.cover import Cover
from nlp.text.led import Led
from nlp.text.numerals import parse_numeral

_FULL_AGE: Final = 18
_SINCE: Final = date(2026, 1, 1)
_YEARS: Final = 5
# A clause that tells of an earlier punishment, up to what the punishment was.
_RECORD = re.compile(
    r"(?:曾|因|又|有前科)[^。；\n]{0,70}?(?P<what>判处|判刑|免予刑事处罚|免于刑事处罚|行政拘留|治安(?:管理)?处罚|行政处罚|收容教养|劳动教养|不起诉)"
    r"[^，。；\n]{0,30}"
)
_RECITED = re.compile(r"曾|前科|劣迹|受过")
_DAY = re.compile(r"((?:19|20)\d\d)年(?:(\d{1,2})月)?(?:(\d{1,2})日)?")
_LEAD = 24
_TERM = re.compile(
    r"(?:无期徒刑|死刑|有期徒刑([一二三四五六七八九十]{1,3}|\d{1,2})年([一二三四五六七八九十]{1,2}|\d{1,2})?)"
)
_YOUNG = Led(
    rf"时年(?:1[0-7]|十[一二三四五六七]?)周?岁|(?:时|当时)(?:尚|系|还是|均)?(?:未成年|{NOT_EIGHTEEN})|未成年时|系未成年人?犯罪|犯罪时(?:系)?未成年"
)
_PUNISHED = re.compile(r"判处|判刑|免[予于]刑事处罚|行政拘留|治安|行政处罚|收容教养|劳动教养|不起诉")
_SENTENCE = 120
_PUBLIC_ORDER = re.compile(
    r"(?:曾|因|又|前科|劣迹)[^。；\n]{0,80}?(?:行政拘留|治安(?:管理)?(?:行政)?(?:处罚|拘留|罚款)|处以?拘留)[^，。；\n]{0,24}"
)
_OF_THIS_CASE = re.compile(r"涉嫌|本案|该行为|上述行为|本次")
_ELEMENT = re.compile(r"[一二两12]年内?(?:又|曾)?(?:因|受过|被)|后又|受过[二两三]次|屡教不改")

_WHY_AGE = (
    "所载前科发生时该人不满十八周岁（出生日期与处罚日期相比），判处五年有期徒刑以下刑罚的，记录应当封存"
)
_WHY_OTHER = "所载处罚作出时该人不满十八周岁（出生日期与处罚日期相比），未成年时受处罚的记录应当封存"
_WHY_SAID = "文中写明所载前科发生时该人未成年，判处五年有期徒刑以下刑罚的，记录应当封存"
_WHY_ORDER = "文书在2026年1月1日以后作出，引述了该人此前违反治安管理受处罚的记录，该记录应当封存"
_WHY_ELEMENT = "文书在2026年1月1日以后作出，引述了治安处罚记录；该处罚可能是本案的构成要件，由承办人判断"


def detect_sealed(scene: Scene) -> Iterator[Candidate]:
    """Propose the sealed records that a document recites."""
    seen = Cover()
    for start, end, rule, why, confidence in (*_by_age(scene), *_by_words(scene), *_public_order(scene)):
        if not seen.meets(start, end):
            seen.add(start, end)
            value = scene.view.text[start:end]
            span = scene.view.span(start, end)
            yield Candidate(Category.SEALED_RECORD, rule, span, value, why, confidence, "sealed")


Found = tuple[int, int, str, str, float]


def _by_age(scene: Scene) -> Iterator[Found]:
    """Find records in the description of an accused who was under age at the sentence, hence at the act."""
    text = scene.view.text
    for party in scene.case.parties:
        if party.side is not Side.ACCUSED or party.born is None:
            continue
        low, high = scene.view.inside(party.block)
        for match in _RECORD.finditer(text, low, high):
            if _OF_THIS_CASE.search(match[0]) or _is_long(match[0]):
                continue
            day = _last_day(text, max(low, match.start() - _LEAD), match.start("what"))
            if day is not None and _under(party, day):
                court = match["what"].startswith(("判", "免"))
                yield (*match.span(), "X-02", _WHY_AGE if court else _WHY_OTHER, 0.9 if court else 0.8)


def _last_day(text: str, low: int, high: int) -> date | None:
    """Return the last date before a punishment; of a year or month alone its last day."""
    found = list(_DAY.finditer(text, low, high))
    if not found:
        return None
    year, month, day = found[-1].groups()
    try:
        return date(int(year), int(month or 12), int(day or 28))
    except ValueError:
        return None


def _under(party: Party, day: date) -> bool:
    """Say whether a party was born and not of full age on a day."""
    born = party.born.value if party.born else day
    age = day.year - born.year - ((day.month, day.day) < (born.month, born.day))
    return 10 <= age < _FULL_AGE


def _is_long(words: str) -> bool:
    """Say whether a sentence is of more than five years, which seals nothing."""
    for match in _TERM.finditer(words):
        years = match[1] and (int(match[1]) if match[1].isdecimal() else parse_numeral(match[1]))
        if not years or years > _YEARS or (years == _YEARS and match[2]):
            return True
    return False


def _by_words(scene: Scene) -> Iterator[Found]:
    """Find an earlier punishment in a sentence that says how young its bearer was."""
    text = scene.view.text
    if not any(word in text for word in ("未成年", "时年", "满十八", "满18")):
        return
    blocks = Cover(scene.view.inside(one.block) for one in scene.case.parties if one.side is Side.ACCUSED)
    for match in _YOUNG.finditer(text):
        start, end = _clause(text, match.start(), match.end())
        words = text[start:end]
        described = blocks.holds(match.start())
        earlier = _RECITED.search(words) is not None or described or _earlier(scene, words)
        if earlier and _PUNISHED.search(words) and not _is_long(words) and not _OF_THIS_CASE.search(words):
            yield start, end, "X-02", _WHY_SAID, 0.85


def _clause(text: str, start: int, end: int) -> tuple[int, int]:
    """Return the sentence around a place."""
    low = max((text.rfind(mark, max(0, start - _SENTENCE), start) + 1 for mark in "。；\n"), default=0)
    stops = [at for mark in "。；\n" if (at := text.find(mark, end, end + _SENTENCE)) >= 0]
    return max(low, start - _SENTENCE, 0), min(stops, default=min(len(text), end + _SENTENCE))


def _earlier(scene: Scene, words: str) -> bool:
    """Say whether a sentence dates a punishment at least two years before the case."""
    number = scene.case.number
    day = _DAY.search(words)
    return bool(number and day and "被判处" in words and int(day[1]) <= number.value.year - 2)


def _public_order(scene: Scene) -> Iterator[Found]:
    """Find earlier punishments under the public-order law in what is judged since it seals them."""
    text = scene.view.text
    if not _is_new(scene) or ("拘留" not in text and "治安" not in text):
        return
    if scene.case.nature == "行政":
        # The punishment is the very act in dispute.
        return
    for match in _PUBLIC_ORDER.finditer(text):
        words = match[0]
        if _OF_THIS_CASE.search(words) or "刑事拘留" in words or "司法拘留" in words:
            continue
        element = _ELEMENT.search(text, max(0, match.start() - 12), match.end() + 20) is not None
        yield (*match.span(), "X-03", _WHY_ELEMENT if element else _WHY_ORDER, 0.4 if element else 0.8)


def _is_new(scene: Scene) -> bool:
    """Say whether the document was made since the public-order law seals records."""
    closed = [event.date for event in scene.case.events if event.kind is EventKind.CLOSED]
    if closed:
        return closed[-1] >= _SINCE
    return scene.case.number is not None and scene.case.number.value.year >= _SINCE.year
