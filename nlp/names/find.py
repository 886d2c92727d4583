"""Where the words of `nlp.names.cues` stand: one pass for all literals, then the rules that start so."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from ahocorasick_rs import AhoCorasick, Implementation

from nlp.names.cues.after import AFTER
from nlp.names.cues.before import BEFORE, Role
from nlp.text.windows import every_hit

# A role and where the words that give it stand.
Cue = tuple[int, int, Role]
_BACK = 36


@dataclass(frozen=True, slots=True)
class _Rule:
    """One rule of the table, compiled; `between` is what may stand between a name and the words behind it."""

    role: Role
    words: re.Pattern[str]
    between: re.Pattern[str] | None = None


class _Finder:
    """Finds the matches of many rules in one pass over a text."""

    def __init__(self, rules: Iterable[tuple[_Rule, Iterable[str]]]) -> None:
        starts: dict[str, list[_Rule]] = defaultdict(list)
        for rule, literals in rules:
            for literal in literals:
                starts[literal].append(rule)
        self._rules = tuple(map(tuple, starts.values()))
        self._longest = max(map(len, starts))
        self._literals = AhoCorasick(tuple(starts), implementation=Implementation.DFA)

    def __call__(self, text: str) -> Iterator[tuple[_Rule, re.Match[str]]]:
        """Find the matches; those of one rule do not overlap."""
        ends: dict[int, int] = {}
        for start, index in every_hit(self._literals, self._longest, text):
            for rule in self._rules[index]:
                match = rule.words.match(text, start) if ends.get(id(rule), 0) <= start else None
                if match is not None:
                    ends[id(rule)] = match.end()
                    yield rule, match


_FIND_BEFORE = _Finder((_Rule(role, re.compile(words)), starts) for role, words, starts in BEFORE)
_FIND_AFTER = _Finder(
    (_Rule(role, re.compile(words), re.compile(f"(?:{between})$") if between else None), starts)
    for role, words, between, starts in AFTER
)


def cues_before(text: str) -> list[Cue]:
    """Find the role words that stand before names, in text order."""
    return sorted((*match.span(), rule.role) for rule, match in _FIND_BEFORE(text))


def cues_after(text: str) -> list[Cue]:
    """Find what stands after names (statements, fates, descriptions), in text order."""
    found: list[Cue] = []
    for rule, match in _FIND_AFTER(text):
        at = match.start()
        if rule.between is not None:
            low = max(0, at - _BACK)
            back = rule.between.search(text[low:at])
            if back is None:
                continue
            at = low + back.start()
        found.append((at, match.end(), rule.role))
    return sorted(found)
