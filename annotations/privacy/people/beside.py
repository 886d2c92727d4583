"""Who stands beside somebody masked and was forgotten, in a list, a pair, a row of sums: 证人谷某、店员夏天.

What is one of a list is of the kind of the others: where one of them is masked, the next is somebody too,
whatever the name looks like. Lists of the accused, their company and counsel are left out: those stand clear.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Collection
from typing import Final, NamedTuple

import rjieba

from annotations.privacy.masking.clear import only_calls
from annotations.privacy.masking.forms import find_masks
from annotations.privacy.people.other_names import Known
from annotations.values import Category
from nlp.names.asides import is_aside
from nlp.names.bearable import is_bearable, is_heard, is_like_name
from nlp.names.boundary import HAN
from nlp.names.cues.sides import AT_WORK, CLOSE, KIN
from nlp.names.surnames import surname_of
from nlp.names.tellers import OF_SOMEBODY, WHO
from nlp.names.words import NEVER

_WHY: Final = "与已隐名的人并列，可能是漏未隐名；请核对，确属被害人、证人的应当隐去"
_LIKELY: Final = 0.6
_OFFICE: Final = "[民交辅刑特法]警|协警|警[员官]|城管|协管员|执法[人队]员"
_NOUN: Final = (
    f"{KIN}|{AT_WORK}|{CLOSE}|证人|被害人|群众|(?P<office>{_OFFICE})"
    f"|[{HAN}]{{0,4}}(?:[员工匠贩师]|前台|主任|经理)"
)
# What ends a name of a list: a stop, who else is of it; and what is told of several people.
_STOP: Final = rf"[，。；、)\n]|$|(?:以?及|[和与])[{HAN}]{{1,2}}[某×]"
_ALL: Final = (
    "等(?:[0-9一二两三四五六七八九十多数]{0,3}[名位个]?(?:人|证人|被害人|群众|村民)(?!民))"
    "|[二两三四五六]人(?!民)|的(?:证言|证词|陈述|询问笔录)|均?(?:证实|陈述|证明)"
)
# What a clause goes on with behind somebody.
_DOES: Final = "[接报出]警|赶[到来]|抓获|制服|扭送|闻讯|听到|看到|发现|到场|上前"
_JOINT: Final = re.compile(r"(?:\([^()\n]{1,20}\))?(?:、|以及|和|与|及)")
_AFTER: Final = f"(?=(?P<all>{_ALL})|{_STOP}|(?P<does>{_DOES}))"
_BARE: Final = re.compile(rf"(?P<name>[{HAN}]{{2,3}}?){_AFTER}")
_LED: Final = re.compile(rf"(?:{_NOUN})(?P<name>[{HAN}]{{2,3}}?){_AFTER}")
_IS_NOUN: Final = re.compile(f"{_NOUN}|{OF_SOMEBODY}|[儿孙侄]子|[孙侄]女")
# 谷某被骗三千元、夏天被骗五千元: one predicate, a sum to each.
_SUM: Final = r"[0-9][0-9.,余]{0,11}[多余]?[万千]?[多余]?元"
_ROW: Final = re.compile(
    rf"(?P<deed>(?:被[骗盗抢][走取]?|损失|投资|借[给款]|交[纳款])[^，。；、0-9]{{0,6}}?){_SUM}[，、；]"
    rf"(?P<name>[{HAN}]{{2,3}}?)(?P<all>(?P=deed){_SUM})(?P<does>)"
)
# Whose lists are of those whom no rule masks.
_OF_OTHERS: Final = re.compile(
    "伙同|纠集|邀约|同案|另案|在逃|同伙|共犯|[上下][线家]|被告人|上诉人|嫌疑人|罪犯|辩护|律师|代理人|审判|书记员"
    "|陪审|检察|公诉|法定代表人|股东|董事|贩卖|购买|吸[食毒]|共谋|预谋|商[议量定]|指使|结伙|团伙|参与|检出|供述|赌|涉嫌"
)
_NEXT_OF_OTHERS: Final = re.compile(
    r"[^，。；]{0,8}(?:另案|在逃|已判|共谋|预谋|商[议量定]|结伙|吸[食毒]|分赃|贩卖|辩护|伙同|涉嫌|供述|赌)|\([^()]{0,12}(?:另案|已判|在逃)"
)
_IN_OFFICE: Final = re.compile(f"(?:{_OFFICE})$")
_TO: Final = re.compile("[向给][^，。；、和与]{0,10}$")
# 被谷某、夏天等人拘禁: whose deed it is, unless they caught or found somebody.
_BY: Final = re.compile("被(?![害骗盗抢])")
_CATCHES: Final = re.compile("等?[^，。；、]{0,4}(?:抓获|制服|扭送|发现|送|救|拦|劝)")
_FAR, _NEAR = 40, 6
_JOINS: Final = frozenset("、以和与及(")
_BLOTS: Final = frozenset("某×*")
_DEEDS: Final = frozenset("被损投借交")
_OPENS: Final = _JOINS | _DEEDS
# Of so many who stand clear beside masks, none was forgotten.
_SEVERAL: Final = 3
_Place = tuple[int, int]


class Beside(NamedTuple):
    """Somebody forgotten beside a masked person, and the places that say so."""

    known: Known
    places: tuple[_Place, ...]


def forgotten(text: str, others: Callable[[], Collection[str]]) -> dict[str, Beside]:
    """Return who was forgotten beside masked people, and where; `others` gives who is known otherwise.

    It is asked only where somebody was found: mostly nobody is.
    """
    found: dict[str, list[_Place]] = defaultdict(list)
    category: dict[str, Category] = {}
    for mask in find_masks(text):
        for start, end in mask.places:
            one = _beside(text, start, end) if text[end : end + 1] in _OPENS else None
            if one is not None:
                name = one["name"]
                found[name].append(one.span("name"))
                row = one.re is _ROW
                category[name] = Category.NAME_VICTIM if row else category.get(name, Category.NAME_WITNESS)
    known = others() if found else ()
    clear = {name: places for name, places in found.items() if name not in known}
    if len(clear) >= _SEVERAL:
        return {}
    return {
        name: Beside(Known(name, category[name], places[0][0], _LIKELY, why=_WHY), tuple(places))
        for name, places in clear.items()
    }


def _beside(text: str, start: int, end: int) -> re.Match[str] | None:
    """Return who follows one place of a mask, if anybody does."""
    behind = text[end : end + 1]
    one = None
    if behind in _DEEDS:
        one = _ROW.match(text, end)
    # Mostly the next of a list is masked as well.
    elif behind in _JOINS and _BLOTS.isdisjoint(text[end + 2 : end + 4]):
        joint = _JOINT.match(text, end)
        one = joint and (_BARE.match(text, joint.end()) or _LED.match(text, joint.end()))
    if one is None or _is_of_others(text, start, one.end("name")):
        return None
    # An officer is to be masked only where the court has masked another; then deeds of office say no more.
    office = one.groupdict().get("office") is not None
    if office and not _IN_OFFICE.search(text, max(0, start - _NEAR), start):
        return None
    # 向谷某、夏天等人出售: the deed is another's.
    if (
        not office
        and not _TO.search(text, max(0, start - _NEAR - _NEAR), start)
        and is_aside(text, *one.span("name"))
    ):
        return None
    return one if _is_somebody(text, one) else None


def _is_somebody(text: str, one: re.Match[str]) -> bool:
    """Say whether somebody bears what stands there; of several people one may bear a word."""
    name = one["name"]
    if _IS_NOUN.fullmatch(name):
        return False
    if is_bearable(text, *one.span("name"), bounded=True):
        # What is told of a name with a frequent surname is weighed elsewhere (`strangers.py`).
        firm = one.re is _LED or one["all"] is not None or one["does"] is not None
        return firm or (is_like_name(name) and not is_heard(name))
    if one["all"] is None or WHO.search(name) or only_calls(name) or not NEVER.isdisjoint(name):
        return False
    return surname_of(name) != "" and rjieba.has_word(name)


def _is_of_others(text: str, mask: int, end: int) -> bool:
    """Say whether a list is of the accused, their company, or counsel."""
    low = max(0, mask - _FAR)
    low = max(low, *(text.rfind(stop, low, mask) + 1 for stop in "，。；\n"))
    told = (
        _OF_OTHERS.search(text, low, mask)
        or (_BY.search(text, low, mask) and not _CATCHES.match(text, end))
        or _NEXT_OF_OTHERS.match(text, end)
    )
    return bool(told)
