"""Where names stand whole: in no place (佛山市高明区), and in a file name in no longer name (高明远案)."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping
from functools import cache

from annotations.privacy.people.mentions import mentions
from nlp.data.loader import divisions, streets

_LONGEST_TAIL = 4
# What makes a name of two characters one of three: a character more, and behind it what follows names in
# the titles of cases. Characters that begin such words themselves (上诉, 一案) make none.
_LONGER = re.compile(r"(?![案诉与和及等上起抗申反再自公一二三原被民刑行专本全命])[一-鿿](?=[案诉与和及等、])")


def whole_places(text: str, names: Collection[str], others: Iterable[str] = ()) -> list[tuple[int, int, str]]:
    """Return start, end and name of every place of the names, in order; `others` are other people's names."""
    found = mentions(text, names, others)
    every = ((start, end, name) for name, places in found.items() for start, end in places)
    return sorted(place for place in every if not _is_place(text, *place))


def places_in_title(words: str, names: Iterable[str]) -> list[tuple[int, int, str]]:
    """Return the places of the names in a file name or title; of one character nothing is said."""
    long = [name for name in names if len(name) > 1]
    found = whole_places(words, long)
    return [place for place in found if len(place[2]) > 2 or not _LONGER.match(words, place[1])]


def with_masks(words: str, places: Iterable[tuple[int, int, str]], masks: Mapping[str, str]) -> str:
    """Return words with the mask of each name in its places."""
    for start, end, name in sorted(places, reverse=True):
        words = words[:start] + masks[name] + words[end:]
    return words


def is_ground(name: str) -> bool:
    """Say whether a city, county, town or street is called so; a city of three characters also without 市."""
    return name in _grounds() or (len(name) > 2 and f"{name}市" in _grounds())


def _is_place(text: str, _: int, end: int, name: str) -> bool:
    """Say whether a name begins that of a county, town or street."""
    return any(name + text[end : end + more] in _grounds() for more in range(1, _LONGEST_TAIL))


@cache
def _grounds() -> frozenset[str]:
    """Return the names of all cities, counties, towns and streets."""
    return frozenset(divisions().values()).union(*streets().values())
