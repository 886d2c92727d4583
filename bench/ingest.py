"""Ingesting: `python -m bench.ingest [--documents N] [--natural N] [--kills N]`.

Speed and processor time of `ingest` beside `screen` over the same rows (resampled paragraphs of lecard, mean
1,500 characters; `--natural` as long as judgments are), peak memory of all processes, size of the store,
a second run over unchanged files; and `--kills` runs that are killed at random points and repeated.
"""

from __future__ import annotations

import argparse
import contextlib
import json
import os
import random
import re
import signal
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import psutil

from bench.speed import texts
from indexer.embedded.engine import EmbeddedEngine
from indexer.query import Everything, Request
from jianwen.ingesting.register import register_in
from jianwen.keeping.backup import faults_of

MEAN = 1500
# Mixtures are drawn from so many judgments; so many paragraphs are the head and the tail of one.
POOL, HEAD, TAIL = 4593, 6, 4
NUMBER = re.compile(r"\d+(?=号)")
ROWS_A_FILE, KILLED_A_FILE = 500, 20
KILLED_ROWS = 600
# Small shards, so that a run has many points at which it may end.
SMALL = """
import jianwen.ingesting.run as run
run.SHARD_DOCUMENTS = 40
from jianwen.cli import main
main()
"""
ROOT = Path(__file__).resolve().parents[1]


@dataclass(frozen=True, slots=True)
class Cost:
    """What a command took."""

    seconds: float
    processor: float
    peak: int
    status: int


def resampled(count: int, seed: int, mean: int = MEAN) -> Iterator[str]:
    """Give invented mixtures of about `mean` characters: head and tail of one judgment, between them
    paragraphs of others, each from where it stands in its own. With a mean of 0 as long as judgments are.
    """
    chance = random.Random(seed)
    # lecard has blanks where the court's page had line breaks.
    pool = [paragraphs for text in texts(POOL) if len(paragraphs := text.split()) > HEAD + TAIL]
    usual = statistics.mean(len(one) for paragraphs in pool for one in paragraphs[HEAD:-TAIL])
    for number in range(count):
        own = chance.choice(pool)
        # A number of its own: else thousands of documents would be linked as one case.
        frame = [*(NUMBER.sub(str(number), one) for one in own[:HEAD]), *own[-TAIL:]]
        wanted = chance.expovariate(1 / mean) if mean else sum(map(len, chance.choice(pool)))
        many = max(2, round((wanted - sum(map(len, frame))) / usual))
        middle = [_at(chance.choice(pool), (at + chance.random()) / many) for at in range(many)]
        yield "\n".join([*frame[:HEAD], *middle, *frame[HEAD:]])


def _at(paragraphs: Sequence[str], share: float) -> str:
    """Return the paragraph at a place between head and tail, from 0 to 1."""
    return paragraphs[HEAD + int(share * (len(paragraphs) - HEAD - TAIL))]


def written(folder: Path, rows: Iterator[str], rows_a_file: int = ROWS_A_FILE) -> int:
    """Write rows as JSONL files; return their characters."""
    folder.mkdir()
    characters, out = 0, None
    for number, text in enumerate(rows):
        if number % rows_a_file == 0:
            if out:
                out.close()
            out = (folder / f"{number // rows_a_file:05d}.jsonl").open("w", encoding="utf-8")
        characters += len(text)
        if out:
            out.write(json.dumps({"id": f"d{number}", "text": text}, ensure_ascii=False) + "\n")
    if out:
        out.close()
    return characters


def started(*arguments: object, code: str = "") -> subprocess.Popen[bytes]:
    """Start a command in a process of its own."""
    how = ["-c", code] if code else ["-m", "jianwen"]
    return subprocess.Popen(
        [sys.executable, *how, *map(str, arguments)],
        cwd=ROOT,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )


def measured(*arguments: object) -> Cost:
    """Run a command to its end and measure it with all its processes."""
    start = time.perf_counter()
    process = started(*arguments)
    used: dict[int, float] = {}
    peak = 0
    own = psutil.Process(process.pid)
    while process.poll() is None:
        peak = max(peak, _look(own, used))
        time.sleep(0.25)
    return Cost(time.perf_counter() - start, sum(used.values()), peak, process.returncode)


