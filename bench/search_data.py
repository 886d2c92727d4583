"""What the search bench works on: the documents of lecard with their profiles and pairs, and its queries."""

from __future__ import annotations

import gzip
import json
import os
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from indexer.similar.pairs import pairs
from indexer.similar.profile import profile_of, story_of
from indexer.similar.values import Profile
from jianwen.ingesting.document import statute_of
from nlp.case import Case, Sections
from nlp.parse.parse import parse
from nlp.text.view import view_of
from nlp.values import Document

ROOT = Path(__file__).resolve().parent.parent
_NAMES = ("claims", "facts", "reasoning", "disposition")


def folder() -> Path:
    """Return where the data lie."""
    return Path(os.environ.get("JIANWEN_DATA", ROOT.parent / "shared" / "data"))


@dataclass(frozen=True, slots=True)
class Read:
    """One document as the bench keeps it."""

    id: str
    text: str
    story: str
    profile: Profile


@dataclass(frozen=True, slots=True)
class Asked:
    """One query of lecard."""

    id: str
    text: str
    charges: tuple[str, ...]
    pool: tuple[str, ...]
    labels: Mapping[str, int]


def documents() -> Iterator[Read]:
    """Read lecard as ingest would."""
    with gzip.open(folder() / "lecard" / "docs.jsonl.gz", "rt", encoding="utf-8") as lines:
        for row in map(json.loads, lines):
            yield read(str(row["id"]), str(row["text"]))


def queries() -> list[Asked]:
    """Read the queries of lecard."""
    lines = (folder() / "lecard" / "queries.jsonl").read_text("utf-8").splitlines()
    return [_asked(json.loads(line)) for line in lines]


def read(identity: str, text: str) -> Read:
    """Parse one text."""
    case = parse(Document(identity, identity, "bench", "text/plain", text), view_of(text))
    parts = sections_of(case.sections)
    return Read(identity, text, story_of(text, parts), profile_of(text, parts, *_law_of(case)))


def asked(query: Asked, *, given: bool) -> tuple[Profile, str]:
    """Return the profile and the story of a query, with its charges or without."""
    return profile_of(query.text, {}, query.charges if given else ()), query.text


def tokens(story: str) -> Sequence[str]:
    """Return the pairs of a story as they are indexed."""
    return pairs(story).split()


def sections_of(sections: Sections) -> dict[str, Sequence[int] | None]:
    """Return where the sections lie."""
    spans = {name: getattr(sections, name) for name in _NAMES}
    return {name: None if span is None else (span.start, span.end) for name, span in spans.items()}


def _law_of(case: Case) -> tuple[list[str], list[str], list[str]]:
    """Return charges, causes and articles."""
    return (
        [fact.value for fact in case.charges],
        [fact.value for fact in case.causes],
        [statute_of(one) for one in case.statutes],
    )


def _asked(row: dict[str, Any]) -> Asked:
    """Read one row."""
    return Asked(str(row["id"]), row["query"], tuple(row["charges"]), tuple(row["pool"]), dict(row["labels"]))
