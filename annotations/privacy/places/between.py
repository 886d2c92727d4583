"""Homes that stand between their county and the words for a home: 位于…县|…巷子里第二家|的住处."""

from __future__ import annotations

import re
from collections.abc import Iterator

from annotations.privacy.places.grammar import (
    body_end,
    clause_start,
    concrete,
    ends_name,
    fine,
    skip_divisions,
)
from annotations.privacy.places.place import IN_FACTS, LODGING, NOT_HOME, Place
from nlp.names.surnames import is_surname
from nlp.parse.divisions import Level, begins, prefix
from nlp.text.led import Led

_CLOSES = Led(
    r"的(?:家(?:[中里内]|(?=[，。；、门院]))|住[处宅]|住所(?!地)|居所|寓所|[租暂]住[处屋房]|租房|出租[房屋]|自建房|宿舍(?![区楼管])[内中里]?"
    # A house is lived in where one is inside it.
    r"|(?:[一二三四五两]间)?(?:土坯|砖瓦?)?(?:院[落子]|宅[院子]|瓦房|平房|窑洞)[内中里])"
    r"|家(?<=[某甲乙丙丁戊己庚×*\d]家)(?:[中里内]|(?=[，。；、门院]))"
)
# Whose home it is stands before the word, with a role or without: …左手边|被害人孟某|家中.
_WHOSE = re.compile(
    r"(?:被?害人|被?告人|上诉人|证人|原告|被告|同案人|村民|居民|邻居|亲戚|朋友|其|自己|本人)*的?"
    r"(?:[\u4e00-\u9fff]某[某甲乙丙丁戊己庚\d]{0,2}[\u4e00-\u9fff]?|[\u4e00-\u9fff]{1,2}[×*]{1,2}\d?|[Xx×]{1,2}[\u4e00-\u9fff])?的?$"
)
_OWN = "自己本人其的"
_MASKS = frozenset("某×*Xx")
_HOUSES = ("房", "院", "楼", "户", "门", "家")
_OF_WAY = frozenset("门户边侧头口里上下楼房屋院巷面家旁处")
_BESIDE = re.compile("斜?对[面门]|旁边?|隔壁|[东西南北前后左右][侧边]")
# Behind these a place may go on without a unit: …镇粮站, …村柳树坡. Behind a door, nothing does.
_LOOSE = frozenset("镇乡道路村屯庄寨组社队会街")
_HAMLETS = frozenset("坑畈咀嘴塘湾坪岭冲垅垄窝沟坡洼崖岗坝坎场河桥坳洋垟埕山川岔滩港浦洲垇")
_COUNTED = r"[\dA-Za-z一二三四五六七八九十]"
_DOOR_LAST = re.compile(rf"{_COUNTED}(?:号(?:之{_COUNTED}+)?|[室户房栋幢座层楼]|单元)$")
_DEED = re.compile("[盗窃偷抢搜抓找见打送拿取说进潜闯翻溜逛问叫喊敲砸殴吃喝]")
_DAY = re.compile(r"\d[年月日元时]")
_OF_COUNTY = re.compile("[县区市旗]")
_SHORTEST, _LONGEST, _LAST, _WAY, _CONFIDENCE = 4, 40, 3, 2, 0.8


def between(text: str, people: set[str]) -> Iterator[Place]:
    """Find what stands between a county and the words for a home behind it, in one clause."""
    for match in _CLOSES.finditer(text):
        start = _behind_county(text, clause_start(text, match.start()), match.start())
        end = _before_whose(text, start, match.start(), people)
        tail = text[start:end]
        # A factory inside tells the way (棉纺厂平房); at the end it would be what lies there.
        none = LODGING.search(tail) or NOT_HOME.search(tail[-_LAST:]) or _DAY.search(tail) or ends_name(tail)
        if _SHORTEST <= len(tail) <= _LONGEST and not none and _leads_to_door(text, start, end):
            yield start, end, IN_FACTS, _CONFIDENCE


def _before_whose(text: str, start: int, end: int, people: set[str]) -> int:
    """Return where the address ends before a person: a mask, one of the `people`, a name, or what one is."""
    whose = _WHOSE.search(text, start, end)
    high = whose.start() if whose else end
    high -= next((n for n in (4, 3, 2) if text[max(start, high - n) : high] in people), 0)
    high = _before_name(text, start, high)
    alone, told, end = high == end, text[high:end].strip(_OWN) != "", high
    unit = body_end(text, start)
    rest = text[unit:end]
    if not rest or rest[-1] in _OF_WAY:
        return end
    # …村桥家垅 is a hamlet.
    named = alone and len(rest) in (2, 3) and is_surname(rest[0]) and rest[1] != "家"
    loose = text[unit - 1] in _LOOSE and not named
    if loose and (not told or rest[-1] in _HAMLETS):
        return end
    beside = _BESIDE.match(text, unit, end)
    return beside.end() if beside else unit


def _before_name(text: str, start: int, end: int) -> int:
    """Return where a name starts that stands behind a door: …6号之二|孟镇远; no town lies behind a door."""
    if text[end - 1] in _OF_WAY:
        return end
    names = (at for at in (end - 3, end - 2) if at > start and is_surname(text[at]))
    return next((at for at in names if _DOOR_LAST.search(text, start, at)), end)


def _leads_to_door(text: str, start: int, end: int) -> bool:
    """Say whether an address goes below town and street, by its units or by the way behind them."""
    tail, way = text[start:end], text[body_end(text, start) : end]
    if _DEED.search(way):
        return False
    told = len(way) >= _WAY or tail.endswith(_HOUSES)
    return fine(tail) or (told and concrete(tail) and _MASKS.isdisjoint(tail))


def _behind_county(text: str, low: int, high: int) -> int:
    """Return where the words begin behind the county that a clause names first; `high` if it names none."""
    if _OF_COUNTY.search(text, low, high) is None:
        return high
    for at in begins(text, low, high):
        found = prefix(text, at)
        if found.level == Level.COUNTY and found.end < high:
            return skip_divisions(text, found.end)
    return high
