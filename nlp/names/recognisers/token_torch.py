"""Runs a token classifier with torch, from a local folder; needs the `transformers` extra."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import numpy as np
import numpy.typing as npt
import torch
from transformers import AutoModelForTokenClassification

Integers = npt.NDArray[np.int64]


def load(path: Path) -> Callable[[Integers, Integers], Integers]:
    """Load the weights of a folder; nothing is fetched. One thread, as there is a process for each core."""
    torch.set_num_threads(1)
    model = AutoModelForTokenClassification.from_pretrained(path, local_files_only=True)
    model.eval()

    def run(ids: Integers, mask: Integers) -> Integers:
        with torch.inference_mode():
            logits = model(input_ids=torch.from_numpy(ids), attention_mask=torch.from_numpy(mask)).logits
        best: Integers = logits.argmax(dim=-1).numpy()
        return best

    return run
