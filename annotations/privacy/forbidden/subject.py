"""Whose age is told: whoever is named last before it."""

from __future__ import annotations

import re

from nlp.names.surnames import is_surname

SUBJECTS = ("被告人", "罪犯", "被不起诉人", "犯罪嫌疑人", "上诉人")
_SHORTEST, _LONGEST = 2, 3
_H = "\u4e00-\u9fff"
_MASK = rf"[{_H}](?:某{{1,2}}|[×*]{{1,2}})[甲乙丙丁戊己庚辛壬癸\dA-Z]?"
_MASKED = re.compile(_MASK)
# A role is followed by the names of those who have it, an accused by the others.
_NAMES = re.compile(rf"[：(]?(?:{_MASK})?(?:[、和与及]{_MASK})*")
# What may stand between 案发时 and the age, other than a name.
_FILLS = re.compile(
    "(?:[其均都亦也尚还仍刚才仅已系是为属于的、()]|年龄|年仅|实际|实足|已?满(?:十[四六]|1[46])周?岁)*"
)
_CLAUSE = re.compile(r"[^，。；：()\s]*$")
_CUE = re.compile("(?:实施)?(?:犯罪|作案|案发|行为|犯[^，。；犯罪]{1,6}罪)时$")
_APPOSED = re.compile(r"\((?:[男女][，、])?$")


def of_accused(before: str, gap: str, named: tuple[str, ...]) -> bool:
    """Say whether the last who is named before an age is the accused.

    `before` is what stands before the age, with 案发时 where that is said; `gap` what stands between the two;
    `named` are the names of the accused.
    """
    known = (*SUBJECTS, *named)
    rest = _behind_last(before + gap, known)
    if rest is None or any(is_surname(mask[0][:1]) for mask in _MASKED.finditer(rest)):
        return False
    if any(role in gap for role in SUBJECTS):
        return True
    own = _behind_last(gap, known)
    return _FILLS.fullmatch(gap if own is None else own) is not None and not _is_another(before, known)


def _behind_last(text: str, known: tuple[str, ...]) -> str | None:
    """Return what stands behind the last word for an accused, and behind the names that follow a role."""
    end = max((text.rfind(word) + len(word) for word in known if word in text), default=None)
    if end is None:
        return None
    names = _NAMES.match(text, end)
    return text[names.end() if names else end :]


def _is_another(before: str, known: tuple[str, ...]) -> bool:
    """Say whether the clause before the age is a name alone, or the age is in brackets behind another's."""
    bracket = _APPOSED.search(before)
    clause = _CLAUSE.search(before, 0, bracket.start() if bracket else len(before))
    said = _CUE.sub("", clause[0]) if clause else ""
    rest = _behind_last(said, known)
    if bracket:
        return rest is None or len(rest) > _LONGEST
    return rest is None and _SHORTEST <= len(said) <= _LONGEST and is_surname(said[:1])
