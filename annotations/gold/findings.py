"""Findings written by an earlier run, read back to be scored or compared."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from annotations.gold.jsonl import GoldError, decoded, lines_of
from annotations.score import Found
from nlp.values import Span


def load_findings(path: Path, texts: Mapping[str, str]) -> tuple[Found, ...]:
    """Read a findings file (`id`, `category`, `start`, `end`); the text is taken from the documents.

    Findings without a place in the text, and those of documents that are not in `texts`, are left out.
    """
    found: list[Found] = []
    faults: list[str] = []
    for number, line in lines_of(path):
        try:
            finding = _found(line, texts)
        except ValueError as fault:
            faults.append(f"{path}:{number}: {fault}")
            continue
        if finding is not None:
            found.append(finding)
    if faults:
        raise GoldError(faults)
    return tuple(found)


def _found(line: str, texts: Mapping[str, str]) -> Found | None:
    """Read one line of the findings format."""
    row = decoded(line)
    if not isinstance(row, dict) or not isinstance(row.get("id"), str):
        raise ValueError('缺少 "id"，或不是字符串')
    if not isinstance(row.get("category"), str):
        raise ValueError('缺少 "category"，或不是字符串')
    start, end = row.get("start"), row.get("end")
    if start is None or end is None or row["id"] not in texts:
        return None
    if type(start) is not int or type(end) is not int or not 0 <= start < end <= len(texts[row["id"]]):
        raise ValueError('"start" 与 "end" 不是文书中的位置')
    span = Span(start, end)
    return Found(row["id"], row["category"], span, span.of(texts[row["id"]]))
