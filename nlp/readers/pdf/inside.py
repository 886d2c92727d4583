"""What lies deeper in a PDF than its pages: properties, packed metadata, scripts, attachments, old states."""

from __future__ import annotations

import io
import logging
import mmap
import re
from collections.abc import Iterable, Iterator
from contextlib import closing, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pikepdf
import pypdfium2 as pdfium

from nlp.readers.attached import said_by
from nlp.readers.byte_words import words_in
from nlp.readers.docx.reader import read_docx
from nlp.readers.pdf.bounds import MOST_IN_FILE, left_aside, too_many
from nlp.readers.pdf.lexer import remarks
from nlp.readers.pdf.streams import Said, by_sort, told_by_streams
from nlp.readers.pdf.strings import dictionaries, told_by_objects
from nlp.values import Hidden, HiddenKind, Margin, MarginKind

# pikepdf logs what it could not parse: nothing of a document may reach a log.
logging.getLogger("pikepdf").setLevel(logging.CRITICAL + 1)

_KNOWN = frozenset(
    (
        "/Title", "/Author", "/Subject", "/Keywords", "/Company", "/Manager", "/Creator", "/Producer",
        "/CreationDate", "/ModDate", "/Trapped", "/SourceModified",
    )
)  # fmt: skip
_SPOKEN = (("/ActualText", "实际文字"), ("/Alt", "替代文字"), ("/E", "缩写全称"))
_END = b"%%EOF"
_STREAM, _STREAM_END = re.compile(rb"(?<!end)stream\r?\n"), b"endstream"
# What the library raises on broken files: what it cannot open says nothing more.
_FAULTS = (
    pikepdf.PdfError,
    pikepdf.PasswordError,
    ValueError,
    TypeError,
    KeyError,
    IndexError,
    AttributeError,
    RuntimeError,
)
_MOST_STATES, _MOST_PAGES = 3, 300


@dataclass(frozen=True, slots=True)
class Inside:
    """What was found; `packets` are metadata that do not stand openly, `notes` what was not looked into."""

    hidden: tuple[Hidden, ...] = field(default=(), repr=False)
    margins: tuple[Margin, ...] = field(default=(), repr=False)
    packets: tuple[bytes, ...] = field(default=(), repr=False)
    notes: tuple[str, ...] = ()


def look_inside(path: Path, text: str) -> Inside:
    """Look into a file; `text` is what its pages say. What cannot be opened this way says nothing more."""
    squeezed = "".join(text.split())
    around = tuple(_around(path, squeezed))
    try:
        with pikepdf.open(path) as pdf:
            hidden = [*_own_properties(pdf), *_scripts(pdf), *_forms(pdf), *_attachments(pdf)]
            hidden += _spoken(pdf, squeezed)
            said = _of_streams(pdf, squeezed + _squeezed(hidden))
            hidden += _by_sort(one for one in said if not one.seen)
            hidden += told_by_objects(pdf, squeezed + _squeezed(hidden))
            shown = tuple(Margin(MarginKind.FIGURE, None, "\n".join(one.words)) for one in said if one.seen)
            packets, notes = tuple(_packets(pdf)), tuple(left_aside(path, pdf))
    except _FAULTS:
        return Inside((*_states(path, squeezed), *around), notes=tuple(left_aside(path, None)))
    return Inside((*hidden, *_states(path, squeezed), *around), shown, packets, notes)


def _of_streams(pdf: pikepdf.Pdf, squeezed: str) -> list[Said]:
    """Return what streams say; odd ones must not keep anybody from telling what else is in the file."""
    said: list[Said] = []
    with suppress(*_FAULTS):
        said += told_by_streams(pdf, squeezed)
    return said


def _squeezed(hidden: list[Hidden]) -> str:
    """Return what was told already, without blanks."""
    return "".join("".join(one.text.split()) for one in hidden)


def _by_sort(said: Iterable[Said]) -> Iterator[Hidden]:
    """Yield what streams say, a place for each way of saying it."""
    for what, words in by_sort(said).items():
        yield Hidden(HiddenKind.METADATA, f"文件内部（{what}）", "\n".join(words))


def _around(path: Path, squeezed: str) -> Iterator[Hidden]:
    """Yield what stands in the file between its objects, and behind its end."""
    if path.stat().st_size > MOST_IN_FILE:
        return
    data = path.read_bytes()
    # A file that breaks off has no end, and nothing behind it.
    tail = data.rpartition(_END)[2].lstrip(b"\r\n") if _END in data else b""
    said = [said_by(tail, read_docx)] if tail.startswith(b"PK") else words_in(tail, written=True)
    for words, where in ((remarks(_without_streams(data)), "对象之间的注释"), (said, "文件结尾之后")):
        fresh = [word for word in words if word and "".join(word.split()) not in squeezed]
        if fresh:
            yield Hidden(HiddenKind.METADATA, f"文件内部（{where}）", "\n".join(fresh))


def _string(value: Any) -> str:  # noqa: ANN401 - any object of a PDF
    """Return the text of a string, or of a stream that holds text."""
    if isinstance(value, pikepdf.String):
        return str(value).strip()
    if isinstance(value, pikepdf.Stream):
        return value.read_bytes().decode("utf-8", "replace").strip()
    return ""


