"""Learn `nlp/data/name_context.npz`: what stands around the names of protected people in judgments.

Run as `python -m tools.context [--documents N]`. Courts mask whom the rule protects and nobody else. Masked
people whose role the text tells get invented names, everybody else becomes one character, and linear models
learn what is a name, and which name is a protected person's. What the benchmarks measure on is left out: the
labelled set, the judgments that the injector plants into, the last ones of the file.
"""

from __future__ import annotations

import argparse
import re
import time
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from typing import Final

import numpy as np
import numpy.typing as npt

from annotations.privacy.people.company import known_people, rewritten
from annotations.privacy.people.people import find_people
from annotations.privacy.people.roles import is_criminal
from nlp.names.context import GLANCE, NAME, ROLE, SCALE, TABLE, Model, seen, slots_of
from nlp.names.grams import (
    ACCUSED,
    ASIDE,
    MASKED,
    OFFICER,
    OWN,
    PAD,
    PROTECTED,
    Keys,
    around,
    codes_of,
    glance,
    places_of,
)
from nlp.names.slots import slots
from nlp.names.surnames import COMPOUND, SURNAMES
from nlp.names.traditional import simplify
from nlp.parse.parse import parse
from nlp.text.view import view_of
from nlp.values import Document
from tools.unmeasured import unmeasured

ROOT = Path(__file__).resolve().parents[1]
LONGEST, TEST = 60_000, 0.1
# What a place is: no name, part of a name or across its edge, a name of a protected or of another person.
NOTHING, EDGE, SHIELDED, OTHER = range(4)
# How often somebody known gets a name in the text to learn from, by who it is.
SHOWN: Final = {PROTECTED: 0.5, ASIDE: 0.5, ACCUSED: 0.08, OFFICER: 0.2}
SAMPLED, DOCUMENTS, BITS = 0.1, 30, 17

Floats = npt.NDArray[np.float32]
Labels = npt.NDArray[np.int8]


@dataclass(frozen=True, slots=True)
class Judgment:
    """A judgment with the people whom it makes known."""

    text: str = field(repr=False)
    people: Mapping[str, str] = field(repr=False)


def judgments(count: int) -> Iterator[Judgment]:
    """Read criminal judgments that nothing is measured on."""
    for text in unmeasured(count, LONGEST):
        yield from _judgment(text)


def _judgment(text: str) -> Iterator[Judgment]:
    """Read who is known in a judgment, if it is a criminal one in simplified characters."""
    view = view_of(text)
    document = Document("x", "x", "x", "text/plain", text)
    case = parse(document, view)
    if simplify(view.text) is view.text and is_criminal(case, view.text):
        protected = [one.name for one in find_people(case, view, None) if one.role]
        yield Judgment(view.text, known_people(view.text, case, list(slots(view.text)), protected))


class Inventor:
    """Invents names as people bear them: a common surname, characters that many given names have."""

    def __init__(self, given: list[Judgment], rng: Random) -> None:
        """Count the characters of given names; only those of many judgments are used."""
        found: Counter[str] = Counter()
        for one in given:
            clear = [name for name, code in one.people.items() if code in (ACCUSED, OFFICER) and _plain(name)]
            found.update({char for name in clear for char in name[1:]})
        self._given = [(char, count) for char, count in found.items() if count >= DOCUMENTS]
        self._rng = rng

    def __call__(self) -> str:
        """Invent a name."""
        rng = self._rng
        surnames, weights = zip(*((n, w**0.7) for n, w in SURNAMES.items() if len(n) == 1), strict=True)
        surname = rng.choice(sorted(COMPOUND)) if rng.random() < 0.03 else rng.choices(surnames, weights)[0]
        chars, counts = zip(*self._given, strict=True)
        flat = rng.random() < 0.2
        return surname + "".join(
            rng.choices(chars, None if flat else counts, k=2 if rng.random() < 0.75 else 1)
        )


def _plain(name: str) -> bool:
    """Say whether a name is a clear Chinese one."""
    han = all("\u4e00" <= char <= "\u9fff" and char != "某" for char in name)
    return 2 <= len(name) <= 4 and name[0] in SURNAMES and han


