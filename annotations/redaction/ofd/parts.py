"""The parts of an OFD package: none is kept that nothing shown leads to; pictures are pixels alone."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from lxml import etree

from annotations.redaction.package_clean import silence
from annotations.redaction.pictures import without_metadata
from annotations.redaction.values import RedactError
from nlp.readers.package import Package, resolve
from nlp.readers.package_words import says

_WHAT = "OFD"
_FILES = ("MediaFile", "FontFile", "ProfileFile")
# Texts of these lead to parts; all others in the lists of a package say something or nothing.
_LEADING = frozenset(
    ("DocRoot", "PublicRes", "DocumentRes", "PageRes", "Annotations", "FileLoc", "Signatures", *_FILES)
)
_REMEDY = "用制作该文件的软件打开后另存一份再试"


def keep_reached(
    package: Package,
    roots: Mapping[str, etree._Element],
    changed: dict[str, bytes],
    dropped: set[str],
    running: str,
) -> None:
    """Silence every part that was read (`roots`), clean the files that they lead to, and drop all others."""
    shown = {value for root in roots.values() for value in _used(root)}
    kept = {part.lower() for part in roots}
    for part, root in roots.items():
        _without_actions(root)
        _unlisted(root, shown)
        silence(root, running)
        for file in _files(part, root):
            kept.add(file.lower())
            if package.has(file):
                _clean(package, file, changed)
    for name in package.names():
        if name.lower() not in kept:
            dropped.add(name)


def _used(root: etree._Element) -> Iterator[str]:
    """Yield the ids of resources that a page, a template, an annotation or a graphic shows."""
    for element in root.iter(etree.Element):
        element.attrib.pop("Substitution", "")
        yield from (element.get(key, "") for key in ("ResourceID", "ImageMask") if element.get(key))


def _unlisted(root: etree._Element, shown: set[str]) -> None:
    """Take media and graphics off the lists that nothing shows."""
    for one in list(root.iter("{*}MultiMedia", "{*}CompositeGraphicUnit")):
        parent = one.getparent()
        if parent is not None and one.get("ID", "") not in shown:
            parent.remove(one)


def _without_actions(root: etree._Element) -> None:
    """Remove actions that lead out of the document or play something; those to a page stay."""
    for action in list(root.iter("{*}Action")):
        parent = action.getparent()
        if parent is not None and action.find("{*}Goto") is None:
            parent.remove(action)
    for code in [one for cell in root.iter("{*}CellContent") for one in cell.iter("{*}TextCode")]:
        code.text = None
    for element in root.iter(etree.Element):
        if etree.QName(element).localname != "TextCode" and len(element) == 0 and says(element.text or ""):
            if etree.QName(element).localname in _LEADING:
                raise RedactError("部件的名称中有文字或号码，不能写出副本", _REMEDY)
            element.text = None


def _files(part: str, root: etree._Element) -> Iterator[str]:
    """Yield the files that a list of resources names."""
    base = (root.get("BaseLoc") or "").strip()
    for name in _FILES:
        for element in root.iter(f"{{*}}{name}"):
            file = (element.text or "").strip()
            inside = file if file.startswith("/") or not base else f"{base.rstrip('/')}/{file}"
            yield resolve(part, inside, _WHAT)


def _clean(package: Package, file: str, changed: dict[str, bytes]) -> None:
    """Keep a picture without what it tells beside its pixels."""
    data = package.read(file)
    clean = without_metadata(data)
    if clean != data:
        changed[next(name for name in package.names() if name.lower() == file.lower())] = clean
