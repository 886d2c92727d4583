"""A document of the store as an entry of the index: a pure function of what the store keeps of it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import cache
from typing import Any

from indexer.authority import level_of
from indexer.regions import region_of
from indexer.similar.pairs import pairs
from indexer.similar.profile import packed, profile_of, story_of
from indexer.tokens import joined
from indexer.values import Entry
from jianwen.ingesting.values import Kept, Lead, Row
from jianwen.published import SECTIONS
from nlp.data import loader

_INDEXED = ("claims", "facts", "reasoning", "disposition")
_MOST = (1 << 62) - 1


def entry_of(kept: Kept) -> Entry:
    """Return the entry of a document; leads of its case come later (`with_leads`)."""
    document, case = kept.one("documents"), kept.one("cases")
    text = document["text"]
    sections = {name: document[name] for name in SECTIONS}
    statutes = _unique(one["value"] for one in kept.rows["facts"] if one["fact"] == "statute")
    profile = profile_of(text, sections, case["charges"], case["causes"], statutes)
    keywords = _of_case(kept, case) | _of_findings(kept.rows["findings"])
    keywords |= {"statute": statutes, "element": profile.elements}
    return Entry(
        id=kept.id,
        keywords={name: values for name, values in keywords.items() if values},
        numbers=_numbers(document, case),
        texts=_words(text, document) | {"pairs": pairs(story_of(text, sections))},
        stored={
            "title": document["title"],
            "source": document["source"],
            "results": case["results"],
            "profile": packed(profile),
        },
    )


def with_leads(entry: Entry, leads: Sequence[Lead]) -> Entry:
    """Add the leads that the case of an entry is part of."""
    found = {
        "model": _unique(one.model for one in leads),
        "signal": _unique(signal for one in leads for signal in one.signals),
        "stage": _unique(one.stage for one in leads),
        "lead": _unique(one.fingerprint for one in leads),
    }
    return replace(entry, keywords={**entry.keywords, **{name: some for name, some in found.items() if some}})


def _words(text: str, document: Row) -> dict[str, str]:
    """Return the words of the text and of its sections, each cut once: a section begins with a sentence."""
    found: dict[str, str] = {}
    pieces: list[str] = []
    at = 0
    for start, end, name in sorted((*document[name], name) for name in _INDEXED if document[name]):
        if start < at or start == end:
            continue
        found[name] = joined(text[start:end])
        pieces += (joined(text[at:start]), found[name])
        at = end
    pieces.append(joined(text[at:]))
    return {"text": " ".join(piece for piece in pieces if piece), **found}


def _of_case(kept: Kept, case: Row) -> dict[str, tuple[str, ...]]:
    """Return the keywords that the case gives."""
    causes = [above for cause in case["causes"] for above in (cause, *_above(cause))]
    agents = [word for one in kept.rows["agents"] for word in (one["name"], one["firm"])]
    return {
        "document": (kept.document,),
        "case_number": _some(case["case_number"]),
        "chain": _unique(case["chain"]),
        "court": _some(case["court"]),
        "region": region_of(case["court"]),
        "level": _some(level_of(case["court"])),
        "kind": _some(case["kind"]),
        "procedure": _some(case["procedure"]),
        "outcome": _some(case["outcome"]),
        "cause": _unique(causes),
        "charge": _unique(case["charges"]),
        "party": _unique(one["name"] for one in kept.rows["parties"]),
        "agent": _unique(agents),
    }


def _of_findings(findings: Sequence[Row]) -> dict[str, tuple[str, ...]]:
    """Return the keywords of the findings; what a person dismissed is none."""
    left = [one for one in findings if one["decided"] != "dismissed"]
    return {
        "category": _unique(one["category"] for one in left),
        "rule": _unique(one["rule"] for one in left),
        "finding": _unique(one["fingerprint"] for one in left),
    }


def _numbers(document: Row, case: Row) -> dict[str, int]:
    """Return the numbers of an entry; what is not known is absent."""
    closed = int(case["closed"].replace("-", "")) if case["closed"] else None
    year = case["year"] or (closed // 10000 if closed else None)
    found = {"year": year, "date": closed, "amount": case["amount"]}
    numbers = {name: min(value, _MOST) for name, value in found.items() if value is not None}
    return {**numbers, "characters": document["characters"]}


@cache
def _parents() -> dict[str, str]:
    """Return what stands right above each cause, charge and heading."""
    return {name: above for above, names in loader.cause_tree().items() for name in names}


def _above(cause: str) -> tuple[str, ...]:
    """Return everything that stands above a cause, the nearest first."""
    found: list[str] = []
    while (cause := _parents().get(cause, "")) and cause not in found:
        found.append(cause)
    return tuple(found)


def _unique(values: Iterable[Any]) -> tuple[str, ...]:
    """Return each value once, without empty ones."""
    return tuple(dict.fromkeys(value for value in values if value))


def _some(value: str) -> tuple[str, ...]:
    """Return a value as keywords."""
    return (value,) if value else ()
