"""Invented documents for tests of ingesting, and a look at what a store holds of them."""

from __future__ import annotations

import json
from pathlib import Path

import pyarrow.parquet as pq

from indexer.embedded.engine import EmbeddedEngine
from indexer.query import Everything, Request
from jianwen.ingesting.tables import shards
from tests.jianwen.court import judgment

VICTIM, WITNESS = "韦思齐", "滕若兰"
CRIMINAL = f"""江苏省南京市玄武区人民法院
刑事判决书
（2023）苏0102刑初77号
公诉机关江苏省南京市玄武区人民检察院。
被告人罗大海，男，1980年2月3日出生，汉族，无业。
江苏省南京市玄武区人民检察院指控被告人罗大海犯盗窃罪，向本院提起公诉。本院受理后，依法公开开庭审理了本案。现已审理终结。
经审理查明，2022年5月1日，被告人罗大海在南京市玄武区窃得被害人{VICTIM}的手机一部，价值人民币3000元。
上述事实，有被害人{VICTIM}的陈述、证人{WITNESS}的证言等证据证实。{WITNESS}看到罗大海离开。
本院认为，被告人罗大海以非法占有为目的，秘密窃取他人财物，数额较大，其行为已构成盗窃罪。
依照《中华人民共和国刑法》第二百六十四条之规定，判决如下：
被告人罗大海犯盗窃罪，判处有期徒刑六个月，并处罚金人民币一千元。
如不服本判决，可在接到判决书的第二日起十日内，向江苏省南京市中级人民法院提出上诉。
审判员　凌川
二〇二三年六月一日
书记员　柳青
"""


def rows(path: Path, texts: dict[str, str], *broken: str) -> None:
    """Write texts by id as JSONL, and lines that are none."""
    lines = [json.dumps({"id": id_, "text": text}, ensure_ascii=False) for id_, text in texts.items()]
    path.write_text("\n".join([*lines, *broken]) + "\n", "utf-8")


def folder_of_all(folder: Path) -> Path:
    """Make a folder with two criminal judgments, four rows and a broken one, and a broken file."""
    (folder / "里").mkdir(parents=True)
    (folder / "a.txt").write_text(CRIMINAL, "utf-8")
    (folder / "里" / f"{VICTIM}案.txt").write_text(CRIMINAL.replace("77号", "78号"), "utf-8")
    texts = {f"r{number}": judgment(100 + number) for number in range(3)}
    rows(folder / "b.jsonl", {**texts, "twin": judgment(100)}, "{broken")
    (folder / "c.pdf").write_bytes(b"%PDF-1.7 broken")
    return folder


def ids(store: Path) -> list[str]:
    """Return the ids of everything in the index."""
    engine = EmbeddedEngine(store / "index")
    found = [hit.id for hit in engine.scan(Request(Everything(), stored=()))]
    assert len(found) == engine.count()
    return sorted(found)


def table(store: Path, name: str) -> list[dict[str, object]]:
    """Return the rows of a table over all shards."""
    files = [shard / f"{name}.parquet" for shard in shards(store / "cases")]
    return [row for file in files for row in pq.read_table(file).to_pylist()]


def everything(store: Path) -> str:
    """Return every byte of a store as text, and every cell of its tables, which are compressed."""
    raw = b"\n".join(path.read_bytes() for path in store.rglob("*") if path.is_file())
    cells = [pq.read_table(path).to_pylist() for path in store.rglob("*.parquet")]
    return f"{raw.decode('utf-8', 'replace')}\n{cells}"
