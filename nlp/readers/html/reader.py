"""HTML becomes a reading: the document of a court site's page or of a plain one, and what is not seen."""

from __future__ import annotations

import codecs
import json
import re
from collections.abc import Container, Iterator
from pathlib import Path

from lxml import etree

from nlp.readers.html.attributes import TELLING, held, says_more, told
from nlp.readers.html.main import choose
from nlp.readers.html.script import scripts
from nlp.readers.html.style import read_rules
from nlp.readers.html.text import Walk
from nlp.readers.interface import Limits, ReadError, Reading
from nlp.values import Cause, Hidden, HiddenKind, Margin, MarginKind

PAGE_TITLE = "网页标题"
MEDIA_TYPE = "text/html"
PICTURES = "含图片，图片中的文字未识别"
_HEAD_BYTES = 4096
_CHARSET = re.compile(
    rb"<(?:meta|\?xml)[^>]{0,200}?(?:charset|encoding)\s{0,9}=[\s\"']{0,9}([A-Za-z0-9_.:-]{2,20})", re.I
)
_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"),
)  # fmt: skip
_CHINESE = frozenset(("gb2312", "gbk", "gb18030", "gb_2312-80", "x-gbk", "cp936", "ms936"))
_WESTERN = frozenset(("iso-8859-1", "windows-1252", "latin1", "us-ascii", "ascii"))
_OLD_SITE = re.compile(r'jsonHtmlData\s*=\s*("(?:[^"\\]|\\.)*")')
_SITE_NAME = re.compile(r"\s*(?:[-_|–—]+|\s-\s)\s*[^-_|–—]{0,30}(?:网|网站|平台|系统|法院|文书)\s*$")
_HEADING = re.compile(r"(?:^|[\s_-])(?:pdf_title|title|tit|contenttitle|artical_title)(?:$|[\s_-])", re.I)
_LONGEST_TITLE, _LONGEST_META = 120, 1000
_DULL_META = frozenset(
    ("viewport", "renderer", "robots", "generator", "format-detection", "theme-color", "referrer")
)
_META_NAME = re.compile(r"[A-Za-z0-9:._-]{1,40}")


def read_html(path: Path, limits: Limits) -> Reading:
    """Read an .html, .htm or .xhtml file. Raises ReadError."""
    size = path.stat().st_size
    if size > limits.file_bytes:
        raise ReadError(Cause.TOO_LARGE, "网页文件过大", "请拆分文件，或在设置中提高上限后再试")
    data = path.read_bytes()
    if not data.strip():
        raise ReadError(Cause.EMPTY, "文件是空的", "请重新获取该文件")
    text, doubts = decode(data)
    return read_page(text, doubts)


def decode(data: bytes) -> tuple[str, tuple[str, ...]]:
    """Decode by byte order mark, by the declared encoding, UTF-8, GB18030; with notes on doubts."""
    for mark, codec in _BOMS:
        if data.startswith(mark):
            return _replaced(data, codec)
    found = _CHARSET.search(data[:_HEAD_BYTES])
    declared = found[1].decode("ascii").lower() if found else ""
    declared = codec_meant(declared)
    # Chinese declarations are often wrong, and only UTF-8 is valid UTF-8: it goes first then.
    order = ("utf-8", "gb18030") if declared in ("", "utf-8", "gb18030") else (declared, "utf-8", "gb18030")
    for codec in order:
        try:
            text = data.decode(codec)
            return text, (() if codec == declared or not declared else ("声明的字符编码有误，已改正",))
        except (UnicodeError, LookupError):
            continue
    return _replaced(data, declared if _is_codec(declared) else "utf-8")


def codec_meant(declared: str) -> str:
    """Return the codec that a declaration stands for; a Western one says nothing about a Chinese page."""
    # What escapes stand for (raw_unicode_escape) no browser reads: their bytes are those of another encoding.
    is_none = declared in _WESTERN or "escape" in declared
    return "gb18030" if declared in _CHINESE else "" if is_none else declared


def _is_codec(name: str) -> bool:
    """Say whether a declared encoding is one that we know, and one of texts."""
    try:
        b"a".decode(name, "replace")
    except (LookupError, UnicodeError):
        return False
    return True


