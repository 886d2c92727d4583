"""A batch of changes to an index in Elasticsearch, in bulks that are sent again until they are in."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from dataclasses import dataclass, field
from typing import Any

from indexer.checks import fault
from indexer.elastic.connection import WRITING, Patience
from indexer.elastic.library import FAULTS, PASSING, Client, passing, patient, refusal, status, told
from indexer.elastic.mapping import document_of
from indexer.values import Entry, IndexerError, Rejected, Written

_DOCUMENTS = 500
_CHARACTERS = 2_000_000
# A document that somebody else is writing at this moment is tried as often as this, and no more.
_CONFLICTS = 3
_TOO_LARGE = 413

Action = tuple[dict[str, Any], dict[str, Any] | None]


@dataclass(slots=True)
class Chunk:
    """A bulk that is being gathered: one action for each id."""

    actions: dict[str, Action] = field(default_factory=dict)
    entries: int = 0
    characters: int = 0


class ElasticWriting:
    """Changes to one version. What is sent is durable at once and seen from the commit on.

    Our id is the document's id: what is sent twice is there once.
    """

    def __init__(self, client: Client, index: str, patience: Patience = WRITING, parallel: int = 2) -> None:
        """Write by the index's own alias, which goes with it: else a bulk would make the index anew."""
        self._client, self._index, self._patience = client, index, patience
        self._parallel = parallel

    def add(self, entries: Iterable[Entry]) -> Written:
        """Add entries, or put them in the place of those with the same id; several bulks go at a time."""
        added, rejected = 0, list[Rejected]()
        under_way: dict[Future[list[Rejected]], Chunk] = {}

        def settle(most: int) -> None:
            nonlocal added
            while len(under_way) > most:
                for future in wait(under_way, return_when=FIRST_COMPLETED).done:
                    refused = future.result()
                    added += under_way.pop(future).entries - len(refused)
                    rejected.extend(refused)

        with ThreadPoolExecutor(self._parallel) as pool:
            for chunk in _chunks(entries, rejected):
                # An id that is under way must not be overtaken by what replaces it.
                again = any(chunk.actions.keys() & other.actions.keys() for other in under_way.values())
                settle(0 if again else self._parallel - 1)
                under_way[pool.submit(self._send, list(chunk.actions.values()))] = chunk
            settle(0)
        return Written(added, tuple(rejected))

    def remove(self, ids: Sequence[str]) -> None:
        """Take entries out."""
        for at in range(0, len(ids), _DOCUMENTS):
            self._send([({"delete": {"_id": identity}}, None) for identity in ids[at : at + _DOCUMENTS]])

    def commit(self) -> None:
        """Make everything so far findable."""
        patient(lambda: self._client.indices.refresh(index=self._index), self._patience, "刷新索引")

    def close(self) -> None:
        """Nothing is held."""

    def _send(self, actions: list[Action]) -> list[Rejected]:
        """Send actions until each is in or refused. Raises IndexerError when patience is at its end."""
        rejected: list[Rejected] = []
        conflicts = _CONFLICTS
        for left in self._patience.attempts():
            try:
                items = self._bulk(actions)
            except FAULTS as error:
                if status(error) == _TOO_LARGE:
                    return rejected + self._halved(actions)
                if not left or not passing(error):
                    raise told(error, "写入索引") from None
                continue
            conflicts -= 1
            again, refused = _sorted(actions, items, retry_conflicts=conflicts > 0)
            rejected.extend(refused)
            if not again:
                return rejected
            actions = again
        raise IndexerError(
            "Elasticsearch 一直忙，写不进去。", "写入索引", "稍后再试，并查看集群的写入队列与磁盘。"
        )

    def _bulk(self, actions: list[Action]) -> list[dict[str, Any]]:
        """Send actions once and return what became of each."""
        operations = [
            line for action, source in actions for line in ((action, source) if source else (action,))
        ]
        answer = self._client.bulk(operations=operations, index=f"{self._index}.write", require_alias=True)
        return [next(iter(item.values())) for item in answer["items"]]

    def _halved(self, actions: list[Action]) -> list[Rejected]:
        """Send in two parts what is too large for the server; one document alone is refused."""
        if len(actions) == 1:
            return [Rejected(_identity(actions[0]), "文书超过 Elasticsearch 一次能收的大小。")]
        middle = len(actions) // 2
        return self._send(actions[:middle]) + self._send(actions[middle:])


def _chunks(entries: Iterable[Entry], rejected: list[Rejected]) -> Iterator[Chunk]:
    """Yield bulks of a bearable size; what cannot be indexed goes to `rejected`."""
    chunk = Chunk()
    for entry in entries:
        if reason := fault(entry):
            rejected.append(Rejected(entry.id, reason))
            continue
        # The later of two with the same id replaces the earlier before either is sent.
        chunk.actions[entry.id] = ({"index": {"_id": entry.id}}, document_of(entry))
        chunk.entries += 1
        chunk.characters += sum(map(len, (*entry.texts.values(), *entry.stored.values())))
        if chunk.entries >= _DOCUMENTS or chunk.characters >= _CHARACTERS:
            yield chunk
            chunk = Chunk()
    if chunk.entries:
        yield chunk


def _sorted(
    actions: list[Action], items: list[dict[str, Any]], *, retry_conflicts: bool
) -> tuple[list[Action], list[Rejected]]:
    """Sort what was not taken into what is sent again and what is refused."""
    again, refused = list[Action](), list[Rejected]()
    for action, item in zip(actions, items, strict=True):
        code = int(item["status"])
        if "error" in item:
            _raise_if_general(item)
        if code in PASSING or (code == 409 and retry_conflicts):
            again.append(action)
        elif "error" in item:
            refused.append(Rejected(_identity(action), refusal(item["error"])))
    return again, refused


def _raise_if_general(item: dict[str, Any]) -> None:
    """Raise IndexerError where the index is at fault, not the document."""
    kind = str(item["error"].get("type", ""))
    # With a full disk the block comes as 429; as 503 the cluster is without a master for a moment.
    if kind == "cluster_block_exception" and item["status"] not in PASSING - {429}:
        raise IndexerError("索引被置为只读。", "写入索引", "多因磁盘将满：腾出空间后解除只读，再运行一次。")
    if kind == "index_not_found_exception":
        raise IndexerError("要写的索引版本已被删除。", "写入索引", "重新运行 jianwen ingest。")
    if item["status"] == 403:
        raise IndexerError("这个身份没有写入权限。", "写入索引", "请管理员授予索引的写入权限。")


def _identity(action: Action) -> str:
    """Return the id that an action is about."""
    return str(next(iter(action[0].values()))["_id"])
