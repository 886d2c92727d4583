"""Plain text in the encodings that Chinese offices use, decoded strictly and never altered."""

from __future__ import annotations

import re
from pathlib import Path

from nlp.readers.interface import Limits, ReadError, Reading
from nlp.values import Cause

# UTF-32 first: its little-endian mark begins with that of UTF-16.
_MARKS: tuple[tuple[bytes, str], ...] = (
    (b"\xef\xbb\xbf", "utf-8"),
    (b"\xff\xfe\x00\x00", "utf-32-le"),
    (b"\x00\x00\xfe\xff", "utf-32-be"),
    (b"\xff\xfe", "utf-16-le"),
    (b"\xfe\xff", "utf-16-be"),
    (b"\x84\x31\x95\x33", "gb18030"),
)
_SAMPLE = 1 << 16
_CONTROL = re.compile("[\x00-\x08\x0e-\x19\x1c-\x1f\x7f]")
# A double-byte character, and those of GB 2312 that everyday text is made of: symbols and level-1 characters.
_DOUBLE = re.compile(rb"[\x81-\xfe][\x40-\x7e\x80-\xfe]")
_COMMON_LEADS = frozenset((*range(0xA1, 0xA4), *range(0xB0, 0xD8)))
_SHORT, _WIDE_SHARE = 4096, 0.3
# The high bytes of UTF-16 text: Chinese, punctuation, symbols, wide forms.
_HIGHS = frozenset((*range(0x34, 0xA0), *range(0x20, 0x27), 0x03, 0x30, 0x32, 0x33, 0xFE, 0xFF))
_COMMON_SHARE, _SIXTEEN_SHARE, _CONTROL_SHARE = 0.6, 0.97, 0.01
_SAVE_AS = "请用文本编辑器打开，另存为 UTF-8 编码后再试"


def decode(data: bytes) -> str:
    """Return the text of `data`: everything but the byte order mark, line breaks as they are.

    Raises ReadError where no encoding fits strictly, or where what fits is no text.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _checked(_strict(data[len(mark) :], encoding))
    sixteen = _sixteen_bits(data[:_SAMPLE]) if b"\x00" in data[:_SAMPLE] else ""
    if sixteen:
        return _checked(_strict(data, sixteen))
    try:
        text: str | None = data.decode("utf-8")
    except UnicodeDecodeError as error:
        at = error.start
        text = _gb18030(data)
    else:
        text = (_gb18030(data) if _is_doubtful(data) else None) or text
    if text is None:
        raise ReadError(
            Cause.ENCODING, f"无法确定文字编码：第 {at + 1} 个字节既不是 UTF-8 也不是 GB18030", _SAVE_AS
        )
    return _checked(text)


def read_txt(path: Path, limits: Limits) -> Reading:
    """Read a text file. Raises ReadError."""
    if path.stat().st_size > limits.part_bytes:
        raise ReadError(Cause.TOO_LARGE, "文本文件过大", "请拆分文件，或提高单个文件的上限后再试")
    text = decode(path.read_bytes())
    if not text.strip():
        raise ReadError(Cause.EMPTY, "文件中没有文字", "请核对是否给错了文件")
    return Reading(text, "text/plain")


def _strict(data: bytes, encoding: str) -> str:
    """Decode with the encoding that the file itself claims."""
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise ReadError(
            Cause.ENCODING, f"文件标明是 {encoding.upper()} 编码，但第 {error.start + 1} 个字节不符", _SAVE_AS
        ) from None


def _is_doubtful(data: bytes) -> bool:
    """Say whether valid UTF-8 has two-byte letters only and many of them: so looks short GB18030."""
    if len(data) > _SHORT:
        return False
    wide = sum(byte >= 0x80 for byte in data)
    return wide > _WIDE_SHARE * len(data) and not any(byte >= 0xE0 for byte in data)


def _gb18030(data: bytes) -> str | None:
    """Decode as GB18030, which accepts nearly anything: only when the characters are everyday ones."""
    try:
        text = data.decode("gb18030")
    except UnicodeDecodeError:
        return None
    leads = [pair[0] for pair in _DOUBLE.findall(data[: _SAMPLE * 4])]
    common = sum(lead in _COMMON_LEADS for lead in leads)
    return text if leads and common >= _COMMON_SHARE * len(leads) else None


def _sixteen_bits(sample: bytes) -> str:
    """Name the UTF-16 order in which nearly all pairs are Chinese or ASCII; "" when neither is."""
    evens, odds = sample[0::2][: len(sample) // 2], sample[1::2]
    if len(sample) % 2 and len(sample) < _SAMPLE:
        return ""
    for highs, lows, encoding in ((odds, evens, "utf-16-le"), (evens, odds, "utf-16-be")):
        fits = sum(high in _HIGHS or (high == 0 and low > 8) for high, low in zip(highs, lows, strict=True))
        if highs and fits >= _SIXTEEN_SHARE * len(highs):
            return encoding
    return ""


def _checked(text: str) -> str:
    """Refuse bytes that decode but are no text: programs, pictures, a disk image."""
    controls = len(_CONTROL.findall(text[:_SAMPLE]))
    if controls > _CONTROL_SHARE * min(len(text), _SAMPLE):
        raise ReadError(Cause.DAMAGED, "内容是二进制数据，不是文字", "请核对文件格式和扩展名是否正确")
    return text
