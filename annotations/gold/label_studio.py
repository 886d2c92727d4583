"""Label Studio's JSON: a list of tasks with the text in `data` and regions in `annotations[].result[]`.

Label Studio counts as JavaScript does, in UTF-16 code units: a rare character outside the basic plane is two
of them. We count code points, and convert both ways. An arguable label is a word with a question mark.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from itertools import accumulate
from pathlib import Path
from typing import Any

from annotations.gold.jsonl import GoldError, decoded
from annotations.gold.labelled import Label, LabelError, LabelledText, label_of

_ASTRAL = 0xFFFF
# The names of the text and the labels in the project's labelling interface, as the templates have them.
_FROM, _TO = "label", "text"


def read_label_studio(path: Path) -> tuple[LabelledText, ...]:
    """Read an export (JSON), or raise one error that tells all faults."""
    try:
        tasks = decoded(path.read_text("utf-8"))
    except UnicodeDecodeError:
        raise
    except ValueError as fault:
        raise GoldError([f"{path}: {fault}"]) from None
    if not isinstance(tasks, list):
        raise GoldError([f"{path}: 不是任务的列表（应为 Label Studio 导出的 JSON）"])
    texts: list[LabelledText] = []
    faults: list[str] = []
    for number, task in enumerate(tasks, 1):
        try:
            texts.append(_read(task, number))
        except LabelError as fault:
            faults.append(f"{path}，第 {number} 个任务：{fault}")
        except (AttributeError, KeyError, TypeError):
            faults.append(f"{path}，第 {number} 个任务：结构与 Label Studio 的导出不符")
    if faults:
        raise GoldError(faults)
    return tuple(texts)


def _read(task: Any, number: int) -> LabelledText:  # noqa: ANN401 - whatever JSON holds
    """Read one task; of several annotations of it, the last."""
    data = task.get("data") if isinstance(task, dict) else None
    if not isinstance(data, dict) or not isinstance(data.get("text"), str):
        raise LabelError('缺少 "data" 中的 "text"')
    annotations = [one for one in task.get("annotations") or () if not one.get("was_cancelled")]
    regions = annotations[-1].get("result", ()) if annotations else ()
    text = data["text"]
    at = {units: place for place, units in enumerate(_starts(text))}
    labels = [_label(one["value"], text, at) for one in regions if one.get("type") == "labels"]
    id_ = data.get("id", task.get("id", number))
    return LabelledText(str(id_), text, tuple(sorted(labels)))


def _label(value: Any, text: str, at: Mapping[int, int]) -> Label:  # noqa: ANN401 - whatever JSON holds
    """Read one region; `at` tells the code point that begins at a code unit."""
    words, start, end = value.get("labels"), value.get("start"), value.get("end")
    if not (isinstance(words, list) and len(words) == 1 and type(start) is int and type(end) is int):
        raise LabelError("区域缺少起止位置，或不是恰好一个标签")
    if start not in at or end not in at:
        raise LabelError(f"位置 {start}–{end} 不在文本之内，或在一个字的中间")
    return label_of(str(words[0]), at[start], at[end], text)


def write_label_studio(path: Path, texts: Iterable[LabelledText]) -> None:
    """Write texts as tasks with finished annotations."""
    path.write_text(json.dumps([_task(one) for one in texts], ensure_ascii=False, indent=1), "utf-8")


def _task(one: LabelledText) -> dict[str, Any]:
    """Make one task."""
    return {"data": {"id": one.id, "text": one.text}, "annotations": [{"result": list(_regions(one))}]}


def _regions(one: LabelledText) -> Iterator[dict[str, Any]]:
    """Give the regions of a text."""
    starts = _starts(one.text)
    for number, label in enumerate(one.labels, 1):
        value = {
            "start": starts[label.span.start],
            "end": starts[label.span.end],
            "text": label.span.of(one.text),
            "labels": [label.word],
        }
        yield {"id": f"r{number}", "from_name": _FROM, "to_name": _TO, "type": "labels", "value": value}


def _starts(text: str) -> list[int]:
    """Return where each code point, and the end, stands in UTF-16 code units."""
    return list(accumulate((1 + (ord(char) > _ASTRAL) for char in text), initial=0))