def _without_streams(data: bytes) -> bytes:
    """Return a file without the data of its streams, in one walk."""
    kept, at = list[bytes](), 0
    while match := _STREAM.search(data, at):
        end = data.find(_STREAM_END, match.end())
        if end < 0:
            break
        kept.append(data[at : match.start()])
        at = end + len(_STREAM_END)
    return b"".join((*kept, data[at:]))


def _own_properties(pdf: pikepdf.Pdf) -> Iterator[Hidden]:
    """Yield properties that are none of the usual ones; a name may itself leak, so they are only counted."""
    info = pdf.trailer.get("/Info", pikepdf.Dictionary())
    own = [(key, _string(value)) for key, value in info.items() if key not in _KNOWN]
    for number, (key, value) in enumerate(own, 1):
        if value:
            yield Hidden(HiddenKind.METADATA, f"文档属性·自定义 {number}", f"{key[1:]}：{value}")


def _packets(pdf: pikepdf.Pdf) -> Iterator[bytes]:
    """Yield the metadata of the document, of its pages and of its parts, unpacked."""
    for one in dictionaries(pdf):
        packet = one.get("/Metadata")
        if isinstance(packet, pikepdf.Stream):
            yield packet.read_bytes()


def _scripts(pdf: pikepdf.Pdf) -> Iterator[Hidden]:
    """Yield the scripts of a document, wherever they hang: at its opening, a page, a field, a link."""
    scripts = [_string(one["/JS"]) for one in dictionaries(pdf) if "/JS" in one]
    for number, script in enumerate(dict.fromkeys(one for one in scripts if one), 1):
        yield Hidden(HiddenKind.METADATA, f"脚本 {number}", script)


def _forms(pdf: pikepdf.Pdf) -> Iterator[Hidden]:
    """Yield the data of a form that a program (XFA) made."""
    xfa = pdf.Root.get("/AcroForm", pikepdf.Dictionary()).get("/XFA")
    parts = list(xfa) if isinstance(xfa, pikepdf.Array) else [xfa]
    text = "\n".join(_string(part) for part in parts if isinstance(part, pikepdf.Stream))
    if text:
        yield Hidden(HiddenKind.METADATA, "表单数据（XFA）", text)


def _attachments(pdf: pikepdf.Pdf) -> Iterator[Hidden]:
    """Yield what attached files say: of the document, of a page, of a part, pinned as a comment."""
    files: dict[tuple[int, int], pikepdf.Stream] = {}
    for one in dictionaries(pdf):
        kept = one.get("/EF")
        for _, file in kept.items() if isinstance(kept, pikepdf.Dictionary) else ():
            if isinstance(file, pikepdf.Stream):
                files[file.objgen] = file
    for number, file in enumerate(files.values(), 1):
        text = said_by(file.read_bytes(), read_docx)
        if text:
            yield Hidden(HiddenKind.COVERED, f"附件 {number} 的内容", text)


def _spoken(pdf: pikepdf.Pdf, squeezed: str) -> Iterator[Hidden]:
    """Yield what is read aloud in place of pictures and words, where the page does not say it too."""
    if "/StructTreeRoot" not in pdf.Root or too_many(pdf):
        return
    said: dict[str, str] = {}
    for thing in pdf.objects:
        if isinstance(thing, pikepdf.Dictionary):
            for key, label in _SPOKEN:
                value = _string(thing.get(key))
                if len(value) > 1 and "".join(value.split()) not in squeezed:
                    said.setdefault(value, label)
    for number, (value, label) in enumerate(said.items(), 1):
        yield Hidden(HiddenKind.METADATA, f"{label} {number}", value)


def _states(path: Path, squeezed: str) -> Iterator[Hidden]:
    """Yield what earlier states of the file say and the last does not: a change is often but appended."""
    for number, end in enumerate(_earlier_ends(path), 1):
        data = path.read_bytes()[:end]
        try:
            with closing(pdfium.PdfDocument(data)) as file:
                lines = [line for page in list(file)[:_MOST_PAGES] for line in _lines(page)]
            with pikepdf.open(io.BytesIO(data)) as pdf:
                lines += (one.text for one in told_by_objects(pdf, squeezed))
        except (pdfium.PdfiumError, *_FAULTS):
            continue
        left = [line for line in dict.fromkeys(lines) if "".join(line.split()) not in squeezed]
        if left:
            yield Hidden(HiddenKind.REVISION, f"文件的早期版本 {number}", "\n".join(left))


def _lines(page: Any) -> list[str]:  # noqa: ANN401 - pypdfium2 has no types
    """Return the lines of a page."""
    with closing(page), closing(page.get_textpage()) as textpage:
        return [line.strip() for line in textpage.get_text_range().splitlines() if line.strip()]


def _earlier_ends(path: Path) -> list[int]:
    """Return where earlier states of a file end; the first end of one made for the web is none."""
    if path.stat().st_size > MOST_IN_FILE:
        return []
    ends: list[int] = []
    with path.open("rb") as file, mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as data:
        at = data.find(_END)
        while at >= 0:
            ends.append(at + len(_END))
            at = data.find(_END, at + 1)
        is_linear = data.find(b"/Linearized", 0, 1024) >= 0
    return ends[1 if is_linear else 0 : -1][-_MOST_STATES:]
