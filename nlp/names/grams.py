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


def _marked(characters: str) -> npt.NDArray[np.bool_]:
    """Make a table that says which characters are of a set."""
    table = np.zeros(_SIZE, dtype=np.bool_)
    table[[ord(char) for char in characters]] = True
    return table


_LEADS: Final = _marked("".join(sorted(name for name in COMMON if len(name) == 1 and name not in NEVER)))
# The first and the second of the surnames of both parents (李张建国).
_FIRST_OF_TWO: Final = _marked(
    "".join(sorted(name for name in COMMON if len(name) == 1 and name not in NEVER | NO_FIRST_OF_TWO))
)
_BEFORE: Final = _marked("".join(sorted(BEFORE_TWO)))
# A surname of which hardly anybody makes a name but with what given names are made of (斐建国).
_SELDOM_LEADS: Final = _marked("".join(sorted(seldom_surnames() - SMALL - NEVER)))
# What nouns of persons end with: behind 邻居, 房东, 村民 a rare surname may stand.
_NOUN_ENDS: Final = _marked("居事学乡友主东客户民众工师生长妇童夫妻父母弟哥姐妹爷奶婆公婶叔伯姑舅姨")
# What nouns of somebody end with: a word for a name is mostly told by one (租客夏天).
_SOMEBODY_ENDS: Final = _NOUN_ENDS | _marked("人者员机女子娘孩汉士手贩匠安师农户商夫妇")
_BORNE: Final = _marked("".join(sorted(given_characters() - MAYBE)))
_SECOND: Final = _marked("".join(sorted(name for name in SECOND if len(name) == 1)))
_COMPOUND_LEADS: Final = _marked("".join(sorted({name[0] for name in COMPOUND})))
_COMPOUNDS: Final = np.array(sorted(ord(name[0]) | ord(name[1]) << 16 for name in COMPOUND), dtype=np.uint64)
_GIVEN: Final = np.zeros(_SIZE, dtype=np.bool_)
_GIVEN[0x4E00:0xA000] = True
_GIVEN[[ord(char) for char in (*sorted(NEVER), "某", "×")]] = False


@dataclass(frozen=True, slots=True)
class Places:
    """Possible names in padded codes: where they start and end, and whether the surname is a compound one."""

    start: Numbers
    end: Numbers
    compound: npt.NDArray[np.bool_]

    def only(self, which: npt.NDArray[np.bool_]) -> Places:
        """Return those of a selection."""
        return Places(self.start[which], self.end[which], self.compound[which])


def codes_of(text: str) -> Keys:
    """Return the characters of a text as numbers, digits alike, with room on both sides."""
    raw = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), dtype=np.uint32)
    codes = np.zeros(len(raw) + 2 * PAD, dtype=np.uint64)
    codes[PAD : PAD + len(raw)] = np.where(raw < _SIZE, raw, 1)
    codes[(codes >= _DIGIT) & (codes < _DIGIT + 10)] = _DIGIT
    return codes


def places_of(codes: Keys) -> Places:
    """Find the possible names: a surname (a compound one, or those of both parents) and a given name."""
    index = codes.astype(np.int64)
    given = _GIVEN[index]
    two = np.flatnonzero(_LEADS[index[:-3]] & given[1:-2])
    compound = np.flatnonzero(_COMPOUND_LEADS[index[:-3]])
    pair = codes[compound] | codes[compound + 1] << np.uint64(16)
    listed = _COMPOUNDS[np.minimum(np.searchsorted(_COMPOUNDS, pair), len(_COMPOUNDS) - 1)] == pair
    compound = compound[listed & given[compound + 2]]
    both = two[_FIRST_OF_TWO[index[two]] & _SECOND[index[two + 1]] & given[two + 2] & given[two + 3]]
    both = both[_opens(index[both - 1])]
    seldom = np.flatnonzero(_SELDOM_LEADS[index[:-3]] & _BORNE[index[1:-2]] & _BORNE[index[2:-1]])
    before = index[seldom - 1]
    seldom = seldom[(_opens(before) & (before != _DIGIT)) | _NOUN_ENDS[before]]
    parts = (
        *((two, 2), (two[given[two + 2]], 3)),
        *((compound, 3), (compound[given[compound + 3]], 4), (both, 4), (seldom, 3)),
    )
    return Places(
        np.concatenate([start for start, _ in parts]),
        np.concatenate([start + length for start, length in parts]),
        np.concatenate([np.full(len(start), at > 1) for at, (start, _) in enumerate(parts)]),
    )


def behind_somebody(codes: Keys, places: Places) -> npt.NDArray[np.bool_]:
    """Say which possible names stand right behind what nouns of somebody end with."""
    return _SOMEBODY_ENDS[codes[places.start - 1].astype(np.int64)]


