"""Text of a page that nobody sees: under boxes and pictures, white, invisible, tiny, off the page; and notes.

What is drawn decides where that is sure (an opaque box painted later). Where it is not (white text may
stand on a dark heading, a seal may be transparent), the page is drawn, and text on an even ground is hidden.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np
import numpy.typing as npt
import pypdfium2.raw as pdfium_c

from nlp.readers.pdf.annotations import Marks, read_marks
from nlp.readers.pdf.line import Box
from nlp.readers.pdf.objects import Area, Drawn, address, alike, draw_list
from nlp.readers.pdf.page import Frame, Glyphs
from nlp.readers.pdf.slanted import Slanted, sorted_out
from nlp.values import Hidden, HiddenKind

_TINY = 2.0
_SCALE = 2.0
_EVEN = 26
_SHARE = 0.6
_PIXELS = 30_000_000
_OFF, _TINY_TEXT, _UNSEEN, _WHITE = "页面之外", "极小的文字", "不可见文字", "与底色相同的文字"
_BLACK_BOX, _PALE_BOX, _PICTURE, _BACKED = "黑框下", "色块下", "图片下", "同色底上的文字"
_ASK = frozenset({_WHITE, _PICTURE, _BACKED})


@dataclass(frozen=True, slots=True)
class Seen:
    """What a look at a page gave: characters to leave out, hidden parts, and where pictures are.

    `skip` are the indexes of characters that nobody sees; `slanted` are seen, but in no line of others.
    """

    skip: frozenset[int]
    hidden: tuple[Hidden, ...] = field(repr=False)
    pictures: tuple[Box, ...]
    rules: int
    slanted: Slanted


def inspect_page(page: Any, textpage: Any, glyphs: Glyphs, frame: Frame, number: int) -> Seen:  # noqa: ANN401
    """Find what is hidden on a page; an ordinary page costs one walk over its objects."""
    drawn, marks = draw_list(page, frame), read_marks(page, frame, number)
    pictures = tuple(picture.box for picture in drawn.pictures)
    why = _suspects(textpage, glyphs, frame, drawn, marks)
    asked = _ASK | {_UNSEEN} if _scanned(pictures, frame) else _ASK
    ground = None
    skip: set[int] = set()
    hidden = list(marks.hidden)
    for reason, places in _runs(glyphs, why, asked):
        if reason in asked:
            ground = _draw(page, frame) if ground is None else ground
            if _visible(ground, [glyphs.boxes[at] for at in places]):
                continue
        skip.update(glyphs.indexes[at] for at in places)
        text = "".join(glyphs.chars[at] for at in places).replace("\r\n", "\n").strip()
        if text:
            hidden.append(Hidden(HiddenKind.COVERED, f"第 {number} 页，{reason}", text, number))
    slanted = sorted_out(glyphs, _slanted(textpage, glyphs, drawn), skip, number)
    return Seen(frozenset(skip), tuple(hidden), pictures, drawn.rules, slanted)


def _slanted(textpage: Any, glyphs: Glyphs, drawn: Drawn) -> set[int]:  # noqa: ANN401
    """Return the places of the characters that are drawn at a slant: on an ordinary page nobody asks."""
    if not drawn.slanted:
        return set()
    objects = (address(pdfium_c.FPDFText_GetTextObject(textpage.raw, index)) for index in glyphs.indexes)
    return {at for at, thing in enumerate(objects) if thing in drawn.slanted}


def _scanned(pictures: Sequence[Box], frame: Frame) -> bool:
    """Say whether a picture fills the page: then invisible text on it is what OCR read in it."""
    area = 0.5 * frame.width * frame.height
    return any((box[2] - box[0]) * (box[3] - box[1]) > area for box in pictures)


def _suspects(textpage: Any, glyphs: Glyphs, frame: Frame, drawn: Drawn, marks: Marks) -> dict[int, str]:  # noqa: ANN401
    """Return, for the place of each character that may be hidden, the reason."""
    width, height = frame.shown
    found = {}
    for at, (x0, y0, x1, y1) in enumerate(glyphs.boxes):
        if x1 < 0 or y1 < 0 or x0 > width or y0 > height:
            found[at] = _OFF
        elif y1 - y0 < _TINY and x1 - x0 < _TINY:
            found[at] = _TINY_TEXT
    if drawn.unseen or drawn.pale or drawn.areas or drawn.pictures or marks.covers:
        _by_object(textpage, glyphs, drawn, marks, found)
    return {at: reason for at, reason in found.items() if not glyphs.made[at]}


def _by_object(textpage: Any, glyphs: Glyphs, drawn: Drawn, marks: Marks, found: dict[int, str]) -> None:  # noqa: ANN401
    """Add what the text's own object, and what was painted over or under it, say."""
    cover = _lookup([*drawn.areas, *drawn.pictures])
    notes = _lookup([area for area, _ in marks.covers])
    labels, faint = dict(marks.covers), bool(drawn.unseen or drawn.pale)
    for at, box in enumerate(glyphs.boxes):
        if at in found or glyphs.made[at] or glyphs.chars[at].isspace():
            continue
        over, near = notes(box), cover(box)
        if over:
            found[at] = labels[over[-1]]
        elif near or faint:
            key = address(pdfium_c.FPDFText_GetTextObject(textpage.raw, glyphs.indexes[at]))
            reason = _UNSEEN if key in drawn.unseen else _painted(near, drawn, key)
            if reason:
                found[at] = reason


