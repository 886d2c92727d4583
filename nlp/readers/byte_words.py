"""Words in bytes that no reader takes apart: beside the pixels of a picture, in programs and objects.

Bytes mean nothing by themselves, so a stretch is told only where chance cannot have made it: several common
characters in a row, or a number of the length of an identity or mobile number that stands by itself.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

_MOST_BYTES, _MOST, _LONGEST = 20_000_000, 100, 400
_STRETCH = re.compile(r"[\x20-\x7e·\u3000-\u303f\u3400-\u9fff\uff01-\uff5e]{2,}")
# The 3,755 characters of GB 2312's first level: nearly all that is written, a twentieth of all bytes' pairs.
_FIRST = "".join(
    bytes((lead, trail)).decode("gb2312")
    for lead in range(0xB0, 0xD8)
    for trail in range(0xA1, 0xFF)
    if (lead, trail) < (0xD7, 0xFA)
)
_COMMON = re.compile(f"[{_FIRST}]{{7}}")
# One of these stands in any sentence; tables of codes, which hold all characters in a row, do without.
_EVERYDAY = re.compile("[的一是不了在人有和与被害为号年月日省市县区村路公民法院案男女姓名住址电话]")
_HAN = re.compile(r"[\u4e00-\u9fff]{4}")
_SOME_COMMON, _SOME_HAN = re.compile(f"[{_FIRST}]{{2}}"), re.compile(r"[\u4e00-\u9fff]{2}")
_ANY_HAN, _LATIN, _FOREIGN = re.compile(r"[\u3400-\u9fff]+"), bytes(range(0x20, 0x7F)), 0.15
_NUMBER = re.compile(
    r"(?<![\w.])(?:1[3-9]\d{9}|\d{17}[\dXx])(?![\w.])|[\u4e00-\u9fff](?:\d{11}|\d{17}[\dXx])(?!\w)"
)


def words_in(data: bytes, *, written: bool = False) -> list[str]:
    """Return the stretches of text that some bytes hold in UTF-8, GB 18030 or UTF-16, each once.

    `written` says that the bytes are there to be read (a remark in a picture): then two characters will do.
    """
    found: dict[str, None] = {}
    for stretch in _stretches(data[:_MOST_BYTES], written=written):
        found[stretch] = None
        if len(found) >= _MOST:
            break
    return list(found)


def _stretches(data: bytes, *, written: bool) -> Iterator[str]:
    """Yield what each way of writing makes of the bytes, where that cannot be chance."""
    # Four characters of UTF-8 are twelve bytes that fit; other ways of writing fit nearly everywhere.
    han, common = (_SOME_HAN, _SOME_COMMON) if written else (_HAN, _COMMON)
    for number, text in enumerate(_decoded(data)):
        telling = common if number else han
        for match in _STRETCH.finditer(text):
            stretch = match[0].strip()
            told = telling.search(stretch) and (written or not number or _EVERYDAY.search(stretch))
            if (told and not _is_latin(stretch, number)) or _NUMBER.search(stretch):
                yield " ".join(stretch.split())[:_LONGEST]


def _is_latin(stretch: str, number: int) -> bool:
    """Say whether a stretch of UTF-16 is but Latin letters in pairs: "ab" is 慢, too."""
    data = "".join(_ANY_HAN.findall(stretch)).encode("utf-16-le")
    return number > 0 and len(data.translate(None, _LATIN)) < _FOREIGN * len(data)


def _decoded(data: bytes) -> Iterator[str]:
    """Yield the bytes as text in each way of writing, UTF-8 first."""
    yield data.decode("utf-8", "replace")
    if data.isascii() and b"\0" not in data:
        return
    for shift in (0, 1):
        yield data[shift:].decode("gb18030", "replace")
        for code in ("utf-16-le", "utf-16-be"):
            yield data[shift:].decode(code, "replace")
