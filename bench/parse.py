"""Measure parsing on the criminal judgments of the development data: `python -m bench.parse [--sample N]`.

Printed: sections (IoU with the gold offsets), charges (every charge that the title names, found without
the title), how many documents have number, court, kind, procedure and date, and the speed on one core.
`--labels FILE` adds charges labelled by reading ({id, convicted, rejected} a line). `--details FILE` writes
which document missed what; nothing of any text is printed.
"""

from __future__ import annotations

import argparse
import gzip
import json
import os
import random
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from pathlib import Path

from nlp.case import Case
from nlp.parse.charges import charges_of_title
from nlp.parse.parse import parse
from nlp.text.view import view_of
from nlp.values import Document, Span

ROOT = Path(__file__).resolve().parent.parent
DATA = Path(os.environ.get("JIANWEN_DATA", ROOT.parent / "shared" / "data"))
IOU = 0.9


@dataclass(frozen=True, slots=True)
class Judgment:
    """One judgment of the development data with its gold sections."""

    id: str
    title: str = field(repr=False)
    text: str = field(repr=False)
    sections: dict[str, list[int]]


@dataclass(frozen=True, slots=True)
class Bar:
    """One number that must reach its bar; `missed` are the ids that did not."""

    name: str
    value: float
    bar: float
    of: int
    missed: tuple[str, ...]

    def line(self) -> str:
        """Return the line to print."""
        verdict = "ok" if self.value >= self.bar else "BELOW"
        missed = f"{len(self.missed):>5} of {self.of} missed"
        return f"{self.name:<34}{self.value:>14,.4f}  bar {self.bar:<12,.4g}{verdict:<7}{missed}"


def judgments(path: Path, sample: int, seed: int) -> list[Judgment]:
    """Read the judgments, or `sample` of them drawn with `seed`."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines]
    if sample and sample < len(rows):
        rows = random.Random(seed).sample(rows, sample)
    return [Judgment(str(row["id"]), row["title"], row["text"], row["sections"]) for row in rows]


def document_of(judgment: Judgment) -> Document:
    """Return the judgment as a document without its title."""
    return Document(judgment.id, judgment.id, "bench", "text/plain", judgment.text)


def shared(found: Span | None, gold: list[int]) -> int:
    """Return how many characters a found section and a gold one have in common."""
    return max(0, min(found.end, gold[1]) - max(found.start, gold[0])) if found else 0


def iou(found: Span | None, gold: list[int]) -> float:
    """Return intersection over union."""
    common = shared(found, gold)
    union = (len(found) if found else 0) + gold[1] - gold[0] - common
    return common / union if union else 0.0


def share_bar(name: str, bar: float, rows: Iterable[tuple[str, bool]]) -> Bar:
    """Make a bar out of (id, right) rows."""
    listed = list(rows)
    missed = tuple(one for one, right in listed if not right)
    return Bar(name, 1 - len(missed) / max(1, len(listed)), bar, len(listed), missed)


def section_bars(pairs: list[tuple[Judgment, Case]]) -> list[Bar]:
    """Measure reasoning, disposition and the cover of the facts."""
    gold = [(one, case) for one, case in pairs if one.sections.get("reasoning")]
    covers = []
    for one, case in gold:
        facts = one.sections["facts"]
        parts = (case.sections.claims, case.sections.facts)
        covers.append(sum(shared(part, facts) for part in parts) / max(1, facts[1] - facts[0]))
    low = tuple(one.id for (one, _), cover in zip(gold, covers, strict=True) if cover < 0.97)
    return [
        share_bar(
            "reasoning IoU >= 0.9",
            0.97,
            ((one.id, iou(case.sections.reasoning, one.sections["reasoning"]) >= IOU) for one, case in gold),
        ),
        share_bar(
            "disposition IoU >= 0.9",
            0.95,
            (
                (one.id, iou(case.sections.disposition, one.sections["disposition"]) >= IOU)
                for one, case in gold
            ),
        ),
        Bar("claims + facts cover facts (mean)", sum(covers) / max(1, len(covers)), 0.97, len(covers), low),
    ]


def charge_bars(pairs: list[tuple[Judgment, Case]], labels: Path | None) -> list[Bar]:
    """Measure the charges against the titles, and against labels made by reading."""
    named = [(one, case, frozenset(charges_of_title(one.title))) for one, case in pairs]
    bars = [
        share_bar(
            "charges of the title found",
            0.97,
            ((one.id, gold <= {fact.value for fact in case.charges}) for one, case, gold in named if gold),
        )
    ]
    if labels is not None:
        read = {row["id"]: row for row in map(json.loads, labels.read_text("utf-8").splitlines())}
        bars.append(
            share_bar(
                "charges as labelled, exact set",
                0.95,
                (
                    (one.id, {fact.value for fact in case.charges} == {*row["convicted"], *row["rejected"]})
                    for one, case in pairs
                    if (row := read.get(one.id))
                ),
            )
        )
    return bars


FILLED: tuple[tuple[str, Callable[[Case], bool]], ...] = (
    ("case number present", lambda case: case.number is not None),
    ("court present", lambda case: case.court is not None),
    ("kind present", lambda case: bool(case.kind)),
    ("procedure present", lambda case: bool(case.procedure)),
    ("closing date present", lambda case: any(event.kind.value == "closed" for event in case.events)),
    ("outcome present", lambda case: case.outcome is not None),
    ("charges present", lambda case: bool(case.charges)),
)


def filled_bars(pairs: list[tuple[Judgment, Case]]) -> list[Bar]:
    """Measure how often each fact of the head and tail was found at all."""
    return [share_bar(name, 0.97, ((one.id, has(case)) for one, case in pairs)) for name, has in FILLED]


def main() -> None:
    """Parse, measure, print."""
    options = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    options.add_argument("--sample", type=int, default=0, help="take N documents (0: all)")
    options.add_argument("--seed", type=int, default=1)
    options.add_argument("--labels", type=Path, help="charges labelled by reading, JSONL")
    options.add_argument("--details", type=Path, help="write the ids that missed a bar here, JSONL")
    given = options.parse_args()
    read = judgments(DATA / "lecard" / "docs.jsonl.gz", given.sample, given.seed)
    documents = [document_of(one) for one in read]
    if documents:
        parse(documents[0], view_of(documents[0].text))  # tables are read on first use
    started = time.process_time()
    cases = [parse(one, view_of(one.text)) for one in documents]
    seconds = time.process_time() - started
    characters = sum(len(one.text) for one in documents)
    pairs = list(zip(read, cases, strict=True))
    bars = [*section_bars(pairs), *charge_bars(pairs, given.labels), *filled_bars(pairs)]
    bars.append(Bar("characters a second, one core", characters / seconds, 1_000_000, len(documents), ()))
    for bar in bars:
        print(bar.line())
    if given.details:
        rows = [{"bar": bar.name, "id": one} for bar in bars for one in bar.missed]
        given.details.write_text("".join(json.dumps(row) + "\n" for row in rows), "utf-8")


if __name__ == "__main__":
    main()
