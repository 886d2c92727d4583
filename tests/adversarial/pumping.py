"""Texts that make a pattern try again and again: one that it matches, with some of it written many times."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from importlib import import_module
from typing import Any

# The parser of `re` has no public name, and its trees no public types.
parser, kinds = import_module("re._parser"), import_module("re._constants")
_ANY = "的了在市县村路号栋室张王李一二三12月日，。"
_TIMES, _LONGEST, _ROUNDS = 24, 4, 3
_Tree = Any
_CLASSES = {kinds.CATEGORY_DIGIT: "7", kinds.CATEGORY_SPACE: " ", kinds.CATEGORY_WORD: "村"}


def pumped(pattern: re.Pattern[str], chance: random.Random, count: int) -> Iterator[str]:
    """Write texts that the pattern nearly matches and in which up to four characters come 24 times."""
    tree = parser.parse(pattern.pattern, pattern.flags)
    for _ in range(count):
        text = _written(tree, chance) or chance.choice(_ANY)
        start = chance.randrange(len(text))
        end = min(len(text), start + chance.randint(1, _LONGEST))
        yield text[:end] + text[start:end] * _TIMES + chance.choice(("x", "，", "", text[end:]))


def _written(tree: _Tree, chance: random.Random) -> str:
    """Write a text of a parsed pattern; what looks around is not looked at."""
    return "".join(part for kind, value in tree for part in _part(kind, value, chance))


def _part(kind: _Tree, value: _Tree, chance: random.Random) -> Iterator[str]:
    """Write one part."""
    match kind:
        case kinds.LITERAL:
            yield chr(value)
        case kinds.ANY | kinds.NOT_LITERAL:
            yield chance.choice(_ANY)
        case kinds.IN:
            yield _of_class(value, chance)
        case kinds.BRANCH:
            yield _written(chance.choice(value[1]), chance)
        case kinds.SUBPATTERN:
            yield _written(value[3], chance)
        case kinds.ATOMIC_GROUP:
            yield _written(value, chance)
        case kinds.MAX_REPEAT | kinds.MIN_REPEAT | kinds.POSSESSIVE_REPEAT:
            least, most, part = value
            times = chance.randint(least, min(int(most), least + _ROUNDS))
            yield from (_written(part, chance) for _ in range(times))


def _of_class(members: _Tree, chance: random.Random) -> str:
    """Write a character of a class; of what a class is not, any."""
    kind, value = chance.choice(members)
    if members[0][0] is kinds.NEGATE:
        return chance.choice(_ANY)
    if kind is kinds.LITERAL:
        return chr(value)
    if kind is kinds.RANGE:
        return chr(chance.randint(*value))
    return _CLASSES.get(value, "字")
