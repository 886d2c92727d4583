"""Short forms of long names of other languages, later on: 科瓦尔 for 埃米莉亚·科瓦尔, 扎西 for 扎西顿珠.

And the same name in two scripts: Emilia Kowal，中文译名埃米莉亚·科瓦尔. All are one person's, and whatever is
said of one is said of the others. A father's name behind the dot (艾力·买买提) is as often another's own.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from typing import Final

from ahocorasick_rs import AhoCorasick, Implementation, MatchKind

from nlp.names.peoples import ALONE, TURKIC
from nlp.names.things import THINGS
from nlp.names.transcribed import is_of_thing, is_ordinary, stands_apart, words_in
from nlp.text.windows import each_hit

Place = tuple[int, int]
_DOT, _PAIR, _LATIN = "·", 2, 4
# What stands between a name and the same name in the other script.
_WRITTEN_TOO: Final = re.compile(
    r"[，(]?[其即]?(?:(?:中文|汉语|汉字|音译|英文|外文|护照)(?:译?名)?|译名|(?<=\())"
    "(?:写作|写为|译作|译为|音译|又作|为|是|：)?"
)
_FARTHEST: Final = 10


def short_forms(names: Iterable[str]) -> dict[str, str]:
    """Return which parts of names stand for them: part → name; what two people bear stands for neither."""
    bearers: dict[str, set[str]] = defaultdict(set)
    own: dict[str, set[str]] = defaultdict(set)
    for name in dict.fromkeys(names):
        for order, part in enumerate(_parts(name)):
            bearers[part].add(name)
            if not order:
                own[part].add(name)
    found: dict[str, str] = {}
    for part, every in bearers.items():
        chosen = own[part] if len(own[part]) == 1 else every
        if len(chosen) == 1 and _may_stand_alone(part):
            found[part] = next(iter(chosen))
    return found


def _parts(name: str) -> Iterator[str]:
    """Give the parts by which somebody may be called, the own name first."""
    if name.isascii():
        yield from (part for part in name.split(" ") if len(part) >= _LATIN)
        return
    parts = name.split(_DOT) if _DOT in name else words_in(name)
    if len(parts) < _PAIR:
        return
    yield parts[0]
    if not any(word in parts[-1] for word in TURKIC.words):
        yield parts[-1]


def _may_stand_alone(part: str) -> bool:
    """Say whether a part is long enough, and neither a word nor a thing."""
    return part in ALONE or (len(part) >= _PAIR and part not in THINGS and not is_ordinary(part))


def short_places(text: str, shorts: Collection[str], taken: Iterable[Place]) -> Iterator[Place]:
    """Give the places where the short forms stand by themselves, outside what is taken."""
    if not shorts:
        return
    finder = AhoCorasick(
        sorted(shorts), matchkind=MatchKind.LeftmostLongest, implementation=Implementation.ContiguousNFA
    )
    held = {at for start, end in taken for at in range(start, end)}
    for _, start, end in each_hit(finder, max(map(len, shorts)), text):
        if start not in held and end - 1 not in held and _is_bare(text, start, end):
            yield start, end


def _is_bare(text: str, start: int, end: int) -> bool:
    """Say whether a short form is no piece of something longer."""
    if text[start:end].isascii():
        beside = text[start - 1 : start] + text[end : end + 1]
        return not re.search("[A-Za-z0-9'-]", beside) and text[max(0, start - 2) : start] not in (". ", "· ")
    return stands_apart(text, start, end) and not is_of_thing(text, start, end)


def written_twice(text: str, places: Iterable[Place]) -> dict[str, str]:
    """Return which names are the same person's in another script: the Latin one → the transcribed one."""
    found: dict[str, str] = {}
    before: Place | None = None
    for place in sorted(places):
        if before is not None and 0 <= place[0] - before[1] <= _FARTHEST:
            one, other = text[slice(*before)], text[slice(*place)]
            between = text[before[1] : place[0]]
            if one.isascii() != other.isascii() and _WRITTEN_TOO.fullmatch(between):
                latin, transcribed = (one, other) if one.isascii() else (other, one)
                found.setdefault(latin, transcribed)
        before = place
    return found
