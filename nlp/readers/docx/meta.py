"""What a DOCX says about itself and its authors: properties, reviewers, link addresses, attachments."""

from __future__ import annotations

import base64
import re
from collections.abc import Iterator
from urllib.parse import unquote

from lxml import etree

from nlp.readers.byte_words import words_in
from nlp.readers.docx.names import w
from nlp.readers.interface import ReadError
from nlp.readers.package import Package
from nlp.readers.package_words import says
from nlp.values import Hidden, HiddenKind

_CORE = {
    "creator": "作者", "lastModifiedBy": "最后修改者", "title": "标题", "subject": "主题",
    "keywords": "关键词", "description": "备注", "category": "类别", "contentStatus": "状态",
    "identifier": "标识符",
}  # fmt: skip
_APP = {"Company": "单位", "Manager": "经理", "HyperlinkBase": "超链接基础"}
_QUOTED = re.compile(r'[^"“”\\\s]{2,}')
_TELLING = re.compile(r"[\u4e00-\u9fff]{2}|\d{7}")
# Bookmarks that Word makes by itself: their numbers say nothing.
_OWN_MARKS = re.compile(r"_(?:Ref|Toc|Hlk)\d+")
_STORE = re.compile(r"customXml/item\d+\.xml")
_PRIVATE_LINK = re.compile(r"(?:mailto|tel|file):|^\\\\|^[A-Za-z]:\\", re.IGNORECASE)


def _hidden(place: str, text: str | None) -> Iterator[Hidden]:
    """Yield one piece of metadata, when it says anything."""
    if text and text.strip():
        yield Hidden(HiddenKind.METADATA, place, text.strip())


def _local(element: etree._Element) -> str:
    """Return the name of an element without its namespace; comments have none."""
    return etree.QName(element).localname if isinstance(element.tag, str) else ""


def properties(package: Package) -> Iterator[Hidden]:
    """Yield the document properties that can name a person, a place or a case."""
    for part, labels in (("docProps/core.xml", _CORE), ("docProps/app.xml", _APP)):
        root = package.find_xml(part)
        for element in () if root is None else root:
            if _local(element) in labels:
                yield from _hidden(f"文档属性·{labels[_local(element)]}", element.text)
    yield from _custom(package)


def _custom(package: Package) -> Iterator[Hidden]:
    """Yield custom properties; a name may itself be a leak, so the place only counts them."""
    root = package.find_xml("docProps/custom.xml")
    for number, element in enumerate(() if root is None else root, 1):
        value = "".join(str(text) for text in element.itertext())
        yield from _hidden(
            f"文档属性·自定义 {number}", f"{element.get('name', '')}：{value}" if value else None
        )


def settings(package: Package, part: str) -> Iterator[Hidden]:
    """Yield document variables: values that templates keep and nobody sees."""
    root = package.find_xml(part)
    for number, element in enumerate(() if root is None else root.iter(w("docVar")), 1):
        yield from _hidden(f"文档变量 {number}", f"{element.get(w('name'), '')}：{element.get(w('val'), '')}")


def authors(root: etree._Element, place: str) -> Iterator[Hidden]:
    """Yield once each name that stands at tracked changes or comments."""
    names = dict.fromkeys(name for e in root.iter() if (name := e.get(w("author"))))
    for number, name in enumerate(names, 1):
        yield from _hidden(f"{place}·作者 {number}", str(name))


def addresses(found: Iterator[str], seen: str) -> Iterator[Hidden]:
    """Yield mail, telephone and file addresses behind links, unless the text shows them anyway."""
    for number, address in enumerate(dict.fromkeys(found), 1):
        plain = unquote(address)
        bare = re.sub(r"^(?:mailto|tel):", "", plain, flags=re.IGNORECASE)
        if _PRIVATE_LINK.match(plain) and bare not in seen:
            yield from _hidden(f"超链接 {number}·地址", plain)


def fields(root: etree._Element, seen: str) -> Iterator[Hidden]:
    """Yield instructions of fields that hold words or long numbers which the text does not show."""
    instructions = [element.text or "" for element in root.iter(w("instrText"), w("delInstrText"))]
    instructions += [element.get(w("instr"), "") for element in root.iter(w("fldSimple"))]
    words = (found.strip() for one in instructions for found in _QUOTED.findall(_OWN_MARKS.sub("", one)))
    telling = [one for one in dict.fromkeys(words) if _TELLING.search(one) and one not in seen]
    packed = [_unpacked(element.text or "") for element in root.iter(w("fldData"))]
    for number, one in enumerate((*telling, *(one for one in packed if one)), 1):
        yield from _hidden(f"域代码 {number}", one)


def _unpacked(data: str) -> str:
    """Return the words of what a program keeps with a field, in Base64."""
    try:
        return "\n".join(words_in(base64.b64decode(data)))
    except ValueError:
        return ""


def stores(package: Package) -> Iterator[Hidden]:
    """Yield data that templates keep in parts of their own (customXml)."""
    names = sorted(name for name in package.names() if _STORE.fullmatch(name))
    for number, name in enumerate(names, 1):
        told = "\n".join(one for one in _stored(package, name) if _TELLING.search(one))
        yield from _hidden(f"自定义 XML 数据 {number}", told)


def _stored(package: Package, name: str) -> list[str]:
    """Return texts and values of attributes; what Word does not read itself may be no good XML."""
    try:
        root = package.xml(name)
    except ReadError:
        return words_in(package.read(name))
    texts = [str(text).strip() for text in root.itertext()]
    spaces = [str(uri) for element in root.iter(etree.Element) for uri in element.nsmap.values()]
    values = [str(value) for element in root.iter(etree.Element) for value in element.attrib.values()]
    return [*texts, *values, *dict.fromkeys(spaces)]


def readings(root: etree._Element, where: str = "") -> Iterator[Hidden]:
    """Yield the words over other words (ruby): they are shown, but no running text."""
    said = ["".join(str(text) for text in element.itertext()) for element in root.iter(w("rt"))]
    for number, text in enumerate((one for one in said if says(one)), 1):
        yield from _hidden(f"{where}注音 {number}", text)


def pictures(root: etree._Element, where: str = "") -> Iterator[Hidden]:
    """Yield the descriptions of pictures, which Word often fills with the name of the file."""
    number = 0
    for element in root.iter():
        if _local(element) == "docPr":
            number += 1
            for name, label in (("descr", "替代文字"), ("title", "标题")):
                yield from _hidden(f"{where}图片 {number}·{label}", element.get(name))
