"""How models label tokens, read alike whoever trained them: which labels are persons; BIO, BMES, IO."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

_PERSONS: Final = frozenset({"PER", "PERSON", "NR", "NAME", "人名", "姓名"})
# Of a label such as B-PER, PER-B or S_PER, the part that tells the place in the name.
_BEGINS, _INSIDE = frozenset("BS"), frozenset("IMEL")


def is_person(kind: str) -> bool:
    """Say whether a label's kind is a person: PER, PERSON, nr, name.victim …"""
    return kind.upper() in _PERSONS or kind.lower().startswith("name.")


def _parts(label: str) -> tuple[str, str]:
    """Split B-PER or PER-B into the place and the kind; a bare label stands inside."""
    for sign in "-_":
        place, found, kind = label.partition(sign)
        if found and place in _BEGINS | _INSIDE:
            return place, kind
        kind, found, place = label.rpartition(sign)
        if found and place in _BEGINS | _INSIDE:
            return place, kind
    return "I", label


def person_ranges(labels: Sequence[str], offsets: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Give the ranges of persons off one label and one character range for each token.

    Tokens without characters ([CLS], [SEP], padding) have an empty range and are passed over.
    """
    start = end = -1
    for label, (first, last) in zip(labels, offsets, strict=True):
        if first == last:
            continue
        place, kind = _parts(label)
        person = is_person(kind)
        if start >= 0 and person and place in _INSIDE and first == end:
            end = last
            continue
        if start >= 0:
            yield start, end
        start, end = (first, last) if person else (-1, -1)
    if start >= 0:
        yield start, end
