"""The directory of a case file (卷宗目录): which documents it lists, and on which pages."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from nlp.readers.casefile.titles import kind_in

_ENTRY = re.compile(
    r"(?P<number>\d{1,3})?[.、．\s]*(?P<title>[\u4e00-\u9fff《》()·、：\da-zA-Z]*?[\u4e00-\u9fff)》])"
    r"(?:[.…·\-—_⋯\s]*(?P<first>\d{1,4})(?:[-—–~～至](?P<last>\d{1,4}))?页?)?"
)
_SPACES = re.compile(r"\s+")
_DOTS = re.compile(r"[.…·⋯_]{2,}")


@dataclass(frozen=True, slots=True)
class Listed:
    """One line of a directory: its place in it, what it lists, its pages as the directory counts them."""

    index: int
    kind: str
    title: str = field(repr=False)
    first: int | None = None
    last: int | None = None


def listed_in(lines: Iterable[str]) -> tuple[Listed, ...]:
    """Read the lines of a directory; headings and other lines are passed over."""
    found: list[Listed] = []
    for line in lines:
        flat = _DOTS.sub(" ", _SPACES.sub(" ", line)).strip()
        match = _ENTRY.fullmatch(flat.replace(" ", ""))
        spaced = flat.split(" ")
        if match is None or not (kind_in(match["title"]) or (match["number"] and match["first"])):
            continue
        first, last = match["first"], match["last"]
        if first is None and spaced[-1].isdigit():
            first = spaced[-1]
        found.append(
            Listed(
                len(found) + 1,
                kind_in(match["title"]),
                match["title"],
                int(first) if first else None,
                int(last) if last else None,
            )
        )
    return tuple(found)


def shift(listed: Sequence[Listed], found: Sequence[tuple[int, str]], default: int) -> int:
    """Return what to add to the directory's page numbers: volumes are numbered after the directory.

    `found` are the (page, kind) of titles; the shift that most of them agree on wins, the smallest first.
    """
    votes = Counter(
        page - one.first
        for one in listed
        if one.first is not None
        for page, kind in found
        if kind == one.kind and page >= one.first
    )
    if not votes:
        return default
    most = max(votes.values())
    return min((by for by, count in votes.items() if count == most), key=lambda by: (abs(by - default), by))


def order_doubts(listed: Sequence[Listed]) -> tuple[str, ...]:
    """Say where the directory's own page numbers run backwards."""
    doubts = []
    before = 0
    for one in listed:
        if one.first is not None and one.first < before:
            doubts.append(f"目录第 {one.index} 项的页码（{one.first}）小于前一项")
        before = one.first or before
    return tuple(doubts)
