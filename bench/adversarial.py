"""Time per character of the whole pipeline on hostile texts, from 10 KB to 10 MB.

`python -m bench.adversarial [--largest CHARACTERS] [--shape NAME…] [--no-names]`. A shape whose time per
character grows more than twice is told at the end; larger sizes of a shape that grows are not tried.
"""

from __future__ import annotations

import argparse
import resource
import sys
import time
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
        if cost > 2 * BAR * costs[0] and cost * length > 1:
            break
        length *= STEP
    grown = max(costs) / costs[0]
    print(f"{shape:20}" + "".join(cells) + f"   × {grown:.2f}   {peak():5.2f}", flush=True)
    return grown


def peak() -> float:
    """Return the most memory that this process has held so far, in GiB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 2**20


def main() -> int:
    """Run the benchmark."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--largest", type=int, default=10_000_000)
    parser.add_argument("--shape", nargs="*", choices=SHAPES, default=list(SHAPES))
    parser.add_argument("--no-names", action="store_true", help="without the recogniser of names")
    options = parser.parse_args()
    recogniser = None if options.no_names else LacRecogniser()
    screener = Screener(bytes(32), recogniser=recogniser)
    seconds(screener, of_length(SHAPES["prose"](Random(1)), SMALLEST))
    print(f"{'microseconds/char':20}" + "from 10,000 characters, ten times more a column; growth; GiB so far")
    grown = {shape: growth(screener, shape, options.largest) for shape in options.shape}
    over = [shape for shape, times in grown.items() if times > BAR]
    print(f"more than {BAR:g} times: {', '.join(over) or 'none'}")
    return 1 if over else 0


if __name__ == "__main__":
    sys.exit(main())
