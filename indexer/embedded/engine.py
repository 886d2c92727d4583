"""The engine that needs nothing to be started: an index in a folder."""

from __future__ import annotations

import threading
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from indexer import cursor
from indexer.cursor import Cursor
from indexer.embedded.library import Index, kept
from indexer.embedded.queries import translated
from indexer.embedded.ranking import Ranked, Ranking
from indexer.embedded.versions import Versions
from indexer.embedded.writing import EmbeddedWriting
from indexer.facets import MOST_VALUES, counted
from indexer.plan import IDENTITY, checked, uniform
from indexer.query import AnyOf, Request
from indexer.values import FacetCount, Health, Hit, IndexerError, Page

MEMORY = 256_000_000


class EmbeddedEngine:
    """An index in a folder. Any number of processes may search while one writes."""

    def __init__(self, folder: Path, *, memory: int = MEMORY, threads: int = 1) -> None:
        """Keep the folder; nothing is opened yet. One thread and one commit make one segment."""
        self._versions = Versions(folder)
        self._memory, self._threads = memory, threads
        self._lock = threading.Lock()
        self._open: tuple[Path, tuple[int, int], Any] | None = None

    def create(self, version: str) -> None:
        """Make an empty version; one that is there already is left as it is."""
        self._versions.make(version)

    def writing(self, version: str = "") -> EmbeddedWriting:
        """Open a version for changes."""
        path = self._versions.path(version)
        return EmbeddedWriting(path, memory=self._memory, threads=self._threads)

    def swap(self, version: str) -> None:
        """Let searches go to this version from now on."""
        self._versions.swap(version)

    def settle(self, version: str = "") -> None:
        """Nothing can be merged by hand here: one thread and one commit have made one segment."""
        self._versions.path(version)

    def drop(self, version: str) -> None:
        """Take a version away that is not in use."""
        self._versions.drop(version)

    def versions(self) -> tuple[str, ...]:
        """Return the versions that are there; the one in use comes first."""
        return self._versions.names()

    def search(self, request: Request) -> Page:
        """Search the version in use."""
        request = checked(request)
        index = self._index()
        ranking = _ranking(index, request)
        after = cursor.read(request.after) if request.after else None
        hits, total, place = _page(ranking, request.size, after)
        more = bool(hits) and place + len(hits) < total
        last = hits[-1] if hits else None
        return Page(
            tuple(_hit(ranking, one) for one in hits),
            total,
            Cursor(last.key, last.order, place + len(hits)).text() if last and more else "",
            _facets(ranking, request),
        )

    def scan(self, request: Request) -> Iterator[Hit]:
        """Yield every hit in order, of the state that the index has now."""
        request = checked(request)
        ranking = _ranking(self._index(), request)
        _, total = ranking.first(0)
        hits, _ = ranking.first(total)
        for one in hits:
            yield _hit(ranking, one)

    def get(self, ids: Sequence[str], stored: Sequence[str]) -> Mapping[str, Mapping[str, str]]:
        """Return what is kept of documents by id."""
        if not ids:
            return {}
        request = checked(Request(AnyOf(IDENTITY, tuple(ids)), stored=tuple(stored)))
        index = self._index()
        searcher = index.searcher()
        query = translated(request.query, index.schema)
        found: dict[str, Mapping[str, str]] = {}
        for _, address in searcher.search(query, len(ids)).hits:
            values = searcher.doc(address).to_dict()
            found[values[IDENTITY][0]] = kept(values, request.stored)
        return found

    def count(self, version: str = "") -> int:
        """Return how many documents a version has."""
        return int(Index.open(str(self._versions.path(version))).searcher().num_docs)

    def health(self) -> Health:
        """Say whether the folder holds an index that can be read."""
        try:
            return Health(usable=True, sentence=f"本机索引可用，共 {self.count()} 份文书。")
        except IndexerError as error:
            return Health(usable=False, sentence=f"{error.where}：{error.what}", remedy=error.remedy)
        except (OSError, ValueError):
            return Health(
                usable=False,
                sentence="本机索引读不了，可能已损坏。",
                remedy="运行 jianwen store compact 由存储重建索引。",
            )

    def close(self) -> None:
        """Let go of the files."""
        self._open = None

    def _index(self) -> Any:  # noqa: ANN401 - the library is not typed
        """Return the version in use as it was committed last; looking costs two system calls."""
        used = self._versions.used()
        while True:
            try:
                return self._opened(self._versions.path(""))
            except (OSError, ValueError, IndexerError):
                # Another process has swapped and dropped meanwhile; else it is a fault.
                before, used = used, self._versions.used()
                if used == before:
                    raise

    def _opened(self, path: Path) -> Any:  # noqa: ANN401
        """Return the index in a folder, opened or brought up to its last commit where need be."""
        with self._lock:
            state = (path / "meta.json").stat()
            stamp = (state.st_mtime_ns, state.st_ino)
            if self._open is None or self._open[0] != path:
                index = Index.open(str(path))
                # By hand: a thread that watches the folder would let a search wait for the next look.
                index.config_reader("manual")
                index.reload()
                self._open = (path, stamp, index)
            elif self._open[1] != stamp:
                self._open[2].reload()
                self._open = (path, stamp, self._open[2])
            return self._open[2]


def _ranking(index: Any, request: Request) -> Ranking:  # noqa: ANN401
    """Return the ranking of a request on what is committed now."""
    query = translated(request.query, index.schema)
    return Ranking(index.searcher(), index.schema, query, request, uniform(request.query))


def _page(ranking: Ranking, size: int, after: Cursor | None) -> tuple[list[Ranked], int, int]:
    """Return the hits of a page, how many there are in all, and how many came before the page."""
    if after is None:
        return *ranking.first(size), 0
    border = ranking.before(Ranked(after.key, after.order, None))
    place = after.place
    while True:
        hits, total = ranking.first(place + size)
        start = sum(ranking.before(one) <= border for one in hits)
        # Documents that came in meanwhile may stand before the border: then the page begins further down.
        if start <= place or len(hits) >= total:
            return hits[start : start + size], total, start
        place = start


def _hit(ranking: Ranking, one: Ranked) -> Hit:
    """Read the fields of a hit."""
    values = ranking.searcher.doc(one.address).to_dict()
    score = 0.0 if ranking.request.sort else float(one.key or 0.0)
    return Hit(values[IDENTITY][0], score, kept(values, ranking.request.stored))


def _facets(ranking: Ranking, request: Request) -> dict[str, tuple[FacetCount, ...]]:
    """Count the values of fields among all hits."""
    if not request.facets:
        return {}
    asked = {name: {"terms": {"field": name, "size": MOST_VALUES}} for name in request.facets}
    # An index without a document knows no field yet.
    answer = ranking.searcher.aggregate(ranking.query, asked) if ranking.searcher.num_docs else {}
    return {name: counted(answer.get(name, {}).get("buckets", ()), request.facet_size) for name in asked}
