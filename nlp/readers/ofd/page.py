"""One page of an OFD becomes words with boxes, in the order of painting; what is painted over is known."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from itertools import pairwise
from math import hypot

from lxml import etree

from nlp.readers.matrix import Matrix, inverse, times
from nlp.readers.matrix import at as moved
from nlp.values import Rect

POINTS = 72 / 25.4
_BASELINE = 0.86
_OPAQUE, _WHITE, _BLACK, _COVERED_SHARE, _THINNEST = 230, 245, 10, 0.6, 3.0
_HALF_WIDTH = 0x2000
_UPRIGHT_SLANT = 0.1
_CURVES = re.compile(r"[BQA]")
_NUMBER = re.compile(r"-?\d+(?:\.\d+)?(?:[eE][-+]?\d{1,3})?")


@dataclass(frozen=True, slots=True)
class Word:
    """The characters of one text code: their boxes in points, and why they are not seen (None: they are)."""

    text: str = field(repr=False)
    boxes: tuple[Rect, ...] = field(repr=False)
    size: float
    upright: bool = True
    why: str | None = None
    template: bool = False
    order: int = 0
    black: bool = False
    slanted: bool = False

    @property
    def box(self) -> Rect:
        """Return the box around all characters."""
        return Rect(
            min(b.x0 for b in self.boxes),
            min(b.y0 for b in self.boxes),
            max(b.x1 for b in self.boxes),
            max(b.y1 for b in self.boxes),
        )


@dataclass(frozen=True, slots=True)
class Paint:
    """A filled rectangle: where, when, and whether it is white or black."""

    box: Rect
    order: int
    white: bool
    black: bool


@dataclass(frozen=True, slots=True)
class Shown:
    """A picture of a page: its resource, and the matrix from its unit square to points of the page."""

    resource: str
    matrix: Matrix
    order: int

    def unit(self, x: float, y: float) -> tuple[float, float]:
        """Return where a point of the page lies in the picture: from (0, 0), left above, to (1, 1)."""
        return moved(x, y, inverse(self.matrix))

    def holds(self, box: Rect) -> bool:
        """Say whether the middle of a box stands on the picture."""
        u, v = self.unit((box.x0 + box.x1) / 2, (box.y0 + box.y1) / 2)
        return 0 <= u <= 1 and 0 <= v <= 1


@dataclass(slots=True)
class Canvas:
    """What was painted on a page so far; width and height of the page are in points."""

    width: float
    height: float
    words: list[Word] = field(default_factory=list)
    paints: list[Paint] = field(default_factory=list)
    pictures: list[Shown] = field(default_factory=list)
    order: int = 0

    @property
    def image_area(self) -> float:
        """Return how much of the page pictures take, in square points."""
        ways = (one.matrix for one in self.pictures)
        return sum(abs(m[0] * m[3] - m[1] * m[2]) for m in ways)

    def draw(self, root: etree._Element, *, template: bool = False) -> None:
        """Paint everything below `root` (a page, a layer, an appearance)."""
        for element in root:
            name = etree.QName(element).localname if isinstance(element.tag, str) else ""
            self.order += 1
            if name == "TextObject":
                self.words += [replace(w, template=template, order=self.order) for w in _words(element)]
            elif name == "PathObject":
                self._path(element)
            elif name == "ImageObject":
                self._picture(element)
            elif name in ("Content", "Layer", "PageBlock", "Appearance", "CompositeObject"):
                self.draw(element, template=template)

    def _picture(self, element: etree._Element) -> None:
        """Keep a picture that is shown; without a matrix it fills the frame of its object."""
        if element.get("Visible") == "false":
            return
        left, top, width, height = boundary(element)
        a, b, c, d, e, f = matrix(element) if element.get("CTM") else (width, 0.0, 0.0, height, 0.0, 0.0)
        way = times((a, b, c, d, e + left, f + top), (POINTS, 0.0, 0.0, POINTS, 0.0, 0.0))
        self.pictures.append(Shown(element.get("ResourceID", ""), way, self.order))

    def _path(self, element: etree._Element) -> None:
        """Keep a filled, opaque rectangle; other figures (seals, rules, frames) cover nothing."""
        data = element.findtext("{*}AbbreviatedData") or ""
        if element.get("Fill") != "true" or _CURVES.search(data) or _alpha(element) < _OPAQUE:
            return
        numbers = [float(n) for n in _NUMBER.findall(data)]
        points = list(zip(numbers[::2], numbers[1::2], strict=False))
        if len(points) < 4 or len(points) > 6 or element.get("Visible") == "false":
            return
        left, top, _, _ = boundary(element)
        box = _around(matrix(element), points, left, top)
        if min(box.x1 - box.x0, box.y1 - box.y0) >= _THINNEST:
            stated = element.find("{*}FillColor") is not None
            self.paints.append(Paint(box, self.order, _is_white(element), stated and _is_black(element)))

    def cover(self, other: Canvas, left: float, top: float) -> None:
        """Lay the rectangles of another canvas, moved by (left, top), over everything painted so far."""
        self.order += 1
        for paint in other.paints:
            box = paint.box
            moved = Rect(box.x0 + left, box.y0 + top, box.x1 + left, box.y1 + top)
            self.paints.append(replace(paint, box=moved, order=self.order))

    def seen(self) -> Iterator[Word]:
        """Yield the words, cut where painting begins or ends to hide them."""
        for word in self.words:
            yield from self._cut(word)

    def _cut(self, word: Word) -> Iterator[Word]:
        """Yield the stretches of a word that are all seen, or all hidden for one reason."""
        near = [paint for paint in self.paints if _overlap(word.box, paint.box) > 0]
        reasons = [word.why or self._off(box) or self._over(near, word, box) for box in word.boxes]
        if word.why == _WHITE_TEXT:
            under = [p for p in near if p.order < word.order and not p.white]
            reasons = [
                self._off(box) if any(_covers(p.box, box) for p in under) else word.why for box in word.boxes
            ]
        start = 0
        for at in range(1, len(reasons) + 1):
            if at == len(reasons) or reasons[at] != reasons[start]:
                yield replace(word, text=word.text[start:at], boxes=word.boxes[start:at], why=reasons[start])
                start = at

    def _off(self, box: Rect) -> str | None:
        """Say whether a character is not on the page; numbers that are none count as outside, too."""
        across = box.x1 > 0 and box.x0 > -self.width / 2 and box.x0 < self.width and box.x1 < 1.5 * self.width
        down = (
            box.y1 > 0 and box.y0 > -self.height / 2 and box.y0 < self.height and box.y1 < 1.5 * self.height
        )
        return None if across and down else "页面之外"

    @staticmethod
    def _over(near: list[Paint], word: Word, box: Rect) -> str | None:
        """Say which rectangle hides a character: painted over it later, or under it in its own black."""
        under = None
        for paint in near:
            if _covers(paint.box, box):
                if paint.order > word.order:
                    return "白色块下" if paint.white else "色块下"
                under = paint
        return "黑底黑字" if under and under.black and word.black else None


_WHITE_TEXT, _TINY_TEXT = "白色文字", "极小的文字"
# In points, as in a PDF.
_TINY = 2.0


def numbers(text: str | None, count: int) -> tuple[float, ...] | None:
    """Read `count` numbers parted by spaces; None when there are fewer or others."""
    found = [float(n) for n in _NUMBER.findall(text or "")]
    return tuple(found[:count]) if len(found) >= count else None


def boundary(element: etree._Element) -> tuple[float, float, float, float]:
    """Return left, top, width and height of an object in millimetres."""
    left, top, width, height = numbers(element.get("Boundary"), 4) or (0.0, 0.0, 0.0, 0.0)
    return left, top, width, height


def matrix(element: etree._Element) -> Matrix:
    """Return the transformation of an object."""
    a, b, c, d, e, f = numbers(element.get("CTM"), 6) or (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
    return a, b, c, d, e, f


def _around(m: Matrix, points: list[tuple[float, float]], left: float, top: float) -> Rect:
    """Return the box, in points of the page, around some points of an object."""
    xs = [(m[0] * x + m[2] * y + m[4] + left) * POINTS for x, y in points]
    ys = [(m[1] * x + m[3] * y + m[5] + top) * POINTS for x, y in points]
    return Rect(min(xs), min(ys), max(xs), max(ys))


def _alpha(element: etree._Element) -> float:
    """Return how opaque the fill of an object is, 0 to 255."""
    colour = element.find("{*}FillColor")
    own = (numbers(element.get("Alpha"), 1) or (255.0,))[0]
    return own if colour is None else min(own, (numbers(colour.get("Alpha"), 1) or (255.0,))[0])


def _colour(element: etree._Element) -> list[float]:
    """Return the fill of an object as grey or RGB; black when nothing is said, empty when not understood."""
    colour = element.find("{*}FillColor")
    unstated = "" if element.get("DrawParam") else "0 0 0"
    value = unstated if colour is None else colour.get("Value", "")
    parts = [float(n) for n in _NUMBER.findall(value)]
    return parts if len(parts) in (1, 3) else []


def _is_white(element: etree._Element) -> bool:
    """Say whether the fill of an object cannot be told from white."""
    return min(_colour(element), default=0.0) >= _WHITE


def _is_black(element: etree._Element) -> bool:
    """Say whether the fill of an object cannot be told from black."""
    return max(_colour(element), default=255.0) <= _BLACK


def _unseen(element: etree._Element) -> str | None:
    """Say why a text object paints nothing that can be seen on white paper."""
    if element.get("Visible") == "false":
        return "不可见文字"
    if _alpha(element) == 0 or (element.get("Fill") == "false" and element.get("Stroke") != "true"):
        return "透明文字"
    return _WHITE_TEXT if _is_white(element) else None


def _words(element: etree._Element) -> Iterator[Word]:
    """Yield a word for each text code of a text object."""
    return (word for _, word, _ in coded_words(element))


Place = tuple[float, float, float]


def coded_words(element: etree._Element) -> Iterator[tuple[etree._Element, Word, list[Place]]]:
    """Yield each text code with its word, and x, baseline and width of its characters within the object."""
    size = (numbers(element.get("Size"), 1) or (0.0,))[0] or boundary(element)[3]
    stretch = (numbers(element.get("HScale"), 1) or (1.0,))[0]
    m, why = matrix(element), _unseen(element)
    left, top, _, _ = boundary(element)
    x = y = 0.0
    for code in element.iterfind("{*}TextCode"):
        text = (code.text or "").strip("\r\n")
        x, y = (numbers(code.get("X"), 1) or (x,))[0], (numbers(code.get("Y"), 1) or (y,))[0]
        if not text or size <= 0:
            continue
        places = _places(code, text, x, y, size * stretch)
        boxes = _boxes(m, places, size, left, top)
        sideways = len(places) > 1 and abs(places[-1][1] - places[0][1]) > abs(places[-1][0] - places[0][0])
        turned = abs(m[1]) > _UPRIGHT_SLANT * abs(m[0]) or m[0] < 0
        upright = not (sideways or turned)
        slanted = min(abs(m[0]), abs(m[1])) > _UPRIGHT_SLANT * max(abs(m[0]), abs(m[1]))
        tiny = (
            _TINY_TEXT
            if max(hypot(m[0], m[1]) * stretch, hypot(m[2], m[3])) * size * POINTS < _TINY
            else None
        )
        word = Word(text, boxes, size * abs(m[3]) * POINTS, upright, why or tiny, black=_is_black(element))
        yield code, replace(word, slanted=True) if slanted else word, places


def _boxes(
    m: Matrix, places: list[tuple[float, float, float]], size: float, left: float, top: float
) -> tuple[Rect, ...]:
    """Return the box of each character; without a turn, which is the rule, that takes four sums."""
    up, down = -_BASELINE * size, (1 - _BASELINE) * size
    if m[1] or m[2] or m[0] < 0 or m[3] < 0:
        return tuple(
            _around(m, [(x, y + up), (x + width, y + up), (x, y + down), (x + width, y + down)], left, top)
            for x, y, width in places
        )
    a, d, e, f = m[0] * POINTS, m[3] * POINTS, (m[4] + left) * POINTS, (m[5] + top) * POINTS
    return tuple(
        Rect(a * x + e, d * (y + up) + f, a * (x + width) + e, d * (y + down) + f) for x, y, width in places
    )


def _places(
    code: etree._Element, text: str, x: float, y: float, size: float
) -> list[tuple[float, float, float]]:
    """Return x, baseline and width of each character, in the space of the object."""
    natural = [size if ord(char) >= _HALF_WIDTH else size / 2 for char in text]
    across = _deltas(code.get("DeltaX"), len(text) - 1)
    down = _deltas(code.get("DeltaY"), len(text) - 1)
    steps = across or ([0.0] * (len(text) - 1) if down else natural[:-1])
    xs, ys = [x], [y]
    for index in range(len(text) - 1):
        xs.append(xs[-1] + (steps[index] if index < len(steps) else natural[index]))
        ys.append(ys[-1] + (down[index] if index < len(down) else 0.0))
    gaps = [after - before for before, after in pairwise(xs)]
    widths = [min(w, gap) if gap > 0 else w for w, gap in zip(natural, gaps, strict=False)]
    return list(zip(xs, ys, [*widths, natural[-1]], strict=True))


def _deltas(text: str | None, count: int) -> list[float]:
    """Read a list of steps; `g n d` stands for n times d. No more than `count` are made."""
    steps: list[float] = []
    tokens = iter((text or "").split())
    for token in tokens:
        if len(steps) >= count:
            break
        times = 1
        if token == "g":  # noqa: S105 - the sign of a repetition in the format
            repeat = next(tokens, "")
            times = int(repeat) if repeat.isdecimal() and len(repeat) < 8 else 0
            token = next(tokens, "")
        if _NUMBER.fullmatch(token):
            steps += [float(token)] * min(times, count - len(steps))
    return steps


def _overlap(one: Rect, other: Rect) -> float:
    """Return the area that two boxes share."""
    width = min(one.x1, other.x1) - max(one.x0, other.x0)
    height = min(one.y1, other.y1) - max(one.y0, other.y0)
    return width * height if width > 0 and height > 0 else 0.0


def _covers(paint: Rect, box: Rect) -> bool:
    """Say whether a rectangle leaves too little of a character to be read."""
    area = (box.x1 - box.x0) * (box.y1 - box.y0)
    return area > 0 and _overlap(paint, box) >= _COVERED_SHARE * area
