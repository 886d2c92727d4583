"""Planting: where in a judgment a sentence may stand, and the judgment with its plants."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from random import Random

from annotations.gold.jsonl import Entity
from bench.inject_templates import Filled, Filler, Mark, Template
from nlp.values import Span

_ACCUSED = re.compile(r"(?<=。) (?=(?:被告人|上诉人|原审被告人)[^。]{2,20}，)")
_OWN = re.compile(r"被告人([\u4e00-\u9fff]{2,4}?)(?:，|（)")
_PARAGRAPH = re.compile(r"(?<=。) ")
_SENTENCE = re.compile(r"(?<=[。])(?=[^”’」）])")
_ITEM = re.compile(r"(?<=[。；]) ")
_CLERK = re.compile(r" (?=(?:代理|代)?书 ?记 ?员)")


@dataclass(frozen=True, slots=True)
class Leak:
    """A planted leak in offsets of the planted text."""

    mark: Mark
    group: str
    span: Span


@dataclass(frozen=True, slots=True)
class Planted:
    """A judgment with its plants: leaks, decoys, and how offsets have moved."""

    id: str
    text: str = field(repr=False)
    original: str = field(repr=False)
    leaks: tuple[Leak, ...]
    decoys: tuple[Leak, ...]
    # Where each plant begins and ends in the new text, in order.
    inserted: tuple[Span, ...]

    def back(self, span: Span) -> Span | None:
        """Return where a span of the new text lay in the original, or None inside a plant."""
        at = bisect_right(self.inserted, span.start, key=lambda one: one.start)
        if any(one.overlaps(span) for one in self.inserted[max(0, at - 1) : at + 1]):
            return None
        moved = sum(len(one) for one in self.inserted[:at])
        return Span(span.start - moved, span.end - moved)

    def gold(self) -> Iterable[Entity]:
        """Give the leaks as gold entities: one for each category and text, with all its mentions."""
        spans: dict[tuple[str, str], list[Span]] = {}
        for leak in self.leaks:
            spans.setdefault((leak.mark.category, leak.span.of(self.text)), []).append(leak.span)
        return (Entity(self.id, category, text, tuple(places)) for (category, text), places in spans.items())


def accused_of(text: str) -> str:
    """Return the first accused as the head names them."""
    match = _OWN.search(text[:3000])
    return match[1] if match else "张某某"


def boundaries(text: str, sections: Mapping[str, list[int]]) -> dict[str, list[int]]:
    """Return where sentences may be planted, by place."""
    ends = {name: sections.get(name, [0, 0]) for name in ("facts", "reasoning", "disposition")}
    head = [match.start() for match in _ACCUSED.finditer(text, 0, max(ends["facts"][0], 1200))]
    accused = (
        [match.start() for match in _PARAGRAPH.finditer(text, head[0] + 1, head[0] + 900)] if head else []
    )
    start, end = ends["disposition"]
    appeal = text.find("如不服", start, end)
    clerk = [match.start() for match in _CLERK.finditer(text, max(0, end - 200) if end else len(text))]
    return {
        "head": head[:1],
        "accused": accused[:1],
        "facts": [match.start() for match in _PARAGRAPH.finditer(text, *ends["facts"])],
        "reasoning": [match.start() for match in _SENTENCE.finditer(text, *ends["reasoning"])][:-1],
        "disposition": [m.start() for m in _ITEM.finditer(text, start, end if appeal < 0 else appeal)],
        "tail": clerk[:1],
    }


def plant(row: Mapping[str, object], templates: Iterable[Template], filler: Filler, rng: Random) -> Planted:
    """Plant every template that finds a place."""
    text, sections = str(row["text"]), row["sections"]
    if not isinstance(sections, dict):
        raise TypeError("a row without sections")
    where = boundaries(text, sections)
    accused = accused_of(text)
    chosen: list[tuple[int, int, str, Filled]] = []
    for template in templates:
        free = where.get(template.place, [])
        if not free:
            continue
        parts = filler.fill(template, text, accused)
        spots = sorted(rng.choices(free, k=len(parts)))
        for spot, part in zip(spots, parts, strict=True):
            chosen.append((spot, len(chosen), template.group, part))
    return _built(str(row["id"]), text, sorted(chosen, key=lambda one: one[:2]))


def _built(id_: str, text: str, chosen: list[tuple[int, int, str, Filled]]) -> Planted:
    """Write the judgment with its plants."""
    pieces: list[str] = []
    leaks: list[Leak] = []
    decoys: list[Leak] = []
    inserted: list[Span] = []
    at = length = 0
    for spot, _, group, part in chosen:
        pieces += (text[at:spot], " ", part.text)
        start = length + spot - at + 1
        length, at = start + len(part.text), spot
        inserted.append(Span(start - 1, length))
        for mark in part.marks:
            leak = Leak(mark, group, Span(start + mark.start, start + mark.end))
            (leaks if mark.category else decoys).append(leak)
    pieces.append(text[at:])
    return Planted(id_, "".join(pieces), text, tuple(leaks), tuple(decoys), tuple(inserted))
