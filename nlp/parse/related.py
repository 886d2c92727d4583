"""Other cases that a document names, and how they stand to its own."""

from __future__ import annotations

from collections.abc import Iterable

from nlp.case import CaseNumber, Related, Relation, Sections
from nlp.text.view import View
from nlp.values import Fact

_BEFORE, _AFTER = 70, 60
_APPEAL = ("不服", "原审", "一审", "抗诉")
_OBJECTED = ("不服", "上诉", "抗诉")
_RETRIAL = ("再审", "申诉", "提审", "已经发生法律效力", "指令")
_ENFORCED = (
    "执行依据",
    "申请执行",
    "申请强制执行",
    "强制执行",
    "生效",
    "发生法律效力",
    "已发生法律效力",
    "据以执行",
)
_RESUMED = ("恢复执行", "终结本次执行", "终结执行", "终本")


def find_related(
    view: View, sections: Sections, own: CaseNumber | None, numbers: Iterable[Fact[CaseNumber]]
) -> tuple[Related, ...]:
    """Return every other of the numbers once, at its first place, with its relation to `own`."""
    seen: set[CaseNumber] = set() if own is None else {own}
    found: list[Related] = []
    head_end = sections.reasoning.start if sections.reasoning else len(view.text)
    for fact in numbers:
        if fact.value in seen:
            continue
        seen.add(fact.value)
        start, end = view.inside(fact.span)
        before, after = view.text[max(0, start - _BEFORE) : start], view.text[end : end + _AFTER]
        early = fact.span.start <= head_end
        found.append(Related(fact.value, _relation(own, fact.value, before, after, early), fact.span))
    return tuple(found)


def _relation(own: CaseNumber | None, other: CaseNumber, before: str, after: str, early: bool) -> Relation:
    """Judge by the type of this case, the type of the other, and the words around it."""
    kind = own.type if own else ""
    if not early:
        return Relation.MENTIONED
    if "执" in kind:
        if "执" in other.type:
            resumed = "恢" in kind or any(word in before + after for word in _RESUMED)
            return Relation.RESUMED if resumed else Relation.MENTIONED
        return Relation.ENFORCED if any(word in before + after for word in _ENFORCED) else Relation.MENTIONED
    if any(mark in kind for mark in "再申监抗提") and any(
        word in before + after for word in (*_RETRIAL, *_APPEAL)
    ):
        return Relation.RETRIAL_OF
    if "终" in kind and (any(word in before for word in _APPEAL) or _is_appealed(before, after)):
        return Relation.ORIGINAL
    return Relation.MENTIONED


def _is_appealed(before: str, after: str) -> bool:
    """Say whether a court is told to have made a decision that somebody then does not accept."""
    return before.rstrip("的").endswith("作出") and any(word in after for word in _OBJECTED)
