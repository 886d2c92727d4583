"""What the parts of an office file (DOCX, OFD) say beside its pages: attributes, comments, unused parts."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from urllib.parse import unquote

from lxml import etree

from nlp.readers.byte_words import words_in
from nlp.readers.interface import ReadError
from nlp.readers.package import Package
from nlp.readers.picture_parts import beside_pixels, is_picture
from nlp.values import Hidden, HiddenKind

_WORDS = re.compile(r"[\u3400-\u9fff]{2}")
_PRIVATE = re.compile(
    r"(?<![\w.-])(?:1[3-9]\d{9}|\d{17}[\dXx])(?![\w-])|(?<![\w.+-])[\w.+-]{2,}+@[\w-]{2,}\.\w|[\u3400-\u9fff]\d{11}"
)
# Names that programs give by themselves.
_DULL = re.compile(
    r"(?:图片|图像|图形|图表|图|文本框|文字|矩形|圆角矩形|椭圆|直线|直接连接符|直接箭头连接符|连接符|形状|对象|组合|表格|"
    r"任意多边形|自选图形|自定义|内容占位符|占位符|样式|书签|水印|正文|标题|印章|印模|签名|附件|主题|默认段落字体|普通表格)"
    r"[\s\d_-]*"
)
_NUMBERING = re.compile(
    r"[第章节条款项编部分篇之附件图表例注、，,．.。:：（）()\[\]【】〔〕《》%\d\s〇一二三四五六七八九十]*"
)
_FONT_KEYS = frozenset(("ascii", "hAnsi", "eastAsia", "cs", "typeface", "FontName", "FamilyName"))
_FONT_TAGS = frozenset(("font", "altName", "latin", "ea", "cs", "sym", "buFont"))
_OF_FONTS = re.compile("[宋黑楷隶圆体體仿魏雅线苹方琥彩书]|明朝")
# Most parts say nothing but to programs: a look at their bytes spares the walk over their elements.
_PAGE_TEXT = re.compile(
    r"(<(?:\w+:)?(?:t|delText|instrText|delInstrText|v|f|pt|TextCode)(?:\s[^<>]*)?>)[^<]*(?=</)"
)
_MAYBE = re.compile(r"[\u3400-\u9fff]{2}|\d{11}|[@%]\w|&#|<!--|<\?(?!xml )")
_MARKS, _DIGITS = (b"@", b"%", b"&#", b"<!--"), re.compile(rb"\d{11}")
_ON_PAGES = re.compile(r"(?:^|/)(?:document|header\d*|footer\d*|footnotes|endnotes|comments|content)\.xml$")
# What a field does is told apart, and goes with the field.
_INSTRUCTION = "instr"
_LONGEST, _MOST = 400, 200
_XML = (".xml", ".rels", ".vml")
_TEXT = (".txt", ".json", ".htm", ".html", ".csv", ".md")
# What such a picture says is drawn: people see it.
_DRAWN = (".emf", ".wmf", ".svg")
# Embedded fonts say their own names.
_FONT_FILES = (".odttf", ".ttf", ".otf", ".ttc", ".fntdata")
_PICTURES = (".jpg", ".jpeg", ".jpe", ".jfif", ".png", ".gif", ".tif", ".tiff", ".bmp", ".webp")


def says(text: str) -> bool:
    """Say whether a text tells something: Chinese words, a telephone's or an identity number, an address."""
    plain = unquote(text) if "%" in text else text
    return bool(_PRIVATE.search(plain)) or (bool(_WORDS.search(plain)) and not _DULL.fullmatch(plain.strip()))


def is_font(element: etree._Element, key: str) -> bool:
    """Say whether an attribute names a font."""
    tag = etree.QName(element).localname
    name = etree.QName(key).localname
    return name in _FONT_KEYS or tag in _FONT_TAGS or (tag == "textpath" and name == "style")


def word_art(root: etree._Element) -> Iterator[tuple[etree._Element, str]]:
    """Yield the letters that a page draws along a path (watermarks, titles), with their elements."""
    for element in root.iter("{urn:schemas-microsoft-com:vml}textpath"):
        said = element.get("string", "")
        if says("".join(said.split())):
            yield element, said