def _opens(before: Numbers) -> npt.NDArray[np.bool_]:
    """Say behind which characters a name may start: a small word, or what is no word."""
    return np.asarray(_BEFORE[before] | (before < _FIRST_HAN) | (before >= _PUNCTUATION))


def _pairs(codes: Keys) -> Keys:
    """Return each character with the one behind it."""
    return codes | (np.append(codes[1:], np.uint64(0)) << np.uint64(16))


def _triples(codes: Keys) -> Keys:
    """Return each character with the two behind it."""
    return codes | (np.append(_pairs(codes)[1:], np.uint64(0)) << np.uint64(16))


# Of the groups of a glance so many hold the characters of the name, or tell its length.
OWN: Final = 7


def glance(codes: Keys, places: Places) -> Keys:
    """Return the groups that tell most places from a name: its own characters first, then its neighbours."""
    start, end, pairs = places.start, places.end, _pairs(codes)
    columns = (
        np.where(places.compound, 0, codes[start]),
        np.where(places.compound, 1, pairs[start]),
        pairs[end - 2],
        codes[end - 1],
        pairs[end - 1],
        pairs[start - 1],
        (end - start).astype(np.uint64),
        codes[start - 1] | codes[end] << np.uint64(16),
        codes[start - 1],
        codes[end],
    )
    return np.stack(columns, axis=1) | _slots(1, len(columns))


# What is read by its place: one to three characters that end right before a name or start right behind it,
# or one or two characters away.
_ENDING: Final = tuple(np.arange(-size, -size - 3, -1) for size in (1, 2, 3))
_STARTING: Final = np.arange(3)
# What is read in any order, by how far it stands: the rest of the sentence.
_LEFT, _RIGHT = np.arange(-32, -4), np.arange(3, 31)
_LEFT_SLOTS: Final = np.where(_LEFT >= -12, 60, 62).astype(np.uint64) << np.uint64(48)
_RIGHT_SLOTS: Final = np.where(_RIGHT < 11, 61, 63).astype(np.uint64) << np.uint64(48)
# How far the nearest person stands, in five steps.
_STEPS: Final = np.array([0, 1, 2, 3, 3, *[4] * 4, *[5] * 10, 6], dtype=np.uint64)


def around(codes: Keys, places: Places) -> Keys:
    """Return the groups around possible names: at their places, in the sentence, and who else is near."""
    start, end = places.start[:, None], places.end[:, None]
    tables = (codes, _pairs(codes), _triples(codes))
    sentence = np.cumsum((codes == _STOP) | (codes == 0))
    near: list[Keys] = []
    for table, ending in zip(tables, _ENDING, strict=True):
        near += (table[start + ending], table[end + _STARTING])
    near.append(tables[1][start - 2] | codes[end] << np.uint64(32))
    near.append(codes[start - 1] | tables[1][end] << np.uint64(16))
    placed = np.concatenate(near, axis=1)
    placed |= _slots(20, placed.shape[1])
    wide = [
        _in_sentence(tables[1], sentence, base + offsets, sentence[start], slots)
        for base, offsets, slots in ((start, _LEFT, _LEFT_SLOTS), (end, _RIGHT, _RIGHT_SLOTS))
    ]
    company = _company(codes, places, sentence)
    return np.concatenate([placed, *wide, company | _slots(70, company.shape[1])], axis=1)


def _slots(first: int, count: int) -> Keys:
    """Return what tells the groups of one place from those of another."""
    return np.arange(first, first + count, dtype=np.uint64) << np.uint64(48)


def _in_sentence(pairs: Keys, sentence: Numbers, at: Numbers, own: Numbers, slots: Keys) -> Keys:
    """Return pairs of the same sentence, those of others as 0."""
    same = (sentence[at] == own) & (sentence[at + 1] == own)
    return np.where(same, pairs[at] | slots, np.uint64(0))


def _company(codes: Keys, places: Places, sentence: Numbers) -> Keys:
    """Return who of the known stands nearest in the sentence, on either side, and how far."""
    start, end = places.start, places.end
    own = sentence[start]
    people = np.flatnonzero((codes >= _FIRST_PERSON) & (codes <= _LAST_PERSON))
    left = np.append(0, people)[np.searchsorted(people, start)]
    right = np.append(people, len(codes) - 1)[np.searchsorted(people, end)]
    who_left = np.where(sentence[left] == own, codes[left], np.uint64(0))
    who_right = np.where(sentence[right] == own, codes[right], np.uint64(0))
    verb = np.where(sentence[left] == own, codes[left + 1], np.uint64(0))
    near, far = np.uint64(16), np.uint64(32)
    last = len(_STEPS) - 1
    columns = (
        who_left | _STEPS[np.minimum(start - left, last)] << near,
        who_right | _STEPS[np.minimum(right - end, last)] << near,
        who_left | who_right << near,
        who_left | codes[start - 1] << near | codes[end] << far,
        verb | who_left << near | codes[start - 1] << far,
    )
    return np.stack(columns, axis=1)
