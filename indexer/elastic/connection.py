"""Where Elasticsearch is and how to get in; and how long to be patient with it."""

from __future__ import annotations

import random
import ssl
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import SplitResult, urlsplit

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
        """Raise IndexerError for what cannot be used, and for a secret that would go as plain text."""
        if not self.urls:
            raise IndexerError(
                "没有写 Elasticsearch 的地址。", "elasticsearch.urls", "例如 https://es.example:9200。"
            )
        for url in self.urls:
            # Wherever the client takes a host to end, a password with a slash would stand in clear behind it.
            if any(sign in url for sign in "@?#"):
                raise IndexerError(
                    "地址里不能写用户名、口令和参数（@、?、#）。",
                    "elasticsearch.urls",
                    "改用 api_key，或 user 与 password。",
                )
            parts = _parts(url)
            if parts.scheme not in ("http", "https") or not parts.hostname or not _port(parts):
                raise IndexerError(
                    "地址不完整。",
                    "elasticsearch.urls",
                    "写明协议、主机和端口，例如 https://es.example:9200。",
                )
            if (self.api_key or self.password) and parts.scheme == "http" and parts.hostname not in _HERE:
                raise IndexerError(
                    "不经加密就会把口令发到网上。", "elasticsearch.urls", "把地址改为 https://。"
                )
        if bool(self.user) != bool(self.password):
            raise IndexerError("用户名和口令只写了一个。", "elasticsearch.user", "两个都写，或改用 api_key。")
        if self.ca is not None:
            self._check_ca(self.ca)

    def places(self) -> str:
        """Return where the nodes are for a message: of a checked address no more than what finds its host."""
        parts = map(urlsplit, self.urls)
        return "、".join(f"{one.scheme}://{one.netloc}" for one in parts)

    def _check_ca(self, path: Path) -> None:
        """Raise IndexerError for a certificate that cannot be read, or that nothing asks for."""
        if any(urlsplit(url).scheme == "http" for url in self.urls):
            raise IndexerError("有证书，地址却不经加密。", "elasticsearch.urls", "把地址改为 https://。")
        try:
            ssl.create_default_context(cafile=path)
        except (OSError, ValueError):
            remedy = "检查路径；文件须是 PEM 格式的证书。"
            raise IndexerError(f"证书文件 {path} 读不了。", "elasticsearch.ca", remedy) from None


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


def _parts(url: str) -> SplitResult:
    """Return the parts of an address, empty ones where it is none (https://[es)."""
    try:
        return urlsplit(url)
    except ValueError:
        return urlsplit("")


def _port(parts: SplitResult) -> int | None:
    """Return the port that an address names, None where it names none that can be."""
    try:
        return parts.port
    except ValueError:
        return None
