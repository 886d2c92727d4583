"""Plant invented leaks and decoys in real judgments, and measure what the screening makes of them.

`python -m bench.inject [--half tuning|blind] [--documents N] [--seed S] [--details FILE]`. The same seed
plants the same. The details quote judgments, so the file must lie outside the checkout; those of the blind
half are not for reading.
"""

from __future__ import annotations

import argparse
import gzip
import json
import os
import sys
import time
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from random import Random

from annotations.privacy.screen import Screener
from annotations.values import Finding
from bench.inject_plant import Planted, plant
from bench.inject_score import Judged, judge, report
from bench.inject_templates import Filler, Template, read
from nlp.names.recognisers.lac import LacRecogniser
from nlp.parse.parse import parse
from nlp.text.view import view_of
from nlp.values import Document

ROOT = Path(__file__).resolve().parents[1]
DATA = Path(os.environ.get("JIANWEN_DATA", ROOT.parent / "shared" / "data")) / "lecard" / "docs.jsonl.gz"
# How many templates of each file a judgment gets.
DOSE = {"names": 4, "numbers": 3, "addresses": 1, "certificates": 1, "health": 1, "schools": 1, "decoys": 4}


@dataclass(slots=True)
class Deck:
    """Templates in an order drawn anew whenever all have been used."""

    cards: tuple[Template, ...]
    rng: Random
    left: list[Template]

    def draw(self) -> Template:
        """Draw the next one."""
        if not self.left:
            self.left = self.rng.sample(self.cards, len(self.cards))
        return self.left.pop()


def planted(half: str, documents: int, seed: int) -> Iterator[Planted]:
    """Plant in `documents` judgments."""
    rng = Random(f"{half} {seed}")
    with gzip.open(DATA, "rt", encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines]
    filler = Filler(rng, half)
    decks = {name: Deck(read(half, name), rng, []) for name in DOSE}
    for row in rng.sample(rows, documents):
        chosen = [decks[name].draw() for name, count in DOSE.items() for _ in range(count)]
        yield plant(row, chosen, filler, rng)


def screened(screener: Screener, text: str) -> tuple[Finding, ...]:
    """Screen a text."""
    document, view = Document("x", "x", "x", "text/plain", text), view_of(text)
    return screener.screen(document, parse(document, view), view).findings


def run(every: Iterable[Planted]) -> list[Judged]:
    """Screen each judgment as it was and with its plants."""
    screener = Screener(bytes(32), recogniser=LacRecogniser())
    judged = []
    for one in every:
        before = {
            (finding.category, finding.span)
            for finding in screened(screener, one.original)
            if finding.span is not None
        }
        judged.append(judge(one, screened(screener, one.text), before))
    return judged


def main() -> int:
    """Run the benchmark."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--half", choices=("tuning", "blind"), default="tuning")
    parser.add_argument("--documents", type=int, default=300)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--details", type=Path, help="write what was missed and what was noise here")
    options = parser.parse_args()
    if not DATA.is_file():
        print(f"no data at {DATA}: set JIANWEN_DATA", file=sys.stderr)
        return 2
    began = time.perf_counter()
    judged = run(planted(options.half, options.documents, options.seed))
    print(report(judged))
    print(f"{options.documents} judgments, {time.perf_counter() - began:.0f} s")
    if options.details:
        options.details.write_text(
            "\n".join(line for one in judged for line in one.details()), encoding="utf-8"
        )
    return 0


if __name__ == "__main__":
    sys.exit(main())
