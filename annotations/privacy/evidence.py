"""What stands around a place of a text, part by part: evidence to weigh where no rule names a reason."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from math import fsum
from typing import Final

_IN_CLAUSE, _IN_SENTENCE = 14, 30
# Its clause before and behind, and the rest of the sentence on either side.
WHERE: Final = ("before", "behind", "earlier", "later")
_STOP = re.compile("[。；\n]")
_CLAUSE_STOP = re.compile("[，：]")
_COMMA = re.compile("，")

Words = Mapping[str, re.Pattern[str]]


def around(words: Words, text: str, start: int, end: int, *, labelled: bool = False) -> set[str]:
    """Tell which groups of `words` stand around a place, each with where: `kin.before`, `goods.later`.

    What is `labelled` (地址：…) is of one clause with its label: no colon parts them.
    """
    return {
        f"{group}.{where}"
        for where, part in _parts(text, start, end, _COMMA if labelled else _CLAUSE_STOP).items()
        if part
        for group, said in words.items()
        if said.search(part)
    }


def score(weights: Mapping[str, float], told: Iterable[str]) -> float:
    """Add up the weights of what is told, and the bias: log-odds, the same in any order of `told`."""
    return fsum((weights["bias"], *(weights.get(one, 0.0) for one in told)))


def sentence_before(text: str, at: int) -> str:
    """Return what stands before `at` in its sentence, as far as evidence reaches."""
    return _STOP.split(text[max(0, at - 2 * _IN_SENTENCE) : at])[-1]


def sentence_of(text: str, start: int, end: int) -> str:
    """Return the sentence around a place, as far as evidence reaches."""
    behind = _STOP.split(text[end : end + _IN_CLAUSE + _IN_SENTENCE])[0]
    return sentence_before(text, start) + text[start:end] + behind


def clause_of(before: str) -> str:
    """Return the last clause of what stands before a place in its sentence."""
    return _CLAUSE_STOP.split(before)[-1]


def _parts(text: str, start: int, end: int, stop: re.Pattern[str]) -> Mapping[str, str]:
    """Part the sentence around a place: its clause before and behind, and the rest of either side."""
    before = sentence_before(text, start)
    behind = _STOP.split(text[end : end + _IN_CLAUSE + _IN_SENTENCE])[0]
    led, follows = stop.split(before)[-1], stop.split(behind)[0]
    parts = (
        led[-_IN_CLAUSE:],
        follows[:_IN_CLAUSE],
        before[: len(before) - len(led)],
        behind[len(follows) :][:_IN_SENTENCE],
    )
    return dict(zip(WHERE, parts, strict=True))
