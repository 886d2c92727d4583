"""One entry becomes documents, or reasons why not: the single place where reading may fail."""

from __future__ import annotations

import hashlib
import tempfile
from collections.abc import Iterable, Iterator
from pathlib import Path, PurePosixPath

from nlp.readers.casefile.cut import Cut, cut
from nlp.readers.casefile.titles import DIRECTORY
from nlp.readers.court_json.rows import read_json, read_jsonl
from nlp.readers.docx.reader import read_docx
from nlp.readers.html.reader import read_html
from nlp.readers.intake.entry import FILE_NAME, Entry
from nlp.readers.interface import Limits, Reader, ReadError, Reading
from nlp.readers.libreoffice import convert
from nlp.readers.mht.reader import read_mht
from nlp.readers.ocr import read_image
from nlp.readers.ofd.reader import read_ofd
from nlp.readers.pdf.reader import read_pdf
from nlp.readers.rows.csv import read_csv
from nlp.readers.rows.interface import Chunk, Row, RowReader
from nlp.readers.rows.xlsx import read_as_text, read_xlsx
from nlp.readers.sniff import ROWS, Format, suffix_of
from nlp.readers.txt import read_txt
from nlp.values import Cause, Document, Hidden, HiddenKind, Part, Unread

_READERS: dict[Format, Reader] = {
    Format.TXT: read_txt,
    Format.DOCX: read_docx,
    Format.OFD: read_ofd,
    Format.HTML: read_html,
    Format.MHT: read_mht,
    Format.PDF: read_pdf,
    Format.IMAGE: read_image,
}
# A table that is the directory of a case file is a document, not rows of documents.
_TABLES_AS_TEXT: dict[Format, Reader] = {Format.XLSX: read_as_text, Format.CSV: read_txt}
_ROW_READERS: dict[Format, RowReader] = {
    Format.JSONL: read_jsonl,
    Format.JSON: read_json,
    Format.CSV: read_csv,
    Format.XLSX: read_xlsx,
}
_OFFICE = frozenset({".doc", ".wps", ".rtf", ".odt", ".xls", ".et", ".ods", ".xlsb", ".dot", ".xlt"})
_BLOCK = 1 << 20
_CONVERTED = {Format.DOC: Format.DOCX, Format.XLS: Format.XLSX}


def read(entry: Entry, limits: Limits) -> Iterator[Document | Unread]:
    """Give one `Document` or `Unread` for each file, row, or part of a case file. Never raises."""
    try:
        yield from _documents(entry, limits)
    except ReadError as error:
        yield error.unread(entry.source)
    except FileNotFoundError:
        yield Unread(entry.source, Cause.MISSING, "文件已不存在", "请核对路径后再试")
    except PermissionError:
        yield Unread(entry.source, Cause.DAMAGED, "没有读取权限", "请为当前用户开放读取权限后再试")
    except MemoryError:
        yield Unread(entry.source, Cause.MEMORY, "读取时内存不足", "请拆分文件，或提高内存上限后再试")
    except Exception as error:  # noqa: BLE001 - parser libraries raise anything on damaged files
        # Only the class: a message may quote the content.
        name = type(error).__qualname__ if type(error).__module__ == "builtins" else _full_name(error)
        reason = f"解析出错（{name}），文件可能已损坏"
        yield Unread(entry.source, Cause.DAMAGED, reason, "请用原软件打开该文件，另存一份后再试")


def _full_name(error: Exception) -> str:
    """Return the class of a library's error with its module: zlib.error says more than error."""
    return f"{type(error).__module__}.{type(error).__qualname__}"


def _documents(entry: Entry, limits: Limits) -> Iterator[Document | Unread]:
    """Read by rows or whole, after a conversion where the format is an old one."""
    if not entry.path.stat().st_size:
        raise ReadError(Cause.EMPTY, "文件是空的（0 字节）", "请重新获取该文件")
    target = _CONVERTED.get(entry.format)
    if target is None:
        yield from _by_format(entry, entry.path, entry.format, limits)
        return
    with tempfile.TemporaryDirectory(prefix="jianwen-convert-") as folder:
        converted = convert(rightly_named(entry, Path(folder)), Path(folder), target.value, limits)
        yield from _by_format(entry, converted, target, limits)


