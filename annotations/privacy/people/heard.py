"""What a recogniser says of whoever may have been overlooked: it reads a few places of each twice."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from annotations.privacy.people.bearers import is_of_firm, is_of_mask
from annotations.privacy.people.mentions import mentions
from annotations.privacy.people.stranger import WHOLE, Stranger, Told
from nlp.names.asides import is_aside
from nlp.names.dictionary import has_no_word
from nlp.names.likely import as_common, is_rare
from nlp.names.recognisers.interface import Recogniser
from nlp.names.surely import CLAUSE_STOPS

# How many places of somebody are read, and how often each.
_ASKED, _READ = 3, 2
_BEFORE, _CLAUSE, _WINDOW = 9, 12, 24


def heard(text: str, every: list[Stranger], recogniser: Recogniser | None) -> Iterator[Stranger]:
    """Add what the recogniser says; it reads each place twice, and may see a longer name."""
    if recogniser is None or not every:
        yield from every
        return
    asked = [(index, place) for index, one in enumerate(every) for place in one.places[:_ASKED]]
    froms = [at for _, place in asked for at in _windows(text, place[0])]
    rare = [is_rare(every[index].name) for index, _ in asked for _ in range(_READ)]
    starts = [start for _, (start, _) in asked for _ in range(_READ)]
    # Of a rare surname it is asked as if it were a frequent one, of each in its own windows alone.
    windows = (
        as_common(text[at : at + _WINDOW], (start - at,) if unusual else ())
        for at, start, unusual in zip(froms, starts, rare, strict=True)
    )
    answers = recogniser.persons(list(windows))
    people = [
        {(at + low, at + high) for low, high in ranges} for at, ranges in zip(froms, answers, strict=True)
    ]
    said: list[Told] = [{} for _ in every]
    ends: list[int] = [0 for _ in every]
    for (index, place), near, clause in zip(asked, people[::2], people[1::2], strict=True):
        said[index] |= _said(place, near, clause)
        if place == every[index].places[0]:
            ends[index] = max((high for low, high in near if low == place[0] and high > place[1]), default=0)
    for one, told, end in zip(every, said, ends, strict=True):
        if one.told.keys() >= set(WHOLE):
            yield one
        elif end and told.keys().isdisjoint(WHOLE):
            yield from _longer(text, replace(one, told=one.told | dict.fromkeys(WHOLE, 1.0)), end)
        else:
            yield replace(one, told=one.told | (told or {"lac.none": 1.0}))


def _said(place: tuple[int, int], near: set[tuple[int, int]], clause: set[tuple[int, int]]) -> Told:
    """Tell what the recogniser sees at a place, and when it reads from the start of the clause."""
    start, end = place
    told = {what: 1.0 for what, people in zip(WHOLE, (near, clause), strict=True) if place in people}
    for low, high in near | clause:
        if low == start and high != end:
            told["lac.longer" if high > end else "lac.shorter"] = 1.0
        elif low < end and high > start and low != start:
            told["lac.across"] = 1.0
    return told


def _windows(text: str, start: int) -> tuple[int, int]:
    """Return from where the recogniser reads a name: a little before it, and where its clause starts.

    It sees the subject of a clause better with nothing before it.
    """
    last = max(0, len(text) - _WINDOW)
    near = max(0, min(start - _BEFORE, last))
    stop = next(
        (at for at in range(start, max(0, start - _CLAUSE), -1) if text[at - 1] in CLAUSE_STOPS), None
    )
    return near, near if stop is None else min(stop, last)


def _longer(text: str, one: Stranger, end: int) -> Iterator[Stranger]:
    """Give somebody whose name the recogniser sees whole behind what was read: 欧阳凤|仙."""
    name = text[one.places[0][0] : end]
    places = mentions(text, (name,))[name]
    if (
        places
        and has_no_word(name[1:])
        and not is_of_mask(text, places)
        and not any(is_of_firm(text, at) or is_aside(text, low, at) for low, at in places)
    ):
        yield replace(one, name=name, places=tuple(places))