def _replaced(data: bytes, codec: str) -> tuple[str, tuple[str, ...]]:
    """Decode with a mark for each byte that has no meaning; noise is refused."""
    text = data.decode(codec, "replace")
    bad = text.count("\ufffd")
    if bad > max(20, len(text) // 50):
        raise ReadError(Cause.ENCODING, "无法识别网页的字符编码", "请用浏览器打开后另存为 UTF-8 网页再试")
    return text, ((f"有 {bad} 处字符无法解码",) if bad else ())


def read_page(text: str, notes: tuple[str, ...] = (), beside: Container[str] = ()) -> Reading:
    """Read the source of a page; `beside` are the addresses of files that were saved with it."""
    root, body, walk = walk_page(text)
    title = _text_of(root.find(".//title"))[:_LONGEST_META]
    if not (walk.document or walk.before or walk.after or walk.hidden):
        raise _wordless(body)
    running = "\n".join(walk.document)
    if any(_is_held(image.get("src", ""), beside) for image in walk.choice.main.iter("img")):
        notes = (*notes, PICTURES)
    return Reading(
        running,
        MEDIA_TYPE,
        title=_title(_SITE_NAME.sub("", title).strip(), _heading(body)),
        hidden=(
            *walk.hidden,
            *_metadata(root, title),
            *_attributes(walk, running),
            *_head(root),
            *scripts(root, running, _OLD_SITE),
        ),
        margins=tuple(_frame(walk)),
        notes=notes,
    )


def _is_held(address: str, beside: Container[str]) -> bool:
    """Say whether a picture comes with the page: within its address, or beside it."""
    return bool(address) and (held(address) is not None or address in beside)


def walk_page(text: str) -> tuple[etree._Element, etree._Element, Walk]:
    """Parse the source of a page and walk it; return its root, its body and the walk."""
    root = _parse(text)
    body = root.find("body")
    if body is None:
        raise ReadError(Cause.EMPTY, "网页没有文字", "请核对文件内容")
    _unpack_old_site(root, body)
    walk = Walk(choose(body, rules := read_rules([e.text or "" for e in root.iter("style")])), rules)
    walk.go(body)
    return root, body, walk


def _parse(text: str) -> etree._Element:
    """Parse with the parser that never stops at faults; an HTML parser knows no entities of a page's own."""
    parser = etree.HTMLParser(encoding="utf-8", no_network=True, huge_tree=True)
    data = text.replace("\x00", "").encode("utf-8", "replace")
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        raise ReadError(Cause.DAMAGED, "无法解析网页", "请用浏览器打开后另存为网页再试") from error
    if root is None:
        raise ReadError(Cause.EMPTY, "网页没有文字", "请核对文件内容")
    # Past a depth the parser drops elements in silence; text that is lost must not look like text read.
    if any(entry.type_name == "ERR_RESOURCE_LIMIT" for entry in parser.error_log):
        raise ReadError(Cause.UNSAFE, "网页元素嵌套过深，可能是攻击文件", "请用浏览器打开后复制文字另存再试")
    return root


def _wordless(body: etree._Element) -> ReadError:
    """Say why a page has no words."""
    if body.find(".//img") is not None:
        return ReadError(Cause.IMAGE_ONLY, "网页只有图片，没有文字", "请下载图片后用 OCR 识别")
    return ReadError(Cause.EMPTY, "网页没有文字", "请核对文件内容")


def _unpack_old_site(root: etree._Element, body: etree._Element) -> None:
    """Put the document where pages of the older court site put it only by a script."""
    for script in root.iter("script"):
        found = _OLD_SITE.search(script.text or "")
        if not found:
            continue
        try:
            record = json.loads(json.loads(found[1]))
        except ValueError:
            continue
        source = record.get("Html") if isinstance(record, dict) else None
        inner = _parse(source).find("body") if isinstance(source, str) and source.strip() else None
        if inner is not None:
            inner.tag = "div"
            inner.set("id", "DivContent")
            body.append(inner)
            return


def _text_of(element: etree._Element | None) -> str:
    """Return the words of an element in one line."""
    return "" if element is None else " ".join("".join(str(t) for t in element.itertext()).split())


def _title(stated: str, heading: str) -> str:
    """Choose between the page's title and its heading: the longer one that names a document."""
    return max((one for one in (stated, heading) if one.endswith("书")), key=len, default=stated)


def _heading(body: etree._Element) -> str:
    """Return the heading that names the document, when the page shows one apart."""
    for element in body.iter("h1", "h2", "h3", "div", "p", "span", "td"):
        is_heading = element.tag in ("h1", "h2") or _HEADING.search(
            f"{element.get('id', '')} {element.get('class', '')}"
        )
        text = _text_of(element) if is_heading else ""
        if text.endswith("书") and len(text) <= _LONGEST_TITLE:
            return text
    return ""


def _metadata(root: etree._Element, title: str) -> Iterator[Hidden]:
    """Yield the title and what `<meta>` says about the page."""
    if title:
        yield Hidden(HiddenKind.METADATA, PAGE_TITLE, title)
    for number, element in enumerate(root.iter("meta"), 1):
        name = element.get("name") or element.get("property") or element.get("itemprop") or ""
        value = element.get("content", "").strip()
        if name and value and name.lower() not in _DULL_META:
            label = name if _META_NAME.fullmatch(name) else str(number)
            yield Hidden(HiddenKind.METADATA, f"网页元数据·{label}", value)


def _head(root: etree._Element) -> Iterator[Hidden]:
    """Yield what stands around the page and in its head: comments, addresses, styles."""
    beside = [*root.itersiblings(etree.Comment, preceding=True), *root.itersiblings(etree.Comment)]
    texts = [("网页之外的注释", one.text or "") for one in beside]
    head = [*root.iter("link", "base", "script"), *root.iter("meta")]
    texts += [("网页头部的属性", text) for one in head for name, text in told(one) if name != "content"]
    texts += [("网页刷新地址", one.get("content", "")) for one in root.iter("meta") if one.get("http-equiv")]
    for number, (label, text) in enumerate(texts, 1):
        if TELLING.search(text):
            yield Hidden(HiddenKind.METADATA, f"{label} {number}", text.strip())
    for number, element in enumerate(root.iter("style"), 1):
        if says_more(element.text or ""):
            yield Hidden(HiddenKind.METADATA, f"网页样式 {number}", (element.text or "").strip())


def _attributes(walk: Walk, running: str) -> Iterator[Hidden]:
    """Yield values of attributes that the page does not show anyway; each once."""
    for number, (label, value) in enumerate(dict.fromkeys(walk.attributes), 1):
        bare = value.partition(":")[2] if label == "链接地址" and ":" in value else value
        if bare.strip() and bare.strip() not in running:
            yield Hidden(HiddenKind.METADATA, f"{label} {number}", value.strip())


def _frame(walk: Walk) -> Iterator[Margin]:
    """Yield what surrounds the document: seen, but no part of it."""
    for kind, lines in ((MarginKind.HEADER, walk.before), (MarginKind.FOOTER, walk.after)):
        if lines:
            yield Margin(kind, None, "\n".join(lines))
