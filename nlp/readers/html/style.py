"""Whether an element of a web page is seen: inline styles, simple rules of the page, old attributes."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace

from lxml import etree

Declarations = dict[str, str]

# Each is tried from where it may begin only, and a comment that is not closed goes on to the end: of a style
# sheet of a million characters without braces or with a million openings, no part is read twice.
_COMMENT = re.compile(r"/\*.*?(?:\*/|\Z)", re.DOTALL)
_AT_BLOCK = re.compile(r"@[^{};@]*+\{(?:[^{}]*\{[^{}]*\})*[^{}]*\}")
_RULE = re.compile(r"(?<![^{}])([^{}]*)\{([^{}]*)\}")
_SELECTOR = re.compile(r"[a-zA-Z]*([.#][\w-]+)")
_ZERO = re.compile(r"0+(?:\.0+)?(?:px|pt|em|rem|%)?")
_FAR_AWAY = re.compile(r"-\d{3,}(?:\.\d+)?(?:px|pt|em|rem)?|-9{2,}.*")
_RGB = re.compile(r"rgba?\((\d{1,3}),(\d{1,3}),(\d{1,3})(?:,([\d.]+))?\)")
_HEX = re.compile(r"#(?:[0-9a-f]{3}|[0-9a-f]{6})")
_NAMES = {"white": "#ffffff", "black": "#000000", "transparent": "transparent"}
_RELEVANT = frozenset(
    ("display", "visibility", "opacity", "font-size", "color", "background", "background-color", "left",
     "text-indent", "position", "height", "max-height", "width", "overflow")
)  # fmt: skip
_INLINE = frozenset(("span", "font", "b", "i", "u", "em", "strong", "mark", "s", "code"))
_NEAR = 0x14
WHITE, _BLACK = "#ffffff", "#000000"


@dataclass(frozen=True, slots=True)
class Look:
    """What holds for the text inside an element; `ground` is None where it is a picture or unknown."""

    gone: str | None = None
    invisible: bool = False
    tiny: bool = False
    colour: str | None = None
    ground: str | None = WHITE

    @property
    def why(self) -> str | None:
        """Say in Chinese why the text is not seen, or None when it is."""
        if self.gone:
            return self.gone
        if self.invisible:
            return "不可见元素"
        if self.tiny:
            return "字号为零的文字"
        if self.colour and self.ground and _is_near(self.colour, self.ground):
            return "与底色同色的文字"
        return None

    def inside(self, element: etree._Element, rules: Mapping[str, Declarations]) -> Look:
        """Return the look of what is inside `element`, which stands in this look."""
        style = _style(element, rules)
        look = self
        reason = _gone(element, style)
        if reason and not look.gone:
            look = replace(look, gone=reason)
        if "visibility" in style:
            look = replace(look, invisible=style["visibility"] in ("hidden", "collapse"))
        if "font-size" in style:
            look = replace(look, tiny=_ZERO.fullmatch(style["font-size"]) is not None)
        return _coloured(look, element, style)


def _style(element: etree._Element, rules: Mapping[str, Declarations]) -> Declarations:
    """Return the declarations that hold for an element; its own beat those of the page."""
    names = [f".{name}" for name in element.get("class", "").split()]
    names.append(f"#{element.get('id', '')}")
    style: Declarations = {}
    for name in names:
        style |= rules.get(name, {})
    own = element.get("style")
    return style | declarations(own) if own else style


def declarations(text: str) -> Declarations:
    """Read `name: value; …`; only what decides about being seen is kept."""
    found: Declarations = {}
    for part in text.split(";"):
        name, _, value = part.partition(":")
        name = name.strip().lower()
        if name in _RELEVANT:
            found[name] = "".join(value.lower().replace("!important", "").split())
    return found


def read_rules(styles: list[str]) -> dict[str, Declarations]:
    """Read the rules of `<style>` for single classes and ids, but not those for print or small screens."""
    rules: dict[str, Declarations] = {}
    for text in styles:
        plain = _AT_BLOCK.sub("", _COMMENT.sub("", text))
        for selectors, body in _RULE.findall(plain):
            found = declarations(body)
            for selector in selectors.split(",") if found else ():
                name = _SELECTOR.fullmatch(selector.strip())
                if name:
                    rules.setdefault(name[1], {}).update(found)
    return rules


def _gone(element: etree._Element, style: Declarations) -> str | None:
    """Say why an element and all that is in it takes no place on the page."""
    if style.get("display") == "none" or (element.get("hidden") is not None and "display" not in style):
        return "隐藏元素"
    if _ZERO.fullmatch(style.get("opacity", "1")):
        return "透明元素"
    is_cut = style.get("overflow") == "hidden" and any(
        _ZERO.fullmatch(style.get(side, "1")) for side in ("height", "max-height", "width")
    )
    moved = "left" in style and style.get("position") in ("absolute", "fixed")
    away = [style.get("text-indent", ""), style["left"] if moved else ""]
    if is_cut or any(_FAR_AWAY.fullmatch(value) for value in away):
        return "移出页面的元素"
    return None


def _coloured(look: Look, element: etree._Element, style: Declarations) -> Look:
    """Follow the colours of letters and of what lies behind them."""
    colour = style.get("color") or (element.get("color") if element.tag == "font" else None)
    ground = style.get("background-color") or style.get("background") or element.get("bgcolor")
    if colour:
        look = replace(look, colour=_hex(colour))
    if ground and _hex(ground) != "transparent":
        look = replace(look, ground=_hex(ground))
        # Letters that no one coloured are black: a black bar over a few words is how names are "hidden".
        if look.colour is None and element.tag in _INLINE:
            look = replace(look, colour=_BLACK)
    return look


def _hex(text: str) -> str | None:
    """Return a colour as #rrggbb, "transparent", or None when it is none that we know."""
    value = "".join(text.lower().split())
    if value in _NAMES:
        return _NAMES[value]
    if _HEX.fullmatch(value):
        return value if len(value) == 7 else "#" + "".join(char * 2 for char in value[1:])
    if found := _RGB.fullmatch(value):
        if found[4] is not None and _ZERO.fullmatch(found[4]):
            return "transparent"
        return "#" + "".join(f"{min(255, int(part)):02x}" for part in found.group(1, 2, 3))
    return None


def _is_near(one: str, other: str) -> bool:
    """Say whether two colours cannot be told apart by eye; transparent letters are never seen."""
    if "transparent" in (one, other):
        return one == "transparent"
    pairs = ((int(one[i : i + 2], 16), int(other[i : i + 2], 16)) for i in (1, 3, 5))
    return all(abs(a - b) <= _NEAR for a, b in pairs)
