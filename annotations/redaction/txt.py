"""The masked copy of a plain text, in the encoding and with the line ends of the original."""

from __future__ import annotations

from pathlib import Path

from annotations.redaction.files import put
from annotations.redaction.values import Plan, RedactError
from nlp.values import Document

_MARKS = (
    (b"\xef\xbb\xbf", "utf-8"),
    (b"\xff\xfe\x00\x00", "utf-32-le"),
    (b"\x00\x00\xfe\xff", "utf-32-be"),
    (b"\xff\xfe", "utf-16-le"),
    (b"\xfe\xff", "utf-16-be"),
    (b"\x84\x31\x95\x33", "gb18030"),
    (b"", "utf-8"),
    (b"", "gb18030"),
    (b"", "utf-16-le"),
    (b"", "utf-16-be"),
)


def encoding_of(data: bytes, text: str) -> tuple[bytes, str]:
    """Return the byte order mark and the encoding in which `data` is `text`."""
    for mark, encoding in _MARKS:
        if data.startswith(mark) and _decoded(data[len(mark) :], encoding) == text:
            return mark, encoding
    raise RedactError("无法确定文字编码，没有写出副本", "请用文本编辑器另存为 UTF-8 编码后再试")


def _decoded(data: bytes, encoding: str) -> str | None:
    """Decode strictly, or return None."""
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        return None


def write_txt(source: Path, target: Path, document: Document, plan: Plan) -> None:
    """Write the masked copy of a text file."""
    mark, encoding = encoding_of(source.read_bytes(), document.text)
    put(target, mark + plan.masked(document.text).encode(encoding))
