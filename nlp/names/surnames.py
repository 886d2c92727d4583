"""Chinese surnames, how common they are, and how a name splits into surname and given name."""

from __future__ import annotations

from pathlib import Path
from types import MappingProxyType
from typing import Final

_TABLE = Path(__file__).resolve().parents[1] / "data" / "surnames.tsv"
# In the list's own count the first four hundred reach this; what lies below is as often a word as a surname.
_COMMON = 8
# Rarer than those, but in prose hardly ever anything else: each leads a name as surely as a common one.
RARE: Final = frozenset(
    "荀仵宓宦庾汲璩眭蒯訾蹇郄郇郏隗雒乜仉佴卲呙弭戢桓殳爨甯睢缑羌翦苌苻薜郐酆钭闾妫尕祃麴芈佀斛侴"
    "钮宛茆邴厍庹恽莘郅郯颉濮郗忻贲笪綦谯禚鄞蔚禤琚玄寥"
)
# The sixty that most people bear: a second surname inside a name (屈陈淑婷) is one of these.
_FREQUENT = 500


def _load() -> dict[str, int]:
    """Read surname and frequency, most frequent first."""
    lines = _TABLE.read_text(encoding="utf-8").splitlines()
    return {name: int(count) for name, _, count in (line.partition("\t") for line in lines)}


SURNAMES: Final = MappingProxyType(_load())
COMPOUND: Final = frozenset(name for name in SURNAMES if len(name) == 2)
COMMON: Final = frozenset(name for name, count in SURNAMES.items() if count >= _COMMON) | COMPOUND | RARE
FREQUENT: Final = frozenset(name for name, count in SURNAMES.items() if count >= _FREQUENT)


def is_surname(text: str) -> bool:
    """Say whether `text` is a surname, however rare."""
    return text in SURNAMES


def surname_of(name: str) -> str:
    """Return the surname that leads `name` (a compound one before a single one), or "" if none does."""
    if len(name) > 2 and name[:2] in COMPOUND:
        return name[:2]
    return name[:1] if name[:1] in SURNAMES else ""
