"""Homes told by the words or the clause behind them: …6号就是我们的居所; …村，翻入孟某家."""

from __future__ import annotations

import re
from collections.abc import Iterator

from annotations.privacy.places.grammar import body_end, clause_start, fine, start_before
from annotations.privacy.places.place import IN_FACTS, LODGING, NOT_HOME, Place
from nlp.text.led import Led

_WHO = r"(?:(?:被害人|被告人|证人|事主|失主|村民|居民|其|[他她我你咱]们?|同[伙案]人?)的?)"
_NAME = r"(?:[一-龥]{1,2}(?:某[某甲乙丙丁戊己庚辛\d]{0,2}|[×*]{1,2}\d?))"
# The place is somebody's home, or where somebody has taken rooms to be.
_IS_HOME = Led(
    r"(?:[是系为](?:原审)?(?:被告人|被害人|上诉人|证人)[一-龥]{1,4}[\d某甲乙丙]?(?:一人|单独|独自|共同)?(?:承租|租住|居住|租赁)的?(?=[，。；、])"
    r"|租了?(?:一?[个间套处栋]|住了?一?[间套处])[^，。；]{0,6}(?:房|屋|院)[子屋]?(?=[^，。；]{0,3}(?:住|躲|藏身|落脚|安顿|生活))"
    r"|，(?:现[由已]?)?自住(?=[，。；]))"
)
# …是其自己的家: what such words begin with is everywhere, what they end with is rare.
_A_HOME = "(?:住房|住处|住所|住宅|居所|租住处|租的房|家)"
_HOME = Led(f"{_A_HOME}(?=[，。；、)—-])")
_CALLED_HOME = re.compile(
    rf"(?:(?:-|—){{0,2}}[那这]?[也就即均都还才曾]?[是系为](?:{_WHO}|{_NAME}){{1,3}}的?(?:[父母儿女岳妻][亲子父母]?的?)?(?:自己的?)?{_A_HOME}."
    rf"|\({_WHO}?(?:{_NAME}|[一-龥]{{2,3}})的?家\))$"
)
_LONGEST = 40
# Whose home it was that somebody got into, took from or came to: told in the clause behind the place.
_ENTERED = Led(
    rf"(?:进入|潜入|闯入|侵入|窜入|翻入|爬入|溜入|钻入|进到|盗窃|窃取|窃得|盗走|偷走|抢走)(?:了|到)?{_WHO}?"
    rf"(?P<door>[\dA-Za-z一二三四五六七八九十]{{1,4}}(?:单元|号楼|[栋幢])[\dA-Za-z]{{1,5}}[室号]?)?{_WHO}?"
    rf"(?:{_NAME}|(?P<name>[一-龥]{{2,3}}?))的?(?:家(?!具|电|畜|禽)|住宅|住处|住所|卧室)"
    rf"|(?:盗出|盗走|盗得|窃得|偷走|偷得)(?:了)?{_WHO}?{_NAME}[放置][在于](?:卧室|客厅|家[中里]|屋[内里]|枕|床|房间)"
    rf"|，在{_WHO}?{_NAME}的?家(?=[中里内]?(?:盗|窃|抢|偷|实施|作案|发现|搜|查获|提取|抓获))"
)
# What is told of goods, or by somebody, is not what was done there: 搜出盗窃谭某家的手机, 供述盗走….
_OF_GOODS = re.compile(
    r"(?:搜[出得获]|查[获扣]|起获|扣押|追[回缴]|供[述认称]|交[代待]|承认|坦白|指认|[出变销]售|变卖|销赃|出手|退还)|[将把]$"
)
_THEFT, _OF_THING = re.compile("[盗窃偷抢]"), re.compile("[中里内]?的")
# Another place told between parts the first from the deed: …村，到达他处后，进入谭某家.
_ELSEWHERE = re.compile(
    r"(?<![看见听感遇])[到至](?![^，。；]{1,6}家)|[往赴返]|途经|经过|离开|进入|走进|[他别]处|在(?![家场此逃])"
)
# A nickname in quotation marks is no place.
_GOES_ON = frozenset("，。：—-那这也就即均都还才曾是系为租(")
# …村，把本村孟某的白鹅; …小区，同本小区谭某.
_OF_THERE = Led(
    rf"(?:[该本当]|同)(?:村|社区|小区|组|屯|地)(?:[一二三四五六七八九十\d]{{1,2}}组)?(?:村民|居民|住户|业主|群众)?(?P<who>{_NAME})"
)
_DEED = re.compile("[盗窃偷抢骗劫]|牵走|拉走|打[伤死]|殴打")
_AT_DOOR = re.compile("(?:[其自]家|家)(?:[中里内门院屋房前后东西南北旁附][口侧边面头近]?|的[房院屋])")
# Who is hurt or robbed at home: 打伤|在家门口; what stands at that house: 谭某|家门口.
_HURT_AT = re.compile("[伤死倒昏晕残致害劫杀成重了]{0,4}[在于](?:其|自己?)?的?家[中里内门院屋房前后旁附]")
_OF_HOUSE = re.compile("的?家[中里内门院屋房前后旁附]")
_DOOR = re.compile(r"[\dA-Za-z一二三四五六七八九十](?:号|[室户房栋幢座]|单元)|小区|花园|公寓")
_BETWEEN, _NEAR, _DEED_REACH, _CONFIDENCE = 24, 7, 40, 0.75


