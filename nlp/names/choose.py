"""Which slots hold a name, and where it ends: structure first, then a recogniser on small windows.

The windows have one length, so that they fit in one batch, and each distinct name is asked about a few
times at most, and only where structure leaves it open: the recogniser is slower than everything else
together.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from nlp.names.boundary import Form, ends_here
from nlp.names.dictionary import is_never_name, is_word, word_over
from nlp.names.likely import as_common, is_rare
from nlp.names.nobody import is_place, may_be_held
from nlp.names.recognisers.interface import Recogniser
from nlp.names.role import Role
from nlp.names.slots import Slot
from nlp.names.weigh import Vote, in_list, is_said, judge

_BEFORE, _WINDOW = 6, 16
_LONGEST, _BOUNDED = 5, 3
_NEARBY = 10_000
_ASKED, _ASKED_OPEN = 3, 8


@dataclass(frozen=True, slots=True)
class Chosen:
    """A slot with its name; `confidence` tells how much spoke for it."""

    slot: Slot
    start: int
    end: int
    name: str = field(repr=False)
    confidence: float


def choose(text: str, slots: Sequence[Slot], recogniser: Recogniser | None) -> list[Chosen]:
    """Choose the names of the slots; slots that hold no name are left out."""
    alone = [_alone(text, slot) for slot in slots]
    votes = _votes(text, list(_left_open(text, slots, alone)), recogniser)
    ends = _settle(text, slots, votes)
    names = [_name(text, slot, end) for slot, end in zip(slots, ends, strict=True)]
    weights = [
        weight or judge(text, slot, end, name, votes.get(slot.reading.start, (Vote.UNASKED, 0))[0])
        for slot, end, name, weight in zip(slots, ends, names, alone, strict=True)
    ]
    weights = _carry(text, slots, ends, _hold(slots, ends, names, weights))
    best: dict[str, float] = defaultdict(float)
    for name, weight in zip(names, weights, strict=True):
        best[name] = max(best[name], weight)
    return [
        Chosen(slot, slot.reading.start, end, name, best[name])
        for slot, end, name in zip(slots, ends, names, strict=True)
        if best[name] > 0
    ]


def _name(text: str, slot: Slot, end: int) -> str:
    """Return the name of a slot, without the spaces that only a page put into it (刘 长 河)."""
    name = text[slot.reading.start : end]
    return name.replace(" ", "") if slot.reading.form is Form.HAN else name


def _alone(text: str, slot: Slot) -> float:
    """Weigh what structure alone says for a slot; 0 where it leaves the name or its end open."""
    end = slot.reading.end
    return judge(text, slot, end, _name(text, slot, end), Vote.UNASKED) if slot.reading.sure else 0.0


def _left_open(text: str, slots: Sequence[Slot], alone: Sequence[float]) -> Iterator[Slot]:
    """Give the slots that a recogniser may settle: no name yet, held nowhere else, and not beyond hope."""
    held = {_name(text, slot, slot.reading.end) for slot, weight in zip(slots, alone, strict=True) if weight}
    for slot, weight in zip(slots, alone, strict=True):
        if weight:
            continue
        names = {end: _name(text, slot, end) for end in slot.reading.ends}
        if held.isdisjoint(names.values()) and any(
            judge(text, slot, end, name, Vote.WHOLE) for end, name in names.items()
        ):
            yield slot


def _hold(
    slots: Sequence[Slot], ends: Sequence[int], names: Sequence[str], weights: Sequence[float]
) -> list[float]:
    """Let what a role word leads and a statement or a fate follows be a name, unless it is a common word."""
    led = {(slot.reading.start, end) for slot in slots if slot.before for end in slot.reading.ends}
    return [
        weight or _HELD * (slot.held and (slot.reading.start, end) in led and may_be_held(name))
        for slot, end, name, weight in zip(slots, ends, names, weights, strict=True)
    ]


# What two cues alone hold; nobody has measured how often it is right.
_HELD, _COMPANY = 0.55, 3


def _carry(text: str, slots: Sequence[Slot], ends: Sequence[int], weights: Sequence[float]) -> list[float]:
    """Let a list carry its doubtful members: among three sure names, 高远 is a name too.

    What is no dictionary word needs one name less beside it, and before a statement (X、Y的证言), or where
    experts sign, just one.
    """
    sure: dict[tuple[int, int], int] = defaultdict(int)
    for slot, weight in zip(slots, weights, strict=True):
        sure[slot.cue] += weight > 0
    carried: list[float] = []
    for slot, end, weight in zip(slots, ends, weights, strict=True):
        held = not weight and sure[slot.cue] >= _needed(text, slot, end) and in_list(text, slot, end)
        carried.append(0.7 if held else weight)
    return carried


def _needed(text: str, slot: Slot, end: int) -> int:
    """Return how many sure names of its list carry a doubtful one."""
    name = text[slot.reading.start : end]
    need = _COMPANY - (len(name) > 2 or not is_word(name))
    if slot.role is Role.APPRAISER or (need < _COMPANY and not slot.before and is_said(text, slot)):
        return 1
    return need


def asked(text: str, slots: Sequence[Slot]) -> dict[int, str]:
    """Give the slots that a recogniser is asked about, a few of each distinct reading: start → reading."""
    alone = [_alone(text, slot) for slot in slots]
    return _asked(text, list(_left_open(text, slots, alone)))


def _asked(text: str, slots: Iterable[Slot]) -> dict[int, str]:
    """Choose a few slots of each distinct reading, in text order."""
    places: dict[str, set[int]] = defaultdict(set)
    for slot in slots:
        reading = slot.reading
        same = places[text[reading.start : reading.end]]
        if len(same) < (_ASKED if reading.sure else _ASKED_OPEN):
            same.add(reading.start)
    return dict(sorted((start, name) for name, same in places.items() for start in same))


def _votes(text: str, slots: Sequence[Slot], recogniser: Recogniser | None) -> dict[int, tuple[Vote, int]]:
    """Ask the recogniser: start → vote and the end it sees; of what is never a name it is not asked."""
    if recogniser is None:
        return {}
    places = _asked(text, slots)
    open_places = [start for start, name in places.items() if not is_never_name(name)]
    # Of a rare surname it is asked as if it were a frequent one: with that it sees a name.
    rare = {start for start in open_places if _is_unusual(text, start, places[start])}
    said = ask(text, open_places, recogniser, rare)
    # With that surname it sees more than was read as well, 王云大酒店: what goes on behind is no name.
    beyond = [start for start in rare if said[start][1] > start + _WHOLE_NAME]
    return said | dict.fromkeys(beyond, (Vote.NONE, 0))


def _is_unusual(text: str, start: int, name: str) -> bool:
    """Say whether a whole name may stand there that only a rare surname leads."""
    whole = len(name) == _WHOLE_NAME and is_rare(name) and word_over(text, start) is None
    return whole and not is_place(text, name, start + _WHOLE_NAME)


_WHOLE_NAME = 3


def ask(
    text: str, starts: Sequence[int], recogniser: Recogniser, rare: Collection[int] = ()
) -> dict[int, tuple[Vote, int]]:
    """Ask the recogniser about names that start at these places: start → vote and the end it sees.

    At the `rare` ones a frequent surname stands in, each in its own window alone.
    """
    froms = [max(0, min(start - _BEFORE, len(text) - _WINDOW)) for start in starts]
    windows = (
        as_common(text[at : at + _WINDOW], (start - at,) if start in rare else ())
        for start, at in zip(starts, froms, strict=True)
    )
    answers = recogniser.persons(list(windows))
    return {
        start: _vote(start, [(at + first, at + last) for first, last in ranges])
        for start, at, ranges in zip(starts, froms, answers, strict=True)
    }


def _vote(start: int, ranges: Iterable[tuple[int, int]]) -> tuple[Vote, int]:
    """Read the vote on a name that starts at `start` off the ranges that the recogniser gave."""
    for first, last in ranges:
        if first == start and last - first >= 2:
            return Vote.WHOLE, last
        if first <= start < last:
            return Vote.PART, last
    return Vote.NONE, start


def _settle(text: str, slots: Sequence[Slot], votes: dict[int, tuple[Vote, int]]) -> list[int]:
    """Settle the end of each slot: by structure, by the recogniser, by what is settled elsewhere.

    The recogniser cuts names short (李雅|如): a short end counts only where a name may end at all, unless
    no other end is better.
    """
    sure: dict[str, int] = defaultdict(int)
    seen: dict[str, int] = defaultdict(int)
    for slot in slots:
        reading = slot.reading
        if reading.sure:
            sure[text[reading.start : reading.end]] += 1
            continue
        end = votes.get(reading.start, (Vote.NONE, 0))[1]
        firm = [option for option in reading.ends if ends_here(text, option)]
        cut = not firm and end < max(reading.ends) and _is_torn(text, end, max(reading.ends))
        if end in reading.ends and not cut and (end == max(reading.ends) or end in firm or not firm):
            seen[text[reading.start : end]] += 1
    return [
        slot.reading.end if slot.reading.sure else _likeliest(text, slot, votes, sure, seen) for slot in slots
    ]


def _likeliest(
    text: str,
    slot: Slot,
    votes: Mapping[int, tuple[Vote, int]],
    sure: Mapping[str, int],
    seen: Mapping[str, int],
) -> int:
    """Return the likeliest end of a slot whose end structure leaves open."""
    start, options = slot.reading.start, slot.reading.ends
    seen_end = votes.get(start, (Vote.NONE, 0))[1]
    if max(options) < seen_end <= start + _LONGEST and ends_here(text, seen_end) >= _BOUNDED:
        return seen_end
    if slot.reading.form is Form.DOTTED:
        return _told_most(text, start, options)
    names = [text[start:end] for end in options]
    ranked = [
        (sure.get(name, 0) > 0, seen.get(name, 0), -index, options[index]) for index, name in enumerate(names)
    ]
    return max(ranked)[3]


def _is_torn(text: str, short: int, long: int) -> bool:
    """Say whether the short end tears a word off nothing: 刘凯|发实施 reads worse than 刘凯发|实施."""
    return is_word(text[long : long + 2]) and not is_word(text[short : short + 2])


def _told_most(text: str, start: int, options: Sequence[int]) -> int:
    """Return the end with which a dotted name is told most often nearby; of equals the likelier one."""
    low, high = max(0, start - _NEARBY), start + _NEARBY
    return max(options, key=lambda end: (text.count(text[start:end], low, high), -options.index(end)))
