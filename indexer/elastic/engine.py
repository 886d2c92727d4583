"""The engine on Elasticsearch: an alias over the version in use, versions as indices beside each other."""

from __future__ import annotations

import contextlib
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from typing import Any

from indexer import cursor
from indexer.cursor import Cursor
from indexer.elastic import mapping, queries
from indexer.elastic.connection import READING, WRITING, Connection, Patience
from indexer.elastic.library import FAULTS, Answer, client, patient
from indexer.elastic.writing import ElasticWriting
from indexer.facets import MOST_VALUES, counted
from indexer.plan import IDENTITY, checked
from indexer.query import AnyOf, Request
from indexer.values import Health, Hit, IndexerError, Page

_NAME = re.compile(r"[a-z0-9][a-z0-9_-]{0,63}")
# One answer has 10,000 hits at most (index.max_result_window).
_MOST_HITS = 5_000
_OLDEST = (8, 19)
_LEASE = "5m"
_MERGE_S = 3_600


class ElasticEngine:
    """An index on a cluster. The alias is the name; `name.version` are the indices."""

    def __init__(
        self, connection: Connection, reading: Patience = READING, writing: Patience = WRITING
    ) -> None:
        """Keep the connection; nothing is sent yet."""
        if not _NAME.fullmatch(connection.index):
            raise IndexerError(
                "索引名只能用小写字母、数字、- 和 _。", "elasticsearch.index", "换一个名字，例如 jianwen。"
            )
        self._connection, self._reading, self._writing = connection, reading, writing
        self._client = client(connection)
        self._name = connection.index

    def create(self, version: str) -> None:
        """Make an empty version; one that is there already is left as it is."""
        if not _NAME.fullmatch(version):
            raise ValueError("a version is small letters, digits, - and _")
        index = f"{self._name}.{version}"
        if self._ask(lambda: bool(self._client.indices.exists(index=index))):
            return
        body = mapping.body(self._connection)
        # 400: another process was faster; then the index is there.
        call = self._client.options(ignore_status=400).indices.create
        self._ask(lambda: call(index=index, aliases={f"{index}.write": {}}, **body))
        if not self._ask(lambda: bool(self._client.indices.exists(index=index))):
            raise IndexerError("索引版本没有建成。", index, "查看 Elasticsearch 服务端日志。")

    def writing(self, version: str = "") -> ElasticWriting:
        """Open a version for changes."""
        return ElasticWriting(self._client, self._index(version), self._writing, self._connection.parallel)

    def swap(self, version: str) -> None:
        """Let searches go to this version from now on, in one step."""
        index = self._index(version)
        actions: list[dict[str, Any]] = [{"add": {"index": index, "alias": self._name}}]
        for other, used in self._indices().items():
            if used and other != index:
                actions.append({"remove": {"index": other, "alias": self._name}})
        self._ask(lambda: self._client.indices.update_aliases(actions=actions))

    def drop(self, version: str) -> None:
        """Take a version away that is not in use."""
        index = f"{self._name}.{version}"
        if self._indices().get(index):
            raise IndexerError(f"索引版本 {version} 正在使用。", index, "先换用另一个版本，再删除它。")
        self._ask(lambda: self._client.options(ignore_status=404).indices.delete(index=index))

    def erase(self) -> None:
        """Take all versions away, the one in use too."""
        for index in self._indices():
            self._ask(partial(self._client.options(ignore_status=404).indices.delete, index=index))

    def versions(self) -> tuple[str, ...]:
        """Return the versions that are there; the one in use comes first."""
        found = sorted(self._indices().items(), key=lambda one: (not one[1], one[0]))
        return tuple(index.removeprefix(f"{self._name}.") for index, _ in found)

    def search(self, request: Request) -> Page:
        """Search the version in use."""
        request = checked(request)
        after = cursor.read(request.after) if request.after else None
        place = after.place if after else 0
        border = [after.key, after.order] if after else None
        answer = self._search(request, min(request.size, _MOST_HITS), border, facets=request.facets)
        total = int(answer["hits"]["total"]["value"])
        rows: list[Any] = list(answer["hits"]["hits"])
        while len(rows) < request.size and place + len(rows) < total and rows:
            more = self._search(request, min(request.size - len(rows), _MOST_HITS), rows[-1]["sort"])
            if not more["hits"]["hits"]:
                break
            rows.extend(more["hits"]["hits"])
        more_follow = bool(rows) and place + len(rows) < total
        text = _cursor(rows[-1], place + len(rows)) if more_follow else ""
        counts = answer.get("aggregations", {})
        facets = {name: counted(counts[name]["buckets"], request.facet_size) for name in request.facets}
        return Page(tuple(_hit(row, request) for row in rows), total, text, facets)

    def scan(self, request: Request) -> Iterator[Hit]:
        """Yield every hit in order, of the state that the index has when the first is asked for."""
        request = checked(request)
        opened = self._ask(lambda: self._client.open_point_in_time(index=self._name, keep_alive=_LEASE))
        lease, border = {"id": opened["id"], "keep_alive": _LEASE}, None
        try:
            while True:
                rows = self._search(request, _MOST_HITS, border, lease=lease)["hits"]["hits"]
                yield from (_hit(row, request) for row in rows)
                if len(rows) < _MOST_HITS:
                    return
                border = rows[-1]["sort"]
        finally:
            # Everything was read; where the node that is asked has just died, the lease ends by itself.
            with contextlib.suppress(*FAULTS):
                self._client.close_point_in_time(id=lease["id"])

    def get(self, ids: Sequence[str], stored: Sequence[str]) -> Mapping[str, Mapping[str, str]]:
        """Return what is kept of documents by id."""
        found: dict[str, Mapping[str, str]] = {}
        for at in range(0, len(ids), _MOST_HITS):
            some = tuple(ids[at : at + _MOST_HITS])
            request = checked(Request(AnyOf(IDENTITY, some), stored=tuple(stored)))
            for row in self._search(request, len(some), None)["hits"]["hits"]:
                found[row["_id"]] = mapping.kept(row.get("_source", {}), request.stored)
        return found

    def count(self, version: str = "") -> int:
        """Return how many documents a version has."""
        index = self._index(version)
        return int(self._ask(lambda: self._client.count(index=index))["count"])

    def settle(self, version: str = "") -> None:
        """Merge a version into one segment a shard; the cluster goes on merging if we stop waiting."""
        index = self._index(version)
        merge = self._client.options(request_timeout=_MERGE_S).indices.forcemerge
        self._ask(lambda: merge(index=index, max_num_segments=1))
        self._ask(lambda: self._client.indices.refresh(index=index))

    def health(self) -> Health:
        """Say whether the cluster answers and the index can be searched."""
        try:
            number = str(self._ask(lambda: self._client.info())["version"]["number"])
            if tuple(int(part) for part in number.split(".")[:2]) < _OLDEST:
                return Health(
                    usable=False,
                    sentence=f"Elasticsearch 的版本是 {number}，太旧。",
                    remedy="升级到 8.19 或 9。",
                )
            count = self.count()
            state = str(self._ask(lambda: self._client.cluster.health(index=self._name))["status"])
        except IndexerError as error:
            return Health(usable=False, sentence=f"{error.where}：{error.what}", remedy=error.remedy)
        if state == "red":
            return Health(
                usable=False,
                sentence="Elasticsearch 的索引有主分片不可用。",
                remedy="查看集群中停止的节点，恢复后再试。",
            )
        spare = "，有副本尚未分配" if state == "yellow" else ""
        return Health(usable=True, sentence=f"Elasticsearch {number} 可用，共 {count} 份文书{spare}。")

    def close(self) -> None:
        """Let go of the connections."""
        self._client.close()

    def _search(
        self,
        request: Request,
        size: int,
        after: list[Any] | None,
        *,
        facets: Sequence[str] = (),
        lease: dict[str, str] | None = None,
    ) -> Any:  # noqa: ANN401 - an answer of the server
        """Ask for one page. A shard that does not answer is an error, not a smaller page."""
        asked: dict[str, Any] = {"pit": lease} if lease else {"index": self._name}
        if not lease:
            asked["allow_partial_search_results"] = False
            # The same copies of the shards page by page: copies differ in what they count as deleted.
            asked["preference"] = "jianwen"
        if after:
            asked["search_after"] = after
        if facets:
            asked["aggs"] = {name: {"terms": {"field": name, "size": MOST_VALUES}} for name in facets}
        query, order = queries.translated(request.query), queries.order(request)
        return self._ask(
            lambda: self._client.search(
                query=query,
                size=size,
                sort=order,
                source={"includes": list(request.stored)} if request.stored else False,
                track_total_hits=True,
                **asked,
            )
        )

    def _index(self, version: str) -> str:
        """Return the index of a version that is there; "" is the one in use."""
        found = self._indices()
        used = [index for index, in_use in found.items() if in_use]
        index = f"{self._name}.{version}" if version else next(iter(used), "")
        if not index:
            raise IndexerError("索引还没有建立。", self._name, "先运行 jianwen ingest。")
        if index not in found:
            raise IndexerError(f"没有名为 {version} 的索引版本。", self._name, "重新运行 jianwen ingest。")
        return index

    def _indices(self) -> dict[str, bool]:
        """Return the indices of all versions, and whether each is in use."""
        found = self._ask(lambda: self._client.indices.get_alias(index=f"{self._name}.*"))
        return {index: self._name in about["aliases"] for index, about in found.items()}

    def _ask(self, call: Callable[[], Answer]) -> Answer:
        """Ask with patience. Raises IndexerError."""
        where = f"Elasticsearch（{self._connection.places()}，索引 {self._name}）"
        return patient(call, self._reading, where)


def _cursor(row: Any, place: int) -> str:  # noqa: ANN401
    """Return the text that asks for what stands behind a hit."""
    key, order = row["sort"][:2]
    return Cursor(key, order, place).text()


def _hit(row: Any, request: Request) -> Hit:  # noqa: ANN401
    """Read a hit."""
    return Hit(row["_id"], float(row["_score"] or 0.0), mapping.kept(row.get("_source", {}), request.stored))