def _look(own: psutil.Process, used: dict[int, float]) -> int:
    """Note the processor time of a process and all below it; return their size."""
    size = 0
    with contextlib.suppress(psutil.Error):
        for one in (own, *own.children(recursive=True)):
            with contextlib.suppress(psutil.Error):
                times = one.cpu_times()
                used[one.pid] = times.user + times.system
                size += one.memory_info().rss
    return size


def told(name: str, cost: Cost, characters: int) -> None:
    """Print a line."""
    print(
        f"{name:<24}{cost.seconds:8.1f} s  {characters / cost.seconds / 1e6:6.3f} M characters/s  "
        f"processor {cost.processor:8.1f} s ({characters / cost.processor / 1e6:.3f} M/s)  "
        f"peak {cost.peak / 2**20:,.0f} MB  exit {cost.status}"
    )


def speed(folder: Path, rows: Iterator[str]) -> None:
    """Compare screening and ingesting of the same rows."""
    source = folder / "in"
    characters = written(source, rows)
    print(f"{characters:,} characters")
    screened = measured("screen", source, "--out", folder / "out", "--format", "jsonl")
    told("screen", screened, characters)
    done = measured("ingest", source, "--store", folder / "store")
    told("ingest", done, characters)
    added = done.processor / screened.processor - 1
    print(f"ingest adds {added:.1%} of the processor time of screening")
    again = measured("ingest", source, "--store", folder / "store")
    told("unchanged", again, characters)
    size = {
        name: sum(path.stat().st_size for path in (folder / "store" / name).rglob("*") if path.is_file())
        for name in ("cases", "index")
    }
    text = sum(path.stat().st_size for path in source.iterdir())
    print("size of the text's: " + ", ".join(f"{name} {number / text:.2f}" for name, number in size.items()))


def kills(folder: Path, count: int) -> None:
    """Kill an ingest at random points; whenever one came through, everything is mixed for the next."""
    chance = random.Random(7)
    source, store = folder / "in", folder / "store"
    written(source, resampled(KILLED_ROWS, 3), KILLED_A_FILE)
    killed = 0
    while killed < count:
        process = started("ingest", source, "--store", store, code=SMALL)
        try:
            process.wait(timeout=chance.uniform(2.0, 30.0))
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGKILL)
            process.wait()
            killed += 1
            print(f"killed {killed} times", flush=True)
            continue
        checked(store)
        mixed(source, chance)
    print(f"last run: exit {measured('ingest', source, '--store', store).status}")
    checked(store)


def mixed(source: Path, chance: random.Random) -> None:
    """Change the order of all rows, so that every unit is new."""
    for path in source.iterdir():
        lines = path.read_text("utf-8").splitlines()
        chance.shuffle(lines)
        path.write_text("\n".join(lines) + "\n", "utf-8")


def checked(store: Path) -> None:
    """Hold register, tables and index against each other and against what went in."""
    expected = {f"d{number}" for number in range(KILLED_ROWS)}
    with register_in(store) as register:
        registered = {id_ for name in register.shards() for id_ in register.ids_of(name)}
    engine = EmbeddedEngine(store / "index")
    indexed = [hit.id for hit in engine.scan(Request(Everything(), stored=()))]
    good = expected == registered == set(indexed) and len(indexed) == len(expected)
    faults = faults_of(store)
    print(f"whole: {good}; faults: {len(faults)}", flush=True)
    if not good or faults:
        sys.exit(1)


def main() -> None:
    """Run what is asked for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--documents", type=int, default=20_000)
    parser.add_argument("--natural", type=int, default=0)
    parser.add_argument("--kills", type=int, default=0)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="jianwen-bench-") as scratch:
        if asked.kills:
            kills(Path(scratch), asked.kills)
        elif asked.natural:
            speed(Path(scratch), resampled(asked.natural, 2, 0))
        else:
            speed(Path(scratch), resampled(asked.documents, 1))


if __name__ == "__main__":
    main()
