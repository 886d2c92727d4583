"""What of a page goes, and what comes in its place: the characters of a plan, each with its box."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from annotations.redaction.values import Plan, Replacement, Word
from nlp.readers.pdf.line import Box
from nlp.readers.pdf.page import Glyphs
from nlp.values import Document, Page, Rect


@dataclass(frozen=True, slots=True)
class Target:
    """A character that goes, and the box it stands in, as shown."""

    char: str = field(repr=False)
    box: Box


@dataclass(frozen=True, slots=True)
class Change:
    """Characters of one page that go together, in reading order, and the text that takes their place."""

    targets: tuple[Target, ...]
    text: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class Cut:
    """The part of a replacement that really changes: what both texts share at their ends stays."""

    start: int
    end: int
    text: str = field(repr=False)


def cut(old: str, new: str) -> Cut:
    """Trim what two texts share at both ends; where only blanks would go, a shared character does."""
    start, least = 0, min(len(old), len(new))
    while start < least and old[start] == new[start]:
        start += 1
    end = 0
    while end < least - start and old[-1 - end] == new[-1 - end]:
        end += 1
    while new != old and not old[start : len(old) - end].strip() and (start or end):
        start, end = (start - 1, end) if start else (start, end - 1)
    return Cut(start, len(old) - end, new[start : len(new) - end])


def changes_of(document: Document, plan: Plan) -> dict[int, list[Change]]:
    """Return the changes of the running text by page; a text that crosses a page is parted between them."""
    found: dict[int, list[Change]] = defaultdict(list)
    for one in plan.replacements:
        parts = list(_by_page(document, one))
        texts = share(_cut_of(document, one).text, [len(targets) for _, targets in parts])
        for (page, targets), text in zip(parts, texts, strict=True):
            found[page].append(Change(tuple(targets), text))
    return found


def _cut_of(document: Document, one: Replacement) -> Cut:
    """Trim a replacement."""
    return cut(one.span.of(document.text), one.text)


def _by_page(document: Document, one: Replacement) -> Iterator[tuple[int, list[Target]]]:
    """Yield the characters of a replacement that stand on each page."""
    part = _cut_of(document, one)
    start, end = one.span.start + part.start, one.span.start + part.end
    for page in document.pages:
        if page.span.end <= start or end <= page.span.start:
            continue
        targets = list(_targets(document.text, page, max(start, page.span.start), min(end, page.span.end)))
        if targets:
            yield page.number, targets


def _targets(text: str, page: Page, start: int, end: int) -> Iterator[Target]:
    """Yield the characters of a range that have a place on the page."""
    for offset in range(start, end):
        box = page.box(offset)
        if box is not None and not text[offset].isspace():
            yield Target(text[offset], _box(box))


def _box(rect: Rect) -> Box:
    """Return the four sides."""
    return rect.x0, rect.y0, rect.x1, rect.y1


def share(text: str, slots: Sequence[int]) -> list[str]:
    """Share a text out over runs of so many slots each, in order; the last run takes what is left."""
    total, parts, done, given = sum(slots), list[str](), 0, 0
    for number in slots:
        done += number
        upto = min(done, len(text)) if len(text) < total else round(len(text) * done / max(total, 1))
        parts.append(text[given:upto])
        given = upto
    return parts


def beside(page: Page, glyphs: Glyphs, skip: frozenset[int], words: Sequence[Word]) -> Iterator[Change]:
    """Find the words of a plan in what stands on the page beside the running text: headers, footers."""
    body = {_key(_box(box)) for at in range(page.span.start, page.span.end) if (box := page.box(at))}
    places = [
        at
        for at, box in enumerate(glyphs.boxes)
        if not glyphs.chars[at].isspace()
        and glyphs.chars[at]
        and glyphs.indexes[at] not in skip
        and _key(box) not in body
    ]
    text = "".join(glyphs.chars[at] for at in places)
    taken: set[int] = set()
    for word in words:
        value = "".join(word.value.split())
        start = text.find(value) if value else -1
        while start >= 0:
            range_ = range(start, start + len(value))
            if taken.isdisjoint(range_):
                taken.update(range_)
                part = cut(value, word.text)
                chosen = places[start + part.start : start + part.end]
                yield Change(tuple(Target(glyphs.chars[at], glyphs.boxes[at]) for at in chosen), part.text)
            start = text.find(value, start + 1)


def _key(box: Box) -> tuple[int, int]:
    """Return what a box is known by: its left upper corner in fifths of a point."""
    return round(box[0] * 5), round(box[1] * 5)


def hidden(glyphs: Glyphs, skip: frozenset[int]) -> Change:
    """Return all characters of a page that nobody sees."""
    places = [at for at, index in enumerate(glyphs.indexes) if index in skip and not glyphs.made[at]]
    kept = [at for at in places if glyphs.chars[at] and not glyphs.chars[at].isspace()]
    return Change(tuple(Target(glyphs.chars[at], glyphs.boxes[at]) for at in kept), "")


def recognised(document: Document, page: Page, glyphs: Glyphs) -> bool:
    """Say whether the text of a page was read from its picture: its characters stand where no glyphs do."""
    middles = {(char, *_middle(box)) for char, box in zip(glyphs.chars, glyphs.boxes, strict=True)}
    near = [(i, j) for i in (0, -1, 1) for j in (0, -1, 1)]
    found = total = 0
    for target in _targets(document.text, page, page.span.start, page.span.end):
        x, y = _middle(target.box)
        total += 1
        found += any((target.char, x + i, y + j) in middles for i, j in near)
    return total > 0 and found < 0.5 * total


def _middle(box: Box) -> tuple[int, int]:
    """Return the middle of a box in whole points."""
    return round((box[0] + box[2]) / 2), round((box[1] + box[3]) / 2)