def shown(one: Judgment, invent: Inventor, rng: Random) -> tuple[str, dict[str, int]]:
    """Give some of the known people names, and write the others as who they are; return who is named."""
    written: dict[str, str] = {}
    named: dict[str, int] = {}
    for name, code in one.people.items():
        written[name] = MASKED if code == PROTECTED and rng.random() < 0.1 else code
        if rng.random() < SHOWN.get(code, 0.0):
            own = _plain(name) and code != PROTECTED and rng.random() < 0.5
            written[name] = name if own else invent()
            named[written[name]] = SHIELDED if code == PROTECTED else OTHER
    return rewritten(one.text, written), named


@dataclass(frozen=True, slots=True)
class Rows:
    """Places of one judgment: the groups around them, what they are, how many each stands for."""

    keys: Keys = field(repr=False)
    labels: Labels
    weights: Floats


def rows_of(text: str, named: Mapping[str, int], natural: Mapping[str, int], rng: Random) -> Rows:
    """Label the places of a text by the names in it; of those that are nothing take a sample."""
    people = {**natural, **named}
    codes = codes_of(text)
    places = places_of(codes)
    taken = np.zeros(len(codes), dtype=np.bool_)
    for name in people:
        for match in re.finditer(re.escape(name), text):
            taken[match.start() + PAD : match.end() + PAD] = True
    touched = taken[places.start] | taken[places.end - 1]
    sampled = np.random.default_rng(rng.randrange(1 << 30)).random(len(touched)) < SAMPLED
    kept = places.only(np.flatnonzero(touched | sampled))
    touched = touched[touched | sampled]
    labels = np.full(len(touched), NOTHING, dtype=np.int8)
    for at in map(int, np.flatnonzero(touched)):
        name = text[int(kept.start[at]) - PAD : int(kept.end[at]) - PAD]
        labels[at] = people.get(name, EDGE)
    keys = np.concatenate([glance(codes, kept), around(codes, kept)]).T
    return Rows(keys, labels, np.where(touched, 1, 1 / SAMPLED).astype(np.float32))


def fit(rows: npt.NDArray[np.int32], truth: Floats, weights: Floats, size: int, rounds: int = 6) -> Floats:
    """Fit a logistic regression by AdaGrad: first the weight of rare groups (always 0), last the bias."""
    w, squares = np.zeros(size + 1, dtype=np.float32), np.full(size + 1, 1e-6, dtype=np.float32)
    w[-1] = -2
    order = np.random.default_rng(1)
    for turn in range(rounds):
        rate, shuffled = 0.3 * (1 - 0.8 * turn / rounds), order.permutation(len(truth))
        for low in range(0, len(truth), 2048):
            at = shuffled[low : low + 2048]
            own = rows[at]
            error = (1 / (1 + np.exp(-(w[own].sum(axis=1) + w[-1]))) - truth[at]) * weights[at]
            slope = np.bincount(own.ravel(), np.repeat(error, own.shape[1]), size + 1).astype(np.float32)
            slope[0], slope[-1] = 0, error.sum()
            slope = slope / len(at) + 1e-7 * w
            squares += slope * slope
            w -= rate * slope / np.sqrt(squares)
    return w


def frequent(every: list[Rows]) -> Keys:
    """Return the groups that stand in many judgments."""
    found, counts = np.unique(np.concatenate([np.unique(one.keys) for one in every]), return_counts=True)
    return found[counts >= DOCUMENTS]


def indexed(keys: Keys, known: Keys) -> npt.NDArray[np.int32]:
    """Give groups numbers from 1; 0 is for those that are too rare."""
    at = np.minimum(np.searchsorted(known, keys), len(known) - 1)
    return np.where(known[at] == keys, at + 1, 0).astype(np.int32)


def learn(every: list[Rows]) -> Model:
    """Learn the four sets of weights and write them as a table."""
    known = frequent(every)
    rows = np.concatenate([indexed(one.keys, known) for one in every])
    labels = np.concatenate([one.labels for one in every])
    weights = np.concatenate([one.weights for one in every])
    is_name = labels >= SHIELDED
    few = rows[:, : glance_width()]
    size = len(known) + 1
    glances = fit(few, is_name.astype(np.float32), weights, size)
    names = fit(rows, is_name.astype(np.float32), weights, size)
    truth = (labels[is_name] == SHIELDED).astype(np.float32)
    roles = fit(rows[is_name], truth, weights[is_name], size)
    stands = fit(rows[:, OWN:], is_name.astype(np.float32), weights, size)
    passed = (glances[few[is_name]].sum(axis=1) + glances[-1]).astype(np.float32)
    return table(known, (glances, names, roles, stands), float(np.quantile(passed, 0.015)))


