"""The one import of the client: how it is made, and its errors in our words.

What the server says may quote a document; so of its answers only the kind of error and names of our fields
go on.
"""

from __future__ import annotations

import logging
import re
from collections.abc import Callable
from typing import Any, TypeVar

from elasticsearch import (
    ApiError,
    AuthenticationException,
    ConnectionError,
    ConnectionTimeout,
    Elasticsearch,
    NotFoundError,
    SSLError,
    TransportError,
    UnsupportedProductError,
)

from indexer.elastic.connection import Connection, Patience
from indexer.fields import BY_NAME
from indexer.values import IndexerError

Client = Elasticsearch
Answer = TypeVar("Answer")
FAULTS = (ApiError, TransportError, UnsupportedProductError)
# Too many requests, and a cluster that is finding itself again.
PASSING = frozenset({429, 502, 503, 504})
# What OpenSSL, by its version, calls an answer that is no TLS.
_PLAIN = ("WRONG_VERSION_NUMBER", "RECORD_LAYER_FAILURE")
_BRACKETED = re.compile(r"\[(\w+)\]")
_SENSE = {
    "strict_dynamic_mapping_exception": "索引的字段表里没有这个字段。",
    "document_parsing_exception": "字段的值不合它的类型。",
    "mapper_parsing_exception": "字段的值不合它的类型。",
    "version_conflict_engine_exception": "同一份文书正被另一次写入更新，重试后仍然冲突。",
}


def client(connection: Connection) -> Elasticsearch:
    """Make a client. Nothing is sent yet."""
    connection.check()
    # At the level DEBUG it would log whole requests, and with them the documents.
    logging.getLogger("elastic_transport.node").setLevel(logging.INFO)
    more: dict[str, Any] = {}
    if connection.api_key:
        more["api_key"] = connection.api_key
    elif connection.user:
        more["basic_auth"] = (connection.user, connection.password)
    if connection.ca:
        more["ca_certs"] = str(connection.ca)
    # Retries are ours: the client's neither wait nor know what may be sent twice.
    return Elasticsearch(
        list(connection.urls),
        request_timeout=connection.seconds,
        max_retries=0,
        retry_on_timeout=False,
        **more,
    )


def patient(call: Callable[[], Answer], patience: Patience, where: str) -> Answer:
    """Call until it works, as often as patience lasts. Raises IndexerError."""
    for left in patience.attempts():
        try:
            return call()
        except FAULTS as error:
            if not left or not passing(error):
                raise told(error, where) from None
    raise AssertionError("patience has one try at least")


def passing(error: Exception) -> bool:
    """Say whether it may work in a moment."""
    if isinstance(error, ApiError):
        return error.meta.status in PASSING
    return isinstance(error, ConnectionError | ConnectionTimeout) and not isinstance(error, SSLError)


def status(error: Exception) -> int:
    """Return the status of an answer, 0 where there was none."""
    return error.meta.status if isinstance(error, ApiError) else 0


def told(error: Exception, where: str) -> IndexerError:
    """Return an error of the client in words that tell what to do."""
    what, remedy = _words(error)
    return IndexerError(what, where, remedy)


def refusal(fault: dict[str, Any]) -> str:
    """Say why the server refused one document, without quoting it."""
    kind = str(fault.get("type", ""))
    cause = fault.get("caused_by") or {}
    said = f"{fault.get('reason', '')} {cause.get('reason', '')}"
    names = [name for name in _BRACKETED.findall(said) if name in BY_NAME]
    field = f"（{names[0]}）" if names else ""
    return _SENSE.get(kind, f"Elasticsearch 拒收：{kind}。").replace("字段", f"字段{field}", 1)


def _words(error: Exception) -> tuple[str, str]:
    """Say what went wrong and what helps."""
    match error:
        case SSLError() if any(word in error.message for word in _PLAIN):
            return "对方不经加密（TLS）。", "核对端口；服务没有开启加密的，地址写 http://。"
        case SSLError():
            return (
                "TLS 证书校验没有通过。",
                "用 elasticsearch.ca 指定签发者的证书；地址中的主机名须与证书一致。",
            )
        case ConnectionTimeout():
            return (
                "Elasticsearch 没有及时回答。",
                "稍后再试；长期如此，调大 elasticsearch.seconds 或查看服务端负载。",
            )
        case ConnectionError() | TransportError():
            return (
                "连不上 Elasticsearch。",
                "确认服务已启动，地址和端口正确（开启加密的写 https://），防火墙放行。",
            )
        case UnsupportedProductError():
            return "对方不是 Elasticsearch。", "检查 elasticsearch.urls；只支持 Elasticsearch 8.19 与 9。"
        case AuthenticationException():
            return (
                "Elasticsearch 不认这个身份。",
                "检查 JIANWEN_ELASTICSEARCH__API_KEY，或 …__USER 与 …__PASSWORD。",
            )
        case NotFoundError():
            return "Elasticsearch 里没有这个索引。", "先运行 jianwen ingest 建立索引。"
        case ApiError():
            return _refused(error)
    return "与 Elasticsearch 的通信出错。", "稍后再试。"


def _refused(error: ApiError) -> tuple[str, str]:
    """Say what an answer with an error status means."""
    kind = str(error.error)
    if kind == "cluster_block_exception":
        return "Elasticsearch 的索引被置为只读。", "多因磁盘将满：腾出空间后解除只读。"
    if error.meta.status == 403:
        return "这个身份没有所需的权限。", "请管理员授予索引 jianwen* 的读写与管理权限。"
    if error.meta.status in PASSING:
        return f"Elasticsearch 一直忙或不可用（{error.meta.status}）。", "稍后再试，并查看集群状态。"
    return f"Elasticsearch 拒绝了请求（{error.meta.status} {kind}）。", "查看服务端日志。"
