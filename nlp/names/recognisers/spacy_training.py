"""Trains a spaCy pipeline that finds the names it was shown, with `spacy train` underneath.

Texts are cut at their sentences; of those without a name only some are learned from, else the pipeline
learns that nothing is a name. Characters are the tokens: no segmenter can cut a name in two.
"""

from __future__ import annotations

import random
import re
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

import spacy
from spacy.cli.init_config import init_config
from spacy.cli.train import train as spacy_train
from spacy.tokens import DocBin
from spacy.util import filter_spans

from nlp.text.view import fold

LABEL: Final = "PER"
_SENTENCE = re.compile(r"[^。；\n]{1,160}[。；\n]?")
# Sentences without a name for each one with a name.
_EMPTY = 2
Ranges = tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Taught:
    """A text and where the names stand in it. What stands in `unsure` is neither a name nor none."""

    text: str = field(repr=False)
    names: Ranges
    unsure: Ranges = ()


def sentences(taught: Taught) -> Iterator[tuple[int, Taught]]:
    """Cut a text into sentences, each with its offset; a name across a cut is left out."""
    for match in _SENTENCE.finditer(taught.text):
        inside = _inside(taught.names, match.start(), match.end())
        unsure = _inside(taught.unsure, match.start(), match.end())
        yield match.start(), Taught(match[0], inside, unsure)


def _inside(ranges: Ranges, start: int, end: int) -> Ranges:
    """Return the ranges that lie in [start, end), counted from `start`."""
    return tuple((low - start, high - start) for low, high in ranges if start <= low and high <= end)


def train(texts: Sequence[Taught], out: Path, *, steps: int = 1200, seed: int = 0) -> None:
    """Train on texts and write the pipeline to `out`; a tenth of the sentences chooses the best step."""
    lessons = _lessons(texts, seed)
    with tempfile.TemporaryDirectory(prefix="jianwen-train-") as scratch:
        folder = Path(scratch)
        cut = max(1, len(lessons) // 10)
        _write(folder / "dev.spacy", lessons[:cut])
        _write(folder / "train.spacy", lessons[cut:] or lessons)
        config = init_config(lang="zh", pipeline=["ner"], optimize="efficiency")
        config.to_disk(folder / "config.cfg")
        overrides = {
            "paths.train": str(folder / "train.spacy"),
            "paths.dev": str(folder / "dev.spacy"),
            "nlp.tokenizer.segmenter": "char",
            "training.max_steps": steps,
            "training.eval_frequency": max(50, steps // 6),
            "training.seed": seed,
        }
        spacy_train(folder / "config.cfg", folder / "model", overrides=overrides)
        spacy.load(folder / "model" / "model-best").to_disk(out)


def _lessons(texts: Sequence[Taught], seed: int) -> list[Taught]:
    """Return the sentences to learn from, in an order that is the same for the same seed."""
    every = [one for text in texts for _, one in sentences(text) if not one.unsure]
    named = [one for one in every if one.names]
    if not named:
        raise ValueError("no name to learn from")
    empty = [one for one in every if not one.names]
    chance = random.Random(seed)  # noqa: S311 - a sample, no secret
    lessons = named + chance.sample(empty, min(len(empty), _EMPTY * len(named)))
    chance.shuffle(lessons)
    return lessons


def _write(path: Path, lessons: Sequence[Taught]) -> None:
    """Write sentences as spaCy reads them."""
    language = spacy.blank("zh", config={"nlp": {"tokenizer": {"segmenter": "char"}}})
    target = DocBin()
    for one in lessons:
        doc = language.make_doc(fold(one.text))
        spans = [doc.char_span(start, end, label=LABEL) for start, end in one.names]
        doc.ents = filter_spans([span for span in spans if span is not None])
        target.add(doc)
    target.to_disk(path)
