"""brat's standoff format: a folder of ID.txt and ID.ann (https://brat.nlplab.org/standoff.html).

Offsets are code points. brat's types know no dot: name.victim is written name-victim. An arguable label has
the attribute Arguable. Ids become file names by percent-encoding.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from urllib.parse import quote, unquote

from annotations.gold.jsonl import GoldError
from annotations.gold.labelled import Label, LabelError, LabelledText, label_of

_TEXT_BOUND = re.compile(r"(T\S+)\t(\S+) ([0-9 ;]{1,60})(?:\t|$)")
_ARGUABLE = re.compile(r"A\S+\tArguable (T\S+)\s*$")


def read_brat(folder: Path) -> tuple[LabelledText, ...]:
    """Read every .txt of a folder with its .ann, or raise one error that tells all faults."""
    faults: list[str] = []
    texts = [_read(path, faults) for path in sorted(folder.glob("*.txt"))]
    if not texts:
        raise GoldError([f"{folder}：没有 .txt 文件"])
    if faults:
        raise GoldError(faults)
    return tuple(texts)


def _read(path: Path, faults: list[str]) -> LabelledText:
    """Read one text and its annotations; collect faults as `path:line: what`."""
    with path.open(encoding="utf-8", newline="") as source:
        text = source.read()
    notes = path.with_suffix(".ann")
    lines = notes.read_text("utf-8").split("\n") if notes.exists() else []
    labels: dict[str, Label] = {}
    for number, line in enumerate(lines, 1):
        try:
            labels |= _label(line, text)
        except ValueError as fault:
            faults.append(f"{notes}:{number}: {fault}")
    for line in lines:
        doubtful = _ARGUABLE.match(line)
        if doubtful is not None and doubtful[1] in labels:
            labels[doubtful[1]] = replace(labels[doubtful[1]], arguable=True)
    return LabelledText(unquote(path.stem), text, tuple(sorted(labels.values())))


def _label(line: str, text: str) -> dict[str, Label]:
    """Read a line that bounds text; other kinds of lines (relations, notes) give nothing."""
    if not line.startswith("T"):
        return {}
    match = _TEXT_BOUND.match(line)
    if match is None:
        raise LabelError("不是 brat 的文本标注行")
    if ";" in match[3]:
        raise LabelError("标注分成几段（非连续），请分别标注")
    bounds = match[3].split()
    if len(bounds) != 2:
        raise LabelError("标注缺少起止位置")
    return {match[1]: label_of(match[2].replace("-", "."), int(bounds[0]), int(bounds[1]), text)}


def write_brat(folder: Path, texts: Iterable[LabelledText]) -> None:
    """Write one .txt and one .ann for each text."""
    folder.mkdir(parents=True, exist_ok=True)
    for one in texts:
        stem = quote(one.id, safe="")
        with (folder / f"{stem}.txt").open("w", encoding="utf-8", newline="") as target:
            target.write(one.text)
        (folder / f"{stem}.ann").write_text("".join(_lines(one)), "utf-8")


def _lines(one: LabelledText) -> Iterator[str]:
    """Give the lines of an .ann file; the covered text has its line breaks as spaces, as brat wants it."""
    for number, label in enumerate(one.labels, 1):
        covered = re.sub(r"[\r\n]", " ", label.span.of(one.text))
        kind = label.category.replace(".", "-")
        yield f"T{number}\t{kind} {label.span.start} {label.span.end}\t{covered}\n"
        if label.arguable:
            yield f"A{number}\tArguable T{number}\n"
