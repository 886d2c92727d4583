"""Where names stand in a text; a place inside somebody's longer name is no place of a shorter one."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from collections.abc import Set as AbstractSet

from ahocorasick_rs import AhoCorasick, MatchKind

from nlp.case import Case, PartyKind
from nlp.names.surnames import COMMON

_LONGEST_NAME = 4


def people_of(case: Case) -> Iterator[str]:
    """Give the names of the people whom the parsed case knows: parties, agents, officers."""
    for party in case.parties:
        if party.kind is PartyKind.PERSON:
            yield party.name
    yield from (agent.name for agent in case.agents)
    yield from (officer.name for officer in (*case.bench, *case.prosecutors))


def mentions(
    text: str, names: Collection[str], others: Iterable[str] = ()
) -> dict[str, list[tuple[int, int]]]:
    """Find all places of all names; where two overlap, what starts first and then what is longer holds.

    `others` are people whose places nobody asks for: where one's name holds one of `names` (魏海平 holds
    海平), the place is the other's.
    """
    places: dict[str, list[tuple[int, int]]] = defaultdict(list)
    wanted = {name for name in names if name}
    held = {other for other in others if _holds(other, wanted)} - wanted
    ordered = sorted(wanted | held)
    if not wanted:
        return places
    finder = AhoCorasick(ordered, matchkind=MatchKind.LeftmostLongest)
    for index, start, end in finder.find_matches_as_indexes(text):
        if ordered[index] in wanted:
            places[ordered[index]].append((start, end))
    return places


# A mask that goes on is another's: 张某 in 张某甲, 李× in 李××.
_GOES_ON = re.compile(
    r"[某甲乙丙丁戊己庚辛壬癸×✕*□]|[0-9](?![0-9]*[年月日时点分元万名人个次岁.])|[A-Z](?![a-z])"
)


def masked_mentions(text: str, masks: Collection[str]) -> dict[str, list[tuple[int, int]]]:
    """Find all places of all masks; a longer mask that starts with one of them is somebody else's."""
    places: dict[str, list[tuple[int, int]]] = defaultdict(list)
    ordered = sorted(mask for mask in masks if mask)
    if not ordered:
        return places
    finder = AhoCorasick(ordered, matchkind=MatchKind.LeftmostLongest)
    for index, start, end in finder.find_matches_as_indexes(text):
        if not _GOES_ON.match(text, end):
            places[ordered[index]].append((start, end))
    return places


def _holds(other: str, names: AbstractSet[str]) -> bool:
    """Say whether a person's name holds one of the names; what is longer than a name is a wrong reading."""
    fits = len(other) <= _LONGEST_NAME and (other[:1] in COMMON or other[:2] in COMMON)
    # Its parts are looked up, not all names tried: there may be tens of thousands of each.
    size = len(other)
    parts = (other[start:end] for start in range(size) for end in range(start + 1, size + 1))
    return (fits or "·" in other) and any(part in names for part in parts)
