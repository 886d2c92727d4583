"""Learn `nlp/data/home_evidence.tsv`: how much each thing told around an address speaks for somebody's home.

Run as `python -m tools.homes LABELLED... [--documents N]`. A labelled file has lines `KIND TAB LABEL TAB
SENTENCE`; of kind A, {{…}} marks the homes, of kind D nothing is one. Real judgments teach the rest: what the
rules of addresses find is a home; what they do not is most often none, so it weighs less. What the benchmarks
measure on is left out, as in `tools.context`. A ridge keeps weights small; those near nothing are dropped.
"""

from __future__ import annotations

import argparse
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import numpy as np
import numpy.typing as npt

from annotations.privacy.addresses_scored import WHY, candidates, evidence
from annotations.privacy.screen import Screener
from annotations.values import Category
from nlp.names.lac import LacRecogniser
from nlp.parse.parse import parse
from nlp.text.view import view_of
from nlp.values import Document
from tools.unmeasured import unmeasured

ROOT: Final = Path(__file__).resolve().parents[1]
TARGET: Final = ROOT / "nlp" / "data" / "home_evidence.tsv"
LONGEST, RIDGE, LEAST, ROUNDS = 30_000, 2.0, 0.2, 25
_MARKED = re.compile(r"\{\{(.*?)\}\}")


@dataclass(frozen=True, slots=True)
class Example:
    """What is told around one place, whether it is a home, and how much this is to be trusted."""

    told: frozenset[str]
    home: bool
    weight: float


def labelled(path: Path) -> Iterator[Example]:
    """Read the places of the labelled sentences of kinds A and D."""
    for line in path.read_text("utf-8").splitlines():
        kind, _, sentence = line.split("\t")
        if kind not in "AD":
            continue
        text, homes = "", []
        for index, part in enumerate(_MARKED.split(sentence)):
            if index % 2:
                homes.append((len(text), len(text) + len(part)))
            text += part
        for start, end in candidates(text, []):
            home = kind == "A" and any(low < end and start < high for low, high in homes)
            yield Example(frozenset(evidence(text, start, end)), home, 4.0 if home else 3.0)


def judged(count: int) -> Iterator[Example]:
    """Read the places of real judgments: homes where a rule finds them, and the others."""
    screener = Screener(bytes(32), recogniser=LacRecogniser())
    for text in unmeasured(count, LONGEST):
        view = view_of(text)
        document = Document("one", "one", "one", "text/plain", text)
        findings = screener.screen(document, parse(document, view), view).findings
        homes = [
            (one.span.start, one.span.end)
            for one in findings
            if one.span and one.category is Category.ADDRESS and one.why != WHY
        ]
        for start, end in candidates(view.text, []):
            span = view.span(start, end)
            home = any(low < span.end and span.start < high for low, high in homes)
            yield Example(frozenset(evidence(view.text, start, end)), home, 0.3)


def learn(examples: list[Example]) -> dict[str, float]:
    """Return the weight of each thing told, and the bias: a logistic regression by Newton's method."""
    names = sorted({one for example in examples for one in example.told})
    column = {name: index for index, name in enumerate(names)}
    told = np.zeros((len(examples), len(names) + 1))
    told[:, -1] = 1.0
    for row, example in enumerate(examples):
        told[row, [column[one] for one in example.told]] = 1.0
    home = np.array([float(example.home) for example in examples])
    trust = np.array([example.weight for example in examples])
    ridge = np.append(np.full(len(names), RIDGE), 1e-6)
    weights: npt.NDArray[np.float64] = np.zeros(len(names) + 1)
    for _ in range(ROUNDS):
        odds = 1.0 / (1.0 + np.exp(-told @ weights))
        slope = told.T @ (trust * (odds - home)) + ridge * weights
        curve = (told * (trust * odds * (1.0 - odds))[:, None]).T @ told + np.diag(ridge)
        weights -= np.linalg.solve(curve, slope)
    found = {name: float(weights[index]) for name, index in column.items()}
    kept = {name: weight for name, weight in found.items() if abs(weight) >= LEAST}
    return {"bias": float(weights[-1])} | dict(sorted(kept.items(), key=lambda one: -one[1]))


def main() -> int:
    """Learn the weights and write the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("labelled", nargs="+", type=Path)
    parser.add_argument("--documents", type=int, default=1500)
    given = parser.parse_args()
    examples = [one for path in given.labelled for one in labelled(path)] + list(judged(given.documents))
    weights = learn(examples)
    TARGET.write_text("".join(f"{name}\t{weight:.2f}\n" for name, weight in weights.items()), "utf-8")
    print(f"{TARGET.relative_to(ROOT)}: {len(weights)} weights from {len(examples)} places")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
