"""Gold labels as JSON lines: {"doc", "category", "text", "spans", "arguable"}, one entity a line.

An entity is a distinct (document, category, text) with all the places where it stands. All faults of a
file are told together, each with its line, and none quotes the text of an entity.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from nlp.values import Span

_KEYS = {"doc": str, "category": str, "text": str, "spans": list}


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


def load_gold(path: Path) -> tuple[Entity, ...]:
    """Read a gold file, or raise one `GoldError` that tells all its faults."""
    entities: list[Entity] = []
    faults: list[str] = []
    for number, line in enumerate(path.read_text(encoding="utf-8-sig").splitlines(), start=1):
        if not line.strip():
            continue
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
            faults.append(f"document {entity.document}: not among the documents")
            continue
        faults += [
            f"document {entity.document}: {entity.category} at {span.start}..{span.end} is not its text"
            for span in entity.spans
            if span.of(text) != entity.text
        ]
    return tuple(faults)


def _entity(line: str) -> Entity | None:
    """Read one line; None for the line that says of a document that nothing leaks (category none)."""
    try:
        row = json.loads(line)
    except json.JSONDecodeError as fault:
        raise ValueError(f"not JSON ({fault.msg}, column {fault.colno})") from None
    if not isinstance(row, dict):
        raise ValueError("not a JSON object")
    if row.get("category") == "none":
        return None
    for key, kind in _KEYS.items():
        if not isinstance(row.get(key), kind) or not row[key]:
            raise ValueError(f'"{key}" is missing, empty or not a {kind.__name__}')
    arguable = row.get("arguable", False)
    if not isinstance(arguable, bool):
        raise ValueError('"arguable" is neither true nor false')
    spans = tuple(_span(pair, len(row["text"])) for pair in row["spans"])
    return Entity(row["doc"], row["category"], row["text"], spans, arguable)


def _span(pair: object, length: int) -> Span:
    """Read one [start, end], which must be as long as the text of the entity."""
    if not (isinstance(pair, list) and len(pair) == 2 and all(type(part) is int for part in pair)):
        raise ValueError('"spans" holds something that is not [start, end]')
    start, end = pair
    if not 0 <= start < end:
        raise ValueError(f'"spans" holds [{start}, {end}], which is no range')
    if end - start != length:
        raise ValueError(f'"spans" holds [{start}, {end}], which is not as long as "text" ({length})')
    return Span(start, end)
