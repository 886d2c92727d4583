"""Gold labels as JSON lines: {"doc", "category", "text", "spans", "arguable"}, one entity a line.

An entity is a distinct (document, category, text) with all the places where it stands. All faults of a
file are told together, each with its line, and none quotes the text of an entity.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from nlp.values import Span

_KEYS = {"doc": str, "category": str, "text": str, "spans": list}
_KINDS: dict[type, str] = {str: "字符串", list: "列表"}


@dataclass(frozen=True, slots=True)
class Entity:
    """One labelled leak; `arguable` ones neither count nor hurt."""

    document: str
    category: str
    text: str = field(repr=False)
    spans: tuple[Span, ...]
    arguable: bool = False


class GoldError(ValueError):
    """A gold file with faults: one `path:line: what is wrong` a line."""

    def __init__(self, faults: Iterable[str]) -> None:
        """Keep the faults beside the message."""
        self.faults = tuple(faults)
        super().__init__("\n".join(self.faults))


def lines_of(path: Path) -> Iterator[tuple[int, str]]:
    """Give the lines that are not blank with their numbers, cut at line feeds only.

    `splitlines` also cuts at U+2028 and its like, which stand inside the strings of good JSON.
    """
    with path.open(encoding="utf-8-sig", newline="\n") as lines:
        for number, line in enumerate(lines, start=1):
            if line.strip():
                yield number, line


def decoded(words: str) -> Any:  # noqa: ANN401 - whatever JSON holds
    """Decode JSON, or say that it is none; a nest or a number without end is none that we read."""
    try:
        return json.loads(words)
    except json.JSONDecodeError as fault:
        place = f"第 {fault.lineno} 行，" if fault.lineno > 1 else ""
        raise ValueError(f"不是合法的 JSON（{place}第 {fault.colno} 列）") from None
    except (RecursionError, ValueError):
        raise ValueError("JSON 的嵌套过深或者数字过长") from None


def load_gold(path: Path) -> tuple[Entity, ...]:
    """Read a gold file, or raise one `GoldError` that tells all its faults."""
    entities: list[Entity] = []
    faults: list[str] = []
    for number, line in lines_of(path):
        try:
            entity = _entity(line)
        except ValueError as fault:
            faults.append(f"{path}:{number}: {fault}")
            continue
        if entity is not None:
            entities.append(entity)
    if faults:
        raise GoldError(faults)
    return tuple(entities)


def check_gold(gold: Iterable[Entity], texts: Mapping[str, str]) -> tuple[str, ...]:
    """Say which entities do not stand where they claim to; no text is quoted."""
    faults = []
    for entity in gold:
        text = texts.get(entity.document)
        if text is None:
            faults.append(f"文书 {entity.document}：不在所给的文书之中")
            continue
        faults += [
            f"文书 {entity.document}：{entity.category} 在 {span.start}–{span.end} 处的原文与标注不符"
            for span in entity.spans
            if span.of(text) != entity.text
        ]
    return tuple(faults)


def _entity(line: str) -> Entity | None:
    """Read one line; None for the line that says of a document that nothing leaks (category none)."""
    row = decoded(line)
    if not isinstance(row, dict):
        raise ValueError("不是 JSON 对象")
    if row.get("category") == "none":
        return None
    for key, kind in _KEYS.items():
        if not isinstance(row.get(key), kind) or not row[key]:
            raise ValueError(f'缺少 "{key}"，或为空，或不是{_KINDS[kind]}')
    arguable = row.get("arguable", False)
    if not isinstance(arguable, bool):
        raise ValueError('"arguable" 应为 true 或 false')
    spans = tuple(_span(pair, len(row["text"])) for pair in row["spans"])
    return Entity(row["doc"], row["category"], row["text"], spans, arguable)


def _span(pair: object, length: int) -> Span:
    """Read one [start, end], which must be as long as the text of the entity."""
    if not (isinstance(pair, list) and len(pair) == 2 and all(type(part) is int for part in pair)):
        raise ValueError('"spans" 中有的不是 [start, end]')
    start, end = pair
    if not 0 <= start < end:
        raise ValueError(f'"spans" 中的 [{start}, {end}] 不是有效的位置')
    if end - start != length:
        raise ValueError(f'"spans" 中的 [{start}, {end}] 与 "text" 的长度（{length}）不符')
    return Span(start, end)


def write_gold(path: Path, gold: Iterable[Entity]) -> None:
    """Write a gold file, an entity a line."""
    with path.open("w", encoding="utf-8") as target:
        for one in gold:
            row = {
                "doc": one.document,
                "category": one.category,
                "text": one.text,
                "spans": [[span.start, span.end] for span in one.spans],
                "arguable": one.arguable,
            }
            target.write(json.dumps(row, ensure_ascii=False) + "\n")
