"""Judgments that no benchmark measures on: what is learned is learned from them."""

from __future__ import annotations

import gzip
import json
import os
from collections.abc import Iterator
from pathlib import Path
from random import Random

from bench.inject import planted

DATA = Path(os.environ.get("JIANWEN_DATA", Path(__file__).resolve().parents[2] / "shared" / "data"))
# The last rows are left for `bench.unmask --held-out`.
HELD_OUT = 600


def unmeasured(count: int, longest: int) -> Iterator[str]:
    """Give the texts of at most `count` judgments, none over `longest` characters; always the same ones."""
    with gzip.open(DATA / "lecard" / "docs.jsonl.gz", "rt", encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines][:-HELD_OUT]
    with gzip.open(DATA / "privacy_dev" / "docs.jsonl.gz", "rt", encoding="utf-8") as lines:
        left_out = {str(json.loads(line)["id"]) for line in lines}
    for half in ("tuning", "blind"):
        left_out |= {one.id for one in planted(half, 120, 2026)}
    Random(7).shuffle(rows)
    for row in rows[:count]:
        if str(row["id"]) not in left_out and len(row["text"]) <= longest:
            yield str(row["text"])
