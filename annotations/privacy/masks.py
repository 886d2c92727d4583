"""Masks: the form of a value without what identifies anybody (张*华 is already too much of 张华).

A mask shows at most the first part, and for long numbers the last character; never the value itself.
"""

from __future__ import annotations

import re

from annotations.publication.card import FIELDS
from annotations.values import Category

_STAR = "*"
_LONG = 8
_HAN = re.compile("[\u3400-\u9fff]")
_NAME = 4
_DATE = re.compile("[0-9〇零一二三四五六七八九十]+(?=年|月|日)")


def _ends(value: str, first: int, last: int) -> str:
    """Keep `first` characters and, of a long value, `last` characters; stars between."""
    tail = value[-last:] if last and len(value) > _LONG else ""
    head = value[: min(first, max(0, len(value) - len(tail) - 1))]
    return head + _STAR * max(1, len(value) - len(head) - len(tail)) + tail


def _email(value: str) -> str:
    """Hide everything before the @, and the host but its last label."""
    return f"***@***.{value.rpartition('.')[2]}"


def _address(value: str) -> str:
    """Say only how long the address is: a village's name already tells where somebody lives."""
    return _STAR * min(len(value), 12)


def _name(value: str) -> str:
    """Show the first character of a name."""
    return value[0] + _STAR * max(1, len(value) - 1) if len(value) > 1 else _STAR


# The first characters of these already tell what they are.
_SAY_ALL = frozenset(
    (
        Category.ADDRESS,
        Category.HEALTH,
        Category.PROPERTY_CERTIFICATE,
        Category.SCHOOL,
        Category.TECH_INVESTIGATION,
        Category.FAMILY_PRIVACY,
        Category.TRADE_SECRET,
    )
)
_NAMES_TOO = frozenset((Category.PUBLICATION_CARD, Category.MASKING_INCONSISTENT))
# What these point at is a mask that the document itself prints (审判员×××, 张某).
_MASKS_ALREADY = frozenset((Category.OVERMASKED, Category.MASKING_COLLISION, Category.LINKABILITY))


def mask(category: Category, value: str) -> str:
    """Show the form of `value` and not the value."""
    if not value:
        return ""
    if category is Category.PUBLICATION_FORBIDDEN:
        # 离婚纠纷, 不满十八周岁 are nobody's; a birth date is.
        return _DATE.sub(lambda number: _STAR * len(number[0]), value)
    if category is Category.PUBLICATION_CARD and value in FIELDS:
        return value
    if category in _MASKS_ALREADY:
        return value
    if category.value.startswith("name.") or category in _NAMES_TOO:
        return _name(value)
    if category is Category.EMAIL:
        return _email(value)
    if category in _SAY_ALL:
        return _address(value)
    if category.value.startswith("hidden.") and _HAN.search(value):
        # What stands beside the text may be a name as well as an address.
        return _name(value) if len(value) <= _NAME else _address(value)
    if category is Category.PLATE:
        return _ends(value, 1, 0)
    return _ends(value, 2, 1)
