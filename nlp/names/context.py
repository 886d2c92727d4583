"""Names that no rule knows, told by what stands around them: a small linear model over groups of characters.

Courts mask the people whom the rule protects, and nobody else; so the judgments themselves show in what
company their names stand. `tools.context` learns from that, with invented names in the place of the masks.
A group of characters is in the table only if thirty judgments have it: nothing of one person is in it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final, NamedTuple

import numpy as np
import numpy.typing as npt

from nlp.names.grams import OWN, PAD, Keys, around, behind_somebody, codes_of, glance, places_of

TABLE: Final = Path(__file__).resolve().parents[1] / "data" / "name_context.npz"
# A weight of one is written as so many.
SCALE: Final = 20
# The questions: is it worth a longer look, is it a name, is it a protected person's, and does somebody
# stand there whatever the characters say (who bears a word for a name is told by nothing else).
GLANCE, NAME, ROLE, PLACE = range(4)
_PIECE, _OVERLAP = 1 << 16, 64
# Whatever its characters, a possible name is looked at where its neighbours, and given where all around it,
# say so firmly that somebody stands there.
_GLANCED, _PLACED, _PAIR = -1.0, -1.0, 2
_MIXED: Final = np.uint64(0x9E3779B97F4A7C15)

Weights = npt.NDArray[np.float32]


class Seen(NamedTuple):
    """A possible name: where it stands, how surely it is a name, and how surely of somebody protected.

    All are log odds; the second holds only where the first does, and `place` is what the surroundings alone
    say of the first. One that is told to be `led` by a noun of somebody may overlap a surer one.
    """

    start: int
    end: int
    name: float
    protected: float
    place: float
    led: bool = False


@dataclass(frozen=True, slots=True)
class Model:
    """The table: for a group its place, a check against others of the same place, and four weights.

    The weights are for four questions, in the order of `GLANCE`, `NAME`, `ROLE`, `PLACE`.
    """

    check: npt.NDArray[np.uint8]
    weights: npt.NDArray[np.int8]
    bias: Weights
    # Below this a glance is enough.
    least: float

    def weighed(self, keys: Keys, *which: int) -> list[Weights]:
        """Add up the weights of the groups that the table holds, for each of the questions.

        Whether somebody stands there is not asked of the name's own characters.
        """
        at, check = slots_of(keys, len(self.check))
        # The table lacks most groups: only of the others is anything added up.
        held = np.flatnonzero(self.check.take(at) == check)
        at, places, count = at.ravel()[held], held % keys.shape[1], keys.shape[1]
        lows = (np.searchsorted(held, OWN * count) if one == PLACE else 0 for one in which)
        added = (
            np.bincount(places[low:], self.weights[one].take(at[low:]), count)
            for one, low in zip(which, lows, strict=True)
        )
        return [
            own.astype(np.float32) / SCALE + self.bias[one] for one, own in zip(which, added, strict=True)
        ]

    def glanced(self, keys: Keys, pair: npt.NDArray[np.bool_]) -> npt.NDArray[np.bool_]:
        """Say which possible names are worth a longer look; a `pair` may be a word, told by its place."""
        likely, there = self.weighed(keys, GLANCE, PLACE)
        return np.asarray((likely >= self.least) | (pair & (there >= _GLANCED)))


def slots_of(keys: Keys, size: int) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.uint8]]:
    """Return where groups stand in a table of a size (a power of two), and a check against others there."""
    mixed = keys * _MIXED
    mixed ^= mixed >> np.uint64(29)
    mixed *= _MIXED
    at = (mixed >> np.uint64(64 - size.bit_length() + 1)).astype(np.int64)
    check = (mixed & np.uint64(0xFF)).astype(np.uint8)
    # Zero is an empty place.
    return at, np.maximum(check, 1)


@cache
def model() -> Model:
    """Read the table once."""
    with np.load(TABLE) as parts:
        return Model(parts["check"], parts["weights"], parts["bias"], float(parts["least"]))


def seen(text: str, least: float, given: Model | None = None, *, led: bool = False) -> Iterator[Seen]:
    """Give the possible names of a text that are names at least so surely; of two that overlap, the surer.

    With `led` also whom nothing but a noun of somebody tells, less sure or overlapping a surer one.
    """
    own = given or model()
    for low in range(0, max(1, len(text)), _PIECE):
        piece = text[max(0, low - _OVERLAP) : low + _PIECE + _OVERLAP]
        back = low - max(0, low - _OVERLAP)
        for one in _apart(_in_piece(piece, least, own), least):
            if back <= one.start < back + _PIECE and (led or not one.led):
                at = low - back
                yield one._replace(start=one.start + at, end=one.end + at) if at else one


def _in_piece(text: str, least: float, own: Model) -> list[Seen]:
    """Weigh the possible names of one piece."""
    codes = codes_of(text)
    places = places_of(codes)
    keys = glance(codes, places)
    pair = places.end - places.start == _PAIR
    # A word behind 租客 or 保安 looks like none at a glance.
    led = pair & behind_somebody(codes, places)
    likely = np.flatnonzero(own.glanced(keys, pair) | led)
    if not len(likely):
        return []
    places, led = places.only(likely), led.take(likely)
    keys = np.concatenate([keys.take(likely, axis=1), around(codes, places)])
    name, protected, place = own.weighed(keys, NAME, ROLE, PLACE)
    kept = (name >= least) | (place >= _PLACED) | led
    columns = (places.start - PAD, places.end - PAD, name, protected, place, led)
    return list(map(Seen, *(column[kept].tolist() for column in columns)))


def _apart(found: list[Seen], least: float) -> list[Seen]:
    """Of overlapping possible names keep the surest, and whoever is led.

    As such remain told only those for whom nothing else speaks.
    """
    taken: set[int] = set()
    kept: list[Seen] = []
    for one in sorted(found, key=lambda one: -one.name):
        besides = one.name >= least or one.place >= _PLACED
        if besides and taken.isdisjoint(range(one.start, one.end)):
            taken.update(range(one.start, one.end))
            kept.append(one._replace(led=False) if one.led else one)
        elif one.led:
            kept.append(one)
    return sorted(kept, key=lambda one: one.start)