def glance_width() -> int:
    """Return how many groups a glance takes."""
    codes = codes_of("王小明")
    return len(glance(codes, places_of(codes)))


def table(known: Keys, fitted: tuple[Floats, ...], least: float) -> Model:
    """Write weights as a table; of groups that would share a place the weightiest has it."""
    size = 1 << BITS
    check, weights = np.zeros(size, dtype=np.uint8), np.zeros((len(fitted), size), dtype=np.int8)
    own = np.stack([one[1:-1] for one in fitted])
    scaled = np.clip(np.round(own * SCALE), -127, 127).astype(np.int8)
    at, sign = slots_of(known, size)
    for key in np.argsort(-np.abs(own).max(axis=0)):
        if scaled[:, key].any() and not check[at[key]]:
            check[at[key]], weights[:, at[key]] = sign[key], scaled[:, key]
    return Model(check, weights, np.array([one[-1] for one in fitted], dtype=np.float32), least)


def built(
    given: list[Judgment], natural: list[Mapping[str, int]], invent: Inventor, rng: Random
) -> list[Rows]:
    """Make the rows of all judgments."""
    every = []
    for one, others in zip(given, natural, strict=True):
        text, named = shown(one, invent, rng)
        every.append(rows_of(text, named, others, rng))
    return every


def natural_names(one: Judgment, first: Model) -> dict[str, int]:
    """Return whom a judgment names in clear though no rule knows them: mostly people who need no mask."""
    text = rewritten(one.text, one.people)
    return {text[name.start : name.end]: OTHER for name in seen(text, 0.5, first)}


def main() -> int:
    """Learn twice: the names that the first model sees in the judgments are others to the second."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--documents", type=int, default=2600)
    parser.add_argument("--target", type=Path, default=TABLE)
    options = parser.parse_args()
    began = time.perf_counter()
    given = list(judgments(options.documents))
    test = int(len(given) * TEST)
    print(f"{len(given)} judgments, {time.perf_counter() - began:.0f} s")
    invent = Inventor(given, Random(0))
    first = learn(built(given[test:], [{} for _ in given[test:]], invent, Random(1)))
    natural: list[Mapping[str, int]] = [natural_names(one, first) for one in given]
    second = learn(built(given[test:], natural[test:], invent, Random(2)))
    np.savez_compressed(
        options.target,
        check=second.check,
        weights=second.weights,
        bias=second.bias,
        least=np.float32(second.least),
    )
    report(second, built(given[:test], natural[:test], invent, Random(3)))
    print(f"{options.target.stat().st_size:,} bytes, {time.perf_counter() - began:.0f} s")
    return 0


def report(learned: Model, every: list[Rows]) -> None:
    """Say how many of the names of judgments not learned from are seen, and what else is."""
    keys = np.concatenate([one.keys for one in every]).T
    labels = np.concatenate([one.labels for one in every])
    weights = np.concatenate([one.weights for one in every])
    past = learned.weighed(keys[: glance_width()], GLANCE)[0] >= learned.least
    name, role = learned.weighed(keys, NAME, ROLE)
    for least in (-1, 0, 1, 2, 3):
        sure = past & (name >= least)
        counts = [float(weights[sure & (labels == what)].sum()) for what in range(4)]
        share = [counts[what] / max(1, float((labels == what).sum())) for what in (SHIELDED, OTHER)]
        print(f"name {least:+}: protected {share[0]:.3f}, others {share[1]:.3f}, no names {counts[:2]}")
    for least in (-1, 0, 1, 2, 3, 4):
        sure = past & (name >= 0) & (role >= least)
        print(f"role {least:+}: " + ", ".join(f"{int((sure & (labels == what)).sum())}" for what in range(4)))


if __name__ == "__main__":
    raise SystemExit(main())
