"""Pages whose words are in a picture: how they are known, and how they are drawn for OCR."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from typing import Any

import numpy as np
import numpy.typing as npt

from nlp.readers.interface import Limits
from nlp.readers.pdf.line import Box
from nlp.readers.pdf.page import Frame, Glyphs

_DPI = 200
_SHARE = 0.5
_FEW = 20
_GARBAGE, _ODD = 0.3, 0.05
# Codes that no map leads on from are shown as control characters and as Latin letters with accents.
_ACCENTED = re.compile(
    "[\u00a1-\u02ff\u0370-\u03ff\u2020-\u2022\u2030\u2044\u20ac\u2122\u2200-\u22ff\ufb01\ufb02]"
)
_WRITTEN = frozenset("×·°±÷§²³")


def said_by_image(glyphs: Glyphs, pictures: Sequence[Box], frame: Frame) -> bool:
    """Say whether a page is mostly picture and has hardly any text of its own."""
    area = frame.width * frame.height
    covered = sum(max(0.0, b[2] - b[0]) * max(0.0, b[3] - b[1]) for b in pictures)
    return covered > _SHARE * area and sum(not char.isspace() for char in glyphs.chars) < _FEW


def unreadable(glyphs: Glyphs) -> bool:
    """Say whether the text layer has lost its meaning: a font without a map to Unicode."""
    chars = [char for char in glyphs.chars if not char.isspace()]
    control = sum(char < " " for char in chars)
    lost = control + sum(char == "\ufffd" or "\ue000" <= char <= "\uf8ff" for char in chars)
    if not lost:
        return False
    odd = sum(char not in _WRITTEN for char in _ACCENTED.findall("".join(chars))) if control else 0
    return lost > _GARBAGE * len(chars) or control + odd > _ODD * len(chars)


def has_gaps(glyphs: Glyphs) -> bool:
    """Say whether some letters of a page are known by no code: one code alone may be a blank or a bullet."""
    return len({char for char in glyphs.chars if char == "\ufffd" or (char < " " and not char.isspace())}) > 1


def render(page: Any, frame: Frame, limits: Limits) -> tuple[npt.NDArray[np.uint8], float]:  # noqa: ANN401
    """Draw a page for OCR with no more pixels than allowed; returns the picture and pixels per point."""
    scale = min(_DPI / 72, math.sqrt(limits.pixels / max(1.0, frame.width * frame.height)))
    bitmap = page.render(scale=scale)
    picture = np.array(bitmap.to_numpy(), dtype=np.uint8)
    bitmap.close()
    return picture, scale
