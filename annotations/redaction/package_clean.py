"""Attributes, comments and names of parts that say something are taken out of the XML of an office file."""

from __future__ import annotations

from lxml import etree

from nlp.readers.package_words import attribute_says, is_font

_PLAIN_FONT = "宋体"


def silence(root: etree._Element, running: str = "") -> bool:
    """Empty every attribute that says something, and drop comments; say whether anything changed.

    What stands in `running`, the text of the copy without blanks, may be said elsewhere too.
    """
    changed = _without_comments(root)
    for element in root.iter(etree.Element):
        for key, value in element.attrib.items():
            said = attribute_says(element, str(key), str(value))
            if said and "".join(str(value).split()) not in running:
                element.set(key, _PLAIN_FONT if is_font(element, str(key)) else "")
                changed = True
    return changed


def _without_comments(root: etree._Element) -> bool:
    """Remove comments and processing instructions, also those around the root."""
    away = etree.Element("away")
    around = [*root.itersiblings(preceding=True), *root.itersiblings()]
    inside = list(root.iter(etree.Comment, etree.ProcessingInstruction))
    for one in inside:
        parent, tail = one.getparent(), one.tail
        if parent is not None and tail:
            before = one.getprevious()
            if before is None:
                parent.text = (parent.text or "") + tail
            else:
                before.tail = (before.tail or "") + tail
            one.tail = None
    away.extend([*around, *inside])
    return bool(around or inside)
