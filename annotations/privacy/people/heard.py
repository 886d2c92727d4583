"""What a recogniser says of whoever may have been overlooked, at a few places of each."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from annotations.privacy.people.bearers import is_of_firm, is_of_mask
from annotations.privacy.people.mentions import mentions
from annotations.privacy.people.stranger import WHOLE, Stranger, Told
from nlp.names.asides import is_aside
from nlp.names.dictionary import has_no_word
from nlp.names.likely import as_common, is_rare
from nlp.names.recognisers.interface import Recogniser
from nlp.names.surely import CLAUSE_STOPS

_ASKED = 3
_BEFORE, _CLAUSE, _WINDOW = 9, 12, 20


def heard(text: str, every: list[Stranger], recogniser: Recogniser | None) -> Iterator[Stranger]:
    """Add what the recogniser says; it may see a longer name."""
    if recogniser is None or not every:
        yield from every
        return
    asked = [(index, place) for index, one in enumerate(every) for place in one.places[:_ASKED]]
    froms = [_from(text, start) for _, (start, _) in asked]
    # Of a rare surname it is asked as if it were a frequent one, of each in its own window alone.
    windows = (
        as_common(text[at : at + _WINDOW], (start - at,) if is_rare(every[index].name) else ())
        for (index, (start, _)), at in zip(asked, froms, strict=True)
    )
    answers = recogniser.persons(list(windows))
    said: list[Told] = [{} for _ in every]
    ends: list[int] = [0 for _ in every]
    for (index, place), at, ranges in zip(asked, froms, answers, strict=True):
        seen = [(at + low, at + high) for low, high in ranges]
        said[index] |= _said(place, seen)
        if place == every[index].places[0]:
            ends[index] = max((high for low, high in seen if low == place[0] and high > place[1]), default=0)
    for one, told, end in zip(every, said, ends, strict=True):
        if WHOLE in one.told:
            yield one
        elif end and WHOLE not in told:
            yield from _longer(text, replace(one, told=one.told | {WHOLE: 1.0}), end)
        else:
            yield replace(one, told=one.told | (told or {"lac.none": 1.0}))


def _said(place: tuple[int, int], seen: Iterable[tuple[int, int]]) -> Told:
    """Tell what the recogniser sees at a place."""
    start, end = place
    told: Told = {}
    for low, high in seen:
        if (low, high) == place:
            told[WHOLE] = 1.0
        elif low == start:
            told["lac.longer" if high > end else "lac.shorter"] = 1.0
        elif low < end and high > start:
            told["lac.across"] = 1.0
    return told


def _from(text: str, start: int) -> int:
    """Return from where the recogniser reads a name: where its clause starts, else a little before it.

    It sees the subject of a clause better with nothing before it.
    """
    low = max(0, start - _CLAUSE)
    stop = next((at for at in range(start, low, -1) if text[at - 1] in CLAUSE_STOPS), start - _BEFORE)
    return max(0, min(stop, len(text) - _WINDOW))


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
