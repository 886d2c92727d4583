"""Time per character of the whole pipeline on hostile texts, from 10 KB to 10 MB.

`python -m bench.adversarial [--largest CHARACTERS] [--shape NAME…] [--part N/M] [--no-names]`. Each size is
held against the fastest smaller one, because a slow start would hide growth from the first. A shape whose
time per character grows more than twice is told at the end; larger sizes of a shape that grows are not tried.
"""

from __future__ import annotations

import argparse
import resource
import sys
import time
from collections.abc import Sequence
from itertools import accumulate
from random import Random

from annotations.privacy.screen import Screener
from bench.adversarial_texts import SHAPES, of_length
from nlp.names.recognisers.lac import LacRecogniser
from nlp.parse.parse import parse
from nlp.text.view import view_of
from nlp.values import Document

SMALLEST, STEP, BAR = 10_000, 10, 2.0
# A text is run again until this much time is measured: short runs are noise.
_ENOUGH = 0.2


def seconds(screener: Screener, text: str) -> float:
    """Return the processor time that one text takes, as the mean of enough runs."""
    runs, began = 0, time.process_time()
    while True:
        view = view_of(text)
        document = Document("x", "x", "x", "text/plain", text)
        screener.screen(document, parse(document, view), view)
        runs += 1
        spent = time.process_time() - began
        if spent > _ENOUGH:
            return spent / runs


def growth(screener: Screener, shape: str, largest: int) -> float:
    """Print the time per character of a shape at each size; return how much it grows."""
    length, costs = SMALLEST, list[float]()
    cells = []
    while length <= largest:
        text = of_length(SHAPES[shape](Random(1)), length)
        cost = seconds(screener, text) / length
        costs.append(cost)
        cells.append(f"{cost * 1e6:8.2f}")
        if cost > 2 * BAR * min(costs) and cost * length > 1:
            break
        length *= STEP
    grown = grown_over(costs)
    print(f"{shape:20}" + "".join(cells) + f"   × {grown:.2f}   {peak():5.2f}", flush=True)
    return grown


def grown_over(costs: Sequence[float]) -> float:
    """Return how much more a larger text takes than the fastest smaller one, at worst."""
    fastest = accumulate(costs, min)
    return max((cost / least for cost, least in zip(costs[1:], fastest, strict=False)), default=1.0)


def part_of(words: str) -> list[str]:
    """Return every M-th shape from the N-th on, of `N/M`: a run over a part stays short."""
    number, _, parts = words.partition("/")
    return list(SHAPES)[int(number) - 1 :: int(parts)]


def peak() -> float:
    """Return the most memory that this process has held so far, in GiB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 2**20


def main() -> int:
    """Run the benchmark."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--largest", type=int, default=10_000_000)
    parser.add_argument("--shape", nargs="*", choices=SHAPES, default=list(SHAPES))
    parser.add_argument("--part", type=part_of, help="N/M: every M-th shape from the N-th on")
    parser.add_argument("--no-names", action="store_true", help="without the recogniser of names")
    options = parser.parse_args()
    recogniser = None if options.no_names else LacRecogniser()
    screener = Screener(bytes(32), recogniser=recogniser)
    seconds(screener, of_length(SHAPES["prose"](Random(1)), SMALLEST))
    print(f"{'microseconds/char':20}" + "from 10,000 characters, ten times more a column; growth; GiB so far")
    grown = {shape: growth(screener, shape, options.largest) for shape in options.part or options.shape}
    over = [shape for shape, times in grown.items() if times > BAR]
    print(f"more than {BAR:g} times: {', '.join(over) or 'none'}")
    return 1 if over else 0


if __name__ == "__main__":
    sys.exit(main())
