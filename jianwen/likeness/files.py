"""A file as the query for like cases: apart from the other queries, for it needs the whole screening."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from jianwen.errors import UsageError
from jianwen.ingesting.document import ingest_document
from jianwen.ingesting.values import Ingested, Kept
from jianwen.likeness.ranking import Asked, asked_document
from jianwen.running.judge import job_of
from jianwen.running.pipeline import run
from jianwen.searching.shelf import Shelf
from jianwen.settings import Settings
from nlp.values import Unread

# What a document of a court has, and a story in bare words has not; all of that is taken for a head.
_BODY = ("claims", "facts", "reasoning", "disposition")


def of_file(shelf: Shelf, settings: Settings, path: Path) -> tuple[Asked, ...]:
    """Ask with every document of a file; it is screened first, so that reports show its masked copy."""
    job = job_of(settings, shelf.store.key)
    asked: list[Asked] = []
    unread: list[Unread] = []
    for value in run([path], job, ingest_document, 1):
        if isinstance(value, Ingested):
            of_document = asked_document(value.kept, stored=False)
            asked.append(replace(of_document, kept=None) if _is_bare(value.kept) else of_document)
        elif isinstance(value, Unread):
            unread.append(value)
    if not asked:
        reason = unread[0].reason if unread else "里面没有文书"
        raise UsageError(
            f"这个文件读不了：{reason}。", str(path), unread[0].remedy if unread else "检查文件。"
        )
    return tuple(asked)


def _is_bare(kept: Kept) -> bool:
    """Say whether a file holds no document of a court, but a story in bare words."""
    document, case = kept.one("documents"), kept.one("cases")
    return not any(document[name] for name in _BODY) and not (case["court"] or case["case_number"])
