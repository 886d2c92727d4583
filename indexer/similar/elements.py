"""Circumstances that decide a sentence or an award (自首, 重伤, 数额巨大 …), as a case tells them.

`elements.tsv` lists them with the patterns and the law that makes them count. One that is denied (不构成自首,
没有立功表现) is not there.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

_LIST = Path(__file__).resolve().parent / "elements.tsv"
# 不构成自首; 不能认定为累犯; 无立功表现; 否认系从犯; 辩称…属于自首 is an opinion, and is left to its denial.
_DENIED = re.compile(
    r"(?:不(?:构成|属于|属|是|能|应|予|具有|具备|符合|认定|成立)|未(?:构成|达到|达|造成|取得|获得|认定|予)|没有|并?无|非|否认|尚未|未能)"
    r"[^，。；]{0,8}$"
)
_LEFT = 16
_PARTS = ("claims", "facts", "reasoning", "disposition")


@dataclass(frozen=True, slots=True)
class Element:
    """One circumstance: its name, how texts put it, and the law that makes it count."""

    name: str
    pattern: re.Pattern[str]
    basis: str


@cache
def listed() -> tuple[Element, ...]:
    """Return the list of circumstances."""
    rows = [line.split("\t") for line in _LIST.read_text("utf-8").splitlines() if line[:1] not in ("", "#")]
    return tuple(Element(name, re.compile(pattern), basis) for name, pattern, basis in rows)


def elements_of(text: str, sections: Mapping[str, Sequence[int] | None]) -> tuple[str, ...]:
    """Return the circumstances that a case tells, in the order of the list.

    The head is left out: it tells what a party was once sentenced for. A text without sections is read whole.
    """
    spans = [span for name in _PARTS if (span := sections.get(name))]
    start, end = (min(one[0] for one in spans), max(one[1] for one in spans)) if spans else (0, len(text))
    return tuple(one.name for one in listed() if _told(one.pattern, text, start, end))


def _told(pattern: re.Pattern[str], text: str, start: int, end: int) -> bool:
    """Say whether the text tells a circumstance somewhere without denying it."""
    return any(
        _DENIED.search(text, max(start, at - _LEFT), at) is None
        for at in (found.start() for found in pattern.finditer(text, start, end))
    )
