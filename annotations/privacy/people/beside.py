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
from nlp.names.dictionary import is_never_name, is_plain_word
from nlp.names.surnames import surname_of
from nlp.names.tellers import OF_SOMEBODY, WHO
from nlp.names.words import NEVER, NOT_NAMES

_WHY: Final = "与已隐名的人并列，可能是漏未隐名；请核对，确属被害人、证人的应当隐去"
_LIKELY: Final = 0.6
_OFFICE: Final = "[民交辅刑特法武]警|协警|警[员官]|城管|协管员|执法[人队]员"
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
_LAST: Final = rf"(?:以?及|[和与])[{HAN}]{{2,3}}?(?:{_ALL})"
_AFTER: Final = f"(?=(?P<all>{_ALL})|{_STOP}|{_LAST}|(?P<does>{_DOES}))"
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
NEXT_OF_OTHERS: Final = re.compile(
    r"[^，。；]{0,8}(?:另案|在逃|已判|共谋|预谋|商[议量定]|结伙|吸[食毒]|分赃|贩卖|辩护|伙同|涉嫌|供述|赌)|\([^()]{0,12}(?:另案|已判|在逃)"
)
_IN_OFFICE: Final = re.compile(f"(?:{_OFFICE})$")
_TO: Final = re.compile("[向给][^，。；、和与]{0,10}$")
# 被谷某、夏天等人拘禁: whose deed it is, unless they caught or found somebody.
_BY: Final = re.compile("被(?![害骗盗抢])")
_CATCHES: Final = re.compile("等?[^，。；、]{0,4}(?:抓获|制服|扭送|发现|送|救|拦|劝)")
_FAR, _NEAR = 40, 6
_JOINS: Final = frozenset("、以和与及(")
# What words of bodies and of ranks end with: 金店, 车行, 商会, 高层.
_BODIES: Final = frozenset("店厂场校馆庄行社会队院所局站委层")
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
    lists = [
        listed
        for mask in find_masks(text)
        for start, end in mask.places
        if text[end : end + 1] in _OPENS and (listed := _listed(text, start, end))
    ]
    known = others() if lists else ()
    clear: dict[str, list[_Place]] = defaultdict(list)
    category: dict[str, Category] = {}
    first: set[str] = set()
    for listed in lists:
        told = [one for one in listed if one["name"] not in known]
        first.update(one["name"] for one in told[:1])
        for one in told:
            name, row = one["name"], one.re is _ROW
            clear[name].append(one.span("name"))
            category[name] = Category.NAME_VICTIM if row else category.get(name, Category.NAME_WITNESS)
    if len(first) >= _SEVERAL:
        return {}
    return {
        name: Beside(Known(name, category[name], places[0][0], _LIKELY, why=_WHY), tuple(places))
        for name, places in clear.items()
    }


def _listed(text: str, start: int, end: int) -> list[re.Match[str]]:
    """Return who follows one place of a mask in its list; of a list of many in clear only the next.

    What is told of all at the end of a list is told of each.
    """
    found: list[re.Match[str]] = []
    while len(found) < _SEVERAL and (one := _beside(text, end)) is not None:
        found.append(one)
        end = one.end("name")
    few = found[:1] if len(found) >= _SEVERAL else found
    told = few[-1] if few else None
    together = told is not None and (told["all"] is not None or told["does"] is not None)
    people = [one for one in few if _is_told(text, start, one) and _is_somebody(text, one, together=together)]
    # The list is somebody's only as far as each of it is.
    return people if people == few else [one for one in people if one is few[0]]


def _beside(text: str, end: int) -> re.Match[str] | None:
    """Return what follows a place in its list, if anything does."""
    behind = text[end : end + 1]
    if behind in _DEEDS:
        return _ROW.match(text, end)
    # Mostly the next of a list is masked as well.
    if behind in _JOINS and _BLOTS.isdisjoint(text[end + 2 : end + 4]):
        joint = _JOINT.match(text, end)
        return joint and (_BARE.match(text, joint.end()) or _LED.match(text, joint.end()))
    return None


def _is_told(text: str, start: int, one: re.Match[str]) -> bool:
    """Say whether neither the list, from the mask on, nor what touches a name sets it aside."""
    if _is_of_others(text, start, one.end("name")):
        return False
    # An officer is to be masked only where the court has masked another; then deeds of office say no more.
    if one.groupdict().get("office") is not None:
        return _IN_OFFICE.search(text, max(0, start - _NEAR), start) is not None
    # 向谷某、夏天等人出售: the deed is another's.
    asked = _TO.search(text, max(0, start - _NEAR - _NEAR), start)
    return asked is not None or not is_aside(text, *one.span("name"))


def _is_somebody(text: str, one: re.Match[str], *, together: bool) -> bool:
    """Say whether somebody bears what stands there; of several people one may bear a word."""
    name = one["name"]
    if _IS_NOUN.fullmatch(name) or (name[-1] in _BODIES and is_plain_word(name)):
        return False
    if is_bearable(text, *one.span("name"), bounded=True):
        # What is told of a name with a frequent surname is weighed elsewhere (`strangers.py`).
        return one.re is _LED or together or (is_like_name(name) and not is_heard(name))
    if not together or one["does"] or WHO.search(name) or only_calls(name) or _is_nobodys(name, one):
        return False
    return NEVER.isdisjoint(name) and surname_of(name) != "" and rjieba.has_word(name)


def _is_nobodys(name: str, one: re.Match[str]) -> bool:
    """Say whether nobody bears a word, of courts or of time; a town (沈阳) is borne beside others."""
    never = (name in NOT_NAMES and rjieba.tag(name)[0][1] != "ns") or is_never_name(name)
    return never and one.re is not _ROW


def _is_of_others(text: str, mask: int, end: int) -> bool:
    """Say whether a list is of the accused, their company, or counsel."""
    low = max(0, mask - _FAR)
    low = max(low, *(text.rfind(stop, low, mask) + 1 for stop in "，。；\n"))
    told = (
        _OF_OTHERS.search(text, low, mask)
        or (_BY.search(text, low, mask) and not _CATCHES.match(text, end))
        or NEXT_OF_OTHERS.match(text, end)
    )
    return bool(told)
