"""MHT becomes a reading: the page of a web archive (RFC 2557) that is the document, and what is beside it."""

from __future__ import annotations

import email
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from email.errors import CloseBoundaryNotFoundDefect, HeaderParseError, InvalidBase64LengthDefect
from email.header import decode_header, make_header
from email.message import Message
from pathlib import Path
from urllib.parse import unquote

from nlp.readers.attached import said_by
from nlp.readers.byte_words import words_in
from nlp.readers.docx.reader import read_docx
from nlp.readers.html.attributes import TELLING, said, says_more
from nlp.readers.html.reader import codec_meant, decode, read_page
from nlp.readers.html.script import words_of
from nlp.readers.interface import Limits, ReadError, Reading
from nlp.readers.picture_parts import beside_pixels, is_picture
from nlp.values import Cause, Hidden, HiddenKind

MEDIA_TYPE = "multipart/related"
PAGES = frozenset(("text/html", "application/xhtml+xml"))
_STYLES = "text/css"
_WORDLESS = ("font", "audio", "video")
_ADDRESSES = ("Content-Location", "Snapshot-Content-Location", "Content-ID")
_HEADS = (("Subject", "标题"), ("From", "保存者"))
_MOST_PAGES, _MOST_PARTS = 50, 2_000
_AGAIN = "请用浏览器打开后另存为网页（HTML）再试"
_WRITTEN = frozenset(("", "7bit", "8bit", "binary", "base64", "quoted-printable"))


@dataclass(frozen=True, slots=True)
class Page:
    """A page of an archive: its part, its source, and the encoding in which its bytes are that source."""

    part: Message
    source: str = field(repr=False)
    codec: str
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Archive:
    """An archive with the page that holds the document, how that reads, and the other pages."""

    head: Message
    page: Page
    reading: Reading
    others: tuple[Page, ...]
    parts: tuple[Message, ...]


def read_mht(path: Path, limits: Limits) -> Reading:
    """Read an .mht or .mhtml file. Raises ReadError."""
    if path.stat().st_size > limits.file_bytes:
        raise ReadError(Cause.TOO_LARGE, "网页存档过大", "请拆分文件，或在设置中提高上限后再试")
    archive = open_archive(path.read_bytes())
    reading = archive.reading
    seen = {reading.title, *(one.text for one in reading.hidden)}
    beside = [one for one in _beside(archive) if one.text not in seen]
    return replace(reading, media_type=MEDIA_TYPE, hidden=(*reading.hidden, *beside))


def open_archive(data: bytes) -> Archive:
    """Open an archive and choose its page: frames and advertisements are pages too, but shorter."""
    head, parts = _taken_apart(data)
    pages = [_page(part) for part in parts if part.get_content_type() in PAGES]
    if not pages or len(pages) > _MOST_PAGES or len(parts) > _MOST_PARTS:
        reason = "网页存档中没有网页" if not pages else "网页存档中的页面过多"
        raise ReadError(Cause.UNSUPPORTED, reason, _AGAIN)
    pictures = [part for part in parts if part.get_content_maintype() == "image"]
    readings: list[tuple[Reading, Page]] = []
    refused: ReadError | None = None
    for page in pages:
        try:
            beside = {name for one in pictures for name in spoken(one, page.part)}
            readings.append((read_page(page.source, page.notes, beside), page))
        except ReadError as error:
            refused = refused or error
    if refused is not None and not readings:
        raise refused
    reading, chosen = max(readings, key=lambda one: len(one[0].text))
    return Archive(head, chosen, reading, tuple(one for one in pages if one is not chosen), parts)


def _taken_apart(data: bytes) -> tuple[Message, tuple[Message, ...]]:
    """Return the head of an archive and its parts. Raises ReadError where its end is missing."""
    try:
        head = email.message_from_bytes(data)
        every = tuple(head.walk())
    except RecursionError:
        raise ReadError(Cause.UNSUPPORTED, "网页存档嵌套过深", _AGAIN) from None
    if any(isinstance(fault, CloseBoundaryNotFoundDefect) for part in every for fault in part.defects):
        raise ReadError(Cause.DAMAGED, "网页存档不完整，文件可能没有下载完", "请重新下载或另存后再试")
    return head, tuple(part for part in every if not part.is_multipart())


def _page(part: Message) -> Page:
    """Decode a page: what its part declares counts, where the bytes are so."""
    data = content(part)
    codec = codec_meant(part.get_content_charset() or "")
    try:
        return Page(part, data.decode(codec), codec) if codec else _undeclared(part, data)
    except (UnicodeError, LookupError):
        return _undeclared(part, data)


