"""Learn how much each thing told around a place speaks for what is looked for.

A labelled file has lines `KIND TAB LABEL TAB SENTENCE`; {{…}} marks what is looked for in sentences of the
wanted kind, of kind D nothing is. Real judgments teach the rest: what the rules find is one; what they do
not is most often none, so it weighs less. What the benchmarks measure on is left out. A ridge keeps weights
small; those near nothing are dropped.
"""

from __future__ import annotations

import argparse
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from typing import Final

import numpy as np
import numpy.typing as npt

from annotations.privacy.screen import Screener
from annotations.values import Category
from bench import civil
from nlp.names.recognisers.lac import LacRecogniser
from nlp.parse.parse import parse
from nlp.text.view import view_of
from nlp.values import Document
from tools.unmeasured import unmeasured

DATA: Final = Path(__file__).resolve().parents[1] / "nlp" / "data"
LONGEST, LEAST, ROUNDS = 30_000, 0.2, 25
MARKED_TRUST, DECOY_TRUST, REAL_TRUST = 4.0, 3.0, 0.3
_MARKED = re.compile(r"\{\{(.*?)\}\}")


@dataclass(frozen=True, slots=True)
class Weighing:
    """What is weighed: the letter of its kind in labelled files, its category, its table, and how it is seen.

    `why` is the reason of what weighing itself found; `seen` gives start, end and evidence of each candidate;
    `ridge` is how strongly weights are held small.
    """

    kind: str
    category: Category
    table: str
    why: str
    seen: Callable[[str], Iterator[tuple[int, int, set[str]]]]
    ridge: float = 2.0


@dataclass(frozen=True, slots=True)
class Example:
    """What is told around one place, whether it is what is looked for, and how much this is to be trusted."""

    told: frozenset[str]
    sought: bool
    weight: float


def labelled(what: Weighing, path: Path) -> Iterator[Example]:
    """Read the places of the labelled sentences of the wanted kind and of kind D."""
    for line in path.read_text("utf-8").splitlines():
        kind, _, sentence = line.split("\t")
        if kind not in (what.kind, "D"):
            continue
        text, marks = "", []
        for index, part in enumerate(_MARKED.split(sentence)):
            if index % 2:
                marks.append((len(text), len(text) + len(part)))
            text += part
        for start, end, told in what.seen(text):
            sought = kind == what.kind and any(low < end and start < high for low, high in marks)
            yield Example(frozenset(told), sought, MARKED_TRUST if sought else DECOY_TRUST)


def judged(what: Weighing, count: int) -> Iterator[Example]:
    """Read the places of `count` criminal and of all civil judgments: those of rules, and the others."""
    screener = Screener(bytes(32), recogniser=LacRecogniser())
    for text in chain(unmeasured(count, LONGEST), (civil.view(row).text for row in civil.rows())):
        view = view_of(text)
        document = Document("one", "one", "one", "text/plain", text)
        findings = screener.screen(document, parse(document, view), view).findings
        found = [
            (one.span.start, one.span.end)
            for one in findings
            if one.span and one.category is what.category and one.why != what.why
        ]
        for start, end, told in what.seen(view.text):
            span = view.span(start, end)
            sought = any(low < span.end and span.start < high for low, high in found)
            yield Example(frozenset(told), sought, REAL_TRUST)


def learn(examples: list[Example], strength: float) -> dict[str, float]:
    """Return the weight of each thing told, and the bias: a logistic regression by Newton's method."""
    names = sorted({one for example in examples for one in example.told})
    column = {name: index for index, name in enumerate(names)}
    told = np.zeros((len(examples), len(names) + 1))
    told[:, -1] = 1.0
    for row, example in enumerate(examples):
        told[row, [column[one] for one in example.told]] = 1.0
    sought = np.array([float(example.sought) for example in examples])
    trust = np.array([example.weight for example in examples])
    ridge = np.append(np.full(len(names), strength), 1e-6)
    weights: npt.NDArray[np.float64] = np.zeros(len(names) + 1)
    for _ in range(ROUNDS):
        odds = 1.0 / (1.0 + np.exp(-told @ weights))
        slope = told.T @ (trust * (odds - sought)) + ridge * weights
        curve = (told * (trust * odds * (1.0 - odds))[:, None]).T @ told + np.diag(ridge)
        weights -= np.linalg.solve(curve, slope)
    found = {name: float(weights[index]) for name, index in column.items()}
    kept = {name: weight for name, weight in found.items() if abs(weight) >= LEAST}
    return {"bias": float(weights[-1])} | dict(sorted(kept.items(), key=lambda one: -one[1]))


def run(what: Weighing, description: str | None) -> int:
    """Learn the weights from the files and judgments that the command line names, and write the table."""
    parser = argparse.ArgumentParser(description=description)
    parser.add_argument("labelled", nargs="+", type=Path)
    parser.add_argument("--documents", type=int, default=2400)
    given = parser.parse_args()
    examples = [one for path in given.labelled for one in labelled(what, path)]
    examples += judged(what, given.documents)
    weights = learn(examples, what.ridge)
    lines = (f"{name}\t{weight:.2f}\n" for name, weight in weights.items())
    (DATA / what.table).write_text("".join(lines), "utf-8")
    print(f"nlp/data/{what.table}: {len(weights)} weights from {len(examples)} places")
    return 0
