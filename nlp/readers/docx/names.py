"""The names that a DOCX uses for its elements, and small steps over them."""

from __future__ import annotations

from lxml import etree

MAIN = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
COMPATIBILITY = "http://schemas.openxmlformats.org/markup-compatibility/2006"
MATHS = "http://schemas.openxmlformats.org/officeDocument/2006/math"

# A "strict" file has the same elements under other names; it is renamed before it is parsed.
STRICT = (
    (b"http://purl.oclc.org/ooxml/wordprocessingml/main", MAIN.encode()),
    (b"http://purl.oclc.org/ooxml/officeDocument/relationships", RELATIONS.encode()),
    (b"http://purl.oclc.org/ooxml/officeDocument/math", MATHS.encode()),
)


def w(name: str) -> str:
    """Return the full name of an element or attribute of WordprocessingML."""
    return f"{{{MAIN}}}{name}"


_VAL = w("val")


def value_of(parent: etree._Element | None, name: str) -> str | None:
    """Return the `w:val` of a direct child, or None when the child or its value is missing."""
    child = None if parent is None else parent.find(w(name))
    value = None if child is None else child.get(_VAL)
    return None if value is None else str(value)


def is_on(parent: etree._Element | None, name: str) -> bool | None:
    """Return what a switch such as `<w:vanish/>` says; None when it is not there."""
    child = None if parent is None else parent.find(w(name))
    return None if child is None else child.get(_VAL) not in ("0", "false", "off")
