"""Where the documents of a paged case file begin: titles at the top of pages, and what the directory says."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from nlp.readers.casefile.directory import Listed, listed_in, order_doubts, shift
from nlp.readers.casefile.titles import (
    COVER,
    DIRECTORY,
    Line,
    has_layout,
    is_directory,
    kind_of,
    lines_of,
    number_after,
    title_at_top,
)
from nlp.text.view import fold
from nlp.values import Margin, MarginKind, Page

_PRINTED = re.compile(r"第(\d{1,4})页(?:[,，/、]?共\d{1,4}页)?")
_COVER_LENGTH = 300
_FRONT_PAGES = 12


@dataclass(frozen=True, slots=True)
class Start:
    """Where a document begins (index of a page, or offset), its kind, its doubts, its title line."""

    at: int
    kind: str
    doubts: tuple[str, ...] = ()
    title: str = field(default="", repr=False, compare=False)


@dataclass(frozen=True, slots=True)
class _Directory:
    """The directory inside the file: its pages [first, last) and what it lists."""

    first: int
    last: int
    listed: tuple[Listed, ...]


def starts_by_page(text: str, pages: Sequence[Page], margins: Sequence[Margin]) -> tuple[Start, ...]:
    """Return the pages at which documents begin, the first at 0; () where the file is no case file."""
    lines = [list(lines_of(text, page.span.start, page.span.end)) for page in pages]
    directory = _directory(text, lines)
    begin = directory.last if directory else 0
    starts = _titles(lines, begin)
    if directory:
        starts = _checked(starts, directory, len(pages))
        if not starts:
            return ()
    elif len(starts) < 2:
        return ()
    else:
        starts = [replace(one, doubts=("没有卷宗目录可以核对", *one.doubts)) for one in starts]
    whole = [*_front(lines, directory, starts[0].at), *starts]
    return tuple(_with_page_doubts(whole, lines, pages, margins))


def _titles(lines: Sequence[list[Line]], begin: int) -> list[Start]:
    """Find the pages whose top is a title; a running head that repeats page by page is none."""
    found: list[Start] = []
    before = ("", "")
    for at in range(begin, len(lines)):
        top = title_at_top(lines[at])
        if top is None:
            before = ("", "")
            continue
        title = (lines[at][top].bare, number_after(lines[at], top))
        if title[0] != before[0] or (title[1] and title[1] != before[1]) or _restarts(lines[at], top):
            found.append(Start(at, kind_of(title[0]), title=title[0]))
        before = (title[0], title[1] or before[1])
    return found


def _restarts(lines: Sequence[Line], top: int) -> bool:
    """Say whether a record (笔录) begins anew: each has its own time, a continued page has none."""
    after = "".join(line.bare for line in lines[top + 1 : top + 4])
    return "时间" in after and "笔录" in lines[top].bare


def _directory(text: str, lines: Sequence[list[Line]]) -> _Directory | None:
    """Find the directory among the front pages: its title at the top, then lines that list documents."""
    for at, page in enumerate(lines[:_FRONT_PAGES]):
        top = next((n for n, line in enumerate(page[:4]) if is_directory(line.bare, strong=False)), None)
        if top is None:
            continue
        listed = [text[line.start : line.end] for line in page[top + 1 :]]
        strong = is_directory(page[top].bare, strong=True)
        if len(listed_in(listed)) < (1 if strong else 2):
            continue
        last = at + 1
        while last < len(lines) and _continues(text, lines[last]):
            listed += [text[line.start : line.end] for line in lines[last]]
            last += 1
        return _Directory(at, last, listed_in(listed))
    return None


def _continues(text: str, page: Sequence[Line]) -> bool:
    """Say whether a page goes on listing documents with their pages."""
    listed = listed_in(text[line.start : line.end] for line in page)
    return len(listed) >= 2 and len(listed) * 2 > len(page) and title_at_top(page) is None


def _checked(found: Sequence[Start], directory: _Directory, pages: int) -> list[Start]:
    """Put titles and directory together; whatever only one of them says is a doubt."""
    by = shift(directory.listed, [(one.at + 1, one.kind) for one in found], directory.last)
    starts = {one.at: one for one in found}
    expected = {one.first + by - 1: one for one in directory.listed if one.first is not None}
    elsewhere = {one.kind for one in found if one.at not in expected}
    for at, one in expected.items():
        if at in starts or one.kind in elsewhere or not directory.last <= at < pages:
            continue
        doubt = f"目录第 {one.index} 项列在此页，但页首没有找到标题"
        starts[at] = Start(at, one.kind, (doubt,))
    return [_compared(starts[at], expected, directory) for at in sorted(starts)]


def _compared(start: Start, expected: dict[int, Listed], directory: _Directory) -> Start:
    """Add what the directory says against a start."""
    listed = expected.get(start.at)
    if listed is None:
        same = [one for one in directory.listed if one.kind == start.kind]
        if not same:
            return replace(start, doubts=(*start.doubts, "目录中没有列出这份文书"))
        if expected and all(one.first is not None for one in same):
            return replace(start, doubts=(*start.doubts, "起始页与目录所列页码不符"))
        return start
    if listed.kind and listed.kind != start.kind:
        return replace(
            start, doubts=(*start.doubts, f"标题与目录第 {listed.index} 项（{listed.kind}）不一致")
        )
    return start


def _front(lines: Sequence[list[Line]], directory: _Directory | None, first: int) -> list[Start]:
    """Name what stands before the first document: a cover, the directory, or something without a title."""
    front: list[Start] = []
    if first > 0 and (directory is None or directory.first > 0):
        length = sum(
            len(line.bare) for page in lines[: directory.first if directory else first] for line in page
        )
        is_cover = length <= _COVER_LENGTH
        front.append(Start(0, COVER if is_cover else "", () if is_cover else ("开头没有找到标题",)))
    if directory:
        front.append(Start(directory.first, DIRECTORY, _directory_doubts(directory, len(lines))))
        if directory.last < first:
            front.append(Start(directory.last, "", ("目录之后没有找到标题",)))
    return front


def _directory_doubts(directory: _Directory, pages: int) -> tuple[str, ...]:
    """Say what is wrong with the directory itself."""
    beyond = [
        f"目录第 {one.index} 项（{one.kind or '种类不明'}）的页码超出文件页数"
        for one in directory.listed
        if one.first is not None and one.first > pages
    ]
    return (*order_doubts(directory.listed), *beyond)


def _with_page_doubts(
    starts: Sequence[Start], lines: Sequence[list[Line]], pages: Sequence[Page], margins: Sequence[Margin]
) -> list[Start]:
    """Add what the pages of each part say: printed numbers out of order, another title further down."""
    printed = [_printed(page, lines[at], margins) for at, page in enumerate(pages)]
    result = []
    for one, after in zip(starts, (*(s.at for s in starts[1:]), len(pages)), strict=True):
        doubts = list(one.doubts)
        numbers = [(printed[at], pages[at].number) for at in range(one.at, after) if printed[at] is not None]
        for (before, _), (here, page) in pairwise(numbers):
            if before is not None and here is not None and here != before + 1:
                doubts.append(f"第 {page} 页印的页码不连续，可能缺页或次序有误")
        if one.kind not in (COVER, DIRECTORY):
            doubts += [text for at in range(one.at, after) for text in _inside(lines[at], pages[at].number)]
        result.append(replace(one, doubts=tuple(doubts)))
    return result


def _inside(page: Sequence[Line], number: int) -> list[str]:
    """Say where a title stands in the middle of a page: it may begin a document, and was not cut."""
    top = title_at_top(page)
    skip = 4 if top is None else top + 1
    return [
        f"第 {number} 页中部另有“{kind_of(line.bare)}”标题行，未在此切分"
        for at, line in enumerate(page)
        if at >= skip and kind_of(line.bare) and number_after(page, at) and has_layout(page, at)
    ]


def _printed(page: Page, lines: Sequence[Line], margins: Sequence[Margin]) -> int | None:
    """Return the number printed on a page as 第 N 页, from its foot or its margins."""
    feet = ["".join(fold(one.text).split()) for one in margins if one.page == page.number and _is_foot(one)]
    for bare in (*feet, *(line.bare for line in lines[-2:])):
        found = _PRINTED.fullmatch(bare)
        if found:
            return int(found[1])
    return None


def _is_foot(margin: Margin) -> bool:
    """Say whether a margin may hold the page number."""
    return margin.kind in (MarginKind.PAGE_NUMBER, MarginKind.FOOTER, MarginKind.HEADER)
