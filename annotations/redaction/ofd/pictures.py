"""Pictures of OFD pages with pixels replaced: where the words are only there, and what lies under boxes."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np

from annotations.redaction.pdf.targets import Change, Target
from annotations.redaction.scan.copy import repainted
from annotations.redaction.scan.draw import Patch
from annotations.redaction.scan.words import aligned, words_of
from annotations.redaction.values import RedactError, Word
from nlp.readers import ocr
from nlp.readers.interface import Limits
from nlp.readers.ofd.page import Canvas, Shown
from nlp.readers.ofd.page import Word as Written
from nlp.readers.ofd.pictures import composed, is_scan
from nlp.readers.package import Package
from nlp.readers.pdf.line import Box
from nlp.values import Page, Rect

_SMALL = 0.05
_REMEDY = "请转换为 PDF 或者图片后再试"


@dataclass(frozen=True, slots=True)
class Sheet:
    """A page as painted: its words (seen or hidden), and the parts that its pictures are."""

    canvas: Canvas
    words: Sequence[Written] = field(repr=False)
    media: Mapping[str, str]

    def pictured(self, box: Rect) -> bool:
        """Say whether a place stands on a picture."""
        return any(shown.holds(box) for shown in self.canvas.pictures)

    def written(self) -> dict[tuple[str, int, int], int | None]:
        """Return the characters that are text on the page, with when they are drawn; None: not seen."""
        return {
            _key(char, (box.x0, box.y0, box.x1, box.y1)): None if word.why else word.order
            for word in self.words
            for char, box in zip(word.text, word.boxes, strict=True)
        }

    def is_layer_of(self, text: str, page: Page) -> bool:
        """Say whether the text of a scan is that of the unseen layer in the file, as its reader took it."""
        if not is_scan(self.canvas) or not all(word.why for word in self.words):
            return False
        written = self.written()
        places = ((text[at], page.box(at)) for at in range(page.span.start, page.span.end))
        return any(_key(char, (b.x0, b.y0, b.x1, b.y1)) in written for char, b in places if b is not None)

    def small(self, shown: Shown) -> bool:
        """Say whether a picture is a seal or a badge rather than a part of a scan."""
        m = shown.matrix
        return abs(m[0] * m[3] - m[1] * m[2]) < _SMALL * self.canvas.width * self.canvas.height


@dataclass(slots=True)
class Pictures:
    """What is to be painted on the pictures of a package, in shares of their width and height."""

    patches: dict[str, list[Patch]] = field(default_factory=lambda: defaultdict(list), repr=False)

    def blot(self, sheet: Sheet) -> None:
        """Blot what lies under boxes: it is still in the picture."""
        for paint in sheet.canvas.paints:
            box = (paint.box.x0, paint.box.y0, paint.box.x1, paint.box.y1)
            for shown in sheet.canvas.pictures:
                if shown.order < paint.order and _touches(place := _share(shown, box)):
                    self._add(sheet, shown, Patch((place,), "", exact=True))

    def mark(self, sheet: Sheet, planned: Sequence[Change], words: Sequence[Word], package: Package) -> None:
        """Mark on the pictures of a scanned page what the plan replaces there, in its text and beside it."""
        if not is_scan(sheet.canvas):
            return
        written = sheet.written()
        layered = any(_key(each.char, each.box) in written for one in planned for each in one.targets)
        places, beside = _read_again(sheet, planned, words, package) if layered or words else ({}, ())
        for change in (*planned, *beside):
            self._change(sheet, change, written, places)

    def _change(
        self,
        sheet: Sheet,
        change: Change,
        written: Mapping[tuple[str, int, int], int | None],
        places: Mapping[Target, Box],
    ) -> None:
        """Mark one change on every picture that shows it; its text is drawn where it begins."""
        text = change.text
        for shown in sheet.canvas.pictures:
            shares: list[Box] = []
            for one in change.targets:
                order = written.get(_key(one.char, one.box))
                # A character that is drawn over the picture, or under a seal, is none of the picture's own.
                if order is None or (order < shown.order and not sheet.small(shown)):
                    shares.append(_share(shown, places.get(one, one.box)))
            shares = [place for place in shares if _touches(place)]
            if shares:
                m = shown.matrix
                upright = m[0] > 0 and m[3] > 0 and not (m[1] or m[2])
                self._add(sheet, shown, Patch(tuple(shares), text if upright else ""))
                text = ""

    def _add(self, sheet: Sheet, shown: Shown, patch: Patch) -> None:
        """Keep a patch for the part that a picture is."""
        self.patches[sheet.media.get(shown.resource, "")].append(patch)

    def painted(self, package: Package, values: Sequence[str]) -> Iterator[tuple[str, bytes]]:
        """Yield the parts of the pictures that change; none of the values is read on them any more."""
        for part, patches in self.patches.items():
            if not package.has(part):
                raise RedactError("含应隐去文字的图像不在文件中", _REMEDY)
            yield part, repainted(package.read(part), patches, values)


def _read_again(
    sheet: Sheet, planned: Sequence[Change], words: Sequence[Word], package: Package
) -> tuple[Mapping[Target, Box], Sequence[Change]]:
    """Read the picture of a page: where its pixels are of what a layer says, and words beside the text."""
    page = composed(sheet.canvas, sheet.media, package, Limits()) if ocr.available() else None
    if page is None:
        return {}, ()
    picture, scale = page
    lines = ocr.lines_of(np.asarray(picture, dtype=np.uint8), scale).lines
    return aligned(lines, planned), tuple(words_of(picture, scale, planned, words))


def _key(char: str, box: Box) -> tuple[str, int, int]:
    """Return what a character is known by: itself and its left upper corner in whole points."""
    return char, round(box[0]), round(box[1])


def _share(shown: Shown, box: Box) -> Box:
    """Return a box of the page in shares of a picture."""
    corners = [shown.unit(x, y) for x in (box[0], box[2]) for y in (box[1], box[3])]
    us, vs = [u for u, _ in corners], [v for _, v in corners]
    return min(us), min(vs), max(us), max(vs)


def _touches(place: Box) -> bool:
    """Say whether any of a place lies on its picture."""
    return place[0] < 1 and place[1] < 1 and place[2] > 0 and place[3] > 0
