"""Candidates that cover each other: the more specific one stays, then the longer one."""

from __future__ import annotations

from collections.abc import Iterable

from annotations.privacy.scene import Candidate
from annotations.values import Category

# The first of two in this list is the more specific: an account at Alipay also looks like a mail address,
# what stands before an @ like a number, an ID number like an account, an account's middle like a phone.
_PRECISION = (
    Category.SOCIAL_ACCOUNT,
    Category.EMAIL,
    Category.ID_NUMBER,
    Category.PROPERTY_CERTIFICATE,
    Category.PLATE,
    Category.BANK_ACCOUNT,
    Category.PHONE,
)
_RANK = {category: rank for rank, category in enumerate(_PRECISION)}
_NONE = len(_PRECISION)
# No text is longer than that many characters.
_BITS = 40


def _family(candidate: Candidate) -> str:
    """Numbers compete with numbers; a name in an address is a leak of its own."""
    return "number" if candidate.category in _RANK else candidate.category.value


def _strength(candidate: Candidate) -> tuple[int, int, int]:
    """Order by strength: what is specific first, then what is long."""
    assert candidate.span is not None  # noqa: S101  the caller sorts spans only
    return (_RANK.get(candidate.category, _NONE), -len(candidate.span), candidate.span.start)


def _category(candidate: Candidate) -> str:
    """Order what has one place."""
    return candidate.category


def _place(candidate: Candidate) -> int:
    """Order by text, start before end; what concerns the whole document comes first.

    One number: of a million candidates the keys of a sort take more room than the candidates.
    """
    span = candidate.span
    return -1 if span is None else span.start << _BITS | span.end


def resolve(candidates: Iterable[Candidate]) -> tuple[Candidate, ...]:
    """Return the candidates in text order, without those that a stronger one of their family covers."""
    ordered = _in_order(candidates)
    kept: list[Candidate] = []
    last: dict[str, int] = {}
    for one in ordered:
        family = _family(one)
        at = last.get(family)
        before = kept[at] if at is not None else None
        if before is None or before.span is None or one.span is None or not one.span.overlaps(before.span):
            last[family] = len(kept)
            kept.append(one)
        elif at is not None and _strength(one) < _strength(before):
            kept[at] = one
    return tuple(_in_order(kept))


def _in_order(candidates: Iterable[Candidate]) -> list[Candidate]:
    """Sort by place, and what has one place by category."""
    ordered = sorted(candidates, key=_category)
    ordered.sort(key=_place)
    return ordered
