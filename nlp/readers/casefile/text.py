"""Where the documents of a case file begin in a text without pages; only a 卷宗目录 makes it one."""

from __future__ import annotations

from collections.abc import Sequence

from nlp.readers.casefile.directory import Listed, listed_in
from nlp.readers.casefile.pages import Start
from nlp.readers.casefile.titles import (
    COVER,
    DIRECTORY,
    Line,
    first_line_of,
    has_layout,
    is_directory,
    kind_of,
    lines_of,
    number_after,
)

_ENDS = frozenset("。！？”」》)日员人章：0123456789")
_NEAR_TOP = 60


def starts_by_line(text: str) -> tuple[Start, ...]:
    """Return the offsets at which documents begin, the first at 0; () where the text is no case file."""
    if "目" not in text or "录" not in text:
        return ()
    lines = list(lines_of(text))
    at = next((n for n, line in enumerate(lines[:_NEAR_TOP]) if is_directory(line.bare, strong=True)), None)
    if at is None:
        return ()
    listed, after = _directory(text, lines, at)
    titles = _titles(lines, after, {one.kind for one in listed})
    if not titles:
        return ()
    head = [Start(0, COVER)] if at > 1 else []
    head.append(Start(lines[at].start if head else 0, DIRECTORY, _missing(listed, titles)))
    return (*head, *titles)


def _directory(text: str, lines: Sequence[Line], at: int) -> tuple[tuple[Listed, ...], int]:
    """Return what the directory lists and the index of the first line after it."""
    after = at + 1
    last = after
    while after < len(lines) and after - last < 3:
        if listed_in([text[lines[after].start : lines[after].end]]) and not has_title(lines, after):
            last = after + 1
        after += 1
    return listed_in(text[line.start : line.end] for line in lines[at + 1 : last]), last


def has_title(lines: Sequence[Line], at: int) -> bool:
    """Say whether a document begins at this line."""
    return bool(kind_of(lines[at].bare)) and bool(number_after(lines, at))


def _titles(lines: Sequence[Line], after: int, listed: set[str]) -> list[Start]:
    """Find the titles after the directory: listed kinds by their layout, others only by their number."""
    found = []
    for at in range(after, len(lines)):
        kind = kind_of(lines[at].bare)
        if not kind or (at > after and not _may_end(lines[at - 1].bare)):
            continue
        if kind in listed and has_layout(lines, at):
            found.append(Start(lines[first_line_of(lines, at)].start, kind))
        elif kind not in listed and number_after(lines, at):
            found.append(Start(lines[first_line_of(lines, at)].start, kind, ("目录中没有列出这份文书",)))
    return found


def _may_end(line: str) -> bool:
    """Say whether a document, or the name of the office above a title, may end with this line."""
    return line[-1] in _ENDS or len(line) <= 36


def _missing(listed: Sequence[Listed], titles: Sequence[Start]) -> tuple[str, ...]:
    """Say which listed documents have no title in the text."""
    left = [one.kind for one in titles]
    doubts = []
    for one in listed:
        if one.kind in left:
            left.remove(one.kind)
        else:
            doubts.append(f"目录第 {one.index} 项（{one.kind or '种类不明'}）在正文中没有找到标题")
    return tuple(doubts)
