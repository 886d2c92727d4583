"""A batch of changes to an embedded index."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from indexer.checks import fault
from indexer.embedded.library import Index, document_of
from indexer.plan import IDENTITY
from indexer.values import Entry, IndexerError, Rejected, Written


class EmbeddedWriting:
    """Changes to one version. One at a time: tantivy locks the folder, and a killed process lets go of it."""

    def __init__(self, path: Path, *, memory: int, threads: int) -> None:
        """Take the folder's lock."""
        self._index = Index.open(str(path))
        self._searcher = self._index.searcher()
        self._seen: set[str] = set()
        try:
            self._writer: Any = self._index.writer(memory, threads)
        except ValueError as error:
            if "LockBusy" not in str(error):
                raise
            raise IndexerError(
                "索引正在被另一个进程写入。", str(path), "等它结束后再试；一个存储目录同时只能有一个写入者。"
            ) from None

    def add(self, entries: Iterable[Entry]) -> Written:
        """Add entries, or put them in the place of those with the same id."""
        added, rejected = 0, []
        for entry in entries:
            if reason := fault(entry):
                rejected.append(Rejected(entry.id, reason))
                continue
            if entry.id in self._seen or self._searcher.doc_freq(IDENTITY, entry.id):
                self._writer.delete_documents_by_term(IDENTITY, entry.id)
            self._writer.add_document(document_of(entry))
            self._seen.add(entry.id)
            added += 1
        return Written(added, tuple(rejected))

    def remove(self, ids: Sequence[str]) -> None:
        """Take entries out."""
        for identity in ids:
            self._writer.delete_documents_by_term(IDENTITY, identity)

    def commit(self) -> None:
        """Make everything so far durable: tantivy writes its list of segments last, in one step."""
        self._writer.commit()

    def close(self) -> None:
        """Drop what was not committed, let running merges end, and give the lock back."""
        if self._writer is not None:
            self._writer.rollback()
            self._writer.wait_merging_threads()
            self._writer = None
