"""The heads of claim (误工费, 违约金, 双倍工资 …): a closed list, and where a text names them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from importlib.resources import files


@lru_cache(maxsize=1)
def _words() -> dict[str, str]:
    """Return every wording with the head that it stands for."""
    found: dict[str, str] = {}
    for line in files("indexer.outcomes").joinpath("heads.tsv").read_text("utf-8").splitlines():
        if line and not line.startswith("#"):
            name, words = line.split("\t")[:2]
            found |= dict.fromkeys(words.split("|"), name)
    return found


@lru_cache(maxsize=1)
def _pattern() -> re.Pattern[str]:
    """Return the pattern of all wordings; the longest wins."""
    return re.compile("|".join(map(re.escape, sorted(_words(), key=len, reverse=True))))


def find_heads(text: str, start: int, end: int) -> Iterator[tuple[int, int, str]]:
    """Find heads of claim as (start, end, name) in order of place."""
    words = _words()
    for match in _pattern().finditer(text, start, end):
        yield match.start(), match.end(), words[match[0]]


def names() -> frozenset[str]:
    """Return the names of all heads."""
    return frozenset(_words().values())