def _undeclared(part: Message, data: bytes) -> Page:
    """Decode a page as one that lies on disk by itself."""
    source, notes = decode(data)
    return Page(part, source, "", notes)


def content(part: Message) -> bytes:
    """Return the bytes of a part. Raises ReadError where they cannot be told from how they are written.

    The library then gives them as they are written, in which no reader sees a word.
    """
    written = str(part.get("Content-Transfer-Encoding", "")).lower()
    if written.strip() != written:
        part.replace_header("Content-Transfer-Encoding", written.strip())
    data = part.get_payload(decode=True)
    is_cut = any(isinstance(fault, InvalidBase64LengthDefect) for fault in part.defects)
    if is_cut or written.strip() not in _WRITTEN:
        raise ReadError(Cause.DAMAGED, "网页存档中有文件已损坏，或者编码方式无法识别", _AGAIN)
    return data if isinstance(data, bytes) else b""


def addresses(part: Message) -> list[str]:
    """Return the addresses of a part: pages speak of it by one of them."""
    found = (_raw(part, name).split() for name in _ADDRESSES)
    return ["".join(one).strip("<>") for one in found if one]


def spoken(part: Message, page: Message) -> set[str]:
    """Return all ways in which a page may speak of a part: relative to itself, and in plain letters, too."""
    folder = next(iter(addresses(page)), "").rpartition("/")[0]
    names = {form for one in addresses(part) for form in (one, unquote(one), f"cid:{one}")}
    begins = [begin for begin in (folder, unquote(folder)) if begin]
    # An address that is the folder of the page has no name in it.
    return (names | {one.removeprefix(f"{begin}/") for one in names for begin in begins}) - {""}


def _raw(part: Message, name: str) -> str:
    """Return a line of a head, also where it holds letters that a head may not hold."""
    value = next((value for key, value in part.raw_items() if key.lower() == name.lower()), "")
    return text_of(value.encode("utf-8", "surrogateescape"))


def _beside(archive: Archive) -> Iterator[Hidden]:
    """Yield what the archive says beside the page: other pages, attached files, its head, its addresses."""
    for number, page in enumerate(archive.others, 1):
        yield from _hidden(HiddenKind.COVERED, f"网页存档中的其他页面 {number}", _said_by_page(page))
    pages = {id(page.part) for page in (archive.page, *archive.others)}
    for number, part in enumerate((one for one in archive.parts if id(one) not in pages), 1):
        yield from _hidden(HiddenKind.COVERED, f"网页存档中的其他文件 {number}", _said(part))
    for name, label in _HEADS:
        yield from _hidden(HiddenKind.METADATA, f"网页存档·{label}", _header(archive.head, name))
    told = {said("href", one) for part in (archive.head, *archive.parts) for one in addresses(part)}
    yield from _hidden(HiddenKind.METADATA, "网页存档·地址", "\n".join(sorted(told - {""})))


def _hidden(kind: HiddenKind, place: str, text: str) -> Iterator[Hidden]:
    """Yield one thing that is not on the page, where it says anything."""
    if TELLING.search(text):
        yield Hidden(kind, place, text.strip())


def _said_by_page(page: Page) -> str:
    """Return all words of a page that is not the document."""
    return said_by(page.source.encode(), read_docx)


def _said(part: Message) -> str:
    """Return the words of what is no page: beside pixels, in styles and programs, in attached files."""
    kind, data = part.get_content_type(), content(part)
    if part.get_content_maintype() in _WORDLESS:
        return ""
    if part.get_content_maintype() == "image" and not is_drawn(part):
        return _said_by_picture(data)
    if kind == _STYLES:
        text = text_of(data)
        return text if says_more(text) else ""
    return "\n".join(dict.fromkeys(words_of(text_of(data)))) if "script" in kind else said_by(data, read_docx)


def _said_by_picture(data: bytes) -> str:
    """Return what a picture says beside its pixels, or all that is said by what is only called one."""
    if is_picture(data):
        return "\n".join(beside_pixels(data))
    try:
        return data.decode("utf-8") if b"\0" not in data else "\n".join(words_in(data))
    except UnicodeDecodeError:
        return "\n".join(words_in(data))


def is_drawn(part: Message) -> bool:
    """Say whether a picture is a drawing in letters (SVG), which may hold words."""
    return part.get_content_type().startswith("image/svg")


def text_of(data: bytes) -> str:
    """Return styles or programs as text."""
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return data.decode("gb18030", "replace")


def _header(head: Message, name: str) -> str:
    """Return a line of the head, readable."""
    value = _raw(head, name)
    try:
        return str(make_header(decode_header(value)))
    except (HeaderParseError, LookupError, UnicodeDecodeError):
        return value
