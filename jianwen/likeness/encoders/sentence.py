"""Vectors by a sentence-transformers model in a local folder; nothing is looked for anywhere else."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from sentence_transformers import SentenceTransformer

from jianwen.likeness.encoders.interface import Matrix


class SentenceEncoder:
    """An office's own model."""

    def __init__(self, folder: Path) -> None:
        """Load the model from its folder."""
        self._model = SentenceTransformer(str(folder), device="cpu", local_files_only=True)
        self.name = f"{folder.name} {_mark(folder)}"

    def encode(self, stories: Sequence[str]) -> Matrix:
        """Return a row for each story, in as many numbers as the model has."""
        made = self._model.encode(
            list(stories), normalize_embeddings=True, convert_to_numpy=True, show_progress_bar=False
        )
        return np.asarray(made, np.float32)


def _mark(folder: Path) -> str:
    """Tell models in folders of one name apart by sizes and times of their files: reading them takes long."""
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    told = "\n".join(
        f"{path.relative_to(folder)} {path.stat().st_size} {path.stat().st_mtime_ns}" for path in files
    )
    return hashlib.blake2b(told.encode(), digest_size=4).hexdigest()
