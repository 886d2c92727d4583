"""Text set at a slant over a page: watermarks and stamps. Its letters are no part of the lines under them."""

from __future__ import annotations

import math
from collections.abc import Set
from typing import Any

import pypdfium2.raw as pdfium_c

from nlp.readers.matrix import Matrix, times
from nlp.readers.pdf.layout import Box
from nlp.readers.pdf.page import Glyphs
from nlp.values import Margin, MarginKind

_QUARTER = math.pi / 2
# A scan laid askew turns its text by a few degrees, which is no slant.
_ASKEW = math.radians(8)
# A page that is mostly slanted is laid out so, and has no other text to be read.
_MOST = 0.5
_APART = 2.0


def is_slanted(thing: Any, matrix: Matrix) -> bool:  # noqa: ANN401 - pypdfium2 has no types
    """Say whether a text object runs neither along nor across its page; `matrix` brings it there."""
    own = pdfium_c.FS_MATRIX()
    if not pdfium_c.FPDFPageObj_GetMatrix(thing, own):
        return False
    across, along = times((own.a, own.b, own.c, own.d, own.e, own.f), matrix)[:2]
    if not across or not along:
        return False
    return _ASKEW < math.atan2(along, across) % _QUARTER < _QUARTER - _ASKEW


def aside(glyphs: Glyphs, slanted: Set[int], page: int) -> tuple[frozenset[int], tuple[Margin, ...]]:
    """Take the slanted characters out of a page: their indexes, and what they say, each text once.

    `slanted` are places in `glyphs`. Nothing is taken out where most of the page is slanted.
    """
    seen = [at for at, char in enumerate(glyphs.chars) if char and not char.isspace()]
    chosen = [at for at in seen if at in slanted]
    if not chosen or len(chosen) > _MOST * len(seen):
        return frozenset(), ()
    texts, last = [""], chosen[0]
    for at in chosen:
        if _far(glyphs.boxes[last], glyphs.boxes[at]):
            texts.append("")
        elif any(glyphs.chars[between] == " " for between in range(last + 1, at)):
            texts[-1] += " "
        texts[-1] += glyphs.chars[at]
        last = at
    margins = tuple(Margin(MarginKind.WATERMARK, page, text) for text in dict.fromkeys(texts))
    return frozenset(glyphs.indexes[at] for at in chosen), margins


def _far(last: Box, box: Box) -> bool:
    """Say whether between two characters of a slanted text there is room for more than a blank."""
    across = abs(box[0] + box[2] - last[0] - last[2]) / 2
    along = abs(box[1] + box[3] - last[1] - last[3]) / 2
    return max(across, along) > _APART * max(box[3] - box[1], box[2] - box[0], last[3] - last[1])
