"""Which glyphs and which pictures of a page hold the characters that go."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from annotations.redaction.pdf.stream import Glyph, Key, Path, Picture, Show
from annotations.redaction.pdf.targets import Change, Target, share
from annotations.redaction.values import RedactError
from nlp.readers.matrix import Matrix, at, inverse, times
from nlp.readers.pdf.line import Box
from nlp.readers.pdf.page import Frame

_BUCKET = 12.0
_SLACK, _REACH, _LARGE = 0.3, 0.5, 0.4
REMEDY = "用原软件修改后重新导出 PDF，或先转成 DOCX 再制作脱敏副本"


@dataclass(frozen=True, slots=True)
class Run:
    """Neighbouring items of a showing operator that go, from `first` to `last`, and what comes instead."""

    first: int
    last: int
    text: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class Place:
    """A glyph by the number of its operator and its item."""

    show: int
    item: int


@dataclass(slots=True)
class Marks:
    """What is to be done to a page: runs by operator, and what is painted on which picture."""

    shows: dict[Key, Show] = field(default_factory=dict)
    runs: dict[Key, list[Run]] = field(default_factory=lambda: defaultdict(list))
    paints: dict[Key, list[Change]] = field(default_factory=lambda: defaultdict(list))
    pictures: dict[Key, Picture] = field(default_factory=dict)

    def touched(self, path: Path) -> bool:
        """Say whether something inside the form at `path` changes."""
        return any(key[0][: len(path)] == path for key in (*self.runs, *self.paints))


@dataclass(slots=True)
class Sheet:
    """All that a page shows, for looking up by place."""

    frame: Frame
    shows: list[Show]
    pictures: list[Picture]
    shelves: dict[tuple[int, int], list[tuple[float, float, Place]]] = field(default_factory=dict)

    def glyph(self, place: Place) -> Glyph:
        """Return a glyph by its place."""
        item = self.shows[place.show].items[place.item]
        if not isinstance(item, Glyph):
            raise TypeError("not a glyph")
        return item

    def hits(self, target: Target) -> list[Place]:
        """Return the glyphs in a target's box: those that say its character, else all that may.

        Where a font states no height, its boxes hug the ink and may miss the middle; then a glyph that says
        the character, in the same column and about as high, is the one. In the box of a letter that is set
        large over the page stand letters of the lines under it: they are much smaller.
        """
        _, y0, _, y1 = target.box
        found = [place for y, place in self._column(target.box) if y0 <= y <= y1]
        if not found:
            middle = (y0 + y1) / 2
            near = [(y, place) for y, place in self._column(target.box) if self._says(place, target.char)]
            return [place for y, place in near if abs(y - middle) < _REACH * self.glyph(place).height]
        same = [place for place in found if self.glyph(place).text in (target.char, None)] or found
        return [place for place in same if self.glyph(place).height > _LARGE * (y1 - y0)] or same

    def _column(self, box: Box) -> Iterator[tuple[float, Place]]:
        """Yield height and place of the glyphs that stand within a box or not far over or under it."""
        wide = min(_SLACK, 0.1 * (box[2] - box[0]))
        for shelf in _shelves(box):
            for x, y, place in self.shelves.get(shelf, ()):
                if box[0] - wide <= x <= box[2] + wide:
                    yield y, place

    def _says(self, place: Place, char: str) -> bool:
        """Say whether a glyph is known to be a character."""
        return self.glyph(place).text == char

    def layered(self, changes: Sequence[Change]) -> bool:
        """Say whether a character that goes is told by an invisible layer over a picture."""
        for target in (each for change in changes for each in change.targets):
            hits = self.hits(target)
            unseen = hits and not any(self.glyph(place).seen for place in hits)
            if unseen and any(True for _ in self.under(target.box)):
                return True
        return False

    def under(self, box: Box) -> Iterator[Picture]:
        """Yield the pictures that the middle of a box stands on."""
        x, y = (box[0] + box[2]) / 2, (box[1] + box[3]) / 2
        for picture in self.pictures:
            u, v = at(x, y, inverse(shown_matrix(picture.matrix, self.frame)))
            if 0 <= u <= 1 and 0 <= v <= 1:
                yield picture


def sheet_of(things: Iterable[Show | Picture], frame: Frame) -> Sheet:
    """Sort what a page shows by place."""
    shows: list[Show] = []
    pictures: list[Picture] = []
    shelves: dict[tuple[int, int], list[tuple[float, float, Place]]] = defaultdict(list)
    for thing in things:
        if isinstance(thing, Picture):
            pictures.append(thing)
            continue
        for number, item in enumerate(thing.items):
            if isinstance(item, Glyph):
                x, y, _, _ = frame.box(item.x, item.y, item.x, item.y)
                shelves[int(x // _BUCKET), int(y // _BUCKET)].append((x, y, Place(len(shows), number)))
        shows.append(thing)
    return Sheet(frame, shows, pictures, dict(shelves))


def _shelves(box: Box) -> Iterator[tuple[int, int]]:
    """Yield the shelves that a box touches."""
    for x in range(int((box[0] - 1) // _BUCKET), int((box[2] + 1) // _BUCKET) + 1):
        for y in range(int((box[1] - _BUCKET) // _BUCKET), int((box[3] + _BUCKET) // _BUCKET) + 1):
            yield x, y


def shown_matrix(matrix: Matrix, frame: Frame) -> Matrix:
    """Return the matrix from what `matrix` starts at to the page as shown."""
    x, y, _, _ = frame.box(0, 0, 0, 0)
    a, b, _, _ = frame.box(1, 0, 1, 0)
    c, d, _, _ = frame.box(0, 1, 0, 1)
    return times(matrix, (a - x, b - y, c - x, d - y, x, y))


def mark(sheet: Sheet, changes: Sequence[Change], pixels: Mapping[Target, Box], *, recognised: bool) -> Marks:
    """Decide what is done to a page; raises RedactError where a character cannot be found on it.

    `pixels` tells where a character stands in a picture, where that is another place than the text has.
    """
    marks = Marks()
    gone: set[Place] = set()
    for change in changes:
        places = [sheet.hits(target) for target in change.targets]
        gone.update(place for each in places for place in each)
        unseen = [
            target
            for target, each in zip(change.targets, places, strict=True)
            if recognised or not any(sheet.glyph(place).seen for place in each)
        ]
        _paint(sheet, change, unseen, pixels, marks)
        painted = {id(target) for target in unseen if any(sheet.under(target.box))}
        for target, each in zip(change.targets, places, strict=True):
            if not each and id(target) not in painted:
                raise RedactError("有应隐去的文字在页面内容中无法准确定位", REMEDY)
        _runs(sheet, change, [_first(sheet, each) for each in places if each], gone, marks)
    _rest(sheet, gone, marks)
    return marks


def blot(sheet: Sheet, covers: Sequence[Target], marks: Marks) -> None:
    """Let the pixels of pictures go that something on top of them covers."""
    for cover in covers:
        for picture in sheet.under(cover.box):
            if picture.image is None:
                raise RedactError("遮盖框下是内嵌图像，无法改写", REMEDY)
            key = (picture.path, picture.index)
            marks.pictures[key] = picture
            marks.paints[key].append(Change((cover,), ""))


def _first(sheet: Sheet, places: Sequence[Place]) -> Place:
    """Return the glyph whose place is taken: the first that is seen."""
    return next((place for place in places if sheet.glyph(place).seen), places[0])


def _paint(
    sheet: Sheet, change: Change, targets: Sequence[Target], pixels: Mapping[Target, Box], marks: Marks
) -> None:
    """Note the pictures that hold characters which no glyph shows."""
    for picture in {id(each): each for target in targets for each in sheet.under(target.box)}.values():
        if picture.image is None:
            raise RedactError("应隐去的文字在页面的内嵌图像中，无法改写", REMEDY)
        on = tuple(target for target in targets if any(each is picture for each in sheet.under(target.box)))
        key = (picture.path, picture.index)
        marks.pictures[key] = picture
        moved = tuple(Target(target.char, pixels.get(target, target.box)) for target in on)
        marks.paints[key].append(Change(moved, change.text))


def _runs(sheet: Sheet, change: Change, places: Sequence[Place], gone: set[Place], marks: Marks) -> None:
    """Group neighbouring glyphs and share the new text out over the groups."""
    groups: list[list[Place]] = []
    for place in dict.fromkeys(places):
        if groups and _next(sheet, groups[-1][-1], place, gone):
            groups[-1].append(place)
        else:
            groups.append([place])
    texts = share(change.text, [len(group) for group in groups])
    for group, text in zip(groups, texts, strict=True):
        show = sheet.shows[group[0].show]
        key = (show.path, show.index)
        marks.shows[key] = show
        marks.runs[key].append(Run(group[0].item, group[-1].item, text))


def _next(sheet: Sheet, last: Place, place: Place, gone: set[Place]) -> bool:
    """Say whether between two glyphs of one operator nothing stays."""
    if last.show != place.show or place.item <= last.item:
        return False
    items = sheet.shows[last.show].items
    return all(
        isinstance(items[number], float) or Place(last.show, number) in gone
        for number in range(last.item + 1, place.item)
    )


def _rest(sheet: Sheet, gone: set[Place], marks: Marks) -> None:
    """Let the glyphs go that lie under others: a second drawing, a shadow."""
    for place in sorted(gone, key=lambda each: (each.show, each.item)):
        show = sheet.shows[place.show]
        key = (show.path, show.index)
        if not any(run.first <= place.item <= run.last for run in marks.runs.get(key, ())):
            marks.shows[key] = show
            marks.runs[key].append(Run(place.item, place.item, ""))