def beside_home(text: str, people: set[str]) -> Iterator[Place]:
    """Find the place that what follows calls a home, and the place behind which somebody enters one."""
    for match in _IS_HOME.finditer(text):
        yield from _ending(text, match.start())
    for home in _HOME.finditer(text):
        called = _CALLED_HOME.search(text, max(0, home.end() - _LONGEST), home.end() + 1)
        if called:
            yield from _ending(text, called.start())
    for match in _OF_THERE.finditer(text):
        end = clause_start(text, match.start()) - 1
        # Whom a thief found in a village lives somewhere in it: told of the deed, it is no home.
        stop = text.find("。", match.end(), match.end() + _DEED_REACH)
        done = _DEED.search(text, match.end(), stop if stop >= 0 else match.end() + _DEED_REACH)
        # What stood at the door of that house tells where it is.
        done = None if done and _at_door(text, match, done, stop) else done
        if match.start() - end <= _NEAR:
            yield from (one for one in _ending(text, end) if not done or _DOOR.search(text, *one[:2]))
    for match in _ENTERED.finditer(text):
        if match["name"] and match["name"] not in people:
            continue
        at = match.start() + match[0].startswith("，")
        begin = clause_start(text, at)
        if _OF_GOODS.search(text, begin, at) or (
            begin < at and _THEFT.match(match[0]) and _OF_THING.match(text, match.end())
        ):
            continue
        end = begin - 1
        place = list(_ending(text, end)) if at - end <= _BETWEEN else []
        before = clause_start(text, end) - 1 if end > 0 else 0
        near = end - before <= _BETWEEN and not _ELSEWHERE.search(text, before + 1, end)
        yield from place or (_ending(text, before) if near else ())


def _at_door(text: str, victim: re.Match[str], done: re.Match[str], stop: int) -> bool:
    """Say whether the deed was done at the victim's house: told before it, right behind it, or of the name.

    Where a thief takes the goods to (藏在家中) is his own house.
    """
    if _AT_DOOR.search(text, victim.end(), done.start()) or _HURT_AT.match(text, done.end()):
        return True
    end = stop if stop >= 0 else victim.end() + _DEED_REACH
    at = text.find(victim["who"], victim.end(), end)
    return at >= 0 and _OF_HOUSE.match(text, at + len(victim["who"])) is not None


def _ending(text: str, end: int) -> Iterator[Place]:
    """Give the fine address that ends right at `end`, where it is no shop and no lodging."""
    low = clause_start(text, end) if end > 0 and text[end] in _GOES_ON else end
    start = start_before(text, low, end) if low < end else end
    tail = text[start:end]
    shop = LODGING.search(tail) or NOT_HOME.search(tail)
    if start < end and body_end(text, start) == end and fine(tail) and not shop:
        yield start, end, IN_FACTS, _CONFIDENCE
