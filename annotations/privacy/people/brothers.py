"""Brothers and sisters whom a family case names by their given names alone: 长房水生…次房火旺…, 文斌…文海.

Whose whole name stands nowhere is told by a brother whose does: both stand behind words of one kind (长房,
次房) and before one word, or share the first character of their given names, as those of one generation do.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from itertools import islice
from typing import Final

from annotations.privacy.people.family import Named
from nlp.names.boundary import ends_here
from nlp.names.dictionary import is_plain_word, is_word
from nlp.names.surnames import COMMON, surname_of
from nlp.names.tellers import opens

_HAN: Final = "[\u3400-\u9fff]"
_RANKED: Final = re.compile(
    f"(?:[长次大二三四五六幺]房|老[大二三四五六七八幺]|[长次三四五][子女]|女儿)(?P<given>{_HAN}{{2}})(?P<then>{_HAN})"
)
_TWO, _THREE, _EDGE, _MOST = 2, 3, 4, 40


def brothers(text: str, names: Collection[str]) -> Iterator[Named]:
    """Find the given names of brothers of those whose whole `names` are told."""
    given = {name[1:] for name in names if len(name) == _THREE and len(surname_of(name)) == 1}
    if not given:
        return
    ranked = list(_RANKED.finditer(text))
    frames = {one["then"] for one in ranked if one["given"] in given}
    for one in ranked:
        if one["then"] in frames and one["given"] not in given:
            yield Named(one["given"], one.start("given"), 0.6)
    for first in {own[0] for own in given if next(_alone(text, own), None) is not None}:
        yield from _of_generation(text, first, given)


def _alone(text: str, own: str) -> Iterator[int]:
    """Give the places where a given name stands without a surname."""
    for match in re.finditer(re.escape(own), text):
        if text[match.start() - 1 : match.start()] not in COMMON and opens(text, match.start()):
            yield match.start()


def _of_generation(text: str, first: str, given: Collection[str]) -> Iterator[Named]:
    """Find given names with the same first character, before what a brother stands before, or in a list."""
    thens = {text[at + _TWO : at + _THREE] for own in given if own[0] == first for at in _alone(text, own)}
    for match in islice(re.finditer(re.escape(first) + _HAN, text), _MOST):
        own, (start, end) = match[0], match.span()
        if own in given or text[start - 1 : start] in COMMON or not opens(text, start):
            continue
        beside = _beside(text, start, end, first)
        listed = beside and not (is_plain_word(own) or is_plain_word(beside))
        alike = text[end : end + 1] in thens and ends_here(text, end) < _EDGE and not is_word(own)
        if listed or alike:
            yield Named(own, start, 0.5)


def _beside(text: str, start: int, end: int, first: str) -> str:
    """Return what stands beside in a list and begins alike: 文海、文江; 建设、建筑 are words both."""
    after, before = text[end : end + _THREE], text[max(0, start - _THREE) : start]
    if after[:_TWO] == f"、{first}":
        return after[1:]
    return before[:_TWO] if before[:1] == first and before[-1:] == "、" else ""
