"""Which way up a scanned page lies, by how sure the engine is of its longest lines when they are turned."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import numpy as np
import numpy.typing as npt

Picture = npt.NDArray[np.uint8]
Corners = Sequence[Sequence[float]]

_TALL = 1.5
_VOICES = 2
# So much surer must the engine be of a line on its head than of the line as it stands.
_SURER = 0.1


def quarters_of(picture: Picture, result: Any, score: Callable[[Picture], float]) -> int:  # noqa: ANN401
    """Return by how many quarters, clockwise, a picture is to be turned; `result` is what the engine read.

    Lines that are higher than wide run up or down, all others to the right or backwards. Every line has a
    vote for each of its characters: the rows of a form are short, and may outweigh its labels.
    """
    if result.boxes is None or result.txts is None:
        return 0
    lines = [(len(text), corners) for corners, text in zip(result.boxes, result.txts, strict=False)]
    lines.sort(key=lambda one: -one[0])
    tall = [one for one in lines if _is_tall(one[1])]
    sideways = 2 * sum(size for size, _ in tall) > sum(size for size, _ in lines)
    chosen = tall if sideways else [one for one in lines if not _is_tall(one[1])]
    near, far = (1, 3) if sideways else (0, 2)
    for _, corners in chosen[:_VOICES]:
        line = _cut(picture, corners)
        if score(_turned(line, far)) <= score(_turned(line, near)) + (0 if sideways else _SURER):
            return near
    return far if chosen else 0


def _is_tall(corners: Corners) -> bool:
    """Say whether a line runs up or down."""
    xs, ys = [corner[0] for corner in corners], [corner[1] for corner in corners]
    return max(ys) - min(ys) > _TALL * (max(xs) - min(xs))


def _cut(picture: Picture, corners: Corners) -> Picture:
    """Cut the upright rectangle around a line out of a picture."""
    xs, ys = [corner[0] for corner in corners], [corner[1] for corner in corners]
    return picture[max(0, int(min(ys))) : int(max(ys)) + 1, max(0, int(min(xs))) : int(max(xs)) + 1]


def _turned(line: Picture, quarters: int) -> Picture:
    """Turn a picture clockwise."""
    return np.ascontiguousarray(np.rot90(line, -quarters))
