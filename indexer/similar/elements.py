"""Circumstances that decide a sentence or an award (自首, 重伤, 数额巨大 …), as a case tells them.

`elements.tsv` lists them with the patterns and the law that makes them count. One that is denied (不构成自首,
没有立功表现) is not there.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from ahocorasick_rs import AhoCorasick

_LIST = Path(__file__).resolve().parent / "elements.tsv"
# 不构成自首; 不能认定为累犯; 无立功表现; 否认系从犯; 辩称…属于自首 is an opinion, and is left to its denial.
_DENIED = re.compile(
    r"(?:不(?:构成|属于|属|是|能|应|予|具有|具备|符合|认定|成立)|未(?:构成|达到|达|造成|取得|获得|认定|予)|没有|并?无|非|否认|尚未|未能)"
    r"[^，。；]{0,8}$"
)
_LEFT = 16
# Between alternatives, but not inside brackets.
_OR = re.compile(r"\|(?![^(]*\))")
_PARTS = ("claims", "facts", "reasoning", "disposition")


@dataclass(frozen=True, slots=True)
class Element:
    """One circumstance: its name, the words and patterns that tell it, and the law that makes it count."""

    name: str
    words: tuple[str, ...]
    patterns: tuple[re.Pattern[str], ...]
    basis: str


@cache
def listed() -> tuple[Element, ...]:
    """Return the list of circumstances."""
    rows = [line.split("\t") for line in _LIST.read_text("utf-8").splitlines() if line[:1] not in ("", "#")]
    return tuple(_element(*row) for row in rows)


def _element(name: str, pattern: str, basis: str) -> Element:
    """Part the plain words of a circumstance from its patterns: words are found far quicker."""
    ways = _OR.split(pattern)
    words = tuple(way for way in ways if way == re.escape(way))
    return Element(name, words, tuple(re.compile(way) for way in ways if way not in words), basis)


@cache
def _finder() -> tuple[AhoCorasick, tuple[str, ...]]:
    """Return what finds all words in one pass, and whose each word is."""
    words = [(word, one.name) for one in listed() for word in one.words]
    return AhoCorasick([word for word, _ in words]), tuple(name for _, name in words)


def elements_of(text: str, sections: Mapping[str, Sequence[int] | None]) -> tuple[str, ...]:
    """Return the circumstances that a case tells, in the order of the list.

    The head is left out: it tells what a party was once sentenced for. A text without sections is read whole.
    """
    spans = [span for name in _PARTS if (span := sections.get(name))]
    start, end = (min(one[0] for one in spans), max(one[1] for one in spans)) if spans else (0, len(text))
    part = text[start:end]
    finder, names = _finder()
    told: set[str] = set()
    for index, at, _ in finder.find_matches_as_indexes(part, overlapping=True):
        if names[index] not in told and not _is_denied(part, at):
            told.add(names[index])
    return tuple(one.name for one in listed() if one.name in told or _is_told(one, part))


def _is_told(element: Element, text: str) -> bool:
    """Say whether a pattern of a circumstance matches somewhere without being denied."""
    return any(
        not _is_denied(text, found.start())
        for pattern in element.patterns
        for found in pattern.finditer(text)
    )


def _is_denied(text: str, at: int) -> bool:
    """Say whether what begins here is denied by what stands before it."""
    return _DENIED.search(text, max(0, at - _LEFT), at) is not None