def rightly_named(entry: Entry, folder: Path) -> Path:
    """Return the file under a suffix that the converter knows, whatever it was called."""
    if suffix_of(entry.path.name) in _OFFICE:
        return entry.path
    link = folder / f"input.{entry.format.value}"
    link.symlink_to(entry.path.resolve())
    return link


def _by_format(entry: Entry, path: Path, kind: Format, limits: Limits) -> Iterator[Document | Unread]:
    """Dispatch; `path` is the entry's file or its conversion."""
    is_directory = entry.part is not None and entry.part.kind == DIRECTORY
    reader = _TABLES_AS_TEXT.get(kind) if is_directory else _READERS.get(kind)
    if reader is None and kind in ROWS:
        chunk = Chunk(*entry.rows, *entry.within) if entry.rows and entry.within else None
        is_empty = True
        for row in _ROW_READERS[kind](path, limits, chunk):
            is_empty = False
            yield _row_document(entry, row)
        if is_empty and (chunk is None or chunk.end - chunk.begin == path.stat().st_size):
            yield Unread(entry.source, Cause.EMPTY, "文件中没有一行有内容", "请核对是否给错了文件")
        return
    reading = (reader or _READERS[kind])(path, limits)
    digest = _file_digest(entry.path)
    cuts = cut(reading)
    if len(cuts) < 2:
        yield _file_document(entry, reading, digest)
        return
    for index, one in enumerate(cuts, 1):
        yield _part_document(entry, reading, digest, one, index)


def _digest(pieces: Iterable[bytes]) -> str:
    """Return the name of some bytes: BLAKE2b, 16 bytes, in hex."""
    state = hashlib.blake2b(digest_size=16)
    for piece in pieces:
        state.update(piece)
    return state.hexdigest()


def _file_digest(path: Path) -> str:
    """Return the name of a file's bytes."""
    with path.open("rb") as file:
        return _digest(iter(lambda: file.read(_BLOCK), b""))


def _row_document(entry: Entry, row: Row) -> Document | Unread:
    """Name one row's document; a file that is one record gets the file's name as hidden part."""
    source = entry.source + row.mark
    if isinstance(row.result, ReadError):
        return row.result.unread(source)
    digest = _digest((row.data,))
    hidden = row.result.hidden if row.number is not None else (*row.result.hidden, *_name_part(entry))
    return _document(row.result, digest, source, row.result.own_id, hidden, entry.part)


def _file_document(entry: Entry, reading: Reading, digest: str) -> Document | Unread:
    """Name a whole file's document."""
    if not reading.text.strip():
        return Unread(entry.source, Cause.EMPTY, "文件中没有文字", "请核对文件是否为空白页或纯图片")
    hidden = (*reading.hidden, *_name_part(entry))
    return _document(reading, digest, entry.source, reading.own_id, hidden, entry.part)


def _part_document(entry: Entry, reading: Reading, digest: str, one: Cut, index: int) -> Document | Unread:
    """Name the document of one part of a case file."""
    source = f"{entry.source}#{one.mark(index)}"
    part = one.reading(reading)
    if not part.text.strip():
        return Unread(source, Cause.IMAGE_ONLY, "卷宗的这一部分没有文字", "请对这些页做文字识别后再试")
    name = _digest((digest.encode(), one.mark(index).encode()))
    hidden = (*part.hidden, *_name_part(entry)) if index == 1 else part.hidden
    where = Part(entry.source, index, one.kind, one.first, one.last, one.doubts)
    return _document(part, name, source, "", hidden, where)


def _name_part(entry: Entry) -> tuple[Hidden, ...]:
    """Return the file's own name, which is published with it, as a hidden part."""
    # A file that was given itself may have a ! in its name; the copy of a member has a neutral one.
    is_given = entry.source.endswith(entry.path.name)
    stem = PurePosixPath(entry.path.name if is_given else entry.source.rpartition("!")[2]).stem
    return (Hidden(HiddenKind.FILENAME, FILE_NAME, stem),) if stem else ()


def _document(
    reading: Reading, digest: str, source: str, own_id: str, hidden: tuple[Hidden, ...], part: Part | None
) -> Document:
    """Put a reading and its names together."""
    return Document(
        id=own_id or digest,
        document=digest,
        source=source,
        media_type=reading.media_type,
        text=reading.text,
        title=reading.title,
        fields=reading.fields,
        pages=reading.pages,
        hidden=hidden,
        margins=reading.margins,
        notes=reading.notes,
        part=part,
    )
