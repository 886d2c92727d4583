"""doccano's JSONL for sequence labelling: {"id", "text", "label": [[start, end, label]]}, a text a line.

Offsets are code points. An arguable label is a word with a question mark (name.victim?). Of exports that
write `entities` instead of `label`, those are read too.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from annotations.gold.jsonl import GoldError, decoded, lines_of
from annotations.gold.labelled import Label, LabelError, LabelledText, label_of


def read_doccano(path: Path) -> tuple[LabelledText, ...]:
    """Read an export, or raise one error that tells all faults."""
    texts: list[LabelledText] = []
    faults: list[str] = []
    for number, line in lines_of(path):
        try:
            texts.append(_read(line, number))
        except ValueError as fault:
            faults.append(f"{path}:{number}: {fault}")
    if faults:
        raise GoldError(faults)
    return tuple(texts)


def _read(line: str, number: int) -> LabelledText:
    """Read one text."""
    row = decoded(line)
    if not isinstance(row, dict) or not isinstance(row.get("text"), str):
        raise LabelError('缺少 "text"，或不是字符串')
    told = row.get("label") or row.get("entities") or []
    if not isinstance(told, list):
        raise LabelError('"label" 不是列表')
    labels = [_label(one, row["text"]) for one in told]
    return LabelledText(str(row.get("id", number)), row["text"], tuple(sorted(labels)))


def _label(one: Any, text: str) -> Label:  # noqa: ANN401 - whatever JSON holds
    """Read one label, in the list form or the object form."""
    if isinstance(one, dict):
        one = [one.get("start_offset"), one.get("end_offset"), one.get("label")]
    if not (isinstance(one, list) and len(one) == 3):
        raise LabelError('"label" 中有的不是 [起, 止, 标签]')
    start, end, word = one
    if type(start) is not int or type(end) is not int or not isinstance(word, str):
        raise LabelError('"label" 中有的不是 [起, 止, 标签]')
    return label_of(word, start, end, text)


def write_doccano(path: Path, texts: Iterable[LabelledText]) -> None:
    """Write texts as doccano imports them."""
    with path.open("w", encoding="utf-8") as target:
        target.writelines(_lines(texts))


def _lines(texts: Iterable[LabelledText]) -> Iterator[str]:
    """Give one line for each text."""
    for one in texts:
        label = [[label.span.start, label.span.end, label.word] for label in one.labels]
        yield json.dumps({"id": one.id, "text": one.text, "label": label}, ensure_ascii=False) + "\n"
