"""Runs a token classifier that was exported to ONNX; on one thread, as there is a process for each core."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import numpy as np
import numpy.typing as npt
import onnxruntime

Integers = npt.NDArray[np.int64]


def load(path: Path) -> Callable[[Integers, Integers], Integers]:
    """Load model.onnx of a folder."""
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    options.log_severity_level = 3
    session = onnxruntime.InferenceSession(
        str(path / "model.onnx"), options, providers=["CPUExecutionProvider"]
    )
    wanted = {one.name for one in session.get_inputs()}

    def run(ids: Integers, mask: Integers) -> Integers:
        feed = {"input_ids": ids, "attention_mask": mask, "token_type_ids": np.zeros_like(ids)}
        logits = session.run(None, {name: value for name, value in feed.items() if name in wanted})[0]
        best: Integers = np.asarray(logits).argmax(axis=-1)
        return best

    return run
