"""The masked copy of a web archive: its page, masked, with the pictures and styles that it shows."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from email.encoders import encode_base64
from email.message import Message
from email.policy import compat32
from html import escape
from pathlib import Path

from annotations.redaction.files import put
from annotations.redaction.html import bare_styles, encoding_of, masked_page
from annotations.redaction.pictures import without_metadata
from annotations.redaction.values import Plan, RedactError
from nlp.readers.interface import ReadError
from nlp.readers.mht.reader import Archive, Page, content, open_archive, spoken, text_of
from nlp.readers.picture_parts import is_picture
from nlp.values import Document

# All parts are in Base64, where no hyphen stands.
_HEAD = 'multipart/related; type="text/html"; boundary="----=_part"'
# Browsers show nothing of an archive whose lines do not end as those of a letter.
_LINES = compat32.clone(linesep="\r\n")
_STYLES, _PICTURES = "text/css", "image"
# A file's own address may tell of its place on somebody's computer: the parts of a copy have numbers.
_SITE = "http://archive.invalid/"
# Where a page or a style speaks of another file; its running text may say the same words.
_SPEAKING = re.compile(r"<[a-z][^<>]*>|\burl\([^()]*\)", re.IGNORECASE)


def write_mht(source: Path, target: Path, document: Document, plan: Plan) -> None:
    """Write the masked copy of an archive; the page keeps its encoding."""
    try:
        archive = open_archive(source.read_bytes())
        names = _names(archive)
        page = masked_page(_renamed(archive.page.source, names), document.text, plan)
    except ReadError as error:
        raise RedactError(error.reason, error.remedy) from None
    copy = Message()
    copy["MIME-Version"] = "1.0"
    copy["Content-Type"] = _HEAD
    copy.attach(_page(archive.page, page))
    for part in _shown(archive, page, names):
        copy.attach(part)
    put(target, copy.as_bytes(policy=_LINES))


def _names(archive: Archive) -> dict[str, str]:
    """Return the names that parts get in the copy, by the ways in which the page speaks of them."""
    return {
        form: f"{_SITE}{number}"
        for number, part in enumerate(archive.parts, 1)
        for one in spoken(part, archive.page.part)
        for form in (one, escape(one))
    }


def _renamed(source: str, names: Mapping[str, str]) -> str:
    """Return a page or styles with the parts under their new names, in attributes and in `url(…)`."""
    if not names:
        return source
    known = "|".join(re.escape(one) for one in sorted(names, key=len, reverse=True))
    address = re.compile(rf"(?<=[\"'(])(?:{known})(?=[\"')])")
    return _SPEAKING.sub(
        lambda place: address.sub(lambda found: names[found[0]], place[0]),
        source,
    )


def _page(page: Page, masked: str) -> Message:
    """Return the part of the page."""
    codec = page.codec or encoding_of(content(page.part), page.source)
    kind = f"{page.part.get_content_type()}; charset={codec}"
    return _part(f"{_SITE}page", kind, masked.encode(codec, "xmlcharrefreplace"))


def _part(name: str, kind: str, data: bytes) -> Message:
    """Return a part under a name."""
    part = Message()
    part["Content-Type"] = kind
    part["Content-Location"] = name
    part.set_payload(data)
    encode_base64(part)
    return part


def _shown(archive: Archive, page: str, names: Mapping[str, str]) -> Iterator[Message]:
    """Yield the styles and pictures that the masked page asks for, without words beside them.

    Styles come first: they may ask for pictures, too.
    """
    named = [(f"{_SITE}{number}", part) for number, part in enumerate(archive.parts, 1)]
    source = page
    for name, part in named:
        if part.get_content_type() == _STYLES and _is_asked(name, page):
            styles = bare_styles(_renamed(text_of(content(part)), names))
            source += styles
            yield _part(name, _STYLES, styles.encode())
    for name, part in named:
        # What is called a picture and is none that we know may say anything.
        if part.get_content_maintype() == _PICTURES and _is_asked(name, source) and is_picture(content(part)):
            yield _part(name, part.get_content_type(), without_metadata(content(part)))


def _is_asked(name: str, source: str) -> bool:
    """Say whether a page or a style speaks of a part."""
    return re.search(rf"{re.escape(name)}(?!\d)", source) is not None
