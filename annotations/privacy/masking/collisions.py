"""Two people under one mask (法释〔2016〕19号 art. 9): only where the text itself shows that they are two.

One person who is named again is the rule, so a shared form alone says nothing. What does: both in one list
(张某、张某), one as the other's relative (张某之妻张某), or two descriptions that differ in sex or birth.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from annotations.privacy.masking.forms import Mask, scan
from annotations.privacy.scene import Candidate, Scene
from annotations.values import Category
from nlp.names.masked import ORDER

# What may follow the second one; 王某和王某的弟弟 names only one.
_ENDS = re.compile(r"[、，。；：)(]|的(?:证言|陈述|证词|辨认|询问笔录)|等|[双两]|[二三]人|均|于\d|$")
# 张某的代理人及张某、李某的共同代理人: the second opens a group of its own.
_GROUP = re.compile(r"[^，。；]{0,40}?(?:共同|代理人|辩护人)")
_NUMBERED = re.compile(rf".*[某×*][0-9A-Z{ORDER}]+")
_KIN = re.compile(
    "(?:之|的)(?:父|母|妻|夫|子|女|兄|弟|姐|妹|长子|次子|长女|次女"
    "|父亲|母亲|妻子|丈夫|儿子|女儿|哥哥|弟弟|姐姐|妹妹|叔叔|侄子)"
)
_LONGEST_KIN: Final = 6
_DESCRIBED = re.compile(
    r"(?:(?:\([^()]{1,12}\))?，|\()(?P<sex>[男女])[，)]"
    r"(?:(?:[^，。；]{1,8}，){0,2}?(?:出?生于)?(?P<year>(?:19|20)\d\d)年(?P<month>\d{1,2})月)?"
)
_WHY = {
    "list": "“{}”在同一列举中出现两次，疑为两人隐名后重复，没有加以区分",
    "kin": "“{0}”与其亲属同样隐名为“{0}”，疑为两人隐名后重复，没有加以区分",
    "described": "“{}”有两处不同的身份说明（性别或者出生年月不同），疑为两人隐名后重复，没有加以区分",
}


@dataclass(frozen=True, slots=True)
class Described:
    """What a description says: sex, year and month of birth ("" where it does not)."""

    at: tuple[int, int]
    sex: str
    born: str

    def differs(self, other: Described) -> bool:
        """Say whether the two cannot be of one person."""
        return self.sex != other.sex or bool(self.born and other.born and self.born != other.born)


def detect_collisions(scene: Scene) -> Iterator[Candidate]:
    """Propose the second place of each mask that two people share."""
    text = scene.view.text
    scanned = scan(text)
    listed = _listed(text, scanned.runs)
    for mask in scanned.masks:
        if len(mask.places) < _TWO:
            continue
        found = listed.get(mask.form) or _related(text, mask) or _described(text, mask)
        if found is not None:
            (start, end), kind, confidence = found
            why, span = _WHY[kind].format(mask.form), scene.view.span(start, end)
            yield Candidate(
                Category.MASKING_COLLISION, "A-07", span, mask.form, why, confidence, "collisions"
            )


Found = tuple[tuple[int, int], str, float]
_TWO: Final = 2


def _listed(text: str, runs: Iterable[tuple[tuple[int, int], ...]]) -> dict[str, Found]:
    """Find the forms that stand twice in one list of names: form → the second place.

    A form with a number is told apart already: twice, it is one person told twice. So is a part of the list
    that comes again in its order.
    """
    found: dict[str, Found] = {}
    for run in runs:
        forms = [text[start:stop] for start, stop in run]
        counts = Counter((left, right) for left, right in pairwise(forms) if left != right)
        seen: dict[str, int] = {}
        end = run[0][0]
        for at, (start, stop) in enumerate(run):
            form = forms[at]
            # With others between them only a comma of lists joins: 王某、李某与王某 may be a quarrel.
            beside = text.startswith("、", end) or (
                seen.get(form) == end and _GROUP.match(text, stop) is None
            )
            again = any(counts[one] > 1 for one in pairwise(forms[max(0, at - 1) : at + 2]))
            told_apart = again or _NUMBERED.fullmatch(form) is not None
            if form in seen and beside and not told_apart and _ENDS.match(text, stop):
                found.setdefault(form, ((start, stop), "list", 0.75))
            seen[form] = end = stop
    return found


def _related(text: str, mask: Mask) -> Found | None:
    """Find a form that is said to be its own bearer's relative."""
    for left, right in pairwise(mask.places):
        near = right[0] - left[1] <= _LONGEST_KIN
        if near and _KIN.fullmatch(text, left[1], right[0]) and _ENDS.match(text, right[1]):
            return right, "kin", 0.75
    return None


def _described(text: str, mask: Mask) -> Found | None:
    """Find two descriptions of one form that cannot be of one person."""
    first: Described | None = None
    for place in mask.places:
        if text[place[1] : place[1] + 1] not in "，(" or (match := _DESCRIBED.match(text, place[1])) is None:
            continue
        born = f"{match['year']}-{int(match['month'])}" if match["year"] else ""
        one = Described(place, match["sex"], born)
        if first is not None and one.differs(first):
            return place, "described", 0.9
        first = first or one
    return None
