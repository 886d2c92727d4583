"""How much of a PDF is looked into beside its pages; where there is more, it is said."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Final

import pikepdf

MOST_OBJECTS: Final = 200_000
MOST_IN_STREAM: Final = 20_000_000
"""Bytes, packed as they stand in the file."""
MOST_IN_FILE: Final = 200_000_000
_FONTS: Final = ("/FontFile", "/FontFile2", "/FontFile3")
_SKIPPED: Final = frozenset(("/XRef", "/ObjStm", "/Metadata", "/EmbeddedFile"))
_UNOPENED: Final = "文件内部无法逐项打开，页面以外（属性、附件、脚本等）没有全部检查"


def too_many(pdf: pikepdf.Pdf) -> bool:
    """Say whether a file has more objects than are looked at one by one."""
    return len(pdf.objects) > MOST_OBJECTS


def fits(size: int) -> bool:
    """Say whether so many bytes are read at once."""
    return size <= MOST_IN_STREAM


def too_large(stream: pikepdf.Stream) -> bool:
    """Say whether a stream is too large to unpack."""
    return not fits(int(stream.get("/Length", 0)))


def speaks(stream: pikepdf.Stream, fonts: set[tuple[int, int]]) -> bool:
    """Say whether a stream may say anything of its own: programs of fonts, tables and packets do not."""
    return stream.objgen not in fonts and str(stream.get("/Type")) not in _SKIPPED


def font_files(pdf: pikepdf.Pdf) -> set[tuple[int, int]]:
    """Return the programs of fonts: they say their own names, and their makers'."""
    return {
        thing[key].objgen
        for thing in pdf.objects
        if isinstance(thing, pikepdf.Dictionary)
        for key in _FONTS
        if key in thing
    }


def has_unread(pdf: pikepdf.Pdf) -> bool:
    """Say whether a stream is too large to tell what it says: pictures and fonts aside."""
    fonts = font_files(pdf)
    return any(
        isinstance(thing, pikepdf.Stream)
        and too_large(thing)
        and thing.get("/Subtype") != "/Image"
        and speaks(thing, fonts)
        for thing in pdf.objects
    )


def left_aside(path: Path, pdf: pikepdf.Pdf | None) -> Iterator[str]:
    """Yield what was not looked into, as notes for the reader; `pdf` is None where it cannot be opened."""
    if pdf is None:
        yield _UNOPENED
    elif too_many(pdf):
        yield f"文件内部有 {len(pdf.objects)} 个对象，超过 {MOST_OBJECTS} 个，页面以外没有全部检查"
    elif has_unread(pdf):
        yield f"文件内部有超过 {MOST_IN_STREAM // 1_000_000} MB 的数据流，其中的内容没有检查"
    if path.stat().st_size > MOST_IN_FILE:
        yield f"文件超过 {MOST_IN_FILE // 1_000_000} MB，对象之间、文件结尾之后和早期版本没有检查"
