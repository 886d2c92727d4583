"""Fonts for the text objects of an OFD that change: a subset has only the characters that were there.

GB/T 33190 allows a font without a file: the reader's own of that name is used then.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from lxml import etree

from nlp.readers.package import resolve

_WHAT = "OFD"
# By what the name of the subset holds; the first that fits is the nearest of what every office has.
_LIKE = (
    ("仿宋", "仿宋"),
    ("fangsong", "仿宋"),
    ("楷", "楷体"),
    ("kai", "楷体"),
    ("黑", "黑体"),
    ("hei", "黑体"),
)
_DEFAULT = "宋体"
_RESOURCES = ("{*}CommonData/{*}PublicRes", "{*}CommonData/{*}DocumentRes")


@dataclass(slots=True)
class Fonts:
    """The fonts of a document by their ids, and where another can be listed."""

    root: etree._Element
    lists: list[etree._Element] = field(default_factory=list)
    embedded: dict[str, str] = field(default_factory=dict)
    last: int = 0
    _given: dict[str, str] = field(default_factory=dict)

    @classmethod
    def of(cls, root: etree._Element, part: str, load: Callable[[str], etree._Element | None]) -> Fonts:
        """Gather the fonts that the root part of a document names."""
        found = cls(root)
        limit = (root.findtext("{*}CommonData/{*}MaxUnitID") or "").strip()
        found.last = int(limit) if limit.isdecimal() else 0
        for path in _RESOURCES:
            for element in root.iterfind(path):
                resources = load(resolve(part, (element.text or "").strip(), _WHAT))
                if resources is not None:
                    found._gather(resources)
        return found

    def page(self, root: etree._Element, part: str, load: Callable[[str], etree._Element | None]) -> None:
        """Gather the fonts that one page has for itself; nothing is added to them."""
        for element in root.iterfind("{*}PageRes"):
            resources = load(resolve(part, (element.text or "").strip(), _WHAT))
            if resources is not None:
                self._fonts(resources)

    def _gather(self, resources: etree._Element) -> None:
        """Take the fonts of a part of resources, which can list more."""
        self._fonts(resources)
        self.lists.append(resources)

    def _fonts(self, resources: etree._Element) -> None:
        """Note the fonts whose characters stand in the file."""
        for element in resources.iter(etree.Element):
            number = element.get("ID", "")
            self.last = max(self.last, int(number) if number.isdecimal() else 0)
        for one in resources.iterfind("{*}Fonts/{*}Font"):
            if (one.findtext("{*}FontFile") or "").strip():
                self.embedded[one.get("ID", "")] = f"{one.get('FontName', '')} {one.get('FamilyName', '')}"

    def replace(self, things: Iterable[etree._Element]) -> None:
        """Give text objects that use a subset a font that has every character."""
        for thing in things:
            name = self.embedded.get(thing.get("Font", ""))
            if name is not None and self.lists:
                thing.set("Font", self._plain(name))

    def _plain(self, like: str) -> str:
        """Return the id of a font without a file, listed once."""
        lowered = like.lower()
        family = next((plain for mark, plain in _LIKE if mark in lowered), _DEFAULT)
        if family not in self._given:
            self.last += 1
            self._given[family] = str(self.last)
            space = etree.QName(self.lists[-1]).namespace
            prefix = f"{{{space}}}" if space else ""
            fonts = self.lists[-1].find("{*}Fonts")
            if fonts is None:
                fonts = etree.SubElement(self.lists[-1], f"{prefix}Fonts")
            names = {"ID": str(self.last), "FontName": family, "FamilyName": family, "Charset": "unicode"}
            etree.SubElement(fonts, f"{prefix}Font", names)
            limit = self.root.find("{*}CommonData/{*}MaxUnitID")
            if limit is not None:
                limit.text = str(self.last)
        return self._given[family]
