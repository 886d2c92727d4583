"""What is done to the elements of a DOCX part: taken out, or replaced by what they hold."""

from __future__ import annotations

from lxml import etree


def remove(element: etree._Element) -> None:
    """Remove an element; these formats have no text behind elements but blanks."""
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)


def unwrap(element: etree._Element) -> None:
    """Put the children of an element in its place."""
    parent = element.getparent()
    if parent is None:
        return
    at = parent.index(element)
    for child in reversed(list(element)):
        parent.insert(at, child)
    parent.remove(element)
