"""Where queries for like cases come from: an id of the store, a text, or a file of queries."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from indexer.query import Query
from jianwen.errors import FaultsError, UsageError
from jianwen.likeness.ranking import Asked, asked_document, asked_text, labelled
from jianwen.searching.page import understood
from jianwen.searching.shelf import Shelf

# What a query of a file may hold, of which types, and how they are called.
_KEYS: Mapping[str, tuple[tuple[type, ...], str]] = {
    "id": ((str, int), "文字或整数"),
    "text": ((str,), "文字"),
    "document": ((str, int), "库里文书的编号"),
    "charges": ((str, list), "罪名，或罪名的列表"),
    "cause": ((str,), "一个案由"),
    "within": ((str, int, list), "编号，或编号的列表"),
    "filters": ((str, dict), "检索式，或字段和值"),
}


def of_stored(shelf: Shelf, id_: str) -> Asked:
    """Ask with a document of the store."""
    kept = shelf.documents([id_]).get(id_)
    if kept is None:
        raise UsageError("库里没有这份文书。", id_, "用 jianwen search 查它的编号；文件请写出完整路径。")
    return asked_document(kept, stored=True)


def of_batch(shelf: Shelf, path: Path) -> Iterator[Asked]:
    """Read a file of queries, one JSON object a line; all faults are told before anything is asked."""
    try:
        lines = path.read_text("utf-8").splitlines()
    except (OSError, UnicodeDecodeError):
        raise UsageError("查询文件读不了。", str(path), "检查路径；存成 UTF-8 的 JSONL。") from None
    asked: list[Asked] = []
    faults: list[str] = []
    for number, line in enumerate(lines, 1):
        if line.strip():
            try:
                asked.append(_asked(shelf, _row(line)))
            except FaultsError as error:
                faults += [f"{path}:{number}: {fault}" for fault in error.faults]
    if faults:
        raise FaultsError(f"查询文件有 {len(faults)} 处要改。", faults)
    yield from asked


def _row(line: str) -> dict[str, Any]:
    """Read one line; raises FaultsError with all that is wrong with it."""
    try:
        row = json.loads(line)
    except (ValueError, RecursionError):
        raise FaultsError("", ['不是 JSON；一行写一个查询，例如 {"id": "1", "text": "…"}']) from None
    row = {key: value for key, value in row.items() if value is not None} if isinstance(row, dict) else {}
    faults = [] if "id" in row else ["缺 id；每个查询都要有编号"]
    if unknown := sorted(set(row) - set(_KEYS)):
        faults.append(f"不认识 {'、'.join(unknown)}；可以写 {'、'.join(sorted(_KEYS))}")
    if bool(row.get("text")) == bool(row.get("document")):
        faults.append("text 和 document 要写一个、且只写一个；写案情文字，或者库里文书的编号")
    faults += [
        f"{key} 的值不对；写{called}"
        for key, (types, called) in _KEYS.items()
        if key in row and not isinstance(row[key], types)
    ]
    if faults:
        raise FaultsError("", faults)
    return row


def _asked(shelf: Shelf, row: dict[str, Any]) -> Asked:
    """Make a query of a line; raises FaultsError for a document that is not there, and for faulty filters."""
    id_, document = str(row["id"]), str(row.get("document", ""))
    charges = [str(one) for one in _values(row.get("charges", []))]
    causes = [row["cause"]] if row.get("cause") else []
    if row.get("text"):
        asked = asked_text(id_, row["text"], charges, causes)
    else:
        try:
            asked = labelled(of_stored(shelf, document), charges, causes)
        except UsageError as error:
            raise FaultsError("", [f"{error.where}：{error.what}{error.remedy}"]) from None
    within = tuple(str(one) for one in _values(row.get("within", [])))
    return replace(asked, id=id_, within=within, filters=filters_of(shelf, row.get("filters")))


def filters_of(shelf: Shelf, given: object) -> Query | None:
    """Read filters: a search (年份:2020..2022), or an object of fields and values."""
    if not given:
        return None
    if isinstance(given, dict):
        parts = [f'{name}:"{one}"' for name, value in given.items() for one in _values(value)]
        return understood(shelf, " ".join(parts))
    return understood(shelf, str(given))


def _values(value: object) -> Sequence[object]:
    """Return one or several values of a filter."""
    return value if isinstance(value, list) else [value]
