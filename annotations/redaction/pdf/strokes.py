"""The shapes of the usual marks of masking (某, ×, *, digits) as strokes, drawn where no font is at hand."""

from __future__ import annotations

import math
from collections.abc import Iterator
from itertools import pairwise

Stroke = tuple[tuple[int, int], ...]

_THICK = 62
_STROKES: dict[str, tuple[int, tuple[Stroke, ...]]] = {
    " ": (500, ()),
    "某": (
        1000,
        (
            ((50, 690), (950, 690)),
            ((280, 840), (280, 400)),
            ((720, 840), (720, 400)),
            ((280, 560), (720, 560)),
            ((280, 425), (720, 425)),
            ((50, 275), (950, 275)),
            ((500, 425), (500, -90)),
            ((470, 265), (380, 150), (240, 40), (70, -40)),
            ((530, 265), (620, 150), (760, 40), (930, -40)),
        ),
    ),
    "×": (1000, (((230, 110), (770, 650)), ((230, 650), (770, 110)))),
    "*": (500, (((250, 720), (250, 420)), ((120, 645), (380, 495)), ((120, 495), (380, 645)))),
    "0": (
        500,
        (
            (
                (250, 700),
                (140, 640),
                (90, 500),
                (90, 200),
                (140, 60),
                (250, 0),
                (360, 60),
                (410, 200),
                (410, 500),
                (360, 640),
                (250, 700),
            ),
        ),
    ),
    "1": (500, (((130, 580), (260, 700), (260, 0)), ((130, 0), (390, 0)))),
    "2": (500, (((90, 560), (150, 670), (250, 700), (360, 660), (400, 540), (350, 410), (90, 0), (420, 0)),)),
    "3": (
        500,
        (
            ((90, 620), (170, 690), (270, 700), (370, 640), (390, 530), (340, 420), (210, 380)),
            ((210, 380), (360, 330), (410, 200), (360, 60), (250, 0), (150, 15), (80, 90)),
        ),
    ),
    "4": (500, (((330, 0), (330, 700), (70, 200), (440, 200)),)),
    "5": (
        500,
        (
            ((390, 700), (140, 700), (110, 390), (190, 440), (280, 440), (380, 370), (410, 230)),
            ((410, 230), (370, 80), (260, 0), (150, 15), (80, 90)),
        ),
    ),
    "6": (
        500,
        (
            ((370, 690), (220, 600), (120, 420), (90, 220), (140, 60), (250, 0), (360, 50)),
            ((360, 50), (410, 200), (360, 370), (250, 420), (140, 360), (95, 240)),
        ),
    ),
    "7": (500, (((80, 700), (420, 700), (200, 0)),)),
    "8": (
        500,
        (
            ((250, 380), (130, 450), (110, 570), (170, 680), (250, 700), (330, 680), (390, 570), (370, 450)),
            ((370, 450), (250, 380), (120, 290), (85, 170), (140, 40), (250, 0), (360, 40), (415, 170)),
            ((415, 170), (380, 290), (250, 380)),
        ),
    ),
    "9": (
        500,
        (
            ((130, 10), (280, 100), (380, 280), (410, 480), (360, 640), (250, 700), (140, 650)),
            ((140, 650), (90, 500), (140, 330), (250, 280), (360, 340), (405, 460)),
        ),
    ),
}


def width_of(char: str) -> float:
    """Return the width of a character in ems; 0 for one that has no shape here."""
    return _STROKES[char][0] / 1000 if char in _STROKES else 0.0


def outlines(char: str, ratio: float = 1.0) -> Iterator[list[tuple[float, float]]]:
    """Yield polygons that fill the strokes of a character, in thousandths of an em; `ratio` narrows it."""
    for stroke in _STROKES[char][1]:
        points = [(x * ratio, float(y)) for x, y in stroke]
        for a, b in pairwise(points):
            yield _bar(a, b)


def _bar(a: tuple[float, float], b: tuple[float, float]) -> list[tuple[float, float]]:
    """Return the four corners of a thick line, a little longer than its ends, so that joints close."""
    length = math.hypot(b[0] - a[0], b[1] - a[1]) or 1.0
    x, y = (b[0] - a[0]) / length * _THICK / 2, (b[1] - a[1]) / length * _THICK / 2
    more_x, more_y = x / 2, y / 2
    start, end = (a[0] - more_x, a[1] - more_y), (b[0] + more_x, b[1] + more_y)
    return [
        (start[0] - y, start[1] + x),
        (end[0] - y, end[1] + x),
        (end[0] + y, end[1] - x),
        (start[0] + y, start[1] - x),
    ]
