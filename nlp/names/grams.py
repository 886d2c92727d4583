"""What stands around a possible name, as numbers: for the model of `nlp.names.context`.

Every place where a surname and one or two more characters stand is a possible name. Around it, groups of one
to three characters are read, each with where it stands; persons who are known already are one character
each (`A` … `M`), so that 甲殴打乙 reads alike whoever they are. All is done at once for a whole text.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np
import numpy.typing as npt

from nlp.names.boundary import BEFORE_TWO, NO_FIRST_OF_TWO, SECOND
from nlp.names.dictionary import given_characters, seldom_surnames
from nlp.names.likely import SMALL
from nlp.names.surnames import COMMON, COMPOUND
from nlp.names.words import MAYBE, NEVER

Keys = npt.NDArray[np.uint64]
Numbers = npt.NDArray[np.int64]

# One character for somebody who is known: accused, protected, in office, of the accused's side, masked.
ACCUSED, PROTECTED, OFFICER, ASIDE, MASKED = "\ue001\ue002\ue003\ue004\ue005"
_FIRST_PERSON, _LAST_PERSON = ord(ACCUSED), ord(MASKED)
PAD: Final = 40
_SIZE = 1 << 16
_FIRST_HAN, _PUNCTUATION = 0x3400, 0xE000
_DIGIT, _STOP = ord("0"), ord("。")
# Where the second and the third character of a group stand in its number.
_NEXT, _THIRD = np.uint64(16), np.uint64(32)


# How a possible name begins, a bit for each way: with a surname, with the first of those of both parents
# (李张建国), with a compound one, with one of which hardly anybody makes a name but with what given names are
# made of (斐建国).
_PLAIN, _BOTH, _COMPOUND, _SELDOM = (1 << at for at in range(4))
_SINGLE: Final = {name for name in COMMON if len(name) == 1} - NEVER
_FIRST: Final = {
    _PLAIN: _SINGLE,
    _BOTH: _SINGLE - NO_FIRST_OF_TWO,
    _COMPOUND: {name[0] for name in COMPOUND},
    _SELDOM: seldom_surnames() - SMALL - NEVER,
}
# What may follow in each of these ways, so many bits higher.
_SECOND: Final = {
    _PLAIN: {*map(chr, range(0x4E00, 0xA000))} - NEVER - {"某"},
    _BOTH: {name for name in SECOND if len(name) == 1},
    _COMPOUND: {name[1] for name in COMPOUND},
    _SELDOM: given_characters() - MAYBE,
}
_HIGHER: Final = 8
# Behind what a name may start: a small word, or what is no word; what nouns of persons end with (behind 邻居,
# 房东, 村民 a rare surname may stand), and nouns of somebody (租客夏天: mostly one tells a word for a name).
_OPENS, _NOUN_END, _SOMEBODY_END = (1 << at for at in range(4, 7))
_NOUN_ENDS: Final = frozenset("居事学乡友主东客户民众工师生长妇童夫妻父母弟哥姐妹爷奶婆公婶叔伯姑舅姨")
_BEFORE: Final = {
    _OPENS: BEFORE_TWO,
    _NOUN_END: _NOUN_ENDS,
    _SOMEBODY_END: _NOUN_ENDS.union("人者员机女子娘孩汉士手贩匠安师农户商夫妇"),
}
_COMPOUNDS: Final = np.array(sorted(ord(name[0]) | ord(name[1]) << 16 for name in COMPOUND), dtype=np.uint64)


def _marked() -> npt.NDArray[np.uint16]:
    """Make a table that says of every character what it may be."""
    table = np.zeros(_SIZE, dtype=np.uint16)
    table[:_FIRST_HAN] = table[_PUNCTUATION:] = _OPENS
    for mark, characters in (*_FIRST.items(), *_BEFORE.items()):
        table[[*map(ord, characters)]] |= mark
    for mark, characters in _SECOND.items():
        table[[*map(ord, characters)]] |= mark << _HIGHER
    return table


_MARKED: Final = _marked()


@dataclass(frozen=True, slots=True)
class Places:
    """Possible names in padded codes: where they start and end, and whether the surname is a compound one."""

    start: Numbers
    end: Numbers
    compound: npt.NDArray[np.bool_]

    def only(self, which: Numbers) -> Places:
        """Return some of them, in that order."""
        return Places(self.start.take(which), self.end.take(which), self.compound.take(which))


def codes_of(text: str) -> Keys:
    """Return the characters of a text as numbers, digits alike, with room on both sides."""
    raw = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), dtype=np.uint32)
    codes = np.zeros(len(raw) + 2 * PAD, dtype=np.uint64)
    codes[PAD : PAD + len(raw)] = np.where(raw < _SIZE, raw, 1)
    codes[(codes >= _DIGIT) & (codes < _DIGIT + 10)] = _DIGIT
    return codes


def places_of(codes: Keys) -> Places:
    """Find the possible names: a surname (a compound one, or those of both parents) and a given name."""
    marks = _MARKED.take(codes.view(np.int64))
    follow = marks >> _HIGHER
    begun = marks[:-3] & follow[1:-2]
    at = np.flatnonzero(begun)
    begun, third, fourth = begun.take(at), follow.take(at + 2), follow.take(at + 3)
    before, plain = marks.take(at - 1), begun & _PLAIN
    two, three = at[plain > 0], at[plain & third > 0]
    compound = (begun & _COMPOUND).astype(np.bool_)
    compound[compound] = _is_compound(codes, at[compound])
    given = third & _PLAIN
    compounds = at[compound & (given > 0)], at[compound & (given & fourth > 0)]
    opened = (before & _OPENS).astype(np.bool_)
    both = at[(begun & _BOTH > 0) & (plain & third & fourth > 0) & opened]
    opened &= codes.take(at - 1) != _DIGIT
    seldom = at[(begun & third & _SELDOM > 0) & (opened | (before & _NOUN_END > 0))]
    starts = (two, three, *compounds, both, seldom)
    start = np.concatenate(starts)
    lengths = np.repeat((2, 3, 3, 4, 4, 3), [*map(len, starts)])
    return Places(start, start + lengths, np.arange(len(start)) >= len(two) + len(three))


def _is_compound(codes: Keys, at: Numbers) -> npt.NDArray[np.bool_]:
    """Say where both characters together are a compound surname."""
    pair = codes.take(at) | codes.take(at + 1) << _NEXT
    listed = _COMPOUNDS.take(np.minimum(np.searchsorted(_COMPOUNDS, pair), len(_COMPOUNDS) - 1))
    return np.asarray(listed == pair)


def behind_somebody(codes: Keys, places: Places) -> npt.NDArray[np.bool_]:
    """Say which possible names stand right behind what nouns of somebody end with."""
    before = codes.view(np.int64).take(places.start - 1)
    return _MARKED.take(before) & _SOMEBODY_END > 0


# Of the groups of a glance so many hold the characters of the name, or tell its length.
OWN: Final = 7


def glance(codes: Keys, places: Places) -> Keys:
    """Return the groups that tell most places from a name: its own characters first, then its neighbours.

    A row holds one group of every place.
    """
    start, end = places.start, places.end
    before, first, last, behind = (codes.take(at) for at in (start - 1, start, end - 1, end))
    groups = (
        np.where(places.compound, 0, first),
        np.where(places.compound, 1, first | codes.take(start + 1) << _NEXT),
        codes.take(end - 2) | last << _NEXT,
        last,
        last | behind << _NEXT,
        before | first << _NEXT,
        (end - start).view(np.uint64),
        before | behind << _NEXT,
        before,
        behind,
    )
    return np.stack(groups) | _slots(1, len(groups))


# What is read by its place: one to three characters that end right before a name or start right behind it,
# or one or two characters away. What is read in any order, by how far it stands: the rest of the sentence.
_LEFT, _RIGHT = np.arange(-32, 0)[:, None], np.arange(32)[:, None]
_LEFT_WIDE, _RIGHT_WIDE = _LEFT[:-4], _RIGHT[3:-1]
_LEFT_SLOTS: Final = np.where(_LEFT_WIDE >= -12, 60, 62).astype(np.uint64) << np.uint64(48)
_RIGHT_SLOTS: Final = np.where(_RIGHT_WIDE < 11, 61, 63).astype(np.uint64) << np.uint64(48)
# How far the nearest person stands, in five steps.
_STEPS: Final = np.array([0, 1, 2, 3, 3, *[4] * 4, *[5] * 10, 6], dtype=np.uint64)


def around(codes: Keys, places: Places) -> Keys:
    """Return the groups around possible names: at their places, in the sentence, and who else is near.

    A row holds one group of every place.
    """
    start, end = places.start, places.end
    left, right = codes.take(start + _LEFT), codes.take(end + _RIGHT)
    pairs_left, pairs_right = (side[:-1] | side[1:] << _NEXT for side in (left, right))
    near = (
        *(left[:-4:-1], right[:3], pairs_left[:-4:-1], pairs_right[:3]),
        *(pairs_left[-2:-5:-1] | left[:-4:-1] << _THIRD, pairs_right[:3] | right[2:5] << _THIRD),
        pairs_left[-1:] | right[:1] << _THIRD,
        left[-1:] | pairs_right[:1] << _NEXT,
    )
    placed = np.concatenate(near)
    placed |= _slots(20, len(placed))
    # The sentence lies between two stops.
    stops = np.flatnonzero((codes == _STOP) | (codes == 0))
    at = np.searchsorted(stops, start)
    low, high = stops.take(at - 1), stops.take(at)
    wide = (
        np.where(low - start <= _LEFT_WIDE, pairs_left[: len(_LEFT_WIDE)] | _LEFT_SLOTS, 0),
        np.where(high - end - 1 > _RIGHT_WIDE, pairs_right[3:] | _RIGHT_SLOTS, 0),
    )
    company = _company(codes, places, low, high)
    company |= _slots(70, len(company))
    return np.concatenate([placed, *wide, company])


def _slots(first: int, count: int) -> Keys:
    """Return what tells the groups of one place from those of another."""
    return np.arange(first, first + count, dtype=np.uint64)[:, None] << np.uint64(48)


def _company(codes: Keys, places: Places, low: Numbers, high: Numbers) -> Keys:
    """Return who of the known stands nearest in the sentence, on either side, and how far."""
    start, end = places.start, places.end
    people = np.flatnonzero((codes >= _FIRST_PERSON) & (codes <= _LAST_PERSON))
    people = np.concatenate([[0], people, [len(codes) - 1]])
    left = people.take(np.searchsorted(people, start) - 1)
    right = people.take(np.searchsorted(people, end))
    who_left = np.where(left >= low, codes.take(left), 0)
    who_right = np.where(right < high, codes.take(right), 0)
    verb = np.where(left >= low, codes.take(left + 1), 0)
    before = codes.take(start - 1)
    last = len(_STEPS) - 1
    groups = (
        who_left | _STEPS.take(np.minimum(start - left, last)) << _NEXT,
        who_right | _STEPS.take(np.minimum(right - end, last)) << _NEXT,
        who_left | who_right << _NEXT,
        who_left | before << _NEXT | codes.take(end) << _THIRD,
        verb | who_left << _NEXT | before << _THIRD,
    )
    return np.stack(groups)
