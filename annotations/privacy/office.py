"""An office's own list: names, numbers and patterns that it allows or forbids, each with reason and date.

What is allowed is an excuse with the office's reason; what is forbidden is a candidate under rule O-01.
A pattern runs on RE2, whose time is linear in the text whatever the pattern.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from functools import lru_cache
from typing import Any

import re2
from ahocorasick_rs import AhoCorasick, MatchKind

from annotations.privacy.scene import Candidate, Scene
from annotations.values import Category
from nlp.text.view import fold

RULE = "O-01"
_SIGNS = re.compile(r"[\s·-]+")
# Between the characters of a number people write these.
_BETWEEN = "[ -]?"
_MEMORY = 256 << 20


class Kind(StrEnum):
    """What an entry holds, in the words of the list."""

    NAME = "姓名"
    NUMBER = "号码"
    PATTERN = "模式"


@dataclass(frozen=True, slots=True)
class Entry:
    """One row of the list. `category` of an allowing entry narrows it; None allows in every category."""

    allows: bool
    kind: Kind
    content: str = field(repr=False)
    category: Category | None
    reason: str
    since: date


class BadPatternError(ValueError):
    """A pattern that RE2 does not take; the message names what is wrong and never quotes the pattern."""


def check_pattern(pattern: str) -> None:
    """Refuse a pattern that cannot be compiled, or that matches nothing and so everywhere."""
    try:
        compiled = _pattern(pattern)
    except re2.error:
        raise BadPatternError("模式写法有误，或用了不支持的写法（前后断言、反向引用）") from None
    if compiled.fullmatch("") is not None:
        raise BadPatternError("模式能匹配空文字，会处处命中")


@dataclass(frozen=True, slots=True)
class Office:
    """The entries of the list; empty where an office has none."""

    entries: tuple[Entry, ...] = ()

    def detect(self, scene: Scene) -> Iterator[Candidate]:
        """Propose every place of what the list forbids."""
        if not self.entries:
            return
        finder = _finder(self.entries)
        text = scene.view.text
        for entry, start, end in finder.places(text):
            why = f"列入本单位禁止公开名单（{entry.since.isoformat()}）：{entry.reason}"
            category = entry.category or Category.NAME_PARTY
            span = scene.view.span(start, end)
            yield Candidate(category, RULE, span, _bare(text[start:end]), why, 1.0, "office")

    def on_office_list(self, scene: Scene, candidate: Candidate) -> str | None:
        """Say why the list allows a candidate, or None; what the list itself forbids is never allowed."""
        if not self.entries or candidate.rule == RULE:
            return None
        entry = _finder(self.entries).allowing(candidate, _shown(scene, candidate))
        if entry is None:
            return None
        return f"列入本单位允许公开名单（{entry.since.isoformat()}）：{entry.reason}"


@dataclass(frozen=True, slots=True)
class _Finder:
    """The list made ready for searching; compiled once in a process."""

    literals: tuple[Entry, ...]
    automaton: Any
    numbers: dict[str, Entry] = field(repr=False)
    number: Any
    patterns: tuple[tuple[Entry, Any], ...]
    allowed: dict[str, tuple[Entry, ...]] = field(repr=False)
    allowed_patterns: tuple[tuple[Entry, Any], ...]

    def places(self, text: str) -> Iterator[tuple[Entry, int, int]]:
        """Give every place of a forbidden name, number or pattern."""
        if self.automaton is not None:
            for index, start, end in self.automaton.find_matches_as_indexes(text):
                yield self.literals[index], start, end
        for match in self.number.finditer(text) if self.number is not None else ():
            if not _inside_number(text, match.start(), match.end()):
                yield self.numbers[_bare(match[0])], match.start(), match.end()
        for entry, pattern in self.patterns:
            for match in pattern.finditer(text):
                if match.end() > match.start():
                    yield entry, match.start(), match.end()

    def allowing(self, candidate: Candidate, shown: str) -> Entry | None:
        """Return the first entry that allows a candidate."""
        for value in dict.fromkeys((_bare(candidate.value), _bare(shown))):
            for entry in self.allowed.get(value, ()):
                if entry.category in (None, candidate.category):
                    return entry
        for entry, pattern in self.allowed_patterns:
            fits = pattern.fullmatch(candidate.value) or pattern.fullmatch(shown)
            if fits and entry.category in (None, candidate.category):
                return entry
        return None


@lru_cache(maxsize=2)
def _finder(entries: tuple[Entry, ...]) -> _Finder:
    """Compile a list."""
    literals = tuple(one for one in entries if not one.allows and one.kind is Kind.NAME)
    automaton = AhoCorasick([fold(one.content) for one in literals], matchkind=MatchKind.LeftmostLongest)
    numbers = {_bare(one.content): one for one in entries if not one.allows and one.kind is Kind.NUMBER}
    written = "|".join(
        _BETWEEN.join(map(re2.escape, number)) for number in sorted(numbers, key=len, reverse=True)
    )
    allowed: dict[str, tuple[Entry, ...]] = {}
    for one in entries:
        if one.allows and one.kind is not Kind.PATTERN:
            allowed[_bare(one.content)] = (*allowed.get(_bare(one.content), ()), one)
    return _Finder(
        literals,
        automaton if literals else None,
        numbers,
        _pattern(f"(?i){written}") if numbers else None,
        _compiled([one for one in entries if not one.allows]),
        allowed,
        _compiled([one for one in entries if one.allows]),
    )


def _compiled(entries: Sequence[Entry]) -> tuple[tuple[Entry, Any], ...]:
    """Compile the patterns among some entries."""
    return tuple((one, _pattern(one.content)) for one in entries if one.kind is Kind.PATTERN)


def _pattern(pattern: str) -> Any:  # noqa: ANN401 - the library has no types
    """Compile a pattern for folded text: a wide bracket in it means the narrow one that stands there."""
    options = re2.Options()
    options.log_errors = False
    options.max_mem = _MEMORY
    return re2.compile("".join(one if one.isascii() else _as_folded(one) for one in pattern), options)


def _as_folded(one: str) -> str:
    """Return what a character of a pattern matches in folded text."""
    return one if fold(one) == one else str(re2.escape(fold(one)))


def _bare(value: str) -> str:
    """Return a value as lists compare it: folded, without spaces and hyphens, letters in one case."""
    return _SIGNS.sub("", fold(value)).upper()


def _shown(scene: Scene, candidate: Candidate) -> str:
    """Return the words that a candidate covers."""
    if candidate.span is None:
        return candidate.value
    start, end = scene.view.inside(candidate.span)
    return scene.view.text[start:end]


def _inside_number(text: str, start: int, end: int) -> bool:
    """Say whether a number found is but a part of a longer one."""
    before, after = text[max(0, start - 1) : start], text[end : end + 1]
    return any(one.isascii() and one.isalnum() for one in (before, after) if one)
