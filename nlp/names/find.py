"""Where the words of `nlp.names.cues` stand: one pass for what they begin with, then the rules that do."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from ahocorasick_rs import AhoCorasick, Implementation

from nlp.names.cues.after import AFTER
from nlp.names.cues.before import BEFORE, Role
from nlp.text.edges import lasts_of, refusals_of
from nlp.text.windows import every_hit

# A role and where the words that give it stand.
Cue = tuple[int, int, Role]
_BACK = 36


@dataclass(frozen=True, slots=True)
class _Rule:
    """One rule of the table, compiled; `between` is what may stand between a name and the words behind it.

    That ends with one of `lasts`, with anything where that is None.
    """

    role: Role
    words: re.Pattern[str]
    between: re.Pattern[str] | None = None
    lasts: frozenset[str] | None = None


# The number of a rule, how it is tried at a place, and the rule.
_Try = tuple[int, Callable[[str, int], re.Match[str] | None], _Rule]


class _Finder:
    """Finds the matches of many rules in one pass over a text for what they begin with."""

    def __init__(self, rules: Sequence[_Rule]) -> None:
        starts: dict[str, list[_Try]] = defaultdict(list)
        refused: dict[str, list[frozenset[str]]] = defaultdict(list)
        for number, rule in enumerate(rules):
            for start, never in refusals_of(rule.words.pattern).items():
                starts[start].append((number, rule.words.match, rule))
                refused[start].append(never)
        self._rules, self._count = tuple(map(tuple, starts.values())), len(rules)
        self._unless = tuple(
            tuple(start + char for char in frozenset.intersection(*refused[start])) for start in starts
        )
        self._longest = max(map(len, starts))
        self._starts = AhoCorasick(tuple(starts), implementation=Implementation.DFA)

    def __call__(self, text: str) -> Iterator[tuple[_Rule, re.Match[str]]]:
        """Find the matches; those of one rule do not overlap."""
        ends = [0] * self._count
        for start, index in every_hit(self._starts, self._longest, text):
            unless = self._unless[index]
            if unless and text.startswith(unless, start):
                continue
            for number, match_at, rule in self._rules[index]:
                match = match_at(text, start) if ends[number] <= start else None
                if match is not None:
                    ends[number] = match.end()
                    yield rule, match


def _lasts(between: str) -> frozenset[str] | None:
    """Return what may stand right before the words behind a name; `$` allows a line's end."""
    lasts = lasts_of(between)
    return None if lasts is None else lasts | {"\n"}


_FIND_BEFORE = _Finder([_Rule(role, re.compile(words)) for role, words in BEFORE])
_FIND_AFTER = _Finder(
    [
        _Rule(role, re.compile(words), *((re.compile(f"(?:{between})$"), _lasts(between)) if between else ()))
        for role, words, between in AFTER
    ]
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
            before = text[low:at]
            # Most often nothing stands between: then it is looked for at the end alone.
            nothing = rule.lasts is not None and before[-1:] not in rule.lasts
            back = rule.between.search(before, len(before) if nothing else 0)
            if back is None:
                continue
            at = low + back.start()
        found.append((at, match.end(), rule.role))
    return sorted(found)