def _painted(areas: Sequence[Area], drawn: Drawn, key: int) -> str | None:
    """Say how what lies over or under a character may hide it."""
    if key not in drawn.orders:
        return None
    order, colour = drawn.orders[key], drawn.colours.get(key)
    over = [area for area in areas if area.order > order]
    boxes = [area.colour for area in over if area.colour is not None]
    if boxes:
        return _BLACK_BOX if sum(boxes[-1]) < 3 * 110 else _PALE_BOX
    if over:
        return _PICTURE
    if key in drawn.pale:
        return _WHITE
    under = [area.colour for area in areas if area.colour is not None]
    if under and colour is not None and alike(under[-1], colour):
        return _BACKED
    return None


def _lookup(areas: Sequence[Area]) -> Callable[[Box], list[Area]]:
    """Return a function that finds the areas over the middle of a box, in drawing order."""
    bucket = 24.0
    shelves: dict[int, list[Area]] = defaultdict(list)
    for area in sorted(areas, key=lambda each: each.order):
        for shelf in range(
            int(max(area.box[1], -500) // bucket), int(min(area.box[3], 20_000) // bucket) + 1
        ):
            shelves[shelf].append(area)

    def over(box: Box) -> list[Area]:
        """Return the areas over the middle of `box`."""
        x, y = (box[0] + box[2]) / 2, (box[1] + box[3]) / 2
        near = shelves.get(int(y // bucket), ())
        return [a for a in near if a.box[0] <= x <= a.box[2] and a.box[1] <= y <= a.box[3]]

    return over


def _runs(glyphs: Glyphs, why: dict[int, str], by_row: frozenset[str]) -> list[tuple[str, list[int]]]:
    """Join neighbours hidden for one reason; those of `by_row` only within their row."""
    runs: list[tuple[str, list[int]]] = []
    for at in sorted(why):
        last = runs[-1] if runs else None
        between = "".join(glyphs.chars[last[1][-1] + 1 : at]) if last else ""
        apart = why[at] in by_row and "\n" in between
        if last and last[0] == why[at] and not between.strip() and not apart:
            last[1].extend(range(last[1][-1] + 1, at + 1))
        else:
            runs.append((why[at], [at]))
    return runs


def _draw(page: Any, frame: Frame) -> npt.NDArray[np.uint8]:  # noqa: ANN401
    """Draw the page in grey; a page too large to draw is given back empty, and then all of it is visible."""
    if frame.width * frame.height * _SCALE**2 > _PIXELS:
        return np.zeros((0, 0), dtype=np.uint8)
    bitmap = page.render(scale=_SCALE, grayscale=True)
    picture = np.array(bitmap.to_numpy(), dtype=np.uint8)
    bitmap.close()
    return picture.reshape(picture.shape[0], picture.shape[1])


def _visible(ground: npt.NDArray[np.uint8], boxes: Sequence[Box]) -> bool:
    """Say whether most of these characters show against what is around them."""
    shown = 0
    for box in boxes:
        x0, y0, x1, y1 = (round(side * _SCALE) for side in box)
        patch = ground[max(0, y0) : max(0, y1), max(0, x0) : max(0, x1)]
        shown += not patch.size or int(patch.max()) - int(patch.min()) > _EVEN
    return shown > (1 - _SHARE) * len(boxes)
