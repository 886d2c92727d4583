"""The parts of a DOCX package: links cut, pictures cleaned, and no part kept that nothing leads to."""

from __future__ import annotations

import re
from collections.abc import Mapping
from urllib.parse import unquote

from lxml import etree

from annotations.redaction.docx.clean import KEPT_KINDS
from annotations.redaction.pictures import without_metadata
from annotations.redaction.rewording import Rewording
from nlp.readers.package import Package, resolve
from nlp.readers.package_words import says

_WHAT = "DOCX"
_PRIVATE = re.compile(r"(?:mailto|tel|file):|^\\\\|^[A-Za-z]:\\|^/", re.IGNORECASE)
_MARKUP = (".xml", ".rels", ".vml", ".svg")
_TYPES = "[content_types].xml"
_NOWHERE = "about:blank"


def base_of(name: str) -> str:
    """Return the part that a part of relationships belongs to."""
    folder, _, file = name.rpartition("/")
    return f"{folder.removesuffix('_rels')}{file.removesuffix('.rels')}"


def links_cut(package: Package, reword: Rewording) -> dict[str, etree._Element]:
    """Return the relationships without those to what goes; private targets lead nowhere."""
    found: dict[str, etree._Element] = {}
    for name in package.names():
        if not name.lower().endswith(".rels"):
            continue
        root = package.xml(name)
        for link in list(root):
            target = unquote(link.get("Target", ""))
            if link.get("TargetMode") == "External":
                if _PRIVATE.search(target) or says(target) or reword(target) != target:
                    link.set("Target", _NOWHERE)
            elif link.get("Type", "").rpartition("/")[2] not in KEPT_KINDS:
                root.remove(link)
        found[name] = root
    return found


def unreached(package: Package, links: Mapping[str, etree._Element]) -> set[str]:
    """Return the parts that nothing leads to any more, with their relationships."""
    targets: dict[str, list[str]] = {}
    for name, root in links.items():
        inside = [one for one in root if one.get("TargetMode") != "External"]
        base = base_of(name)
        targets[base.lower()] = [resolve(base, one.get("Target", ""), _WHAT).lower() for one in inside]
    reached, todo = {""}, [""]
    while todo:
        for target in targets.get(todo.pop(), ()):
            if target not in reached:
                reached.add(target)
                todo.append(target)
    return {
        name
        for name in package.names()
        if name.lower() != _TYPES
        and (base_of(name) if name.lower().endswith(".rels") else name).lower() not in reached
    }


def clean_pictures(package: Package) -> dict[str, bytes]:
    """Return the pictures that tell something beside their pixels, without it."""
    found: dict[str, bytes] = {}
    for name in package.names():
        if not name.lower().endswith(_MARKUP):
            data = package.read(name)
            clean = without_metadata(data)
            if clean != data:
                found[name] = clean
    return found
