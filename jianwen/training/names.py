"""Trains the recogniser of names, and measures it on texts that it has not seen, beside LAC.

The texts are dealt out to folds: each fold is judged by a pipeline trained on the others, so that
what is reported is not what was learned by heart. Counted are mentions of protected names, to the character.
"""

from __future__ import annotations

import hashlib
import tempfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from annotations.gold.labelled import Label, LabelledText
from jianwen.running.judge import Job, screener_of
from jianwen.settings import RecogniserName
from nlp.names.recognisers.interface import Recogniser
from nlp.names.recognisers.lac import LacRecogniser
from nlp.names.recognisers.spacy_names import SpacyRecogniser
from nlp.names.recognisers.spacy_training import Ranges, Taught, sentences, train
from nlp.parse.parse import parse
from nlp.text.view import view_of
from nlp.values import Document

_NAME = "name."


@dataclass(frozen=True, slots=True)
class Measure:
    """Mentions: how many there are, how many were found, and how many finds are wrong."""

    gold: int = 0
    right: int = 0
    wrong: int = 0

    def plus(self, other: Measure) -> Measure:
        """Add two measures."""
        return Measure(self.gold + other.gold, self.right + other.right, self.wrong + other.wrong)

    @property
    def recall(self) -> float:
        """Return the share of mentions that were found."""
        return self.right / self.gold if self.gold else 0.0

    @property
    def precision(self) -> float:
        """Return the share of finds that are right."""
        found = self.right + self.wrong
        return self.right / found if found else 0.0

    @property
    def f1(self) -> float:
        """Return the harmonic mean of the two."""
        total = self.recall + self.precision
        return 2 * self.recall * self.precision / total if total else 0.0


@dataclass(frozen=True, slots=True)
class Trial:
    """One line of the report: what was measured and what came out."""

    what: str
    measure: Measure


def taught_of(one: LabelledText) -> Taught:
    """Return what a labelled text teaches: its protected names; arguable ones teach nothing."""
    names = [label for label in one.labels if label.category.startswith(_NAME)]
    return Taught(one.text, _ranges(names, arguable=False), _ranges(names, arguable=True))


def _ranges(labels: Iterable[Label], *, arguable: bool) -> Ranges:
    """Return the ranges of the labels that are arguable, or of those that are not."""
    return tuple((one.span.start, one.span.end) for one in labels if one.arguable is arguable)


def parted(texts: Sequence[LabelledText], folds: int) -> tuple[Sequence[LabelledText], ...]:
    """Deal the texts out to folds, those with names first, so that each fold is judged by some.

    Their order is that of their hashed ids, so that it is the same on every machine.
    """
    order = sorted(texts, key=lambda one: (not taught_of(one).names, _hashed(one.id)))
    return tuple(order[number::folds] for number in range(folds))


def _hashed(id_: str) -> bytes:
    """Return the place of a document among all."""
    return hashlib.blake2b(id_.encode(), digest_size=4).digest()


def cross_validated(texts: Sequence[LabelledText], job: Job, folds: int, steps: int) -> Iterator[Trial]:
    """Measure LAC and the trained pipeline, each alone and inside the whole screening, on the same texts."""
    lac = LacRecogniser()
    alone, inside = Measure(), Measure()
    parts = parted(texts, folds)
    for number, held in enumerate(parts):
        rest = [taught_of(one) for other, part in enumerate(parts) if other != number for one in part]
        with tempfile.TemporaryDirectory(prefix="jianwen-fold-") as scratch:
            train(rest, Path(scratch) / "model", steps=steps)
            made = SpacyRecogniser(Path(scratch) / "model")
            alone = alone.plus(_measured(held, _by_recogniser(made)))
            there = replace(job, recogniser=RecogniserName.SPACY, recogniser_path=Path(scratch) / "model")
            inside = inside.plus(_measured(held, _by_screening(there)))
    yield Trial("LAC 单独识别", _measured(texts, _by_recogniser(lac)))
    yield Trial("训练所得单独识别", alone)
    yield Trial(
        "整个检查，用 LAC", _measured(texts, _by_screening(replace(job, recogniser=RecogniserName.LAC)))
    )
    yield Trial("整个检查，用训练所得", inside)


Finder = Callable[[LabelledText], set[tuple[int, int]]]


def _by_recogniser(recogniser: Recogniser) -> Finder:
    """Find names by asking a recogniser about every sentence."""

    def find(one: LabelledText) -> set[tuple[int, int]]:
        pieces = list(sentences(Taught(one.text, ())))
        answers = recogniser.persons([piece.text for _, piece in pieces])
        return {
            (at + start, at + end)
            for (at, _), ranges in zip(pieces, answers, strict=True)
            for start, end in ranges
        }

    return find


def _by_screening(job: Job) -> Finder:
    """Find names by screening the whole text."""
    screener = screener_of(job)

    def find(one: LabelledText) -> set[tuple[int, int]]:
        document = Document(one.id, one.id, one.id, "text/plain", one.text)
        view = view_of(one.text)
        found = screener.screen(document, parse(document, view), view).findings
        return {
            (finding.span.start, finding.span.end)
            for finding in found
            if finding.span is not None and finding.category.value.startswith(_NAME)
        }

    return find


def _measured(texts: Iterable[LabelledText], find: Finder) -> Measure:
    """Count mentions; what lies on an arguable name neither counts nor hurts."""
    total = Measure()
    for one in texts:
        taught = taught_of(one)
        gold = set(taught.names)
        found = {
            (start, end)
            for start, end in find(one)
            if not any(start < high and low < end for low, high in taught.unsure)
        }
        total = total.plus(Measure(len(gold), len(found & gold), len(found - gold)))
    return total
