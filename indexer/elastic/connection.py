"""Where Elasticsearch is and how to get in; and how long to be patient with it."""

from __future__ import annotations

import random
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

from indexer.values import IndexerError

_HERE = ("localhost", "127.0.0.1", "::1")


@dataclass(frozen=True, slots=True)
class Connection:
    """The nodes of a cluster, a key or a user's password, and what a new index is given.

    `parallel` is how many bulks go at a time: one shard writes with as many threads.
    Certificates are always checked, against `ca` (a PEM file) where the system does not know the signer.
    """

    urls: tuple[str, ...]
    index: str = "jianwen"
    api_key: str = field(default="", repr=False)
    user: str = ""
    password: str = field(default="", repr=False)
    ca: Path | None = None
    seconds: float = 30.0
    shards: int = 1
    replicas: int = 0
    parallel: int = 2

    def check(self) -> None:
        """Raise IndexerError where a secret would go over the wire as plain text, or stands in an address."""
        if not self.urls:
            raise IndexerError(
                "没有写 Elasticsearch 的地址。", "elasticsearch.urls", "例如 https://es.example:9200。"
            )
        for url in self.urls:
            parts = urlsplit(url)
            if parts.username or parts.password:
                raise IndexerError(
                    "地址里不能写用户名和口令。", "elasticsearch.urls", "改用 api_key，或 user 与 password。"
                )
            if parts.scheme not in ("http", "https") or not parts.hostname or not _port(url):
                raise IndexerError(
                    "地址不完整。",
                    "elasticsearch.urls",
                    "写明协议、主机和端口，例如 https://es.example:9200。",
                )
            if (self.api_key or self.password) and parts.scheme == "http" and parts.hostname not in _HERE:
                raise IndexerError(
                    "不经加密就会把口令发到网上。", "elasticsearch.urls", "把地址改为 https://。"
                )


@dataclass(frozen=True, slots=True)
class Patience:
    """How often something is tried, and how long is waited in between: longer each time."""

    tries: int
    first_s: float = 0.2
    most_s: float = 10.0
    sleep: Callable[[float], None] = time.sleep
    chance: Callable[[], float] = random.random

    def attempts(self) -> Iterator[int]:
        """Yield the number of tries that are left after this one, and wait between them."""
        for left in range(self.tries - 1, -1, -1):
            yield left
            if left:
                wait = min(self.most_s, self.first_s * 2.0 ** (self.tries - 1 - left))
                # Half of it by chance: who failed together must not come back together.
                self.sleep(wait * (0.5 + 0.5 * self.chance()))


READING = Patience(tries=5)
# About a minute: a node that was killed is back by then.
WRITING = Patience(tries=14)


def _port(url: str) -> int | None:
    """Return the port that an address names, None where it names none that can be."""
    try:
        return urlsplit(url).port
    except ValueError:
        return None