def attribute_says(element: etree._Element, key: str, value: str) -> bool:
    """Say whether an attribute tells something that a page does not show; names of fonts do not."""
    if etree.QName(key).localname == _INSTRUCTION or not says(value):
        return False
    if is_font(element, key):
        return bool(_PRIVATE.search(value)) or not _OF_FONTS.search(value)
    if etree.QName(element).localname == "lvlText":
        return not _NUMBERING.fullmatch(value)
    return True


def told_by_parts(package: Package, seen: str, is_shown: Callable[[str, str], bool]) -> Iterator[Hidden]:
    """Yield what each part says that was not `seen` yet; `is_shown` knows the texts (part, tag) of pages."""
    known = "".join(seen.split())
    for number, part in enumerate(package.names(), 1):
        texts = dict.fromkeys(" ".join(text.split())[:_LONGEST] for text in _texts(package, part, is_shown))
        fresh = [text for text in texts if "".join(text.split()) not in known]
        if fresh:
            label = f"第 {number} 个部件" if says(part) else part
            yield Hidden(HiddenKind.METADATA, f"文件内部（{label}）", "\n".join(fresh[:_MOST]))
    between = words_in(package.between())
    if between:
        yield Hidden(HiddenKind.METADATA, "文件内部（压缩包的备注）", "\n".join(between))


def _texts(package: Package, part: str, is_shown: Callable[[str, str], bool]) -> Iterator[str]:
    """Yield what one part says, and its own name where that says something."""
    name = part.lower()
    if says(part):
        yield part.rpartition("/")[2]
    try:
        if name.endswith(_TEXT) and not is_shown(part, ""):
            yield from (
                line for line in package.read(part).decode("utf-8", "replace").split("\n") if says(line)
            )
        elif name.endswith(_XML):
            if _may_say(package, part, is_shown):
                yield from _of_xml(package, part, is_shown)
        elif not (name.endswith((*_DRAWN, *_FONT_FILES)) or is_shown(part, "")):
            yield from _of_bytes(package.read(part), name)
    except ReadError:
        # What a reader of the file needs is read again and refused there.
        return


def _of_xml(package: Package, part: str, is_shown: Callable[[str, str], bool]) -> Iterator[str]:
    """Yield what a part of XML says; one that is broken hangs on nothing, and is bytes."""
    try:
        root = package.xml(part)
    except ReadError:
        yield from words_in(package.read(part))
        return
    yield from _of_tree(root, part, is_shown)


def _of_bytes(data: bytes, name: str) -> list[str]:
    """Return what a picture tells beside its pixels, or what a part of another kind holds."""
    return beside_pixels(data) if name.endswith(_PICTURES) or is_picture(data) else words_in(data)


def drawn_words(package: Package) -> Iterator[str]:
    """Yield what each drawing (EMF, WMF, SVG) shows in letters, in one text."""
    for part in package.names():
        if part.lower().endswith(_DRAWN):
            said = "\n".join(words_in(package.read(part)))
            if said:
                yield said


def _may_say(package: Package, name: str, is_shown: Callable[[str, str], bool]) -> bool:
    """Say whether the bytes of a part of XML hold anything that could say something."""
    data = package.read(name)
    if b"\0" in data[:4]:
        return True
    if data.isascii() and not any(mark in data for mark in _MARKS):
        return _DIGITS.search(data) is not None
    raw = data.decode("utf-8", "replace")
    is_page = _ON_PAGES.search(name.lower()) is not None and (
        is_shown(name, "t") or is_shown(name, "TextCode")
    )
    return _MAYBE.search(_PAGE_TEXT.sub(r"\1", raw) if is_page else raw) is not None


def _of_tree(root: etree._Element, part: str, is_shown: Callable[[str, str], bool]) -> Iterator[str]:
    """Yield the attributes, comments and texts of a tree that say something."""
    around = (*root.itersiblings(preceding=True), *root.itersiblings())
    for element in (*around, *root.iter()):
        text = element.text or ""
        if isinstance(element, (etree._Comment, etree._ProcessingInstruction)):
            if says(text):
                yield text
            continue
        for key, value in element.attrib.items():
            if attribute_says(element, str(key), str(value)):
                yield unquote(str(value))
        if says(text) and not is_shown(part, etree.QName(element).localname):
            yield text
