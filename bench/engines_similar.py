"""Like cases on both engines: the same ten, and how long it takes (first stage, profiles, ranking)."""

from __future__ import annotations

import statistics
import time
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from bench.engines_corpus import documents, entries
from indexer.engine import Engine
from indexer.query import AnyOf, Request, Without
from indexer.similar.profile import packed, profile_of, story_of, unpacked
from indexer.similar.ranker import FIRST, Ranker
from indexer.similar.train import train
from indexer.similar.values import Candidate, Scored, Sought
from indexer.values import Entry

_QUERIES = 500
_SECTIONS = ("facts", "reasoning", "disposition")


@dataclass(frozen=True, slots=True)
class Asked:
    """A document of the corpus as a query."""

    id: str
    sought: Sought


def profiled(folder: Path, count: int) -> tuple[list[Entry], Ranker, list[Asked]]:
    """Return lecard with profiles, a ranker learned from it, and 500 of its documents as queries."""
    made: list[Entry] = []
    stories: list[str] = []
    for row, entry in zip(documents(folder), entries(folder)[: count or None], strict=False):
        text = str(row["text"])
        spans = row["sections"] if isinstance(row["sections"], dict) else {}
        sections = {name: spans.get(name) for name in ("claims", *_SECTIONS)}
        charges = str(row.get("charges") or "").replace("、", " ").split()
        profile = profile_of(text, sections, charges)
        made.append(replace(entry, stored={**entry.stored, "profile": packed(profile)}))
        stories.append(story_of(text, sections))
    ranker = Ranker(train(unpacked(one.stored["profile"]) for one in made))
    step = max(1, len(made) // _QUERIES)
    asked = [
        Asked(one.id, ranker.sought(unpacked(one.stored["profile"]), story))
        for one, story in list(zip(made, stories, strict=True))[::step][:_QUERIES]
    ]
    return made, ranker, asked


def ranked(engine: Engine, ranker: Ranker, asked: Asked) -> tuple[Scored, ...]:
    """Return the ten likest of a query."""
    query = Without(ranker.first_stage(asked.sought), AnyOf("id", (asked.id,)))
    page = engine.search(Request(query, FIRST, stored=("profile",)))
    hits = [Candidate(hit.id, hit.score, unpacked(hit.stored["profile"])) for hit in page.hits]
    return ranker.rerank(asked.sought, hits)[:10]


def timed(engine: Engine, ranker: Ranker, asked: Sequence[Asked]) -> tuple[list[tuple[Scored, ...]], str]:
    """Rank for all queries; say how long it took."""
    found, times = [], []
    for one in asked:
        began = time.perf_counter()
        found.append(ranked(engine, ranker, one))
        times.append((time.perf_counter() - began) * 1000)
    cuts = statistics.quantiles(times, n=20)
    return found, f"p50 {statistics.median(times):.1f} ms, p95 {cuts[-1]:.1f}, most {max(times):.1f}"
