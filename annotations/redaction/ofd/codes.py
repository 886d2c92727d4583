"""The characters of OFD pages: found by their boxes, taken out of their text codes, replaced."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from lxml import etree

from annotations.redaction.rewording import Rewording
from nlp.readers.ofd.page import Place, coded_words
from nlp.values import Rect

_NEAR = 0.5
_NAMING = ("Title", "Name")


@dataclass(slots=True)
class Code:
    """A text code: its element, its characters, their places, and what becomes of them."""

    element: etree._Element
    text: str = field(repr=False)
    places: list[Place] = field(repr=False)
    taken: dict[int, str] = field(default_factory=dict, repr=False)


@dataclass(slots=True)
class Glyphs:
    """All characters of some trees by where they stand."""

    codes: list[Code] = field(default_factory=list)
    _at: dict[tuple[str, int], list[tuple[Rect, int, int]]] = field(default_factory=lambda: defaultdict(list))

    @classmethod
    def of(cls, roots: Iterable[etree._Element]) -> Glyphs:
        """Gather the characters of every text object below the roots."""
        found = cls()
        for root in roots:
            for thing in root.iter("{*}TextObject"):
                for element, word, places in coded_words(thing):
                    number = len(found.codes)
                    found.codes.append(Code(element, word.text, places))
                    for index, (char, box) in enumerate(zip(word.text, word.boxes, strict=True)):
                        found._at[char, round(box.x0)].append((box, number, index))
        return found

    def take(self, char: str, box: Rect, text: str) -> bool:
        """Take a character out and put `text` in its place; say whether it was found."""
        best: tuple[float, int, int] | None = None
        for column in (round(box.x0) - 1, round(box.x0), round(box.x0) + 1):
            for other, number, index in self._at.get((char, column), ()):
                away = abs(other.x0 - box.x0) + abs(other.y0 - box.y0)
                if away < _NEAR and (best is None or away < best[0]):
                    best = (away, number, index)
        if best is None:
            return False
        taken = self.codes[best[1]].taken
        taken[best[2]] = taken.get(best[2], "") or text
        return True


def rewrite(glyphs: Glyphs) -> list[etree._Element]:
    """Write what was taken out and put in back to the elements; return the text objects that need a font.

    Without its codes of glyphs an object depends on what characters its font has.
    """
    needy: dict[etree._Element, None] = {}
    for code in glyphs.codes:
        thing = code.element.getparent()
        if code.taken:
            _rewrite(code)
            had_codes = _without_glyph_codes(thing)
            if thing is not None and (had_codes or any(code.taken.values())):
                needy[thing] = None
    return list(needy)


def _rewrite(code: Code) -> None:
    """Write the characters that are left, each with its own step to the next."""
    steps = _steps(code.places)
    chars: list[str] = []
    moves: list[tuple[float, float]] = []
    for index, char in enumerate(code.text):
        fresh = code.taken.get(index)
        put = char if fresh is None else fresh
        # New characters take the steps of those that they replace, as far as these reach.
        for offset, one in enumerate(put):
            chars.append(one)
            moves.append(steps[min(index + offset, len(steps) - 1)] if fresh is not None else steps[index])
    code.element.text = "".join(chars)
    _write_steps(code.element, moves)


def _steps(places: Sequence[Place]) -> list[tuple[float, float]]:
    """Return the way from each character to the next; of the last one its width."""
    ways = [(b[0] - a[0], b[1] - a[1]) for a, b in pairwise(places)]
    down = any(abs(y) > abs(x) for x, y in ways)
    last = places[-1][2]
    return [*ways, (0.0, last) if down else (last, 0.0)]


def _write_steps(element: etree._Element, moves: Sequence[tuple[float, float]]) -> None:
    """Write the steps between characters; there is one less than characters."""
    inner = moves[:-1]
    for name, values in (("DeltaX", [x for x, _ in inner]), ("DeltaY", [y for _, y in inner])):
        element.attrib.pop(name, "")
        if any(values):
            element.set(name, " ".join(f"{value:g}" for value in values))


def _without_glyph_codes(thing: etree._Element | None) -> bool:
    """Remove the glyph codes of a text object, which say what stood there; say whether it had any."""
    codes = [] if thing is None else thing.findall("{*}CGTransform")
    for element in codes:
        if thing is not None:
            thing.remove(element)
    return bool(codes)


def reworded_tree(root: etree._Element, reword: Rewording, beside: str) -> list[etree._Element]:
    """Replace the words of the plan in the text codes that stand `beside` the running text, and in titles.

    Returns the text objects that need a font.
    """
    needy: list[etree._Element] = []
    for element in root.iter(etree.Element):
        is_code = etree.QName(element).localname == "TextCode"
        text = element.text or ""
        if not is_code or text.strip() in beside:
            masked = reword(text)
            if masked != text:
                element.text = masked
                if is_code:
                    _even(element)
                    thing = element.getparent()
                    _without_glyph_codes(thing)
                    needy += [] if thing is None else [thing]
        for key in _NAMING:
            if value := element.get(key):
                element.set(key, reword(value))
    return needy


def _even(element: etree._Element) -> None:
    """Drop steps that no longer fit the number of characters: a reader takes natural widths then."""
    element.attrib.pop("DeltaX", "")
