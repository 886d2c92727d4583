"""Somebody of whom no word says who it is, and how likely a court overlooked them: evidence, added up."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from math import exp, fsum
from typing import Final

from nlp.data import loader

# What the recogniser says where it sees a name whole.
WHOLE: Final = "lac.whole"
# Where the sum of the weights is above this, somebody is told: to overlook one costs more than to look at two
# for nothing. Most are far below before anything but the form and the model's word is known: they are looked
# at no further.
ENOUGH, HOPELESS = -0.8, -3.5
_DOUBTED: Final = frozenset(("form.doubtful", "lac.none"))
_OF_WORD, _OF_PLAIN_WORD = -0.6, -0.35
# Where a court masks nobody, of the likely ones somewhat under three in four are to be masked (as read). A
# figure of its own: what the calibration knows of others was measured where courts mask.
_SURE, _NOBODY_MASKED = 0.6, 0.72

# What is told of somebody, each with how much of it: 1 for what is so, else a number.
Told = dict[str, float]


@dataclass(frozen=True, slots=True)
class Stranger:
    """Somebody perhaps overlooked: the name, its places, what is told of them."""

    name: str = field(repr=False)
    places: tuple[tuple[int, int], ...]
    told: Told
    # Whether the court masks others: then a clear name is rarely meant, else it mostly is.
    beside_masks: bool = True

    @property
    def odds(self) -> float:
        """Return the log odds of being overlooked."""
        return score(self.told)

    @property
    def likely(self) -> float:
        """Return the probability of being overlooked; where nobody is masked, what was read at most."""
        likely = 1 / (1 + exp(-self.odds))
        return likely if self.beside_masks or likely < _SURE else _NOBODY_MASKED

    @property
    def is_told(self) -> bool:
        """Say whether enough speaks for it; a word has to be surer, most of all what nobody bears (马扎).

        So has what a surname leads that is as often a word, where the recogniser sees nobody (和另, 第五次).
        """
        if "form.plain" in self.told or self.told.keys() >= _DOUBTED:
            return self.odds > _OF_PLAIN_WORD
        return self.odds > (_OF_WORD if "form.word" in self.told else ENOUGH)


def score(told: Mapping[str, float]) -> float:
    """Add up the weights of what is told: the log odds that somebody was overlooked, alike in any order."""
    weights = loader.stranger_evidence()
    return fsum((weights["bias"], *(weights.get(one, 0.0) * much for one, much in told.items())))
