"""Which articles an instrument has, in each of its texts; `tools/statutes.py` makes the table.

Names are those of the law without 中华人民共和国, with 〈〉 for quotes inside. The list is not complete: of
an instrument that is not in it nothing is known. Where `until` is "?", the text no longer holds, and since
when is not known.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from itertools import groupby
from pathlib import Path
from types import MappingProxyType

_FILE = Path(__file__).with_name("statutes.tsv")
_NATION = "中华人民共和国"
_QUOTES = str.maketrans("《》<>", "〈〉〈〉")
_VERSION = re.compile(r"[（(](?:\d{4}年?)?(?:第[一二三]次)?(?:修正|修订|修改)?(?:文本)?[）)]$")


@dataclass(frozen=True, slots=True)
class Text:
    """One text of an instrument: its articles, in force from `since` until `until` ("" while it is)."""

    name: str
    version: str
    since: str
    until: str
    articles: frozenset[int]
    branches: frozenset[tuple[int, int]]
    successor: str

    def has(self, article: int, branch: int = 0) -> bool:
        """Say whether there is an article (第一百三十三条之一 is 133, 1)."""
        return (article, branch) in self.branches if branch else article in self.articles


@cache
def statutes() -> Mapping[str, tuple[Text, ...]]:
    """Return every instrument → its texts, the oldest first."""
    lines = (line.split("\t") for line in _FILE.read_text("utf-8").splitlines())
    return MappingProxyType(
        {name: tuple(map(_text, texts)) for name, texts in groupby(lines, lambda line: line[0])}
    )


def _text(line: list[str]) -> Text:
    """Read a line."""
    name, version, since, until, articles, branches, successor = line
    runs = (run.partition("-") for run in articles.split(" "))
    numbers = (range(int(first), int(last or first) + 1) for first, _, last in runs)
    pairs = (pair.split(".") for pair in branches.split())
    return Text(
        name,
        version,
        since,
        until,
        frozenset(number for run in numbers for number in run),
        frozenset((int(article), int(branch)) for article, branch in pairs),
        successor,
    )


def short_name(written: str) -> str:
    """Return the name under which an instrument is listed."""
    name = written.strip().removeprefix("《").removesuffix("》").translate(_QUOTES)
    name = _VERSION.sub("", name)
    return name.removeprefix(_NATION)


def texts_of(written: str) -> tuple[Text, ...]:
    """Return the texts of an instrument, the oldest first; nothing where it is not listed."""
    return statutes().get(short_name(written), ())


def text_on(written: str, day: str) -> Text | None:
    """Return the text that was in force on a day (2024-01-31); None where that is not known."""
    for text in texts_of(written):
        if text.until != "?" and text.since <= day and (not text.until or day <= text.until):
            return text
    return None
