"""How a run looks, as far as it decides whether a reader of the page sees it."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from lxml import etree

from nlp.readers.docx.names import is_on, value_of, w

_HEX = re.compile(r"[0-9A-Fa-f]{6}")
_NAMED = {
    "black": "000000", "white": "FFFFFF", "red": "FF0000", "yellow": "FFFF00", "green": "00FF00",
    "blue": "0000FF", "cyan": "00FFFF", "magenta": "FF00FF", "darkBlue": "000080", "darkRed": "800000",
    "darkCyan": "008080", "darkGreen": "008000", "darkMagenta": "800080", "darkYellow": "808000",
    "darkGray": "808080", "lightGray": "C0C0C0",
}  # fmt: skip
_THEME = {"background1": "FFFFFF", "light1": "FFFFFF", "text1": "000000", "dark1": "000000"}
_TINY_HALF_POINTS = 4
_SAME_COLOUR = 0x14
_DEEPEST = 20
_MAX_DIGITS = 6
WHITE, _BLACK = "FFFFFF", "000000"


@dataclass(frozen=True, slots=True)
class Look:
    """What is stated about a run; None where nothing is stated. Colours are RRGGBB."""

    vanish: bool | None = None
    colour: str | None = None
    half_points: int | None = None
    ground: str | None = None
    marker: str | None = None

    def under(self, other: Look) -> Look:
        """Return this look with everything that `other` states put on top."""
        return Look(
            self.vanish if other.vanish is None else other.vanish,
            other.colour or self.colour,
            self.half_points if other.half_points is None else other.half_points,
            other.ground or self.ground,
            other.marker or self.marker,
        )

    def cover(self, paper: str | None) -> str | None:
        """Say in Chinese why the text is not seen on `paper` (None: unknown), or None when it is."""
        if self.vanish:
            return "隐藏文字"
        if self.half_points is not None and self.half_points <= _TINY_HALF_POINTS:
            return "极小的文字"
        # Word turns automatic letters white on dark shading, but not under its marker pen.
        if self.marker and _is_near(self.marker, _BLACK) and self.colour in (None, "auto"):
            return "黑色标记下的文字"
        ground = self.marker or self.ground or paper
        if self.colour and ground and _is_near(self.colour, ground):
            return "白色文字" if _is_near(self.colour, WHITE) else "与底色同色的文字"
        return None


def _is_near(one: str, other: str) -> bool:
    """Say whether two colours cannot be told apart by eye."""
    if not (_HEX.fullmatch(one) and _HEX.fullmatch(other)):
        return False
    pairs = ((int(one[i : i + 2], 16), int(other[i : i + 2], 16)) for i in (0, 2, 4))
    return all(abs(a - b) <= _SAME_COLOUR for a, b in pairs)


def _colour(properties: etree._Element) -> str | None:
    """Return the colour of the letters; "auto" is chosen by Word so that it can be read."""
    element = properties.find(w("color"))
    if element is None:
        return None
    value = element.get(w("val"), "")
    return value if _HEX.fullmatch(value) else _THEME.get(element.get(w("themeColor"), ""), "auto")


def shading(properties: etree._Element | None) -> str | None:
    """Return the colour that `w:shd` paints behind the text, if it paints one."""
    element = None if properties is None else properties.find(w("shd"))
    if element is None:
        return None
    value = element.get(w("color" if element.get(w("val")) == "solid" else "fill"), "")
    return value if _HEX.fullmatch(value) else None


def look_of(properties: etree._Element | None) -> Look:
    """Read the direct statements of a `w:rPr`; deeper ones are what a tracked change says of the past."""
    if properties is None:
        return Look()
    size = value_of(properties, "sz") or ""
    return Look(
        is_on(properties, "vanish"),
        _colour(properties),
        int(size) if size.isdecimal() and len(size) < _MAX_DIGITS else None,
        shading(properties),
        _NAMED.get(value_of(properties, "highlight") or ""),
    )


@dataclass(frozen=True, slots=True)
class Styles:
    """The looks of named styles with all that they are based on, and the styles of coloured tables."""

    looks: dict[str, Look] = field(default_factory=dict)
    default: Look = Look()
    coloured_tables: frozenset[str] = frozenset()

    def paragraph(self, properties: etree._Element | None) -> Look:
        """Return the look that a paragraph gives to its runs."""
        named = self.looks.get(value_of(properties, "pStyle") or "", self.default)
        return named.under(Look(ground=shading(properties)))

    def run(self, properties: etree._Element | None) -> Look:
        """Return the look that a run states itself or by its style."""
        named = self.looks.get(value_of(properties, "rStyle") or "", Look())
        return named.under(look_of(properties))


def read_styles(root: etree._Element | None) -> Styles:
    """Read `styles.xml`; a style that is based on itself ends after a fixed depth."""
    if root is None:
        return Styles()
    elements = {element.get(w("styleId"), ""): element for element in root.iter(w("style"))}
    base = look_of(root.find(f"{w('docDefaults')}/{w('rPrDefault')}/{w('rPr')}"))
    looks = {name: _chain(name, elements, base) for name in elements}
    default = next((looks[name] for name, element in elements.items() if _is_default(element)), base)
    coloured = frozenset(
        name
        for name, element in elements.items()
        if element.get(w("type")) == "table" and any(True for _ in element.iter(w("shd")))
    )
    return Styles(looks, default, coloured)


def _is_default(element: etree._Element) -> bool:
    """Say whether this is the style of paragraphs that name none."""
    return element.get(w("type")) == "paragraph" and element.get(w("default")) in ("1", "true")


def _chain(name: str, elements: dict[str, etree._Element], base: Look) -> Look:
    """Lay a style over the styles that it is based on."""
    chain: list[Look] = []
    at: str | None = name
    while at in elements and len(chain) < _DEEPEST:
        element = elements[at]
        own = look_of(element.find(w("rPr")))
        chain.append(Look(ground=shading(element.find(w("pPr")))).under(own))
        at = value_of(element, "basedOn")
    # A character style must not bring the paragraph defaults along: they would undo what it lies on.
    look = Look() if elements[name].get(w("type")) == "character" else base
    for link in reversed(chain):
        look = look.under(link)
    return look
