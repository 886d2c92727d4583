"""Masked names of a text (辛某琴, 高某某, 高×, 王*华, 张某甲), each form with its places and roles.

Only forms that say 某 or hold a blot (× *) are read here: they start at a rare literal, so that a text
without masks costs one search. Which role a form has is told by the words right before it and right behind.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from typing import Final

from nlp.names.boundary import HAN, ends_here
from nlp.names.masked import ORDER
from nlp.names.peoples import KEPT
from nlp.names.surnames import COMMON, COMPOUND, SURNAMES
from nlp.names.words import AFTER, MAYBE, NEVER

# A search for one character is by far the quickest, and what numbers the mask is read only where it follows.
_RUN = re.compile("[某×*][某×*]*")
_ONE_RUN = {blot: re.compile(f"{re.escape(blot)}[某×*]*") for blot in "某×*"}
# A number that counts something else is no part of a mask: 李某2017年.
_NUMBER = re.compile(r"[0-9]{1,2}(?![0-9年月日时点分元万名人个次岁.])|[A-Z](?![A-Za-z])")
_NUMBERS = frozenset("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ")
_ORDERS = frozenset(ORDER)
_BLOTS = frozenset("某×*")
_CLEAR = 2
# A masked firm, place or court is no person: 高某公司, 张某村, 某某法院.
THING: Final = re.compile(
    r"[1-9]?(?:公司|厂|店|村|镇|乡|县|市|区|路|街|银行|中心|医院|学校|集团|小区|酒店|宾馆|律师事务所|法院|检察院|派出所|公安|省|州)"
)


_THINGS = frozenset("123456789公厂店村镇乡县市区路街银中医学集小酒宾律法检派省州")
_NO_LAST = NEVER | MAYBE
# What a clear end of a name may be followed by: asked before the words themselves are compared.
_MAY_FOLLOW = NEVER | frozenset(word[0] for word in AFTER)
# What measures or counts stands before a blot too: 5元×12, 某月某日.
_NO_SURNAME = frozenset("年月日时点元楼区苑号")
_ENDINGS = frozenset(part[-2:] for part in KEPT)
# What joins two names of a list, and the longest of it.
JOINTS: Final = frozenset(("、", "和", "与", "及", "以及", "、证人", "、被害人", "和证人", "和被害人"))
_JOINT = 4
_SECONDS = frozenset(name[1] for name in COMPOUND)
_LEADS = (COMMON | (frozenset(SURNAMES) - NEVER - MAYBE)) - _NO_SURNAME


class Part(StrEnum):
    """What a text calls the bearer of a masked or a clear name."""

    VICTIM = "victim"
    WITNESS = "witness"
    APPRAISER = "appraiser"
    GUARDIAN = "guardian"
    MINOR = "minor"
    PARTY = "party"
    ACCUSED = "accused"
    OTHER = "other"


BEFORE: Final = (
    (Part.VICTIM, "附带民事诉讼(?:部分)?(?:原审)?原告人?|自诉人|被害人员?|受害人|受害者|死者|伤者|失主|事主"),
    (Part.WITNESS, "(?<![见保公])证人"),
    (Part.APPRAISER, "鉴定人员?"),
    (Part.GUARDIAN, "法定代理人|监护人"),
    (Part.MINOR, "被害女[童孩]|未成年人|婚生[子女]|[长次幼独][子女]|女儿|儿子"),
    (Part.ACCUSED, "附带民事诉讼被告人?|被告人|罪犯|嫌疑人|同案犯|同案人|同案被告人|同伙"),
    (
        Part.OTHER,
        "民警|交警|辅警|辩护人|委托代理人|委托诉讼代理人|诉讼代理人|律师|法定代表人|负责人|审判长|审判员|陪审员|书记员|检察员|法官助理",
    ),
    (Part.PARTY, "原告人?|被告|第三人|申请人|被申请人|上诉人|被执行人|申请执行人|案外人"),
)
# The word that gives a role, and what may stand between it and the name.
LED: Final = re.compile(
    "(?:"
    + "|".join(f"(?P<{part.value}>{words})" for part, words in BEFORE)
    + r")(?:[：:“\"\s]|\([^()]{1,14}\)){0,3}$"
)
SAID: Final = re.compile(
    r"(?:\([^()]{1,20}\))?(?:等[一二三四五六七八九十0-9]{0,2}人)?的?(?:当庭|书面)?(?:(?P<witness>证言|证词|证实|证明)|(?P<victim>陈述))"
    r"|\([^()]{0,10}(?P<accused>另案|同案|已判|在逃)|的?(?P<other>供述|辩解)"
)
LOOK: Final = 26


@dataclass(frozen=True, slots=True)
class Mask:
    """A masked form (辛某琴): its surname, the last character where it shows one, its places in the view."""

    form: str
    surname: str
    last: str
    places: tuple[tuple[int, int], ...]

    @property
    def at(self) -> int:
        """Return the first place."""
        return self.places[0][0]


@dataclass(frozen=True, slots=True)
class Scan:
    """What one pass over a text finds: the masks, the lists of them (places in a run), and 买买提某."""

    masks: tuple[Mask, ...] = ()
    runs: tuple[tuple[tuple[int, int], ...], ...] = ()
    kept: tuple[tuple[int, int], ...] = ()


@lru_cache(maxsize=1)
def scan(text: str) -> Scan:
    """Pass once over a folded text; the detectors of one document ask in turn, the last answer is kept."""
    blots = [blot for blot in _ONE_RUN if blot in text]
    if not blots:
        return Scan()
    places: dict[str, list[tuple[int, int]]] = {}
    runs: list[list[tuple[int, int]]] = []
    kept: list[tuple[int, int]] = []
    before = (-_JOINT, -_JOINT)
    for body in (_RUN if len(blots) > 1 else _ONE_RUN[blots[0]]).finditer(text):
        at, end = body.span()
        end = _numbered(text, end)
        if text[at - 2 : at] in _ENDINGS:
            kept.append((at, end))
        one = text[at - 1 : at]
        if one in _SECONDS and text[at - 2 : at] in COMPOUND:
            at -= 2
        elif one in _LEADS:
            at -= 1
        else:
            continue
        if text[end : end + 1] in _THINGS and THING.match(text, end) is not None:
            continue
        places.setdefault(text[at:end], []).append((at, end))
        if at - before[1] <= _JOINT and text[before[1] : at] in JOINTS:
            if not runs or runs[-1][-1] != before:
                runs.append([before])
            runs[-1].append((at, end))
        before = (at, end)
    masks = tuple(mask for form, several in places.items() for mask in _masks(text, form, several))
    return Scan(masks, tuple(map(tuple, runs)), tuple(kept))


def _numbered(text: str, end: int) -> int:
    """Return where a mask ends: behind what numbers it (张某甲, 张某1), if anything does."""
    behind = text[end : end + 1]
    if behind in _ORDERS:
        return end + 1
    number = _NUMBER.match(text, end) if behind in _NUMBERS else None
    return number.end() if number else end


def find_masks(text: str) -> tuple[Mask, ...]:
    """Find the masked names of a folded text, in the order of their first places."""
    return scan(text).masks


def _masks(text: str, form: str, places: list[tuple[int, int]]) -> Iterator[Mask]:
    """Give the masks of one form: one, or where it lets a last character stand, several."""
    surname = form[:2] if form[:2] in COMPOUND else form[:1]
    if form[-1] not in _BLOTS or len(form) > len(surname) + 1:
        yield Mask(form, surname, "", tuple(places))
        return
    for last, found in _by_last(text, places).items():
        yield Mask(form + last, surname, last, tuple(found))


_FORM = re.compile(
    rf"(?P<surname>[{HAN}]{{1,2}}?)(?:(?:某{{1,3}}|[×*]{{1,4}}|[xX]{{1,3}})(?:[{ORDER}]|[0-9]{{1,2}}|[A-Z]|(?P<last>[{HAN}]))?"
    r"|[0-9]{1,2}|[A-Z])"
)


def split_mask(name: str) -> tuple[str, str] | None:
    """Return the surname and the last character that a mask shows ("" where it shows none); None: no mask."""
    match = _FORM.fullmatch(name)
    return (match["surname"], match["last"] or "") if match else None


def _by_last(text: str, places: list[tuple[int, int]]) -> dict[str, list[tuple[int, int]]]:
    """Tell half masks (辛某琴) from a whole one with a verb behind it (陈某收), which mostly stands alone."""
    found: dict[str, list[tuple[int, int]]] = {}
    for start, end in places:
        found.setdefault(_last(text, end), []).append((start, end))
    whole = found.pop("", [])
    halves = {last: [(a, b + 1) for a, b in at] for last, at in found.items() if len(at) > len(whole)}
    whole += [place for last, at in found.items() if last not in halves for place in at]
    return {"": sorted(whole)} | halves if whole else halves


def part_at(text: str, start: int, end: int) -> Iterator[Part]:
    """Give what the words right before and right behind a name call its bearer."""
    for match in (LED.search(text, max(0, start - LOOK), start), SAID.match(text, end, end + LOOK)):
        if match is not None and match.lastgroup:
            yield Part(match.lastgroup)


def _last(text: str, at: int) -> str:
    """Return the last character of a given name that a mask lets stand: 琴 of 辛某琴证言."""
    one, after = text[at : at + 1], text[at + 1 : at + 2]
    if (
        not "\u3400" <= one <= "\u9fff"
        or one in _NO_LAST
        or ("\u3400" <= after <= "\u9fff" and after not in _MAY_FOLLOW)
    ):
        return ""
    return one if ends_here(text, at + 1) >= _CLEAR and ends_here(text, at) < _CLEAR else ""


__all__ = [
    "BEFORE",
    "JOINTS",
    "LED",
    "LOOK",
    "SAID",
    "THING",
    "Mask",
    "Part",
    "find_masks",
    "part_at",
    "scan",
    "split_mask",
]
