"""Where queries for like cases come from: an id of the store, a text, or a file of queries."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from indexer.query import Query
from jianwen.errors import FaultsError, UsageError
from jianwen.likeness.ranking import Asked, asked_document, asked_text, labelled
from jianwen.searching.page import understood
from jianwen.searching.shelf import Shelf

_KEYS = {"id", "text", "document", "charges", "cause", "within", "filters"}


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
    rows: list[dict[str, Any]] = []
    faults: list[str] = []
    for number, line in enumerate(lines, 1):
        if line.strip():
            row, fault = _row(line)
            faults += [f"{path}:{number}: {fault}"] if fault else []
            rows += [row] if row is not None else []
    if faults:
        raise FaultsError(f"查询文件有 {len(faults)} 处要改。", faults)
    for row in rows:
        yield _asked(shelf, row)


def _row(line: str) -> tuple[dict[str, Any] | None, str]:
    """Read one line, or say what is wrong with it."""
    try:
        row = json.loads(line)
    except ValueError:
        return None, '不是 JSON；一行写一个查询，例如 {"id": "1", "text": "…"}'
    if not isinstance(row, dict) or "id" not in row:
        return None, "缺 id；每个查询都要有编号"
    unknown = sorted(set(row) - _KEYS)
    if unknown:
        return None, f"不认识 {'、'.join(unknown)}；可以写 {'、'.join(sorted(_KEYS))}"
    if not (row.get("text") or row.get("document")):
        return None, "缺 text 或 document；写案情文字，或者库里文书的编号"
    return row, ""


def _asked(shelf: Shelf, row: dict[str, Any]) -> Asked:
    """Make a query of a line."""
    id_ = str(row["id"])
    charges = [str(one) for one in row.get("charges") or ()]
    causes = [str(row["cause"])] if row.get("cause") else []
    if row.get("text"):
        asked = asked_text(id_, str(row["text"]), charges, causes)
    else:
        asked = labelled(of_stored(shelf, str(row["document"])), charges, causes)
    within = tuple(str(one) for one in row.get("within") or ())
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
