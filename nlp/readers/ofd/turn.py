"""Pages of an OFD whose lines run up, down or backwards: their words turned, to be laid out as any."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import chain, islice, pairwise

from nlp.readers.ofd.page import Word
from nlp.readers.pdf.turn import quarters_of, turned
from nlp.values import Rect

_MOST = 200
_STRAIGHT = 0.1


def upright(words: Sequence[Word], width: float, height: float) -> tuple[list[Word], int]:
    """Return the words as they stand when most lines run to the right, and the quarters that it took.

    What is slanted is not asked: a watermark may come before the text.
    """
    seen = [word for word in words if not (word.why or word.slanted)]
    if all(word.upright for word in seen):
        return list(words), 0
    quarters = quarters_of(islice(_steps(seen), _MOST))
    return [_turned(word, width, height, quarters) for word in words] if quarters else list(words), quarters


def _steps(words: Sequence[Word]) -> Iterator[tuple[float, float]]:
    """Yield twice the way from each character to the next."""
    for a, b in pairwise(chain.from_iterable(word.boxes for word in words)):
        yield b.x0 + b.x1 - a.x0 - a.x1, b.y0 + b.y1 - a.y0 - a.y1


def _turned(word: Word, width: float, height: float, quarters: int) -> Word:
    """Return a word of a page that is turned; what ran to the right or was slanted is not upright then."""
    boxes = tuple(Rect(*turned((b.x0, b.y0, b.x1, b.y1), width, height, quarters)) for b in word.boxes)
    across, along = boxes[-1].x0 - boxes[0].x0, boxes[-1].y0 - boxes[0].y0
    runs = across >= 0 and abs(along) <= _STRAIGHT * across
    return replace(word, boxes=boxes, upright=not word.upright and runs)
