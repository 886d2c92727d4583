"""A token-classification model in a local folder behind the recogniser interface.

The folder holds config.json (with id2label) and tokenizer.json, as `save_pretrained` and `optimum` write
them, and either model.onnx or weights for torch. Nothing is looked for anywhere else.
"""

from __future__ import annotations

import importlib
import json
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any, Final

import numpy as np
import numpy.typing as npt
from tokenizers import Encoding, Tokenizer

from nlp.names.recognisers.labels import person_ranges
from nlp.text.view import fold

Integers = npt.NDArray[np.int64]
# Token ids and attention mask (batch, length) → the number of the best label of each token.
Network = Callable[[Integers, Integers], Integers]
NETWORKS: Final = (
    ("model.onnx", "nlp.names.recognisers.token_onnx"),
    ("config.json", "nlp.names.recognisers.token_torch"),
)
_LONGEST, _BATCH = 512, 8192


@dataclass(frozen=True, slots=True)
class _Model:
    """A loaded model."""

    tokenizer: Tokenizer
    labels: dict[int, str]
    network: Network = field(repr=False)

    def labelled(self, encodings: Sequence[Encoding]) -> Iterator[list[tuple[int, int]]]:
        """Give the persons of texts that have one number of tokens."""
        ids = np.array([one.ids for one in encodings], dtype=np.int64)
        mask = np.ones_like(ids)
        for one, row in zip(encodings, self.network(ids, mask), strict=True):
            yield list(person_ranges([self.labels.get(int(label), "O") for label in row], one.offsets))


class TransformersRecogniser:
    """Person names by a token classifier; cheap to make, the model comes with the first text."""

    def __init__(self, path: Path) -> None:
        """Keep where the model lies."""
        self._path = path

    @property
    def name(self) -> str:
        """Return the name under which settings choose this recogniser."""
        return "transformers"

    @cached_property
    def _model(self) -> _Model:
        """Load the model once."""
        return _load(self._path)

    def persons(self, texts: Sequence[str]) -> list[list[tuple[int, int]]]:
        """Return, for each text, the ranges of person names, in order, disjoint.

        Texts are batched by their number of tokens: padding would cost and could change the output.
        """
        encodings = self._model.tokenizer.encode_batch([fold(text) for text in texts])
        by_length: dict[int, list[int]] = defaultdict(list)
        for index, one in enumerate(encodings):
            by_length[len(one.ids)].append(index)
        found: list[list[tuple[int, int]]] = [[] for _ in texts]
        for length, indexes in by_length.items():
            size = max(1, _BATCH // max(1, length))
            for at in range(0, len(indexes) if length else 0, size):
                group = indexes[at : at + size]
                answers = self._model.labelled([encodings[index] for index in group])
                for index, ranges in zip(group, answers, strict=True):
                    found[index] = ranges
        return found


def _load(path: Path) -> _Model:
    """Load tokenizer, labels and network of a folder; ONNX where it is there, else torch."""
    config: dict[str, Any] = json.loads((path / "config.json").read_text("utf-8"))
    labels = {int(number): str(label) for number, label in config["id2label"].items()}
    tokenizer = Tokenizer.from_file(str(path / "tokenizer.json"))
    tokenizer.no_padding()
    tokenizer.enable_truncation(min(_LONGEST, int(config.get("max_position_embeddings", _LONGEST))))
    # Torch is an extra: only a folder without an ONNX file needs it.
    module = next(module for file, module in NETWORKS if (path / file).exists())
    return _Model(tokenizer, labels, importlib.import_module(module).load(path))
