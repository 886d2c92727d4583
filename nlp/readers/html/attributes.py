"""What the attributes of a web page say: values that a person could read, and no names of fonts."""

from __future__ import annotations

import base64
import re
from collections.abc import Iterator
from urllib.parse import unquote, unquote_to_bytes

from lxml import etree

from nlp.readers.byte_words import words_in
from nlp.readers.picture_parts import beside_pixels, is_picture

# Words in which a style names fonts; they are in nearly every page that Word has saved.
_FONTS = re.compile(
    "微软雅黑|微软正黑体|(?:华文|方正|汉仪|文鼎|思源|苹方|兰亭)?"
    "(?:小标宋|大标宋|中宋|新宋体|仿宋体?|书宋|宋体|楷体|正楷|行楷|新魏|琥珀|彩云|黑体|细黑|隶书|幼圆|等线|魏碑)"
    "(?:_?GB2312|简体?|繁体?)?"
)
TELLING = re.compile(r"[\u3400-\u9fff]|\d{6}")
_LINKED = re.compile(r"[\u3400-\u9fff]|(?<!\d)(?:1[3-9]\d{9}|\d{17}[\dXx])(?!\d)")
_PRIVATE_LINK = re.compile(r"(?:mailto|tel|sms|file):", re.IGNORECASE)
# A file that stands in an address is text where it says so, and where it says nothing (RFC 2397).
_TEXT = re.compile(r"data:\s*(?:text/|image/svg|application/(?:json|xml|xhtml)|[;,]|$)", re.IGNORECASE)
PACKED = re.compile(r";\s*base64\s*$", re.IGNORECASE)
_LINKS = frozenset(
    (
        "action", "background", "cite", "classid", "codebase", "data", "formaction", "href", "longdesc",
        "manifest", "poster", "profile", "src", "srcset", "usemap", "xlink:href",
    )
)  # fmt: skip
# What names an element for the page's own programs: often numbered by the day.
_NAMES = frozenset(("class", "for", "id", "headers", "name", "style"))


def held(value: str) -> tuple[str, bytes] | None:
    """Return kind and bytes of a file that stands in an address itself (`data:`); None for any other."""
    head, comma, rest = value.strip().partition(",")
    if not (comma and head[:5].lower() == "data:"):
        return None
    data = unquote_to_bytes(rest)
    try:
        return head, base64.b64decode(data) if PACKED.search(head) else data
    except ValueError:
        return head, data


def said(name: str, value: str) -> str:
    """Return what an attribute says, readable; nothing where it says nothing of anybody."""
    if name in _LINKS and (file := held(value)):
        head, data = file
        is_text = _TEXT.match(head) is not None
        words = beside_pixels(data) if is_picture(data) else words_in(data, written=is_text)
        return "\n".join(words)
    if name in _LINKS and _PRIVATE_LINK.match(value):
        return value
    text = _FONTS.sub("", unquote(value) if "%" in value else value)
    if not (_LINKED if name in _LINKS | _NAMES else TELLING).search(text):
        return ""
    return text if "%" in value else value


def told(element: etree._Element) -> Iterator[tuple[str, str]]:
    """Yield the attributes of an element that say something, with what they say."""
    for key, value in element.attrib.items():
        name = str(key)
        if text := said(name.lower(), str(value)):
            yield name, text


def says_more(text: str) -> bool:
    """Say whether styles hold words or numbers that are no names of fonts."""
    return TELLING.search(_FONTS.sub("", text)) is not None


def is_link(name: str) -> bool:
    """Say whether an attribute leads somewhere."""
    return name.lower() in _LINKS
