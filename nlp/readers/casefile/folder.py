"""A folder or archive with a 卷宗目录 file is a case file: its files are the documents that it lists."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path, PurePosixPath

from nlp.readers.casefile.directory import Listed, listed_in
from nlp.readers.casefile.titles import DIRECTORY, kind_in
from nlp.readers.docx.reader import read_docx
from nlp.readers.intake.entry import Entry
from nlp.readers.interface import Limits, ReadError
from nlp.readers.rows.xlsx import lines_of_xlsx
from nlp.readers.sniff import ROWS, Format
from nlp.readers.txt import read_txt
from nlp.values import Part, Unread

# A directory is a page or two; what is larger is not read in the process that only hands out work.
_MOST_BYTES = 2 << 20
_NAME = re.compile(r"\d{0,3}[-_.、\s]*(?:.{0,30}?(?:卷宗|卷内|案卷|诉讼文书卷|证据卷).{0,6})?目录(?:表)?")
_NUMBER = re.compile(r"\D{0,2}0*(\d{1,3})(?!\d)")


def is_directory_name(name: str) -> bool:
    """Say whether a file is by its name the directory of a case file."""
    return "目录" in name and bool(_NAME.fullmatch(PurePosixPath(name.rpartition("!")[2]).stem))


def with_parts(items: Iterable[Entry | Unread], limits: Limits) -> Iterator[Entry | Unread]:
    """Give the entries of a folder or an archive; those beside a directory file become parts."""
    held = list(items)
    folders: dict[str, list[int]] = {}
    for at, item in enumerate(held):
        if isinstance(item, Entry):
            folders.setdefault(_folder(item.source), []).append(at)
    for folder, places in folders.items():
        beside = [held[at] for at in places]
        entries = [item for item in beside if isinstance(item, Entry)]
        directory = next((item for item in entries if is_directory_name(item.source)), None)
        if directory is None or directory.format is Format.JSONL:
            continue
        for at, entry in zip(places, _parts(entries, directory, folder, limits), strict=True):
            held[at] = entry
    yield from held


def _folder(source: str) -> str:
    """Return what stands before the last name in a source."""
    return source[: max(source.rfind("/"), source.rfind("!")) + 1].rstrip("/!")


def _parts(entries: Sequence[Entry], directory: Entry, folder: str, limits: Limits) -> Iterator[Entry]:
    """Give each entry its part."""
    listed, unreadable = _listed(directory, limits)
    left = list(listed)
    matched: dict[str, Listed] = {}
    others = [entry for entry in entries if entry.source != directory.source]
    for matches in (_same_title, _same_number, _same_kind):
        for entry in others:
            one = None if entry.source in matched else next((x for x in left if matches(entry, x)), None)
            if one is not None:
                matched[entry.source] = one
                left.remove(one)
    missing = tuple(f"目录第 {one.index} 项（{one.kind or '种类不明'}）没有对应的文件" for one in left)
    for index, entry in enumerate(entries, 1):
        if entry.source == directory.source:
            part = Part(folder, index, DIRECTORY, doubts=(*unreadable, *missing))
        else:
            part = _part(entry, folder, index, matched.get(entry.source), known=bool(listed))
        yield entry if entry.format in ROWS and part.kind != DIRECTORY else replace(entry, part=part)


def _part(entry: Entry, folder: str, index: int, listed: Listed | None, *, known: bool) -> Part:
    """Return the part of one file; its kind as the directory says, else as its name says."""
    kind = listed.kind if listed and listed.kind else kind_in(_stem(entry))
    doubts = []
    if listed is None and known:
        doubts.append("目录中没有列出这份文件")
    if not kind:
        doubts.append("看不出文书种类")
    return Part(folder, index, kind, doubts=tuple(doubts))


def _stem(entry: Entry) -> str:
    """Return the file's own name without its suffix and without spaces."""
    return "".join(PurePosixPath(entry.source.rpartition("!")[2]).stem.split())


def _same_title(entry: Entry, listed: Listed) -> bool:
    """Say whether the file's name and the listed title contain one another."""
    stem = _stem(entry).lstrip("0123456789-_.、")
    return bool(stem) and (listed.title in stem or (stem in listed.title and len(stem) > 2))


def _same_number(entry: Entry, listed: Listed) -> bool:
    """Say whether the file's name begins with the number in the directory, and its kind does not differ."""
    found = _NUMBER.match(_stem(entry))
    kind = kind_in(_stem(entry))
    return bool(found) and int(found[1]) == listed.index and kind in ("", listed.kind) if found else False


def _same_kind(entry: Entry, listed: Listed) -> bool:
    """Say whether the file's name holds the listed kind."""
    return bool(listed.kind) and kind_in(_stem(entry)) == listed.kind


def _listed(directory: Entry, limits: Limits) -> tuple[tuple[Listed, ...], tuple[str, ...]]:
    """Read the directory file; a doubt where that fails."""
    reader = _LINES.get(directory.format)
    try:
        if reader is None or directory.path.stat().st_size > _MOST_BYTES:
            return (), ("这种格式的目录文件无法核对",)
        listed = listed_in(reader(directory.path, limits))
    except (ReadError, OSError, ValueError, LookupError):
        return (), ("目录文件无法读取，没有核对",)
    return listed, () if listed else ("目录文件中没有认出任何条目",)


def _txt(path: Path, limits: Limits) -> list[str]:
    """Return the lines of a text."""
    return read_txt(path, limits).text.splitlines()


def _docx(path: Path, limits: Limits) -> list[str]:
    """Return the lines of a DOCX; the cells of a table row stand in one line."""
    return read_docx(path, limits).text.splitlines()


_LINES: dict[Format, Callable[[Path, Limits], list[str]]] = {
    Format.TXT: _txt,
    Format.CSV: _txt,
    Format.DOCX: _docx,
    Format.XLSX: lines_of_xlsx,
}
