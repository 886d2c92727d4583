"""Register, shards and index of a store held against each other."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from indexer.query import Everything, Request
from jianwen.errors import StoreError
from jianwen.ingesting.index import Index
from jianwen.ingesting.register import Register
from jianwen.ingesting.tables import manifest_of, shards

_REPAIR = "再运行一次 jianwen ingest 会自行补齐"


def case_faults(cases: Path, index: Index) -> list[str]:
    """Say what does not fit together; checksums are checked elsewhere."""
    return [*_shard_faults(cases, index.register), *_index_faults(index)]


def _shard_faults(cases: Path, register: Register) -> Iterator[str]:
    """Hold the register against the shards."""
    known, there = register.shards(), {shard.name: shard for shard in shards(cases)}
    for name in sorted(there.keys() - known.keys()):
        yield f"{there[name]}：写完而没有登记（运行被中断），{_REPAIR}。"
    for name in known:
        ids = register.ids_of(name)
        if name not in there:
            if ids:
                yield f"{cases / name}：登记的 {len(ids)} 份文书没有表。办法：从备份恢复。"
            continue
        try:
            lacking = ids - set(manifest_of(there[name])["ids"])
        except StoreError as error:
            yield f"{error.where}：{error.what}"
            continue
        if lacking:
            yield f"{there[name]}：登记的 {len(lacking)} 份文书不在表中。办法：从备份恢复。"
    if register.going():
        yield f"{cases}：有文书移出到一半（运行被中断），{_REPAIR}。"


def _index_faults(index: Index) -> Iterator[str]:
    """Hold the index against the register."""
    expected = index.register.findable()
    if not index.is_there():
        if expected:
            yield f"索引：还没有建立，应有 {len(expected)} 份文书。办法：运行 jianwen store compact。"
        return
    health = index.engine.health()
    if not health.usable:
        yield f"索引：{health.sentence}办法：{health.remedy}"
        return
    found: set[str] = set()
    twice = 0
    for hit in index.engine.scan(Request(Everything(), stored=())):
        twice += hit.id in found
        found.add(hit.id)
    remedy = "办法：运行 jianwen store compact 重建索引。"
    if twice:
        yield f"索引：{twice} 份文书重复。{remedy}"
    if expected - found:
        yield f"索引：缺 {len(expected - found)} 份文书。{remedy}"
    if found - expected:
        yield f"索引：多出 {len(found - expected)} 份不在库中的文书。{remedy}"
