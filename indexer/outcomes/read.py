"""The results of one judgment, read from its text; and their short form in the index."""

from __future__ import annotations

import json

from annotations.supervision.documents.row import Read
from indexer.outcomes.claims import claims
from indexer.outcomes.sentences import sentences
from indexer.outcomes.values import Given, Result


def results_of(read: Read) -> tuple[Result, ...]:
    """Return what a judgment gave; empty where it decides nothing that is read here."""
    return sentences(read) if read.case.nature == "刑事" else claims(read)


def packed(results: tuple[Result, ...]) -> str:
    """Write results as JSON for the stored field `results`; "" for none."""
    if not results:
        return ""
    rows = [[one.head, one.given.value, one.unit, one.value, one.asked, one.grade] for one in results]
    return json.dumps(rows, ensure_ascii=False, separators=(",", ":"))


def unpacked(text: str) -> tuple[Result, ...]:
    """Read results back."""
    rows = json.loads(text) if text else []
    return tuple(
        Result(head, Given(given), unit, value, asked, grade)
        for head, given, unit, value, asked, grade in rows
    )
